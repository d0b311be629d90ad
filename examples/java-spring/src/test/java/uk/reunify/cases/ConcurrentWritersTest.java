package uk.reunify.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.reunify.Case;
import uk.reunify.Reunify;

/** Several writers to the same case: through two processes on one database, of which one is killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConcurrentWritersTest {
    private static final int WRITERS = 4;
    private static final int EACH = 8;
    private static final String EVENTS = "/cases/case-1/events";

    @TempDir
    private Path folder;

    /** What was sent, and what of it was answered with a receipt. */
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    @Test
    void noEventIsLostInTheFileOfTheDefaultSettings() throws Exception {
        noEventIsLost(List.of());
    }

    @Test
    void noEventIsLostInPostgres(@TempDir Path cluster) throws Exception {
        try (Postgres postgres = Postgres.start("noEventIsLostInPostgres", cluster)) {
            noEventIsLost(postgres.settings());
        }
    }

    @Test
    void noOtherMachineReachesTheFile() throws Exception {
        try (ServiceProcess service = new ServiceProcess(folder, List.of())) {
            assertThat(service.post("/cases/case-1", "").statusCode()).isEqualTo(201);
            Properties lock = new Properties();
            lock.load(new StringReader(Files.readString(folder.resolve("data/cases.lock.db"))));
            int port = URI.create("h2://" + lock.getProperty("server")).getPort();
            assertThat(listens(InetAddress.getLoopbackAddress(), port)).isTrue();
            assertThat(NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress()))
                    .noneMatch(address -> listens(address, port));
        }
    }

    private void noEventIsLost(List<String> settings) throws Exception {
        // The first has the file open, and the other reaches it through the first.
        try (ServiceProcess first = new ServiceProcess(folder, settings);
                ServiceProcess other = new ServiceProcess(folder, settings)) {
            assertThat(first.post("/cases/case-1", "").statusCode()).isEqualTo(201);
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ServiceProcess service = i % 2 == 0 ? first : other;
                String writer = "writer-" + i;
                writers.add(() -> writeAll(service, writer));
            }
            inThreads(writers);
            assertThat(accepted).hasSize(WRITERS * EACH);
            assertThat(stored(other.get("/cases/case-1").body())).containsExactlyInAnyOrderElementsOf(accepted);
            // Had nobody been too late, it would have shown nothing.
            assertThat(first.log() + other.log()).containsPattern("an entry was added: tried=([2-9]|\\d\\d)");

            CountDownLatch answered = new CountDownLatch(EACH);
            CountDownLatch killed = new CountDownLatch(1);
            inThreads(List.of(
                    () -> writeUntilKilled(first, answered),
                    () -> writeOn(other, killed),
                    () -> {
                        answered.await();
                        first.kill();
                        killed.countDown();
                        return null;
                    }));
            check(other.get("/cases/case-1").body());

            try (ServiceProcess again = new ServiceProcess(folder, settings)) {
                writeAll(again, "again");
                writeAll(other, "other-again");
                String document = again.get("/cases/case-1").body();
                assertThat(other.get("/cases/case-1").body()).isEqualTo(document);
                check(document);
            }
        }
    }

    /** A log that holds, with everything that was accepted, once, and nothing that was not sent. */
    private void check(String document) {
        List<String> stored = stored(document);
        assertThat(stored).doesNotHaveDuplicates().containsAll(accepted);
        assertThat(sent).containsAll(stored);
        try (Reunify reunify = new Reunify();
                Case of = reunify.loadCase(document)) {
            of.verify();
        }
    }

    private static List<String> stored(String document) {
        List<String> stored = new ArrayList<>();
        for (JsonNode event : JsonMapper.shared().readTree(document).get("events")) {
            stored.add(event.at("/data/what-child-said").asString());
        }
        return stored;
    }

    private Void writeAll(ServiceProcess service, String writer) throws Exception {
        for (int i = 0; i < EACH; i++) {
            HttpResponse<String> response = write(service, writer + "-" + i);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        }
        return null;
    }

    private Void writeUntilKilled(ServiceProcess service, CountDownLatch answered) throws Exception {
        try {
            for (int i = 0; ; i++) {
                write(service, "killed-" + i);
                answered.countDown();
            }
        } catch (IOException killed) {
            return null;
        }
    }

    /** Writes while the other process is killed, and afterwards. A call in that moment may fail. */
    private Void writeOn(ServiceProcess service, CountDownLatch killed) throws Exception {
        int after = 0;
        for (int i = 0; after < EACH; i++) {
            boolean alone = killed.getCount() == 0;
            if (write(service, "other-" + i).statusCode() == 201 && alone) {
                after++;
            }
        }
        return null;
    }

    private HttpResponse<String> write(ServiceProcess service, String said) throws Exception {
        sent.add(said);
        HttpResponse<String> response = service.post(EVENTS, visit(said));
        if (response.statusCode() == 201) {
            accepted.add(said);
        }
        return response;
    }

    @Test
    void whoeverIsAlwaysTooLateIsTold() throws Exception {
        try (RunningService service = new RunningService(folder, "--cases.tries=1")) {
            service.post("/cases/case-1", "");
            try (Connection another = service.dataSource().getConnection();
                    Statement statement = another.createStatement()) {
                another.setAutoCommit(false);
                statement.executeUpdate("update case_head set version = version");
                HttpResponse<String> busy = service.post(EVENTS, visit("too late"));
                assertThat(busy.statusCode()).isEqualTo(409);
                assertThat(busy.body()).contains("case-busy");
                another.rollback();
            }
            assertThat(service.post(EVENTS, visit("again")).statusCode()).isEqualTo(201);
            assertThat(service.get("/cases/case-1").body()).contains("again").doesNotContain("too late");
        }
    }

    private static boolean listens(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String visit(String said) {
        return Entries.visit("authority-representative", said);
    }

    private static void inThreads(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
