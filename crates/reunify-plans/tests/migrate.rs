//! Moving cases to another version of the plan: what was recorded is read as it was meant, what had
//! taken effect still has, and nothing is moved that would be lost by it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::sync::LazyLock;

use common::generate::any_case;
use common::{CASES, ENGINE, PLAN, case, day, rename, tries};
use proptest::prelude::*;
use reunify::calendar::Date;
use reunify::case::Actor;
use reunify::engine::{Mapping, Migrated, Migration, NotMigrated};
use reunify::evaluate::CaseStanding;
use reunify::learn::Counts;
use reunify::policy::EffectKind;
use reunify::suppression::Suppression;
use reunify::{At, Case, Code, Engine, Plan};
use serde_json::{Value, json};

fn shipped() -> Value {
    let mut plan: Value =
        serde_json::from_str(reunify_plans::find("reunification").unwrap()).unwrap();
    plan["version"] = json!("1.1.0");
    plan
}

fn engine(plan: &Value) -> Engine {
    let plan = Plan::from_json(plan.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    Engine::compile(&plan, &[]).unwrap()
}

fn named<'a>(plan: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let mut items = plan[list].as_array_mut().unwrap().iter_mut();
    items.find(|item| item["id"] == id).unwrap()
}

/// The same content under the next version.
static SAME: LazyLock<Engine> = LazyLock::new(|| engine(&shipped()));

fn mapping(fields: &Value) -> Mapping {
    let mut mapping = json!({
        "format": "reunify-mapping/1",
        "from": { "id": "reunification", "version": "1.0.0" },
        "to": { "id": "reunification", "version": "1.1.0" },
    });
    for (field, value) in fields.as_object().unwrap() {
        mapping[field] = value.clone();
    }
    Mapping::from_json(mapping.to_string().as_bytes()).unwrap()
}

fn on(date: Date) -> Migration {
    Migration {
        occurred: date,
        recorded: format!("{date}T23:59:59Z").parse().unwrap(),
        actor: Actor {
            role: "administrator".parse().unwrap(),
            reference: None,
        },
        why: "The plan has a new version.".to_owned(),
        mapping: None,
    }
}

fn last_day(case: &Case) -> Date {
    let last = case.events().last();
    last.map_or(day("2025-03-01"), |event| event.entry.recorded.date())
}

/// Moves a case at the instant at which its last event was recorded.
fn migrate(
    to: &Engine,
    case: &mut Case,
    mapping: Option<&Mapping>,
) -> Result<Migrated, NotMigrated> {
    let mut migration = on(last_day(case));
    migration.recorded = match case.events().last() {
        Some(last) => last.entry.recorded,
        None => "2020-01-01T00:00:00Z".parse().unwrap(),
    };
    migration.occurred = migration.recorded.date();
    migration.mapping = mapping.cloned();
    to.migrate(&ENGINE, case, migration)
}

fn standing(engine: &Engine, case: &Case, date: Date) -> CaseStanding {
    engine.evaluate(case, &At::day(date)).standing
}

/// The plan and a mapping to it, with many things under other names, each of them unlike any other.
static RENAMED: LazyLock<(Engine, Mapping)> = LazyLock::new(|| {
    let plan = shipped();
    let mut renamed = Vec::new();
    let mut names = Vec::new();
    for (list, kind) in [
        ("tasks", "task"),
        ("occurrences", "occurrence"),
        ("facts", "fact"),
        ("decisions", "decision"),
        ("requirements", "requirement"),
        ("roles", "role"),
        ("labels", "label"),
        ("causes", "cause"),
        ("stages", "stage"),
    ] {
        for item in plan[list].as_array().unwrap() {
            let id = item["id"].as_str().unwrap();
            let kinds = [
                "tasks",
                "occurrences",
                "facts",
                "decisions",
                "requirements",
                "roles",
                "labels",
                "causes",
                "stages",
                "forms",
                "timescales",
                "advisories",
                "classifications",
                "sources",
                "transitions",
            ];
            let lists = kinds.iter().filter(|list| {
                let has = |item: &Value| item["id"] == id;
                plan[**list]
                    .as_array()
                    .is_some_and(|items| items.iter().any(has))
            });
            // A name that only one thing has can be replaced wherever it stands.
            if lists.count() > 1 || is_said_elsewhere(&plan, id) {
                continue;
            }
            let to = format!("{id}-x");
            renamed.push(json!({ "kind": kind, "from": id, "to": to }));
            names.push((id.to_owned(), to));
        }
    }
    assert!(names.len() > 60, "{}", names.len());
    let mut other = plan;
    for (from, to) in &names {
        rename(&mut other, from, to);
    }
    (engine(&other), mapping(&json!({ "renamed": renamed })))
});

