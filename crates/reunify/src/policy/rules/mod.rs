//! Local rules: small scripts that read a case and add findings to its evaluation.
//!
//! A rule has no clock, no input or output and no memory from one run to the next. It is run
//! within limits on work, depth and size; a rule that breaks one, or fails in any other way, is
//! reported as failed, never as passed.

mod reads;
mod sandbox;
mod view;

use std::sync::Arc;

use crate::calendar::Date;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::compiled::Tables;
use crate::evaluate::{Changes, FailedRule, Finding, State};
use crate::plan::{Basis, Id, PlanDocument};

use super::Policy;
use reads::Reads;
pub(crate) use sandbox::Sandbox;
use view::CaseView;

/// A rule, ready to run.
#[derive(Debug)]
pub(crate) struct CompiledRule {
    policy: Id,
    rule: Id,
    script: String,
    basis: Basis,
    ast: rhai::AST,
    reads: Reads,
    sandbox: Arc<Sandbox>,
}

/// Compiles the rules of a policy against a plan with the policy laid over it.
///
/// # Errors
/// Diagnostics with line and column for every script that is not well-formed or reads something
/// that the plan does not have.
pub(crate) fn compile(
    policy: &Policy,
    plan: &PlanDocument,
    tables: &mut Tables,
    sandbox: &Arc<Sandbox>,
) -> Result<Vec<CompiledRule>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut compiled = Vec::new();
    for rule in &policy.document().rules {
        let text = policy.script(&rule.script).unwrap_or_default();
        let read = sandbox
            .compile(text)
            .map_err(Diagnostics::from)
            .and_then(|ast| Ok((Reads::of(&ast, text, plan, tables)?, ast)));
        match read {
            Ok((reads, ast)) => compiled.push(CompiledRule {
                policy: policy.document().id.clone(),
                rule: rule.id.clone(),
                script: rule.script.clone(),
                basis: {
                    let mut basis = rule.basis.clone();
                    super::overlay::in_force_with(policy, &mut basis);
                    basis
                },
                ast,
                reads,
                sandbox: Arc::clone(sandbox),
            }),
            Err(found) => problems.extend(found.in_file(&rule.script)),
        }
    }
    if problems.has_errors() {
        Err(problems)
    } else {
        Ok(compiled)
    }
}

/// Runs every rule on the state of a case.
pub(crate) fn run(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
) -> (Vec<Finding>, Vec<FailedRule>) {
    let mut findings = Vec::new();
    let mut failed = Vec::new();
    for rule in &state.engine.rules {
        if !rule.basis.in_force_on(as_of) {
            continue;
        }
        match rule.run(state, as_of, changes) {
            Ok(found) => findings.extend(found),
            Err(problem) => failed.push(FailedRule {
                policy: rule.policy.clone(),
                rule: rule.rule.clone(),
                problem,
            }),
        }
    }
    (findings, failed)
}

impl CompiledRule {
    fn run(
        &self,
        state: &State<'_>,
        as_of: Date,
        changes: &mut Changes,
    ) -> Result<Vec<Finding>, Diagnostic> {
        let view = CaseView::new(state, &self.reads, as_of, changes);
        self.sandbox
            .run(&self.ast, view.clone())
            .map_err(|mut problem| {
                problem.place.file = Some(self.script.clone());
                problem
            })?;
        let outcome = view.outcome();
        if let Some(day) = outcome.first_change {
            changes.on(day);
        }
        let mut grounds = state.engine.grounds(&self.basis);
        grounds.policy = Some(self.policy.clone());
        let mut findings = Vec::new();
        for (number, said) in outcome.said.into_iter().enumerate() {
            let by = match said.by {
                Some(role) => Some(self.holder(state, &role)?),
                None => None,
            };
            findings.push(Finding {
                item: format!(
                    "finding:{}:{}:{}",
                    self.policy,
                    self.rule,
                    number.saturating_add(1)
                ),
                policy: self.policy.clone(),
                rule: self.rule.clone(),
                kind: said.kind,
                words: said.words,
                by,
                due: said.due,
                read: outcome.read.clone(),
                grounds: grounds.clone(),
            });
        }
        Ok(findings)
    }

    fn holder(&self, state: &State<'_>, role: &str) -> Result<crate::evaluate::Holder, Diagnostic> {
        let found = state
            .engine
            .plan
            .roles
            .iter()
            .find(|r| r.id.as_str() == role);
        found
            .map(|role| state.engine.holder(&role.id))
            .ok_or_else(|| {
                Diagnostic::error(Code::ScriptFailed, format!("the plan has no role `{role}`"))
            })
    }
}
