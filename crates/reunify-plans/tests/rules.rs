//! The language of rules: what a rule can ask and say, what is found wrong with one before it
//! runs, and that a rule that fails is never taken for one that passed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{CASES, ENGINE, case, day, on, with_rule, with_rule_and};
use reunify::evaluate::FindingKind;
use reunify::policy::RuleLimits;
use reunify::policy::rules::language::{FUNCTIONS, Form, Kind};
use reunify::{At, Code, Diagnostic};

fn problem(script: &str) -> Diagnostic {
    let problems = with_rule(script).expect_err(script);
    problems.into_iter().next().unwrap()
}

/// A script that says something if a condition holds.
fn asking(condition: &str) -> String {
    format!("if {condition} {{ case.advise(\"social-worker\", \"It holds.\"); }}")
}

fn holds(condition: &str, name: &str, date: &str) -> bool {
    let engine = with_rule(&asking(condition)).unwrap_or_else(|e| panic!("{condition}: {e}"));
    let standing = on(&engine, name, date);
    assert!(
        standing.failed_rules.is_empty(),
        "{condition}: {:?}",
        standing.failed_rules
    );
    !standing.findings.is_empty()
}

#[test]
fn every_function_has_an_example_that_runs_on_every_case() {
    for function in FUNCTIONS {
        let example = function.example;
        let script = match function.gives {
            Kind::Nothing => example.to_owned(),
            Kind::Bool => asking(example),
            _ => format!("let found = {example}; case.advise(\"social-worker\", \"Read.\");"),
        };
        assert!(
            example.contains(function.name),
            "{}: {example}",
            function.name
        );
        let engine = with_rule(&script).unwrap_or_else(|e| panic!("{}: {e}", function.name));
        for (name, _) in CASES.iter() {
            for date in ["2023-01-01", "2025-06-01", "2026-02-20"] {
                let standing = on(&engine, name, date);
                assert!(
                    standing.failed_rules.is_empty(),
                    "{}: {:?}",
                    function.name,
                    standing.failed_rules
                );
            }
        }
    }
}

#[test]
fn what_the_table_of_functions_says_is_what_there_is() {
    // Every function takes what the table says: with one more, it is refused before it runs.
    for function in FUNCTIONS.iter().filter(|f| f.form != Form::Property) {
        let Some(end) = function.example.rfind(&format!("{}(", function.name)) else {
            continue;
        };
        let after = end + function.name.len() + 1;
        let more = if function.takes.is_empty() {
            "1"
        } else {
            "1, "
        };
        let script = format!(
            "let found = {}{more}{};",
            &function.example[..after],
            &function.example[after..]
        );
        let script = script.replace(";;", ";");
        let problems = with_rule(&script).expect_err(&script);
        assert!(
            problems.iter().any(|p| p.code == Code::TypeMismatch),
            "{script}: {problems}"
        );
    }
}

