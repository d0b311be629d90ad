package uk.reunify.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** `start.sh` in a fresh checkout, with tools that only say what they were asked for. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    private static final String MODULE = "cargo xtask wasm";
    private static final List<String> SERVICE = List.of(
            "mvn -q -B -f ../../bindings/java/pom.xml install -DskipTests",
            "mvn -q -B package -DskipTests",
            "java -jar target/cases.jar --server.port=0");

    @TempDir
    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        Files.createDirectories(checkout.resolve("examples/java-spring"));
        Files.copy(Path.of("start.sh"), checkout.resolve("examples/java-spring/start.sh"));
        Files.createDirectories(checkout.resolve("tools"));
        Files.createSymbolicLink(checkout.resolve("tools/dirname"), Path.of("/usr/bin/dirname"));
    }

    @Test
    void itBuildsTheModuleAndTheServiceAndStartsIt() throws Exception {
        assertThat(start("java", "mvn", "cargo", "npm"))
                .contains(MODULE)
                .containsSubsequence(SERVICE)
                .last()
                .isEqualTo(SERVICE.get(2));
    }

    @Test
    void aModuleThatIsThereIsNotBuilt() throws Exception {
        Files.createDirectories(checkout.resolve("bindings/java/src/main/resources/reunify/plans"));
        assertThat(start("java", "mvn")).isEqualTo(SERVICE);
    }

    @Test
    void aToolThatIsMissingIsNamed() throws Exception {
        assertThat(start("mvn", "cargo", "npm"))
                .containsExactly("There is no `java`: install a JDK, 17 or later, and start again.");
        assertThat(start("java", "cargo", "npm")).containsExactly("There is no `mvn`: install Maven, and start again.");
        assertThat(start("java", "mvn", "npm"))
                .containsExactly("There is no `cargo`: install Rust, from https://rustup.rs, and start again.");
        assertThat(start("java", "mvn", "cargo"))
                .containsExactly("There is no `npm`: install Node, 20 or later, and start again.");
    }

    /** What is printed with these tools and no others. */
    private List<String> start(String... tools) throws IOException {
        for (String tool : Set.of("java", "mvn", "cargo", "npm")) {
            Files.deleteIfExists(checkout.resolve("tools").resolve(tool));
        }
        for (String tool : tools) {
            Path path = checkout.resolve("tools").resolve(tool);
            Files.writeString(path, "#!/bin/sh\necho " + tool + " \"$@\"\n");
            assertThat(path.toFile().setExecutable(true)).isTrue();
        }
        Path printed = checkout.resolve("printed");
        ProcessBuilder script = new ProcessBuilder("/bin/sh", "examples/java-spring/start.sh", "--server.port=0");
        script.directory(checkout.toFile()).redirectErrorStream(true).redirectOutput(printed.toFile());
        script.environment().put("PATH", checkout.resolve("tools").toString());
        script.start().onExit().join();
        return Files.readAllLines(printed);
    }
}
