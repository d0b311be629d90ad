package uk.reunify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The plans that come with this library. */
public final class Plans {
    private static final String REUNIFICATION = "/reunify/plans/reunification@1.0.0.json";

    private Plans() {}

    /**
     * The practice framework and the law for reunification in England.
     *
     * @return the plan, as JSON text
     */
    public static String reunification() {
        try (InputStream plan = Plans.class.getResourceAsStream(REUNIFICATION)) {
            if (plan == null) {
                throw new IllegalStateException("the library lacks " + REUNIFICATION);
            }
            return new String(plan.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
