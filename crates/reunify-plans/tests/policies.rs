//! Local policies: what each operation does, and what is refused since it would loosen the law.
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

use common::{
    ENGINE, PLAN, basis, case, compiled, day, manifest, northshire, on, policy_with, refused,
};
use reunify::calendar::Period;
use reunify::evaluate::{CaseStanding, FindingKind, RequirementStatus};
use reunify::{At, Case, Code, Engine, Entry, Policy};
use serde_json::{Value, json};

fn entry(fields: &Value) -> Entry {
    let text = fields.to_string();
    Case::entries_from_json(text.as_bytes())
        .unwrap()
        .pop()
        .unwrap()
}

fn tightened(id: &str, parts: &Value) -> Value {
    let mut timescale = json!({ "id": id, "reason": "Because.", "basis": basis() });
    for (part, value) in parts.as_object().unwrap() {
        timescale[part] = value.clone();
    }
    json!({ "tighten": [{ "timescale": timescale }] })
}

fn adapted(item: &Value) -> Value {
    json!({ "adapt": [{ "item": item, "reason": "Because.", "basis": basis() }] })
}

fn added(item: &Value) -> Value {
    let mut addition = json!({ "item": item, "reason": "Because." });
    let own = ["task", "requirement", "approval", "timescale", "advisory"];
    if !own.iter().any(|kind| item.get(kind).is_some()) {
        addition["basis"] = basis();
    }
    json!({ "add": [addition] })
}

fn deadline<'s>(standing: &'s CaseStanding, timescale: &str) -> &'s reunify::evaluate::Deadline {
    let mut all = standing.deadlines.iter();
    all.find(|d| d.timescale.as_str() == timescale).unwrap()
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
        .find(|r| r.requirement.as_str() == "planned-return-authorised");
    assert!(local.is_some_and(|r| r.grounds.policy.is_some()));
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
        let problem = refused(&tightened(id, &json!({ part: period })));
        assert_eq!(problem.code, Code::PolicyLoosensLaw, "{problem}");
        assert!(
            problem.message.contains("egulation") || problem.message.contains("andbook"),
            "{problem}"
        );
        assert!(problem.place.span.is_some());
        assert_eq!(problem.place.file.as_deref(), Some("test/policy.json"));
    }
    // Ten days are less than ten working days, wherever one starts.
    for period in [
        json!({ "days": 10 }),
        json!({ "weeks": 1 }),
        json!({ "hours": 48 }),
    ] {
        let policy = tightened(
            "immediate-placement-assessment",
            &json!({ "within": period }),
        );
        assert!(
            compiled(&policy)
                .unwrap()
                .warnings()
                .iter()
                .all(|w| w.code != Code::LimitsNotComparable)
        );
    }
}

#[test]
fn limits_that_no_order_fits_both_apply() {
    // Seven days are sooner than five working days over a bank holiday, and never otherwise.
    let policy = tightened("review-decisions-out", &json!({ "within": { "days": 7 } }));
    let engine = compiled(&policy).unwrap();
    let codes: Vec<Code> = engine.warnings().iter().map(|w| w.code).collect();
    assert!(!codes.contains(&Code::PolicyLoosensLaw));
    let same = tightened(
        "immediate-placement-assessment",
        &json!({ "within": { "working-days": 10 } }),
    );
    let codes: Vec<Code> = compiled(&same)
        .unwrap()
        .warnings()
        .iter()
        .map(|w| w.code)
        .collect();
    assert!(codes.contains(&Code::ChangesNothing), "{codes:?}");
    let crossing = tightened("review-record-out", &json!({ "within": { "days": 28 } }));
    let codes: Vec<Code> = compiled(&crossing)
        .unwrap()
        .warnings()
        .iter()
        .map(|w| w.code)
        .collect();
    assert!(codes.contains(&Code::LimitsNotComparable), "{codes:?}");
}

