package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {
    @Test
    void whatIsWrongWithADocumentHasAPlaceAndALine() {
        try (Reunify reunify = new Reunify()) {
            String wrong = Examples.caseDocument().replaceFirst("2025-05-06", "2025-02-30");
            ReunifyException error = assertThrows(ReunifyException.class, () -> reunify.loadCase(wrong));
            assertEquals("/events/0/occurred", error.place().orElseThrow());
            assertTrue(error.rejection().isEmpty());
            Map<String, String> first = Json.fields(Json.first(error.diagnostics()).orElseThrow());
            assertEquals(error.code(), Json.text(first.get("code")));
            Map<String, String> span = Json.fields(Json.fields(first.get("place")).get("span"));
            long line = wrong.substring(0, wrong.indexOf("2025-02-30")).lines().count();
            assertEquals(line, Long.parseLong(span.get("line")));
        }
    }

    @Test
    void aPolicyThatLoosensTheLawIsRefused() throws IOException {
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            Policy fewer = reunify.loadPolicy(Examples.policy("refused/fewer-visits"));
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> reunify.compile(plan, List.of(fewer)));
            assertEquals(error.code(), Json.text(Json.fields(Json.first(error.diagnostics()).orElseThrow()).get("code")));
            assertTrue(error.place().orElseThrow().startsWith("/"));
        }
    }

    @Test
    void textThatIsNotUnicodeIsRefusedAndNotAltered(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("policy.json"), new byte[] {'"', (byte) 0xe9, '"'});
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            for (Executable call : List.<Executable>of(
                    () -> reunify.send("\ud800"),
                    () -> reunify.loadCase("\ud800"),
                    () -> reunify.createCase("\ud800", plan),
                    () -> reunify.loadPolicy(folder))) {
                assertEquals("not-utf8", assertThrows(ReunifyException.class, call).code());
            }
            assertEquals("0.1.0", reunify.version());
        }
    }

    @Test
    void anotherCalendarIsCheckedToo() {
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            CompileOptions options = CompileOptions.usual().calendar("{}");
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> reunify.compile(plan, List.of(), options));
            assertEquals("invalid-calendar", error.code());
        }
    }
}
