//! Lists of plans to go home: how they are read, and the cases that come of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod common;

use std::collections::BTreeSet;

use common::{day, episodes, read};
use reunify::case::PlanReference;
use reunify::evaluate::CaseStanding;
use reunify::{At, Engine, Plan};
use reunify_ssda903::read::USUAL_VALUES;
use reunify_ssda903::seed::{Ask, Gap, Seeds, WhyNot, WhySeeded, seeds};
use reunify_ssda903::{PlanList, ReadError, Source};

fn list(text: &[u8]) -> Result<PlanList, ReadError> {
    let mut plans = PlanList::default();
    plans.csv(&Source::named("plans.csv"), text)?;
    Ok(plans)
}

fn listed(text: &str) -> Vec<String> {
    let plans = list(text.as_bytes()).unwrap();
    plans.children().map(str::to_owned).collect()
}

/// What comes of a return and a list, and where each case then stands.
fn made(rows: &[&str], births: &[&str], plans: PlanList) -> (Seeds, Vec<CaseStanding>) {
    let plan = reunify_plans::find("reunification@1.0.0").unwrap();
    let plan = Plan::from_json(plan.as_bytes()).unwrap();
    let engine = Engine::compile(&plan, &[]).unwrap();
    let ask = Ask {
        as_of: day("2018-03-31"),
        recorded: "2018-03-31T00:00:00Z".parse().unwrap(),
        within_months: 12,
        plan: PlanReference::to(&plan),
        plans,
    };
    let header = format!("CHILD,DOB,UPN\n{}\n", births.join("\n"));
    let submissions = read(&[("e.csv", &episodes(rows)), ("h.csv", &header)]).unwrap();
    let seeds = seeds(&submissions, &ask).unwrap();
    let stand = |seed: &reunify_ssda903::seed::Seed| {
        let case = seed.case(&engine, &ask.plan).unwrap();
        engine.evaluate(&case, &At::day(ask.as_of)).standing
    };
    let standings = seeds.cases.iter().map(stand).collect();
    (seeds, standings)
}

fn owed(standing: &CaseStanding) -> BTreeSet<&str> {
    standing.owed.iter().map(|owed| owed.id.as_str()).collect()
}

#[test]
fn lists_are_read_as_authorities_have_them() {
    let annex_a = "\u{feff}Date of Birth,Permanence Plan,Child Unique ID\r\n\
        ,Return to Family,A01\r\n,\" RETURN  HOME \",B02\r\n,Adoption,C03\r\n\r\n,return6m,D04\r\n";
    assert_eq!(listed(annex_a), ["A01", "B02", "D04"]);
    assert_eq!(listed("plan,child id\nReunification,1\n"), ["1"]);
    assert_eq!(listed("CHILD\n2\n1\n2\n"), ["1", "2"]);
    // Plans are made side by side: the one to go home counts.
    let twice = "CHILD,Care Plan\n1,Adoption\n1,Rehabilitation\n1,Adoption\n";
    assert_eq!(listed(twice), ["1"]);
    for value in USUAL_VALUES {
        assert_eq!(
            listed(&format!("CHILD,Plan\n1,{value}\n")),
            ["1"],
            "{value}"
        );
    }
}

#[test]
fn only_the_values_that_are_named_count() {
    let mut plans = PlanList::counting(["Going  HOME"]);
    let text = "CHILD,Plan\n1,going home\n2,Return home\n";
    plans
        .csv(&Source::named("plans.csv"), text.as_bytes())
        .unwrap();
    assert_eq!(plans.children().collect::<Vec<_>>(), ["1"]);
    assert_eq!(plans.files()[0].other_plans, 1);
}

#[test]
fn rows_that_say_nothing_are_set_aside_by_file_row_and_column() {
    let long = "9".repeat(65);
    let text = format!("Child ID,Plan\n1,Return home\n,Return home\n2,\n{long},Return home\n3\n");
    let plans = list(text.as_bytes()).unwrap();
    let set_aside = plans.set_aside();
    let set_aside: Vec<(&str, u32, &str)> = set_aside
        .iter()
        .map(|row| (&*row.file, row.row, &*row.column))
        .collect();
    let expected = [
        ("plans.csv", 3, "CHILD_ID"),
        ("plans.csv", 4, "PLAN"),
        ("plans.csv", 5, "CHILD_ID"),
        ("plans.csv", 6, "PLAN"),
    ];
    assert_eq!(set_aside, expected);
    let file = &plans.files()[0];
    assert_eq!((file.rows, file.to_go_home, file.set_aside), (5, 1, 4));
}

