//! Any bytes as a zip, or as whatever they look like: refused, or figures, within the limits.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use reunify_ssda903::{Intake, Limits, Source, report};

fuzz_target!(|bytes: &[u8]| {
    let day = "2018-03-31".parse().expect("it is a day");
    let limits = Limits { files_in_zip: 50, unpacked: 1 << 22, row: 1 << 16, rows: 100_000 };
    let mut intake = Intake::with_limits(limits);
    if intake.any(&Source::named("fuzzed"), Cursor::new(bytes)).is_err() {
        return;
    }
    if let Ok(submissions) = intake.finish() {
        let report = report::returns(&submissions, day).expect("the calendar is sound");
        assert!(report.returns.all.count <= report.periods.counted);
    }
});
