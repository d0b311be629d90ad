package uk.reunify;

import java.util.Map;

/** The practice framework and the law: a plan that has been read and checked. */
public final class Plan extends Stamped {
    private final String warnings;

    Plan(Reunify reunify, Map<String, String> loaded) {
        super(reunify, loaded.get("plan"), loaded);
        warnings = loaded.get("warnings");
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
