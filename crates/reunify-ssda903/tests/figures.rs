//! The figures, held against a second computation that shares nothing with the first, and against
//! themselves with the same rows in other files and orders.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;
mod naive;

use std::path::Path;

use common::{EPISODES, day};
use naive::{Naive, Row};
use proptest::prelude::*;
use reunify_ssda903::code::PlacementType;
use reunify_ssda903::measure::Group;
use reunify_ssda903::{Intake, Report, Source, report};

/// The figures of a report in the form of the second computation.
fn figures(report: &Report) -> Naive {
    let group = |group: &Group| naive::Returns {
        count: group.count,
        placed_first: group.placed_first,
        aged_18: group.not_followed.aged_18,
        in_doubt: group.not_followed.in_doubt,
        again: group.again,
        by_months: group
            .by_months
            .iter()
            .map(|rate| (rate.months, rate.followed, rate.again))
            .collect(),
    };
    Naive {
        counted: report.periods.counted,
        left_out: report.periods.left_out,
        open: report.periods.open,
        planned: group(&report.returns.planned),
        unplanned: group(&report.returns.unplanned),
        with_parents: (
            report.with_parents.count,
            report.with_parents.open,
            report.with_parents.other_placement,
            report.with_parents.home,
        ),
        later: later(report),
    }
}

/// The made-up children are in U6, K2 and P1 only.
fn later(report: &Report) -> naive::Later {
    let weeks = &report.placement_weeks;
    let letter = |kind: PlacementType| match kind {
        PlacementType::Foster => 'U',
        PlacementType::Residential => 'K',
        PlacementType::WithParents => 'P',
        _ => '-',
    };
    let kinds = weeks.by_type.iter();
    naive::Later {
        seen: weeks.re_entries,
        too_late: weeks.too_late,
        by_letter: kinds
            .map(|kind| (letter(kind.r#type), (kind.re_entries, kind.days)))
            .collect(),
    }
}

/// Everything that may not depend on files and their order.
fn without_files(mut report: Report) -> Report {
    report.files.clear();
    report.rows.episodes = 0;
    report.rows.restated = 0;
    report.rows.not_used = 0;
    report.anomalies.by_code.clear();
    report.anomalies.listed.clear();
    report.anomalies.count = 0;
    report
}

/// A small generator of numbers, so that a case is told by its seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = usize::try_from(self.below(place as u64 + 1)).unwrap();
            items.swap(place, other);
        }
    }
}

const FIRST_YEAR: i32 = 2015;
const LAST_YEAR: i32 = 2019;

/// What happened to some children, without contradiction, from April 2014 on.
fn truth(chance: &mut Chance, children: u64) -> (Vec<Row>, Vec<(String, String)>) {
    let mut rows = Vec::new();
    let mut births = Vec::new();
    for child in 0..children {
        let id = format!("c{child}");
        let born = day("1998-01-01")
            .plus_days(chance.below(6_000) as i64)
            .unwrap();
        births.push((id.clone(), born.to_string()));
        let mut now = born
            .max(day("2014-04-01"))
            .plus_days(chance.below(900) as i64)
            .unwrap();
        for _ in 0..1 + chance.below(4) {
            let mut reason = "S";
            let mut legal = chance.one_of(&["C1", "C2", "V2"]);
            loop {
                let place = if legal == "V2" {
                    chance.one_of(&["U6", "K2"])
                } else {
                    chance.one_of(&["U6", "P1", "P1", "K2"])
                };
                let end = now.plus_days(1 + chance.below(300) as i64).unwrap();
                let goes_on = chance.below(2) == 0;
                let rec = if goes_on {
                    "X1"
                } else {
                    chance.one_of(&["E4A", "E4A", "E4B", "E8"])
                };
                rows.push(Row {
                    child: id.clone(),
                    start: now,
                    reason: reason.to_owned(),
                    legal: legal.to_owned(),
                    place: place.to_owned(),
                    end: Some(end),
                    rec: rec.to_owned(),
                });
                now = end;
                if !goes_on {
                    break;
                }
                (reason, legal) = ("B", chance.one_of(&["C1", "C2"]));
            }
            now = now.plus_days(chance.below(400) as i64).unwrap();
        }
    }
    // The last return tells only of what has happened by its end.
    let last = day("2019-03-31");
    rows.retain(|row| row.start <= last);
    for row in &mut rows {
        if row.end.is_some_and(|end| end > last) {
            row.end = None;
            row.rec.clear();
        }
    }
    (rows, births)
}

/// What the return of each year says of it.
fn returns_of(rows: &[Row]) -> Vec<(i32, Vec<Row>)> {
    let year = |year: i32| {
        let (first, last) = (
            day(&format!("{}-04-01", year - 1)),
            day(&format!("{year}-03-31")),
        );
        let told = rows
            .iter()
            .filter(|row| row.start <= last && row.end.is_none_or(|end| end >= first));
        let told = told.cloned().map(|mut row| {
            if row.end.is_some_and(|end| end > last) {
                row.end = None;
                row.rec.clear();
            }
            row
        });
        (year, told.collect())
    };
    (FIRST_YEAR..=LAST_YEAR).map(year).collect()
}

