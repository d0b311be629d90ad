//! From files to plans, policies, cases and engines.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use reunify::calendar::Date;
use reunify::evaluate::At;
use reunify::{Audience, Case, Diagnostics, Engine, Plan, Policy};

use crate::args::{Under, When};
use crate::failure::Failure;

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| {
        Failure::usage(
            format!("{} cannot be read: {error}", path.display()),
            "check the path and that you may read it",
        )
    })
}

pub(crate) fn case(path: &Path) -> Result<Case, Failure> {
    let bytes = bytes(path)?;
    let name = path.display().to_string();
    Case::from_json(&bytes).map_err(|problems| Failure::in_file(problems, &name, &bytes))
}

/// A plan that ships with reunify, by name, or one in a file.
pub(crate) fn plan(named: &str) -> Result<Plan, Failure> {
    if let Some(text) = reunify_plans::find(named) {
        let name = format!("{named} (built in)");
        return Plan::from_json(text.as_bytes())
            .map_err(|problems| Failure::in_file(problems, &name, text.as_bytes()));
    }
    let path = Path::new(named);
    if !path.exists() {
        let known: Vec<String> = reunify_plans::ALL.iter().map(ToString::to_string).collect();
        return Err(Failure::usage(
            format!("there is no plan or file `{named}`"),
            format!("the plans that ship with reunify are: {}", known.join(", ")),
        ));
    }
    let bytes = bytes(path)?;
    Plan::from_json(&bytes).map_err(|problems| Failure::in_file(problems, named, &bytes))
}

/// A policy in a folder: `policy.json` and the scripts that it names.
pub(crate) fn policy(folder: &Path) -> Result<Policy, Failure> {
    let manifest_path = folder.join("policy.json");
    let manifest = bytes(&manifest_path)?;
    let mut scripts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let rules = folder.join("rules");
    if let Ok(entries) = std::fs::read_dir(&rules) {
        for entry in entries.flatten() {
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "rhai")
            {
                let name = entry.file_name().to_string_lossy().into_owned();
                scripts.insert(format!("rules/{name}"), bytes(&path)?);
            }
        }
    }
    let parts = scripts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_slice()));
    Policy::from_parts(&manifest, parts).map_err(|problems| {
        let name = manifest_path.display().to_string();
        Failure::in_file(problems, &name, &manifest)
    })
}

/// An engine, and the texts of everything that went into it.
pub(crate) fn engine(under: &Under, case: Option<&Case>) -> Result<Engine, Failure> {
    let named = match (&under.plan, case) {
        (Some(named), _) => named.clone(),
        (None, Some(case)) => format!("{}@{}", case.plan().id, case.plan().version),
        (None, None) => "reunification".to_owned(),
    };
    let plan = plan(&named)?;
    let policies = under
        .policy
        .iter()
        .map(|folder| policy(folder))
        .collect::<Result<Vec<_>, _>>()?;
    compile(&plan, &policies, &under.policy)
}

/// Compiles, with the texts of the policies for any problem to be shown in.
pub(crate) fn compile(
    plan: &Plan,
    policies: &[Policy],
    folders: &[PathBuf],
) -> Result<Engine, Failure> {
    Engine::compile(plan, policies).map_err(|problems| in_policies(problems, policies, folders))
}

/// Problems of policies, with the texts to show them in.
pub(crate) fn in_policies(
    problems: Diagnostics,
    policies: &[Policy],
    folders: &[PathBuf],
) -> Failure {
    let mut failure = Failure::from(problems);
    for (folder, policy) in folders.iter().zip(policies) {
        let manifest = folder.join("policy.json");
        if let Ok(text) = std::fs::read_to_string(&manifest) {
            failure.texts.insert(manifest.display().to_string(), text);
        }
        for rule in &policy.document().rules {
            if let Some(text) = policy.script(&rule.script) {
                failure.texts.insert(rule.script.clone(), text.to_owned());
            }
        }
    }
    // A problem without a file is in a manifest: the only one, where there is but one.
    if let [folder] = folders {
        let manifest = folder.join("policy.json").display().to_string();
        failure.problems = failure.problems.in_file(&manifest);
    }
    failure
}

/// Today, where this machine is. The library has no clock; the command line does.
pub(crate) fn today() -> Result<Date, Failure> {
    let today = chrono::Local::now().date_naive().to_string();
    Date::parse(&today).map_err(|error| {
        Failure::usage(
            format!("this machine's clock says {today}: {error}"),
            "give --as-of",
        )
    })
}

pub(crate) fn at(when: &When, reader: Audience) -> Result<At, Failure> {
    let as_of = match when.as_of {
        Some(date) => date,
        None => today()?,
    };
    let at = At::day(as_of).read_by(reader);
    Ok(match when.known_at {
        Some(instant) => at.known_at(instant),
        None => at,
    })
}
