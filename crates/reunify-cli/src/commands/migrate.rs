//! Moving cases to another plan.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use reunify::case::Actor;
use reunify::engine::{
    CaseMigration, Mapping, Migration, MigrationOutcome, MigrationReport, NotMigrated,
};
use reunify::{Case, Engine, Policy, Rejection};

use super::Outcome;
use crate::args::{Format, MigrateArgs};
use crate::failure::Failure;
use crate::{load, progress, render, write};

pub(crate) fn migrate(args: &MigrateArgs, format: Format) -> Result<Outcome, Failure> {
    let plans = Plans::new(args)?;
    let to = plans.engine(&args.to)?;
    let migration = Migration {
        occurred: load::day(args.as_of)?,
        recorded: load::instant(args.recorded)?,
        actor: Actor {
            role: args.role.clone(),
            reference: args.reference.clone(),
        },
        why: args.why.clone(),
        mapping: mapping(args, &plans, &to)?,
    };
    let files = load::case_files(&args.cases)?;
    let progress = progress::bar(
        u64::try_from(files.len()).ok(),
        "{bar:40} {pos}/{len} cases",
    );
    let mut befores = Befores {
        plans: &plans,
        named: args.from.as_deref(),
        compiled: BTreeMap::new(),
    };
    let mut cases = Vec::new();
    let mut moved = Vec::new();
    for file in files {
        let mut case = load::case(&file)?;
        let from = case.plan().to_string();
        let outcome = match case.verify() {
            Err(problems) => MigrationOutcome::NotMigrated(Box::new(broken(&problems))),
            Ok(()) => {
                let before = befores.engine(&from)?;
                to.migrate(before, &mut case, migration.clone()).into()
            }
        };
        cases.push(CaseMigration {
            case: file.display().to_string(),
            from,
            outcome,
        });
        moved.push((file, case));
        progress.inc(1);
    }
    progress.finish_and_clear();
    let all = |case: &CaseMigration| matches!(case.outcome, MigrationOutcome::Migrated(_));
    let all_moved = cases.iter().all(all);
    let kept = all_moved && !args.dry_run;
    if kept {
        keep(&moved, args.out.as_deref())?;
    }
    let to = to.plan().name();
    let report = MigrationReport { to, kept, cases };
    match format {
        Format::Json => render::line(&render::json(&report)),
        Format::Text => anstream::print!("{}", render::migration(&report)),
    }
    Ok(if all_moved {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

/// The plans, each with the same policies laid over it.
struct Plans<'a> {
    policies: Vec<Policy>,
    paths: &'a [PathBuf],
}

impl<'a> Plans<'a> {
    fn new(args: &'a MigrateArgs) -> Result<Self, Failure> {
        let policies = args.policy.iter().map(|path| load::policy(path));
        Ok(Self {
            policies: policies.collect::<Result<_, _>>()?,
            paths: &args.policy,
        })
    }

    fn engine(&self, named: &str) -> Result<Engine, Failure> {
        load::compile(&load::plan(named)?, &self.policies, self.paths)
    }
}

/// The plans under which cases are run, each compiled once.
struct Befores<'a> {
    plans: &'a Plans<'a>,
    /// The plan that was named in the place of the one that a case names.
    named: Option<&'a str>,
    compiled: BTreeMap<String, Engine>,
}

impl Befores<'_> {
    fn engine(&mut self, from: &str) -> Result<&Engine, Failure> {
        Ok(match self.compiled.entry(from.to_owned()) {
            Entry::Occupied(compiled) => compiled.into_mut(),
            Entry::Vacant(place) => place.insert(self.plans.engine(self.named.unwrap_or(from))?),
        })
    }
}

/// The mapping, held against the plans that it names.
fn mapping(args: &MigrateArgs, plans: &Plans<'_>, to: &Engine) -> Result<Option<Mapping>, Failure> {
    let Some(path) = &args.mapping else {
        return Ok(None);
    };
    let bytes = load::bytes(path)?;
    let name = path.display().to_string();
    let in_file = |problems| Failure::in_file(problems, &name, &bytes);
    let mapping = Mapping::from_json(&bytes).map_err(in_file)?;
    let named = args
        .from
        .clone()
        .unwrap_or_else(|| mapping.from.to_string());
    let before = plans.engine(&named)?;
    to.check_mapping(&before, &mapping)
        .map_err(|problems| in_file(problems.located_in(&String::from_utf8_lossy(&bytes))))?;
    Ok(Some(mapping))
}

/// A case whose log is not as it was recorded is not built on.
fn broken(problems: &reunify::Diagnostics) -> NotMigrated {
    let first = problems.iter().next();
    let message = first.map_or("the log is broken", |problem| &problem.message);
    let code = first.map_or(reunify::Code::ChainBroken, |problem| problem.code);
    NotMigrated::from(Rejection {
        code,
        message: message.to_owned(),
        pointer: None,
        help: Some("see what `reunify verify` says of it".to_owned()),
        requirements: Vec::new(),
    })
}

/// Writes the moved cases: each file whole or not at all.
fn keep(moved: &[(PathBuf, Case)], out: Option<&Path>) -> Result<(), Failure> {
    if let Some(folder) = out {
        std::fs::create_dir_all(folder).map_err(|error| {
            let message = format!("{} cannot be made: {error}", folder.display());
            Failure::usage(message, "name a folder that you may write to")
        })?;
    }
    for (file, case) in moved {
        let place = match (out, file.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => file.clone(),
        };
        write::whole(&place, &case.to_json())?;
    }
    Ok(())
}