#[test]
fn the_case_can_be_read() {
    let (name, date) = ("planned-return-s20", "2026-02-20");
    for condition in [
        "case.at(\"progress-review\")",
        "(case.fact(\"legal-status\") == \"section-20\").yes",
        "case.fact(\"legal-status\").is_one_of([\"section-20\", \"care-order\"]).yes",
        "case.fact(\"date-of-birth\").age.at_least(9).yes && (case.fact(\"date-of-birth\").age < 10).yes",
        "case.fact(\"date-of-birth\").age_on(date(\"2025-09-13\")).at_most(8).yes",
        "case.fact(\"placement\").on(date(\"2025-05-05\")).is(\"foster-care\").unknown",
        "case.fact(\"placement\").on(date(\"2025-05-06\")).is(\"foster-care\").yes",
        "(case.fact(\"placement\").since == date(\"2025-05-06\")).yes",
        "case.fact(\"placement\").ever(\"residential\").no",
        "case.done(\"statutory-visit\").count >= 3",
        "case.done(\"statutory-visit\").longest_gap.at_least(1).yes",
        "case.done(\"statutory-visit\").since(date(\"2026-01-01\")).count < case.done(\"statutory-visit\").count",
        "case.done(\"statutory-visit\").before(case.happened(\"became-looked-after\").first.day).count == 0",
        "case.done(\"statutory-visit\").last.field(\"/seen-alone\").is(true).yes",
        "case.done(\"statutory-visit\").first.was_by(\"authority-representative\").yes",
        "case.decided(\"decision-3\").last.items(\"/options\").count.at_least(2).yes",
        "case.decided(\"decision-3\").last.items(\"/options\").some(\"/stays-as-is\", true).yes",
        "case.decided(\"decision-3\").last.items(\"/options\").every(\"/stays-as-is\", true).no || true != true || case.decided(\"decision-3\").any",
        "case.decided(\"decision-2\").chose(\"rule-out\").any == false",
        "case.took_effect(\"decision-1\").any",
        "case.done(\"goals-set\").this_attempt.any",
        "case.working_days_between(date(\"2025-12-19\"), date(\"2026-01-07\")).at_least(10).yes",
        "case.happened(\"school-move-proposed\").last.day.is_before(date(\"2026-01-01\")).unknown",
        "!case.happened(\"school-move-proposed\").last.there",
        "case.fact(\"earlier-returns\").number.at_most(0).known_or_not",
    ] {
        if condition.ends_with("known_or_not") {
            assert_eq!(problem(&asking(condition)).code, Code::UnknownFunction);
        } else {
            assert!(holds(condition, name, date), "{condition}");
        }
    }
}

#[test]
fn what_is_not_known_is_neither_yes_nor_no() {
    let unknown = "case.fact(\"earlier-returns\")";
    let said = |suffix: &str| {
        holds(
            &format!("{unknown}{suffix}"),
            "unplanned-return-s20",
            "2025-09-01",
        )
    };
    for test in [
        ".at_least(1)",
        ".at_most(0)",
        ".is(3)",
        ".number.at_least(1)",
        ".ever(1)",
    ] {
        assert!(said(&format!("{test}.unknown")), "{test}");
        assert!(!said(&format!("{test}.yes")), "{test}");
        assert!(!said(&format!("{test}.no")), "{test}");
    }
    for operator in ["==", "!=", "<", "<=", ">", ">="] {
        let compared = format!("({unknown} {operator} 1).unknown");
        assert!(
            holds(&compared, "unplanned-return-s20", "2025-09-01"),
            "{compared}"
        );
    }
    assert!(said(
        ".at_least(1).and(case.fact(\"looked-after\").is(true)).yes == false"
    ));
    assert!(said(".since.known == false"));
}

#[test]
fn a_finding_names_what_was_read_and_the_lines_that_were_run() {
    let script = "// A comment.\nlet visits = case.done(\"statutory-visit\");\nif !visits.any {\n    return;\n}\nlet legal = case.fact(\"legal-status\");\nif legal.is(\"care-order\").yes {\n    case.require(\"social-worker\", \"Never here.\");\n} else {\n    case.advise(\"social-worker\", \"Here.\");\n}\n";
    let engine = with_rule(script).unwrap();
    let finding = on(&engine, "planned-return-s20", "2026-02-20")
        .findings
        .remove(0);
    assert_eq!(finding.kind, FindingKind::Advise);
    assert_eq!(finding.lines, [2, 3, 6, 7, 10]);
    let read: Vec<&str> = finding.read.iter().map(|read| read.what.as_str()).collect();
    assert_eq!(read, ["done statutory-visit", "fact legal-status"]);
    assert_eq!(finding.read[0].events.len(), 3);
    assert_eq!(finding.by.unwrap().role.as_str(), "social-worker");
}

