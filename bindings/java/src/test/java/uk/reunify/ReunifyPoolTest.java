package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReunifyPoolTest {
    private static final int SIZE = 2;
    private static final int THREADS = 8;

    private final AtomicInteger prepared = new AtomicInteger();

    private ReunifyPool<Engine> pool() {
        return new ReunifyPool<>(SIZE, reunify -> {
            prepared.incrementAndGet();
            return Examples.engine(reunify);
        });
    }

    @Test
    void manyThreadsGetTheSameBytes() throws Exception {
        String document = Examples.caseDocument();
        try (ReunifyPool<Engine> pool = pool()) {
            Callable<String> work = () -> pool.use((reunify, engine) -> {
                try (Case of = reunify.loadCase(document)) {
                    return engine.evaluate(of, Examples.DAY);
                }
            });
            Set<String> answers = new HashSet<>(inThreads(work, 48));
            assertEquals(1, answers.size());
        }
        assertEquals(SIZE, prepared.get());
    }

    @Test
    void aLostInstanceIsReplaced() {
        try (ReunifyPool<Engine> pool = pool()) {
            ReunifyException error = assertThrows(ReunifyException.class, () -> pool.use((reunify, engine) -> {
                Exhaust.memory(reunify);
                return null;
            }));
            assertEquals("instance-lost", error.code());
            assertEquals("0.1.0", pool.use((reunify, engine) -> reunify.version()));
            assertTrue(pool.use(ReunifyPoolTest::evaluate).startsWith("{"));
        }
        assertEquals(2, prepared.get());
    }

    @Test
    void whatWorkLeavesOpenIsClosed() {
        List<Case> left = new ArrayList<>();
        try (ReunifyPool<Engine> pool = pool()) {
            pool.use((reunify, engine) -> left.add(reunify.loadCase(Examples.caseDocument())));
            assertEquals(
                    "disposed",
                    assertThrows(ReunifyException.class, left.get(0)::toJson).code());
            assertTrue(pool.use(ReunifyPoolTest::evaluate).startsWith("{"));
        }
        assertEquals(1, prepared.get());
    }

    @Test
    void anInstanceOutlivesWorkThatFails() {
        try (ReunifyPool<Engine> pool = pool()) {
            assertThrows(Exception.class, () -> pool.use((reunify, engine) -> {
                throw new Exception("the work's own");
            }));
            assertTrue(pool.use(ReunifyPoolTest::evaluate).startsWith("{"));
        }
        assertEquals(1, prepared.get());
    }

    @Test
    void aPoolWhoseInstancesCannotBePreparedDoesNotRunOut() {
        try (ReunifyPool<Plan> pool = new ReunifyPool<>(1, reunify -> reunify.loadPlan("{}"))) {
            for (int i = 0; i < 3; i++) {
                ReunifyException error =
                        assertThrows(ReunifyException.class, () -> pool.use((reunify, plan) -> plan.id()));
                assertEquals("missing-field", error.code());
            }
        }
    }

    @Test
    void aClosedPoolLendsNothing() {
        ReunifyPool<Engine> pool = pool();
        pool.close();
        ReunifyException error =
                assertThrows(ReunifyException.class, () -> pool.use((reunify, engine) -> reunify.version()));
        assertEquals("disposed", error.code());
    }

    @Test
    void waitingCanBeInterrupted() {
        try (ReunifyPool<Engine> pool = pool()) {
            Thread.currentThread().interrupt();
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> pool.use((reunify, engine) -> reunify.version()));
            assertEquals("interrupted", error.code());
            assertTrue(Thread.interrupted());
        }
        assertEquals(0, prepared.get());
    }

    @Test
    void oneInstanceRefusesTwoCallsAtOnce() throws Exception {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            AtomicBoolean refused = new AtomicBoolean();
            Callable<String> work = () -> {
                for (int i = 0; i < 1000 && !refused.get(); i++) {
                    try {
                        engine.evaluate(of, Examples.DAY);
                    } catch (ReunifyException twoAtOnce) {
                        assertEquals("in-use", twoAtOnce.code());
                        refused.set(true);
                    }
                }
                return reunify.isLost() ? "lost" : "whole";
            };
            assertEquals(List.of("whole", "whole"), inThreads(work, 2));
            assertTrue(refused.get());
            assertTrue(engine.evaluate(of, Examples.DAY).startsWith("{"));
        }
    }

    private static String evaluate(Reunify reunify, Engine engine) {
        try (Case of = reunify.loadCase(Examples.caseDocument())) {
            return engine.evaluate(of, Examples.DAY);
        }
    }

    private static List<String> inThreads(Callable<String> work, int times) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(work);
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
