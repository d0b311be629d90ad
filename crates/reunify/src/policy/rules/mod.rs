//! Local rules: small scripts that read a case and add findings to its evaluation.
//!
//! A rule has no clock, no input or output and no memory from one run to the next. It is run
//! within limits on work, depth and size; a rule that breaks one, or fails in any other way, is
//! reported as failed, never as passed.

mod check;
mod depth;
pub mod language;
pub(crate) mod mutate;
pub(crate) mod probe;
pub(crate) mod reads;
mod reference;
mod sandbox;
pub(crate) mod view;

use std::sync::Arc;

use crate::calendar::Date;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::engine::compiled::{Cond, Tables};
use crate::evaluate::{Answer, CaseStanding, Changes, FailedRule, Finding, Moment, Read, State};
use crate::plan::form::Shape;
use crate::plan::{Basis, Grounds, Id, PlanDocument};
use crate::sorted::Sorted;

use super::Policy;
use mutate::Point;
use probe::Stretches;
use reads::Reads;
pub use reference::{Described, Named, Reference};
pub(crate) use sandbox::Sandbox;
use view::{CaseView, Outcome};

/// A rule, ready to run.
#[derive(Debug)]
pub(crate) struct CompiledRule {
    pub(crate) policy: Id,
    pub(crate) rule: Id,
    /// The file of the script, below a folder of the policy's name.
    file: String,
    text: String,
    /// The moments at which it is asked.
    when: Option<Cond>,
    basis: Basis,
    /// What a finding of the rule rests on.
    grounds: Grounds,
    ast: rhai::AST,
    pub(crate) stretches: Stretches,
    pub(crate) points: Vec<Point>,
    reads: Arc<Reads>,
    sandbox: Arc<Sandbox>,
}

/// Compiles the rules of a policy against a plan with the policy laid over it.
///
/// # Errors
/// Diagnostics with line and column for everything that the static checks find.
pub(crate) fn compile(
    policy: &Policy,
    plan: &PlanDocument,
    forms: &Sorted<Id, Shape>,
    tables: &mut Tables,
    sandbox: &Arc<Sandbox>,
) -> Result<Vec<CompiledRule>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut compiled = Vec::new();
    for rule in &policy.document().rules {
        let file = policy.file(&rule.script);
        let text = policy.script(&rule.script).unwrap_or_default();
        let parsed = sandbox.compile(text).map_err(Diagnostics::from);
        let checked =
            parsed.and_then(|ast| Ok((check::check(&ast, text, plan, forms, tables)?, ast)));
        let (checked, ast) = match checked {
            Ok(checked) => checked,
            Err(found) => {
                problems.extend(found.in_file(&file));
                continue;
            }
        };
        let (ast, stretches) = sandbox.noted(&ast);
        let mut basis = rule.basis.clone();
        if basis.in_force.is_none() {
            basis.in_force.clone_from(&policy.document().in_force);
        }
        let mut grounds = plan.grounds(&basis);
        grounds.policy = Some(policy.document().id.clone());
        compiled.push(CompiledRule {
            policy: policy.document().id.clone(),
            rule: rule.id.clone(),
            file,
            text: text.to_owned(),
            when: rule.when.as_ref().and_then(|when| tables.condition(when)),
            basis,
            grounds,
            ast,
            stretches,
            points: checked.points,
            reads: Arc::new(checked.reads),
            sandbox: Arc::clone(sandbox),
        });
    }
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok(compiled)
    }
}

impl CompiledRule {
    /// What the rule finds in the state of a case. `noted` is told where it went.
    ///
    /// # Errors
    /// If it fails.
    pub(crate) fn answer(
        &self,
        state: &State<'_>,
        as_of: Date,
        changes: &mut Changes,
        noted: &mut dyn FnMut(&CompiledRule, &Outcome),
    ) -> Result<Vec<Finding>, Box<FailedRule>> {
        if !self.is_asked(state, as_of, changes) {
            return Ok(Vec::new());
        }
        let outcome = self
            .run(state, as_of, changes)
            .map_err(|problem| FailedRule {
                policy: self.policy.clone(),
                rule: self.rule.clone(),
                problem,
            })
            .map_err(Box::new)?;
        noted(self, &outcome);
        Ok(self.findings(state, outcome))
    }

