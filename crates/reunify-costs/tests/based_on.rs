//! Inputs that are based on national figures, prices of other years, and an authority's own returns.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::collections::BTreeMap;

use common::{full, inputs, report, value};
use reunify_costs::{
    Inputs, InputsDocument, LineId, LocalReEntry, LocalReturns, National, StatedIn,
};
use serde_json::{Value, json};

fn based_on(national: &str, more: Value) -> Value {
    let mut document = json!({
        "format": "reunify-costs-inputs/1",
        "title": "Ours",
        "based-on": national,
        "sources": [{ "id": "ours", "title": "Our own figures", "short": "ours" }],
        "cite": { "source": "ours", "at": "the whole", "verified": true },
    });
    let fields = document.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    document
}

#[test]
fn nothing_stated_is_the_national_answer() {
    for national in National::ALL {
        let ours = report(&based_on(national.as_str(), json!({})));
        let theirs = Inputs::from_json(national.json().as_bytes())
            .unwrap()
            .report()
            .unwrap();
        assert_eq!(ours.lines, theirs.lines);
        assert_eq!(ours.based_on, Some(national));
    }
}

#[test]
fn one_figure_is_replaced_and_the_others_stay() {
    let ours = report(&based_on(
        "national-2024",
        json!({ "returns": { "total": 80 } }),
    ));
    assert_eq!(value(&ours, LineId::SupportAYear), 80 * 785_700);
    let from = |id: &str| ours.inputs.iter().find(|input| input.id == id).unwrap();
    assert_eq!(from("returns").stated_in, StatedIn::Inputs);
    assert_eq!(from("returns").source.short, "ours");
    assert_eq!(from("support").stated_in, StatedIn::BasedOn);
    assert_eq!(from("support").source.short, "NSPCC 2024");
}

/// Whatever figure is stated by itself, it is the only one that is the area's own.
#[test]
fn any_figure_may_be_stated_by_itself() {
    for (id, more) in [
        ("returns", json!({ "returns": { "total": 80 } })),
        ("re-entry.rate", json!({ "re-entry": { "rate": "31%" } })),
        ("target-rate", json!({ "target-rate": "20%" })),
        (
            "support",
            json!({ "support": { "average-pence": 500_000 } }),
        ),
        (
            "cost-of-re-entry",
            json!({ "cost-of-re-entry": { "average-pence": 9_000_000 } }),
        ),
    ] {
        let ours = report(&based_on("national-2024", more));
        let own = ours.inputs.iter();
        let own = own.filter(|input| input.stated_in == StatedIn::Inputs);
        let own: Vec<&str> = own.map(|input| &*input.id).collect();
        assert_eq!(own, [id]);
        assert_eq!(ours.inputs.len(), 5);
    }
}

#[test]
fn settings_may_be_stated_one_by_one() {
    let ours = |more: Value| report(&based_on("national-2024", more));
    let plain = ours(json!({}));
    let discounted = ours(json!({ "horizon": { "discount-rate": "3.5%" } }));
    assert_eq!(discounted.horizon.millionths, plain.horizon.millionths);
    let settings = |more: Value| inputs(&based_on("national-2024", more)).simulation();
    let usual = settings(json!({}));
    let seeded = settings(json!({ "simulation": { "seed": 7 } }));
    assert_eq!((seeded.seed, seeded.runs), (7, usual.runs));
    let fewer = settings(json!({ "simulation": { "runs": 500 } }));
    assert_eq!((fewer.seed, fewer.runs), (usual.seed, 500));
}

#[test]
fn figures_of_2014_in_prices_of_2024() {
    let index =
        json!({ "index": [{ "year": 2014, "value": 1000 }, { "year": 2024, "value": 1333 }] });
    let ours = report(&based_on(
        "national-2014",
        json!({ "price-year": 2024, "inflation": index, "target-rate": "40%" }),
    ));
    let support = ours
        .inputs
        .iter()
        .find(|input| input.id == "support")
        .unwrap();
    // £5,627 × 1.333 is £7,500.791.
    assert_eq!(support.likely, 750_079);
    let stated = support.stated.as_ref().unwrap();
    assert_eq!((stated.price_year, stated.likely), (2014, 562_700));
    assert_eq!(stated.working, "£5,627 × 1333 ÷ 1000 = £7,500.79");
    assert_eq!(value(&ours, LineId::SupportAYear), 10_080 * 750_079);
}

