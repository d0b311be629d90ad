package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostInstanceTest {
    @Test
    void anInstanceWhoseMemoryIsUsedUpIsLost() {
        Reunify reunify = new Reunify();
        Engine engine = Examples.engine(reunify);
        ReunifyException error = assertThrows(ReunifyException.class, () -> Exhaust.memory(reunify));
        assertEquals("instance-lost", error.code());
        assertNotNull(error.getCause());
        assertTrue(reunify.isLost());
        refused(reunify, engine);
    }

    @Test
    void aCallThatIsInterruptedLosesTheInstance() {
        Reunify reunify = new Reunify();
        Engine engine = Examples.engine(reunify);
        Thread.currentThread().interrupt();
        try {
            assertEquals("instance-lost", assertThrows(ReunifyException.class, reunify::version).code());
        } finally {
            assertTrue(Thread.interrupted());
        }
        refused(reunify, engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {Handmade.UNREACHABLE, Handmade.CALLS_ITSELF})
    void aTrapLosesTheInstanceAndAFreshOneAnswers(String trap) {
        ReunifyModule module = Handmade.thatDoes(trap);
        Reunify reunify = new Reunify(module);
        assertEquals("", reunify.send("{}"));
        ReunifyException error = assertThrows(ReunifyException.class, () -> reunify.send(""));
        assertEquals("instance-lost", error.code());
        assertNotNull(error.getCause());
        assertEquals("instance-lost", assertThrows(ReunifyException.class, () -> reunify.send("{}")).code());
        assertEquals(0, reunify.memoryBytes());
        assertEquals("", new Reunify(module).send("{}"));
    }

    private static void refused(Reunify reunify, Engine engine) {
        assertEquals("instance-lost", assertThrows(ReunifyException.class, reunify::version).code());
        assertEquals("instance-lost", assertThrows(ReunifyException.class, engine::changes).code());
        engine.close();
        reunify.close();
        assertEquals("instance-lost", assertThrows(ReunifyException.class, reunify::version).code());
    }
}