#[test]
fn a_rule_that_compares_the_date_changes_on_its_day() {
    let changes = |condition: &str, change: &str| {
        let engine = with_rule(&asking(condition)).unwrap();
        let change = day(change);
        let before = change.plus_days(-1).unwrap().to_string();
        let said = |date: &str| !on(&engine, "planned-return-s20", date).findings.is_empty();
        assert_eq!(
            (said(&before), said(&change.to_string())),
            (false, true),
            "{condition}"
        );
        let mut at = change.plus_days(-40).unwrap();
        while at < change {
            let evaluation = engine.evaluate(case("planned-return-s20"), &At::day(at));
            let next = evaluation.next_change.unwrap();
            assert!(
                next <= change,
                "{condition}: from {at} the next change is {next}"
            );
            at = next;
        }
        assert_eq!(at, change);
    };
    // 6 May 2025 and 280 days.
    changes(
        "case.passed_since(case.happened(\"became-looked-after\").first.day, weeks(40)).yes",
        "2026-02-10",
    );
    changes("case.reached(date(\"2026-03-03\")).yes", "2026-03-03");
    // Born on 14 September 2016.
    changes(
        "case.fact(\"date-of-birth\").age.at_least(10).yes",
        "2026-09-14",
    );
}

#[test]
fn what_is_wrong_with_a_rule_is_found_before_it_runs() {
    let say = "case.advise(\"social-worker\", \"Say.\");";
    let table: Vec<(String, Code, &str)> = vec![
        ("let x = ;".into(), Code::ScriptSyntax, ""),
        (
            "if nothing.any { }".into(),
            Code::ScriptSyntax,
            "nothing has the name",
        ),
        (
            asking("case.fact(\"legal-statu\").known"),
            Code::DanglingId,
            "did you mean `legal-status`?",
        ),
        (
            asking("case.fact(\"legal-status\").is(\"care-ordr\").yes"),
            Code::TestDoesNotFit,
            "did you mean `care-order`?",
        ),
        (
            asking("(case.fact(\"legal-status\") == \"care-ordr\").yes"),
            Code::TestDoesNotFit,
            "did you mean",
        ),
        (
            asking("case.fact(\"legal-status\").is_one_of([\"care-order\", \"cared\"]).yes"),
            Code::TestDoesNotFit,
            "",
        ),
        (
            asking("case.fact(\"looked-after\").at_least(1).yes"),
            Code::TestDoesNotFit,
            "",
        ),
        (
            asking("case.done(\"statutory-visits\").any"),
            Code::DanglingId,
            "did you mean `statutory-visit`?",
        ),
        (
            asking("case.done(\"statutory-visit\").with(\"/seen-allone\", true).any"),
            Code::UnknownFormField,
            "did you mean `/seen-alone`?",
        ),
        (
            asking("case.done(\"statutory-visit\").with(\"/seen-alone\", \"yes\").any"),
            Code::TestDoesNotFit,
            "this can never be",
        ),
        (
            asking("case.decided(\"decision-3\").chose(\"retrun-home\").any"),
            Code::DanglingId,
            "did you mean `return-home`?",
        ),
        (
            asking("case.done(\"statutory-visit\").chose(\"x\").any"),
            Code::TypeMismatch,
            "only decisions",
        ),
        (asking("case.at(\"home\")"), Code::DanglingId, "stage"),
        (
            "case.require(\"social-wrker\", \"Do.\");".into(),
            Code::DanglingId,
            "did you mean `social-worker`?",
        ),
        (
            "case.require(\"social-worker\", \" \");".into(),
            Code::SaysNothing,
            "",
        ),
        (
            asking("case.facts(\"legal-status\").known"),
            Code::UnknownFunction,
            "did you mean `fact`?",
        ),
        (
            asking("case.done(\"statutory-visit\").lst.there"),
            Code::UnknownFunction,
            "did you mean `last`?",
        ),
        (asking("timestamp() > 1"), Code::ScriptForbidden, "no clock"),
        (
            format!("sleep(1); {say}"),
            Code::ScriptForbidden,
            "no clock",
        ),
        (asking("rand() > 1"), Code::ScriptForbidden, "no chance"),
        (
            asking("case.fact(\"looked-after\").is(true)"),
            Code::TypeMismatch,
            "`.yes`, `.no` or `.unknown`",
        ),
        (
            asking("case.fact(\"looked-after\")"),
            Code::TypeMismatch,
            "a fact",
        ),
        (
            asking("case.done(\"statutory-visit\").count > \"3\""),
            Code::TypeMismatch,
            "cannot be compared",
        ),
        (
            asking("case.done(\"statutory-visit\").last.day > 3"),
            Code::TypeMismatch,
            "",
        ),
        (
            asking("case.done(\"statutory-visit\").last > date(\"2026-01-01\")"),
            Code::TypeMismatch,
            "`.day` after the event",
        ),
        (
            asking("case.passed_since(case.done(\"statutory-visit\").last, days(3)).yes"),
            Code::TypeMismatch,
            "`.day`",
        ),
        (
            asking("case.reached(date(\"2026-02-30\")).yes"),
            Code::TypeMismatch,
            "",
        ),
        (
            asking("case.reached(date(\"2026-02-20\") + 3).yes"),
            Code::TypeMismatch,
            "case.add",
        ),
        (
            "case.fact(\"looked-after\").is(true).yes;".into(),
            Code::TypeMismatch,
            "nothing uses",
        ),
        (
            asking("case.fact(\"a\" + \"b\").known"),
            Code::TypeMismatch,
            "",
        ),
        (
            format!(
                "let name = \"looked-after\"; {}",
                asking("case.fact(name).known")
            ),
            Code::ScriptForbidden,
            "written down",
        ),
        (asking("true"), Code::ConstantCondition, "always holds"),
        (asking("1 > 2"), Code::ConstantCondition, "never hold"),
        (
            format!("let v = case.done(\"statutory-visit\"); if v.any {{ if !v.any {{ {say} }} }}"),
            Code::ConstantCondition,
            "never hold",
        ),
        (
            format!(
                "let f = case.fact(\"looked-after\"); if f.is(true).yes {{ if f.is(true).unknown {{ {say} }} }}"
            ),
            Code::ConstantCondition,
            "never hold",
        ),
        (
            asking(
                "case.fact(\"looked-after\").is(true).yes && case.fact(\"looked-after\").is(true).no",
            ),
            Code::ConstantCondition,
            "",
        ),
        (
            format!(
                "let v = case.done(\"statutory-visit\"); if v.any {{ return; }} if v.any {{ {say} }}"
            ),
            Code::ConstantCondition,
            "never hold",
        ),
        (
            format!("{say} return; {say}"),
            Code::UnreachableCode,
            "nothing reaches",
        ),
        (
            format!(
                "let v = case.done(\"statutory-visit\"); if v.any {{ {say} return; }} else {{ return; }} {say}"
            ),
            Code::UnreachableCode,
            "",
        ),
        (
            "let v = case.done(\"statutory-visit\");".into(),
            Code::SaysNothing,
            "never say anything",
        ),
        (String::new(), Code::SaysNothing, ""),
        (
            asking("case.fact(\"ethnicity\").known"),
            Code::ProtectedCharacteristic,
            "ethnicity",
        ),
        (
            asking("case.fact(\"religion\").known"),
            Code::ProtectedCharacteristic,
            "",
        ),
        (
            asking("case.fact(\"home-postcode\").known"),
            Code::ProtectedCharacteristic,
            "",
        ),
        (
            asking("case.fact(\"on-benefits\").known"),
            Code::ProtectedCharacteristic,
            "",
        ),
        (
            asking("case.done(\"regulation-17-assessment\").last.field(\"/parent/income\").known"),
            Code::ProtectedCharacteristic,
            "",
        ),
    ];
    for (script, code, words) in table {
        let found = problem(&script);
        let all = format!(
            "{} {}",
            found.message,
            found.help.clone().unwrap_or_default()
        );
        assert_eq!(found.code, code, "{script}: {found}");
        assert!(all.contains(words), "{script}: {all}");
        assert_eq!(found.place.file.as_deref(), Some("test/rules/rule.rhai"));
        assert!(found.place.span.is_some(), "{script}: {found}");
    }
}

