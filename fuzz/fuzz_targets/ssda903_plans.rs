//! Any bytes as a list of the plans for children: refused by name, or every row counted once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify_ssda903::{PlanList, Source};

fuzz_target!(|bytes: &[u8]| {
    let mut plans = PlanList::default();
    if plans.csv(&Source::named("fuzzed"), bytes).is_err() {
        return;
    }
    for file in plans.files() {
        assert_eq!(file.rows, file.to_go_home + file.other_plans + file.set_aside);
        assert!(plans.children().count() as u64 <= file.to_go_home);
    }
    assert!(plans.children().all(|child| plans.has(child)));
});
