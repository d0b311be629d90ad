package uk.reunify;

import java.util.Map;

/** What a document is: its name, its version, and the hash of its content. */
record Stamp(String id, String version, String sha256) {
    static Stamp of(Map<String, String> loaded) {
        return new Stamp(
                Json.text(loaded.get("id")), Json.text(loaded.get("version")), Json.text(loaded.get("sha256")));
    }
}
