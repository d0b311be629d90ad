package uk.reunify;

import java.util.Map;

/** What a local authority adds to a plan. */
public final class Policy extends Kept {
    private final Stamp stamp;

    Policy(Reunify reunify, Map<String, String> loaded) {
        super(reunify, loaded.get("policy"));
        stamp = Stamp.of(loaded);
    }

    /**
     * The name of the policy.
     *
     * @return its id
     */
    public String id() {
        return stamp.id();
    }

    /**
     * The version of the policy.
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
}
