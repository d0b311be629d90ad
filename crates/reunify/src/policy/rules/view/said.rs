//! What a run of a rule says, reads and runs.

use rhai::Position;

use crate::calendar::Date;
use crate::evaluate::FindingKind;
use crate::plan::Id;
use crate::policy::rules::reads::Slot;

use super::{CaseView, Failure, limit};

/// What came of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) said: Vec<Said>,
    pub(crate) read: Vec<Slot>,
    /// The stretches of the script that it ran.
    pub(crate) ran: Vec<u16>,
    /// The first later day on which a comparison with the date comes out otherwise.
    pub(crate) first_change: Option<Date>,
    /// What it read, with the events behind it; only where it said something.
    pub(crate) behind: Vec<(String, Vec<u64>)>,
    /// Bytes that it made.
    pub(crate) used: usize,
}

/// Something that a rule said.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) kind: FindingKind,
    pub(crate) words: String,
    /// By whom, if there can be such a role.
    pub(crate) by: Option<Id>,
    pub(crate) due: Option<Date>,
    /// Where in the script.
    pub(crate) at: Position,
}

impl Outcome {
    pub(super) fn changes_on(&mut self, day: Date) {
        if self.first_change.is_none_or(|first| day < first) {
            self.first_change = Some(day);
        }
    }
}

impl CaseView {
    pub(super) fn say(
        &self,
        kind: FindingKind,
        by: &str,
        words: &str,
        due: Option<Date>,
        at: Position,
    ) -> Result<(), Failure> {
        self.uses(by.len().saturating_add(words.len()))?;
        let mut noted = self.noted();
        if noted.said.len() >= self.limits.findings {
            let most = self.limits.findings;
            return Err(limit(format!("a rule may say at most {most} things")));
        }
        noted.said.push(Said {
            kind,
            words: words.to_owned(),
            by: by.parse().ok(),
            due,
            at,
        });
        Ok(())
    }
}