/// Whether a word is a choice, an option or something on a form as well.
fn is_said_elsewhere(plan: &Value, id: &str) -> bool {
    let said = |value: &Value| value.to_string().contains(&format!("\"{id}\""));
    let mut facts = plan["facts"].as_array().unwrap().iter();
    let decisions = plan["decisions"].as_array().unwrap().iter();
    let mut options = decisions.flat_map(|decision| decision["options"].as_array().unwrap());
    said(&plan["forms"])
        || said(&plan["classifications"])
        || facts.any(|fact| said(&fact["value"]))
        || options.any(|option| option["id"] == id)
}

/// What an answer says, by the titles of things rather than their names.
fn said(standing: &CaseStanding) -> Vec<String> {
    let mut said = vec![format!(
        "{} {} {:?}",
        standing.stage.title, standing.stage.attempt, standing.stage.since
    )];
    let path = standing.path.iter();
    said.extend(path.map(|at| format!("{} {:?}", at.title, at.since)));
    let mut rest = Vec::new();
    for deadline in &standing.deadlines {
        rest.push(format!(
            "{} {:?} {:?}",
            deadline.title, deadline.status, deadline.due
        ));
    }
    for owed in &standing.owed {
        rest.push(format!("{} {}", owed.title, owed.stage_title));
    }
    for decision in &standing.decisions {
        rest.push(format!("{} {:?}", decision.title, decision.status));
    }
    for requirement in &standing.requirements {
        rest.push(format!("{} {:?}", requirement.title, requirement.status));
    }
    for advisory in &standing.advisories {
        rest.push(advisory.title.clone());
    }
    for action in &standing.actions {
        rest.push(format!("{} {:?}", action.title, action.open));
    }
    rest.sort();
    said.extend(rest);
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(24), ..ProptestConfig::default() })]

    /// A move to the same content changes no answer, on no day; before it, the case is read as it was.
    #[test]
    fn a_move_to_the_same_content_changes_nothing(original in any_case(), offset in -200i64..200) {
        let mut moved = original.clone();
        let migrated = SAME.migrate(&ENGINE, &mut moved,  on(last_day(&original))).unwrap();
        prop_assert_eq!(&migrated.effects, &[]);
        prop_assert_eq!(&migrated.on_other_forms, &[]);
        moved.verify().unwrap();
        let read = Case::from_json(moved.to_json().as_bytes()).unwrap();
        prop_assert_eq!(read.to_json(), moved.to_json());
        prop_assert_eq!(read.plan().to_string(), "reunification@1.1.0");
        let date = last_day(&original).plus_days(offset).unwrap();
        prop_assert_eq!(standing(&SAME, &read, date), standing(&ENGINE, &original, date));

        // As known before the move, the case is under the plan before it, and the answer is the same.
        let before = original.events().last().map(|event| event.entry.recorded);
        if let Some(before) = before.filter(|before| *before < moved.events().last().unwrap().entry.recorded) {
            ENGINE.accepts(&moved, Some(before)).unwrap();
            prop_assert!(SAME.accepts(&moved, Some(before)).is_err());
            let at = At::day(date).known_at(before);
            prop_assert_eq!(ENGINE.evaluate(&moved, &at).to_json(), ENGINE.evaluate(&original, &at).to_json());
        }
        prop_assert!(ENGINE.accepts(&moved, None).is_err());
    }

    /// A log whose names are others by the plan after is read as if it had been written in those.
    #[test]
    fn other_names_change_nothing_that_is_said(original in any_case(), offset in -200i64..200) {
        let (to, mapping) = &*RENAMED;
        let mut moved = original.clone();
        let migrated = migrate(to, &mut moved, Some(mapping)).unwrap();
        prop_assert_eq!(&migrated.on_other_forms, &[]);
        let date = last_day(&original).plus_days(offset).unwrap();
        prop_assert_eq!(said(&standing(to, &moved, date)), said(&standing(&ENGINE, &original, date)));
        // What was recorded stays as it was recorded.
        prop_assert_eq!(&moved.events()[..original.events().len()], original.events());
        prop_assert_eq!(to.refused(&moved).len(), ENGINE.refused(&original).len());
    }

    /// A case that goes on after a move goes on as it would have.
    #[test]
    fn what_comes_after_a_move_counts_as_it_would_have(whole in any_case(), keep in 0usize..60, offset in 0i64..100) {
        let mut stayed = Case::new("made-up", ENGINE_PLAN.clone());
        let mut moved = stayed.clone();
        for (number, event) in whole.events().iter().enumerate() {
            if number == keep {
                // Numbers that later entries name are one more, so they are left out.
                migrate(&SAME, &mut moved, None).unwrap();
            }
            let names_a_number = serde_json::to_value(&event.entry).unwrap().get("about").is_some();
            if number >= keep && (names_a_number || event.entry.corrects.is_some()) {
                continue;
            }
            let engine = if number < keep { &ENGINE } else { &SAME };
            let stays = ENGINE.append(&mut stayed, event.entry.clone()).map_err(|r| r.code);
            let moves = engine.append(&mut moved, event.entry.clone()).map_err(|r| r.code);
            prop_assert_eq!(stays.map(|_| ()), moves.map(|_| ()));
        }
        let engine = if whole.events().len() > keep { &SAME } else { &ENGINE };
        let date = last_day(&whole).plus_days(offset).unwrap();
        let (stayed, moved) = (standing(&ENGINE, &stayed, date), standing(engine, &moved, date));
        prop_assert_eq!(said(&stayed), said(&moved));
    }
}

