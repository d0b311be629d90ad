//! How two plans differ, and what that would mean for cases, for a person at a terminal.

use std::fmt::Write as _;

use anstyle::Style;
use reunify::compare::{CaseComparison, CaseOutcome, PlanComparison};
use reunify::engine::RefusedEvent;
use reunify::plan::{Difference, DifferenceKind, Grounds, Strictness};

use super::plan::authority;
use super::policy::{BAD, BOLD, GOOD, cited, effects, painted};

/// How two plans differ.
pub(crate) fn plan_comparison(compared: &PlanComparison) -> String {
    let mut out = format!("from {} to {}\n", compared.before, compared.after);
    if compared.differences.is_empty() {
        out.push_str("They have the same in them.\n");
    }
    let mut before: Option<&Difference> = None;
    let mut rest = compared.differences.iter().peekable();
    while let Some(difference) = rest.next() {
        // The parts of one item stand together, below its name and above who says so.
        if before.is_none_or(|before| before.item != difference.item) {
            heading(difference, &mut out);
        }
        how(difference, &mut out);
        let goes_on =
            |next: &&Difference| next.item == difference.item && next.grounds == difference.grounds;
        if let Some(grounds) = &difference.grounds
            && !rest.peek().is_some_and(goes_on)
        {
            let _ = writeln!(out, "    {}", says(grounds));
        }
        before = Some(difference);
    }
    for case in &compared.cases {
        out.push_str(&on_case(case));
    }
    out
}

fn heading(difference: &Difference, out: &mut String) {
    let (sign, style) = match difference.kind {
        DifferenceKind::Added => ("+", GOOD),
        DifferenceKind::Removed => ("-", BAD),
        DifferenceKind::Changed => ("~", Style::new()),
    };
    let title = match difference.title.as_str() {
        "" => String::new(),
        title => format!(" — {title}"),
    };
    let line = format!("{sign} {}{title}", difference.item);
    let _ = writeln!(out, "{}", painted(style, &line));
}

fn how(difference: &Difference, out: &mut String) {
    let part = difference.part.as_ref();
    let part = part.map_or_else(String::new, |part| format!("{part}: "));
    let words = match (&difference.before, &difference.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) if part.is_empty() => after.clone(),
        (Some(before), None) if part.is_empty() => before.clone(),
        (None, Some(after)) => format!("new: {after}"),
        (Some(before), None) => format!("no longer: {before}"),
        (None, None) => String::new(),
    };
    let strictness = match difference.strictness {
        Some(Strictness::Tightened) => " (tightened)",
        Some(Strictness::Loosened) => " (loosened)",
        None => "",
    };
    if !words.is_empty() {
        let _ = writeln!(out, "    {part}{words}{strictness}");
    }
}

fn says(grounds: &Grounds) -> String {
    format!("({}: {})", authority(grounds.authority), cited(grounds))
}

fn on_case(case: &CaseComparison) -> String {
    match &case.outcome {
        CaseOutcome::Effects(found) => effects(&case.case, found),
        CaseOutcome::Refused { by, events } => {
            let mut out = format!("\n{}\n", painted(BOLD, &case.case));
            let _ = writeln!(out, "  It cannot be told: {by} would not have taken");
            for RefusedEvent { event, rejection } in events {
                let _ = writeln!(out, "    event {event}: {}", rejection.message);
            }
            out
        }
        CaseOutcome::OtherPlan(why) => {
            let name = painted(BOLD, &case.case);
            format!("\n{name}\n  It cannot be told: {why}\n")
        }
    }
}
