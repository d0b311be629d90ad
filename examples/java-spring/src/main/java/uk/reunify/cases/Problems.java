package uk.reunify.cases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import uk.reunify.ReunifyException;

/** What goes wrong, as a status and a {@link Problem}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> none(NoSuchCaseException error) {
        return answer(HttpStatus.NOT_FOUND, Problem.of("no-such-case", "there is no such case"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> exists(CaseExistsException error) {
        return answer(HttpStatus.CONFLICT, Problem.of("case-exists", "there is a case of that id"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> busy(CaseBusyException error) {
        String message = "others are writing to this case; the entry was not added: send it again";
        return answer(HttpStatus.CONFLICT, Problem.of("case-busy", message));
    }

    @ExceptionHandler
    ResponseEntity<Problem> reader(NoSuchReaderException error) {
        String message = "`reader` is practitioner, parent or child";
        return answer(HttpStatus.BAD_REQUEST, Problem.of("bad-request", message));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ReunifyException error) {
        return answer(status(error), Problem.of(error));
    }

    @ExceptionHandler
    ResponseEntity<Problem> damaged(DamagedLogException error) {
        LOG.error("a log in the database is damaged: {}", error.code());
        String message = "the stored log of this case is not the one that was written";
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, Problem.of(error.code(), message));
    }

    /** Not the message of the error: a database may put what it stores into it. */
    @ExceptionHandler
    ResponseEntity<Problem> failed(RuntimeException error) {
        LOG.error("a call failed: {}", error.getClass().getName());
        String message = "the service could not answer";
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, Problem.of("failed", message));
    }

    private static HttpStatus status(ReunifyException error) {
        return switch (error.code()) {
            case "not-explained" -> HttpStatus.NOT_FOUND;
            case "bad-request" -> HttpStatus.BAD_REQUEST;
            case "case-plan-mismatch" -> HttpStatus.UNPROCESSABLE_CONTENT;
            case "instance-lost", "interrupted", "disposed" -> HttpStatus.SERVICE_UNAVAILABLE;
            // An entry that the plan does not allow can be read; one with diagnostics cannot.
            default -> error.rejection().isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST;
        };
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, Problem problem) {
        return ResponseEntity.status(status).body(problem);
    }
}
