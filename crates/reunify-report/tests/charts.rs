//! The charts, as a page of somebody else's would show them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use reunify::Percent;
use reunify::suppression::{Shown, Suppression};
use reunify_costs::{Inputs, National};
use reunify_report::{Chart, Figures, charts, html};

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
        holds(&chart);
    }
}

#[test]
fn a_page_can_colour_each_part() {
    let charts = charts(&figures());
    let classes = charts.iter().map(|chart| {
        let parts = parts(&chart.svg).into_iter();
        parts
            .filter_map(|(_, mut has)| has.remove("class"))
            .collect()
    });
    let classes: Vec<BTreeSet<String>> = classes.collect();
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let expected: [BTreeSet<String>; 4] = [
        named(&["axis", "hatch", "series-1", "series-2"]),
        named(&["axis", "band", "curve"]),
        named(&["axis", "hatch", "series-1", "series-2", "series-3"]),
        named(&["axis", "swing"]),
    ];
    assert_eq!(classes, expected);
}

#[test]
fn a_number_that_is_not_shown_has_no_bar() {
    let mut figures = figures();
    let bars = |figures: &Figures| {
        let chart = charts(figures).remove(0);
        let parts = parts(&chart.svg).into_iter();
        let bars = parts.filter(|(name, _)| name == "rect").count();
        (bars, chart.svg.matches(">[c]<").count())
    };
    let (before, hidden) = bars(&figures);
    let year = figures.returns.by_year.last_mut().unwrap();
    year.returns.planned = Shown::Suppressed { fewer_than: 5 };
    year.returns.unplanned = Shown::Suppressed { fewer_than: 5 };
    assert_eq!(bars(&figures), (before - 2, hidden + 2));
}

proptest! {
    #[test]
    fn whatever_the_figures_are_they_are_drawn(
        counts in prop::collection::vec(any_shown(), 1..12),
        nets in prop::collection::vec(any_net(), 3..9),
        months in any::<u16>(),
        share in 0u64..=10_000,
    ) {
        let mut figures = BASE.with(Figures::clone);
        let mut next = counts.iter().cycle().copied();
        for year in &mut figures.returns.by_year {
            year.returns.planned = next.next().unwrap();
            year.returns.unplanned = next.next().unwrap();
        }
        for year in &mut figures.reviews.as_mut().unwrap().by_year {
            year.outcomes.missing = next.next().unwrap();
        }
        let point = figures.re_entry.curve.last_mut().unwrap();
        point.months = point.months.max(months);
        point.upper = Percent::of(share, 10_000);
        let costs = figures.costs.as_mut().unwrap().report.as_mut().unwrap();
        let mut next = nets.iter().cycle().copied();
        for swing in &mut costs.sensitivity {
            swing.low.net_pence = next.next().unwrap();
            swing.high.net_pence = next.next().unwrap();
        }
        let drawn = charts(&figures);
        prop_assert_eq!(drawn.len(), 4);
        drawn.iter().for_each(holds);
    }
}

thread_local! {
    static BASE: Figures = figures();
}

fn any_shown() -> impl Strategy<Value = Shown> {
    let most = i64::MAX.unsigned_abs();
    prop_oneof![
        Just(Shown::Suppressed { fewer_than: 5 }),
        Just(Shown::Count(0)),
        Just(Shown::Count(most)),
        Just(Shown::Count(u64::MAX)),
        (0u64..1_000).prop_map(Shown::Count),
        any::<u64>().prop_map(Shown::Count),
    ]
}

fn any_net() -> impl Strategy<Value = i64> {
    prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0), any::<i64>()]
}

/// The elements of a picture with what is said of each.
fn parts(svg: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(svg);
    let mut parts = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (text(attribute.key.as_ref()), text(&attribute.value))
                });
                parts.push((text(tag.name().as_ref()), attributes.collect()));
            }
            Event::Eof => return parts,
            _ => {}
        }
    }
}

/// Paints only of the colour of the text, whole numbers within the picture, ids of its own.
fn holds(chart: &Chart) {
    let parts = parts(&chart.svg);
    let (_, root) = &parts[0];
    assert_eq!(root["role"], "img");
    assert_eq!(
        root["aria-labelledby"],
        format!("{0}-title {0}-desc", chart.id)
    );
    let size: Vec<i32> = root["viewBox"]
        .split(' ')
        .map(|at| at.parse().unwrap())
        .collect();
    let within = |at: &str, most: i32| (0..=most).contains(&at.parse::<i32>().unwrap());
    for (name, has) in &parts {
        for (key, value) in has {
            let sound = match key.as_str() {
                "fill" | "stroke" => {
                    let pattern = format!("url(#{}-hatch)", chart.id);
                    ["currentColor", "none", &pattern].contains(&value.as_str())
                }
                "id" => value.starts_with(chart.id),
                "x" => within(value, size[2]),
                "y" => within(value, size[3]),
                "d" => {
                    let mut numbers = value.trim_end_matches('Z').split(['M', 'L', ' ']).skip(1);
                    std::iter::from_fn(|| Some((numbers.next()?, numbers.next()?)))
                        .all(|(x, y)| within(x, size[2]) && within(y, size[3]))
                }
                "width" | "height" => value.parse::<u32>().is_ok(),
                _ => key != "style",
            };
            assert!(sound, "{}: {name} with {key} of {value}", chart.id);
        }
        if name == "rect" {
            let number = |key: &str| has[key].parse::<i32>().unwrap();
            assert!(number("x") + number("width") <= size[2]);
            assert!(number("y") + number("height") <= size[3]);
        }
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