#[test]
fn what_is_not_a_list_is_refused_by_name() {
    for text in [
        "",
        "Name,Plan\nx,Return home\n",
        // Everybody in a header file would be to go home.
        "CHILD,SEX,DOB\n1,1,01/01/2010\n",
        "CHILD,Child ID,Plan\n1,1,Return home\n",
        "CHILD,Plan,Care Plan\n1,Return home,Adoption\n",
    ] {
        let error = list(text.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "not-a-plan-list", "{text}");
        assert!(error.to_string().starts_with("plans.csv is not"), "{error}");
    }
    let utf_16 = list(b"\xff\xfeC\0H\0").unwrap_err();
    assert_eq!(utf_16.code(), "utf-16");
}

#[test]
fn a_child_who_is_to_go_home_begins_where_a_return_is_first_thought_of() {
    let rows = [
        "home,01/05/2017,S,C2,P1,,",
        "other,01/05/2017,S,C2,U6,,",
        "plan,01/05/2017,S,V2,U6,01/09/2017,E4A",
        "plan,01/10/2017,S,C2,U6,,",
    ];
    let births = ["plan,09/09/2011,"];
    let (seeds, standings) = made(&rows, &births, list(b"CHILD\nhome\nplan\n").unwrap());
    let why: Vec<(&str, WhySeeded, bool)> = seeds
        .cases
        .iter()
        .map(|seed| (&*seed.child, seed.why, seed.since.is_some()))
        .collect();
    let expected = [
        ("home", WhySeeded::PlacedWithParents, true),
        ("plan", WhySeeded::PlanToGoHome, false),
    ];
    assert_eq!(why, expected);
    assert!(seeds.not_seeded.is_empty(), "{:?}", seeds.not_seeded);
    assert_eq!(standings[1].stage.stage.as_str(), "identification");
    let gaps = &seeds.cases[1].left_out;
    assert!(
        gaps.iter()
            .any(|left_out| left_out.gap == Gap::PlanToGoHome)
    );
    // Nothing is recorded that would say that a care plan was made.
    let entries = serde_json::to_string(&seeds.cases[1].entries).unwrap();
    assert!(!entries.contains("care-plan\"") && !entries.contains("child-went-home"));
}

#[test]
fn a_child_in_a_list_who_gets_no_case_is_told_with_the_reason() {
    let rows = [
        "aged,01/05/2017,S,C2,U6,,",
        "doubt,01/05/2017,S,V2,U6,01/06/2017,X1",
        "gone,01/05/2015,S,V2,U6,01/06/2016,E4A",
        "short,01/05/2017,S,V3,U6,02/05/2017,X1",
    ];
    let plans = list(b"CHILD\naged\ndoubt\ngone\nnobody\n").unwrap();
    let (seeds, _) = made(&rows, &["aged,31/03/2000,"], plans);
    assert!(seeds.cases.is_empty());
    let not: Vec<(&str, WhyNot)> = seeds
        .not_seeded
        .iter()
        .map(|child| (&*child.child, child.why))
        .collect();
    let expected = [
        ("aged", WhyNot::Aged18),
        ("doubt", WhyNot::InDoubt),
        ("gone", WhyNot::NotLookedAfter),
        ("nobody", WhyNot::NotInReturn),
    ];
    assert_eq!(not, expected);
}

/// Late entry is normal: the stage is the one for children at home, and what came before is owed.
#[test]
fn a_child_placed_with_parents_stands_at_home_and_owes_the_earlier_stages() {
    let rows = [
        "1,01/05/2017,S,C2,U6,01/12/2017,X1",
        "1,01/12/2017,P,C2,P1,,",
        "2,01/05/2017,S,C2,U6,01/12/2017,X1",
        "2,01/12/2017,P,C2,P1,01/02/2018,E4A",
    ];
    let (_, standings) = made(&rows, &[], PlanList::default());
    for standing in &standings {
        assert_eq!(standing.stage.stage.as_str(), "home-without-plan");
        assert_eq!(standing.stage.since, Some(day("2017-12-01")));
        let owed = owed(standing);
        for earlier in [
            "return-discussion",
            "childs-wishes",
            "return-home-assessment",
            "risk-classification-1",
            "parental-agreement",
        ] {
            assert!(owed.contains(earlier), "{earlier}: {owed:?}");
        }
    }
    // Whether regulation 19 applies is asked for, not taken as no.
    let deadlines = serde_json::to_value(&standings[0].deadlines).unwrap();
    let immediate = |name: &str| {
        let mut all = deadlines.as_array().unwrap().iter();
        all.find(|deadline| deadline["timescale"] == name).unwrap()
    };
    for name in [
        "immediate-placement-assessment",
        "immediate-placement-review",
    ] {
        assert_eq!(immediate(name)["status"], "unknown");
        let asked = &immediate(name)["missing"][0]["id"];
        assert_eq!(asked, "placed-before-assessment");
    }
}
