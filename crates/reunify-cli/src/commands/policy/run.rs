//! Running one rule on one case.

use std::path::Path;

use reunify::evaluate::{FailedRule, Finding};
use reunify::{Audience, Policy};
use serde::Serialize;
use serde_json::json;

use super::{Loaded, Outcome};
use crate::args::{Format, Over, When};
use crate::failure::Failure;
use crate::{load, render};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Said {
    findings: Vec<Finding>,
    failed_rules: Vec<FailedRule>,
}

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
    let named = plan.unwrap_or_else(|| format!("{}@{}", case.plan().id, case.plan().version));
    let plan = load::plan(&named)?;
    let policy = alone(rule, &script, &plan)?;
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
    engine.accepts(&case)?;
    let standing = engine
        .evaluate(&case, &load::at(when, Audience::Practitioner)?)
        .standing;
    let id = &loaded.policy.document().id;
    let said = Said {
        findings: standing
            .findings
            .into_iter()
            .filter(|f| f.policy == *id)
            .collect(),
        failed_rules: standing
            .failed_rules
            .into_iter()
            .filter(|f| f.policy == *id)
            .collect(),
    };
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

/// A policy that has nothing but a rule, to try it with.
fn alone(rule: &Path, script: &[u8], plan: &reunify::Plan) -> Result<Policy, Failure> {
    let file = rule
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let document = plan.document();
    let source = document.sources.first().map(|source| source.id.to_string());
    let basis = json!({ "authority": "local",
        "cites": [{ "source": source, "at": "a rule that is tried by itself", "verified": false }] });
    let manifest = json!({
        "format": "reunify-policy/1", "id": "tried-by-itself", "version": "0.0.0", "layer": "team",
        "title": "A rule that is tried by itself", "owner": "nobody",
        "plan": { "id": document.id, "from": document.version, "below": "999.0.0" },
        "rules": [{ "id": "rule", "title": file, "script": file, "reason": "To try it.", "basis": basis }],
    });
    let parts = [(file.as_str(), script)];
    Policy::from_parts(manifest.to_string().as_bytes(), parts)
        .map_err(|problems| Failure::in_file(problems, &rule.display().to_string(), script))
}
