//! Inputs to try things with.
#![allow(dead_code, reason = "each test file uses its own part")]

use reunify_costs::{Inputs, LineId, Report};
use serde_json::{Value, json};

/// Inputs with everything in them, and no range.
pub(crate) fn full() -> Value {
    let level = |monthly: i64, months: i64| {
        json!({
            "case-management": { "monthly-pence": monthly, "months": months },
            "services": [
                { "id": "parenting", "title": "Parenting", "monthly-pence": 21_033, "months": 4, "uptake": "33.33%" },
            ],
        })
    };
    json!({
        "format": "reunify-costs-inputs/1",
        "title": "A made-up place",
        "price-year": 2024,
        "sources": [{ "id": "made-up", "title": "Made up", "short": "made up" }],
        "cite": { "source": "made-up", "at": "throughout", "verified": true },
        "returns": { "by-need": { "high": 42, "medium": 25, "low": 13 } },
        "re-entry": { "rate": "31.25%", "within-months": 24 },
        "target-rate": "23%",
        "support": { "by-need": {
            "high": level(42_001, 12), "medium": level(36_000, 9), "low": level(24_007, 6),
        } },
        "cost-of-re-entry": { "built-up": {
            "processes": [
                { "process": "care-planning", "unit-pence": 25_001, "times": 3 },
                { "process": "review", "unit-pence": 80_000, "times": 2 },
            ],
            "placements": [
                { "type": "foster", "weekly-pence": 74_003, "weeks": 32 },
                { "type": "residential", "weekly-pence": 510_000, "weeks": 6 },
            ],
        } },
        "horizon": { "years": 3 },
    })
}

pub(crate) fn inputs(document: &Value) -> Inputs {
    Inputs::from_json(document.to_string().as_bytes()).unwrap_or_else(|problems| {
        panic!("{problems}");
    })
}

pub(crate) fn report(document: &Value) -> Report {
    inputs(document).report().unwrap()
}

pub(crate) fn value(report: &Report, line: LineId) -> i64 {
    report.line(line).unwrap().value.unwrap()
}

/// Puts something at a place of a document.
pub(crate) fn set(document: &mut Value, pointer: &str, to: Value) {
    *document.pointer_mut(pointer).unwrap() = to;
}
