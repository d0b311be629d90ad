//! Weeks in placement from the return into the report and its costs.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use reunify::suppression::Suppression;
use reunify_costs::{Inputs, National, StatedIn};
use reunify_report::{Figures, csv, html};
use reunify_ssda903::Report;
use serde_json::json;

/// So many children who go home, come back and live with a foster carer; the first few of them in a
/// children's home for the last ten weeks. As many again who stay at home.
fn report(children: u64, in_a_home: u64) -> Report {
    let mut rows = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n".to_owned();
    for child in 0..children {
        rows.push_str(&format!("h{child},2015-05-01,S,V2,U6,2015-06-01,E4A\n"));
        rows.push_str(&format!("b{child},2015-05-01,S,V2,U6,2015-06-01,E4A\n"));
        if child < in_a_home {
            rows.push_str(&format!("b{child},2015-08-03,S,C2,U6,2015-10-12,X1\n"));
            rows.push_str(&format!("b{child},2015-10-12,P,C2,K2,2015-12-21,E8\n"));
        } else {
            rows.push_str(&format!("b{child},2015-08-03,S,C2,U6,2015-12-21,E8\n"));
        }
    }
    rows.push_str("z,2017-01-01,S,C2,U6,2018-03-31,E8\n");
    common::report_of(&[("episodes.csv".to_owned(), rows)], "2018-03-31")
}

fn built_up() -> Inputs {
    let placement = |kind: &str| json!({ "type": kind, "weekly-pence": 100_000, "weeks": 33 });
    inputs(json!({ "built-up": {
        "placements": [placement("foster"), placement("residential"), placement("secure"), placement("elsewhere")],
    } }))
}

fn inputs(cost: serde_json::Value) -> Inputs {
    let mut document: serde_json::Value = serde_json::from_str(National::Y2024.json()).unwrap();
    document["target-rate"]["value"] = "10%".into();
    document["cost-of-re-entry"] = cost;
    let source = document["sources"][0]["id"].clone();
    document["cite"] = json!({ "source": source, "at": "made up", "verified": false });
    Inputs::from_json(document.to_string().as_bytes()).unwrap()
}

/// The weeks of a type in the costs, and whether they are from the returns.
fn used(figures: &Figures, kind: &str) -> (i64, bool) {
    let report = figures.costs.as_ref().unwrap().report.as_ref().unwrap();
    let id = format!("cost-of-re-entry.placement.{kind}.weeks");
    let input = report.inputs.iter().find(|input| input.id == id).unwrap();
    (input.likely, input.stated_in == StatedIn::LocalReturns)
}

#[test]
fn weeks_go_into_a_cost_that_is_built_up() {
    let report = report(20, 10);
    let figures = Figures::of(&report, Suppression::default());
    let figures = figures.with_costs(&report, &built_up(), 12).unwrap();
    // Ten of twenty were ten weeks with a carer and ten in a home, the others twenty with a carer.
    assert_eq!(used(&figures, "foster"), (15, true));
    assert_eq!(used(&figures, "residential"), (5, true));
    // Nobody was in one.
    assert_eq!(used(&figures, "secure"), (0, true));
    // The return knows no such type.
    assert_eq!(used(&figures, "elsewhere"), (33, false));
    let page = html(&figures);
    assert!(page.contains("weeks in placement (foster, residential, secure)"));
    assert!(page.contains("Weeks in each type of placement"));
    let table = csv(&figures).unwrap();
    assert!(
        table.contains("placement-weeks,foster,,weeks,12,,,,,,15"),
        "{table}"
    );
}

#[test]
fn an_average_that_rests_on_a_few_is_not_shown_and_not_used() {
    let report = report(20, 3);
    let figures = Figures::of(&report, Suppression::default());
    let figures = figures.with_costs(&report, &built_up(), 12).unwrap();
    assert_eq!(used(&figures, "residential"), (33, false));
    assert!(used(&figures, "foster").1);
    let weeks = serde_json::to_value(&figures.placement_weeks).unwrap();
    assert_eq!(weeks["by-type"][1], json!({ "type": "residential" }));
    assert!(
        csv(&figures)
            .unwrap()
            .contains("placement-weeks,residential,,weeks,12,,,,,,[c]")
    );
    let open = Figures::of(&report, Suppression::none());
    assert_eq!(open.placement_weeks.by_type[1].weeks, Some(2));
}

#[test]
fn where_few_came_back_no_weeks_are_shown() {
    let report = report(4, 4);
    let figures = Figures::of(&report, Suppression::default());
    assert!(figures.placement_weeks.by_type.is_empty());
    assert!(html(&figures).contains("Too few came back"));
}

#[test]
fn a_target_above_the_own_rate_is_told_on_the_page() {
    let report = report(20, 10);
    let figures = Figures::of(&report, Suppression::default());
    let mut document: serde_json::Value = serde_json::from_str(National::Y2024.json()).unwrap();
    document["re-entry"]["rate"]["value"] = "90%".into();
    document["target-rate"]["value"] = "80%".into();
    let inputs = Inputs::from_json(document.to_string().as_bytes()).unwrap();
    let page = html(&figures.with_costs(&report, &inputs, 12).unwrap());
    assert!(
        page.contains("The target rate (80%) is above the re-entry rate of these returns (50%)")
    );
    assert!(page.contains("Support in a year") && !page.contains("Net in a year"));
}

#[test]
fn one_average_needs_no_weeks() {
    let report = report(20, 10);
    let figures = Figures::of(&report, Suppression::default());
    let average = inputs(json!({ "average-pence": 5_000_000 }));
    let figures = figures.with_costs(&report, &average, 12).unwrap();
    assert!(figures.costs.as_ref().unwrap().report.is_some());
    assert!(!html(&figures).contains("weeks in placement ("));
}
