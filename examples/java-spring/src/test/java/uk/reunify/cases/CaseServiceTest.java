package uk.reunify.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.reunify.Case;
import uk.reunify.Reunify;

@ExtendWith(OutputCaptureExtension.class)
class CaseServiceTest {
    private static final String EVALUATION = "/cases/case-1/evaluation?as-of=2026-02-20";
    private static final String SAID = "nobody-else-may-read-this";

    @TempDir
    private Path folder;

    @Test
    void aCaseIsKeptOverARestart() throws Exception {
        String document;
        String evaluation;
        try (RunningService service = new RunningService(folder)) {
            HttpResponse<String> created = service.post("/cases/case-1", "");
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith("/cases/case-1");
            List<String> entries = Entries.all();
            for (int i = 0; i < entries.size(); i++) {
                HttpResponse<String> added = service.post("/cases/case-1/events", entries.get(i));
                assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
                assertThat(json(added).at("/event/seq").asInt()).isEqualTo(i + 1);
            }
            HttpResponse<String> refused = service.post("/cases/case-1/events", Entries.visit("parent", SAID));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).at("/code").asString()).isEqualTo("wrong-role");
            assertThat(json(refused).at("/place").asString()).isEqualTo("/actor/role");
            assertThat(json(refused).at("/rejection/code").asString()).isEqualTo("wrong-role");
            document = ok(service, "/cases/case-1");
            evaluation = ok(service, EVALUATION);
        }
        verify(document, 58);
        JsonNode receipt = JsonMapper.shared().readTree(evaluation).at("/receipt");
        assertThat(receipt.at("/events").asInt()).isEqualTo(58);
        assertThat(receipt.at("/policies/0/id").asString()).isEqualTo("northshire");
        try (RunningService service = new RunningService(folder)) {
            assertThat(ok(service, "/cases/case-1")).isEqualTo(document);
            assertThat(ok(service, EVALUATION)).isEqualTo(evaluation);
        }
    }

    @Test
    void anItemIsExplainedToItsReader() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post("/cases/case-1", "");
            for (String entry : Entries.all()) {
                service.post("/cases/case-1/events", entry);
            }
            String item = "/cases/case-1/explanations/deadline:visits-in-placement:3?as-of=2026-02-20";
            String toParent = ok(service, item + "&reader=parent&known-at=2026-02-19T00:00:00Z");
            assertThat(toParent).contains("\"audience\":\"parent\"").contains("A visit to your child");
            assertThat(ok(service, item)).isNotEqualTo(toParent);
            String none = "/cases/case-1/explanations/deadline:none:1?as-of=2026-02-20";
            refused(service.get(none), 404, "not-explained");
        }
    }

    @Test
    void whatCannotBeAnsweredHasAStatusAndACode() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            refused(service.get("/cases/case-2"), 404, "no-such-case");
            refused(service.post("/cases/case-2/events", "{}"), 404, "no-such-case");
            service.post("/cases/case-1", "");
            refused(service.post("/cases/case-1", ""), 409, "case-exists");
            refused(service.get(EVALUATION + "&reader=neighbour"), 400, "bad-request");
            assertThat(service.get("/cases/case-1/evaluation?as-of=tomorrow").statusCode()).isEqualTo(400);
            HttpResponse<String> wrong = service.post("/cases/case-1/events", "{}");
            refused(wrong, 400, "missing-field");
            assertThat(json(wrong).at("/diagnostics").size()).isPositive();
        }
    }

    @Test
    void aChangedOrMissingEventIsNotPassedOver() throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post("/cases/case-1", "");
            List<String> entries = Entries.all();
            for (String entry : entries.subList(0, 3)) {
                service.post("/cases/case-1/events", entry);
            }
            service.database()
                    .sql("update case_event set event = replace(event, '2016-09-14', '2015-09-14')")
                    .update();
            refused(service.post("/cases/case-1/events", entries.get(3)), 500, "event-changed");
            service.database()
                    .sql("update case_event set event = replace(event, '2015-09-14', '2016-09-14')")
                    .update();
            assertThat(service.get("/cases/case-1").statusCode()).isEqualTo(200);
            service.database().sql("delete from case_event where seq = 3").update();
            refused(service.get("/cases/case-1"), 500, "events-missing");
        }
    }

    @Test
    void nothingOfACaseIsLogged(CapturedOutput output) throws Exception {
        try (RunningService service = new RunningService(folder)) {
            service.post("/cases/case-1", "");
            assertThat(service.post("/cases/case-1/events", Entries.visit("authority-representative", SAID))
                            .statusCode())
                    .isEqualTo(201);
            service.post("/cases/case-1/events", Entries.visit("parent", SAID));
            service.post("/cases/case-1/events", "{ \"" + SAID + "\": 1 }");
            service.post("/cases/case-1/events", "\"" + SAID);
            service.database().sql("update case_event set event = replace(event, 'Settled', 'Restless')").update();
            assertThat(service.get("/cases/case-1").statusCode()).isEqualTo(500);
            service.database().sql("drop table case_event").update();
            assertThat(service.get("/cases/case-1").statusCode()).isEqualTo(500);
        }
        assertThat(output.getAll()).contains("a call failed").doesNotContain(SAID).doesNotContain("Restless");
    }

    private static String ok(RunningService service, String path) throws Exception {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/code").asString()).isEqualTo(code);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static void verify(String document, int events) {
        assertThat(JsonMapper.shared().readTree(document).at("/events").size()).isEqualTo(events);
        try (Reunify reunify = new Reunify();
                Case of = reunify.loadCase(document)) {
            of.verify();
        }
    }
}
