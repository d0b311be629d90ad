//! The charts, as a page of somebody else's would show them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use reunify::suppression::Suppression;
use reunify_costs::{Inputs, National};
use reunify_report::{Figures, charts, html};

fn figures() -> Figures {
    let report = common::made_up(7, 900);
    let mut document: serde_json::Value = serde_json::from_str(National::Y2024.json()).unwrap();
    document["target-rate"]["value"] = "10%".into();
    let inputs = Inputs::from_json(document.to_string().as_bytes()).unwrap();
    Figures::of(&report, Suppression::default())
        .with_costs(&report, &inputs, 12)
        .unwrap()
}

#[test]
fn they_are_those_of_the_page_in_its_order() {
    let figures = figures();
    let page = html(&figures);
    let charts = charts(&figures);
    let ids: Vec<&str> = charts.iter().map(|chart| chart.id).collect();
    assert_eq!(
        ids,
        [
            "returns-chart",
            "curve-chart",
            "reviews-chart",
            "tornado-chart"
        ]
    );
    let places: Vec<usize> = charts
        .iter()
        .map(|chart| page.find(&chart.svg).unwrap())
        .collect();
    assert!(places.is_sorted());
    assert_eq!(page.matches("<svg").count(), charts.len());
}

#[test]
fn a_strict_policy_and_forced_colours_leave_them_whole() {
    for chart in charts(&figures()) {
        for word in ["style=", "<style", "<script", "href", "#fff"] {
            assert!(!chart.svg.contains(word), "{}: {word}", chart.id);
        }
        assert!(chart.svg.contains("fill=\"currentColor\""));
        assert!(chart.svg.contains(&format!(
            "<title id=\"{}-title\">{}</title>",
            chart.id, chart.title
        )));
    }
}

#[test]
fn the_words_say_what_the_figures_say() {
    let figures = figures();
    let charts = charts(&figures);
    let document = serde_json::to_value(&charts).unwrap();
    assert_eq!(document[0]["id"], "returns-chart");
    let year = figures.returns.by_year.first().unwrap();
    let says = format!("{}: Planned (E4A)", year.year);
    assert!(document[0]["summary"].as_str().unwrap().contains(&says));
    let point = figures
        .re_entry
        .curve
        .iter()
        .find(|point| point.months == 12);
    let says = format!("Within 12 months {}", point.unwrap().share);
    assert!(charts[1].summary.contains(&says));
}

#[test]
fn what_has_no_figures_has_no_chart() {
    let none = common::report_of(
        &[(
            "episodes.csv".to_owned(),
            "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n1,2017-05-01,S,V2,U6,,\n".to_owned(),
        )],
        "2018-03-31",
    );
    let figures = Figures::of(&none, Suppression::default());
    let ids: Vec<&str> = charts(&figures).iter().map(|chart| chart.id).collect();
    assert!(ids.iter().all(|id| *id == "returns-chart"), "{ids:?}");
}
