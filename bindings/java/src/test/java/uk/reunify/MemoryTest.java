package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final int CYCLES = 300;

    @Test
    void whatIsClosedIsUsedAgain() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            String document = Examples.caseDocument();
            String first = cycle(reunify, engine, document);
            cycle(reunify, engine, document);
            long before = reunify.memoryBytes();
            for (int i = 0; i < CYCLES; i++) {
                assertEquals(first, cycle(reunify, engine, document));
            }
            assertEquals(before, reunify.memoryBytes());
        }
    }

    private static String cycle(Reunify reunify, Engine engine, String document) {
        try (Case of = reunify.loadCase(document)) {
            return engine.evaluate(of, Examples.DAY);
        }
    }
}
