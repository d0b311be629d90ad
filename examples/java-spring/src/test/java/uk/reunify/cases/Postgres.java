package uk.reunify.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of the test's own, in a folder, reached from this machine only. */
final class Postgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final String password = UUID.randomUUID().toString();
    private final Path programs;
    private final Path folder;
    private final boolean root;
    private final int port;

    private Postgres(Path programs, Path folder, boolean root) throws IOException {
        this.programs = programs;
        this.folder = folder;
        this.root = root;
        Path secret = Files.writeString(folder.resolve("password"), password);
        run("initdb", "-D", data(), "-U", "cases", "-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "-N");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String options = "-p " + port + " -c listen_addresses=localhost -c unix_socket_directories= -c fsync=off";
        run("pg_ctl", "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", options, "start");
    }

    /** Starts it. Where it is missing the test is not run, and fails where the variable `CI` is set. */
    static Postgres start(String test, Path folder) throws IOException {
        Path programs = programs().orElseGet(() -> missing(test, "PostgreSQL (install its server, with `initdb`)"));
        // PostgreSQL does not run as root.
        boolean root = Files.getOwner(folder).getName().equals("root");
        if (root) {
            try {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            } catch (UserPrincipalNotFoundException none) {
                missing(test, "PostgreSQL (add a user `postgres`: it does not run as root)");
            }
        }
        return new Postgres(programs, folder, root);
    }

    /** What the service is told, to use it. */
    List<String> settings() {
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://localhost:" + port + "/postgres",
                "--spring.datasource.username=cases",
                "--spring.datasource.password=" + password);
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".out").toFile())
                .start();
        assertThat(process.onExit().join().exitValue()).as(program).isZero();
    }

    /** `cargo xtask examples` reads the line. */
    private static <T> T missing(String test, String what) {
        if (System.getenv("CI") != null) {
            return Assertions.fail("not run, which is a failure here: " + what);
        }
        System.err.println("NOT RUN: " + test + ": " + what);
        return Assumptions.abort(what);
    }

    /** The folder of its programs: the newest that is installed, or the one on the path. */
    private static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                        .sorted(Comparator.comparing((Path version) ->
                                        Integer.valueOf(version.getFileName().toString()))
                                .reversed())
                        .map(version -> version.resolve("bin"))
                        .forEach(folders::add);
            }
        }
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
        return folders.stream()
                .filter(folder -> Stream.of("initdb", "pg_ctl")
                        .map(folder::resolve)
                        .allMatch(Files::isExecutable))
                .findFirst();
    }
}