#[test]
fn later_years_count_the_same_unless_a_rate_is_given() {
    let horizon =
        |horizon: Value| report(&based_on("national-2024", json!({ "horizon": horizon })));
    let plain = horizon(json!({ "years": 5 }));
    assert_eq!(
        value(&plain, LineId::SupportOverHorizon),
        5 * value(&plain, LineId::SupportAYear)
    );
    let discounted = horizon(json!({ "years": 3, "discount-rate": "3.5%" }));
    assert_eq!(discounted.horizon.millionths, [1_000_000, 966_184, 933_511]);
    assert_eq!(
        value(&discounted, LineId::SupportOverHorizon),
        19_426_981_913
    );
}

fn local(placement_weeks: BTreeMap<reunify::Id, u64>) -> LocalReturns {
    LocalReturns {
        title: "SSDA903 returns of Northshire, 2020-21 to 2023-24".to_owned(),
        returns_a_year: 80,
        re_entry: LocalReEntry {
            rate: "31%".parse().unwrap(),
            within_months: 24,
            low: "22%".parse().unwrap(),
            high: "41.5%".parse().unwrap(),
        },
        placement_weeks,
    }
}

#[test]
fn an_authoritys_own_returns_take_the_place_of_what_was_stated() {
    let base = inputs(&based_on("national-2024", json!({})));
    let ours = base
        .with_local(&local(BTreeMap::new()))
        .unwrap()
        .report()
        .unwrap();
    assert_eq!(value(&ours, LineId::SupportAYear), 80 * 785_700);
    assert_eq!(
        value(&ours, LineId::FailedReturnsAYear),
        80 * 31 * 10_580_400 / 100
    );
    let rate = ours
        .inputs
        .iter()
        .find(|input| input.id == "re-entry.rate")
        .unwrap();
    assert_eq!(rate.stated_in, StatedIn::LocalReturns);
    assert_eq!(
        rate.source.title,
        "SSDA903 returns of Northshire, 2020-21 to 2023-24"
    );
    assert!(rate.name.contains("24 months"));
    assert_eq!(ours.sensitivity.len(), 1);
    assert!(ours.simulation.is_some());
}

#[test]
fn weeks_in_placements_come_from_the_returns_where_a_week_has_a_cost() {
    let mut document = full();
    document["returns"] = json!({ "total": 80 });
    document["support"] = json!({ "average-pence": 785_700 });
    let base = inputs(&document);
    let weeks = |kind: &str| BTreeMap::from([(kind.parse().unwrap(), 10)]);
    let ours = base
        .with_local(&local(weeks("foster")))
        .unwrap()
        .report()
        .unwrap();
    let cost = 3 * 25_001 + 2 * 80_000 + 10 * 74_003 + 6 * 510_000;
    assert_eq!(value(&ours, LineId::CostOfAReEntry), cost);
    let problems = base.with_local(&local(weeks("secure"))).unwrap_err();
    assert!(problems.to_string().contains("`secure`"), "{problems}");
}

#[test]
fn local_returns_that_do_not_fit_are_refused() {
    let by_need = inputs(&full());
    let problems = by_need.with_local(&local(BTreeMap::new())).unwrap_err();
    assert!(problems.to_string().contains("level of need"), "{problems}");
    let base = inputs(&based_on("national-2024", json!({})));
    let mut out_of_order = local(BTreeMap::new());
    out_of_order.re_entry.low = "35%".parse().unwrap();
    assert!(base.with_local(&out_of_order).is_err());
    let mut no_window = local(BTreeMap::new());
    no_window.re_entry.within_months = 0;
    assert!(base.with_local(&no_window).is_err());
}

