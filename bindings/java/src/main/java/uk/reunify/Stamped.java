package uk.reunify;

import java.util.Map;

/** Something that an instance keeps and that says what it is: a plan or a policy. */
public abstract sealed class Stamped extends Kept permits Plan, Policy {
    private final Stamp stamp;

    Stamped(Reunify reunify, String handle, Map<String, String> loaded) {
        super(reunify, handle);
        stamp = Stamp.of(loaded);
    }

    /**
     * Its name.
     *
     * @return the id in its document
     */
    public String id() {
        return stamp.id();
    }

    /**
     * Its version.
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