    /// Whether the rule has another answer on a day than it had.
    pub(crate) fn answers_otherwise(
        &self,
        state: &State<'_>,
        day: Date,
        changes: &mut Changes,
        before: &CaseStanding,
    ) -> bool {
        let is_own = |policy: &Id, rule: &Id| *policy == self.policy && *rule == self.rule;
        let mut failed = before.failed_rules.iter();
        let failed = failed.find(|failed| is_own(&failed.policy, &failed.rule));
        let found = before.findings.iter();
        let found = found.filter(|finding| is_own(&finding.policy, &finding.rule));
        match self.answer(state, day, changes, &mut |_, _| {}) {
            Ok(now) => failed.is_some() || !now.iter().eq(found),
            Err(now) => failed != Some(&*now),
        }
    }

    fn is_asked(&self, state: &State<'_>, as_of: Date, changes: &mut Changes) -> bool {
        let moment = Moment::end_of(as_of);
        let when = self.when.as_ref();
        self.basis.in_force_on(as_of)
            && when.is_none_or(|when| state.holds(when, moment, changes) != Answer::No)
    }

    fn run(
        &self,
        state: &State<'_>,
        as_of: Date,
        changes: &mut Changes,
    ) -> Result<Outcome, Diagnostic> {
        let limits = self.sandbox.limits();
        let view = CaseView::new(state, &self.reads, limits, as_of, changes);
        let ran = self.sandbox.run(&self.ast, &self.text, Arc::clone(&view));
        let mut outcome = view.outcome();
        // One that fails may do so because of the day.
        if let Some(day) = outcome.first_change {
            changes.on(day);
        }
        ran.map_err(|mut problem| {
            problem.place.file = Some(self.file.clone());
            problem
        })?;
        self.stretches.complete(&mut outcome);
        outcome.read.sort_unstable();
        outcome.read.dedup();
        if !outcome.said.is_empty() {
            let behind = outcome.read.iter().map(|slot| view.behind(*slot));
            outcome.behind = behind.collect();
        }
        Ok(outcome)
    }

    fn findings(&self, state: &State<'_>, outcome: Outcome) -> Vec<Finding> {
        if outcome.said.is_empty() {
            return Vec::new();
        }
        let read = outcome
            .behind
            .into_iter()
            .map(|(what, events)| Read { what, events });
        let read: Vec<Read> = read.collect();
        let lines = self.stretches.lines_of(&outcome.ran);
        // The last takes these whole, and is the only one of most.
        let grounds = self.grounds.clone();
        let of_all = std::iter::repeat_n((read, lines, grounds), outcome.said.len());
        let said = outcome.said.into_iter().zip(of_all).zip(1..);
        let finding = |((said, (read, lines, grounds)), number): (_, u64)| {
            let said: view::Said = said;
            // In one piece: `format!` would make it longer and longer.
            let number = number.to_string();
            let (policy, rule) = (self.policy.as_str(), self.rule.as_str());
            Finding {
                item: ["finding:", policy, ":", rule, ":", &number].concat(),
                policy: self.policy.clone(),
                rule: self.rule.clone(),
                kind: said.kind,
                words: said.words,
                by: said.by.map(|role| state.engine.holder(&role)),
                due: said.due,
                read,
                lines,
                grounds,
            }
        };
        said.map(finding).collect()
    }

    pub(crate) fn basis(&self) -> &Basis {
        &self.basis
    }

    /// The path of the script in the policy's folder.
    pub(crate) fn script(&self) -> &str {
        self.file.split_once('/').map_or("", |(_, path)| path)
    }

    /// The text of the script.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}