#[test]
fn a_rate_by_itself_keeps_the_national_window_and_its_own_source() {
    let ours = report(&based_on(
        "national-2024",
        json!({ "re-entry": { "rate": "40%" } }),
    ));
    let rate = &ours.inputs.iter().find(|input| input.id == "re-entry.rate");
    let rate = rate.unwrap();
    assert_eq!(
        (rate.shown.as_str(), rate.stated_in),
        ("40%", StatedIn::Inputs)
    );
    assert_eq!(rate.source.short, "ours");
    assert!(rate.name.contains("72 months"), "{}", rate.name);
    // A window without its rate, or a rate that is for no window, says nothing.
    for (national, re_entry) in [
        (Some("national-2024"), json!({ "within-months": 24 })),
        (None, json!({ "rate": "31%" })),
    ] {
        let mut document = match national {
            Some(national) => based_on(national, json!({})),
            None => full(),
        };
        document["re-entry"] = re_entry;
        let problems = Inputs::from_json(document.to_string().as_bytes()).unwrap_err();
        assert!(problems.to_string().contains("missing field"), "{problems}");
    }
}

#[test]
fn a_target_above_the_authoritys_own_rate_leaves_out_the_net_and_says_so() {
    let base = inputs(&based_on("national-2024", json!({})));
    let mut below_target = local(BTreeMap::new());
    below_target.re_entry.rate = "25%".parse().unwrap();
    let ours = base.with_local(&below_target).unwrap().report().unwrap();
    assert_eq!(value(&ours, LineId::SupportAYear), 80 * 785_700);
    assert_eq!(value(&ours, LineId::ReEntriesAYear), 20);
    assert!(ours.line(LineId::BreakEvenRate).unwrap().value.is_some());
    for line in [
        LineId::AvoidedReEntriesAYear,
        LineId::AvoidedAYear,
        LineId::NetAYear,
        LineId::AvoidedOverHorizon,
        LineId::NetOverHorizon,
    ] {
        assert!(ours.line(line).is_none(), "{line:?}");
    }
    assert!(ours.sensitivity.is_empty());
    assert_eq!(ours.simulation.as_ref().unwrap().net_above_nothing, None);
    assert!(ours.caveats[0].contains("(27.6%) is above the re-entry rate of these returns (25%)"));
    // In inputs of one's own it is a mistake.
    let own = based_on("national-2024", json!({ "target-rate": "40%" }));
    assert!(Inputs::from_json(own.to_string().as_bytes()).is_err());
}

#[test]
fn what_is_read_is_written_back_the_same() {
    for text in [
        National::Y2014.json(),
        National::Y2024.json(),
        include_str!("../../../examples/costs/northshire.json"),
        &full().to_string(),
    ] {
        let (document, _) = reunify::json::from_bytes::<InputsDocument>(text.as_bytes()).unwrap();
        let written = serde_json::to_string(&document).unwrap();
        let (again, _) = reunify::json::from_bytes::<InputsDocument>(written.as_bytes()).unwrap();
        assert_eq!(document, again);
    }
}

#[test]
fn every_line_names_inputs_that_are_there() {
    for document in [full(), based_on("national-2014", json!({}))] {
        let report = report(&document);
        for line in &report.lines {
            assert!(!line.inputs.is_empty(), "{:?}", line.id);
            for id in &line.inputs {
                assert!(report.inputs.iter().any(|input| input.id == *id), "{id}");
            }
            assert!(line.working.contains(&line.shown), "{}", line.working);
            assert_eq!(json!(line.id), line.id.as_str());
        }
    }
}

#[test]
fn nothing_breaks_even_where_support_costs_more_than_all_that_fails() {
    let dear = report(&based_on(
        "national-2024",
        json!({ "support": { "average-pence": 90_000_000 } }),
    ));
    let rate = dear.line(LineId::BreakEvenRate).unwrap();
    assert_eq!(rate.value, None);
    assert_eq!(rate.shown, "not even if nobody came back");
    let free = report(&based_on(
        "national-2024",
        json!({ "cost-of-re-entry": { "average-pence": 0 } }),
    ));
    assert_eq!(free.line(LineId::BreakEvenChildren).unwrap().shown, "never");
}
