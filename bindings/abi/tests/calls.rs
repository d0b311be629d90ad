//! The calls as a host makes them: every request has an answer, and what is refused changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

use reunify_abi::Host;
use serde_json::{Value, json};

const PLAN: &str = include_str!("../../../crates/reunify/tests/plans/tiny.json");
const CASE: &str = include_str!("../../../crates/reunify/tests/cases/tiny.json");

fn ask(host: &mut Host, request: &Value) -> Value {
    serde_json::from_str(&host.call(request.to_string().as_bytes())).unwrap()
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A host with the small plan, compiled, and the small case: plan 1, engine 2 and case 3.
fn ready() -> Host {
    let mut host = Host::default();
    for request in [
        json!({ "call": "load-plan", "document": document(PLAN) }),
        json!({ "call": "compile", "plan": 1 }),
        json!({ "call": "load-case", "document": document(CASE) }),
    ] {
        let answer = ask(&mut host, &request);
        assert!(answer["ok"].is_object(), "{answer}");
    }
    host
}

#[test]
fn an_evaluation_is_the_cores_own_bytes() {
    let asked = json!({ "call": "evaluate", "engine": 2, "case": 3, "as-of": "2026-02-20" });
    let answer = ready().call(asked.to_string().as_bytes());
    let plan = reunify::Plan::from_json(PLAN.as_bytes()).unwrap();
    let engine = reunify::Engine::compile(&plan, &[]).unwrap();
    let case = reunify::Case::from_json(CASE.as_bytes()).unwrap();
    let native = engine.evaluate(&case, &reunify::At::day("2026-02-20".parse().unwrap()));
    assert_eq!(answer, format!("{{\"ok\":{}}}", native.to_json()));
}

#[test]
fn what_cannot_be_answered_has_a_code() {
    let mut host = ready();
    let mut code = |request: &[u8]| {
        let answer: Value = serde_json::from_str(&host.call(request)).unwrap();
        answer["error"]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code(b""), "bad-request");
    assert_eq!(code(b"\xff"), "bad-request");
    assert_eq!(code(br#"{"call":"evaluate"}"#), "bad-request");
    assert_eq!(code(br#"{"call":"version","more":1}"#), "bad-request");
    assert_eq!(code(br#"{"call":"divine"}"#), "unknown-call");
    assert_eq!(code(br#"{"call":"compile","plan":9}"#), "unknown-handle");
    assert_eq!(code(br#"{"call":"case","case":9}"#), "unknown-handle");
    assert_eq!(code(br#"{"call":"drop","handle":9}"#), "unknown-handle");
    assert_eq!(code(br#"{"call":"load-policy"}"#), "bad-request");
    assert_eq!(code(br#"{"call":"drop","case":3}"#), "bad-request");
    assert_eq!(code(br#"{"call":"case","case":2}"#), "unknown-handle");
    assert_eq!(
        code(br#"{"call":"load-plan","document":{}}"#),
        "missing-field"
    );
}

#[test]
fn an_entry_that_is_refused_leaves_the_case_as_it_was() {
    let mut host = ready();
    let of = json!({ "call": "case", "case": 3 });
    let before = ask(&mut host, &of);
    let entry = json!({ "occurred": "2026-02-20", "recorded": "2026-02-20T12:00:00Z",
        "actor": { "role": "social-worker" }, "type": "task", "id": "nothing-of-the-kind", "data": {} });
    let answer = ask(
        &mut host,
        &json!({ "call": "append", "engine": 2, "case": 3, "entry": entry }),
    );
    assert!(answer["error"]["rejection"]["code"].is_string(), "{answer}");
    assert_eq!(ask(&mut host, &of), before);
}

#[test]
fn a_handle_is_never_used_again() {
    let mut host = ready();
    assert_eq!(
        ask(&mut host, &json!({ "call": "drop", "handle": 3 })),
        json!({ "ok": {} })
    );
    let again = ask(
        &mut host,
        &json!({ "call": "load-case", "document": document(CASE) }),
    );
    assert_eq!(again["ok"]["case"], 4);
    let gone = ask(
        &mut host,
        &json!({ "call": "evaluate", "engine": 2, "case": 3, "as-of": "2026-02-20" }),
    );
    assert_eq!(gone["error"]["code"], "unknown-handle");
}

#[test]
fn limits_of_the_host_hold() {
    let mut host = ready();
    let manifest = json!({ "format": "reunify-policy/1", "id": "local", "version": "1.0.0", "title": "Local",
        "owner": "Nobody", "plan": { "id": "tiny", "from": "1.0.0", "below": "2.0.0" },
        "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
        "rules": [{ "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "reason": "Because.",
            "basis": { "authority": "local", "cites": [{ "source": "manual", "at": "1", "verified": true }] } }] });
    let script =
        "if case.done(\"visit\").any {\n    case.advise(\"social-worker\", \"Look again.\");\n}\n";
    let load = json!({ "call": "load-policy", "manifest": manifest, "files": { "rules/rule.rhai": script } });
    assert_eq!(ask(&mut host, &load)["ok"]["policy"], 4);
    let short =
        json!({ "call": "compile", "plan": 1, "policies": [4], "limits": { "script": 10 } });
    assert_eq!(ask(&mut host, &short)["error"]["code"], "script-limit");
    let usual = json!({ "call": "compile", "plan": 1, "policies": [4] });
    assert_eq!(ask(&mut host, &usual)["ok"]["engine"], 5);
}