#[test]
fn a_problem_underlines_what_it_is_about() {
    let script = "if case.fact(\"legal-statu\").known {\n}";
    let span = problem(script).place.span.unwrap();
    assert_eq!(&script[span.start..span.end], "\"legal-statu\"");
    let script = "if case.dne(\"statutory-visit\").any {\n}";
    let span = problem(script).place.span.unwrap();
    assert_eq!(&script[span.start..span.end], "dne");
}

/// To the engine of the scripts, 0 would be no limit at all.
#[test]
fn a_limit_of_nothing_is_not_no_limit() {
    let usual = RuleLimits::default();
    let limits = [
        RuleLimits {
            operations: 0,
            ..usual
        },
        RuleLimits { script: 0, ..usual },
        RuleLimits { depth: 0, ..usual },
        RuleLimits { text: 0, ..usual },
        RuleLimits { items: 0, ..usual },
        RuleLimits {
            variables: 0,
            ..usual
        },
        RuleLimits { memory: 0, ..usual },
        RuleLimits {
            findings: 0,
            ..usual
        },
    ];
    let script = "let order = case.fact(\"legal-status\"); \
        if order.is_one_of([\"care-order\", \"interim-care-order\"]).yes { \
            case.advise(\"social-worker\", \"Under an order.\"); \
        } else { case.advise(\"social-worker\", \"Two words.\"); }";
    with_rule_and(script, usual).unwrap_or_else(|problems| panic!("{problems}"));
    let fails = |limits| match with_rule_and(script, limits) {
        Ok(engine) => !on(&engine, "planned-return-s20", "2026-02-20")
            .failed_rules
            .is_empty(),
        Err(_) => true,
    };
    assert!(!fails(usual));
    for limits in limits {
        assert!(fails(limits), "{limits:?}");
    }
}

