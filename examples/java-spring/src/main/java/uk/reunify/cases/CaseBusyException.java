package uk.reunify.cases;

/** Others wrote to the case again and again; the entry was not added. */
final class CaseBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
