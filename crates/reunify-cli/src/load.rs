//! From files to plans, policies, cases and engines.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use reunify::calendar::{Date, Instant, InstantError};
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

/// A policy: a folder with `policy.json` in it, or the one file into which such a folder is packed.
pub(crate) fn policy(path: &Path) -> Result<Policy, Failure> {
    if !path.is_dir() {
        let bytes = bytes(path)?;
        let name = path.display().to_string();
        return Policy::from_json(&bytes)
            .map_err(|problems| Failure::in_file(problems, &name, &bytes));
    }
    let manifest_path = path.join("policy.json");
    let manifest = bytes(&manifest_path)?;
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (part, ending) in [("rules", "rhai"), ("tests", "json")] {
        let Ok(entries) = std::fs::read_dir(path.join(part)) else {
            continue;
        };
        for entry in entries.flatten() {
            let file = entry.path();
            if file
                .extension()
                .is_some_and(|extension| extension == ending)
            {
                let name = entry.file_name().to_string_lossy().into_owned();
                files.insert(format!("{part}/{name}"), bytes(&file)?);
            }
        }
    }
    let parts = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_slice()));
    Policy::from_parts(&manifest, parts).map_err(|problems| {
        let name = manifest_path.display().to_string();
        Failure::in_file(problems, &name, &manifest)
    })
}

/// The cases in a folder, by the names of their files.
pub(crate) fn cases(folder: &Path) -> Result<Vec<(String, Case)>, Failure> {
    let named = |path: PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok((name, case(&path)?))
    };
    in_folder(folder)?.into_iter().map(named).collect()
}

/// The case files that were named, and those in the folders that were.
pub(crate) fn case_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(in_folder(path)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// The files in a folder that may be cases, in the order of their names.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let cannot = |error: std::io::Error| {
        Failure::usage(
            format!("{} cannot be read: {error}", folder.display()),
            "name a folder with case files in it",
        )
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// An engine, and the texts of everything that went into it.
///
/// The plan is the one that was asked for, or the one under which the case was run at an instant.
pub(crate) fn engine(
    under: &Under,
    case: Option<&Case>,
    known_at: Option<Instant>,
) -> Result<Engine, Failure> {
    let named = match (&under.plan, case) {
        (Some(named), _) => named.clone(),
        (None, Some(case)) => case.plan_at(known_at).to_string(),
        (None, None) => "reunification".to_owned(),
    };
    let plan = plan(&named)?;
    let policies = under
        .policy
        .iter()
        .map(|path| policy(path))
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

/// Problems of policies, with the texts to show them in. The core names a policy's files below a
/// folder of its name; here they are where they were read from.
pub(crate) fn in_policies(
    problems: Diagnostics,
    policies: &[Policy],
    paths: &[PathBuf],
) -> Failure {
    let mut texts = BTreeMap::new();
    let mut places = BTreeMap::new();
    for (path, policy) in paths.iter().zip(policies) {
        let id = &policy.document().id;
        let is_folder = path.is_dir();
        let mut place = |file: &str, at: PathBuf, text: Option<String>| {
            let at = at.display().to_string();
            texts.extend(text.map(|text| (at.clone(), text)));
            places.insert(format!("{id}/{file}"), at);
        };
        let manifest = if is_folder {
            path.join("policy.json")
        } else {
            path.clone()
        };
        place(
            "policy.json",
            manifest.clone(),
            std::fs::read_to_string(&manifest).ok(),
        );
        let scripts = policy.document().rules.iter();
        let scripts =
            scripts.filter_map(|rule| Some((rule.script.as_str(), policy.script(&rule.script)?)));
        for (name, text) in scripts.chain(policy.tests()) {
            place(name, path.join(name), Some(text.to_owned()));
        }
    }
    let mut placed = Diagnostics::new();
    for mut problem in problems {
        if let Some(at) = problem
            .place
            .file
            .as_ref()
            .and_then(|file| places.get(file))
        {
            problem.place.file = Some(at.clone());
        }
        placed.push(problem);
    }
    Failure {
        problems: placed,
        texts,
    }
}

/// The lines of a file, or of standard input for `-`, with their numbers; empty ones are passed over.
pub(crate) fn lines(
    path: &Path,
) -> Result<impl Iterator<Item = Result<(usize, Vec<u8>), Failure>>, Failure> {
    let cannot = |error: std::io::Error| {
        Failure::usage(
            format!("{} cannot be read: {error}", path.display()),
            "check the path",
        )
    };
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).map_err(cannot)?))
    };
    let lines = (1usize..).zip(input.split(b'\n'));
    Ok(lines.filter_map(move |(number, line)| match line {
        Err(error) => Some(Err(cannot(error))),
        Ok(mut line) => {
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            (!line.is_empty()).then_some(Ok((number, line)))
        }
    }))
}

/// The day that was asked for; today, if none was.
pub(crate) fn day(as_of: Option<Date>) -> Result<Date, Failure> {
    as_of.map_or_else(today, Ok)
}

/// The instant that was asked for; now, if none was.
pub(crate) fn instant(instant: Option<Instant>) -> Result<Instant, Failure> {
    let now = || {
        let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        now.parse().map_err(|error: InstantError| {
            Failure::usage(format!("this machine's clock: {error}"), "give --recorded")
        })
    };
    instant.map_or_else(now, Ok)
}

/// Today, where this machine is. The library has no clock; the command line does.
fn today() -> Result<Date, Failure> {
    let today = chrono::Local::now().date_naive().to_string();
    Date::parse(&today).map_err(|error| {
        Failure::usage(
            format!("this machine's clock says {today}: {error}"),
            "give --as-of",
        )
    })
}

pub(crate) fn at(when: &When, reader: Audience) -> Result<At, Failure> {
    let at = At::day(day(when.as_of)?).read_by(reader);
    Ok(match when.known_at {
        Some(instant) => at.known_at(instant),
        None => at,
    })
}
