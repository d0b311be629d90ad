//! Reviews due against reviews held, worked out by hand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{day, episodes, read, told};
use reunify_ssda903::measure::Reviews;
use reunify_ssda903::report;

/// The reviews of one child, as of a day. Another child's review makes the files tell of 2017-18 on.
fn reviews(rows: &[&str], held: &[&str], as_of: &str) -> Reviews {
    let mut rows = rows.to_vec();
    rows.push("other,01/01/2010,S,C2,U6,,");
    let mut text =
        "CHILD,REVIEW,REVIEW_CODE\nother,01/04/2017,PN1\nother,01/10/2017,PN1\n".to_owned();
    text.extend(held.iter().map(|day| format!("1,{day},PN1\n")));
    let files = [("e.csv", episodes(&rows)), ("r.csv", text)];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let report = report::returns(&read(&files).unwrap(), day(as_of)).unwrap();
    report.reviews.unwrap()
}

/// Looked after from Tuesday 2 May 2017. Twenty working days on, past the bank holiday of 29 May, is
/// 31 May.
const OPEN: &str = "1,02/05/2017,S,C2,U6,,";
/// Something that happened late, so that the data reach to the end of the year.
const LATE: &str = "2,31/03/2018,S,V4,U6,,";

#[test]
fn the_first_within_twenty_working_days() {
    let first = |held: &[&str]| told(&reviews(&[OPEN, LATE], held, "2018-03-31").first);
    assert_eq!(first(&["31/05/2017"]), [1, 0, 0, 0]);
    assert_eq!(first(&["01/06/2017"]), [0, 1, 0, 0]);
    assert_eq!(first(&[]), [0, 0, 1, 0]);
    // One on the first day is the first; those of one day are one.
    assert_eq!(first(&["02/05/2017", "02/05/2017"]), [1, 0, 0, 0]);
}

#[test]
fn the_second_within_three_months_of_the_first_and_then_six_of_the_last() {
    let held = ["20/05/2017", "20/08/2017", "21/02/2018"];
    let found = reviews(&[OPEN, LATE], &held, "2018-03-31");
    assert_eq!(told(&found.second), [1, 0, 0, 0]);
    // The third of the child a day late, its fourth due in August; and the other child's, held six
    // months after the one that is seen first, with one due on 1 April.
    assert_eq!(told(&found.later), [1, 1, 0, 2]);
    let late = reviews(&[OPEN, LATE], &["20/05/2017", "21/08/2017"], "2018-03-31");
    assert_eq!(told(&late.second), [0, 1, 0, 0]);
    // Six months from the day on which the late one was held.
    assert_eq!(told(&late.later), [1, 0, 1, 1]);
    let years: Vec<(String, [u64; 4])> = found
        .by_year
        .iter()
        .map(|year| (year.year.to_string(), told(&year.outcomes)))
        .collect();
    assert_eq!(
        years,
        [
            ("2017-18".to_owned(), [3, 1, 0, 0]),
            ("2018-19".to_owned(), [0, 0, 0, 2])
        ]
    );
    assert!(found.cites.contains("regulation 33"));
    assert_eq!(found.told_from, Some(day("2017-04-01")));
}

#[test]
fn not_yet_due_on_the_day_itself_and_not_at_all_once_care_ended() {
    let on = |as_of: &str, rows: &[&str]| told(&reviews(rows, &[], as_of).first);
    let later = "2,01/07/2017,S,V4,U6,,";
    assert_eq!(
        on("2017-05-31", &[OPEN, "2,31/05/2017,S,V4,U6,,"]),
        [0, 0, 0, 1]
    );
    assert_eq!(
        on("2017-06-01", &[OPEN, "2,01/06/2017,S,V4,U6,,"]),
        [0, 0, 1, 0]
    );
    let ended = |end: &str| format!("1,02/05/2017,S,C2,U6,{end},E4A");
    assert_eq!(
        on("2017-07-01", &[&ended("31/05/2017"), later]),
        [0, 0, 0, 0]
    );
    assert_eq!(
        on("2017-07-01", &[&ended("01/06/2017"), later]),
        [0, 0, 1, 0]
    );
}

#[test]
fn short_breaks_and_what_is_in_doubt_owe_none() {
    for row in [
        "1,02/05/2017,S,V4,U6,,",
        "1,02/05/2017,S,V3,U6,,",
        "1,02/05/2017,S,V2,P1,,",
    ] {
        let found = reviews(&[row, LATE], &[], "2018-03-31");
        assert_eq!(told(&found.first), [0, 0, 0, 0], "{row}");
    }
}

#[test]
fn what_was_due_before_the_files_tell_of_reviews_is_not_missed() {
    let row = "1,01/03/2017,S,C2,U6,,";
    let found = reviews(&[row, LATE], &["01/06/2017"], "2018-03-31");
    assert_eq!((told(&found.first), told(&found.second)), ([0; 4], [0; 4]));
    // Six months from the one that is seen first, since it may not have been the first.
    assert_eq!(told(&found.later), [1, 0, 1, 1]);
}
