package uk.reunify.cases;

/** What is in the database is not the log that was written. */
final class DamagedLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    DamagedLogException(String code) {
        super(code);
        this.code = code;
    }

    /** What is wrong with it. */
    String code() {
        return code;
    }
}
