//! The engine, compiled once and shared by all, and the plan under which cases begin.

use std::path::PathBuf;

use reunify::case::PlanReference;
use reunify::{Case, Engine, Plan};

use crate::policy_folder;
use crate::trouble::Trouble;

const PLAN: &str = "reunification@1.0.0";

#[derive(Debug, Clone)]
pub(crate) struct Workflow {
    /// A clone of it shares everything.
    pub(crate) engine: Engine,
    plan: PlanReference,
}

impl Workflow {
    pub(crate) fn compile(policies: &[PathBuf]) -> Result<Self, Trouble> {
        let text = reunify_plans::find(PLAN).ok_or_else(|| {
            Trouble::new(
                format!("the plan {PLAN} does not ship with this version of reunify"),
                "build the service with a version of reunify that has it",
            )
        })?;
        let plan = Plan::from_json(text.as_bytes()).map_err(|problems| {
            Trouble::new(
                format!("the plan {PLAN} cannot be used:\n{problems}"),
                "build the service anew: what is shipped was changed",
            )
        })?;
        let policies = policies
            .iter()
            .map(|folder| policy_folder::read(folder))
            .collect::<Result<Vec<_>, _>>()?;
        let engine = Engine::compile(&plan, &policies).map_err(|problems| {
            Trouble::new(
                format!("the policies cannot be laid over {PLAN}:\n{problems}"),
                "mend the policy, or leave it out",
            )
        })?;
        for warning in engine.warnings() {
            tracing::warn!("{warning}");
        }
        Ok(Self {
            engine,
            plan: PlanReference {
                id: plan.document().id.clone(),
                version: plan.document().version,
                sha256: None,
            },
        })
    }

    /// A case without events.
    pub(crate) fn begin(&self, id: &str) -> Case {
        Case::new(id, self.plan.clone())
    }

    pub(crate) fn plan(&self) -> String {
        format!("{}@{}", self.plan.id, self.plan.version)
    }

    pub(crate) fn policies(&self) -> Vec<String> {
        let policies = self.engine.policies().iter();
        policies
            .map(|policy| format!("{}@{}", policy.document().id, policy.document().version))
            .collect()
    }
}
