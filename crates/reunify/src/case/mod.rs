//! The case: an append-only log of what happened on one child's way home.
//!
//! Each event has the day on which it *occurred* and the instant at which it was *recorded*, so
//! that a case can be asked what was so, and what was known, at any time. Events are chained by
//! hash; nothing is edited. A correction is an event that names what it corrects.

mod chain;
mod event;
mod index;
mod migration;
mod raw;
mod reading;
mod view;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use event::{Actor, Changed, Entry, Event, Outcome, Standing, What};

pub use migration::{InEffect, Named, Renamed, SetAside};

pub(crate) use index::{Key, Kind, Order, position_of};
pub(crate) use view::View;

use crate::calendar::Instant;
use crate::diagnostic::Diagnostics;
use crate::format::document_format;
use crate::json::{self, Sha256};
use crate::plan::{Id, Plan, Version};
use reading::Reading;

document_format!(
    /// The format of a case.
    CaseFormat = "reunify-case/1"
);

/// A case's log with what is needed to find things in it.
///
/// ```
/// use reunify::Case;
/// let case = Case::from_json(br#"{
///     "format": "reunify-case/1",
///     "id": "made-up-1",
///     "plan": { "id": "reunification", "version": "1.0.0" },
///     "events": []
/// }"#)?;
/// assert_eq!(case.id(), "made-up-1");
/// assert!(case.verify().is_ok());
/// # Ok::<(), reunify::Diagnostics>(())
/// ```
#[derive(Debug, Clone)]
pub struct Case {
    header: Header,
    events: Vec<Arc<Event>>,
    /// The log as it was read under plans before, the first one first.
    past: Vec<Reading>,
    /// The log as it is read under the plan of now.
    present: Reading,
}

/// A case as it is written.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Case"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CaseDocument {
    /// The version of this format.
    format: CaseFormat,
    /// The host's reference for the case: no name, no date of birth.
    id: String,
    /// The plan under which the case was begun, and is run unless an event of the log moved it.
    plan: PlanReference,
    /// Cases that should be read beside this one, such as those of brothers and sisters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
    /// The log.
    events: Vec<Event>,
}

/// The part of a case that its first event follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Header {
    format: CaseFormat,
    id: String,
    plan: PlanReference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
}

/// The plan under which a case is run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanReference {
    /// The plan.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// The hash of its content, for a case that is to be run under nothing else.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub sha256: Option<Sha256>,
}

impl PlanReference {
    /// A plan, as it is now and no other.
    #[must_use]
    pub fn to(plan: &Plan) -> Self {
        Self {
            id: plan.document().id.clone(),
            version: plan.document().version,
            sha256: Some(plan.sha256()),
        }
    }
}

/// `id@version`.
impl std::fmt::Display for PlanReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

/// A case that should be read beside this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Related {
    /// The host's reference for that case.
    pub id: String,
    /// How it is related: "sibling".
    pub relation: String,
}

impl Case {
    /// A case without events.
    #[must_use]
    pub fn new(id: impl Into<String>, plan: PlanReference) -> Self {
        let header = Header {
            format: CaseFormat,
            id: id.into(),
            plan,
            related: Vec::new(),
        };
        Self::of(header)
    }

    fn of(header: Header) -> Self {
        let present = Reading::new(header.plan.clone());
        Self {
            header,
            events: Vec::new(),
            past: Vec::new(),
            present,
        }
    }

