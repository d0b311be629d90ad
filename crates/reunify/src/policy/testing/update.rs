//! Accepting what there is as what is expected.

use super::document::{
    Expectations, ExpectedDeadline, ExpectedFinding, ExpectedRequirement, TestCase,
};
use super::expectation;
use super::run::{evaluated, file};
use crate::diagnostic::Diagnostics;
use crate::engine::Engine;
use crate::evaluate::CaseStanding;
use crate::json;
use crate::policy::Policy;

/// A file of tests of a policy in which every test that fails expects what there is; `None`, if all pass.
/// What such a test asked about is asked still; everything else in the file stays as it is written.
///
/// # Errors
/// Diagnostics with their places, if it is not a file of tests.
pub fn updated(
    engine: &Engine,
    policy: &Policy,
    path: &str,
) -> Result<Option<String>, Diagnostics> {
    let Some((_, text)) = policy.tests().find(|(other, _)| *other == path) else {
        return Ok(None);
    };
    let (document, cases) = file(engine, policy, text)
        .map_err(|found| found.located_in(text).in_file(&policy.file(path)))?;
    let mut out = text.to_owned();
    let mut changed = false;
    let tests: Vec<_> = document.tests.iter().zip(&cases).enumerate().collect();
    // From the last to the first, so that the places before stay where they are.
    for (number, (test, case)) in tests.into_iter().rev() {
        let standing = evaluated(engine, test, case).standing;
        if expectation::failures(&test.expect, &test.expect_not, &standing).is_empty() {
            continue;
        }
        let accepted = TestCase {
            expect: as_it_is(&test.expect, &test.expect_not, &standing),
            expect_not: still_not(&test.expect_not, &standing),
            ..test.clone()
        };
        let Some(span) = json::locate(&out, &format!("/tests/{number}")) else {
            continue;
        };
        let indented = crate::json::pretty(&accepted).unwrap_or_default();
        let indent = " ".repeat(span.column.saturating_sub(1));
        let lines = indented.replace('\n', &format!("\n{indent}"));
        out.replace_range(span.start..span.end, &lines);
        changed = true;
    }
    Ok(changed.then_some(out))
}

/// What there is of everything that a test asks about.
fn as_it_is(
    expect: &Expectations,
    expect_not: &Expectations,
    standing: &CaseStanding,
) -> Expectations {
    let rules: Vec<_> = expect
        .findings
        .iter()
        .chain(&expect_not.findings)
        .map(|f| &f.rule)
        .collect();
    let findings = standing
        .findings
        .iter()
        .filter(|f| rules.contains(&&f.rule));
    let timescales: Vec<_> = expect
        .deadlines
        .iter()
        .chain(&expect_not.deadlines)
        .map(|d| &d.timescale)
        .collect();
    let deadlines = standing
        .deadlines
        .iter()
        .filter(|d| timescales.contains(&&d.timescale));
    let requirements: Vec<_> = expect
        .requirements
        .iter()
        .chain(&expect_not.requirements)
        .map(|r| &r.requirement)
        .collect();
    let standing_requirements = standing
        .requirements
        .iter()
        .filter(|r| requirements.contains(&&r.requirement));
    let mut requirements: Vec<ExpectedRequirement> = standing_requirements
        .map(|r| ExpectedRequirement {
            requirement: r.requirement.clone(),
            status: Some(r.status),
        })
        .collect();
    requirements.dedup();
    let both = |one: &[crate::plan::Id], other: &[crate::plan::Id], is: Vec<&crate::plan::Id>| {
        let mut kept: Vec<_> = one
            .iter()
            .chain(other)
            .filter(|id| is.contains(id))
            .cloned()
            .collect();
        kept.dedup();
        kept
    };
    Expectations {
        findings: findings
            .map(|f| ExpectedFinding {
                rule: f.rule.clone(),
                kind: Some(f.kind),
                by: f.by.as_ref().map(|holder| holder.role.clone()),
                due: f.due,
                words: None,
            })
            .collect(),
        deadlines: deadlines
            .map(|d| ExpectedDeadline {
                timescale: d.timescale.clone(),
                status: Some(d.status),
                due: d.due,
                due_without_policy: d.due_without_policy,
            })
            .collect(),
        requirements,
        advisories: both(
            &expect.advisories,
            &expect_not.advisories,
            standing.advisories.iter().map(|a| &a.advisory).collect(),
        ),
        owed: both(
            &expect.owed,
            &expect_not.owed,
            standing.owed.iter().map(|o| &o.id).collect(),
        ),
        actions: both(
            &expect.actions,
            &expect_not.actions,
            standing.actions.iter().map(|a| &a.id).collect(),
        ),
        failed_rules: both(
            &expect.failed_rules,
            &expect_not.failed_rules,
            standing.failed_rules.iter().map(|f| &f.rule).collect(),
        ),
    }
}

/// Of what there must not be, what there is not.
fn still_not(expect_not: &Expectations, standing: &CaseStanding) -> Expectations {
    let none = Expectations::default();
    let mut kept = expect_not.clone();
    // Each is held against the evaluation by itself, and goes if it is there.
    kept.findings.retain(|f| {
        let only = Expectations {
            findings: vec![f.clone()],
            ..none.clone()
        };
        expectation::failures(&none, &only, standing).is_empty()
    });
    kept.deadlines.retain(|d| {
        let only = Expectations {
            deadlines: vec![d.clone()],
            ..none.clone()
        };
        expectation::failures(&none, &only, standing).is_empty()
    });
    kept.requirements.retain(|r| {
        let only = Expectations {
            requirements: vec![r.clone()],
            ..none.clone()
        };
        expectation::failures(&none, &only, standing).is_empty()
    });
    kept.advisories
        .retain(|id| !standing.advisories.iter().any(|a| a.advisory == *id));
    kept.owed
        .retain(|id| !standing.owed.iter().any(|o| o.id == *id));
    kept.actions
        .retain(|id| !standing.actions.iter().any(|a| a.id == *id));
    kept.failed_rules
        .retain(|id| !standing.failed_rules.iter().any(|f| f.rule == *id));
    kept
}
