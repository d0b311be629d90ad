//! Small numbers are in no form of the report, and cannot be worked out from what is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use proptest::prelude::*;
use reunify::suppression::{Shown, Suppression};
use reunify_report::{Figures, Rate, csv, html};
use reunify_ssda903::Report;

const SMALL: std::ops::RangeInclusive<u64> = 1..=4;

/// A table with its totals: what is true, and what is shown.
type Table = Vec<Vec<(u64, Shown)>>;

/// What somebody can say of each cell from what is shown: from how many to how many.
fn bounds(table: &Table) -> Vec<Vec<(i64, i64)>> {
    const MANY: i64 = 1_000_000;
    let start = |shown: &(u64, Shown)| match shown.1 {
        Shown::Count(count) => (count as i64, count as i64),
        // What is 0 is shown.
        Shown::Suppressed { .. } => (1, MANY),
    };
    let mut known: Vec<Vec<(i64, i64)>> = table
        .iter()
        .map(|row| row.iter().map(start).collect())
        .collect();
    let (rows, columns) = (known.len(), known[0].len());
    let along_rows = (0..rows).map(|r| (0..columns).map(|c| (r, c)).collect::<Vec<_>>());
    let along_columns = (0..columns).map(|c| (0..rows).map(|r| (r, c)).collect::<Vec<_>>());
    let lines: Vec<Vec<(usize, usize)>> = along_rows.chain(along_columns).collect();
    loop {
        let before = known.clone();
        for line in &lines {
            // The parts less the total are nothing.
            let last = line.len() - 1;
            let sign = |at: usize| if at == last { -1 } else { 1 };
            for at in 0..line.len() {
                let (mut low, mut high) = (0, 0);
                for other in (0..line.len()).filter(|other| *other != at) {
                    let (l, h) = known[line[other].0][line[other].1];
                    let (l, h) = if sign(other) > 0 { (l, h) } else { (-h, -l) };
                    low += l;
                    high += h;
                }
                let (low, high) = if sign(at) > 0 {
                    (-high, -low)
                } else {
                    (low, high)
                };
                let cell = &mut known[line[at].0][line[at].1];
                cell.0 = cell.0.max(low);
                cell.1 = cell.1.min(high);
            }
        }
        if known == before {
            return known;
        }
    }
}

fn hold(table: &Table) {
    let known = bounds(table);
    for (row, known) in table.iter().zip(&known) {
        for ((truth, shown), (low, high)) in row.iter().zip(known) {
            match shown {
                Shown::Count(count) => assert!(!SMALL.contains(count) && count == truth),
                Shown::Suppressed { .. } if SMALL.contains(truth) => {
                    assert!(low < high, "{truth} can be worked out: {table:?}");
                }
                Shown::Suppressed { .. } => {}
            }
        }
    }
    let columns = table[0].len();
    let of_columns = (0..columns).map(|c| table.iter().map(|row| row[c]).collect::<Vec<_>>());
    for line in table.iter().cloned().chain(of_columns) {
        let ((_, total), parts) = line.split_last().unwrap();
        let hidden = parts
            .iter()
            .filter(|part| !matches!(part.1, Shown::Count(_)));
        let hidden: u64 = hidden.map(|part| part.0).sum();
        let total_is_shown = matches!(total, Shown::Count(_));
        assert!(!(total_is_shown && SMALL.contains(&hidden)), "{table:?}");
    }
}

fn with_totals(rows: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let mut rows: Vec<Vec<u64>> = rows.to_vec();
    let foot = (0..rows[0].len()).map(|c| rows.iter().map(|row| row[c]).sum());
    let foot = foot.collect();
    rows.push(foot);
    for row in &mut rows {
        row.push(row.iter().sum());
    }
    rows
}

fn table(truth: &[Vec<u64>], shown: Vec<Vec<Shown>>) -> Table {
    let truth = with_totals(truth).into_iter().zip(shown);
    truth
        .map(|(truth, shown)| truth.into_iter().zip(shown).collect())
        .collect()
}

fn hold_tables(report: &Report, figures: &Figures) {
    let years = &report.returns.by_year;
    if !years.is_empty() {
        let truth: Vec<Vec<u64>> = years.iter().map(|y| vec![y.planned, y.unplanned]).collect();
        let shown = figures.returns.by_year.iter().map(|year| year.returns);
        let shown = shown.chain([figures.returns.all]);
        let shown = shown.map(|by| vec![by.planned, by.unplanned, by.count]);
        hold(&table(&truth, shown.collect()));
    }
    let reviews = report.reviews.as_ref().map(|reviews| &reviews.by_year);
    if let Some(years) = reviews.filter(|years| !years.is_empty()) {
        let of = |outcomes: reunify_ssda903::measure::Outcomes| {
            vec![outcomes.on_time, outcomes.late, outcomes.missing]
        };
        let truth: Vec<Vec<u64>> = years.iter().map(|year| of(year.outcomes)).collect();
        let reviews = figures.reviews.as_ref().unwrap();
        let shown = reviews.by_year.iter().map(|year| year.outcomes);
        let shown = shown.chain([reviews.all]);
        let shown = shown.map(|by| vec![by.on_time, by.late, by.missing, by.due]);
        hold(&table(&truth, shown.collect()));
    }
    let home = &report.with_parents;
    let otherwise = home.ceased_otherwise.values().sum();
    let truth = [vec![home.open, home.other_placement, home.home, otherwise]];
    let home = figures.with_parents;
    let shown = vec![
        home.open,
        home.other_placement,
        home.home,
        home.ceased_otherwise,
        home.count,
    ];
    hold(&table(&truth, vec![shown.clone(), shown]));
}

