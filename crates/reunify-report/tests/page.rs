//! The page and the table as they are written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use reunify::suppression::Suppression;
use reunify_costs::{Inputs, National};
use reunify_report::{Figures, csv, html};

fn inputs(target: &str) -> Inputs {
    let mut document: serde_json::Value = serde_json::from_str(National::Y2024.json()).unwrap();
    document["target-rate"]["value"] = target.into();
    Inputs::from_json(document.to_string().as_bytes()).unwrap()
}

/// Enough children that most is shown, with costs.
fn large() -> Figures {
    let report = common::made_up(7, 900);
    let figures = Figures::of(&report, Suppression::default());
    figures.with_costs(&report, &inputs("10%"), 12).unwrap()
}

fn pages() -> [String; 3] {
    let small = common::small();
    [
        html(&Figures::of(&small, Suppression::default())),
        html(&Figures::of(&small, Suppression::none())),
        html(&large()),
    ]
}

#[test]
fn a_small_return() {
    let figures = Figures::of(&common::small(), Suppression::default());
    insta::assert_snapshot!("small-html", html(&figures));
    insta::assert_snapshot!("small-csv", csv(&figures).unwrap());
}

#[test]
fn a_small_return_with_small_numbers() {
    let figures = Figures::of(&common::small(), Suppression::none());
    insta::assert_snapshot!("small-open-html", html(&figures));
}

#[test]
fn a_larger_return_with_costs() {
    let figures = large();
    let costs = figures.costs.as_ref().unwrap();
    let report = costs.report.as_ref().unwrap();
    assert!(!report.sensitivity.is_empty());
    insta::assert_snapshot!("large-csv", csv(&figures).unwrap());
    assert!(html(&figures).contains("tornado-chart"));
}

#[test]
fn costs_that_would_rest_on_small_numbers_are_not_shown() {
    let report = common::small();
    let figures = Figures::of(&report, Suppression::default());
    let figures = figures.with_costs(&report, &inputs("10%"), 12).unwrap();
    assert!(figures.costs.as_ref().unwrap().report.is_none());
    assert!(html(&figures).contains("Not shown: it would rest on a number that is not shown"));
}

#[test]
fn every_chart_is_sound_xml_with_a_title_and_words() {
    let mut charts = 0;
    for page in pages() {
        for part in page.split("<svg").skip(1) {
            let chart = format!("<svg{}</svg>", part.split_once("</svg>").unwrap().0);
            let mut reader = Reader::from_str(&chart);
            reader.config_mut().check_end_names = true;
            let mut names = Vec::new();
            loop {
                match reader.read_event().expect("the chart is well-formed") {
                    Event::Start(tag) => {
                        for attribute in tag.attributes() {
                            attribute.unwrap();
                        }
                        names.push(String::from_utf8(tag.name().as_ref().to_vec()).unwrap());
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(&names[..3], ["svg", "title", "desc"]);
            assert!(chart.contains("role=\"img\""));
            charts += 1;
        }
    }
    assert!(charts >= 8, "{charts}");
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    for page in pages() {
        assert!(page.contains("default-src 'none'"));
        for word in [
            "<script",
            "<link",
            "<img",
            "@import",
            "src=\"",
            "javascript:",
        ] {
            let found = page.matches(word).count();
            assert_eq!(found, 0, "{word}");
        }
        let addresses = page.matches("http").count();
        let names = page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count();
        let policy = page.matches("http-equiv").count();
        assert_eq!(addresses, names + policy);
    }
}

#[test]
fn headings_go_down_by_one_and_ids_are_used_once() {
    for page in pages() {
        let mut last = 0;
        for part in page.split("<h").skip(1) {
            let Some(level) = part.chars().next().and_then(|c| c.to_digit(10)) else {
                continue;
            };
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
        let ids = page.split(" id=\"").skip(1);
        let ids: Vec<&str> = ids.map(|part| part.split_once('"').unwrap().0).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for part in page.split("labelledby=\"").skip(1) {
            for id in part.split_once('"').unwrap().0.split(' ') {
                assert!(ids.contains(&id), "{id}");
            }
        }
    }
}

#[test]
fn what_is_in_the_inputs_is_escaped() {
    let report = common::made_up(7, 900);
    let mut document: serde_json::Value = serde_json::from_str(National::Y2024.json()).unwrap();
    document["target-rate"]["value"] = "10%".into();
    document["title"] = serde_json::json!("<script>alert(1)</script>");
    document["sources"][0]["short"] = serde_json::json!("<b>\"x\"</b>");
    let inputs = Inputs::from_json(document.to_string().as_bytes()).unwrap();
    let figures = Figures::of(&report, Suppression::default());
    let page = html(&figures.with_costs(&report, &inputs, 12).unwrap());
    assert!(!page.contains("<script") && !page.contains("<b>"));
}

/// A return of an authority, where it is at hand.
#[test]
fn a_return_of_another_project() {
    let folder = std::path::Path::new("/work/shared/data/ssda903/d2i-2018");
    if !folder.exists() {
        return;
    }
    let files = ["episodes", "header", "reviews"].map(|name| {
        let bytes = std::fs::read(folder.join(format!("{name}.csv"))).unwrap();
        (
            format!("{name}.csv"),
            String::from_utf8_lossy(&bytes).into_owned(),
        )
    });
    let figures = Figures::of(
        &common::report_of(&files, "2018-03-31"),
        Suppression::default(),
    );
    assert!(html(&figures).contains("Returns home: <strong>57</strong>"));
}
