//! An evaluation for a person at a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use reunify::calendar::Date;
use reunify::evaluate::{
    Action, Answer, Deadline, DeadlineStatus, DecisionStanding, DecisionStatus, Evaluation,
    Grounds, Holder, Missing, MissingKind, Occasion, RequirementStanding, RequirementStatus,
};
use reunify::{Engine, Id};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default();

/// A page of text that is written section by section.
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, style: Style, title: &str) {
        self.line("");
        self.line(&format!("{style}{title}{style:#}"));
    }

    fn more(&mut self, line: &str) {
        if !line.is_empty() {
            self.line(&format!("    {line}"));
        }
    }

    fn item(&mut self, name: &str) {
        self.line(&format!("    {DIM}{name}{DIM:#}"));
    }
}

/// Where a case stands.
pub(crate) fn evaluation(engine: &Engine, evaluation: &Evaluation, all: bool) -> String {
    let mut page = Page {
        text: String::new(),
    };
    head(&mut page, evaluation);
    deadlines(&mut page, evaluation, all);
    decisions(&mut page, evaluation, all);
    in_the_way(&mut page, engine, evaluation);
    owed(&mut page, evaluation);
    levels_and_advice(&mut page, evaluation);
    local(&mut page, evaluation);
    next_steps(&mut page, engine, evaluation);
    page.line("");
    page.line(&match evaluation.next_change {
        Some(date) => {
            format!(
                "If nothing else is recorded, this answer changes on {}.",
                long(date)
            )
        }
        None => "If nothing else is recorded, this answer does not change.".to_owned(),
    });
    page.text
}

/// What each role may do next, or what one may.
pub(crate) fn actions(engine: &Engine, evaluation: &Evaluation, role: Option<&str>) -> String {
    let mut page = Page {
        text: String::new(),
    };
    head(&mut page, evaluation);
    let all: Vec<&Action> = evaluation.standing.actions.iter().collect();
    by_role(&mut page, engine, &all, role, true);
    page.text
}

/// What each role may do next that something calls for; `reunify next` lists the rest.
fn next_steps(page: &mut Page, engine: &Engine, evaluation: &Evaluation) {
    let all = &evaluation.standing.actions;
    let by_occasion = |last: Occasion| -> Vec<&Action> {
        all.iter()
            .filter(|action| action.occasion <= last)
            .collect()
    };
    let called_for = by_occasion(Occasion::Waiting);
    let shown = if called_for.is_empty() {
        by_occasion(Occasion::Stage)
    } else {
        called_for
    };
    page.heading(BOLD, "WHO MAY DO WHAT NEXT");
    by_role(page, engine, &shown, None, false);
    let more = all.len().saturating_sub(shown.len());
    if more > 0 {
        page.line(&format!(
            "  {DIM}`reunify next` lists {more} more, and why not.{DIM:#}"
        ));
    }
}

fn head(page: &mut Page, evaluation: &Evaluation) {
    let receipt = &evaluation.receipt;
    let mut made_from = format!("{}@{}", receipt.plan.id, receipt.plan.version);
    for policy in &receipt.policies {
        let _ = write!(made_from, ", {}@{}", policy.id, policy.version);
    }
    let known = evaluation
        .known_at
        .map(|at| format!(", as known at {at}"))
        .unwrap_or_default();
    page.line(&format!(
        "{BOLD}{}{BOLD:#} on {}{known}  {DIM}({made_from}){DIM:#}",
        evaluation.case,
        long(evaluation.as_of)
    ));
    let stage = &evaluation.standing.stage;
    let since = stage
        .since
        .map(|date| format!(", since {}", long(date)))
        .unwrap_or_default();
    let attempt = if stage.attempt > 1 {
        format!(" (attempt {})", stage.attempt)
    } else {
        String::new()
    };
    page.line(&format!(
        "Stage: {BOLD}{}{BOLD:#}{since}{attempt}",
        stage.title
    ));
    if !evaluation.related.is_empty() {
        let related = evaluation.related.iter();
        let related = related.map(|case| format!("{} ({})", case.id, case.relation));
        page.line(&format!(
            "Read beside it: {}",
            related.collect::<Vec<_>>().join(", ")
        ));
    }
}

