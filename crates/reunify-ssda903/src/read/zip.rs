//! A zip with the files of one or more returns, in whatever folders.

use std::cell::Cell;
use std::io::{Read, Seek};
use std::rc::Rc;

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::csv::io_failed;
use super::{Intake, Looks, ReadError, Source, csv, first_bytes, xml};

/// Reads every file of a zip into an intake.
pub(super) fn read(
    intake: &mut Intake,
    source: &Source,
    from: impl Read + Seek,
) -> Result<(), ReadError> {
    let failed = |error: ZipError| match error {
        ZipError::Io(io) => io_failed(source, &io),
        other => problem(source, other.to_string()),
    };
    let mut archive = ZipArchive::new(from).map_err(failed)?;
    if archive.len() > intake.limits.files_in_zip {
        return Err(ReadError::TooLarge {
            file: source.name.clone(),
            limit: "the zip has more files than are read of one",
        });
    }
    // What the directory of a zip says of sizes may be a lie: what comes out of it is counted.
    let left = Rc::new(Cell::new(intake.limits.unpacked));
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(failed)?;
        let name = entry.name().to_owned();
        if entry.is_dir() || is_of_the_packer(&name) {
            continue;
        }
        let within = source.within(&name);
        let start = first_bytes(&mut entry).map_err(|error| io_failed(&within, &error))?;
        let looks = Looks::like(&start);
        let whole = start.as_slice().chain(entry);
        match looks {
            Looks::Xml => xml::read(intake, &within, whole, Rc::clone(&left))?,
            Looks::Csv => csv::read(intake, &within, None, whole, Rc::clone(&left))?,
            Looks::Zip | Looks::Binary => intake.not_recognised(&within),
        }
    }
    Ok(())
}

/// Files that systems add to a zip of their own accord.
fn is_of_the_packer(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.starts_with("__MACOSX/") || last.starts_with("._") || last == ".DS_Store"
}

fn problem(source: &Source, problem: String) -> ReadError {
    let file = source.name.clone();
    ReadError::Zip { file, problem }
}
