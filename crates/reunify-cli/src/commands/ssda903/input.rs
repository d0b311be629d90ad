//! Reading the files of the return, with a bar on a terminal where they are long.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use reunify::{Code, Diagnostic};
use reunify_ssda903::{Intake, Kind, PlanList, Progress, ReadError, Source, Submissions};

use super::args::{Input, Named};
use crate::failure::Failure;
use crate::{load, progress};

/// Files that together have fewer bytes are read before a bar could be seen.
const LONG: u64 = 8 << 20;

/// Everything that the files say.
pub(super) fn read(input: &Input) -> Result<Submissions, Failure> {
    let named = |files: &[Named], kind| -> Vec<(Named, Option<Kind>)> {
        files.iter().cloned().map(|file| (file, kind)).collect()
    };
    let files = [
        named(&input.episodes, Some(Kind::Episodes)),
        named(&input.header, Some(Kind::Header)),
        named(&input.reviews, Some(Kind::Reviews)),
        named(&input.files, None),
    ]
    .concat();
    let bar = bar(files.iter().map(|(file, _)| length(&file.path)).sum());
    let mut intake = Intake::new();
    for (file, kind) in &files {
        let name = file.path.display().to_string();
        let mut source = Source::named(&name);
        if let Some(year) = file.year {
            source = source.of_year(year);
        }
        if file.path == Path::new("-") {
            let bytes = load::bytes(&file.path)?;
            take(&mut intake, &source, *kind, Cursor::new(bytes))?;
        } else {
            let told = Progress::new(open(&file.path)?, |bytes| bar.inc(bytes));
            take(&mut intake, &source, *kind, BufReader::new(told))?;
        }
    }
    bar.finish_and_clear();
    intake.finish().map_err(unusable)
}

/// For whom the plan is to go home, by these lists. Without values, the usual ones count.
pub(super) fn plans(files: &[PathBuf], values: &[String]) -> Result<PlanList, Failure> {
    let mut plans = if values.is_empty() {
        PlanList::default()
    } else {
        PlanList::counting(values.iter().map(String::as_str))
    };
    for path in files {
        let source = Source::named(path.display().to_string());
        plans
            .csv(&source, BufReader::new(open(path)?))
            .map_err(unusable)?;
    }
    Ok(plans)
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| {
        Failure::usage(
            format!("{} cannot be read: {error}", path.display()),
            "check the path and that you may read it",
        )
    })
}

fn take(
    intake: &mut Intake,
    source: &Source,
    kind: Option<Kind>,
    from: impl Read + Seek,
) -> Result<(), Failure> {
    let read = match kind {
        Some(kind) => intake.csv(source, Some(kind), from),
        None => intake.any(source, from),
    };
    read.map_err(unusable)
}

fn unusable(error: ReadError) -> Failure {
    let message = format!("{error} [{}]", error.code());
    Diagnostic::error(Code::Unusable, message)
        .help(error.help())
        .into()
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |about| about.len())
}

fn bar(bytes: u64) -> ProgressBar {
    if bytes < LONG {
        return ProgressBar::hidden();
    }
    progress::bar(Some(bytes), "{bar:30} {bytes}/{total_bytes}, {eta}")
}
