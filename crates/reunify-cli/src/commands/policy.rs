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
        let checked = load::compile(
            &base,
            std::slice::from_ref(&policy),
            std::slice::from_ref(&folder),
        );
        match checked {
            Ok(_) if format == Format::Json => render::line("[]"),
            Ok(_) => {
                let (id, version) = (&document.id, document.version);
                let over = base.document();
                render::line(&format!(
                    "{id}@{version} can be laid over {}@{}",
                    over.id, over.version
                ));
            }
            Err(failure) => {
                failure.print(format);
                outcome = Outcome::Problems;
            }
        }
    }
    Ok(outcome)
}
