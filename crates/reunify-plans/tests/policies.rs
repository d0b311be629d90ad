//! Local policies: what they add, that they can only tighten the law, and that a rule that fails
//! is never taken for one that passed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{CASES, ENGINE, PLAN, day, northshire};
use proptest::prelude::*;
use reunify::calendar::Period;
use reunify::evaluate::{CaseStanding, DeadlineStatus, FindingKind};
use reunify::{At, Case, Code, Engine, Policy};
use serde_json::{Value, json};

fn case(name: &str) -> &'static Case {
    &CASES.iter().find(|(id, _)| id == name).unwrap().1
}

fn basis() -> Value {
    json!({ "authority": "local", "cites": [{ "source": "manual", "at": "1", "verified": true }] })
}

/// A policy with one list filled in.
fn policy_with(list: &str, items: Value, scripts: &[(&str, &str)]) -> Policy {
    let mut policy = json!({
        "format": "reunify-policy/1", "id": "test", "version": "1.0.0", "title": "Test",
        "owner": "Nobody", "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
        "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
    });
    policy[list] = items;
    let scripts = scripts.iter().map(|(path, text)| (*path, text.as_bytes()));
    Policy::from_parts(policy.to_string().as_bytes(), scripts).unwrap()
}

fn with_rule(script: &str) -> Result<Engine, reunify::Diagnostics> {
    let rule =
        json!([{ "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "basis": basis() }]);
    Engine::compile(
        &PLAN,
        &[policy_with("rules", rule, &[("rules/rule.rhai", script)])],
    )
}

fn on(engine: &Engine, name: &str, date: &str) -> CaseStanding {
    engine.evaluate(case(name), &At::day(day(date))).standing
}

#[test]
fn northshire_acts() {
    let engine = Engine::compile(&PLAN, &[northshire()]).unwrap();
    let before = on(&ENGINE, "planned-return-s20", "2026-02-20");
    let standing = on(&engine, "planned-return-s20", "2026-02-20");
    assert_eq!(standing.stage.title, "Checkpoint review and decision 3");
    let visits = |standing: &CaseStanding| {
        let mut all = standing.deadlines.iter();
        all.find(|d| d.timescale.as_str() == "visits-in-placement")
            .unwrap()
            .clone()
    };
    assert_eq!(visits(&before).due, Some(day("2026-02-17")));
    let visits = visits(&standing);
    assert_eq!(visits.due, Some(day("2026-02-03")));
    assert_eq!(visits.due_without_policy, Some(day("2026-02-17")));
    assert_eq!(
        visits.local_grounds.unwrap().policy.unwrap().as_str(),
        "northshire"
    );
    assert!(
        visits.grounds.policy.is_none(),
        "the law is named beside it"
    );
    let posts: Vec<_> = standing
        .actions
        .iter()
        .flat_map(|a| &a.by)
        .filter_map(|h| h.post.as_deref())
        .collect();
    assert!(posts.contains(&"Head of Service, Children in Care"));
    let kinds: Vec<FindingKind> = standing
        .findings
        .iter()
        .map(|finding| finding.kind)
        .collect();
    assert_eq!(kinds, [FindingKind::Due, FindingKind::NeedsApproval]);
    assert_eq!(standing.findings[0].due, Some(day("2026-02-19")));
    let read: Vec<&str> = standing.findings[0]
        .read
        .iter()
        .map(|read| read.what.as_str())
        .collect();
    assert_eq!(
        read,
        ["decided decision-3", "fact parental-substance-misuse"]
    );
    // It rests where no return has been decided.
    assert!(
        on(&engine, "planned-return-s20", "2026-01-15")
            .findings
            .is_empty()
    );
    // What the plan does not know as a requirement gates the decision here.
    let earlier = on(&engine, "placement-with-parents-care-order", "2025-05-20");
    let local = earlier
        .requirements
        .iter()
        .find(|r| r.requirement.as_str() == "northshire-virtual-head-consulted");
    assert!(local.is_some_and(|r| r.grounds.policy.is_some()));
}

#[test]
fn a_rule_that_fails_is_marked_and_the_rest_goes_on() {
    for (script, code) in [
        (
            "let day = case.decided(\"decision-3\").chose(\"nothing\").last;",
            Code::ScriptFailed,
        ),
        (
            "case.require(\"nobody\", \"Do this.\");",
            Code::ScriptFailed,
        ),
        ("fn f(n) { f(n + 1) } f(0);", Code::ScriptLimit),
        (
            "let s = \"0123456789abcdef\"; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s; s += s;",
            Code::ScriptLimit,
        ),
        (
            "let x = 9223372036854775807; x = x + 1; if x > 0 { case.advise(\"social-worker\", \"x\"); }",
            Code::ScriptFailed,
        ),
        ("throw \"no\";", Code::ScriptFailed),
        ("case = 1;", Code::ScriptFailed),
    ] {
        let engine = with_rule(script).expect(script);
        let standing = on(&engine, "planned-return-s20", "2026-02-20");
        let codes: Vec<Code> = standing
            .failed_rules
            .iter()
            .map(|f| f.problem.code)
            .collect();
        assert_eq!(codes, [code], "{script}: {:?}", standing.failed_rules);
        assert!(standing.findings.is_empty(), "{script}");
        assert_eq!(
            standing.deadlines,
            on(&ENGINE, "planned-return-s20", "2026-02-20").deadlines
        );
    }
}

#[test]
fn what_a_rule_may_not_do_is_refused_before_it_runs() {
    for script in [
        "eval(\"1\")",
        "import \"x\" as x;",
        "while true {}",
        "loop {}",
        "for i in 0..10 {}",
        "case.fact(\"a\" + \"b\")",
        "case.fact(\"no-such-fact\")",
        "case.done(\"no-such-task\")",
        "let x = ;",
        "x",
    ] {
        let problems = with_rule(script).expect_err(script);
        let problem = problems.iter().next().unwrap();
        assert_eq!(
            problem.place.file.as_deref(),
            Some("rules/rule.rhai"),
            "{script}: {problem}"
        );
        assert!(
            problem.place.span.is_some_and(|span| span.line == 1),
            "{script}: {problem}"
        );
    }
}

#[test]
fn what_rhai_would_offer_elsewhere_is_not_there() {
    for name in [
        "sleep(1)",
        "timestamp()",
        "rand()",
        "open_file(\"x\")",
        "print(\"x\")",
        "debug(1)",
        "parse_json(\"1\")",
    ] {
        match with_rule(&format!("{name};")) {
            Err(_) => {}
            Ok(engine) => {
                let standing = on(&engine, "planned-return-s20", "2026-02-20");
                // Printing is taken for nothing; all else is unknown.
                let harmless = name.starts_with("print") || name.starts_with("debug");
                assert!(harmless || !standing.failed_rules.is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn an_unknown_fact_is_neither_yes_nor_no() {
    let script = r#"
        let fact = case.fact("earlier-returns");
        if fact.at_least(1).yes { case.advise("social-worker", "yes"); }
        if fact.at_least(1).no { case.advise("social-worker", "no"); }
        if fact.at_least(1).unknown { case.advise("social-worker", "unknown"); }
    "#;
    let engine = with_rule(script).unwrap();
    let words = |name: &str, date: &str| {
        let findings = on(&engine, name, date).findings;
        findings
            .into_iter()
            .map(|finding| finding.words)
            .collect::<Vec<_>>()
    };
    assert_eq!(words("unplanned-return-s20", "2025-09-01"), ["unknown"]);
    assert_eq!(words("seventeen-year-old", "2026-02-12"), ["no"]);
}

#[test]
fn a_rule_that_compares_the_date_changes_on_its_day() {
    let script = r#"
        let began = case.happened("became-looked-after");
        if began.any && case.passed_since(began.first, weeks(40)).yes {
            case.advise("social-worker", "Forty weeks.");
        }
    "#;
    let engine = with_rule(script).unwrap();
    // 6 May 2025 and 280 days.
    let change = day("2026-02-10");
    let said = |date: &str| !on(&engine, "planned-return-s20", date).findings.is_empty();
    assert_eq!((said("2026-02-09"), said("2026-02-10")), (false, true));
    let mut at = day("2026-01-05");
    while at < change {
        let evaluation = engine.evaluate(case("planned-return-s20"), &At::day(at));
        let next = evaluation.next_change.unwrap();
        assert!(next <= change, "from {at} the next change is {next}");
        at = next;
    }
    assert_eq!(at, change);
}

#[test]
fn what_would_loosen_the_law_is_refused() {
    for (id, part, period) in [
        (
            "immediate-placement-assessment",
            "within",
            json!({ "weeks": 6 }),
        ),
        (
            "immediate-placement-assessment",
            "within",
            json!({ "working-days": 11 }),
        ),
        ("placement-plan-due", "within", json!({ "months": 1 })),
        ("review-decisions-out", "within", json!({ "weeks": 2 })),
    ] {
        let policy = policy_with(
            "timescales",
            json!([{ "id": id, part: period, "reason": "Because.", "basis": basis() }]),
            &[],
        );
        let problems = Engine::compile(&PLAN, &[policy]).expect_err(id);
        let problem = problems.iter().next().unwrap();
        assert_eq!(problem.code, Code::PolicyLoosensLaw, "{problem}");
        assert!(problem.place.span.is_some());
    }
    // Twenty days are less than twenty working days, wherever one starts.
    for period in [
        json!({ "days": 10 }),
        json!({ "working-days": 10 }),
        json!({ "weeks": 1 }),
    ] {
        let policy = policy_with(
            "timescales",
            json!([{ "id": "immediate-placement-assessment", "within": period, "reason": "Because.", "basis": basis() }]),
            &[],
        );
        assert!(Engine::compile(&PLAN, &[policy]).is_ok(), "{period}");
    }
}

fn any_period() -> impl Strategy<Value = Value> {
    (0usize..5, 0u16..120).prop_map(|(unit, count)| {
        let unit = ["working-days", "days", "weeks", "months", "hours"][unit];
        let count = if unit == "months" { count / 10 } else { count };
        json!({ unit: count })
    })
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let ids: Vec<String> = PLAN
        .document()
        .timescales
        .iter()
        .map(|t| t.id.to_string())
        .collect();
    let timescales = proptest::collection::vec(
        (proptest::sample::select(ids), any_period(), any_period()),
        0..4,
    );
    let scripts = proptest::collection::vec(
        prop_oneof![
            Just("case.require(\"social-worker\", \"Do.\");"),
            Just("case.advise(\"team-manager\", \"Think.\");"),
            Just("case.needs_approval(\"nominated-officer\", \"Ask.\");"),
            Just(
                "let v = case.done(\"statutory-visit\"); if v.any { case.due(case.add(v.last, days(3)), \"social-worker\", \"Visit.\"); }"
            ),
            Just("throw \"failed\";"),
            Just(
                "if case.fact(\"legal-status\").is(\"care-order\").yes { case.require(\"social-worker\", \"Do.\"); }"
            ),
        ],
        0..3,
    );
    (timescales, scripts, any::<bool>()).prop_map(|(timescales, scripts, requires)| {
        let timescales: Vec<Value> = timescales
            .into_iter()
            .map(|(id, within, every)| {
                // What recurs has both; what does not may not say how often.
                let mut found = PLAN.document().timescales.iter();
                let recurs = found.find(|t| t.id.as_str() == id).unwrap().limits.iter().any(|l| !l.then.is_empty());
                let mut item = json!({ "id": id, "within": within, "reason": "Because.", "basis": basis() });
                if recurs {
                    item["every"] = every;
                }
                item
            })
            .collect();
        let paths: Vec<String> = (0..scripts.len()).map(|n| format!("rules/{n}.rhai")).collect();
        let rules: Vec<Value> = paths
            .iter()
            .enumerate()
            .map(|(n, path)| json!({ "id": format!("rule-{n}"), "title": "Rule", "script": path, "basis": basis() }))
            .collect();
        let requirement = json!({
            "id": "local-view", "title": "View", "plain": { "parent": "a view", "child": "a view" },
            "gates": [{ "decision": "decision-3", "option": "return-home" }],
            "met": { "approval": { "by": ["service-manager"] } }, "basis": basis(),
        });
        let policy = json!({
            "format": "reunify-policy/1", "id": "test", "version": "1.0.0", "title": "Test",
            "owner": "Nobody", "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
            "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
            "timescales": timescales, "rules": rules,
            "requirements": if requires { vec![requirement] } else { Vec::new() },
        });
        let scripts = paths.iter().map(String::as_str).zip(scripts.iter().map(|text| text.as_bytes()));
        Policy::from_parts(policy.to_string().as_bytes(), scripts).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The plan's obligations are among the result's, and no due date moves later.
    #[test]
    fn a_policy_can_only_tighten(policy in any_policy(), number in 0usize..9, offset in 0i64..420) {
        let Ok(engine) = Engine::compile(&PLAN, &[policy]) else {
            // It was refused, as one that would loosen the law has to be.
            return Ok(());
        };
        let at = At::day(day("2025-01-01").plus_days(offset).unwrap());
        let case = &CASES[number].1;
        let plain = ENGINE.evaluate(case, &at).standing;
        let local = engine.evaluate(case, &at).standing;
        for deadline in &plain.deadlines {
            let other = local.deadlines.iter().find(|other| other.item == deadline.item);
            let Some(other) = other else {
                return Err(TestCaseError::fail(format!("{} is gone", deadline.item)));
            };
            if let (Some(lawful), Some(due)) = (deadline.due, other.due) {
                prop_assert!(due <= lawful, "{}: {} after {}", deadline.item, due, lawful);
            }
            prop_assert_eq!(deadline.due.is_some(), other.due.is_some());
            if deadline.status == DeadlineStatus::Overdue {
                prop_assert_eq!(other.status, DeadlineStatus::Overdue, "{}", deadline.item);
            }
        }
        for requirement in &plain.requirements {
            let other = local.requirements.iter().find(|other| other.item == requirement.item);
            prop_assert!(other.is_some_and(|other| other.status == requirement.status), "{}", requirement.item);
        }
        for owed in &plain.owed {
            prop_assert!(local.owed.contains(owed));
        }
    }
}

#[test]
fn periods_are_ordered_as_the_calendar_orders_them() {
    // A guard for the property above: some policies are refused and some are not.
    let tries = [Period::Weeks(6), Period::WorkingDays(5)];
    let accepted = tries.map(|period| {
        let within = serde_json::to_value(period).unwrap();
        let timescale = json!([{ "id": "immediate-placement-assessment", "within": within, "reason": "Because.", "basis": basis() }]);
        Engine::compile(&PLAN, &[policy_with("timescales", timescale, &[])]).is_ok()
    });
    assert_eq!(accepted, [false, true]);
}
