//! The items of an evaluation, and what there is to say of each.

use super::Says;
use super::names::Names;
use crate::evaluate::{
    Action, AdvisoryStanding, Answer, ClassificationStanding, Deadline, DeadlineStatus,
    DecisionStanding, DecisionStatus, Evaluation, EventReference, Finding, Missing, MissingKind,
    Owed, Reason, RequirementStanding, RequirementStatus, StageStanding,
};

/// A part of an evaluation that can be explained.
pub(super) enum Item<'a> {
    Stage(&'a StageStanding),
    Deadline(&'a Deadline),
    Owed(&'a Owed),
    Decision(&'a DecisionStanding),
    Requirement(&'a RequirementStanding),
    Classification(&'a ClassificationStanding),
    Advisory(&'a AdvisoryStanding),
    Finding(&'a Finding),
    Action(&'a Action),
}

fn items(evaluation: &Evaluation) -> impl Iterator<Item = (&str, Item<'_>)> {
    let standing = &evaluation.standing;
    let stage = std::iter::once((standing.stage.item.as_str(), Item::Stage(&standing.stage)));
    let deadlines = standing
        .deadlines
        .iter()
        .map(|d| (d.item.as_str(), Item::Deadline(d)));
    let owed = standing
        .owed
        .iter()
        .map(|o| (o.item.as_str(), Item::Owed(o)));
    let decisions = standing
        .decisions
        .iter()
        .map(|d| (d.item.as_str(), Item::Decision(d)));
    let requirements = standing
        .requirements
        .iter()
        .map(|r| (r.item.as_str(), Item::Requirement(r)));
    let classifications = standing
        .classifications
        .iter()
        .map(|c| (c.item.as_str(), Item::Classification(c)));
    let advisories = standing
        .advisories
        .iter()
        .map(|a| (a.item.as_str(), Item::Advisory(a)));
    let findings = standing
        .findings
        .iter()
        .map(|f| (f.item.as_str(), Item::Finding(f)));
    let actions = standing
        .actions
        .iter()
        .map(|a| (a.item.as_str(), Item::Action(a)));
    stage
        .chain(deadlines)
        .chain(owed)
        .chain(decisions)
        .chain(requirements)
        .chain(classifications)
        .chain(advisories)
        .chain(findings)
        .chain(actions)
}

pub(super) fn find<'a>(evaluation: &'a Evaluation, item: &str) -> Option<Item<'a>> {
    items(evaluation)
        .find(|(name, _)| *name == item)
        .map(|(_, found)| found)
}

pub(super) fn all(evaluation: &Evaluation) -> Vec<String> {
    items(evaluation).map(|(name, _)| name.to_owned()).collect()
}

impl Item<'_> {
    /// What the audience calls it, and what there is to say.
    pub(super) fn explain(&self, names: &Names<'_>) -> (String, Vec<Says>) {
        match self {
            Item::Stage(stage) => explain_stage(names, stage),
            Item::Deadline(deadline) => explain_deadline(names, deadline),
            Item::Owed(owed) => explain_owed(names, owed),
            Item::Decision(decision) => explain_decision(names, decision),
            Item::Requirement(requirement) => explain_requirement(names, requirement),
            Item::Classification(level) => explain_classification(names, level),
            Item::Advisory(advisory) => explain_advisory(names, advisory),
            Item::Finding(finding) => explain_finding(names, finding),
            Item::Action(action) => explain_action(names, action),
        }
    }
}

fn explain_stage(names: &Names<'_>, stage: &StageStanding) -> (String, Vec<Says>) {
    let title = names.item(&stage.stage, &stage.title);
    let mut says = vec![names.say("stage", &[("stage", &title)])];
    says.push(match stage.since {
        Some(since) => names.say(
            "stage-since",
            &[
                ("date", &names.date(since)),
                ("attempt", &stage.attempt.to_string()),
            ],
        ),
        None => names.say("stage-start", &[]),
    });
    says.extend(rests_on(names, "reason-approval", stage.by.as_slice()));
    (title, says)
}

fn explain_deadline(names: &Names<'_>, deadline: &Deadline) -> (String, Vec<Says>) {
    use DeadlineStatus as Status;
    let found = names
        .engine
        .plan
        .timescales
        .iter()
        .find(|t| t.id == deadline.timescale);
    let title = names.call(&deadline.title, found.map(|t| &t.plain));
    let due = deadline.due.map(|due| names.date(due)).unwrap_or_default();
    let met = deadline
        .met_by
        .as_ref()
        .map(|met| names.date(met.occurred))
        .unwrap_or_default();
    let key = match deadline.status {
        Status::Overdue => "deadline-overdue",
        Status::DueSoon => "deadline-due-soon",
        Status::Due => "deadline-due",
        Status::Unknown => "deadline-unknown",
        Status::Met => "deadline-met",
        Status::MetLate => "deadline-met-late",
        Status::NoLongerOwed if deadline.missed => "deadline-missed",
        Status::NoLongerOwed => "deadline-no-longer-owed",
        Status::NotStarted => "deadline-not-started",
    };
    let mut says = vec![names.say(key, &[("due", &due), ("met", &met)])];
    if let Some(last) = deadline.history.last() {
        let late = deadline
            .history
            .iter()
            .filter(|past| past.status == Status::MetLate);
        let places = [
            ("date", names.date(last.met_by.occurred)),
            ("times", times(names, deadline.history.len())),
            ("late", late.count().to_string()),
        ];
        says.push(names.say(
            "deadline-last",
            &places.each_ref().map(|(k, v)| (*k, v.as_str())),
        ));
    }
    if let (Some(limit), Some(from)) = (deadline.limit, deadline.counted_from) {
        let places = [("limit", limit.to_string()), ("from", names.date(from))];
        says.push(names.say(
            "deadline-limit",
            &places.each_ref().map(|(k, v)| (*k, v.as_str())),
        ));
    }
    if !deadline.holidays.is_empty() {
        let holidays = names.holidays(&deadline.holidays);
        says.push(names.say("deadline-holidays", &[("holidays", &holidays)]));
    }
    if deadline.forecast {
        says.push(names.say("deadline-forecast", &[]));
    }
    if let Some(lawful) = deadline.due_without_policy {
        says.push(names.say("deadline-local", &[("due", &names.date(lawful))]));
    }
    let still_owed = matches!(
        deadline.status,
        Status::Overdue | Status::DueSoon | Status::Due | Status::Unknown
    );
    if still_owed || names.practitioner() {
        says.push(names.say("owed-by", &[("who", &names.holder(&deadline.owed_by))]));
    }
    says.extend(still_missing(names, &deadline.missing));
    says.push(names.grounds(&deadline.grounds));
    if let (Some(date), false) = (deadline.started, deadline.started_by.is_empty()) {
        let events = names.events(&deadline.started_by);
        says.push(names.say(
            "deadline-started",
            &[("date", &names.date(date)), ("events", &events)],
        ));
    }
    says.extend(rests_on(names, "reason-deviation", &deadline.deviations));
    says.extend(why(names, "why", deadline.why.as_deref()));
    (title, says)
}

/// Once, or so many times.
fn times(names: &Names<'_>, count: usize) -> String {
    let key = if count == 1 { "once" } else { "times" };
    names.phrase(key, &[("count", &count.to_string())])
}

fn explain_owed(names: &Names<'_>, owed: &Owed) -> (String, Vec<Says>) {
    let title = names.item(&owed.id, &owed.title);
    let mut says = vec![names.say("owed", &[("stage", &owed.stage_title)])];
    says.push(names.say("may-be-done-by", &[("who", &names.holders(&owed.by))]));
    says.push(names.grounds(&owed.grounds));
    says.extend(rests_on(names, "reason-deviation", &owed.deviations));
    (title, says)
}

fn explain_decision(names: &Names<'_>, decision: &DecisionStanding) -> (String, Vec<Says>) {
    let title = names.item(&decision.decision, &decision.title);
    let key = match decision.status {
        DecisionStatus::InEffect => "decision-in-effect",
        DecisionStatus::Ready => "decision-ready",
        DecisionStatus::Waiting => "decision-waiting",
        DecisionStatus::Superseded => "decision-superseded",
    };
    let found = names.engine.option(&decision.decision, &decision.option);
    let plain = found.and_then(|option| option.plain.as_ref());
    let option = names.call(&decision.option_title, plain);
    let effect = decision
        .in_effect_since
        .map(|date| names.date(date))
        .unwrap_or_default();
    let places = [
        ("date", names.date(decision.recorded_by.occurred)),
        ("option", option),
        ("effect", effect),
    ];
    let mut says = vec![names.say(key, &places.each_ref().map(|(k, v)| (*k, v.as_str())))];
    says.push(names.grounds(&decision.grounds));
    says.extend(rests_on(
        names,
        "reason-approval",
        std::slice::from_ref(&decision.recorded_by),
    ));
    (title, says)
}

fn explain_requirement(
    names: &Names<'_>,
    requirement: &RequirementStanding,
) -> (String, Vec<Says>) {
    let title = names.item(&requirement.requirement, &requirement.title);
    let key = match requirement.status {
        RequirementStatus::Met => "requirement-met",
        RequirementStatus::NotMet => "requirement-not-met",
        RequirementStatus::Unknown => "requirement-unknown",
        RequirementStatus::Departed => "requirement-departed",
        RequirementStatus::NotRequired => "requirement-not-required",
    };
    let decision = names.engine.decision_title(&requirement.decision);
    let option = names
        .engine
        .option(&requirement.decision, &requirement.option);
    let option = option
        .map(|o| names.call(&o.title, o.plain.as_ref()))
        .unwrap_or_default();
    let mut says = vec![names.say(key, &[("decision", &decision), ("option", &option)])];
    says.extend(still_missing(names, &requirement.missing));
    says.push(names.grounds(&requirement.grounds));
    says.extend(rests_on(names, "reason-approval", &requirement.events));
    says.extend(why(names, "applies", requirement.applies.as_ref()));
    says.extend(why(names, "why", requirement.why.as_ref()));
    (title, says)
}

fn explain_classification(
    names: &Names<'_>,
    level: &ClassificationStanding,
) -> (String, Vec<Says>) {
    let plan = &names.engine.plan;
    let found = plan
        .classifications
        .iter()
        .find(|c| c.id == level.classification);
    let title = names.call(&level.title, found.map(|c| &c.plain));
    let date = names.date(level.recorded_by.occurred);
    let mut says = vec![names.say(
        "classification",
        &[("level", &level.level_title), ("date", &date)],
    )];
    let departure = level.departure.clone().unwrap_or_default();
    let titles = level.table_shows.iter().filter_map(|id| {
        found?
            .levels
            .iter()
            .find(|level| level.id == *id)
            .map(|level| level.title.clone())
    });
    let shown = names.engine.wording.list(&titles.collect::<Vec<_>>());
    let key = match (level.departs, shown.is_empty()) {
        (false, _) => "classification-fits",
        (true, false) => "classification-departs",
        (true, true) => "classification-none-shown",
    };
    says.push(names.say(key, &[("shown", &shown), ("departure", &departure)]));
    if names.practitioner() {
        says.push(Says::new(level.usually.clone()));
    }
    says.push(names.grounds(&level.grounds));
    says.extend(rests_on(
        names,
        "reason-approval",
        std::slice::from_ref(&level.recorded_by),
    ));
    (title, says)
}

fn explain_advisory(names: &Names<'_>, advisory: &AdvisoryStanding) -> (String, Vec<Says>) {
    let plan = &names.engine.plan;
    let found = plan.advisories.iter().find(|a| a.id == advisory.advisory);
    let plain = found.and_then(|a| a.plain.as_ref());
    // Advice is written to those who work with a family; a family reads it in words of its own.
    let title = match (plain, names.practitioner()) {
        (None, false) => names.sentence("advisory-title", &[]),
        _ => names.call(&advisory.title, plain),
    };
    let mut says = vec![names.say("advisory", &[("advice", &advisory.advice)])];
    says.push(names.grounds(&advisory.grounds));
    says.extend(why(names, "why", Some(&advisory.why)));
    (title, says)
}

fn explain_finding(names: &Names<'_>, finding: &Finding) -> (String, Vec<Says>) {
    let rules = names
        .engine
        .policies
        .iter()
        .flat_map(|policy| &policy.document().rules);
    let rule = rules.into_iter().find(|rule| rule.id == finding.rule);
    let title = if names.practitioner() {
        rule.map(|rule| rule.title.clone()).unwrap_or_default()
    } else {
        names.sentence("finding-title", &[])
    };
    let mut says = vec![names.say("finding", &[("words", &finding.words)])];
    if let Some(due) = finding.due {
        says.push(names.say("finding-due", &[("due", &names.date(due))]));
    }
    if let Some(by) = &finding.by {
        says.push(names.say("owed-by", &[("who", &names.holder(by))]));
    }
    says.push(names.grounds(&finding.grounds));
    let read: Vec<String> = finding.read.iter().map(|read| read.what.clone()).collect();
    let mut said = names.say(
        "finding-read",
        &[("read", &names.engine.wording.list(&read))],
    );
    if names.practitioner() {
        said.events = finding
            .read
            .iter()
            .flat_map(|read| read.events.clone())
            .collect();
    }
    says.push(said);
    (title, says)
}

fn explain_action(names: &Names<'_>, action: &Action) -> (String, Vec<Says>) {
    let title = names.item(&action.id, &action.title);
    let key = match action.open {
        Answer::Yes => "action-open",
        Answer::No => "action-closed",
        Answer::Unknown => "action-unknown",
    };
    let mut says = vec![names.say(key, &[])];
    says.push(names.say("may-be-done-by", &[("who", &names.holders(&action.by))]));
    says.extend(still_missing(names, &action.missing));
    says.push(names.grounds(&action.grounds));
    says.extend(why(names, "why", action.why.as_ref()));
    (title, says)
}

/// What is missing, who may supply it and when.
fn still_missing(names: &Names<'_>, missing: &[Missing]) -> Option<Says> {
    if missing.is_empty() {
        return None;
    }
    let mut said = names.say("missing", &[]);
    for part in missing {
        let mut any_of = vec![missing_part(names, part)];
        // The first is the usual way; the others are for those who have to choose.
        for other in part.or.iter().filter(|_| names.practitioner()) {
            let other = missing_part(names, other);
            if !any_of.contains(&other) {
                any_of.push(other);
            }
        }
        said.because
            .push(Says::new(names.engine.wording.either(&any_of)));
    }
    said.because.dedup();
    Some(said)
}

/// One thing that is missing.
fn missing_part(names: &Names<'_>, part: &Missing) -> String {
    let what = match &part.id {
        Some(id) => names.item(id, &part.title),
        None => part.title.clone(),
    };
    let who = names.holders(&part.by);
    match (part.kind, part.on) {
        (MissingKind::Absence, _) => names.sentence("missing-absence", &[("what", &what)]),
        (MissingKind::OtherFact, _) => names.sentence("missing-other", &[("what", &what)]),
        (_, Some(on)) => {
            names.sentence("missing-on", &[("what", &what), ("date", &names.date(on))])
        }
        _ if who.is_empty() => what,
        _ => names.sentence("missing-from", &[("what", &what), ("who", &who)]),
    }
}

/// The reasons under an item, for those who see them.
fn why(names: &Names<'_>, key: &str, reason: Option<&Reason>) -> Option<Says> {
    let reason = reason?;
    let mut said = names.say(key, &[]);
    if names.practitioner() {
        said.because.push(names.reason(reason));
    }
    Some(said)
}

/// The events on which an item rests, for those who see them.
fn rests_on(names: &Names<'_>, key: &str, events: &[EventReference]) -> Option<Says> {
    if events.is_empty() {
        return None;
    }
    let mut said = names.say(key, &[("events", &names.events(events))]);
    if names.practitioner() {
        said.events = events.iter().map(|event| event.seq).collect();
    }
    Some(said)
}
