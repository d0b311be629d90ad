//! Made-up returns, and reading them.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::Path;

use reunify::calendar::Date;
use reunify_ssda903::{Intake, Report, Source, report};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn report_of(files: &[(String, String)], as_of: &str) -> Report {
    let mut intake = Intake::new();
    for (name, text) in files {
        let source = Source::named(name);
        intake.csv(&source, None, text.as_bytes()).unwrap();
    }
    report::returns(&intake.finish().unwrap(), day(as_of)).unwrap()
}

/// The small made-up return of two years that the crate of the SSDA903 return has.
pub(crate) fn small() -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reunify-ssda903/tests/data");
    let mut files = Vec::new();
    for year in ["2017", "2018"] {
        for name in ["episodes", "header", "reviews"] {
            let path = folder.join(year).join(format!("{name}.csv"));
            let text = std::fs::read_to_string(path).unwrap();
            files.push((format!("{year}/{name}.csv"), text));
        }
    }
    report_of(&files, "2018-03-31")
}

/// A small generator of numbers, so that a case is told by its seed.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// So many children who each go home once or twice, of a seed.
pub(crate) fn made_up(seed: u64, children: u64) -> Report {
    let mut chance = Chance(seed);
    let mut episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n".to_owned();
    let mut reviews = "CHILD,DOB,REVIEW\n".to_owned();
    let unplanned = 1 + chance.below(10);
    let years = 1 + chance.below(4);
    for child in 0..children {
        let mut at = day("2013-04-01")
            .plus_days(i64::try_from(chance.below(365 * years)).unwrap())
            .unwrap();
        for _ in 0..=chance.below(2) {
            let mut later = |days: u64, from: Date| {
                let days = i64::try_from(1 + chance.below(days)).unwrap();
                from.plus_days(days).unwrap()
            };
            let review = later(60, at);
            let end = later(300, at);
            let next = later(500, end);
            let reason = ["E4A", "E4B", "E13"][if chance.below(12) == 0 {
                2
            } else {
                usize::from(chance.below(10) < unplanned)
            }];
            let place = if chance.below(5) == 0 { "P1" } else { "U6" };
            let status = if place == "P1" { "C2" } else { "V2" };
            let bad = if chance.below(40) == 0 { "X" } else { "S" };
            let row = format!("{child},{at},{bad},{status},{place},{end},{reason}\n");
            episodes.push_str(&row);
            reviews.push_str(&format!("{child},,{review}\n"));
            at = next;
        }
    }
    let files = [("episodes.csv", episodes), ("reviews.csv", reviews)];
    let files = files.map(|(name, text)| (name.to_owned(), text));
    report_of(&files, "2018-03-31")
}
