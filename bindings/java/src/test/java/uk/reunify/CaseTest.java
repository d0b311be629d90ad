package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseTest {
    @Test
    void anEntryIsAppended() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case to = reunify.loadCase(Examples.caseDocument());
            Receipt receipt = engine.append(to, Examples.visit("authority-representative"));
            assertEquals("{\"event\":" + receipt.event() + "}", receipt.json());
            Map<String, String> event = Json.fields(receipt.event());
            assertEquals("59", event.get("seq"));
            to.verify();
            String document = to.toJson();
            assertTrue(document.contains(event.get("hash")));
            reunify.loadCase(document).verify();
        }
    }

    @Test
    void anEntryThatIsRefusedChangesNothing() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case to = reunify.loadCase(Examples.caseDocument());
            String before = to.toJson();
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> engine.append(to, Examples.visit("parent")));
            assertEquals("wrong-role", error.code());
            assertEquals("wrong-role", Json.text(Json.fields(error.rejection().orElseThrow()).get("code")));
            assertEquals("/actor/role", error.place().orElseThrow());
            assertEquals("[]", error.diagnostics());
            assertEquals(before, to.toJson());
        }
    }

    @Test
    void aCaseIsBegunWithoutEvents() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case begun = reunify.createCase("case-ü-1", engine.plan());
            String document = begun.toJson();
            assertEquals("[]", Json.fields(document).get("events"));
            assertEquals("case-ü-1", Json.text(Json.fields(document).get("id")));
        } catch (ReunifyException error) {
            throw new AssertionError(error.code() + error.diagnostics(), error);
        }
    }

    @Test
    void aChangedEventIsFound() {
        try (Reunify reunify = new Reunify()) {
            reunify.loadCase(Examples.caseDocument()).verify();
            String changed = Examples.caseDocument().replace("Sleeping better.", "Sleeping badly.");
            Case of = reunify.loadCase(changed);
            ReunifyException error = assertThrows(ReunifyException.class, of::verify);
            assertEquals("event-changed", error.code());
            assertEquals("/events/16/hash", error.place().orElseThrow());
        }
    }

    @Test
    void aCaseUnderAnotherPlanIsRefused() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            String newer = Examples.caseDocument().replaceFirst("\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"");
            Case of = reunify.loadCase(newer);
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> engine.evaluate(of, Examples.DAY));
            assertEquals("case-plan-mismatch", error.code());
        }
    }
}
