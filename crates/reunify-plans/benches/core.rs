//! What the core costs, each figure with a floor measured beside it in the same run.
//!
//! `cargo bench -p reunify-plans`. Only ratios mean anything: see `docs/src/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use reunify::{At, Case, Engine, Entry, Plan};
use serde_json::{Value, json};

const SIZES: [usize; 3] = [50, 500, 5_000];

fn plan_text() -> &'static str {
    reunify_plans::find("reunification@1.0.0").unwrap()
}

fn engine() -> Engine {
    Engine::compile(&Plan::from_json(plan_text().as_bytes()).unwrap(), &[]).unwrap()
}

fn entry(fields: &Value) -> Entry {
    Case::entries_from_json(fields.to_string().as_bytes())
        .unwrap()
        .pop()
        .unwrap()
}

fn actor(role: &str) -> Value {
    json!({ "role": role, "reference": "made-up" })
}

/// A child in foster care under a care order who is visited, reviewed and asked what they want
/// over and over, through the same years however many events there are: what is measured is the
/// cost of events, not of years.
fn case_of(engine: &Engine, events: usize) -> Case {
    let header = json!({ "format": "reunify-case/1", "id": "made-up", "events": [],
        "plan": { "id": "reunification", "version": "1.0.0" } });
    let mut case = Case::from_json(header.to_string().as_bytes()).unwrap();
    let mut day = "2012-01-04".parse::<reunify::calendar::Date>().unwrap();
    let step = i64::try_from(5_000 / events).unwrap();
    let mut number = 0usize;
    while case.events().len() < events {
        let fields = match number {
            0 => {
                json!({ "type": "fact", "id": "date-of-birth", "standing": "known", "value": "2010-05-06" })
            }
            1 => {
                json!({ "type": "occurrence", "id": "became-looked-after", "data": { "legal-status": "care-order" } })
            }
            2 => json!({ "type": "occurrence", "id": "placement-started", "data": {
                "placement": "foster-care", "before-assessment": false, "intended-to-last-to-18": false } }),
            n if n % 10 == 0 => {
                json!({ "type": "task", "id": "statutory-review", "actor": actor("independent-reviewing-officer"),
                "data": { "considered-return": false, "child-consulted": true, "child-took-part": "in-person",
                    "decisions": [{ "what": "The plan stays as it is." }] } })
            }
            n if n % 7 == 0 => {
                json!({ "type": "fact", "id": "child-wants-return", "standing": "known", "value": "mixed" })
            }
            _ => {
                json!({ "type": "task", "id": "statutory-visit", "actor": actor("authority-representative"),
                "data": { "where": "where-the-child-lives", "seen-alone": true, "unannounced": false, "keeps-child-safe": true } })
            }
        };
        let mut event = json!({ "occurred": day, "recorded": format!("{day}T12:00:00Z"), "actor": actor("social-worker") });
        for (name, value) in fields.as_object().unwrap() {
            event[name] = value.clone();
        }
        engine.append(&mut case, entry(&event)).unwrap();
        number += 1;
        day = day.plus_days(step).unwrap();
    }
    case
}

fn compile(c: &mut Criterion) {
    let mut group = c.benchmark_group("compile");
    let text = plan_text();
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("floor: the plan as a JSON value", |b| {
        b.iter(|| serde_json::from_str::<Value>(black_box(text)).unwrap());
    });
    group.bench_function("read and check the plan", |b| {
        // Under another version: the content of a plan that ships is not checked again.
        let own = text.replacen("\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"", 1);
        assert_ne!(own, text);
        b.iter(|| Plan::from_json(black_box(&own).as_bytes()).unwrap());
    });
    let plan = Plan::from_json(text.as_bytes()).unwrap();
    group.bench_function("compile the checked plan", |b| {
        b.iter(|| Engine::compile(black_box(&plan), &[]).unwrap());
    });
    group.finish();
}

fn cases(c: &mut Criterion) {
    let engine = engine();
    let cases = SIZES.map(|size| (size, case_of(&engine, size)));
    // In the middle of the longest log, and long after the shortest.
    let at = At::day("2026-02-20".parse().unwrap());

    let mut group = c.benchmark_group("evaluate");
    for (size, case) in &cases {
        group.throughput(Throughput::Elements(*size as u64));
        group.bench_with_input(BenchmarkId::new("evaluate", size), case, |b, case| {
            b.iter(|| engine.evaluate(black_box(case), &at));
        });
        let text = case.to_json();
        group.bench_with_input(
            BenchmarkId::new("floor: the case as a JSON value", size),
            &text,
            |b, text| {
                b.iter(|| serde_json::from_str::<Value>(black_box(text)).unwrap());
            },
        );
        group.bench_with_input(BenchmarkId::new("load", size), &text, |b, text| {
            b.iter(|| Case::from_json(black_box(text).as_bytes()).unwrap());
        });
    }
    group.finish();

    let mut group = c.benchmark_group("append");
    for (size, case) in &cases {
        let last = case.events().last().unwrap().entry.recorded.date();
        let visit = entry(
            &json!({ "occurred": last, "recorded": format!("{}T12:00:00Z", last.plus_days(1).unwrap()),
            "actor": actor("authority-representative"), "type": "task", "id": "statutory-visit",
            "data": { "where": "where-the-child-lives", "seen-alone": true, "unannounced": false, "keeps-child-safe": true } }),
        );
        group.bench_with_input(BenchmarkId::new("append", size), case, |b, case| {
            b.iter_batched_ref(
                || (case.clone(), visit.clone()),
                |(case, visit)| engine.append(case, visit.clone()).unwrap(),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, compile, cases);
criterion_main!(benches);
