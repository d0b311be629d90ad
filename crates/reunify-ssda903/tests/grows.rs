//! Twice the rows take no more than twice as much, up to two million of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::io::{self, Read};
use std::time::{Duration, Instant};

use common::{EPISODES, day};
use reunify_ssda903::{Intake, Source, report};

/// A file of so many rows, made as it is read: three episodes a child.
struct Made {
    row: u64,
    rows: u64,
    text: Vec<u8>,
    at: usize,
}

impl Made {
    fn of(rows: u64) -> Self {
        let text = format!("{EPISODES}\n").into_bytes();
        Self {
            row: 0,
            rows,
            text,
            at: 0,
        }
    }
}

impl Read for Made {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() && self.row < self.rows {
            let (child, part) = (self.row / 3, self.row % 3);
            let start = day("2012-04-01").plus_days((child % 1_500) as i64).unwrap();
            let on = |days| start.plus_days(days).unwrap();
            let line = match part {
                0 => format!("{child:08},{start},S,C2,U6,{},X1\n", on(40)),
                1 => format!("{child:08},{},P,C2,P1,{},E4A\n", on(40), on(90)),
                _ => format!("{child:08},{},S,V2,U6,,\n", on(90 + (child % 700) as i64)),
            };
            self.text = line.into_bytes();
            self.at = 0;
            self.row += 1;
        }
        let count = (self.text.len() - self.at).min(buffer.len());
        buffer[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

fn run(rows: u64) -> Duration {
    let began = Instant::now();
    let mut intake = Intake::new();
    intake
        .csv(&Source::named("made.csv"), None, Made::of(rows))
        .unwrap();
    let submissions = intake.finish().unwrap();
    let report = report::returns(&submissions, day("2020-03-31")).unwrap();
    assert_eq!(report.returns.all.count, rows / 3);
    assert_eq!(report.anomalies.count, 0);
    began.elapsed()
}

#[test]
fn eight_times_the_rows_take_about_eight_times_as_long() {
    let best = |rows| (0..3).map(|_| run(rows)).min().unwrap();
    let (few, many) = (best(3_000), best(24_000));
    // Wide enough for a machine that others use too; the square would be 64.
    assert!(
        many < few * 30,
        "{few:?} for 3,000 rows, {many:?} for 24,000"
    );
}

/// `cargo test --release -p reunify-ssda903 --test grows -- --ignored --nocapture`
#[test]
#[ignore = "takes a while, and measures what memory the process has had"]
fn two_million_rows_in_a_gibibyte() {
    let took = run(2_000_001);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: Option<u64> = peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse().ok());
    println!("2,000,001 rows: {took:?}, peak {peak:?} KiB");
    assert!(peak.is_none_or(|peak| peak < 1 << 20));
}
