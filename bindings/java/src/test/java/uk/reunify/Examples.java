package uk.reunify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The examples of the project, and what most tests need of them. */
final class Examples {
    static final At DAY = At.day(LocalDate.of(2026, 2, 20));
    static final String ITEM = "deadline:visits-in-placement:3";

    private static final Path ROOT = Path.of("../../examples");

    private Examples() {}

    static String caseDocument() {
        try {
            return Files.readString(ROOT.resolve("cases/planned-return-s20.json"));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static Path policy(String name) {
        return ROOT.resolve("policies").resolve(name);
    }

    static Engine engine(Reunify reunify) {
        return reunify.compile(reunify.loadPlan(Plans.reunification()), List.of());
    }

    /** A visit to the child, in the placement, by somebody of a role. */
    static String visit(String role) {
        return """
                {
                  "occurred": "2026-02-19",
                  "recorded": "2026-02-20T10:00:00Z",
                  "actor": { "role": "%s", "reference": "sw-17" },
                  "type": "task",
                  "id": "statutory-visit",
                  "data": {
                    "keeps-child-safe": true,
                    "seen-alone": true,
                    "unannounced": false,
                    "what-child-said": "I like it here.",
                    "what-was-seen": "Settled.",
                    "where": "where-the-child-lives"
                  }
                }
                """.formatted(role);
    }

    /** A policy of one rule. */
    static String manifest() {
        return """
                {
                  "format": "reunify-policy/1", "id": "local", "version": "1.0.0", "title": "Local",
                  "owner": "Nobody", "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
                  "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
                  "rules": [{
                    "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "reason": "Because.",
                    "basis": {
                      "authority": "local",
                      "cites": [{ "source": "manual", "at": "1", "verified": true }]
                    }
                  }]
                }
                """;
    }
}
