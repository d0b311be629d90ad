//! Local policies.

use super::Outcome;
use crate::args::{Format, PolicyCommand};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn run(command: PolicyCommand, format: Format) -> Result<Outcome, Failure> {
    let PolicyCommand::Check { policies, plan } = command;
    let mut outcome = Outcome::Done;
    for folder in policies {
        let policy = load::policy(&folder)?;
        let document = policy.document();
        let named = plan.clone().unwrap_or_else(|| document.plan.id.to_string());
        let base = load::plan(&named)?;
        let (policies, folders) = ([policy.clone()], [folder]);
        match load::compile(&base, &policies, &folders) {
            Ok(engine) => {
                let warnings = engine.warnings().clone();
                if format == Format::Json || !warnings.is_empty() {
                    load::in_policies(warnings, &policies, &folders).print(format);
                }
                if format == Format::Text {
                    let (id, version) = (&document.id, document.version);
                    let over = base.document();
                    let laid = format!(
                        "{id}@{version} can be laid over {}@{}",
                        over.id, over.version
                    );
                    render::line(&laid);
                }
            }
            Err(failure) => {
                failure.print(format);
                outcome = Outcome::Problems;
            }
        }
    }
    Ok(outcome)
}
