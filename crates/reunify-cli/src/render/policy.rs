//! Printing what policies change, and what came of their tests.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use reunify::evaluate::Finding;
use reunify::policy::testing::{Failure, TestReport};
use reunify::policy::{Change, ChangeKind, Difference, Effect, EffectKind};

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const BAD: Style = AnsiColor::Red.on_default();
const FAINT: Style = Style::new().dimmed();

pub(super) fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// What a policy changes, by kind.
pub(crate) fn changes(changes: &[Change]) -> String {
    let mut out = String::new();
    for (kind, title) in [
        (ChangeKind::Added, "Added"),
        (ChangeKind::Tightened, "Tightened"),
        (ChangeKind::Adapted, "Adapted (framework)"),
        (ChangeKind::Dropped, "Not used here (framework)"),
        (ChangeKind::Relabelled, "Called otherwise"),
        (ChangeKind::Post, "Posts"),
        (ChangeKind::Rule, "Rules"),
    ] {
        let of_kind: Vec<&Change> = changes
            .iter()
            .filter(|change| change.kind == kind)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", painted(BOLD, title));
        for change in of_kind {
            change_lines(change, &mut out);
        }
    }
    if changes.is_empty() {
        out.push_str("It changes nothing.\n");
    }
    out
}

fn change_lines(change: &Change, out: &mut String) {
    let title = if change.title.is_empty() {
        String::new()
    } else {
        format!(" — {}", change.title)
    };
    let _ = writeln!(out, "  {}{title}", change.item);
    let sometimes = if change.depends && change.kind != ChangeKind::Rule {
        ", in some circumstances"
    } else {
        ""
    };
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let _ = writeln!(out, "      {before} → {after}{sometimes}");
        }
        (None, Some(after)) => {
            let _ = writeln!(out, "      {after}{sometimes}");
        }
        _ if change.depends && change.kind != ChangeKind::Rule => {
            let _ = writeln!(out, "      in some circumstances");
        }
        _ => {}
    }
    if let Some(over) = &change.over {
        let _ = writeln!(out, "      over {}", cited(over));
    }
    let _ = writeln!(out, "      {} ({})", change.reason, cited(&change.grounds));
}

pub(super) fn cited(grounds: &reunify::evaluate::Grounds) -> String {
    let cites = grounds
        .cites
        .iter()
        .map(|cite| format!("{}, {}", cite.short, cite.at));
    cites.collect::<Vec<_>>().join("; ")
}

/// How what one version changes differs from what another does.
pub(crate) fn differences(differences: &[Difference]) -> String {
    let mut out = String::new();
    if differences.is_empty() {
        out.push_str("They change the same.\n");
    }
    for difference in differences {
        for (sign, style, change) in [
            ("-", BAD, &difference.before),
            ("+", GOOD, &difference.after),
        ] {
            let Some(change) = change else { continue };
            let how = match (&change.before, &change.after) {
                (Some(before), Some(after)) => format!(": {before} → {after}"),
                (None, Some(after)) => format!(": {after}"),
                _ => String::new(),
            };
            let line = format!("{sign} {} {}{how}", verb(change.kind), change.item);
            let _ = writeln!(out, "{}", painted(style, &line));
            let _ = writeln!(out, "    {} ({})", change.reason, cited(&change.grounds));
        }
    }
    out
}

fn verb(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "adds",
        ChangeKind::Tightened => "tightens",
        ChangeKind::Adapted => "adapts",
        ChangeKind::Dropped => "does not use",
        ChangeKind::Relabelled => "renames",
        ChangeKind::Post => "names the post of",
        ChangeKind::Rule => "has the",
    }
}

/// What changes for a case.
pub(crate) fn effects(case: &str, effects: &[Effect]) -> String {
    let mut out = format!("\n{}\n", painted(BOLD, case));
    if effects.is_empty() {
        out.push_str("  Nothing changes.\n");
    }
    for effect in effects {
        let (sign, what) = match effect.kind {
            EffectKind::DeadlineGained => ("+", "due"),
            EffectKind::DeadlineSooner => ("+", "due sooner"),
            EffectKind::DeadlineLater => ("-", "due later"),
            EffectKind::DeadlineLost => ("-", "no longer due"),
            EffectKind::RequirementGained => ("+", "needed before a decision takes effect"),
            EffectKind::RequirementLost => ("-", "no longer needed"),
            EffectKind::OwedGained => ("+", "owed from an earlier stage"),
            EffectKind::OwedLost => ("-", "no longer owed"),
            EffectKind::AdviceGained => ("+", "advice"),
            EffectKind::AdviceLost => ("-", "no longer advised"),
            EffectKind::FindingGained => ("+", "a rule says"),
            EffectKind::FindingLost => ("-", "a rule no longer says"),
            EffectKind::RuleFailed => ("!", "a rule failed"),
            EffectKind::StageMoved => ("~", "now at the stage"),
        };
        let mut about: Vec<String> = Vec::new();
        match (effect.was_due, effect.due) {
            (Some(was), Some(due)) if was != due => about.push(format!("{was} → {due}")),
            (_, Some(due)) => about.push(due.to_string()),
            (Some(was), None) => about.push(format!("was {was}")),
            (None, None) => {}
        }
        for holder in &effect.by {
            let name = holder.post.as_deref().unwrap_or(&holder.title);
            if !about.iter().any(|other| other == name) {
                about.push(name.to_owned());
            }
        }
        let about = match about.as_slice() {
            [] => String::new(),
            some => format!(" ({})", some.join(", ")),
        };
        let _ = writeln!(out, "  {sign} {what}{about}: {}", effect.title);
    }
    out
}