static ENGINE_PLAN: LazyLock<reunify::case::PlanReference> =
    LazyLock::new(|| reunify::case::PlanReference::to(&PLAN));

#[test]
fn every_example_case_can_be_moved_and_has_a_way_on() {
    for (name, original) in &*CASES {
        let mut moved = original.clone();
        let migrated =
            migrate(&SAME, &mut moved, None).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(!migrated.ways_forward.is_empty(), "{name}");
    }
}

/// Decision 1 takes effect by itself once its requirements are met. By the plan after it needs an
/// approval first, which nobody gave.
fn stricter() -> Engine {
    let mut plan = shipped();
    let approval = named(
        &mut plan,
        "requirements",
        "nominated-officer-approves-placement",
    )
    .clone();
    let mut asked = approval;
    asked["id"] = json!("decision-1-approved");
    asked["title"] = json!("Decision 1 is approved");
    asked["gates"] = json!([{ "decision": "decision-1", "option": "assess" }]);
    asked.as_object_mut().unwrap().remove("applies");
    plan["requirements"].as_array_mut().unwrap().push(asked);
    engine(&plan)
}

#[test]
fn what_had_taken_effect_still_has() {
    let to = stricter();
    let original = case("planned-return-s20");
    let mut moved = original.clone();
    let migrated = migrate(&to, &mut moved, None).unwrap();
    assert_eq!(migrated.stage.stage.as_str(), "progress-review");
    let date = last_day(original);
    let was = standing(&ENGINE, original, date);
    let is = standing(&to, &moved, date);
    let path = |standing: &CaseStanding| {
        let path = standing.path.iter();
        path.map(|at| (at.stage.clone(), at.since))
            .collect::<Vec<_>>()
    };
    assert_eq!(path(&is), path(&was));
    // On every day before, as well: what is known is known from the move on, whatever the day.
    for back in 1..300 {
        let date = date.plus_days(-back).unwrap();
        let (is, was) = (
            standing(&to, &moved, date),
            standing(&ENGINE, original, date),
        );
        assert_eq!(path(&is), path(&was), "on {date}");
    }
    // Without the move's word on it, decision 1 would wait by the plan after.
    let mut text: Value = serde_json::from_str(&moved.to_json()).unwrap();
    let last = text["events"].as_array().unwrap().len() - 1;
    let kept = text["events"][last]
        .as_object_mut()
        .unwrap()
        .remove("in-effect");
    assert!(kept.is_some_and(|kept| kept.as_array().unwrap().len() > 1));
    let without = Case::from_json(text.to_string().as_bytes()).unwrap();
    let entered = |standing: &CaseStanding| {
        path(standing)
            .iter()
            .any(|(stage, _)| stage.as_str() == "assessment")
    };
    assert!(entered(&is));
    assert!(!entered(&standing(&to, &without, date)));
}

