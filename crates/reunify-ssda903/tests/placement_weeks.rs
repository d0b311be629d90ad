//! Weeks in placement after a re-entry, worked out by hand.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod common;

use common::report_of;
use reunify_ssda903::Report;

/// By type: its name, in how many re-entries, days and weeks.
fn told(report: &Report) -> Vec<(&'static str, u64, u64, u64)> {
    let kinds = report.placement_weeks.by_type.iter();
    kinds
        .map(|kind| (kind.r#type.as_str(), kind.re_entries, kind.days, kind.weeks))
        .collect()
}

const HOME: &str = "1,01/01/2016,S,V2,U6,01/03/2016,E4A";
/// Another child, so that the data reach to the end of March 2018.
const TO_THE_END: &str = "9,01/04/2016,S,C2,U6,31/03/2018,E8";

#[test]
fn the_days_in_each_type_until_the_period_ends() {
    let report = report_of(
        &[
            HOME,
            TO_THE_END,
            "1,01/05/2016,S,C2,U6,11/05/2016,X1",
            "1,11/05/2016,P,C2,K2,01/06/2016,X1",
            "1,01/06/2016,P,C2,P1,08/06/2016,E4A",
        ],
        &["1,01/01/2010,x"],
    );
    assert_eq!(report.placement_weeks.re_entries, 1);
    assert_eq!(
        told(&report),
        [
            // Ten days are one week and three days; twenty-one are three weeks.
            ("foster", 1, 10, 1),
            ("residential", 1, 21, 3),
            ("with-parents", 1, 7, 1),
        ]
    );
}

#[test]
fn a_year_at_most_and_over_all_who_came_back() {
    let report = report_of(
        &[
            HOME,
            TO_THE_END,
            "1,01/05/2016,S,C2,U6,,",
            "2,01/01/2016,S,V2,U6,01/03/2016,E4B",
            "2,01/05/2016,S,C2,K1,04/05/2016,E8",
        ],
        &["1,01/01/2010,x", "2,01/01/2010,x"],
    );
    assert_eq!(report.placement_weeks.re_entries, 2);
    // 365 days over two children are 26 weeks and half a day; three days over two are none.
    assert_eq!(told(&report), [("foster", 1, 365, 26), ("secure", 1, 3, 0)]);
}

#[test]
fn what_began_less_than_a_year_before_the_end_is_not_counted_even_if_it_ended() {
    let report = |start: &str| {
        report_of(
            &[
                HOME,
                &format!("1,{start},S,C2,U6,01/06/2017,E4A"),
                TO_THE_END,
            ],
            &["1,01/01/2010,x", "2,01/01/2010,x"],
        )
    };
    let counted = |start: &str| {
        let weeks = report(start).placement_weeks;
        (weeks.re_entries, weeks.too_late)
    };
    assert_eq!(counted("31/03/2017"), (1, 0));
    assert_eq!(counted("01/04/2017"), (0, 1));
    assert!(told(&report("01/04/2017")).is_empty());
}
