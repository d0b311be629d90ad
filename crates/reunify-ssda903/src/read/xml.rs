//! The XML form of the return: `EXPSSDA903`, a `CHILD` for each child, with a `HEADER` and any
//! number of `EPISODE`. The reviews (`AREVIEW`) are in the header.
//!
//! The whole file may be on one line, so the row of an episode, header or review is its number among
//! those of its kind in the file.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::column::{Column, tidy};
use super::csv::io_failed;
use super::guard::Guard;
use super::row::Row;
use super::{Intake, Kind, ReadError, Source};
use crate::submission::RowAt;

/// Elements are not nested more deeply than this in any return.
const DEEPEST: usize = 16;

/// The most elements that are held of one child, until it is complete.
const MOST: usize = 10_000;

/// The longest text that is kept of a cell; what is longer is not a code, a date or an id.
const LONGEST: usize = 200;

/// The cells of something that is being read.
type Cells = BTreeMap<Column, String>;

/// Reads a file into an intake. `left` is how many bytes may still be read.
pub(super) fn read(
    intake: &mut Intake,
    source: &Source,
    from: impl Read,
    left: Rc<Cell<u64>>,
) -> Result<(), ReadError> {
    let (guarded, reached) = Guard::new(from, intake.limits.row, left);
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 15, guarded));
    let file = intake.begin(source, Some(Kind::Xml))?;
    let mut walk = Walk {
        file,
        open: Vec::new(),
        child: None,
        text: String::new(),
        pending: Vec::new(),
        numbers: BTreeMap::new(),
        seen_root: false,
        is_complete: false,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| match error {
                quick_xml::Error::Io(io) => io_failed(source, &io),
                other => problem(source, other.to_string()),
            })?;
        let done = walk.step(&event);
        if done.map_err(|what| problem(source, what.to_owned()))? {
            break;
        }
        if walk.is_complete {
            walk.flush(intake, source)?;
        }
        reached.set(reader.buffer_position());
    }
    if !walk.seen_root || !walk.open.is_empty() {
        return Err(problem(source, "it ends before the return does".to_owned()));
    }
    Ok(())
}

fn problem(source: &Source, problem: String) -> ReadError {
    let file = source.name.clone();
    ReadError::Xml { file, problem }
}

/// Where in the document we are.
struct Walk {
    file: u16,
    /// The names of the elements that are open, tidied.
    open: Vec<String>,
    /// The id of the child that is open, once it is known.
    child: Option<String>,
    /// The text of the innermost element so far.
    text: String,
    /// What was read of the child that is open. Its id may come last.
    pending: Vec<(Kind, Cells)>,
    /// How many of each kind there were.
    numbers: BTreeMap<Kind, u32>,
    seen_root: bool,
    /// Whether the element of a child has just ended.
    is_complete: bool,
}

impl Walk {
    /// Takes an event; true at the end.
    fn step(&mut self, event: &Event<'_>) -> Result<bool, &'static str> {
        match event {
            Event::Start(start) => self.start(start.name().as_ref())?,
            Event::Empty(start) => {
                self.start(start.name().as_ref())?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.more(&String::from_utf8_lossy(text)),
            Event::CData(text) => self.more(&String::from_utf8_lossy(text)),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character),
                    _ => match &**reference {
                        b"amp" => Some('&'),
                        b"lt" => Some('<'),
                        b"gt" => Some('>'),
                        b"quot" => Some('"'),
                        b"apos" => Some('\''),
                        _ => None,
                    },
                };
                let text = text.ok_or("it has an entity of its own")?;
                self.more(text.encode_utf8(&mut [0; 4]));
            }
            Event::Eof => return Ok(true),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        Ok(false)
    }

    fn more(&mut self, text: &str) {
        if self.text.len() < LONGEST {
            self.text.extend(text.chars().take(LONGEST));
        }
    }

    fn start(&mut self, name: &[u8]) -> Result<(), &'static str> {
        // A prefix says where a name is from, and there is one return only.
        let name = String::from_utf8_lossy(name);
        let name = tidy(name.rsplit(':').next().unwrap_or_default());
        if self.open.is_empty() {
            if self.seen_root || name != "EXPSSDA903" {
                return Err("its root is not EXPSSDA903");
            }
            self.seen_root = true;
        }
        if self.open.len() >= DEEPEST {
            return Err("its elements are nested too deeply");
        }
        match self.kind_at(&name) {
            Some(_) if self.pending.len() >= MOST => {
                return Err("a child has more elements than any child can have");
            }
            Some(kind) => self.pending.push((kind, Cells::new())),
            None if name == "CHILD" && self.open.len() == 1 => {
                self.child = None;
                self.pending.clear();
            }
            None => {}
        }
        self.text.clear();
        self.open.push(name);
        Ok(())
    }

    /// What an element that opens here is.
    fn kind_at(&self, name: &str) -> Option<Kind> {
        let in_child = self.open.get(1).is_some_and(|open| open == "CHILD");
        match name {
            "EPISODE" if in_child && self.open.len() == 2 => Some(Kind::Episodes),
            "HEADER" if in_child && self.open.len() == 2 => Some(Kind::Header),
            "AREVIEW" if in_child => Some(Kind::Reviews),
            _ => None,
        }
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let within = self.open.last().map(String::as_str).unwrap_or_default();
        let kind = match within {
            "EPISODE" => Some(Kind::Episodes),
            "HEADER" => Some(Kind::Header),
            "AREVIEW" => Some(Kind::Reviews),
            _ => None,
        };
        let text = std::mem::take(&mut self.text);
        if name == "CHILD" && self.open.len() == 1 {
            self.is_complete = true;
        } else if let (Some(kind), Some(column)) = (kind, Column::named(&name)) {
            if column == Column::Child {
                self.child = Some(text.trim().to_owned());
            } else {
                let mut pending = self.pending.iter_mut().rev();
                if let Some((_, cells)) = pending.find(|(other, _)| *other == kind) {
                    cells.insert(column, text);
                }
            }
        }
    }

    /// The child is complete: its rows are taken.
    fn flush(&mut self, intake: &mut Intake, source: &Source) -> Result<(), ReadError> {
        self.is_complete = false;
        let child = self.child.take().unwrap_or_default();
        for (kind, cells) in std::mem::take(&mut self.pending) {
            let number = self.numbers.entry(kind).or_default();
            *number = number.saturating_add(1);
            let mut row = Row::default();
            row.set(Column::Child, Cow::Borrowed(&child));
            for (column, text) in &cells {
                row.set(*column, Cow::Borrowed(text));
            }
            let at = RowAt {
                file: self.file,
                row: *number,
            };
            intake.take(source, kind, &row, at)?;
        }
        Ok(())
    }
}
