//! From the cells of a row to what it says.

use std::borrow::Cow;

use reunify::calendar::Date;

use super::Kind;
use super::column::Column;
use super::date::{Cell, cell};
use crate::anomaly::{Anomaly, AnomalyCode};
use crate::code::{LegalStatus, Placement, ReasonCeased, ReasonForNewEpisode};
use crate::submission::{ChildNo, Children, Episode, Review, RowAt};

/// The cells of a row, by column. Blank where there is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Row<'a> {
    cells: [Cow<'a, str>; Column::ALL.len()],
}

/// What came of a row.
#[derive(Debug)]
pub(super) enum Taken {
    Episode(Episode),
    Review(Review),
    Birth(ChildNo, Date),
    /// It says nothing that is used.
    Nothing,
    /// It was not used, or not all of it, and why.
    Not(Anomaly),
}

impl<'a> Row<'a> {
    pub(super) fn set(&mut self, column: Column, text: Cow<'a, str>) {
        let place = Column::ALL.iter().position(|known| *known == column);
        if let Some(slot) = place.and_then(|place| self.cells.get_mut(place)) {
            *slot = text;
        }
    }

    fn get(&self, column: Column) -> &str {
        let place = Column::ALL.iter().position(|known| *known == column);
        let cell = place.and_then(|place| self.cells.get(place));
        cell.map_or("", |cell| cell.trim())
    }

    pub(super) fn read(&self, kind: Kind, children: &mut Children, at: RowAt) -> Taken {
        let id = self.get(Column::Child);
        let is_id = !id.is_empty() && id.len() <= LONGEST_ID;
        let child = is_id.then(|| children.number(id));
        let read = match kind {
            Kind::Episodes | Kind::Xml => self.episode(child, at),
            Kind::Header => self.birth(child),
            Kind::Reviews => self.review(child, at),
            Kind::NotUsed => Ok(Taken::Nothing),
        };
        read.unwrap_or_else(|(code, column)| {
            Taken::Not(Anomaly {
                child,
                at,
                code,
                column: Some(column),
            })
        })
    }

    fn episode(&self, child: Option<ChildNo>, at: RowAt) -> Result<Taken, Why> {
        let child = child.ok_or(NO_CHILD)?;
        let start = self.needed(Column::Decom)?;
        let end = match cell(self.get(Column::Dec)) {
            Cell::Blank => None,
            Cell::Day(day) => Some(day),
            Cell::Unreadable => return Err((AnomalyCode::UnreadableDate, Column::Dec)),
        };
        Ok(Taken::Episode(Episode {
            child,
            start,
            end,
            ceased: ReasonCeased::read(self.get(Column::Rec)),
            reason: ReasonForNewEpisode::read(self.get(Column::Rne)),
            legal_status: LegalStatus::read(self.get(Column::Ls)),
            placement: Placement::read(self.get(Column::Place)),
            at,
        }))
    }

    fn birth(&self, child: Option<ChildNo>) -> Result<Taken, Why> {
        let child = child.ok_or(NO_CHILD)?;
        match cell(self.get(Column::Dob)) {
            Cell::Blank => Ok(Taken::Nothing),
            Cell::Day(born) => Ok(Taken::Birth(child, born)),
            Cell::Unreadable => Err((AnomalyCode::UnreadableBirth, Column::Dob)),
        }
    }

    fn review(&self, child: Option<ChildNo>, at: RowAt) -> Result<Taken, Why> {
        let child = child.ok_or(NO_CHILD)?;
        // A return lists a child without a review with an empty cell.
        if self.get(Column::Review).is_empty() {
            return Ok(Taken::Nothing);
        }
        let held = self.needed(Column::Review)?;
        Ok(Taken::Review(Review { child, held, at }))
    }

    fn needed(&self, column: Column) -> Result<Date, Why> {
        match cell(self.get(column)) {
            Cell::Day(day) => Ok(day),
            Cell::Blank => Err((AnomalyCode::NoDate, column)),
            Cell::Unreadable => Err((AnomalyCode::UnreadableDate, column)),
        }
    }
}

/// What is longer is not an id, and would fill the memory.
pub(super) const LONGEST_ID: usize = 64;

type Why = (AnomalyCode, Column);

const NO_CHILD: Why = (AnomalyCode::NoChild, Column::Child);
