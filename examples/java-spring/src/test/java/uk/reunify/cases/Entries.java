package uk.reunify.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded in an example case, as entries. */
final class Entries {
    private static final Path CASE = Path.of("../cases/planned-return-s20.json");

    private Entries() {}

    static List<String> all() throws IOException {
        List<String> entries = new ArrayList<>();
        for (JsonNode event : JsonMapper.shared().readTree(Files.readString(CASE)).get("events")) {
            ObjectNode entry = (ObjectNode) event;
            entry.remove(List.of("seq", "previous", "hash"));
            entries.add(entry.toString());
        }
        return entries;
    }

    /** A visit by somebody of a role. */
    static String visit(String role, String said) {
        return """
                {
                  "occurred": "2026-02-19", "recorded": "2026-02-20T10:00:00Z",
                  "actor": { "role": "%s", "reference": "sw-17" },
                  "type": "task", "id": "statutory-visit",
                  "data": {
                    "keeps-child-safe": true, "seen-alone": true, "unannounced": false,
                    "what-child-said": "%s", "what-was-seen": "Settled.", "where": "where-the-child-lives"
                  }
                }
                """.formatted(role, said);
    }
}