fn deadlines(page: &mut Page, evaluation: &Evaluation, all: bool) {
    use DeadlineStatus::{Due, DueSoon, Met, MetLate, NoLongerOwed, NotStarted, Overdue, Unknown};
    let sections = [
        (Overdue, RED, "OVERDUE", true),
        (DueSoon, YELLOW, "DUE SOON", true),
        (Due, BOLD, "DUE LATER", true),
        (Unknown, YELLOW, "NOT KNOWN WHETHER DUE", true),
        (MetLate, BOLD, "MET LATE", all),
        (Met, GREEN, "MET", all),
        (NoLongerOwed, BOLD, "NO LONGER OWED", all),
        (NotStarted, BOLD, "NOT STARTED", all),
    ];
    for (status, style, title, shown) in sections {
        let of_status = evaluation
            .standing
            .deadlines
            .iter()
            .filter(|d| d.status == status);
        let found: Vec<&Deadline> = of_status.collect();
        if found.is_empty() || !shown {
            continue;
        }
        page.heading(style, title);
        for found in found {
            deadline(page, found, evaluation.as_of);
        }
    }
}

fn deadline(page: &mut Page, deadline: &Deadline, as_of: Date) {
    let due = deadline
        .due
        .map(|due| match (deadline.status, &deadline.met_by) {
            (_, Some(met)) => format!(": done {}, due {}", long(met.occurred), long(due)),
            (DeadlineStatus::NoLongerOwed, None) => {
                let missed = if deadline.missed {
                    " and was not done"
                } else {
                    ""
                };
                format!(": was due {}{missed}", long(due))
            }
            _ => format!(": {}{}", when(due, as_of), forecast(deadline)),
        });
    page.line(&format!(
        "  {BOLD}{}{BOLD:#}{}",
        deadline.title,
        due.unwrap_or_default()
    ));
    let mut owed = format!(
        "{} · {}",
        holder(&deadline.owed_by),
        grounds(&deadline.grounds)
    );
    if let Some(local) = &deadline.local_grounds {
        let lawful = deadline
            .due_without_policy
            .map(|due| format!(", which gives until {}", long(due)));
        let _ = write!(
            owed,
            "{}; sooner under {}",
            lawful.unwrap_or_default(),
            grounds(local)
        );
    }
    page.more(&owed);
    for deviation in &deadline.deviations {
        let date = long(deviation.occurred);
        page.more(&format!(
            "departure recorded {date} (event {})",
            deviation.seq
        ));
    }
    if !deadline.missing.is_empty() {
        page.more(&format!(
            "to say more, find out: {}",
            missing(&deadline.missing)
        ));
    }
    page.item(&deadline.item);
}

fn forecast(deadline: &Deadline) -> &'static str {
    if deadline.forecast { " (forecast)" } else { "" }
}

/// The decisions of this attempt; those of earlier ones too, if all are asked for.
fn decisions(page: &mut Page, evaluation: &Evaluation, all: bool) {
    let present = evaluation.standing.stage.attempt;
    let shown = |decision: &&DecisionStanding| all || decision.attempt == present;
    let found: Vec<_> = evaluation.standing.decisions.iter().filter(shown).collect();
    if found.is_empty() {
        return;
    }
    page.heading(BOLD, "DECISIONS");
    for decision in found {
        let status = match (decision.status, decision.in_effect_since) {
            (DecisionStatus::InEffect, Some(since)) => format!("in effect since {}", long(since)),
            (DecisionStatus::InEffect, None) => "in effect".to_owned(),
            (DecisionStatus::Ready, _) => "nothing in the way; not put into effect yet".to_owned(),
            (DecisionStatus::Waiting, _) => "waiting: something is in the way".to_owned(),
            (DecisionStatus::Superseded, _) => "another decision took its place".to_owned(),
        };
        page.line(&format!(
            "  {BOLD}{}{BOLD:#}: {}",
            decision.title, decision.option_title
        ));
        let attempt = if decision.attempt == present {
            String::new()
        } else {
            format!(" · attempt {}", decision.attempt)
        };
        page.more(&format!(
            "{} · {status}{attempt}",
            long(decision.recorded_by.occurred)
        ));
        page.item(&decision.item);
    }
}