#[test]
fn a_later_trigger_is_refused_and_an_earlier_one_is_not() {
    let later = tightened(
        "placement-plan-due",
        &json!({
            "within": { "working-days": 3 },
            "from": { "event": { "task": "statutory-visit" } },
        }),
    );
    let problem = refused(&later);
    assert_eq!(problem.code, Code::PolicyLoosensLaw, "{problem}");
    assert!(problem.message.contains("may come later"), "{problem}");
    let once = tightened("placement-plan-due", &json!({ "every": { "weeks": 1 } }));
    assert_eq!(refused(&once).code, Code::DoesNotRecur);
    let nothing = tightened("placement-plan-due", &json!({}));
    assert_eq!(refused(&nothing).code, Code::MissingField);
}

#[test]
fn a_lower_approver_is_refused_and_a_higher_one_is_needed() {
    let raised = |by: &str| {
        json!({ "tighten": [{ "approval": {
        "id": "nominated-officer-approves-placement", "by": [by], "reason": "Because.", "basis": basis() } }] })
    };
    let problem = refused(&raised("service-manager"));
    assert_eq!(problem.code, Code::PolicyLoosensLaw, "{problem}");
    assert!(problem.message.contains("stands below"), "{problem}");
    assert_eq!(refused(&raised("court")).code, Code::PolicyLoosensLaw);
    assert_eq!(refused(&raised("director")).code, Code::DanglingId);
    let engine = compiled(&raised("director-of-childrens-services")).unwrap();
    let gated = |engine: &Engine| {
        let standing = on(engine, "placement-with-parents-care-order", "2025-06-09");
        let mut all = standing.requirements.into_iter();
        all.find(|r| r.requirement.as_str() == "nominated-officer-approves-placement")
    };
    // The nominated officer approved it, and here that does not suffice.
    assert!(gated(&ENGINE).is_none_or(|r| r.status == RequirementStatus::Met));
    let here = gated(&engine).unwrap();
    assert_eq!(here.status, RequirementStatus::NotMet);
    assert_eq!(here.grounds.policy.unwrap().as_str(), "test");
    assert_eq!(
        here.missing[0].by[0].role.as_str(),
        "director-of-childrens-services"
    );
}

#[test]
fn stand_ins_stand_above_and_pass_nothing_on() {
    let post = |role: &str, stand_in: &str| {
        json!({ "role": role, "post": "Somebody",
        "stand-ins": [stand_in], "reason": "Because.", "basis": basis() })
    };
    for (role, stand_in) in [
        ("nominated-officer", "service-manager"),
        ("nominated-officer", "nominated-officer"),
        ("team-manager", "virtual-school-head"),
    ] {
        let problem = refused(&json!({ "posts": [post(role, stand_in)] }));
        assert_eq!(problem.code, Code::StandInNotAbove, "{problem}");
    }
    let gates = json!([{ "decision": "decision-1", "option": "assess" }]);
    let mut fields = added(
        &json!({ "approval": { "id": "local-yes", "title": "Yes", "plain": { "parent": "a yes", "child": "a yes" },
        "gates": gates, "by": ["team-manager"], "basis": basis() } }),
    );
    fields["posts"] = json!([
        post("team-manager", "service-manager"),
        post("service-manager", "nominated-officer")
    ]);
    let engine = compiled(&fields).unwrap();
    let mut log = Case::from_json(
        json!({ "format": "reunify-case/1", "id": "made-up", "events": [],
        "plan": { "id": "reunification", "version": "1.0.0" } })
        .to_string()
        .as_bytes(),
    )
    .unwrap();
    let record = json!({ "best-for-child": "To find out.", "reasons": "Both want it.", "options": [
        { "option": "Assess", "benefits": "We know more.", "harms": "Hope may be let down." },
        { "option": "Not now", "stays-as-is": true, "benefits": "Calm.", "harms": "Time goes by." }] });
    engine.append(&mut log, entry(&json!({ "occurred": "2026-01-05", "recorded": "2026-01-05T10:00:00Z",
        "actor": { "role": "team-manager" }, "type": "decision", "id": "decision-1", "option": "assess", "data": record }))).unwrap();
    let approval = |role: &str| {
        entry(
            &json!({ "occurred": "2026-01-06", "recorded": "2026-01-06T10:00:00Z",
        "actor": { "role": role }, "type": "approval", "id": "local-yes", "about": 1, "outcome": "given" }),
        )
    };
    // The stand-in's own stand-in may not.
    let refused = engine
        .append(&mut log, approval("nominated-officer"))
        .unwrap_err();
    assert_eq!(refused.code, Code::WrongRole);
    let before = engine.evaluate(&log, &At::day(day("2026-01-07"))).standing;
    assert_eq!(before.stage.stage.as_str(), "identification");
    let action = before
        .actions
        .iter()
        .find(|a| a.id.as_str() == "local-yes")
        .unwrap();
    assert_eq!(action.by[0].stand_ins[0].role.as_str(), "service-manager");
    engine
        .append(&mut log, approval("service-manager"))
        .unwrap();
    let after = engine.evaluate(&log, &At::day(day("2026-01-07"))).standing;
    assert_eq!(after.stage.stage.as_str(), "assessment");
}

