//! From files to rows.
//!
//! An [`Intake`] takes any number of files, in any order, and gives [`Submissions`] in an order of
//! their own.

mod column;
mod csv;
mod date;
mod error;
mod guard;
mod kind;
mod limits;
mod plan_list;
mod progress;
mod row;
mod source;
mod xml;
mod zip;

use std::cell::Cell;
use std::io::{Read, Seek};
use std::rc::Rc;

pub use column::Column;
pub use error::ReadError;
pub use kind::Kind;
pub use limits::Limits;
pub use plan_list::{PlanList, PlanListFile, PlanRowSetAside, USUAL_VALUES};
pub use progress::Progress;
pub use source::Source;

use crate::anomaly::Anomaly;
use crate::submission::{Children, Episode, FileRead, RowAt, Submissions};
use row::Row;

/// Files being read.
///
/// ```
/// use reunify_ssda903::{Intake, Kind, Source};
/// let episodes = b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n1,01/05/2017,S,V2,U6,01/06/2017,E4A\n";
/// let mut intake = Intake::new();
/// intake.csv(&Source::named("episodes.csv"), Some(Kind::Episodes), &episodes[..])?;
/// assert_eq!(intake.finish()?.episodes().len(), 1);
/// # Ok::<(), reunify_ssda903::ReadError>(())
/// ```
#[derive(Debug, Default)]
pub struct Intake {
    limits: Limits,
    children: Children,
    gathered: Submissions,
    /// How many rows were read.
    rows: u64,
}

