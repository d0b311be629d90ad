package uk.reunify.cases;

/** There is no such case. */
final class NoSuchCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
