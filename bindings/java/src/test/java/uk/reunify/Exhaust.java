package uk.reunify;

/** Uses up what an instance has. */
final class Exhaust {
    private Exhaust() {}

    /** Loads cases and keeps them, until there is no more memory. */
    static void memory(Reunify reunify) {
        String said = "x".repeat(4_000_000);
        String document = Examples.caseDocument().replace("Sleeping better.", said);
        for (int i = 0; i < 1000; i++) {
            reunify.loadCase(document);
        }
    }
}
