//! The case: an append-only log of what happened on one child's way home.
//!
//! Each event has the day on which it *occurred* and the instant at which it was *recorded*, so
//! that a case can be asked what was so, and what was known, at any time. Events are chained by
//! hash; nothing is edited. A correction is an event that names what it corrects.

mod chain;
mod event;
mod index;
mod raw;
mod view;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use event::{Actor, Changed, Entry, Event, Outcome, Standing, What};

pub(crate) use index::{Key, Kind, Order, position_of};
pub(crate) use view::View;

use crate::diagnostic::Diagnostics;
use crate::format::document_format;
use crate::json::{self, Sha256};
use crate::plan::{Id, Plan, Version};

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
    index: index::Index,
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
    /// The plan under which the case is run.
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
        Self {
            header,
            events: Vec::new(),
            index: index::Index::default(),
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
        let mut index = index::Index::default();
        for (position, event) in events.iter().enumerate() {
            index.add(position, event);
        }
        let events = events.into_iter().map(Arc::new).collect();
        Ok(Self {
            header: Header {
                format,
                id,
                plan,
                related,
            },
            events,
            index,
        })
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

    /// The plan under which the case is run.
    #[must_use]
    pub fn plan(&self) -> &PlanReference {
        &self.header.plan
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
        let position = self.events.len();
        let seq = u64::try_from(position).ok()?.checked_add(1)?;
        let event = chain::seal(entry, seq, self.head()?)?;
        self.index.add(position, &event);
        self.events.push(Arc::new(event));
        self.events.last().map(|event| &**event)
    }
}