#[test]
fn an_approval_brings_who_is_consulted_and_who_is_told() {
    let engine = compiled(&added(&json!({ "approval": { "id": "panel", "title": "Panel",
        "plain": { "parent": "a panel", "child": "a panel" },
        "gates": [{ "decision": "decision-3", "option": "return-home" }], "by": ["service-manager"],
        "consult": ["nominated-officer"], "inform": [{ "role": "virtual-school-head", "within": { "working-days": 2 } }],
        "basis": basis() } }))).unwrap();
    let standing = on(&engine, "planned-return-s20", "2026-02-20");
    let status = |id: &str| {
        standing
            .requirements
            .iter()
            .find(|r| r.requirement.as_str() == id)
            .map(|r| r.status)
    };
    assert_eq!(status("panel"), Some(RequirementStatus::NotMet));
    assert_eq!(
        status("panel-consult-nominated-officer"),
        Some(RequirementStatus::NotMet)
    );
    assert!(
        standing
            .deadlines
            .iter()
            .any(|d| d.timescale.as_str() == "panel-inform-virtual-school-head")
    );
    assert!(
        standing
            .actions
            .iter()
            .any(|a| a.id.as_str() == "panel-consult-nominated-officer")
    );
}

#[test]
fn a_regime_that_depends_on_facts_binds_while_they_hold() {
    // Weekly until the first review, as some authorities visit.
    let until = json!({ "not": { "happened": { "event": { "task": "statutory-review" } } } });
    let policy = tightened(
        "visits-in-placement",
        &json!({ "within": { "hours": 72 }, "every": { "weeks": 1 }, "when": until }),
    );
    let engine = compiled(&policy).unwrap();
    let due = |engine: &Engine, date: &str| {
        deadline(
            &on(engine, "planned-return-s20", date),
            "visits-in-placement",
        )
        .due
    };
    // The child became looked after on 6 May 2025, and the first review was on 3 June.
    assert_eq!(due(&ENGINE, "2025-05-15"), Some(day("2025-06-23")));
    assert_eq!(due(&engine, "2025-05-15"), Some(day("2025-05-19")));
    let later = due(&engine, "2025-12-15");
    assert_eq!(later, due(&ENGINE, "2025-12-15"));
}

#[test]
fn the_framework_may_be_adapted_and_the_law_may_not() {
    let law = [
        json!({ "timescale": { "id": "visits-in-placement", "limits": [{ "within": { "weeks": 9 } }] } }),
        json!({ "requirement": { "id": "seen-in-private", "applies": { "stage": ["monitoring"] } } }),
        json!({ "drop": { "timescale": "statutory-reviews" } }),
        json!({ "drop": { "requirement": "nominated-officer-approves-placement" } }),
        json!({ "drop": { "advisory": "child-not-seen-alone" } }),
    ];
    for item in &law {
        let problem = refused(&adapted(item));
        assert_eq!(problem.code, Code::PolicyLoosensLaw, "{item}: {problem}");
        assert!(problem.message.contains("is law ("), "{problem}");
    }
    let unread = on(&ENGINE, "planned-return-s20", "2026-02-20");
    let dropped = compiled(&adapted(
        &json!({ "drop": { "requirement": "virtual-head-asked" } }),
    ))
    .unwrap();
    let has = |standing: &CaseStanding| {
        standing
            .requirements
            .iter()
            .any(|r| r.requirement.as_str() == "virtual-head-asked")
    };
    assert!(has(&unread));
    assert!(!has(&on(&dropped, "planned-return-s20", "2026-02-20")));
    let met = json!({ "approval": { "by": ["team-manager"] } });
    let other = compiled(&adapted(
        &json!({ "requirement": { "id": "virtual-head-asked", "met": met } }),
    ))
    .unwrap();
    let standing = on(&other, "planned-return-s20", "2026-02-20");
    let found = standing
        .requirements
        .iter()
        .find(|r| r.requirement.as_str() == "virtual-head-asked")
        .unwrap();
    assert_eq!(found.missing[0].by[0].role.as_str(), "team-manager");
    assert_eq!(found.grounds.policy.as_ref().unwrap().as_str(), "test");
}

