package uk.reunify.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, on a port of its own; `data` is in the folder that it runs in. */
final class ServiceProcess extends Calls {
    private static final Pattern READY = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int SECONDS_TO_START = 120;

    private final Path log;
    private final Process process;
    private final int port;

    ServiceProcess(Path folder, List<String> settings) throws IOException, InterruptedException {
        log = Files.createTempFile(folder, "service", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It runs for seconds: code that is made quickly is better than code that is quick.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CasesApplication.class.getName(),
                "--server.port=0"));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        port = waitForPort();
    }

    /** What it logged. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** As a machine that loses its power does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
    }

    private int waitForPort() throws IOException, InterruptedException {
        for (int tenth = 0; tenth < SECONDS_TO_START * 10 && process.isAlive(); tenth++) {
            Matcher ready = READY.matcher(log());
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            Thread.sleep(100);
        }
        kill();
        throw new IllegalStateException("the service did not start:\n" + log());
    }
}
