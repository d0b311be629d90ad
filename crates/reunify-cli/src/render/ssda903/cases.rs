//! What is told of cases that were made from the return.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reunify_ssda903::seed::{Gap, Seeds, WhyNot, WhySeeded};

/// How many children without a case are listed one by one.
const LISTED: usize = 50;

/// Counts, what is left out, and who gets no case.
pub(crate) fn text(seeds: &Seeds, out: &str) -> String {
    let mut text = String::new();
    // Writing to a text does not fail.
    let _ = told(&mut text, seeds, out);
    text
}

fn told(text: &mut String, seeds: &Seeds, out: &str) -> Result<(), std::fmt::Error> {
    let made = seeds.cases.len().saturating_sub(seeds.refused.len());
    let count = |why: WhySeeded| seeds.cases.iter().filter(|seed| seed.why == why).count();
    writeln!(text, "CASES MADE: {made}, in {out}, under {}", seeds.plan)?;
    writeln!(
        text,
        "  {} placed with own parents (P1) on {}",
        count(WhySeeded::PlacedWithParents),
        seeds.as_of
    )?;
    writeln!(
        text,
        "  {} left care for home (E4A, E4B) on {} or later",
        count(WhySeeded::LeftCareForHome),
        seeds.went_home_from
    )?;
    if !seeds.plan_lists.is_empty() {
        writeln!(
            text,
            "  {} away from home on {}, with a plan to go home",
            count(WhySeeded::PlanToGoHome),
            seeds.as_of
        )?;
    }
    if let Some(day) = seeds.data_to.filter(|day| *day < seeds.as_of) {
        writeln!(
            text,
            "  The files reach to {day}: what happened after it is not known."
        )?;
    }
    if seeds.plan_lists.is_empty() {
        writeln!(
            text,
            "  A plan to go home is not in the return: children with one are not here. Give a list with --plan-list."
        )?;
    }
    writeln!(
        text,
        "  What is not in a case the plan takes as not done: record what was done before relying on it."
    )?;
    lists(text, seeds)?;
    left_out(text, seeds)?;
    if !seeds.not_seeded.is_empty() {
        writeln!(text, "\nNO CASE MADE: {}", seeds.not_seeded.len())?;
    }
    for child in seeds.not_seeded.iter().take(LISTED) {
        let why = match child.why {
            WhyNot::InDoubt => "the rows do not hold together",
            WhyNot::LookedAfterAgain => "went home and is looked after again",
            WhyNot::Aged18 => "is 18 or over",
            WhyNot::NotInReturn => "has a plan to go home and no episode that is used",
            WhyNot::NotLookedAfter => "has a plan to go home and is not looked after",
        };
        let codes: Vec<&str> = child.anomalies.iter().map(|code| code.as_str()).collect();
        let codes = match codes.as_slice() {
            [] => String::new(),
            codes => format!(" ({})", codes.join(", ")),
        };
        writeln!(text, "  {}: {why}{codes}", child.child)?;
    }
    let more = seeds.not_seeded.len().saturating_sub(LISTED);
    if more > 0 {
        writeln!(text, "  and {more} more: --format json has them all")?;
    }
    if !seeds.refused.is_empty() {
        writeln!(text, "\nREFUSED BY THE PLAN: {}", seeds.refused.len())?;
    }
    for case in &seeds.refused {
        writeln!(text, "  {}: {}", case.child, case.rejection)?;
    }
    Ok(())
}

fn lists(text: &mut String, seeds: &Seeds) -> Result<(), std::fmt::Error> {
    if !seeds.plan_lists.is_empty() {
        writeln!(text, "\nLISTS OF PLANS")?;
    }
    for list in &seeds.plan_lists {
        writeln!(
            text,
            "  {}: {} rows, {} with a plan to go home, {} with another, {} set aside",
            list.name, list.rows, list.to_go_home, list.other_plans, list.set_aside
        )?;
    }
    for row in seeds.plan_rows_set_aside.iter().take(LISTED) {
        let (file, number, column) = (&row.file, row.row, &row.column);
        writeln!(
            text,
            "  {file}, row {number}, {column}: blank or not an id; set aside"
        )?;
    }
    let more = seeds.plan_rows_set_aside.len().saturating_sub(LISTED);
    if more > 0 {
        writeln!(text, "  and {more} more: --format json has them all")?;
    }
    Ok(())
}

fn left_out(text: &mut String, seeds: &Seeds) -> Result<(), std::fmt::Error> {
    let mut gaps: BTreeMap<Gap, (usize, usize)> = BTreeMap::new();
    for left_out in seeds.cases.iter().flat_map(|seed| &seed.left_out) {
        let (cases, days) = gaps.entry(left_out.gap).or_default();
        *cases = cases.saturating_add(1);
        *days = days.saturating_add(left_out.on.len().max(1));
    }
    if !gaps.is_empty() {
        writeln!(
            text,
            "\nLEFT OUT, for somebody who knows the child to record"
        )?;
    }
    for (gap, (cases, times)) in gaps {
        let cases = match cases {
            1 => "1 case".to_owned(),
            cases => format!("{cases} cases"),
        };
        writeln!(text, "  {} ({times}, in {cases})", gap.item())?;
        writeln!(text, "    {}", gap.because())?;
        if !gap.needs().is_empty() {
            writeln!(text, "    Not told: {}", gap.needs().join(", "))?;
        }
    }
    Ok(())
}