#[test]
fn a_decision_after_the_move_needs_what_the_plan_after_asks_for() {
    let to = stricter();
    let mut case = Case::new("made-up", ENGINE_PLAN.clone());
    for event in common::case("planned-return-s20").events() {
        let is_decision = serde_json::to_value(&event.entry).unwrap()["type"] == "decision";
        if is_decision {
            break;
        }
        ENGINE.append(&mut case, event.entry.clone()).unwrap();
    }
    migrate(&to, &mut case, None).unwrap();
    let decided = common::case("planned-return-s20")
        .events()
        .iter()
        .find(|event| serde_json::to_value(&event.entry).unwrap()["type"] == "decision");
    let mut entry = decided.unwrap().entry.clone();
    entry.recorded = case.events().last().unwrap().entry.recorded;
    entry.occurred = entry.recorded.date();
    to.append(&mut case, entry.clone()).unwrap();
    let is = standing(&to, &case, entry.occurred.plus_days(30).unwrap());
    assert_eq!(is.stage.stage.as_str(), "identification");
    let waits = |r: &&reunify::evaluate::RequirementStanding| r.status.is_in_the_way();
    assert!(
        is.requirements
            .iter()
            .filter(waits)
            .any(|r| r.requirement.as_str() == "decision-1-approved")
    );
}

#[test]
fn a_correction_after_the_move_still_corrects() {
    let original = case("planned-return-s20");
    let mut moved = original.clone();
    migrate(&SAME, &mut moved, None).unwrap();
    let decision = original
        .events()
        .iter()
        .rev()
        .find(|event| serde_json::to_value(&event.entry).unwrap()["type"] == "decision");
    let decision = decision.unwrap();
    let at = moved.events().last().unwrap().entry.recorded;
    let withdrawal = json!({ "occurred": at.date().to_string(), "recorded": at.to_string(),
        "actor": { "role": "social-worker" }, "type": "withdrawal", "corrects": decision.seq,
        "reason": "It was another child." });
    let entry = Case::entries_from_json(withdrawal.to_string().as_bytes())
        .unwrap()
        .pop()
        .unwrap();
    let mut stayed = original.clone();
    ENGINE.append(&mut stayed, entry.clone()).unwrap();
    SAME.append(&mut moved, entry).unwrap();
    let date = at.date();
    assert_ne!(
        standing(&ENGINE, &stayed, date).decisions,
        standing(&ENGINE, original, date).decisions
    );
    assert_eq!(
        standing(&SAME, &moved, date).path,
        standing(&ENGINE, &stayed, date).path
    );
    assert_eq!(
        standing(&SAME, &moved, date).decisions,
        standing(&ENGINE, &stayed, date).decisions
    );
}

