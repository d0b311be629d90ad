//! Cases and policies of all kinds, made up by chance.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use reunify::plan::{Met, Work};
use reunify::{Case, Entry, Policy};
use serde_json::{Value, json};

use super::{CASES, ENGINE, PLAN, basis, day, manifest};

/// Every entry of the example cases, without its place in a log.
static ENTRIES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let events = CASES.iter().flat_map(|(_, case)| case.events());
    let entries = events.map(|event| serde_json::to_value(&event.entry).unwrap());
    let mut entries: Vec<Value> = entries
        .filter(|entry| entry.get("about").is_none())
        .collect();
    entries.extend(
        CASES
            .iter()
            .flat_map(|(_, case)| case.events())
            .filter_map(|event| {
                let entry = serde_json::to_value(&event.entry).unwrap();
                entry.get("about").is_some().then_some(entry)
            }),
    );
    entries
});

fn entry(fields: &Value) -> Entry {
    Case::entries_from_json(fields.to_string().as_bytes())
        .unwrap()
        .pop()
        .unwrap()
}

/// What a case is made of: the beginning of an example, and entries to be tried after it.
#[derive(Debug, Clone)]
pub(crate) struct Steps {
    pub(crate) start: Case,
    pub(crate) entries: Vec<Value>,
}

/// The beginning of an example, with entries of others after it, at their own pace.
pub(crate) fn any_steps() -> impl Strategy<Value = Steps> {
    let more = proptest::collection::vec(
        (any::<proptest::sample::Index>(), 0i64..40, 1u64..120),
        0..14,
    );
    (0usize..CASES.len(), 0usize..110, more).prop_map(|(number, keep, more)| {
        let example = &CASES[number].1;
        let header = json!({ "format": "reunify-case/1", "id": "made-up", "events": [],
            "plan": { "id": "reunification", "version": "1.0.0" } });
        let mut start = Case::from_json(header.to_string().as_bytes()).unwrap();
        for event in example.events().iter().take(keep) {
            let _ = ENGINE.append(&mut start, event.entry.clone());
        }
        let last = start.events().last();
        let mut at = last.map_or(day("2025-03-01"), |event| event.entry.recorded.date());
        let entries = more.into_iter().map(|(which, days, about)| {
            let mut fields = which.get(&ENTRIES).clone();
            at = at.plus_days(days).unwrap();
            fields["occurred"] = json!(at.to_string());
            fields["recorded"] = json!(format!("{at}T23:00:00Z"));
            if fields.get("about").is_some() {
                fields["about"] = json!(about);
            }
            fields.as_object_mut().unwrap().remove("corrects");
            fields.as_object_mut().unwrap().remove("reason");
            fields
        });
        let entries = entries.collect();
        Steps { start, entries }
    })
}

/// A case of such steps; what the plan refuses is left out.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    any_steps().prop_map(|steps| {
        let mut case = steps.start;
        for fields in &steps.entries {
            let _ = ENGINE.append(&mut case, entry(fields));
        }
        case
    })
}

fn any_period() -> impl Strategy<Value = Value> {
    // Most are short enough to be accepted.
    (0usize..5, prop_oneof![9 => 0u16..6, 1 => 0u16..120]).prop_map(|(unit, count)| {
        let unit = if count < 6 { unit % 2 } else { unit };
        let unit = ["working-days", "days", "weeks", "months", "hours"][unit];
        let count = if unit == "months" { count / 10 } else { count };
        json!({ unit: count })
    })
}

fn any_condition() -> impl Strategy<Value = Value> {
    select(vec![
        json!({ "fact": { "id": "legal-status", "test": { "is": "care-order" } } }),
        json!({ "fact": { "id": "earlier-returns", "test": { "at-least": 1 } } }),
        json!({ "fact": { "id": "living-with-parent", "test": { "is": true } } }),
        json!({ "not": { "happened": { "event": { "task": "statutory-review" } } } }),
        json!({ "happened": { "event": { "task": "statutory-visit" }, "at-least": 3 } }),
        json!({ "stage": ["monitoring", "return-home"] }),
    ])
}

