//! Holding an evaluation against what is expected of it.

use std::fmt::Display;

use super::document::{Expectations, ExpectedDeadline, ExpectedFinding, ExpectedRequirement};
use super::run::Failure;
use crate::evaluate::{Answer, CaseStanding, Deadline, Finding, RequirementStanding};
use crate::plan::Id;

/// What is not as it is expected to be.
pub(super) fn failures(
    expect: &Expectations,
    expect_not: &Expectations,
    standing: &CaseStanding,
) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (at, wanted, there) in [("expect", expect, true), ("expect-not", expect_not, false)] {
        let mut hold =
            |list: &str, number: usize, words: String, found: bool, near: Vec<String>| {
                if found != there {
                    failures.push(Failure {
                        at: format!("{at}/{list}/{number}"),
                        wanted: there,
                        expected: words,
                        found: near,
                    });
                }
            };
        for (n, wanted) in wanted.findings.iter().enumerate() {
            let found = standing.findings.iter().any(|finding| wanted.fits(finding));
            let near = standing
                .findings
                .iter()
                .filter(|f| f.rule == wanted.rule)
                .map(finding_in_words);
            hold("findings", n, wanted.in_words(), found, near.collect());
        }
        for (n, wanted) in wanted.deadlines.iter().enumerate() {
            let found = standing
                .deadlines
                .iter()
                .any(|deadline| wanted.fits(deadline));
            let near = standing
                .deadlines
                .iter()
                .filter(|d| d.timescale == wanted.timescale);
            hold(
                "deadlines",
                n,
                wanted.in_words(),
                found,
                near.map(deadline_in_words).collect(),
            );
        }
        for (n, wanted) in wanted.requirements.iter().enumerate() {
            let found = standing.requirements.iter().any(|r| wanted.fits(r));
            let near = standing
                .requirements
                .iter()
                .filter(|r| r.requirement == wanted.requirement);
            hold(
                "requirements",
                n,
                wanted.in_words(),
                found,
                near.map(requirement_in_words).collect(),
            );
        }
        let lists: [(&str, &str, &[Id], Vec<&Id>); 4] = [
            (
                "advisories",
                "advice",
                &wanted.advisories,
                standing.advisories.iter().map(|a| &a.advisory).collect(),
            ),
            (
                "owed",
                "owed",
                &wanted.owed,
                standing.owed.iter().map(|owed| &owed.id).collect(),
            ),
            (
                "actions",
                "open",
                &wanted.actions,
                standing
                    .actions
                    .iter()
                    .filter(|a| a.open != Answer::No)
                    .map(|a| &a.id)
                    .collect(),
            ),
            (
                "failed-rules",
                "failed rule",
                &wanted.failed_rules,
                standing.failed_rules.iter().map(|f| &f.rule).collect(),
            ),
        ];
        for (list, word, wanted, is) in lists {
            for (n, id) in wanted.iter().enumerate() {
                hold(
                    list,
                    n,
                    format!("{word} {id}"),
                    is.contains(&id),
                    Vec::new(),
                );
            }
        }
    }
    failures
}

impl ExpectedFinding {
    fn fits(&self, finding: &Finding) -> bool {
        let by = finding.by.as_ref().map(|holder| &holder.role);
        finding.rule == self.rule
            && self.kind.is_none_or(|kind| kind == finding.kind)
            && (self.by.is_none() || self.by.as_ref() == by)
            && (self.due.is_none() || self.due == finding.due)
            && self
                .words
                .as_ref()
                .is_none_or(|words| finding.words.contains(words))
    }

    fn in_words(&self) -> String {
        let mut words = format!("finding {}", self.rule);
        add(&mut words, "", self.kind.as_ref().map(name_of));
        add(&mut words, "by ", self.by.as_ref());
        add(&mut words, "due ", self.due);
        add(
            &mut words,
            "",
            self.words.as_ref().map(|words| format!("“{words}”")),
        );
        words
    }
}

impl ExpectedDeadline {
    fn fits(&self, deadline: &Deadline) -> bool {
        deadline.timescale == self.timescale
            && self.status.is_none_or(|status| status == deadline.status)
            && (self.due.is_none() || self.due == deadline.due)
            && (self.due_without_policy.is_none()
                || self.due_without_policy == deadline.due_without_policy)
    }

    fn in_words(&self) -> String {
        let mut words = format!("deadline {}", self.timescale);
        add(&mut words, "", self.status.as_ref().map(name_of));
        add(&mut words, "due ", self.due);
        add(&mut words, "by the plan ", self.due_without_policy);
        words
    }
}

impl ExpectedRequirement {
    fn fits(&self, requirement: &RequirementStanding) -> bool {
        requirement.requirement == self.requirement
            && self
                .status
                .is_none_or(|status| status == requirement.status)
    }

    fn in_words(&self) -> String {
        let mut words = format!("requirement {}", self.requirement);
        add(&mut words, "", self.status.as_ref().map(name_of));
        words
    }
}

fn finding_in_words(finding: &Finding) -> String {
    let expected = ExpectedFinding {
        rule: finding.rule.clone(),
        kind: Some(finding.kind),
        by: finding.by.as_ref().map(|holder| holder.role.clone()),
        due: finding.due,
        words: Some(finding.words.clone()),
    };
    expected.in_words()
}

fn deadline_in_words(deadline: &Deadline) -> String {
    let expected = ExpectedDeadline {
        timescale: deadline.timescale.clone(),
        status: Some(deadline.status),
        due: deadline.due,
        due_without_policy: deadline.due_without_policy,
    };
    expected.in_words()
}

fn requirement_in_words(requirement: &RequirementStanding) -> String {
    let expected = ExpectedRequirement {
        requirement: requirement.requirement.clone(),
        status: Some(requirement.status),
    };
    expected.in_words()
}

fn add(words: &mut String, before: &str, what: Option<impl Display>) {
    if let Some(what) = what {
        words.push_str(&format!(" {before}{what}"));
    }
}

/// A value as documents write it.
fn name_of(value: &impl serde::Serialize) -> String {
    let text = crate::json::compact(value).unwrap_or_default();
    text.trim_matches('"').to_owned()
}
