//! Any bytes as a file of episodes and as any other: refused by name, or figures that are the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify_ssda903::{Intake, Kind, Source, report};

fuzz_target!(|bytes: &[u8]| {
    let day = "2018-03-31".parse().expect("it is a day");
    let source = Source::named("fuzzed");
    for kind in [None, Some(Kind::Episodes), Some(Kind::Header), Some(Kind::Reviews)] {
        let mut intake = Intake::new();
        if intake.csv(&source, kind, bytes).is_err() {
            continue;
        }
        // Read once more, as another file: nothing but restated rows comes of it.
        let once = intake.csv(&source, kind, bytes);
        assert!(once.is_ok());
        if let Ok(submissions) = intake.finish() {
            let one = report::returns(&submissions, day).expect("the calendar is sound");
            let other = report::returns(&submissions, day).expect("the calendar is sound");
            assert_eq!(one, other);
            assert!(one.returns.all.count <= one.periods.counted);
        }
    }
});
