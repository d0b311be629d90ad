package uk.reunify.cases;

/** There is a case of that id. */
final class CaseExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
