//! Local policies: starting, checking, testing, comparing and packing them.

mod check;
mod diff;
mod mutate;
mod new;
mod pack;
mod reference;
mod run;
mod test;

use std::path::{Path, PathBuf};

use reunify::{Engine, Plan, Policy};

use super::Outcome;
use crate::args::{Format, Over, PolicyCommand};
use crate::failure::Failure;
use crate::load;

pub(crate) fn run(command: PolicyCommand, format: Format) -> Result<Outcome, Failure> {
    match command {
        PolicyCommand::New { name, into } => new::new(&name, &into),
        PolicyCommand::Check {
            policies,
            over,
            cases,
            as_of,
        } => check::check(&policies, &over, cases.as_deref(), as_of, format),
        PolicyCommand::Test {
            policies,
            over,
            watch,
            update,
            mutate,
            junit,
        } => {
            let asked = test::Asked {
                update,
                mutate,
                junit: junit.as_deref(),
                format,
            };
            if watch {
                test::watch(&policies, &over, &asked)
            } else {
                test::test(&policies, &over, &asked)
            }
        }
        PolicyCommand::Run {
            rule,
            case,
            over,
            when,
        } => run::run(&rule, &case, &over, &when, format),
        PolicyCommand::Diff {
            before,
            after,
            over,
            cases,
            as_of,
        } => diff::diff(&before, &after, &over, cases.as_deref(), as_of, format),
        PolicyCommand::Pack { policy, out } => pack::pack(&policy, out.as_deref()),
        PolicyCommand::Reference { plan } => reference::reference(&plan, format),
    }
}

/// A policy with the plan and the other policies that it is used with.
struct Loaded {
    plan: Plan,
    policy: Policy,
    /// All the policies, this one last, and where each was read from.
    policies: Vec<Policy>,
    paths: Vec<PathBuf>,
}

impl Loaded {
    fn new(path: &Path, over: &Over) -> Result<Self, Failure> {
        let policy = load::policy(path)?;
        let named = over.plan.clone();
        let plan = load::plan(&named.unwrap_or_else(|| policy.document().plan.id.to_string()))?;
        let others = over.policy.iter().map(|path| load::policy(path));
        let mut policies = others.collect::<Result<Vec<_>, _>>()?;
        policies.push(policy.clone());
        let mut paths = over.policy.clone();
        paths.push(path.to_owned());
        Ok(Self {
            plan,
            policy,
            policies,
            paths,
        })
    }

    fn engine(&self) -> Result<Engine, Failure> {
        load::compile(&self.plan, &self.policies, &self.paths)
    }

    /// The engine without this policy.
    fn without(&self) -> Result<Engine, Failure> {
        let others = self
            .policies
            .split_last()
            .map_or(&[][..], |(_, others)| others);
        load::compile(&self.plan, others, &self.paths)
    }
}
