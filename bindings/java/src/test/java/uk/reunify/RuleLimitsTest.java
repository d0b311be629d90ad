package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLimitsTest {
    private static final String SAY = "case.advise(\"social-worker\", \"Look again.\");\n";

    @Test
    void aScriptThatIsTooLongForTheHostIsRefused() {
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            Policy policy = reunify.loadPolicy(Examples.manifest(), Map.of("rules/rule.rhai", SAY));
            CompileOptions options =
                    CompileOptions.usual().limits(RuleLimits.usual().script(10).depth(20));
            ReunifyException error =
                    assertThrows(ReunifyException.class, () -> reunify.compile(plan, List.of(policy), options));
            assertEquals("script-limit", error.code());
            reunify.compile(plan, List.of(policy)).close();
        }
    }

    @Test
    void aHostileScriptEndsAtALimitAndTheEvaluationGoesOn() {
        Map<String, String> evaluation = evaluate(SAY.repeat(33), RuleLimits.usual());
        Map<String, String> failed = Json.fields(Json.first(evaluation.get("failed-rules")).orElseThrow());
        assertEquals("script-limit", Json.text(Json.fields(failed.get("problem")).get("code")));
        assertTrue(evaluation.get("deadlines").contains("visits-in-placement"));
    }

    @Test
    void eachLimitIsTheHostsToSet() {
        RuleLimits most = RuleLimits.usual()
                .operations(1_000_000)
                .script(100_000)
                .depth(64)
                .text(100_000)
                .items(10_000)
                .variables(100)
                .memory(1_000_000)
                .findings(40);
        assertEquals("[]", evaluate(SAY.repeat(33), most).get("failed-rules"));
        Map<String, String> stopped = evaluate(SAY.repeat(20), RuleLimits.usual().operations(5));
        assertTrue(Json.first(stopped.get("failed-rules")).isPresent());
    }

    private static Map<String, String> evaluate(String script, RuleLimits limits) {
        try (Reunify reunify = new Reunify()) {
            Plan plan = reunify.loadPlan(Plans.reunification());
            Policy policy = reunify.loadPolicy(Examples.manifest(), Map.of("rules/rule.rhai", script));
            Engine engine = reunify.compile(plan, List.of(policy), CompileOptions.usual().limits(limits));
            Case of = reunify.loadCase(Examples.caseDocument());
            return Json.fields(engine.evaluate(of, Examples.DAY));
        }
    }
}
