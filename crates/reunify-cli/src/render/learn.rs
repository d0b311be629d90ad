//! What was learned, and a decision for review, for a person at a terminal.

use std::fmt::Write;

use anstyle::Style;
use reunify::Engine;
use reunify::learn::{Lateness, Learning, PeerReview};
use reunify::suppression::Shown;

const BOLD: Style = Style::new().bold();

fn shown(count: Shown) -> String {
    match count {
        Shown::Count(count) => count.to_string(),
        Shown::Suppressed { .. } => "not shown".to_owned(),
    }
}

/// What many cases show of a plan.
pub(crate) fn learning(learning: &Learning) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "Cases: {}", shown(learning.cases));
    section(&mut text, "DONE IN ANOTHER WAY THAN THE PLAN HAS IT");
    for deviation in &learning.deviations {
        let (item, cause, plan) = (&deviation.item, &deviation.cause, &deviation.plan);
        let count = shown(deviation.count);
        let _ = writeln!(text, "  {item}, because of {cause}: {count}  ({plan})");
    }
    section(&mut text, "DECISIONS");
    for made in &learning.decisions {
        let _ = writeln!(
            text,
            "  {}: {} made; fewer than two options in {}; nothing said of what was not known in {}; something not known in {}  ({})",
            made.decision,
            shown(made.made),
            shown(made.without_two_options),
            shown(made.unknowns_not_said),
            shown(made.with_unknowns),
            made.plan
        );
    }
    section(&mut text, "HOW LONG UNTIL IT WAS RECORDED");
    for late in &learning.late {
        let after: Vec<String> = late
            .after
            .iter()
            .filter(|after| after.count != Shown::Count(0))
            .map(within)
            .collect();
        let _ = writeln!(
            text,
            "  {} {}: {} recorded; {}  ({})",
            late.kind,
            late.item,
            shown(late.recorded),
            after.join("; "),
            late.plan
        );
    }
    section(&mut text, "LEARNED");
    let learned = &learning.learned;
    let _ = writeln!(
        text,
        "  {} things, of which {} say what went right; {} decisions reviewed by a peer",
        shown(learned.items),
        shown(learned.say_what_went_right),
        shown(learning.peer_reviews)
    );
    for changed in &learned.changed {
        let _ = writeln!(
            text,
            "  changed because of it: {}@{}",
            changed.id, changed.version
        );
    }
    let _ = writeln!(
        text,
        "\nCounts from one to four are not shown unless asked for, nor what would give them away.\nA step that is often done in another way shows where the plan does not fit. Nothing here is about a\nworker, a family or an area."
    );
    text
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{BOLD}{title}{BOLD:#}");
}

fn within(after: &Lateness) -> String {
    let count = shown(after.count);
    match (after.from_days, after.to_days) {
        (0, Some(0)) => format!("on the day {count}"),
        (from, Some(to)) => format!("{from} to {to} days after {count}"),
        (from, None) => format!("{from} days after or more {count}"),
    }
}

/// A decision as a peer is to review it.
pub(crate) fn peer_review(engine: &Engine, review: &PeerReview) -> String {
    let mut text = format!(
        "What was known on {} when the decision of event {} was recorded. Nothing later is in it.\n\n",
        review.evaluation.as_of, review.decision.seq
    );
    text.push_str(&super::evaluation(engine, &review.evaluation, false));
    section(&mut text, "WHAT BECAME OF IT");
    let Some(became) = &review.what_became else {
        let _ = writeln!(
            text,
            "  This is told once your view is in the log: an entry of type `peer-review` about event {}.\n  Judge the decision by what was known, not by how it went.",
            review.decision.seq
        );
        return text;
    };
    match became.took_effect {
        Some(day) => {
            let _ = writeln!(text, "  It took effect on {day}.");
        }
        None => {
            let _ = writeln!(text, "  It had not taken effect by {}.", became.as_of);
        }
    }
    for stage in &became.then {
        let since = stage.since.map(|day| day.to_string()).unwrap_or_default();
        let _ = writeln!(text, "  {since}  {}", stage.title);
    }
    text
}