/// Why a case is not moved, which leaves it as it was.
fn refused(to: &Engine, name: &str, mapping: Option<&Mapping>) -> NotMigrated {
    let mut moved = case(name).clone();
    let why = migrate(to, &mut moved, mapping).unwrap_err();
    assert_eq!(moved.to_json(), case(name).to_json());
    why
}

#[test]
fn what_an_occurrence_gave_a_fact_has_to_be_a_value_of_it_by_the_plan_after() {
    // Conditions of the plan after would take the old word for another legal status.
    let (from, to) = ("interim-care-order", "interim-order-of-care");
    let mut plan = shipped();
    rename(&mut plan, from, to);
    let to = engine(&plan);
    let called = json!({ "renamed": [
        { "kind": "choice", "of": "legal-status", "from": from, "to": "interim-order-of-care" }] });
    let why = refused(&to, "interim-order-at-home", Some(&mapping(&called)));
    assert_eq!(why.rejection.code, Code::NamesNotThere);
    let first = &why.events[0];
    assert_eq!(first.rejection.code, Code::FormDoesNotFit);
    assert_eq!(
        first.rejection.pointer.as_deref(),
        Some("/data/legal-status")
    );
}

/// A version without one thing that nothing else in the plan names.
fn without(list: &str, id: &str) -> Option<Engine> {
    let mut plan = shipped();
    plan[list]
        .as_array_mut()
        .unwrap()
        .retain(|item| item["id"] != id);
    let plan = Plan::from_json(plan.to_string().as_bytes()).ok()?;
    Some(Engine::compile(&plan, &[]).unwrap())
}

#[test]
fn what_the_plan_after_does_not_have_is_named_event_by_event() {
    // A cause is named by deviations, and by nothing in the plan.
    let with_deviation = CASES.iter().find_map(|(name, case)| {
        let cause = case.events().iter().find_map(|event| {
            let entry = serde_json::to_value(&event.entry).unwrap();
            Some(entry.get("cause")?.as_str()?.to_owned())
        })?;
        Some((name.clone(), cause))
    });
    let (name, cause) = with_deviation.expect("an example has a deviation");
    let to = without("causes", &cause).unwrap();
    let why = refused(&to, &name, None);
    assert_eq!(why.rejection.code, Code::NamesNotThere);
    assert!(!why.events.is_empty());
    for event in &why.events {
        assert_eq!(event.rejection.code, Code::UnknownItem);
        assert_eq!(event.rejection.pointer.as_deref(), Some("/cause"));
    }
    let called =
        mapping(&json!({ "renamed": [{ "kind": "cause", "from": cause, "to": "other" }] }));
    let mut moved = case(&name).clone();
    migrate(&to, &mut moved, Some(&called)).unwrap();
    // What was counted under the plan before is counted under it still, by its own name.
    let rule = Suppression::none();
    let counted = |case: &Case| {
        let mut counts = Counts::default();
        counts.add(case);
        serde_json::to_value(counts.learning(rule)).unwrap()
    };
    assert_eq!(counted(&moved), counted(case(&name)));
    // A cause cannot be set aside, since a deviation is from something for some cause.
    let aside = json!({ "set-aside": [{ "kind": "cause", "id": cause, "why": "Gone." }] });
    let why = refused(&to, &name, Some(&mapping(&aside)));
    assert_eq!(why.rejection.code, Code::MappingDoesNotFit);
}

