package uk.reunify;

import java.util.Map;

/** A case: its log of events. */
public final class Case extends Kept {
    private final String id;

    Case(Reunify reunify, Map<String, String> loaded) {
        super(reunify, loaded.get("case"));
        id = Json.text(loaded.get("id"));
    }

    /**
     * The host's reference for the case.
     *
     * @return its id
     */
    public String id() {
        return id;
    }

    /**
     * Checks the chain of hashes.
     *
     * @throws ReunifyException if an event was changed or lost
     */
    public void verify() {
        reunify().ask(Request.call("verify").handle("case", handle()));
    }

    /**
     * The case as a document, to be stored.
     *
     * @return the document, as JSON
     */
    public String toJson() {
        return reunify().ask(Request.call("case").handle("case", handle()));
    }
}