fn counts(rates: &[Rate]) -> Vec<(u64, u64)> {
    let both = rates
        .iter()
        .filter_map(|rate| match (rate.followed, rate.again) {
            (Shown::Count(followed), Shown::Count(again)) => Some((followed, again)),
            _ => None,
        });
    both.collect()
}

fn hold_re_entry(report: &Report, figures: &Figures) {
    let re_entry = &figures.re_entry;
    for rates in [
        &re_entry.all,
        &re_entry.by_kind.planned,
        &re_entry.by_kind.unplanned,
    ] {
        let counts = counts(rates);
        for (at, (followed, again)) in counts.iter().enumerate() {
            assert!(!SMALL.contains(again) && !SMALL.contains(&(followed - again)));
            for (other_followed, other_again) in &counts[..at] {
                assert!(!SMALL.contains(&followed.abs_diff(*other_followed)));
                assert!(!SMALL.contains(&again.abs_diff(*other_again)));
            }
        }
        let hidden = rates
            .iter()
            .filter(|rate| !matches!(rate.again, Shown::Count(_)));
        assert!(hidden.into_iter().all(|rate| rate.share.is_none()));
    }
    let curve = &report.returns.all.curve;
    let point = |months| curve.iter().find(|point| point.months == months).unwrap();
    let points: Vec<_> = re_entry
        .curve
        .iter()
        .map(|shown| point(shown.months))
        .collect();
    for pair in points.windows(2) {
        assert!(!SMALL.contains(&(pair[1].again - pair[0].again)));
    }
    assert!(points.iter().all(|point| point.at_risk >= 5));
    assert!(re_entry.curve.iter().all(|point| point.at_risk.is_none()));
}

fn hold_weeks(report: &Report, figures: &Figures) {
    let weeks = &report.placement_weeks;
    for shown in &figures.placement_weeks.by_type {
        assert!(weeks.re_entries >= 5);
        let mut kinds = weeks.by_type.iter();
        let kind = kinds.find(|kind| kind.r#type == shown.r#type).unwrap();
        assert_eq!(shown.weeks.is_some(), kind.re_entries >= 5);
    }
}

/// Every text between tags of some kinds.
fn texts<'a>(page: &'a str, opens: &[&str]) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for open in opens {
        for part in page.split(open).skip(1) {
            let inner = part.split_once('>').unwrap().1;
            texts.push(inner.split_once('<').unwrap().0.trim());
        }
    }
    texts
}

fn hold_written(figures: &Figures) {
    let small = |text: &str| text.parse().is_ok_and(|count: u64| SMALL.contains(&count));
    let page = html(figures);
    let texts = texts(&page, &["<td", "<text", "<strong", "<abbr"]);
    assert!(texts.len() > 20);
    assert!(!texts.iter().any(|text| small(text)), "{texts:?}");
    let table = csv(figures).unwrap();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(!small(cells[5]) && !small(cells[6]), "{line}");
    }
    fn counts(value: &serde_json::Value) -> Vec<u64> {
        match value {
            serde_json::Value::Object(map) => {
                let own = map.get("count").and_then(serde_json::Value::as_u64);
                own.into_iter()
                    .chain(map.values().flat_map(counts))
                    .collect()
            }
            serde_json::Value::Array(list) => list.iter().flat_map(counts).collect(),
            _ => Vec::new(),
        }
    }
    let counts = counts(&serde_json::to_value(figures).unwrap());
    assert!(!counts.is_empty() && counts.iter().all(|count| !SMALL.contains(count)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_small_number_is_shown_or_can_be_worked_out(seed in any::<u64>(), children in 0u64..160) {
        let report = common::made_up(seed, children);
        let figures = Figures::of(&report, Suppression::default());
        hold_tables(&report, &figures);
        hold_re_entry(&report, &figures);
        hold_weeks(&report, &figures);
        hold_written(&figures);
    }
}

#[test]
fn where_there_is_enough_figures_are_shown() {
    let report = common::made_up(7, 900);
    let figures = Figures::of(&report, Suppression::default());
    hold_tables(&report, &figures);
    hold_re_entry(&report, &figures);
    assert!(figures.re_entry.all[2].share.is_some());
    assert!(figures.re_entry.curve.len() > 5);
    assert!(matches!(
        figures.returns.by_year[0].returns.planned,
        Shown::Count(_)
    ));
}

#[test]
fn all_is_shown_where_that_is_asked_for() {
    let report = common::small();
    let figures = Figures::of(&report, Suppression::none());
    assert_eq!(figures.fewer_than, None);
    assert_eq!(figures.re_entry.curve.len(), report.returns.all.curve.len());
    assert!(!csv(&figures).unwrap().contains("[c]"));
    assert!(html(&figures).contains("Small numbers are shown."));
}
