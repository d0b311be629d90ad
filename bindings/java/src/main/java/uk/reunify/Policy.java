package uk.reunify;

import java.util.Map;

/** What a local authority adds to a plan. */
public final class Policy extends Stamped {
    Policy(Reunify reunify, Map<String, String> loaded) {
        super(reunify, loaded.get("policy"), loaded);
    }
}