fn in_the_way(page: &mut Page, engine: &Engine, evaluation: &Evaluation) {
    let requirements = &evaluation.standing.requirements;
    let mut gated: Vec<(&Id, &Id)> = Vec::new();
    for requirement in requirements.iter().filter(|r| r.status.is_in_the_way()) {
        let gate = (&requirement.decision, &requirement.option);
        if !gated.contains(&gate) {
            gated.push(gate);
        }
    }
    for (decision, option) in gated {
        let title = option_title(engine, decision, option);
        page.heading(YELLOW, &format!("IN THE WAY OF “{title}”"));
        let of_gate = |r: &&RequirementStanding| {
            r.decision == *decision && r.option == *option && r.status.is_in_the_way()
        };
        for requirement in requirements.iter().filter(of_gate) {
            let known = match requirement.status {
                RequirementStatus::Unknown => "not known",
                _ => "not met",
            };
            page.line(&format!("  {BOLD}{}{BOLD:#}: {known}", requirement.title));
            page.more(&grounds(&requirement.grounds));
            if !requirement.missing.is_empty() {
                page.more(&format!("missing: {}", missing(&requirement.missing)));
            }
            page.item(&requirement.item);
        }
    }
}

fn option_title(engine: &Engine, decision: &Id, option: &Id) -> String {
    let found = engine.plan().decisions.iter().find(|d| d.id == *decision);
    let title = found.map_or("", |decision| decision.title.as_str());
    let option = found.and_then(|decision| decision.options.iter().find(|o| o.id == *option));
    format!(
        "{title}: {}",
        option.map_or("", |option| option.title.as_str())
    )
}

fn owed(page: &mut Page, evaluation: &Evaluation) {
    let mut stage = None;
    for owed in &evaluation.standing.owed {
        if stage.is_none() {
            page.heading(YELLOW, "OWED FROM EARLIER STAGES");
        }
        if stage != Some(&owed.stage) {
            page.line(&format!("  {}", owed.stage_title));
            stage = Some(&owed.stage);
        }
        let departed = if owed.deviations.is_empty() {
            ""
        } else {
            " (departure recorded)"
        };
        page.line(&format!("    {BOLD}{}{BOLD:#}{departed}", owed.title));
        page.line(&format!(
            "      {} · {}",
            holders(&owed.by),
            grounds(&owed.grounds)
        ));
        page.line(&format!("      {DIM}{}{DIM:#}", owed.item));
    }
}

fn levels_and_advice(page: &mut Page, evaluation: &Evaluation) {
    let standing = &evaluation.standing;
    if !standing.classifications.is_empty() {
        page.heading(BOLD, "LEVELS THAT PEOPLE PICKED");
    }
    for level in &standing.classifications {
        let table = match (level.departs, level.table_shows.as_slice()) {
            (false, _) => "as the table shows".to_owned(),
            (true, []) => "the table shows no level for these answers".to_owned(),
            (true, shown) => {
                let shown: Vec<&str> = shown.iter().map(Id::as_str).collect();
                format!("the table shows {}", shown.join(" or "))
            }
        };
        page.line(&format!(
            "  {BOLD}{}{BOLD:#}: {}, {table}",
            level.title, level.level_title
        ));
        if let Some(reason) = level.departure.as_ref().filter(|_| level.departs) {
            page.more(&format!("reason recorded: {reason}"));
        }
        page.item(&level.item);
    }
    if !standing.advisories.is_empty() {
        page.heading(BOLD, "ADVICE");
    }
    for advisory in &standing.advisories {
        page.line(&format!("  {BOLD}{}{BOLD:#}", advisory.title));
        page.more(&advisory.advice);
        page.more(&grounds(&advisory.grounds));
        page.item(&advisory.item);
    }
}

