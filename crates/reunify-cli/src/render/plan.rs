//! A plan for a person at a terminal.

use std::fmt::Write;

use anstyle::Style;
use reunify::Plan;
use reunify::plan::{Authority, Basis, PlanDocument};

const BOLD: Style = Style::new().bold();

/// What a plan has.
pub(crate) fn plan(plan: &Plan) -> String {
    let document = plan.document();
    let mut text = String::new();
    let (id, version) = (&document.id, document.version);
    let _ = writeln!(text, "{BOLD}{}{BOLD:#} ({id}@{version})", document.title);
    let _ = writeln!(text, "sha256 {}\n\n{}", plan.sha256(), document.summary);
    let _ = writeln!(text, "\n{BOLD}STAGES{BOLD:#}");
    for stage in &document.stages {
        let rest = if stage.r#final {
            " (may rest here)"
        } else {
            ""
        };
        let _ = writeln!(text, "  {}{rest}\n    {}", stage.title, stage.purpose);
    }
    let _ = writeln!(text, "\n{BOLD}DECISIONS{BOLD:#}");
    for decision in &document.decisions {
        let _ = writeln!(text, "  {}", decision.title);
        for option in &decision.options {
            let to = option
                .to
                .as_ref()
                .map(|to| format!(" → {to}"))
                .unwrap_or_default();
            let _ = writeln!(text, "    · {}{to}", option.title);
        }
    }
    let _ = writeln!(text, "\n{BOLD}TIMESCALES{BOLD:#}");
    for timescale in &document.timescales {
        let limits: Vec<String> = timescale
            .limits
            .iter()
            .map(|limit| {
                let again: Vec<String> = limit
                    .then
                    .iter()
                    .map(|regime| regime.every.to_string())
                    .collect();
                match again.as_slice() {
                    [] => limit.within.to_string(),
                    again => format!("{}, then every {}", limit.within, again.join(" or ")),
                }
            })
            .collect();
        let _ = writeln!(text, "  {}: {}", timescale.title, limits.join("; "));
        let _ = writeln!(text, "    {}", basis(document, &timescale.basis));
    }
    let _ = writeln!(text, "\n{BOLD}REQUIREMENTS{BOLD:#}");
    for requirement in &document.requirements {
        let _ = writeln!(text, "  {}", requirement.title);
        let _ = writeln!(text, "    {}", basis(document, &requirement.basis));
    }
    text
}

fn basis(plan: &PlanDocument, basis: &Basis) -> String {
    let authority = authority(basis.authority);
    let cites = basis.cites.iter().map(|cite| {
        let source = plan.sources.iter().find(|source| source.id == cite.source);
        let short = source.map_or(cite.source.as_str(), |source| source.short.as_str());
        let verified = if cite.verified { "" } else { " (not verified)" };
        format!("{short}, {}{verified}", cite.at)
    });
    format!("{authority}: {}", cites.collect::<Vec<_>>().join("; "))
}

/// Who says so, in words.
pub(super) fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Statute => "statute",
        Authority::StatutoryGuidance => "statutory guidance",
        Authority::Framework => "framework",
        Authority::Local => "local",
    }
}
