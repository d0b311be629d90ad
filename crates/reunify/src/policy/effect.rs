//! What a policy, or another plan, changes for a case: who gains which duty, and when. A policy only
//! ever takes from the framework; another plan may take from the law too.

use serde::Serialize;

use crate::calendar::Date;
use crate::evaluate::{CaseStanding, DeadlineStatus, Evaluation, Holder};

/// What changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EffectKind {
    /// Something is due that was not.
    DeadlineGained,
    /// Something is due sooner.
    DeadlineSooner,
    /// Something is due later.
    DeadlineLater,
    /// Something is due no more.
    DeadlineLost,
    /// Something must be so before a decision takes effect that need not have been.
    RequirementGained,
    /// Something need not be so any more.
    RequirementLost,
    /// Something is owed from an earlier stage that was not.
    OwedGained,
    /// Something is owed no more.
    OwedLost,
    /// Advice is given that was not.
    AdviceGained,
    /// Advice is given no more.
    AdviceLost,
    /// A rule found something.
    FindingGained,
    /// A rule finds something no more.
    FindingLost,
    /// A rule could not be run to its end.
    RuleFailed,
    /// The case is at another stage.
    StageMoved,
}

/// One thing that a policy, or another plan, changes for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Effect {
    /// What changes.
    pub kind: EffectKind,
    /// The part of the evaluation that has changed.
    pub item: String,
    /// What practitioners call it.
    pub title: String,
    /// Who has to see to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Holder>,
    /// The day on which it is due now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day on which it was due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was_due: Option<Date>,
}

/// How one evaluation of a case differs from another of the same case on the same day.
#[must_use]
pub fn effects(before: &Evaluation, after: &Evaluation) -> Vec<Effect> {
    let mut effects = Vec::new();
    deadlines(&before.standing, &after.standing, &mut effects);
    let (before, after) = (&before.standing, &after.standing);
    if before.stage.stage != after.stage.stage {
        effects.push(effect(
            EffectKind::StageMoved,
            "stage",
            &after.stage.title,
            Vec::new(),
        ));
    }
    let in_the_way = |standing: &CaseStanding| {
        let all = standing
            .requirements
            .iter()
            .filter(|r| r.status.is_in_the_way());
        all.map(|r| {
            (
                r.item.clone(),
                r.title.clone(),
                r.missing.iter().flat_map(|m| m.by.clone()).collect(),
            )
        })
        .collect::<Vec<Thing>>()
    };
    compare(
        &in_the_way(before),
        &in_the_way(after),
        EffectKind::RequirementGained,
        EffectKind::RequirementLost,
        &mut effects,
    );
    let owed = |standing: &CaseStanding| {
        standing
            .owed
            .iter()
            .map(|o| (o.item.clone(), o.title.clone(), o.by.clone()))
            .collect::<Vec<Thing>>()
    };
    compare(
        &owed(before),
        &owed(after),
        EffectKind::OwedGained,
        EffectKind::OwedLost,
        &mut effects,
    );
    let advice = |standing: &CaseStanding| {
        standing
            .advisories
            .iter()
            .map(|a| (a.item.clone(), a.title.clone(), a.to.clone()))
            .collect::<Vec<Thing>>()
    };
    compare(
        &advice(before),
        &advice(after),
        EffectKind::AdviceGained,
        EffectKind::AdviceLost,
        &mut effects,
    );
    for finding in after
        .findings
        .iter()
        .filter(|f| !before.findings.contains(f))
    {
        effects.push(Effect {
            due: finding.due,
            ..effect(
                EffectKind::FindingGained,
                &finding.item,
                &finding.words,
                finding.by.iter().cloned().collect(),
            )
        });
    }
    for finding in before
        .findings
        .iter()
        .filter(|f| !after.findings.contains(f))
    {
        effects.push(effect(
            EffectKind::FindingLost,
            &finding.item,
            &finding.words,
            finding.by.iter().cloned().collect(),
        ));
    }
    for failed in after
        .failed_rules
        .iter()
        .filter(|f| !before.failed_rules.contains(f))
    {
        let item = format!("rule:{}:{}", failed.policy, failed.rule);
        effects.push(effect(
            EffectKind::RuleFailed,
            &item,
            &failed.problem.message,
            Vec::new(),
        ));
    }
    effects
}

type Thing = (String, String, Vec<Holder>);

fn effect(kind: EffectKind, item: &str, title: &str, by: Vec<Holder>) -> Effect {
    Effect {
        kind,
        item: item.to_owned(),
        title: title.to_owned(),
        by,
        due: None,
        was_due: None,
    }
}

fn compare(
    before: &[Thing],
    after: &[Thing],
    gained: EffectKind,
    lost: EffectKind,
    effects: &mut Vec<Effect>,
) {
    let missing = |from: &[Thing], item: &str| !from.iter().any(|(other, ..)| other == item);
    for (item, title, by) in after.iter().filter(|(item, ..)| missing(before, item)) {
        effects.push(effect(gained, item, title, by.clone()));
    }
    for (item, title, by) in before.iter().filter(|(item, ..)| missing(after, item)) {
        effects.push(effect(lost, item, title, by.clone()));
    }
}

fn deadlines(before: &CaseStanding, after: &CaseStanding, effects: &mut Vec<Effect>) {
    use DeadlineStatus::{Due, DueSoon, Overdue, Unknown};
    let owed = |status: DeadlineStatus| matches!(status, Overdue | DueSoon | Due | Unknown);
    for deadline in after.deadlines.iter().filter(|d| owed(d.status)) {
        let was = before
            .deadlines
            .iter()
            .find(|other| other.item == deadline.item && owed(other.status));
        let kind = match (was, deadline.due) {
            (None, _) => EffectKind::DeadlineGained,
            (Some(was), Some(due)) if was.due.is_none_or(|was| due < was) => {
                EffectKind::DeadlineSooner
            }
            (Some(was), due) if was.due.is_some_and(|was| due.is_none_or(|due| due > was)) => {
                EffectKind::DeadlineLater
            }
            _ => continue,
        };
        effects.push(Effect {
            due: deadline.due,
            was_due: was.and_then(|was| was.due),
            ..effect(
                kind,
                &deadline.item,
                &deadline.title,
                vec![deadline.owed_by.clone()],
            )
        });
    }
    for deadline in before.deadlines.iter().filter(|d| owed(d.status)) {
        let is = after
            .deadlines
            .iter()
            .any(|other| other.item == deadline.item && owed(other.status));
        if !is {
            effects.push(Effect {
                was_due: deadline.due,
                ..effect(
                    EffectKind::DeadlineLost,
                    &deadline.item,
                    &deadline.title,
                    vec![deadline.owed_by.clone()],
                )
            });
        }
    }
}
