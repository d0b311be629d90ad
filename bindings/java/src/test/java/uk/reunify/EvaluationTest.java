package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void theVersionIsThatOfTheModule() {
        try (Reunify reunify = new Reunify()) {
            assertEquals("0.1.0", reunify.version());
        }
    }

    @Test
    void theShippedPlanAnswersForACase() {
        try (Reunify reunify = new Reunify();
                Plan plan = reunify.loadPlan(Plans.reunification());
                Engine engine = reunify.compile(plan, List.of());
                Case of = reunify.loadCase(Examples.caseDocument())) {
            assertEquals("reunification", plan.id());
            assertEquals("1.0.0", plan.version());
            assertEquals(64, plan.sha256().length());
            assertEquals("planned-return-s20", of.id());
            Map<String, String> evaluation = Json.fields(engine.evaluate(of, Examples.DAY));
            assertEquals("\"2026-02-20\"", evaluation.get("as-of"));
            assertTrue(evaluation.get("deadlines").contains("\"overdue\""));
            Map<String, String> receipt = Json.fields(evaluation.get("receipt"));
            assertEquals("58", receipt.get("events"));
            assertEquals(plan.sha256(), Json.text(Json.fields(receipt.get("plan")).get("sha256")));
        }
    }

    @Test
    void anAnswerIsTheTextThatTheModuleWrote() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            String request = "{\"call\":\"evaluate\",\"engine\":%d,\"case\":%d,\"as-of\":\"2026-02-20\"}"
                    .formatted(engine.handle(), of.handle());
            assertEquals(reunify.send(request), "{\"ok\":" + engine.evaluate(of, Examples.DAY) + "}");
        }
    }

    @Test
    void aPolicyIsReadFromItsFolder() throws IOException {
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            Policy policy = reunify.loadPolicy(Examples.policy("northshire"));
            assertEquals("northshire", policy.id());
            assertEquals("1.1.0", policy.version());
            Engine engine = reunify.compile(plan, List.of(policy));
            assertTrue(engine.changes().contains("northshire"));
            assertTrue(engine.form("decision-record").contains("Options considered"));
            Case of = reunify.loadCase(Examples.caseDocument());
            String evaluation = engine.evaluate(of, Examples.DAY);
            String policies = Json.fields(Json.fields(evaluation).get("receipt")).get("policies");
            assertTrue(policies.contains(policy.sha256()));
            assertNotEquals(Examples.engine(reunify).evaluate(of, Examples.DAY), evaluation);
        }
    }

    @Test
    void whatIsKnownAtAMomentIsOnlyWhatWasRecordedByThen() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            At before = Examples.DAY.asKnownAt(Instant.parse("2026-01-20T12:00:00.5Z"));
            Map<String, String> receipt = Json.fields(Json.fields(engine.evaluate(of, before)).get("receipt"));
            assertEquals("49", receipt.get("events"));
        }
    }

    @Test
    void anItemIsExplainedToAParent() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            String explanation = engine.explain(of, Examples.ITEM, Examples.DAY.readBy(Reader.PARENT));
            assertEquals("parent", Json.text(Json.fields(explanation).get("audience")));
            assertEquals("A visit to your child", Json.text(Json.fields(explanation).get("title")));
        }
    }

    @Test
    void whatIsNotInTheEvaluationIsNotExplained() {
        try (Reunify reunify = new Reunify()) {
            Engine engine = Examples.engine(reunify);
            Case of = reunify.loadCase(Examples.caseDocument());
            At when = At.day(LocalDate.of(2026, 2, 20));
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> engine.explain(of, "deadline:none:1", when));
            assertEquals("not-explained", error.code());
        }
    }
}