impl Intake {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing read yet, and other limits on what is read.
    #[must_use]
    pub fn with_limits(limits: Limits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    /// Reads a CSV file. What it is, is told by its columns; if it was said what it is, it has to
    /// be that.
    ///
    /// # Errors
    /// If it cannot be read, is not what it was said to be, or lacks a column that it needs. What
    /// was read before stays read; start anew after an error.
    pub fn csv(
        &mut self,
        source: &Source,
        kind: Option<Kind>,
        from: impl Read,
    ) -> Result<(), ReadError> {
        csv::read(self, source, kind, from, no_limit())
    }

    /// Reads the XML form of the return.
    ///
    /// # Errors
    /// If it cannot be read, is not well-formed, or is not the return.
    pub fn xml(&mut self, source: &Source, from: impl Read) -> Result<(), ReadError> {
        xml::read(self, source, from, no_limit())
    }

    /// Reads every file in a zip, in whatever folders. Files that are not of the return are listed
    /// as such.
    ///
    /// # Errors
    /// If it is not a zip, goes past a limit, or a file of the return in it cannot be used.
    pub fn zip(&mut self, source: &Source, from: impl Read + Seek) -> Result<(), ReadError> {
        zip::read(self, source, from)
    }

    /// Reads a zip, XML or CSV file, whichever it is by its first bytes.
    ///
    /// # Errors
    /// As the one that it is.
    pub fn any(&mut self, source: &Source, mut from: impl Read + Seek) -> Result<(), ReadError> {
        let io = |error: std::io::Error| ReadError::Io {
            file: source.name.clone(),
            problem: error.to_string(),
        };
        let start = first_bytes(&mut from).map_err(io)?;
        from.rewind().map_err(io)?;
        match Looks::like(&start) {
            Looks::Zip => self.zip(source, from),
            Looks::Xml => self.xml(source, from),
            Looks::Csv => self.csv(source, None, from),
            Looks::Binary => {
                self.not_recognised(source);
                Ok(())
            }
        }
    }

    /// What was found in each file so far, in the order in which they were read.
    #[must_use]
    pub fn files(&self) -> &[FileRead] {
        &self.gathered.files
    }

    /// Everything that was read, in an order of its own.
    ///
    /// # Errors
    /// If there was no file of episodes.
    pub fn finish(self) -> Result<Submissions, ReadError> {
        let mut all = self.gathered;
        let has_episodes = |file: &FileRead| match file.kind {
            Some(Kind::Episodes) => true,
            Some(Kind::Xml) => file.episodes > 0,
            _ => false,
        };
        if !all.files.iter().any(has_episodes) {
            return Err(ReadError::NoEpisodes);
        }
        let (ids, numbers) = self.children.in_order();
        let places = order(&mut all.files);
        let child = |old| numbers.get(crate::submission::ChildNo::place(old)).copied();
        let file = |at: &mut RowAt| {
            if let Some(place) = places.get(usize::from(at.file)) {
                at.file = *place;
            }
        };
        for episode in &mut all.episodes {
            episode.child = child(episode.child).unwrap_or(episode.child);
            file(&mut episode.at);
        }
        for review in &mut all.reviews {
            review.child = child(review.child).unwrap_or(review.child);
            file(&mut review.at);
        }
        for (born, _, at) in &mut all.births {
            *born = child(*born).unwrap_or(*born);
            file(at);
        }
        for anomaly in &mut all.noticed {
            anomaly.child = anomaly.child.and_then(child);
            file(&mut anomaly.at);
        }
        all.children = ids;
        all.episodes.sort_unstable();
        all.reviews.sort_unstable();
        all.births.sort_unstable();
        all.noticed.sort_unstable();
        Ok(all)
    }

    /// Starts a file; `None` if there are more files than are counted.
    fn begin(&mut self, source: &Source, kind: Option<Kind>) -> Result<u16, ReadError> {
        let place = u16::try_from(self.gathered.files.len()).ok();
        let place = place.ok_or(ReadError::TooLarge {
            file: source.name.clone(),
            limit: "there are more than 65,536 files",
        })?;
        self.gathered.files.push(FileRead {
            name: source.name.clone(),
            kind,
            year: source.year,
            episodes: 0,
            headers: 0,
            reviews: 0,
            set_aside: 0,
        });
        Ok(place)
    }

    fn not_recognised(&mut self, source: &Source) {
        // A file past the last that is counted has nothing of it used either.
        let _ = self.begin(source, None);
    }

    /// Takes a row of a file that was begun.
    fn take(
        &mut self,
        source: &Source,
        kind: Kind,
        row: &Row<'_>,
        at: RowAt,
    ) -> Result<(), ReadError> {
        self.rows = self.rows.saturating_add(1);
        if self.rows > self.limits.rows {
            return Err(ReadError::TooLarge {
                file: source.name.clone(),
                limit: "there are more rows than are read",
            });
        }
        let taken = row.read(kind, &mut self.children, at);
        let Some(file) = self.gathered.files.get_mut(usize::from(at.file)) else {
            return Ok(());
        };
        let count = match kind {
            Kind::Header => &mut file.headers,
            Kind::Reviews => &mut file.reviews,
            _ => &mut file.episodes,
        };
        *count = count.saturating_add(1);
        match taken {
            row::Taken::Episode(episode) => self.gathered.episodes.push(episode),
            row::Taken::Review(review) => self.gathered.reviews.push(review),
            row::Taken::Birth(child, born) => self.gathered.births.push((child, born, at)),
            row::Taken::Nothing => {}
            row::Taken::Not(anomaly) => {
                file.set_aside = file
                    .set_aside
                    .saturating_add(u64::from(sets_aside(&anomaly)));
                self.gathered.noticed.push(anomaly);
            }
        }
        Ok(())
    }
}

fn sets_aside(anomaly: &Anomaly) -> bool {
    anomaly.code.effect() == crate::anomaly::Effect::RowSetAside
}

fn no_limit() -> Rc<Cell<u64>> {
    Rc::new(Cell::new(u64::MAX))
}

/// Puts files in the order of their names, and says where each one went.
fn order(files: &mut Vec<FileRead>) -> Vec<u16> {
    let mut numbered: Vec<(FileRead, usize)> =
        std::mem::take(files).into_iter().zip(0usize..).collect();
    numbered.sort();
    let mut places = vec![0u16; numbered.len()];
    for (place, (file, old)) in (0u16..).zip(numbered) {
        if let Some(slot) = places.get_mut(old) {
            *slot = place;
        }
        files.push(file);
    }
    places
}

/// What the first bytes of a file look like.
enum Looks {
    Zip,
    Xml,
    Csv,
    Binary,
}

impl Looks {
    fn like(start: &[u8]) -> Self {
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let utf16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if text.trim_ascii_start().starts_with(b"<") {
            Self::Xml
        } else if start.contains(&0) && !utf16 {
            Self::Binary
        } else {
            Self::Csv
        }
    }
}

fn first_bytes(from: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    from.by_ref().take(512).read_to_end(&mut start)?;
    Ok(start)
}

/// Whether rows are told apart in the smallest space that holds them: two million rows are meant
/// to fit with ease.
const _: () = assert!(size_of::<Episode>() <= 28);
