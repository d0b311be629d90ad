//! Any bytes as the inputs of the model of costs: a diagnostic, or a report that is the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify_costs::{Inputs, SimulationSettings};

fuzz_target!(|bytes: &[u8]| {
    let Ok(inputs) = Inputs::from_json(bytes) else { return };
    // Few runs, so that the time goes into other inputs.
    let settings = SimulationSettings { runs: 100, ..inputs.simulation() };
    let inputs = inputs.with_simulation(settings).expect("a hundred runs are allowed");
    let report = inputs.report();
    assert_eq!(report, inputs.report());
});
