//! Any bytes as the XML of the return: refused, or figures.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify_ssda903::{Intake, Source, report};

fuzz_target!(|bytes: &[u8]| {
    let day = "2018-03-31".parse().expect("it is a day");
    let mut intake = Intake::new();
    if intake.xml(&Source::named("fuzzed"), bytes).is_err() {
        return;
    }
    if let Ok(submissions) = intake.finish() {
        let report = report::returns(&submissions, day).expect("the calendar is sound");
        assert!(report.returns.all.count <= report.periods.counted);
    }
});
