package uk.reunify.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.reunify.Case;
import uk.reunify.Reunify;

/** Two services on one database, each with writers to the same case. */
class ConcurrentWritersTest {
    private static final int WRITERS = 4;
    private static final int EACH = 8;

    @TempDir
    private Path folder;

    @Test
    void noEventIsLostAndTheChainHolds() throws Exception {
        String document;
        Set<String> accepted = new TreeSet<>();
        try (RunningService one = new RunningService(folder, "--cases.tries=100");
                RunningService other = new RunningService(folder, "--cases.tries=100")) {
            one.post("/cases/case-1", "");
            List<Callable<List<String>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                RunningService service = i % 2 == 0 ? one : other;
                String writer = "writer-" + i;
                writers.add(() -> write(service, writer));
            }
            for (List<String> said : inThreads(writers)) {
                accepted.addAll(said);
            }
            document = other.get("/cases/case-1").body();
        }
        assertThat(accepted).hasSize(WRITERS * EACH);
        List<String> stored = new ArrayList<>();
        for (JsonNode event : JsonMapper.shared().readTree(document).get("events")) {
            stored.add(event.at("/data/what-child-said").asString());
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(accepted);
        try (Reunify reunify = new Reunify();
                Case of = reunify.loadCase(document)) {
            of.verify();
        }
    }

    @Test
    void whoeverIsAlwaysTooLateIsTold() throws Exception {
        try (RunningService service = new RunningService(folder, "--cases.tries=1")) {
            service.post("/cases/case-1", "");
            try (Connection another = service.dataSource().getConnection();
                    Statement statement = another.createStatement()) {
                another.setAutoCommit(false);
                statement.executeUpdate("update case_head set version = version");
                HttpResponse<String> busy = service.post("/cases/case-1/events", visit("too late"));
                assertThat(busy.statusCode()).isEqualTo(409);
                assertThat(busy.body()).contains("case-busy");
                another.rollback();
            }
            assertThat(service.post("/cases/case-1/events", visit("again")).statusCode())
                    .isEqualTo(201);
            assertThat(service.get("/cases/case-1").body()).contains("again").doesNotContain("too late");
        }
    }

    private static List<String> write(RunningService service, String writer) throws Exception {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            String said = writer + "-" + i;
            HttpResponse<String> response = service.post("/cases/case-1/events", visit(said));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            accepted.add(said);
        }
        return accepted;
    }

    private static String visit(String said) {
        return Entries.visit("authority-representative", said);
    }

    private static <T> List<T> inThreads(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
