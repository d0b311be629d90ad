package uk.reunify;

import java.util.Map;

/** The practice framework and the law: a plan that has been read and checked. */
public final class Plan extends Kept {
    private final Stamp stamp;
    private final String warnings;

    Plan(Reunify reunify, Map<String, String> loaded) {
        super(reunify, loaded.get("plan"));
        stamp = Stamp.of(loaded);
        warnings = loaded.get("warnings");
    }

    /**
     * The name of the plan.
     *
     * @return its id
     */
    public String id() {
        return stamp.id();
    }

    /**
     * The version of the plan.
     *
     * @return such as {@code 1.0.0}
     */
    public String version() {
        return stamp.version();
    }

    /**
     * The hash of its content.
     *
     * @return in hexadecimal
     */
    public String sha256() {
        return stamp.sha256();
    }

    /**
     * What somebody should look at, though the plan can be used.
     *
     * @return a list of diagnostics, as JSON
     */
    public String warnings() {
        return warnings;
    }
}