fn local(page: &mut Page, evaluation: &Evaluation) {
    let standing = &evaluation.standing;
    if !standing.findings.is_empty() {
        page.heading(BOLD, "LOCAL RULES");
    }
    for finding in &standing.findings {
        page.line(&format!("  {}", finding.words));
        let due = finding.due.map(|due| when(due, evaluation.as_of));
        let by = finding.by.as_ref().map(holder);
        let parts = [due, by, Some(grounds(&finding.grounds))];
        page.more(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        page.item(&finding.item);
    }
    if !standing.failed_rules.is_empty() {
        page.heading(RED, "LOCAL RULES THAT FAILED");
    }
    for failed in &standing.failed_rules {
        page.line(&format!(
            "  {} {}: {}",
            failed.policy, failed.rule, failed.problem
        ));
    }
}

fn by_role(
    page: &mut Page,
    engine: &Engine,
    actions: &[&Action],
    only: Option<&str>,
    why_not: bool,
) {
    for role in &engine.plan().roles {
        if only.is_some_and(|only| role.id.as_str() != only) {
            continue;
        }
        let of_role = |action: &&&Action| action.by.iter().any(|holder| holder.role == role.id);
        let found: Vec<&&Action> = actions.iter().filter(of_role).collect();
        let Some(first) = found.iter().flat_map(|a| &a.by).find(|h| h.role == role.id) else {
            continue;
        };
        page.line(&format!("  {BOLD}{}{BOLD:#}", holder(first)));
        for action in found {
            let (mark, style) = match action.open {
                Answer::Yes => ("may", GREEN),
                Answer::No => ("not yet", YELLOW),
                Answer::Unknown => ("not known", YELLOW),
            };
            page.line(&format!("    {style}{mark:<9}{style:#} {}", action.title));
            if why_not && !action.missing.is_empty() {
                page.line(&format!(
                    "              needs: {}",
                    missing(&action.missing)
                ));
            }
        }
    }
}

fn missing(missing: &[Missing]) -> String {
    let described = missing.iter().map(|part| {
        let mut any_of = vec![missing_part(part)];
        any_of.extend(part.or.iter().map(missing_part));
        any_of.dedup();
        any_of.join(", or ")
    });
    described.collect::<Vec<_>>().join("; ")
}

fn missing_part(part: &Missing) -> String {
    let what = match part.kind {
        MissingKind::Absence => format!("“{}” should not have been recorded", part.title),
        MissingKind::OtherFact => format!("another answer to “{}”", part.title),
        _ => part.title.clone(),
    };
    match (part.on, part.by.as_slice()) {
        (Some(on), _) => format!("{what} (from {})", long(on)),
        (None, []) => what,
        (None, by) => {
            let by: Vec<&str> = by.iter().map(|holder| &*holder.title).collect();
            format!("{what} ({})", by.join(" or "))
        }
    }
}

fn holder(holder: &Holder) -> String {
    match &holder.post {
        Some(post) if *post != holder.title => format!("{} ({post})", holder.title),
        _ => holder.title.to_string(),
    }
}

fn holders(all: &[Holder]) -> String {
    all.iter().map(holder).collect::<Vec<_>>().join(" or ")
}

fn grounds(grounds: &Grounds) -> String {
    let cites = grounds.cites.iter().map(|cite| {
        let verified = if cite.verified { "" } else { " (not verified)" };
        format!("{}, {}{verified}", cite.short, cite.at)
    });
    let cites = cites.collect::<Vec<_>>().join("; ");
    match &grounds.policy {
        Some(policy) => format!("{cites} [{policy}]"),
        None => cites,
    }
}

/// A day with how far it is from today: worked out here, since an evaluation holds nothing that
/// changes from one day to the next.
fn when(due: Date, as_of: Date) -> String {
    let days = as_of.days_until(due);
    let far = match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", days.unsigned_abs()),
    };
    format!("due {} ({far})", long(due))
}

/// 20 February 2026.
fn long(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month())
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    format!(
        "{} {} {}",
        date.day(),
        month.copied().unwrap_or_default(),
        date.year()
    )
}
