package uk.reunify.cases;

/** The reader is none of practitioner, parent and child. */
final class NoSuchReaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
