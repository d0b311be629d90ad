//! Running one rule on one case.

use std::path::Path;

use reunify::policy::Tried;
use reunify::{Audience, Policy};

use super::{Loaded, Outcome};
use crate::args::{Format, Over, When};
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn run(
    rule: &Path,
    case: &Path,
    over: &Over,
    when: &When,
    format: Format,
) -> Result<Outcome, Failure> {
    let script = load::bytes(rule)?;
    let case = load::case(case)?;
    let plan = over.plan.clone();
    let named = plan.unwrap_or_else(|| case.plan_at(when.known_at).to_string());
    let plan = load::plan(&named)?;
    let file = rule.file_name().unwrap_or_default().to_string_lossy();
    let policy = Policy::alone(plan.document(), &file, &script)
        .map_err(|problems| Failure::in_file(problems, &rule.display().to_string(), &script))?;
    let others = over.policy.iter().map(|path| load::policy(path));
    let mut policies = others.collect::<Result<Vec<_>, _>>()?;
    policies.push(policy.clone());
    let mut paths = over.policy.clone();
    paths.push(rule.parent().unwrap_or(Path::new("")).to_owned());
    let loaded = Loaded {
        plan,
        policy,
        policies,
        paths,
    };
    let engine = match loaded.engine() {
        Ok(engine) => engine,
        Err(failure) => {
            failure.print(format);
            return Ok(Outcome::Problems);
        }
    };
    engine.accepts(&case, when.known_at)?;
    let evaluation = engine.evaluate(&case, &load::at(when, Audience::Practitioner)?);
    let said = Tried::of(evaluation, &loaded.policy);
    let failed = !said.failed_rules.is_empty();
    match format {
        Format::Json => render::line(&render::json(&said)),
        Format::Text => {
            render::line(&render::findings(&said.findings));
            let problems = said.failed_rules.into_iter().map(|failed| failed.problem);
            let mut found = reunify::Diagnostics::new();
            found.extend(problems);
            if failed {
                load::in_policies(found, &loaded.policies, &loaded.paths).print(format);
            }
        }
    }
    Ok(if failed {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}