/// What came of a policy's tests, and what they have tried.
pub(crate) fn tests(policy: &str, report: &TestReport) -> String {
    let mut out = format!("{}\n", painted(BOLD, policy));
    let mut file = "";
    for test in &report.tests {
        if test.file != file {
            file = &test.file;
            let _ = writeln!(out, "  {file}: {}", test.title);
        }
        let (mark, style) = if test.failures.is_empty() {
            ("ok", GOOD)
        } else {
            ("FAILED", BAD)
        };
        let _ = writeln!(out, "    {} {}", painted(style, mark), test.name);
        if !test.failures.is_empty() {
            for line in failures(&test.failures).lines() {
                let style = match line.chars().next() {
                    Some('-') => BAD,
                    Some('+') => GOOD,
                    _ => FAINT,
                };
                let _ = writeln!(out, "        {}", painted(style, line));
            }
        }
    }
    let _ = writeln!(
        out,
        "\n  {} passed, {} failed",
        report.passed, report.failed
    );
    coverage(report, &mut out);
    out
}

/// What is not as expected: what a test expects with `-`, what there is with `+`.
pub(crate) fn failures(failures: &[Failure]) -> String {
    let mut out = String::new();
    for failure in failures {
        if failure.wanted {
            let _ = writeln!(out, "- {}", failure.expected);
            if failure.found.is_empty() {
                let _ = writeln!(out, "  (there is none)");
            }
            for found in &failure.found {
                let _ = writeln!(out, "+ {found}");
            }
        } else {
            let _ = writeln!(out, "- no {}", failure.expected);
            for found in &failure.found {
                let _ = writeln!(out, "+ {found}");
            }
            if failure.found.is_empty() {
                let _ = writeln!(out, "+ {}", failure.expected);
            }
        }
    }
    out
}

fn coverage(report: &TestReport, out: &mut String) {
    let rules = &report.coverage.rules;
    if rules.is_empty() {
        return;
    }
    let (tried, all) = report.coverage.tried();
    let percent = tried.saturating_mul(100).checked_div(all).unwrap_or(100);
    let _ = writeln!(
        out,
        "  {tried} of {all} ways through the rules tried ({percent}%)"
    );
    for rule in rules {
        let mut missing = Vec::new();
        if rule.spoke == 0 {
            missing.push("it never spoke".to_owned());
        }
        if rule.rested == 0 {
            missing.push("it never rested".to_owned());
        }
        for way in &rule.ways_missed {
            let way_taken = if way.if_so { "so" } else { "not so" };
            missing.push(format!("line {} was never {way_taken}", way.line));
        }
        if !rule.lines_missed.is_empty() {
            let lines: Vec<String> = rule.lines_missed.iter().map(ToString::to_string).collect();
            missing.push(format!("lines not run: {}", lines.join(", ")));
        }
        if !missing.is_empty() {
            let _ = writeln!(
                out,
                "    {} ({}): {}",
                rule.rule,
                rule.script,
                missing.join("; ")
            );
        }
    }
}

/// What a rule said, read and ran.
pub(crate) fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "The rule says nothing.".to_owned();
    }
    let mut out = String::new();
    for finding in findings {
        let kind = match finding.kind {
            reunify::evaluate::FindingKind::Require => "require",
            reunify::evaluate::FindingKind::Advise => "advise",
            reunify::evaluate::FindingKind::Due => "due",
            reunify::evaluate::FindingKind::NeedsApproval => "needs approval",
        };
        let by = finding
            .by
            .as_ref()
            .map(|by| by.post.as_deref().unwrap_or(&by.title).to_owned());
        let due = finding
            .due
            .map(|due| format!(" by {due}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{}{due}: {} — {}",
            painted(BOLD, kind),
            finding.words,
            by.unwrap_or_default()
        );
    }
    if let Some(first) = findings.first() {
        for read in &first.read {
            let events: Vec<String> = read
                .events
                .iter()
                .map(|seq| format!("event {seq}"))
                .collect();
            let events = if events.is_empty() {
                "nothing recorded".to_owned()
            } else {
                events.join(", ")
            };
            let _ = writeln!(out, "  read {}: {events}", read.what);
        }
        let lines: Vec<String> = first.lines.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "  ran lines {}", lines.join(", "));
    }
    out
}
