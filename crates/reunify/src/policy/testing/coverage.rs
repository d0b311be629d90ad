//! What tests have tried: which rules spoke and rested, which lines were run, which ways taken.

use std::collections::BTreeSet;

use serde::Serialize;

use super::run::trace;
use crate::case::Case;
use crate::engine::Engine;
use crate::evaluate::{At, Evaluation};
use crate::plan::Id;
use crate::policy::rules::probe::Stretches;

/// What the tests of a policy have tried of its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Coverage {
    /// The rules.
    pub rules: Vec<RuleCoverage>,
}

/// What tests have tried of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RuleCoverage {
    /// The rule.
    pub rule: Id,
    /// Its script.
    pub script: String,
    /// In how many tests it found something.
    pub spoke: usize,
    /// In how many it found nothing.
    pub rested: usize,
    /// The lines that can be run, counted from 1.
    pub lines: Vec<usize>,
    /// Those of them that no test ran.
    pub lines_missed: Vec<usize>,
    /// How many ways there are: two for each `if`.
    pub ways: usize,
    /// The ways that no test took.
    pub ways_missed: Vec<Way>,
}

/// One way of an `if`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Way {
    /// The line of the `if`.
    pub line: usize,
    /// The way on which what it asks is so; otherwise the one on which it is not.
    pub if_so: bool,
}

impl Coverage {
    /// How many of the ways, and of the rules that speak and that rest, tests have tried.
    #[must_use]
    pub fn tried(&self) -> (usize, usize) {
        let all = self.rules.iter().map(|rule| rule.ways.saturating_add(2));
        let missed = self.rules.iter().map(|rule| {
            let never = usize::from(rule.spoke == 0).saturating_add(usize::from(rule.rested == 0));
            rule.ways_missed.len().saturating_add(never)
        });
        let all = all.fold(0, usize::saturating_add);
        let missed = missed.fold(0, usize::saturating_add);
        (all.saturating_sub(missed), all)
    }
}

/// What has been tried so far.
pub(super) struct Tally {
    policy: Id,
    rules: Vec<Tried>,
}

struct Tried {
    rule: Id,
    script: String,
    stretches: Stretches,
    spoke: usize,
    rested: usize,
    ran: BTreeSet<u16>,
    /// The number of each `if`, and the way that was taken.
    taken: BTreeSet<(usize, bool)>,
}

impl Tally {
    pub(super) fn new(engine: &Engine, policy: &Id) -> Self {
        let rules = engine
            .inner()
            .rules
            .iter()
            .filter(|rule| rule.policy == *policy);
        let tried = |rule: &crate::policy::rules::CompiledRule| Tried {
            rule: rule.rule.clone(),
            script: rule.script().to_owned(),
            stretches: rule.stretches.clone(),
            spoke: 0,
            rested: 0,
            ran: BTreeSet::new(),
            taken: BTreeSet::new(),
        };
        Self {
            policy: policy.clone(),
            rules: rules.map(tried).collect(),
        }
    }

    pub(super) fn add(&mut self, engine: &Engine, case: &Case, evaluation: &Evaluation) {
        for tried in &mut self.rules {
            let mut findings = evaluation.standing.findings.iter();
            if findings.any(|f| f.policy == self.policy && f.rule == tried.rule) {
                tried.spoke = tried.spoke.saturating_add(1);
            } else {
                tried.rested = tried.rested.saturating_add(1);
            }
        }
        let at = At {
            as_of: evaluation.as_of,
            known_at: evaluation.known_at,
            reader: evaluation.reader,
        };
        trace(engine, case, &at, &mut |rule, outcome| {
            let mut rules = self.rules.iter_mut();
            let found = rules.find(|tried| tried.rule == rule.rule && self.policy == rule.policy);
            let Some(tried) = found else { return };
            tried.ran.extend(&outcome.ran);
            for (number, branch) in tried.stretches.branches.iter().enumerate() {
                if outcome.ran.contains(&branch.asked_in) {
                    tried
                        .taken
                        .insert((number, outcome.ran.contains(&branch.leads_to)));
                }
            }
        });
    }

    pub(super) fn coverage(self) -> Coverage {
        Coverage {
            rules: self.rules.into_iter().map(Tried::coverage).collect(),
        }
    }
}

impl Tried {
    fn coverage(self) -> RuleCoverage {
        let all: Vec<u16> = (0u16..).take(self.stretches.lines.len()).collect();
        let lines = self.stretches.lines_of(&all);
        let ran: Vec<u16> = self.ran.iter().copied().collect();
        let run = self.stretches.lines_of(&ran);
        let branches = self.stretches.branches.iter().enumerate();
        let missed = branches.flat_map(|(number, branch)| {
            let untaken = [true, false]
                .into_iter()
                .filter(|way| !self.taken.contains(&(number, *way)))
                .collect::<Vec<_>>();
            untaken.into_iter().map(|if_so| Way {
                line: branch.line,
                if_so,
            })
        });
        RuleCoverage {
            lines_missed: lines
                .iter()
                .copied()
                .filter(|line| !run.contains(line))
                .collect(),
            ways: self.stretches.branches.len().saturating_mul(2),
            ways_missed: missed.collect(),
            lines,
            rule: self.rule,
            script: self.script,
            spoke: self.spoke,
            rested: self.rested,
        }
    }
}