fn tightening() -> impl Strategy<Value = Value> {
    let timescales: Vec<(String, bool)> = PLAN
        .document()
        .timescales
        .iter()
        .map(|t| {
            (
                t.id.to_string(),
                t.limits.iter().any(|l| !l.then.is_empty()),
            )
        })
        .collect();
    let timescale = (
        select(timescales),
        any_period(),
        any_period(),
        proptest::option::of(any_condition()),
    );
    let timescale = timescale.prop_map(|((id, recurs), within, every, when)| {
        let mut item =
            json!({ "id": id, "within": within, "reason": "Because.", "basis": basis() });
        if recurs {
            item["every"] = every;
        }
        if let Some(when) = when {
            item["when"] = when;
        }
        json!({ "timescale": item })
    });
    let approvals: Vec<String> = PLAN
        .document()
        .requirements
        .iter()
        .filter(|r| matches!(r.met, Met::Approval { .. }))
        .map(|r| r.id.to_string())
        .collect();
    let director = "director-of-childrens-services";
    let by =
        prop_oneof![9 => Just(director), 1 => select(vec!["nominated-officer", "team-manager"])];
    let approval = (select(approvals), by).prop_map(
        |(id, by)| json!({ "approval": { "id": id, "by": [by], "reason": "Because.", "basis": basis() } }),
    );
    prop_oneof![4 => timescale, 1 => approval]
}

fn gates() -> impl Strategy<Value = Value> {
    let options: Vec<Value> = PLAN
        .document()
        .decisions
        .iter()
        .flat_map(|d| {
            d.options
                .iter()
                .map(|o| json!({ "decision": d.id.as_str(), "option": o.id.as_str() }))
        })
        .collect();
    select(options).prop_map(|gate| json!([gate]))
}

fn addition() -> impl Strategy<Value = Value> {
    let plain = json!({ "parent": "a view", "child": "a view" });
    let requirement = (
        gates(),
        any_condition(),
        proptest::option::of(any_condition()),
    );
    let requirement = {
        let plain = plain.clone();
        requirement.prop_map(move |(gates, met, applies)| {
            let mut item = json!({ "id": "local-requirement", "title": "Local", "plain": plain, "gates": gates,
                "met": { "condition": met }, "basis": basis() });
            if let Some(applies) = applies {
                item["applies"] = applies;
            }
            json!({ "item": { "requirement": item }, "reason": "Because." })
        })
    };
    let approval = {
        let plain = plain.clone();
        gates().prop_map(move |gates| json!({ "item": { "approval": {
            "id": "local-approval", "title": "Local", "plain": plain, "gates": gates, "by": ["service-manager"],
            "consult": ["nominated-officer"], "inform": [{ "role": "team-manager", "within": { "days": 2 } }],
            "basis": basis() } }, "reason": "Because." }))
    };
    let advisory = any_condition().prop_map(|when| json!({ "item": { "advisory": { "id": "local-advice",
        "title": "Local", "advice": "Think.", "when": when, "to": ["team-manager"], "basis": basis() } },
        "reason": "Because." }));
    let timescale = (any_period(), any_condition()).prop_map(move |(within, when)| {
        json!({ "item": { "timescale": {
        "id": "local-timescale", "title": "Local", "plain": plain, "owed-by": "social-worker",
        "starts": { "while": when }, "met-by": [{ "event": { "task": "home-visit" } }],
        "limits": [{ "within": within }], "basis": basis() } }, "reason": "Because." })
    });
    prop_oneof![3 => requirement, 3 => approval, 1 => advisory, 1 => timescale]
}

static ADAPTATIONS: LazyLock<Adaptations> = LazyLock::new(|| any_adaptation().sboxed());
type Adaptations = proptest::strategy::SBoxedStrategy<Value>;

/// Worked out once: each is tried, to tell the framework's from the law's.
fn adaptation() -> Adaptations {
    ADAPTATIONS.clone()
}

