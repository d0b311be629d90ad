package uk.reunify;

import java.util.Locale;

/** Who reads an answer: that decides the words, and what is shown. */
public enum Reader {
    /** Somebody who works with the family. */
    PRACTITIONER,
    /** A parent. */
    PARENT,
    /** The child. */
    CHILD;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
