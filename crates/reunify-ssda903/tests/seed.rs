//! Cases from the return: what is told, what is left out, and for whom.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{day, episodes, read};
use proptest::prelude::*;
use reunify::case::PlanReference;
use reunify::{Case, Engine, Plan};
use reunify_ssda903::code::{LegalStatus, Placement, ReasonCeased};
use reunify_ssda903::seed::{Ask, Gap, Seeds, WhyNot, WhySeeded, seeds};
use reunify_ssda903::{PlanList, Submissions};
use serde_json::Value;

const PLAN: &str = "reunification@1.0.0";

fn plan() -> Plan {
    Plan::from_json(reunify_plans::find(PLAN).unwrap().as_bytes()).unwrap()
}

fn ask(plan: &Plan) -> Ask {
    Ask {
        as_of: day("2018-03-31"),
        recorded: "2018-03-31T00:00:00Z".parse().unwrap(),
        within_months: 12,
        plan: PlanReference {
            id: plan.document().id.clone(),
            version: plan.document().version,
            sha256: Some(plan.sha256()),
        },
        plans: PlanList::default(),
    }
}

/// The cases of a return, each held against the plan; and their bytes.
fn made(submissions: &Submissions) -> (Seeds, Vec<String>) {
    let plan = plan();
    let engine = Engine::compile(&plan, &[]).unwrap();
    let ask = ask(&plan);
    let seeds = seeds(submissions, &ask).unwrap();
    let write = |seed: &reunify_ssda903::seed::Seed| {
        let case = seed.case(&engine, &ask.plan).unwrap();
        assert_eq!(case.events().len(), seed.events);
        let text = case.to_json();
        let case = Case::from_json(text.as_bytes()).unwrap();
        case.verify().unwrap();
        engine.accepts(&case, None).unwrap();
        text
    };
    let cases = seeds.cases.iter().map(write).collect();
    (seeds, cases)
}

fn of(rows: &[&str], births: &[&str]) -> Seeds {
    let header = format!("CHILD,DOB,UPN\n{}\n", births.join("\n"));
    let rows = episodes(rows);
    made(&read(&[("e.csv", &rows), ("h.csv", &header)]).unwrap()).0
}

/// What the entries of a case say, in short.
fn told(seeds: &Seeds) -> Vec<String> {
    let entries = seeds.cases[0].entries.iter();
    let short = |entry| {
        let entry: Value = serde_json::to_value(entry).unwrap();
        let said = ["data", "value", "standing"].map(|key| &entry[key]);
        let said = said.into_iter().find(|value| !value.is_null()).unwrap();
        format!("{} {} {said}", entry["occurred"], entry["id"]).replace('"', "")
    };
    entries.map(short).collect()
}

fn gaps(seeds: &Seeds) -> Vec<&'static str> {
    let gaps = seeds.cases[0].left_out.iter();
    gaps.map(|left_out| left_out.gap.as_str()).collect()
}

