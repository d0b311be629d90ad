package uk.reunify.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import uk.reunify.ReunifyException;

/**
 * Why a call has no answer.
 *
 * @param code the stable name of the reason
 * @param message the reason, for people
 * @param place where it is in the document or the entry, a JSON pointer
 * @param rejection why an entry was refused, as the module wrote it
 * @param diagnostics what is wrong with a document, as the module wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String code,
        String message,
        String place,
        @JsonRawValue String rejection,
        @JsonRawValue String diagnostics) {

    static Problem of(String code, String message) {
        return new Problem(code, message, null, null, null);
    }

    static Problem of(ReunifyException error) {
        return new Problem(
                error.code(),
                error.getMessage(),
                error.place().orElse(null),
                error.rejection().orElse(null),
                error.diagnostics().equals("[]") ? null : error.diagnostics());
    }
}
