//! How two plans differ: nothing between a plan and itself, and the same from either side.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{PLAN, case};
use proptest::prelude::*;
use reunify::calendar::Calendar;
use reunify::compare::{CaseOutcome, PlanComparison, on_cases};
use reunify::plan::{Difference, DifferenceKind, PlanDocument, Strictness, differences};
use reunify::policy::EffectKind;
use reunify::{At, Engine, Plan};
use serde_json::{Value, json};

fn tiny() -> Value {
    serde_json::from_str(PLAN).unwrap()
}

fn read(plan: &Value) -> PlanDocument {
    serde_json::from_value(plan.clone()).unwrap()
}

fn engine(plan: &Value) -> Engine {
    let plan = Plan::from_json(plan.to_string().as_bytes()).unwrap();
    Engine::compile(&plan, &[]).unwrap()
}

fn between(before: &Value, after: &Value) -> Vec<Difference> {
    let calendar = Calendar::england_and_wales().unwrap();
    differences(&read(before), &read(after), &calendar)
}

/// What is told from the other side.
fn mirrored(found: Vec<Difference>) -> Vec<String> {
    let turned = found.into_iter().map(|one| Difference {
        kind: match one.kind {
            DifferenceKind::Added => DifferenceKind::Removed,
            DifferenceKind::Removed => DifferenceKind::Added,
            DifferenceKind::Changed => DifferenceKind::Changed,
        },
        before: one.after,
        after: one.before,
        strictness: one.strictness.map(|strictness| match strictness {
            Strictness::Tightened => Strictness::Loosened,
            Strictness::Loosened => Strictness::Tightened,
        }),
        ..one
    });
    told(turned)
}