#[test]
fn a_child_who_is_placed_with_parents() {
    let rows = [
        "1,02/05/2016,S,C1,U6,01/09/2016,X1",
        "1,01/09/2016,B,C2,P1,01/02/2017,X1",
        "1,01/02/2017,L,E1,P1,,",
    ];
    let seeds = of(&rows, &["1,09/09/2011,"]);
    assert_eq!(seeds.cases[0].why, WhySeeded::PlacedWithParents);
    assert_eq!(seeds.cases[0].since, Some(day("2016-09-01")));
    insta::assert_snapshot!(told(&seeds).join("\n"), @r"
    2016-05-02 date-of-birth 2011-09-09
    2016-05-02 became-looked-after {legal-status:interim-care-order}
    2016-05-02 placement foster-care
    2016-05-02 living-with-parent false
    2016-09-01 legal-status-changed {legal-status:care-order,looked-after:true}
    2016-09-01 child-went-home {placement:with-parents}
    2017-02-01 legal-status-changed {legal-status:placement-order,looked-after:true}
    ");
    assert_eq!(gaps(&seeds), ["placement", "placed-at-home"]);
    assert_eq!(seeds.cases[0].left_out[0].on.len(), 2);
}

#[test]
fn a_child_who_went_home_by_leaving_care() {
    let rows = ["1,01/05/2017,S,V2,U6,01/12/2017,E4B"];
    let seeds = of(&rows, &[]);
    insta::assert_snapshot!(told(&seeds).join("\n"), @r"
    2017-05-01 became-looked-after {legal-status:section-20}
    2017-05-01 placement foster-care
    2017-05-01 living-with-parent false
    2017-12-01 child-went-home {before-assessment:false,placement:none}
    2017-12-01 ceased-to-be-looked-after {how:returned-home-not-as-planned}
    ");
    assert_eq!(gaps(&seeds), ["date-of-birth", "placement", "unplanned"]);
}

#[test]
fn a_child_who_was_placed_with_parents_went_home_then() {
    let rows = [
        "1,01/05/2017,S,C2,U6,01/12/2017,X1",
        "1,01/12/2017,P,C2,P1,01/02/2018,E4B",
    ];
    let seeds = of(&rows, &["1,09/09/2011,"]);
    assert_eq!(seeds.cases[0].why, WhySeeded::LeftCareForHome);
    assert_eq!(seeds.cases[0].since, Some(day("2017-12-01")));
    assert_eq!(gaps(&seeds), ["placement", "placed-at-home"]);
    let told = told(&seeds);
    let home = |line: &&String| line.contains("child-went-home");
    let home: Vec<&String> = told.iter().filter(home).collect();
    assert_eq!(
        home,
        ["2017-12-01 child-went-home {placement:with-parents}"]
    );
    assert_eq!(
        told.last().unwrap(),
        "2018-02-01 ceased-to-be-looked-after {how:returned-home-not-as-planned}"
    );
}

#[test]
fn what_is_before_the_files_or_has_no_equal_in_the_plan() {
    let rows = [
        "1,01/05/2017,P,D1,R3,01/12/2017,X1",
        "1,01/12/2017,P,D1,P1,,",
    ];
    let seeds = of(&rows, &["1,09/09/2011,"]);
    insta::assert_snapshot!(told(&seeds).join("\n"), @r"
    2017-05-01 date-of-birth 2011-09-09
    2017-05-01 looked-after true
    2017-05-01 legal-status D1: Freeing order
    2017-05-01 placement other
    2017-12-01 child-went-home {placement:with-parents}
    ");
    let expected = [
        "start-of-care",
        "legal-status",
        "placement",
        "placed-at-home",
    ];
    assert_eq!(gaps(&seeds), expected);
}

#[test]
fn a_case_is_made_for_children_at_home_only_and_where_there_is_no_doubt() {
    let rows = [
        "again,01/05/2017,S,V2,U6,01/09/2017,E4A",
        "again,01/10/2017,S,V2,U6,,",
        "aged,01/05/2017,S,C2,P1,,",
        "away,01/05/2017,S,C2,U6,,",
        "doubt,01/05/2017,S,V2,P1,,",
        "early,01/05/2016,S,V2,U6,30/03/2017,E4A",
        "hole,01/05/2017,S,C2,P1,,",
        "hole,soon,S,C2,P1,,",
        "just,01/05/2016,S,V2,U6,31/03/2017,E4A",
        "later,01/05/2017,S,V2,U6,01/04/2018,E4A",
        "unread,soon,S,C2,P1,,",
    ];
    let seeds = of(&rows, &["aged,31/03/2000,"]);
    let children: Vec<&str> = seeds.cases.iter().map(|seed| &*seed.child).collect();
    assert_eq!(children, ["just"]);
    let not: Vec<(&str, WhyNot, usize)> = seeds
        .not_seeded
        .iter()
        .map(|child| (&*child.child, child.why, child.anomalies.len()))
        .collect();
    let expected = [
        ("again", WhyNot::LookedAfterAgain, 0),
        ("aged", WhyNot::Aged18, 0),
        ("doubt", WhyNot::InDoubt, 1),
        ("hole", WhyNot::InDoubt, 1),
        ("unread", WhyNot::InDoubt, 1),
    ];
    assert_eq!(not, expected);
}

#[test]
fn every_code_gives_entries_that_the_plan_takes() {
    let mut rows = Vec::new();
    let mut child = 0;
    let mut add = |status: &str, place: &str, ceased: &str| {
        child += 1;
        rows.push(format!(
            "{child},01/05/2012,S,{status},{place},01/06/2012,{ceased}"
        ));
        rows.push(format!("{child},01/05/2017,S,V2,U6,01/12/2017,E4A"));
    };
    let statuses = LegalStatus::ALL
        .iter()
        .filter(|code| !code.is_short_breaks());
    statuses.for_each(|code| add(code.as_str(), "U6", "E4A"));
    Placement::ALL
        .iter()
        .for_each(|code| add("C2", code.as_str(), "E4A"));
    let reasons = ReasonCeased::ALL.iter().filter(|code| !code.goes_on());
    reasons.for_each(|code| add("C2", "U6", code.as_str()));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let births: Vec<String> = (1..=child)
        .map(|child| format!("{child},01/01/2010,"))
        .collect();
    let births: Vec<&str> = births.iter().map(String::as_str).collect();
    let seeds = of(&rows, &births);
    assert_eq!(seeds.cases.len(), child);
    // Nothing that was to be said was lost.
    assert!(
        seeds.cases.iter().all(|seed| seed.events >= 8),
        "{seeds:#?}"
    );
}

/// What is said to be needed is required by the form of the item, so that nothing is left out that
/// could be told.
#[test]
fn what_is_left_out_for_its_form_could_not_be_recorded() {
    let plan: Value = serde_json::from_str(reunify_plans::find(PLAN).unwrap()).unwrap();
    let items = |kind: &str| plan[kind].as_array().unwrap().clone();
    let all = [items("occurrences"), items("tasks"), items("facts")].concat();
    for gap in Gap::ALL {
        let item = all.iter().find(|item| item["id"] == gap.item()).unwrap();
        let Some(form) = item.get("form") else {
            continue;
        };
        let forms = items("forms");
        let form = forms.iter().find(|other| other["id"] == *form).unwrap();
        let required = form["schema"]["required"].as_array().unwrap();
        for needed in gap.needs() {
            assert!(
                required.iter().any(|name| name == needed),
                "{gap:?} {needed}"
            );
        }
    }
}

const DATA: [(&str, &str); 6] = [
    ("e17.csv", include_str!("data/2017/episodes.csv")),
    ("h17.csv", include_str!("data/2017/header.csv")),
    ("r17.csv", include_str!("data/2017/reviews.csv")),
    ("e18.csv", include_str!("data/2018/episodes.csv")),
    ("h18.csv", include_str!("data/2018/header.csv")),
    ("r18.csv", include_str!("data/2018/reviews.csv")),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_order_of_rows_and_files_changes_no_byte(
        files in Just(DATA.to_vec()).prop_shuffle(),
        seed in any::<u64>(),
    ) {
        let (first, bytes) = made(&read(&DATA).unwrap());
        prop_assert!(!bytes.is_empty());
        let mut state = seed | 1;
        let shuffled: Vec<(&str, String)> = files.iter().map(|(name, text)| {
            let (heading, rows) = text.split_once('\n').unwrap();
            let mut rows: Vec<&str> = rows.lines().collect();
            for place in (1..rows.len()).rev() {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                rows.swap(place, usize::try_from(state % (place as u64 + 1)).unwrap());
            }
            (*name, format!("{heading}\n{}\n", rows.join("\n")))
        }).collect();
        let shuffled: Vec<(&str, &str)> = shuffled.iter().map(|(n, t)| (*n, t.as_str())).collect();
        let (again, again_bytes) = made(&read(&shuffled).unwrap());
        prop_assert_eq!(first, again);
        prop_assert_eq!(bytes, again_bytes);
    }
}