#[test]
fn what_is_set_aside_stays_in_the_log_and_is_not_read() {
    let mut plan = shipped();
    // An advisory asks for it, and nothing else does.
    let fact = "parental-substance-misuse";
    plan["facts"]
        .as_array_mut()
        .unwrap()
        .retain(|item| item["id"] != fact);
    plan["advisories"]
        .as_array_mut()
        .unwrap()
        .retain(|item| !item.to_string().contains(fact));
    let to = engine(&plan);
    let recorded = |case: &Case| {
        case.events()
            .iter()
            .filter(|event| serde_json::to_value(&event.entry).unwrap()["id"] == fact)
            .count()
    };
    let (name, _) = CASES
        .iter()
        .find(|(_, case)| recorded(case) > 0)
        .expect("an example has it");
    let why = refused(&to, name, None);
    assert_eq!(why.rejection.code, Code::NamesNotThere);
    let aside = mapping(
        &json!({ "set-aside": [{ "kind": "fact", "id": fact, "why": "Asked on a form now." }] }),
    );
    let mut moved = case(name).clone();
    let migrated = migrate(&to, &mut moved, Some(&aside)).unwrap();
    assert!(
        migrated
            .effects
            .iter()
            .all(|e| e.kind == EffectKind::AdviceLost),
        "{:?}",
        migrated.effects
    );
    assert_eq!(recorded(&moved), recorded(case(name)));
    assert!(
        to.refused(&moved)
            .iter()
            .all(|one| one.rejection.code != Code::UnknownItem)
    );
}

#[test]
fn a_case_comes_to_another_stage_only_if_the_mapping_says_so() {
    // By the plan after, nobody who goes home without a plan is at home before the work was done.
    let mut plan = shipped();
    for transition in plan["transitions"].as_array_mut().unwrap() {
        if transition["to"] == "home-without-plan" {
            transition["to"] = json!("monitoring");
        }
    }
    let to = engine(&plan);
    let why = refused(&to, "unplanned-return-s20", None);
    assert_eq!(why.rejection.code, Code::StageWouldChange);
    assert!(
        why.rejection
            .help
            .as_ref()
            .unwrap()
            .contains("`home-without-plan` is renamed to `monitoring`")
    );
    let said = mapping(&json!({ "renamed": [
        { "kind": "stage", "from": "home-without-plan", "to": "monitoring" }] }));
    let mut moved = case("unplanned-return-s20").clone();
    let migrated = migrate(&to, &mut moved, Some(&said)).unwrap();
    assert_eq!(migrated.stage.stage.as_str(), "monitoring");
    assert!(
        migrated
            .effects
            .iter()
            .any(|effect| effect.kind == EffectKind::StageMoved)
    );
}

#[test]
fn a_shorter_limit_is_told_as_what_it_means_for_the_case() {
    let mut plan = shipped();
    let limits = &mut named(&mut plan, "timescales", "visits-in-placement")["limits"];
    for limit in limits.as_array_mut().unwrap() {
        limit["within"] = json!({ "days": 1 });
        for regime in limit["then"].as_array_mut().into_iter().flatten() {
            regime["every"] = json!({ "days": 5 });
        }
    }
    let to = engine(&plan);
    let mut moved = case("planned-return-s20").clone();
    let migrated = migrate(&to, &mut moved, None).unwrap();
    let sooner = |kind| migrated.effects.iter().any(|effect| effect.kind == kind);
    assert!(
        sooner(EffectKind::DeadlineSooner) || sooner(EffectKind::DeadlineGained),
        "{:?}",
        migrated.effects
    );
}