    /// Reads a case. The chain is not checked: [`Case::verify`] does that.
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are not a case.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let (document, _) = json::from_bytes::<CaseDocument>(bytes)?;
        let CaseDocument {
            format,
            id,
            plan,
            related,
            events,
        } = document;
        let mut case = Self::of(Header {
            format,
            id,
            plan,
            related,
        });
        for event in events {
            case.add(Arc::new(event));
        }
        Ok(case)
    }

    /// Puts an event at the end of the log.
    fn add(&mut self, event: Arc<Event>) {
        self.events.push(Arc::clone(&event));
        if let Some(moved) = self.present.add(event) {
            self.past.push(std::mem::replace(&mut self.present, moved));
        }
    }

    /// Writes the case: indented JSON that [`Case::from_json`] reads back to the same case.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Written<'a> {
            #[serde(flatten)]
            header: &'a Header,
            events: &'a [Arc<Event>],
        }
        let document = Written {
            header: &self.header,
            events: &self.events,
        };
        let mut text = crate::json::pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads one entry, or a list of entries, for [`Engine::append`](crate::Engine::append).
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are neither.
    pub fn entries_from_json(bytes: &[u8]) -> Result<Vec<Entry>, Diagnostics> {
        if bytes.trim_ascii_start().starts_with(b"[") {
            return Ok(json::from_bytes::<Vec<Entry>>(bytes)?.0);
        }
        Ok(vec![json::from_bytes::<Entry>(bytes)?.0])
    }

    /// The host's reference for the case.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.header.id
    }

    /// The plan under which the case is run now: the one to which it was last moved, if it ever was.
    #[must_use]
    pub fn plan(&self) -> &PlanReference {
        &self.present.plan
    }

    /// The plan under which the case was run at an instant; now, if there is none.
    #[must_use]
    pub fn plan_at(&self, known_at: Option<Instant>) -> &PlanReference {
        &self.reading(known_at).plan
    }

    /// The log as it was read at an instant.
    pub(crate) fn reading(&self, known_at: Option<Instant>) -> &Reading {
        let by = |reading: &&Reading| known_at.is_none_or(|at| reading.since <= Some(at));
        let mut newest_first = std::iter::once(&self.present).chain(self.past.iter().rev());
        newest_first.find(by).unwrap_or(&self.present)
    }

    /// When the case was moved on from the plan under which it was run at an instant.
    pub(crate) fn moved_after(&self, known_at: Instant) -> Option<Instant> {
        let later = self.past.iter().chain([&self.present]);
        let mut since = later.filter_map(|reading| reading.since);
        since.find(|since| *since > known_at)
    }

    /// Every event that no later one corrects, as it was recorded, with the plan of its time.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = (&PlanReference, &Arc<Event>)> {
        let void = view::void(&self.present, |_| true);
        let events = self.events.iter().enumerate();
        let events = events.filter(move |(position, _)| !view::is_marked(&void, *position));
        events.map(|(position, event)| {
            let mut past = self.past.iter();
            let reading = past.find(|reading| position < reading.events.len());
            (&reading.unwrap_or(&self.present).plan, event)
        })
    }

    /// Cases that should be read beside this one.
    #[must_use]
    pub fn related(&self) -> &[Related] {
        &self.header.related
    }

    /// The log, in the order in which it was recorded.
    #[must_use]
    pub fn events(&self) -> &[Arc<Event>] {
        &self.events
    }

    /// The event with a number.
    #[must_use]
    pub fn event(&self, seq: u64) -> Option<&Event> {
        self.events
            .get(position_of(seq)?)
            .filter(|event| event.seq == seq)
            .map(|event| &**event)
    }

    /// Checks the hash chain: that no event was changed, dropped, added or moved.
    ///
    /// Whoever can rewrite the whole log can also make a whole new chain. To find that out, a host
    /// keeps the last hash somewhere else.
    ///
    /// # Errors
    /// A diagnostic for every event that is not as it was recorded.
    pub fn verify(&self) -> Result<(), Diagnostics> {
        chain::verify(self)
    }

    /// The hash of the last event, or of the header while there is none.
    pub(crate) fn head(&self) -> Option<Sha256> {
        match self.events.last() {
            Some(event) => Some(event.hash),
            None => chain::genesis(&self.header),
        }
    }

    /// The hash that the first event follows.
    pub(crate) fn genesis(&self) -> Option<Sha256> {
        chain::genesis(&self.header)
    }

    /// Adds an entry that has been found fit to the end of the log.
    pub(crate) fn push(&mut self, entry: Entry) -> Option<&Event> {
        let seq = u64::try_from(self.events.len()).ok()?.checked_add(1)?;
        let event = chain::seal(entry, seq, self.head()?)?;
        self.add(Arc::new(event));
        self.events.last().map(|event| &**event)
    }
}
