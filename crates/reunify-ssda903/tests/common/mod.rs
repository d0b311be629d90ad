//! Making files, and reading them.
#![allow(dead_code, reason = "each test file uses its own part")]

use reunify::calendar::Date;
use reunify_ssda903::measure::Outcomes;
use reunify_ssda903::{Intake, Kind, ReadError, Report, Source, Submissions, report};

/// The headings of a file of episodes, as few as are needed.
pub(crate) const EPISODES: &str = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC";

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// How many reviews were on time, late, missing and not due yet.
pub(crate) fn told(outcomes: &Outcomes) -> [u64; 4] {
    let Outcomes {
        on_time,
        late,
        missing,
        not_yet_due,
    } = *outcomes;
    [on_time, late, missing, not_yet_due]
}

/// A file of episodes with some rows.
pub(crate) fn episodes(rows: &[&str]) -> String {
    let mut text = format!("{EPISODES}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text
}

/// Reads files by their columns.
pub(crate) fn read(files: &[(&str, &str)]) -> Result<Submissions, ReadError> {
    let mut intake = Intake::new();
    for (name, text) in files {
        intake.csv(&Source::named(*name), None, text.as_bytes())?;
    }
    intake.finish()
}

/// Reads rows of episodes, and headers `CHILD,DOB`, and reports as of the end of 2017-18.
pub(crate) fn report_of(rows: &[&str], births: &[&str]) -> Report {
    let header = format!("CHILD,DOB,UPN\n{}\n", births.join("\n"));
    let files = [("e.csv", episodes(rows)), ("h.csv", header)];
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    report::returns(&read(&files).unwrap(), day("2018-03-31")).unwrap()
}

/// Reads one file as a kind.
pub(crate) fn read_as(kind: Kind, bytes: &[u8]) -> Result<Submissions, ReadError> {
    let mut intake = Intake::new();
    intake.csv(&Source::named("named.csv"), Some(kind), bytes)?;
    intake.finish()
}

/// The codes of the anomalies, in order.
pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    let listed = report.anomalies.listed.iter();
    listed.map(|line| line.code.as_str()).collect()
}
