//! Running the tests of policies.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use reunify::policy::testing::{self, TestReport};

use super::{Loaded, Outcome, mutate};
use crate::args::{Format, Over};
use crate::failure::Failure;
use crate::{load, render};

/// What is asked for besides the running.
pub(super) struct Asked<'a> {
    pub(super) update: bool,
    pub(super) mutate: bool,
    pub(super) junit: Option<&'a Path>,
    pub(super) format: Format,
}

pub(super) fn test(paths: &[PathBuf], over: &Over, asked: &Asked<'_>) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    let mut reports = Vec::new();
    for path in paths {
        let loaded = Loaded::new(path, over)?;
        let engine = match loaded.engine() {
            Ok(engine) => engine,
            Err(failure) => {
                failure.print(asked.format);
                outcome = Outcome::Problems;
                continue;
            }
        };
        let placed = |problems| load::in_policies(problems, &loaded.policies, &loaded.paths);
        if asked.update {
            update(path, &loaded, &engine)?;
        }
        // What was accepted is read again.
        let policy = if asked.update {
            load::policy(path)?
        } else {
            loaded.policy.clone()
        };
        let report = testing::run(&engine, &policy).map_err(placed)?;
        if report.failed > 0 {
            outcome = Outcome::Problems;
        }
        if asked.format == Format::Text {
            render::line(&render::tests(&loaded.policy.name(), &report));
        }
        if asked.mutate {
            let survivors = mutate::mutate(&loaded, &engine, &report, asked.format)?;
            if survivors > 0 {
                outcome = Outcome::Problems;
            }
        }
        reports.push(report);
    }
    if asked.format == Format::Json && !asked.mutate {
        render::line(&render::json(&reports));
    }
    if let Some(file) = asked.junit {
        write(file, &junit(&reports))?;
    }
    Ok(outcome)
}

fn update(path: &Path, loaded: &Loaded, engine: &reunify::Engine) -> Result<(), Failure> {
    if !path.is_dir() {
        return Err(Failure::usage(
            format!("{} is packed, and cannot be changed", path.display()),
            "update the folder that it was packed from, and pack that again",
        ));
    }
    for (name, _) in loaded.policy.tests() {
        let accepted = testing::updated(engine, &loaded.policy, name)
            .map_err(|problems| load::in_policies(problems, &loaded.policies, &loaded.paths))?;
        if let Some(accepted) = accepted {
            let file = path.join(name);
            write(&file, &accepted)?;
            render::line(&format!("updated {}", file.display()));
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(file, text).map_err(|error| {
        Failure::usage(
            format!("{} cannot be written: {error}", file.display()),
            "check the path and that you may write there",
        )
    })
}

fn junit(reports: &[TestReport]) -> String {
    let mut all = Report::new("reunify policy test");
    for report in reports {
        let mut suite = TestSuite::new(report.policy.to_string());
        for test in &report.tests {
            let status = match test.failures.as_slice() {
                [] => TestCaseStatus::success(),
                failures => {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    let first = failures.first().map(|failure| failure.expected.clone());
                    status.set_message(first.unwrap_or_default());
                    status.set_description(render::failures(failures));
                    status
                }
            };
            let mut case = TestCase::new(format!("{}: {}", test.title, test.name), status);
            case.set_classname(test.file.clone());
            suite.add_test_case(case);
        }
        all.add_test_suite(suite);
    }
    all.to_string().unwrap_or_default()
}

/// Runs the tests, and runs them again whenever a file changes, until somebody stops it.
pub(super) fn watch(paths: &[PathBuf], over: &Over, asked: &Asked<'_>) -> Result<Outcome, Failure> {
    let mut before = None;
    loop {
        let now = changed_last(paths.iter().chain(&over.policy));
        if before != Some(now) {
            before = Some(now);
            if let Err(failure) = test(paths, over, asked) {
                failure.print(asked.format);
            }
            render::line("Waiting for a change; stop with Ctrl-C.");
        }
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// When a file of the policies changed last, and how many files there are.
fn changed_last<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> (Option<SystemTime>, usize) {
    let mut files = Vec::new();
    for path in paths {
        files.push(path.clone());
        for part in ["", "rules", "tests"] {
            let entries = std::fs::read_dir(path.join(part))
                .into_iter()
                .flatten()
                .flatten();
            files.extend(entries.map(|entry| entry.path()));
        }
    }
    let times = files
        .iter()
        .filter_map(|file| std::fs::metadata(file).ok()?.modified().ok());
    (times.max(), files.len())
}