/// What is told, in one order, without the title and the sources, which are those of the second plan.
fn told(found: impl IntoIterator<Item = Difference>) -> Vec<String> {
    let told = found.into_iter().map(|one| {
        let Difference {
            kind,
            item,
            part,
            before,
            after,
            strictness,
            ..
        } = one;
        format!("{kind:?} {item} {part:?} {before:?} {after:?} {strictness:?}")
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

const LISTS: [&str; 12] = [
    "sources",
    "roles",
    "labels",
    "facts",
    "occurrences",
    "forms",
    "stages",
    "tasks",
    "decisions",
    "transitions",
    "timescales",
    "requirements",
];

/// One change of a plan: an item gone or there again under another name, other words, another limit,
/// a field that must be filled in.
#[derive(Debug, Clone)]
enum Change {
    Gone(usize, usize),
    Copied(usize, usize),
    Retitled(usize, usize, String),
    Within(usize, u16),
    Every(u16),
    Required(bool),
    Stages(Vec<&'static str>),
    SecondLimit(bool),
}

fn any_change() -> impl Strategy<Value = Change> {
    let item = || (0..LISTS.len(), 0usize..4);
    prop_oneof![
        item().prop_map(|(list, n)| Change::Gone(list, n)),
        item().prop_map(|(list, n)| Change::Copied(list, n)),
        (item(), "[a-c]{1,2}").prop_map(|((list, n), title)| Change::Retitled(list, n, title)),
        (0usize..2, 1u16..30).prop_map(|(n, days)| Change::Within(n, days)),
        (1u16..9).prop_map(Change::Every),
        any::<bool>().prop_map(Change::Required),
        proptest::sample::subsequence(vec!["deciding", "home", "closed"], 1..=3)
            .prop_map(Change::Stages),
        any::<bool>().prop_map(Change::SecondLimit),
    ]
}

fn apply(plan: &mut Value, change: Change) {
    let of = |plan: &mut Value, list: usize, n: usize| {
        let items = plan[LISTS[list]].as_array().unwrap();
        (!items.is_empty()).then(|| n % items.len())
    };
    let limits = |plan: &mut Value, id: &str, change: &dyn Fn(&mut Value)| {
        for timescale in plan["timescales"].as_array_mut().unwrap() {
            if timescale["id"] == id {
                change(timescale);
            }
        }
    };
    match change {
        Change::Gone(list, n) => {
            if let Some(n) = of(plan, list, n) {
                plan[LISTS[list]].as_array_mut().unwrap().remove(n);
            }
        }
        Change::Copied(list, n) => {
            if let Some(n) = of(plan, list, n) {
                let mut item = plan[LISTS[list]][n].clone();
                item["id"] = json!(format!("{}-x", item["id"].as_str().unwrap()));
                plan[LISTS[list]].as_array_mut().unwrap().push(item);
            }
        }
        Change::Retitled(list, n, title) => {
            if let Some(n) = of(plan, list, n).filter(|_| LISTS[list] != "transitions") {
                plan[LISTS[list]][n]["title"] = json!(title);
            }
        }
        Change::Within(n, days) => limits(plan, "review", &|timescale| {
            let limits = timescale["limits"].as_array_mut().unwrap();
            let n = n % limits.len();
            limits[n]["within"] = json!({ "working-days": days });
        }),
        Change::Every(weeks) => limits(plan, "visits", &|timescale| {
            timescale["limits"][0]["then"][1]["every"] = json!({ "weeks": weeks });
        }),
        Change::SecondLimit(twice) => limits(plan, "review", &|timescale| {
            let limits = timescale["limits"].as_array_mut().unwrap();
            if twice {
                limits.push(limits[0].clone());
            } else {
                limits.truncate(1);
            }
        }),
        Change::Required(yes) => {
            for form in plan["forms"].as_array_mut().unwrap() {
                if form["id"] == "visit" {
                    let goals = ["seen-alone", "goals"];
                    let required = if yes { &goals[..] } else { &[] };
                    form["schema"]["required"] = json!(required);
                }
            }
        }
        Change::Stages(stages) => {
            if let Some(task) = plan["tasks"].as_array_mut().unwrap().first_mut() {
                task["stages"] = json!(stages);
            }
        }
    }
}

fn any_plan() -> impl Strategy<Value = Value> {
    proptest::collection::vec(any_change(), 0..6).prop_map(|changes| {
        let mut plan = tiny();
        for change in changes {
            // Two of one name are refused by the checks of a plan, and never get here.
            let before = plan.clone();
            apply(&mut plan, change);
            if LISTS.iter().any(|list| has_twice(&plan[*list])) {
                plan = before;
            }
        }
        plan
    })
}

fn has_twice(items: &Value) -> bool {
    let mut ids: Vec<String> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["id"].to_string())
        .collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    ids.len() < all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_plan_and_itself_do_not_differ_and_both_sides_tell_the_same(one in any_plan(), other in any_plan()) {
        prop_assert_eq!(between(&one, &one), vec![]);
        let found = between(&one, &other);
        prop_assert_eq!(found.is_empty(), read(&one) == read(&other) || same_but_for_order(&one, &other));
        prop_assert_eq!(mirrored(found), told(between(&other, &one)));
    }
}

/// Whether two plans have the same items, in whatever order.
fn same_but_for_order(one: &Value, other: &Value) -> bool {
    let sorted = |plan: &Value| {
        let mut plan = serde_json::to_value(read(plan)).unwrap();
        for list in LISTS {
            if let Some(items) = plan.get_mut(list).and_then(Value::as_array_mut) {
                items.sort_by_key(|item| item["id"].to_string());
            }
        }
        plan
    };
    sorted(one) == sorted(other)
}

#[test]
fn a_case_is_told_of_where_the_other_plan_takes_its_log() {
    let before = engine(&tiny());
    let mut plan = tiny();
    plan["version"] = json!("2.0.0");
    plan["timescales"][0]["limits"][0]["then"][0]["every"] = json!({ "days": 3 });
    plan["timescales"][0]["limits"][0]["then"][1]["every"] = json!({ "days": 3 });
    let after = engine(&plan);
    let at = At::day("2026-01-12".parse().unwrap());
    let case = case();
    let told = on_cases(&before, &after, [("tiny", &case)], &at);
    let CaseOutcome::Effects(effects) = &told[0].outcome else {
        panic!("{told:?}");
    };
    assert!(
        effects
            .iter()
            .any(|effect| effect.kind == EffectKind::DeadlineSooner),
        "{effects:?}"
    );
    let compared = PlanComparison::of(&before, &after);
    let strictness: Vec<_> = compared
        .differences
        .iter()
        .map(|one| one.strictness)
        .collect();
    assert_eq!(strictness, [Some(Strictness::Tightened); 2]);
}

#[test]
fn a_log_that_the_other_plan_would_not_have_taken_is_told_as_that() {
    let before = engine(&tiny());
    let mut plan = tiny();
    plan["version"] = json!("2.0.0");
    plan["forms"][1]["schema"]["required"] = json!(["seen-alone", "goals"]);
    let after = engine(&plan);
    let at = At::day("2026-01-12".parse().unwrap());
    let case = case();
    let told = on_cases(&before, &after, [("tiny", &case)], &at);
    let CaseOutcome::Refused { by, events } = &told[0].outcome else {
        panic!("{told:?}");
    };
    assert_eq!(by, "tiny@2.0.0");
    assert!(
        events
            .iter()
            .all(|one| one.rejection.message.contains("goals")),
        "{events:?}"
    );
}
