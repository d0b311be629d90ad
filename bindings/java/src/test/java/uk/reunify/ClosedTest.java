package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

class ClosedTest {
    @Test
    void whatWasClosedCannotBeUsed() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            of.close();
            of.close();
            refused("disposed", () -> engine.evaluate(of, Examples.DAY));
            refused("disposed", of::toJson);
            engine.plan().close();
            refused("disposed", engine::changes);
            Case other = reunify.loadCase(Examples.caseDocument());
            assertTrue(engine.evaluate(other, Examples.DAY).startsWith("{"));
            engine.close();
            refused("disposed", () -> engine.evaluate(other, Examples.DAY));
        }
    }

    @Test
    void nothingOfAClosedInstanceCanBeUsed() {
        Reunify reunify = new Reunify();
        Case of = reunify.loadCase(Examples.caseDocument());
        reunify.close();
        reunify.close();
        refused("disposed", of::toJson);
        refused("disposed", reunify::version);
        of.close();
        assertFalse(reunify.isLost());
        assertEquals(0, reunify.memoryBytes());
    }

    @Test
    void whatAnotherInstanceKeepsIsNotTakenForItsOwn() {
        try (Reunify one = new Reunify();
                Reunify other = new Reunify()) {
            Engine engine = Examples.engine(one);
            Examples.engine(other);
            Case of = other.loadCase(Examples.caseDocument());
            refused("unknown-handle", () -> engine.evaluate(of, Examples.DAY));
            refused("unknown-handle", () -> other.compile(engine.plan(), List.of()));
        }
    }

    @Test
    @Timeout(60)
    void anInstanceIsNotClosedWhileItAnswers() throws InterruptedException {
        Reunify reunify = new Reunify(Handmade.thatDoes(Handmade.NEVER_ENDS));
        long before = reunify.memoryBytes();
        Thread caller = new Thread(() -> refused("instance-lost", () -> reunify.send("")));
        caller.start();
        while (reunify.memoryBytes() == before) {
            Thread.sleep(1);
        }
        refused("in-use", reunify::close);
        refused("in-use", () -> reunify.send("{}"));
        caller.interrupt();
        caller.join();
        assertTrue(reunify.isLost());
        reunify.close();
    }

    private static void refused(String code, Executable call) {
        assertEquals(code, assertThrows(ReunifyException.class, call).code());
    }
}