fn report_on(files: &[(Option<i32>, Vec<Row>)], births: &[(String, String)]) -> Report {
    let mut intake = Intake::new();
    for (number, (year, rows)) in files.iter().enumerate() {
        let mut source = Source::named(format!("e{number}.csv"));
        if let Some(year) = year {
            source = source.of_year(year.to_string().parse().unwrap());
        }
        let text: String = rows.iter().map(Row::line).collect();
        intake
            .csv(&source, None, format!("{EPISODES}\n{text}").as_bytes())
            .unwrap();
    }
    let born: String = births
        .iter()
        .map(|(id, born)| format!("{id},{born},x\n"))
        .collect();
    let header = format!("CHILD,DOB,UPN\n{born}");
    intake
        .csv(&Source::named("h.csv"), None, header.as_bytes())
        .unwrap();
    report::returns(&intake.finish().unwrap(), day("2019-03-31")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn shuffled_split_and_merged(seed in any::<u64>()) {
        let mut chance = Chance(seed);
        let children = 1 + chance.below(12);
        let (rows, births) = truth(&mut chance, children);
        let returns = returns_of(&rows);
        let plain: Vec<(Option<i32>, Vec<Row>)> =
            returns.iter().map(|(_, rows)| (None, rows.clone())).collect();
        let first = report_on(&plain, &births);
        prop_assert_eq!(first.anomalies.count, 0);
        prop_assert_eq!(first.periods.left_out, 0);
        let naive = naive::of(&rows, &births, day("2019-03-31"), first.cover.followed_to);
        prop_assert_eq!(figures(&first), naive);
        let first = without_files(first);

        // In another order, rows and files.
        let mut shuffled = plain.clone();
        shuffled.iter_mut().for_each(|(_, rows)| chance.shuffle(rows));
        chance.shuffle(&mut shuffled);
        prop_assert_eq!(&first, &without_files(report_on(&shuffled, &births)));
        // All in one.
        let mut all: Vec<Row> = returns.iter().flat_map(|(_, rows)| rows.clone()).collect();
        chance.shuffle(&mut all);
        prop_assert_eq!(&first, &without_files(report_on(&[(None, all.clone())], &births)));
        // Split anew, whatever the year.
        let mut split = vec![(None, Vec::new()); 1 + usize::try_from(chance.below(7)).unwrap()];
        for row in all {
            let place = usize::try_from(chance.below(split.len() as u64)).unwrap();
            split[place].1.push(row);
        }
        prop_assert_eq!(&first, &without_files(report_on(&split, &births)));
        // With the years said, and the file of a year split in two.
        let mut said = Vec::new();
        for (year, rows) in &returns {
            let half = rows.len() / 2;
            said.push((Some(*year), rows[..half].to_vec()));
            said.push((Some(*year), rows[half..].to_vec()));
        }
        chance.shuffle(&mut said);
        let said = report_on(&said, &births);
        let naive = naive::of(&rows, &births, day("2019-03-31"), day("2019-03-31"));
        prop_assert_eq!(figures(&said), naive);
    }

    /// Rows that contradict each other in every way: the same figures in whatever order, the same as
    /// the second computation, and no panic.
    #[test]
    fn contradictions_in_any_order(seed in any::<u64>()) {
        let mut chance = Chance(seed);
        let (mut rows, births) = truth(&mut chance, 6);
        for _ in 0..chance.below(8) {
            let place = usize::try_from(chance.below(rows.len() as u64)).unwrap();
            match chance.below(6) {
                0 => rows[place].end = None,
                1 => rows[place].rec = chance.one_of(&["X1", "E4A", ""]).to_owned(),
                2 => rows[place].reason = chance.one_of(&["S", "P", "", "?"]).to_owned(),
                3 => rows[place].legal = chance.one_of(&["V2", "V4", "", "Q"]).to_owned(),
                4 => rows[place].end = Some(rows[place].start),
                _ => { rows.remove(place); }
            }
            if rows.is_empty() { return Ok(()); }
        }
        let one = report_on(&[(None, rows.clone())], &births);
        let naive = naive::of(&rows, &births, day("2019-03-31"), one.cover.followed_to);
        prop_assert_eq!(figures(&one), naive);
        chance.shuffle(&mut rows);
        let other = report_on(&[(None, rows)], &births);
        prop_assert_eq!(without_files(one), without_files(other));
    }
}

/// The made-up return of the validator's authors, where it is here. It is not ours to ship.
#[test]
fn a_made_up_return_of_a_whole_authority() {
    let folder = Path::new("/work/shared/data/ssda903/d2i-2018");
    let Ok(episodes) = std::fs::read_to_string(folder.join("episodes.csv")) else {
        eprintln!("skipped: {} is not here", folder.display());
        return;
    };
    let header = std::fs::read_to_string(folder.join("header.csv")).unwrap();
    let mut intake = Intake::new();
    for (name, text) in [("episodes.csv", &episodes), ("header.csv", &header)] {
        intake
            .csv(&Source::named(name), None, text.as_bytes())
            .unwrap();
    }
    let submissions = intake.finish().unwrap();
    let births: Vec<(String, String)> = header
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0].to_owned(), naive::iso(cells[2]))
        })
        .collect();
    let rows: Vec<Row> = episodes.lines().skip(1).map(Row::of_line).collect();
    for as_of in ["2018-03-31", "2017-09-30", "2018-04-01"] {
        let report = report::returns(&submissions, day(as_of)).unwrap();
        let naive = naive::of(&rows, &births, day(as_of), report.cover.followed_to);
        assert_eq!(figures(&report), naive, "as of {as_of}");
    }
}