fn any_adaptation() -> impl Strategy<Value = Value> {
    let plan = PLAN.document();
    let mut items: Vec<Value> = Vec::new();
    for requirement in &plan.requirements {
        items.push(json!({ "drop": { "requirement": requirement.id.as_str() } }));
        items.push(json!({ "requirement": { "id": requirement.id.as_str(), "met": { "approval": { "by": ["team-manager"] } } } }));
    }
    for timescale in &plan.timescales {
        items.push(json!({ "drop": { "timescale": timescale.id.as_str() } }));
    }
    for advisory in &plan.advisories {
        items.push(json!({ "drop": { "advisory": advisory.id.as_str() } }));
    }
    for stage in &plan.stages {
        for work in &stage.expects {
            let work = match work {
                Work::Task(id) => json!({ "task": id.as_str() }),
                Work::Decision(id) => json!({ "decision": id.as_str() }),
            };
            items.push(
                json!({ "drop": { "expected": { "stage": stage.id.as_str(), "work": work } } }),
            );
        }
    }
    let of_the_framework = |item: &Value| {
        let policy = json!({ "adapt": [{ "item": item, "reason": "Because.", "basis": basis() }] });
        super::compiled(&policy).is_ok()
    };
    let (framework, law): (Vec<Value>, Vec<Value>) = items.into_iter().partition(of_the_framework);
    let item = prop_oneof![19 => select(framework), 1 => select(law)];
    item.prop_map(|item| json!({ "item": item, "reason": "Because.", "basis": basis() }))
}

fn any_script() -> impl Strategy<Value = String> {
    let conditions = vec![
        "case.fact(\"legal-status\").is(\"care-order\").yes",
        "case.fact(\"earlier-returns\").at_least(1).unknown",
        "case.done(\"statutory-visit\").count > 2",
        "case.passed_since(case.done(\"statutory-visit\").last.day, days(20)).yes",
        "case.at(\"monitoring\")",
    ];
    let sayings = vec![
        "case.require(\"social-worker\", \"Do.\");",
        "case.advise(\"team-manager\", \"Think.\");",
        "case.needs_approval(\"nominated-officer\", \"Ask.\");",
        "case.due(case.add(case.done(\"statutory-visit\").last.day, days(3)), \"social-worker\", \"Visit.\");",
        "case.due(case.add(date(\"2026-01-01\"), working_days(60000)), \"social-worker\", \"Fails.\");",
    ];
    (select(conditions), select(sayings))
        .prop_map(|(condition, saying)| format!("if {condition} {{ {saying} }}"))
}

/// A policy, and what it is made of.
#[derive(Debug, Clone)]
pub(crate) struct Generated {
    pub(crate) manifest: Value,
    /// The scripts by their paths.
    pub(crate) scripts: BTreeMap<String, String>,
    pub(crate) policy: Policy,
    pub(crate) adapts: bool,
    pub(crate) moves: bool,
}

pub(crate) fn any_policy() -> impl Strategy<Value = Generated> {
    use proptest::collection::vec;
    let parts = (
        vec(tightening(), 0..5),
        vec(addition(), 0..3),
        vec(adaptation(), 0..4),
        vec(any_script(), 0..3),
        any::<(bool, bool)>(),
    );
    parts.prop_map(|(tighten, add, adapt, scripts, (in_force, stand_in))| {
        let scripts = scripts.into_iter().enumerate();
        let scripts: BTreeMap<String, String> =
            scripts.map(|(n, script)| (format!("rules/{n}.rhai"), script)).collect();
        let rule = |(number, path): (usize, &String)| json!({ "id": format!("rule-{number}"), "title": "Rule",
            "script": path, "reason": "Because.", "basis": basis() });
        let rules: Vec<Value> = scripts.keys().enumerate().map(rule).collect();
        let mut fields = json!({ "tighten": tighten, "add": add, "adapt": adapt, "rules": rules });
        if in_force {
            fields["in-force"] = json!({ "from": "2025-08-01" });
        }
        if stand_in {
            fields["posts"] = json!([{ "role": "nominated-officer", "post": "Head",
                "stand-ins": ["director-of-childrens-services"], "reason": "Because.", "basis": basis() }]);
        }
        let raises = tighten.iter().any(|item| item.get("approval").is_some());
        let manifest = manifest(&fields);
        let files = scripts.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
        Generated {
            policy: Policy::from_parts(manifest.to_string().as_bytes(), files).unwrap(),
            manifest,
            adapts: !adapt.is_empty(),
            moves: !add.is_empty() || !adapt.is_empty() || raises || stand_in,
            scripts,
        }
    })
}