#[test]
fn an_adaptation_holds_while_the_policy_is_in_force() {
    let mut fields = adapted(&json!({ "drop": { "requirement": "virtual-head-asked" } }));
    fields["in-force"] = json!({ "from": "2026-03-01" });
    let engine = compiled(&fields).unwrap();
    let standing = on(&engine, "planned-return-s20", "2026-02-20");
    assert!(
        standing
            .requirements
            .iter()
            .any(|r| r.requirement.as_str() == "virtual-head-asked")
    );
}

#[test]
fn a_field_may_be_added_and_holds_up_no_record_of_the_law() {
    let field = |form: &str, required: bool| {
        added(&json!({ "field": { "form": form, "name": "local-reference",
        "schema": { "type": "string", "title": "Our reference" }, "required": required } }))
    };
    assert!(compiled(&field("visit-record", false)).is_ok());
    let problem = refused(&field("visit-record", true));
    assert_eq!(problem.code, Code::PolicyLoosensLaw, "{problem}");
    assert!(compiled(&field("goals", true)).is_ok());
    let twice = added(
        &json!({ "field": { "form": "goals", "name": "goals", "schema": { "type": "string" } } }),
    );
    assert_eq!(refused(&twice).code, Code::DuplicateId);
}

#[test]
fn what_is_added_may_not_settle_what_the_law_rests_on() {
    let occurrence = json!({ "occurrence": { "id": "case-closed-here", "title": "Closed",
        "sets": [{ "fact": "looked-after", "to": { "value": false } }] } });
    assert_eq!(refused(&added(&occurrence)).code, Code::PolicyLoosensLaw);
    let fact = json!({ "fact": { "id": "postcode-area", "title": "Where", "value": "text", "ask": "social-worker" } });
    assert_eq!(refused(&added(&fact)).code, Code::ProtectedCharacteristic);
}

#[test]
fn problems_are_told_where_they_are_in_the_policy() {
    let task = json!({ "task": { "id": "home-safety", "title": "Home safety", "purpose": "Look.",
        "done-by": ["social-wrker"], "basis": basis() } });
    let problem = refused(&added(&task));
    assert_eq!(problem.code, Code::DanglingId);
    assert_eq!(
        problem.place.pointer.as_deref(),
        Some("/add/0/item/task/done-by/0")
    );
    assert!(problem.place.span.is_some());
    let mut when = tightened("visits-in-placement", &json!({ "every": { "weeks": 1 } }));
    when["tighten"][0]["timescale"]["when"] =
        json!({ "fact": { "id": "legal-statu", "test": { "is": "care-order" } } });
    let problem = refused(&when);
    assert_eq!(
        problem.place.pointer.as_deref(),
        Some("/tighten/0/timescale/when/fact/id")
    );
    let mut unsaid = added(&task);
    unsaid["add"][0]["reason"] = json!(" ");
    assert!(
        compiled(&unsaid)
            .unwrap_err()
            .iter()
            .any(|p| p.code == Code::MissingField)
    );
}

