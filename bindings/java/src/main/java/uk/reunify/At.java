package uk.reunify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * For when, and for whom, a case is looked at.
 *
 * @param asOf the day for which it is asked
 * @param knownAt only what had been recorded by then counts, in whole seconds; {@code null} for
 *     everything
 * @param reader who reads the answer
 */
public record At(LocalDate asOf, Instant knownAt, Reader reader) {
    /**
     * Checks that there is a day and a reader.
     *
     * @param asOf the day
     * @param knownAt the moment, or {@code null}
     * @param reader the reader
     */
    public At {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(reader, "reader");
    }

    /**
     * A day, with everything that was recorded, for a practitioner.
     *
     * @param asOf the day
     * @return that question
     */
    public static At day(LocalDate asOf) {
        return new At(asOf, null, Reader.PRACTITIONER);
    }

    /**
     * The same, but only with what had been recorded by a moment.
     *
     * @param moment the moment
     * @return that question
     */
    public At asKnownAt(Instant moment) {
        return new At(asOf, moment, reader);
    }

    /**
     * The same for another reader.
     *
     * @param by who reads the answer
     * @return that question
     */
    public At readBy(Reader by) {
        return new At(asOf, knownAt, by);
    }
}