#[test]
fn a_move_is_not_appended_corrected_or_made_twice() {
    let mut moved = case("planned-return-s20").clone();
    let date = last_day(&moved);
    let migrated = migrate(&SAME, &mut moved, None).unwrap();
    let again = SAME
        .append(&mut moved, migrated.event.entry.clone())
        .unwrap_err();
    assert_eq!(again.code, Code::NeedsBothPlans);
    let withdrawal = json!({ "occurred": date.to_string(),
        "recorded": migrated.event.entry.recorded.to_string(),
        "actor": { "role": "social-worker" }, "type": "withdrawal", "corrects": migrated.event.seq,
        "reason": "No." });
    let entry = Case::entries_from_json(withdrawal.to_string().as_bytes())
        .unwrap()
        .pop()
        .unwrap();
    assert_eq!(
        SAME.append(&mut moved, entry).unwrap_err().code,
        Code::MigrationStands
    );
    let twice = SAME
        .migrate(&SAME, &mut moved.clone(), on(date))
        .unwrap_err();
    assert_eq!(twice.rejection.code, Code::NothingToMigrate);
    let elsewhere = SAME
        .migrate(&ENGINE, &mut moved.clone(), on(date))
        .unwrap_err();
    assert_eq!(elsewhere.rejection.code, Code::CasePlanMismatch);
    let mut silent = on(date);
    silent.why = " ".to_owned();
    let silent = SAME.migrate(&ENGINE, &mut case("planned-return-s20").clone(), silent);
    assert_eq!(silent.unwrap_err().rejection.code, Code::FormDoesNotFit);
    // Moved back, it stands as it stood.
    let back = ENGINE.migrate(&SAME, &mut moved, on(date)).unwrap();
    assert_eq!(back.effects, []);
    ENGINE.accepts(&moved, None).unwrap();
    assert_eq!(
        standing(&ENGINE, &moved, date),
        standing(&ENGINE, case("planned-return-s20"), date)
    );
}

#[test]
fn a_mapping_is_held_against_both_plans() {
    let problems = |fields: &Value| -> Vec<String> {
        let problems = SAME.check_mapping(&ENGINE, &mapping(fields)).unwrap_err();
        problems
            .iter()
            .map(|p| format!("{} {}", p.place.pointer.clone().unwrap(), p.message))
            .collect()
    };
    insta::assert_snapshot!(
        problems(&json!({
            "from": { "id": "reunification", "version": "0.9.0" },
            "to": { "id": "reunification", "version": "1.1.0", "sha256": "0".repeat(64) },
            "renamed": [
                { "kind": "task", "from": "no-such-task", "to": "statutory-visit" },
                { "kind": "task", "from": "statutory-visit", "to": "no-such-task" },
                { "kind": "option", "from": "assess", "to": "assess" },
                { "kind": "option", "of": "decision-1", "from": "assess", "to": "not-now" },
                { "kind": "choice", "of": "legal-status", "from": "nothing", "to": "care-order" },
                { "kind": "role", "from": "social-worker", "to": "team-manager" },
                { "kind": "role", "from": "social-worker", "to": "service-manager" },
            ],
            "set-aside": [
                { "kind": "label", "id": "third-party", "why": "Gone." },
                { "kind": "task", "id": "no-such-task", "why": "Gone." },
                { "kind": "task", "id": "statutory-visit", "why": " " },
            ],
        }))
        .join("\n")
    );
}

#[test]
fn a_mapping_of_another_format_or_with_unknown_fields_is_refused() {
    for (text, code) in [
        (r#"{"format":"reunify-mapping/2"}"#, Code::UnknownFormat),
        (
            r#"{"format":"reunify-mapping/1","from":{"id":"a","version":"1.0.0"},"to":{"id":"a","version":"1.1.0"},"extra":1}"#,
            Code::UnknownField,
        ),
    ] {
        let problems = Mapping::from_json(text.as_bytes()).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code, code);
    }
}

#[test]
fn a_decision_is_reviewed_under_the_plan_that_it_was_made_under() {
    let original = case("planned-return-s20");
    let decision = original
        .events()
        .iter()
        .find(|event| serde_json::to_value(&event.entry).unwrap()["type"] == "decision");
    let decision = decision.unwrap().seq;
    let mut moved = original.clone();
    migrate(&SAME, &mut moved, None).unwrap();
    let date = last_day(&moved);
    let review = ENGINE.peer_review(&moved, decision, "tm-4", date).unwrap();
    assert_eq!(
        review,
        ENGINE
            .peer_review(original, decision, "tm-4", date)
            .unwrap()
    );
    let other = SAME
        .peer_review(&moved, decision, "tm-4", date)
        .unwrap_err();
    assert_eq!(other.code(), Code::CasePlanMismatch);
}
