//! CSV files as spreadsheets and case systems write them.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use ::csv::{ByteRecord, Reader, ReaderBuilder};

use super::column::{Column, tidy};
use super::guard::{Guard, Past};
use super::row::Row;
use super::{Intake, Kind, ReadError, Source};
use crate::submission::RowAt;

/// Reads a file into an intake. `left` is how many bytes may still be read.
pub(super) fn read(
    intake: &mut Intake,
    source: &Source,
    wanted: Option<Kind>,
    from: impl Read,
    left: Rc<Cell<u64>>,
) -> Result<(), ReadError> {
    let (guarded, reached) = Guard::new(from, intake.limits.row, left);
    let mut reader = reader(guarded);
    let failed = |error: ::csv::Error| failed(source, &error);
    let mut record = ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(failed)? {
        return match wanted {
            Some(wanted) => Err(not_that(source, wanted, None)),
            None => {
                intake.not_recognised(source);
                Ok(())
            }
        };
    }
    let Some((kind, columns)) = heading(source, wanted, &record)? else {
        intake.not_recognised(source);
        return Ok(());
    };
    let file = intake.begin(source, Some(kind))?;
    if kind == Kind::NotUsed {
        return Ok(());
    }
    let mut number = 1u32;
    while reader.read_byte_record(&mut record).map_err(failed)? {
        reached.set(reader.position().byte());
        number = number.saturating_add(1);
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        let mut row = Row::default();
        for (column, place) in &columns {
            let cell = record.get(*place).unwrap_or_default();
            row.set(*column, String::from_utf8_lossy(cell));
        }
        intake.take(source, kind, &row, RowAt { file, row: number })?;
    }
    Ok(())
}

/// A reader of rows as they come, however many cells each has.
pub(super) fn reader<R: Read>(from: R) -> Reader<R> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 15)
        .from_reader(from)
}

/// Whether a file that begins with this heading has two bytes to a character.
pub(super) fn is_utf16(heading: &ByteRecord) -> bool {
    let start = heading.get(0).unwrap_or_default();
    start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff")
}

/// Where each column is.
type Columns = Vec<(Column, usize)>;

/// What the file is, and where its columns are; `None` if it is not of the return.
fn heading(
    source: &Source,
    wanted: Option<Kind>,
    record: &ByteRecord,
) -> Result<Option<(Kind, Columns)>, ReadError> {
    let file = || source.name.clone();
    if is_utf16(record) {
        return Err(ReadError::Utf16 { file: file() });
    }
    let headings: Vec<String> = record
        .iter()
        .map(|cell| tidy(&String::from_utf8_lossy(cell)))
        .collect();
    let found = Kind::of(&headings);
    let kind = match (wanted, found) {
        // A header needs no more than a child and a day of birth where it was named as one.
        (Some(Kind::Header), None) if headings.iter().any(|heading| heading == "DOB") => {
            Kind::Header
        }
        (Some(wanted), found) if found != Some(wanted) => {
            return Err(not_that(source, wanted, found));
        }
        (_, None) => return Ok(None),
        (_, Some(found)) => found,
    };
    let mut columns = Columns::new();
    for (place, heading) in headings.iter().enumerate() {
        let Some(column) = Column::named(heading) else {
            continue;
        };
        if !kind.needs().contains(&column) {
            continue;
        }
        if columns.iter().any(|(known, _)| *known == column) {
            let file = file();
            return Err(ReadError::ColumnTwice { file, column });
        }
        columns.push((column, place));
    }
    let has = |column: &Column| columns.iter().any(|(known, _)| known == column);
    let missing: Vec<Column> = kind.needs().iter().filter(|c| !has(c)).copied().collect();
    if missing.is_empty() {
        return Ok(Some((kind, columns)));
    }
    Err(ReadError::NoColumn {
        file: file(),
        columns: missing,
    })
}

fn not_that(source: &Source, wanted: Kind, found: Option<Kind>) -> ReadError {
    let file = source.name.clone();
    ReadError::NotThat {
        file,
        wanted,
        found,
    }
}

pub(super) fn failed(source: &Source, error: &::csv::Error) -> ReadError {
    let file = source.name.clone();
    match error.kind() {
        ::csv::ErrorKind::Io(io) => io_failed(source, io),
        _ => ReadError::Io {
            file,
            problem: error.to_string(),
        },
    }
}

/// A reader that failed, because of a limit or for a reason of its own.
pub(super) fn io_failed(source: &Source, error: &std::io::Error) -> ReadError {
    let file = source.name.clone();
    match Past::of(error) {
        Some(past) => ReadError::TooLarge {
            file,
            limit: past.limit(),
        },
        None => ReadError::Io {
            file,
            problem: error.to_string(),
        },
    }
}
