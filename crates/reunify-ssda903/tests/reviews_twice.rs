//! Reviews, held against a second computation that shares nothing with the first.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;
#[path = "naive/reviews.rs"]
mod naive;

use common::{day, episodes, read, told};
use naive::Care;
use proptest::prelude::*;
use reunify::calendar::Date;
use reunify_ssda903::report;

/// Periods, each as the days of waiting before it and its length; and reviews, as days after the start
/// of 2016-17.
type Child = (Vec<(i64, i64)>, Vec<i64>);

/// Some children, with reviews close together or far apart, so that all that may come of one does.
fn children() -> impl Strategy<Value = Vec<Child>> {
    let period = (0i64..250, 1i64..500);
    let child = (
        prop::collection::vec(period, 1..4),
        prop::collection::vec(0i64..729, 0..9),
    );
    prop::collection::vec(child, 1..6)
}

fn later(from: Date, days: i64) -> Date {
    from.plus_days(days).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_same_comes_out(children in children(), seen in any::<bool>()) {
        let (first, last) = (day("2016-04-01"), day("2018-03-31"));
        // Somebody is looked after to the end, and reviewed at the start, so that the data reach from one
        // to the other.
        let mut rows = vec![format!("z,{first},S,C2,U6,{last},E8")];
        let mut text = format!("CHILD,REVIEW,REVIEW_CODE\nz,{first},PN1\n");
        let care = Care { start: first, end: Some(last), start_is_seen: true };
        let mut expected = naive::of(&[care], &[first], first, last);
        for (number, (periods, reviews)) in children.iter().enumerate() {
            // Some were looked after before the rows begin.
            let mut at = later(first, if seen { 0 } else { -100 });
            let mut cares = Vec::new();
            for (wait, length) in periods {
                let start = later(at, *wait);
                if start > last { break; }
                let end = Some(later(start, *length)).filter(|end| *end <= last);
                let reason = if cares.is_empty() && !seen { "P" } else { "S" };
                let (dec, rec) = end.map_or((String::new(), ""), |end| (end.to_string(), "E8"));
                rows.push(format!("{number},{start},{reason},C2,U6,{dec},{rec}"));
                cares.push(Care { start, end, start_is_seen: reason == "S" });
                let Some(end) = end else { break };
                at = later(end, 1);
            }
            let held: Vec<Date> = reviews.iter().map(|days| later(first, *days)).collect();
            text.extend(held.iter().map(|day| format!("{number},{day},PN1\n")));
            let found = naive::of(&cares, &held, first, last);
            for (sum, of_child) in expected.iter_mut().flatten().zip(found.iter().flatten()) {
                *sum += of_child;
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let files = [("e.csv", episodes(&rows)), ("r.csv", text)];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
        let report = report::returns(&read(&files).unwrap(), last).unwrap();
        prop_assert_eq!(report.periods.left_out, 0);
        let reviews = report.reviews.unwrap();
        prop_assert_eq!(reviews.told_from, Some(first));
        prop_assert_eq!([&reviews.first, &reviews.second, &reviews.later].map(told), expected);
    }
}