#[test]
fn a_rule_that_fails_is_marked_and_the_rest_goes_on() {
    let tight = RuleLimits {
        operations: 5,
        ..RuleLimits::default()
    };
    let small = RuleLimits {
        memory: 16,
        ..RuleLimits::default()
    };
    let usual = RuleLimits::default();
    let say = "case.advise(\"social-worker\", \"Say something that is longer.\");";
    for (script, limits, code) in [
        (
            format!(
                "let n = case.done(\"statutory-visit\").count * 9223372036854775807; if n > 0 {{ {say} }}"
            ),
            usual,
            Code::ScriptFailed,
        ),
        (
            format!(
                "let p = days(case.done(\"statutory-visit\").count * 100000); if case.passed_since(date(\"2026-01-01\"), p).yes {{ {say} }}"
            ),
            usual,
            Code::ScriptFailed,
        ),
        (
            format!(
                "if case.reached(case.add(date(\"2026-01-01\"), working_days(65000))).yes {{ {say} }}"
            ),
            usual,
            Code::ScriptFailed,
        ),
        (say.repeat(33), usual, Code::ScriptLimit),
        (say.to_owned(), tight, Code::ScriptLimit),
        (say.to_owned(), small, Code::ScriptLimit),
    ] {
        let engine = with_rule_and(&script, limits).unwrap_or_else(|e| panic!("{script}: {e}"));
        let standing = on(&engine, "planned-return-s20", "2026-02-20");
        let problems: Vec<&Diagnostic> = standing.failed_rules.iter().map(|f| &f.problem).collect();
        assert_eq!(problems.len(), 1, "{script}");
        assert_eq!(problems[0].code, code, "{script}: {}", problems[0]);
        assert_eq!(
            problems[0].place.file.as_deref(),
            Some("test/rules/rule.rhai")
        );
        assert_eq!(
            problems[0].place.span.map(|span| span.line),
            Some(1),
            "{script}: {}",
            problems[0]
        );
        assert!(standing.findings.is_empty(), "{script}");
        assert_eq!(
            standing.deadlines,
            on(&ENGINE, "planned-return-s20", "2026-02-20").deadlines
        );
    }
}

#[test]
fn nothing_is_kept_from_one_run_to_the_next() {
    let engine = with_rule(&asking("case.done(\"statutory-visit\").count > 1")).unwrap();
    let answers: Vec<String> = (0..3)
        .map(|_| {
            engine
                .evaluate(case("planned-return-s20"), &At::day(day("2026-02-20")))
                .to_json()
        })
        .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}
