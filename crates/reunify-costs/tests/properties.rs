//! What holds for any inputs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{full, inputs, report, value};
use proptest::prelude::*;
use reunify_costs::{Inputs, LineId};
use serde_json::{Value, json};

/// A rate as it is written.
fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[derive(Debug, Clone)]
struct Drawn {
    returns: [i64; 3],
    monthly: i64,
    months: i64,
    service: i64,
    uptake: u32,
    unit: i64,
    weekly: i64,
    weeks: i64,
    rate: u32,
    target: u32,
    years: i64,
}

impl Drawn {
    fn document(&self) -> Value {
        let mut document = full();
        let [high, medium, low] = self.returns;
        document["returns"] = json!({ "by-need": { "high": high, "medium": medium, "low": low } });
        document["re-entry"]["rate"] = json!(percent(self.rate));
        document["target-rate"] = json!(percent(self.target));
        document["support"]["by-need"]["high"] = json!({
            "case-management": { "monthly-pence": self.monthly, "months": self.months },
            "services": [{ "id": "one", "title": "One", "monthly-pence": self.service, "months": 5,
                           "uptake": percent(self.uptake) }],
        });
        document["cost-of-re-entry"]["built-up"] = json!({
            "processes": [{ "process": "review", "unit-pence": self.unit, "times": 3 }],
            "placements": [{ "type": "foster", "weekly-pence": self.weekly, "weeks": self.weeks }],
        });
        document["horizon"] = json!({ "years": self.years });
        document
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let money = 0i64..2_000_000;
    (
        [0i64..20_000, 0i64..20_000, 0i64..20_000],
        (money.clone(), 0i64..60, money.clone(), 0u32..=10_000),
        (money.clone(), money, 0i64..200),
        (0u32..=10_000, 0u32..=10_000, 1i64..=10),
    )
        .prop_map(
            |(
                returns,
                (monthly, months, service, uptake),
                (unit, weekly, weeks),
                (one, other, years),
            )| {
                Drawn {
                    returns,
                    monthly,
                    months,
                    service,
                    uptake,
                    unit,
                    weekly,
                    weeks,
                    rate: one.max(other),
                    target: one.min(other),
                    years,
                }
            },
        )
}

/// Half a penny, and what is lost where numbers of this size are kept as fractions.
#[track_caller]
#[allow(clippy::float_arithmetic, clippy::cast_precision_loss)]
fn near(exact: f64, found: i64) {
    let off = (exact - found as f64).abs();
    assert!(off <= 0.51 + exact.abs() * 1e-12, "{exact} is not {found}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The same lines, worked out another way: in fractions of a pound's hundredth, child by child.
    #[test]
    #[allow(clippy::float_arithmetic, clippy::cast_precision_loss)]
    fn the_main_lines_are_what_they_say(drawn in drawn()) {
        let report = report(&drawn.document());
        let share = |hundredths: u32| f64::from(hundredths) / 10_000.0;
        let [high, medium, low] = drawn.returns.map(|count| count as f64);
        let of_high = drawn.monthly as f64 * drawn.months as f64
            + drawn.service as f64 * 5.0 * share(drawn.uptake);
        let parenting = 21_033.0 * 4.0 * 0.3333;
        let of_medium = 36_000.0 * 9.0 + parenting;
        let of_low = 24_007.0 * 6.0 + parenting;
        near(high * of_high, value(&report, LineId::SupportHighNeed));
        near(medium * of_medium, value(&report, LineId::SupportMediumNeed));
        near(low * of_low, value(&report, LineId::SupportLowNeed));
        let children = high + medium + low;
        let cost = drawn.unit as f64 * 3.0 + drawn.weekly as f64 * drawn.weeks as f64;
        near(cost, value(&report, LineId::CostOfAReEntry));
        near(children * share(drawn.rate) * cost, value(&report, LineId::FailedReturnsAYear));
        let fewer = share(drawn.rate) - share(drawn.target);
        near(children * share(drawn.rate), value(&report, LineId::ReEntriesAYear));
        let avoided = value(&report, LineId::AvoidedAYear);
        near(children * fewer * cost, avoided);
        let support = value(&report, LineId::SupportAYear);
        prop_assert_eq!(
            support,
            value(&report, LineId::SupportHighNeed)
                + value(&report, LineId::SupportMediumNeed)
                + value(&report, LineId::SupportLowNeed)
        );
        prop_assert_eq!(avoided - support, value(&report, LineId::NetAYear));
        prop_assert_eq!(avoided * drawn.years, value(&report, LineId::AvoidedOverHorizon));
        prop_assert_eq!(
            (avoided - support) * drawn.years,
            value(&report, LineId::NetOverHorizon)
        );
    }

    #[test]
    fn the_net_never_rises_with_the_target_rate(drawn in drawn(), lower in 0u32..=10_000) {
        let mut better = drawn.clone();
        better.target = lower.min(drawn.target);
        let net = |drawn: &Drawn| value(&report(&drawn.document()), LineId::NetOverHorizon);
        prop_assert!(net(&better) >= net(&drawn));
    }

    #[test]
    fn support_grows_with_the_number_of_children(drawn in drawn(), times in 2i64..9) {
        let mut more = drawn.clone();
        more.returns = drawn.returns.map(|count| count * times);
        let support = |drawn: &Drawn| value(&report(&drawn.document()), LineId::SupportAYear);
        // Each of the three levels is rounded once.
        let off = support(&more).abs_diff(support(&drawn) * times);
        prop_assert!(off <= 3 * times.unsigned_abs(), "{off}");
    }

    #[test]
    fn what_is_said_to_break_even_does(drawn in drawn()) {
        let first = report(&drawn.document());
        let support = i128::from(value(&first, LineId::SupportAYear));
        let cost = i128::from(value(&first, LineId::CostOfAReEntry));
        match first.line(LineId::BreakEvenChildren).unwrap().value {
            Some(children) => {
                let children = i128::from(children);
                prop_assert!(children * cost >= support);
                prop_assert!(children == 0 || (children - 1) * cost < support);
            }
            None => prop_assert_eq!(cost, 0),
        }
        match first.line(LineId::BreakEvenRate).unwrap().value {
            Some(rate) => {
                let rate = u32::try_from(rate).unwrap();
                let at = |target: u32| {
                    let changed = Drawn { target, ..drawn.clone() };
                    value(&report(&changed.document()), LineId::NetAYear)
                };
                prop_assert!(at(rate) >= 0);
                // A hundredth of a percent more does not, or the support costs nothing. A line is
                // rounded, so that less than a penny may be missing.
                if rate < drawn.rate {
                    prop_assert!(at(rate + 1) <= 0);
                }
            }
            None => {
                let children: i64 = drawn.returns.iter().sum();
                let all = i128::from(children) * i128::from(drawn.rate) * cost;
                prop_assert!(all < support * 10_000 || children == 0 || cost == 0);
            }
        }
    }

    #[test]
    fn a_range_without_a_width_has_no_swing(drawn in drawn()) {
        let mut document = drawn.document();
        let rate = percent(drawn.rate);
        document["re-entry"]["rate"] = json!({ "low": rate, "likely": rate, "high": rate });
        let wide = report(&document);
        prop_assert_eq!(wide.sensitivity.len(), 1);
        prop_assert_eq!(wide.sensitivity[0].swing_pence, 0);
        prop_assert!(wide.simulation.is_none());
        prop_assert_eq!(report(&drawn.document()).lines, wide.lines);
    }
}

/// Inputs with four ranges.
fn ranged(seed: u64, ends: [[u32; 3]; 2], money: [[i64; 3]; 2]) -> Value {
    let mut document = full();
    let [rate, target] = ends.map(|ends| ends.map(percent));
    let range =
        |[low, likely, high]: [Value; 3]| json!({ "low": low, "likely": likely, "high": high });
    document["re-entry"]["rate"] = range(rate.map(Value::from));
    document["target-rate"] = range(target.map(Value::from));
    let [monthly, weekly] = money;
    document["support"]["by-need"]["high"]["case-management"]["monthly-pence"] =
        range(monthly.map(Value::from));
    document["cost-of-re-entry"]["built-up"]["placements"][0]["weekly-pence"] =
        range(weekly.map(Value::from));
    document["simulation"] = json!({ "seed": seed, "runs": 200 });
    document
}

/// The same inputs with each range at one of its ends.
fn corners(document: &Value, ends: &[&str; 4]) -> Value {
    let mut document = document.clone();
    for (pointer, end) in [
        "/re-entry/rate",
        "/target-rate",
        "/support/by-need/high/case-management/monthly-pence",
        "/cost-of-re-entry/built-up/placements/0/weekly-pence",
    ]
    .iter()
    .zip(ends)
    {
        let value = document.pointer(pointer).unwrap()[*end].clone();
        common::set(&mut document, pointer, value);
    }
    document
}

fn ascending<T: Ord>(mut ends: [T; 3]) -> [T; 3] {
    ends.sort();
    ends
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_run_leaves_the_ranges(
        seed in 0u64..1 << 53,
        rates in [0u32..5_000, 0u32..5_000, 0u32..5_000],
        // A target is at most the rate at every end, so that each corner is one that can be stated.
        under in [0u32..=100, 0u32..=100, 0u32..=100],
        monthly in [0i64..100_000, 0i64..100_000, 0i64..100_000],
        weekly in [0i64..1_000_000, 0i64..1_000_000, 0i64..1_000_000],
    ) {
        let rates = ascending(rates);
        let target = ascending(under.map(|share| rates[0] * share / 100));
        let document = ranged(seed, [rates, target], [ascending(monthly), ascending(weekly)]);
        let report = report(&document);
        let Some(simulation) = &report.simulation else { return Ok(()) };
        let mut extremes: Vec<reunify_costs::Report> = Vec::new();
        for corner in 0..16usize {
            let ends = [0, 1, 2, 3].map(|bit| if corner >> bit & 1 == 0 { "low" } else { "high" });
            extremes.push(common::report(&corners(&document, &ends)));
        }
        for line in &simulation.lines {
            let values: Vec<Option<i64>> =
                extremes.iter().map(|report| report.line(line.id).unwrap().value).collect();
            if values.contains(&None) {
                continue;
            }
            let values = values.into_iter().flatten();
            let (least, most) = (values.clone().min().unwrap(), values.max().unwrap());
            let mut inner = (line.median.unwrap(), line.median.unwrap());
            for interval in &line.intervals {
                let (low, high) = (interval.low.unwrap(), interval.high.unwrap());
                prop_assert!(least <= low && high <= most, "{:?}", line);
                prop_assert!(low <= inner.0 && inner.1 <= high, "wider ones hold narrower ones");
                inner = (low, high);
            }
        }
        prop_assert_eq!(&report, &inputs(&document).report().unwrap());
    }

    #[test]
    fn any_bytes_are_refused_or_worked_out(bytes in proptest::collection::vec(any::<u8>(), 0..8), at in 0usize..4_000) {
        let mut text = full().to_string().into_bytes();
        let at = at % text.len();
        text.splice(at..(at + bytes.len()).min(text.len()), bytes);
        if let Ok(inputs) = Inputs::from_json(&text) {
            let _ = inputs.report();
        }
    }
}