/// Three policies that all bear on visits and posts.
fn stack() -> Vec<Policy> {
    let of = |id: &str, layer: &str, fields: Value| {
        let mut manifest = manifest(&fields);
        manifest["id"] = json!(id);
        manifest["layer"] = json!(layer);
        Policy::from_parts(manifest.to_string().as_bytes(), []).unwrap()
    };
    let post = |post: &str| json!([{ "role": "team-manager", "post": post, "reason": "Because.", "basis": basis() }]);
    let mut region = tightened("visits-in-placement", &json!({ "every": { "weeks": 5 } }));
    region["posts"] = post("Regional post");
    let mut authority = tightened("visits-in-placement", &json!({ "every": { "weeks": 4 } }));
    authority["posts"] = post("Authority post");
    let mut team = tightened("visits-in-placement", &json!({ "every": { "weeks": 3 } }));
    team["posts"] = post("Pilot post");
    vec![
        of("region", "region", region),
        of("authority", "authority", authority),
        of("pilot", "team", team),
        of(
            "other",
            "authority",
            tightened(
                "review-decisions-out",
                &json!({ "within": { "working-days": 2 } }),
            ),
        ),
    ]
}

#[test]
fn a_stack_comes_out_the_same_whichever_way_it_is_listed() {
    let policies = stack();
    let answers = |order: &[usize]| {
        let listed: Vec<Policy> = order
            .iter()
            .map(|number| policies[*number].clone())
            .collect();
        let engine = Engine::compile(&PLAN, &listed).unwrap();
        engine
            .evaluate(case("planned-return-s20"), &At::day(day("2026-02-20")))
            .to_json()
    };
    let first = answers(&[0, 1, 2, 3]);
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        assert_eq!(answers(&order), first);
    }
    assert!(first.contains("Pilot post"));
    assert!(!first.contains("Regional post"));
}

#[test]
fn two_of_a_layer_may_not_change_the_same_thing() {
    let mut policies = stack();
    let mut twin = manifest(
        &json!({ "posts": [{ "role": "team-manager", "post": "Another", "reason": "Because.", "basis": basis() }] }),
    );
    twin["id"] = json!("twin");
    policies.push(Policy::from_parts(twin.to_string().as_bytes(), []).unwrap());
    let problems = Engine::compile(&PLAN, &policies).unwrap_err();
    assert_eq!(
        problems.iter().next().unwrap().code,
        Code::PolicyConflict,
        "{problems}"
    );
    let twice = [stack().remove(0), stack().remove(0)];
    assert_eq!(
        Engine::compile(&PLAN, &twice)
            .unwrap_err()
            .iter()
            .next()
            .unwrap()
            .code,
        Code::PolicyConflict
    );
}

#[test]
fn a_packed_policy_is_the_same_policy() {
    let policy = northshire();
    let packed = policy.to_json().unwrap();
    let again = Policy::from_json(packed.as_bytes()).unwrap();
    assert_eq!(again.sha256(), policy.sha256());
    assert_eq!(again.to_json().unwrap(), packed);
    let answer = |policy: Policy| {
        let engine = Engine::compile(&PLAN, &[policy]).unwrap();
        engine
            .evaluate(case("planned-return-s20"), &At::day(day("2026-02-20")))
            .to_json()
    };
    assert_eq!(answer(policy), answer(again));
    let changed = packed.replace("Area Service Manager", "Any Service Manager");
    let problems = Policy::from_json(changed.as_bytes()).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.code, Code::PackChanged);
    assert!(problem.place.span.is_some());
    // A problem in a packed policy is told where it is in the pack.
    let loose = policy_with(
        &tightened("placement-plan-due", &json!({ "within": { "months": 1 } })),
        &[],
    );
    let packed = loose.to_json().unwrap();
    let loose = Policy::from_json(packed.as_bytes()).unwrap();
    let problems = Engine::compile(&PLAN, &[loose]).unwrap_err();
    let place = &problems.iter().next().unwrap().place;
    assert_eq!(
        place.pointer.as_deref(),
        Some("/policy/tighten/0/timescale/within")
    );
    assert!(packed[place.span.unwrap().start..].starts_with("{\"months\":1}"));
}

#[test]
fn a_period_is_written_with_its_unit() {
    assert_eq!(
        serde_json::to_value(Period::WorkingDays(5)).unwrap(),
        json!({ "working-days": 5 })
    );
}
