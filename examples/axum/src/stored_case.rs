//! A case as it is in the database.

use reunify::calendar::Instant;
use reunify::{Case, Diagnostics, Engine};

use crate::case_id::CaseId;
use crate::fault::Fault;

#[derive(Debug)]
pub(crate) struct StoredCase {
    pub(crate) id: CaseId,
    /// The document without its events.
    pub(crate) head: String,
    /// How many events there are.
    pub(crate) version: i64,
    /// The events, each as JSON.
    pub(crate) events: Vec<String>,
}

impl StoredCase {
    /// Puts the case together, and checks that it is as it was written and may be run as it was
    /// known then: a case may have been moved to this plan from another.
    pub(crate) fn load(&self, engine: &Engine, known_at: Option<Instant>) -> Result<Case, Fault> {
        // The chain of hashes cannot show that events are missing at the end; the version can.
        if usize::try_from(self.version) != Ok(self.events.len()) {
            return Err(self.damaged("events-missing".to_owned()));
        }
        let case = self.read().map_err(|problems| {
            let code = problems
                .iter()
                .next()
                .map(|problem| problem.code.to_string());
            self.damaged(code.unwrap_or_default())
        })?;
        engine.accepts(&case, known_at).map_err(Fault::Unfit)?;
        Ok(case)
    }

    fn read(&self) -> Result<Case, Diagnostics> {
        let case = Case::from_json(self.document().as_bytes())?;
        case.verify()?;
        Ok(case)
    }

    fn damaged(&self, code: String) -> Fault {
        tracing::error!(case = ?self.id.as_str(), code, "the log in the database is damaged");
        Fault::Damaged(code)
    }

    fn document(&self) -> String {
        let open = self.head.strip_suffix('}').unwrap_or(&self.head);
        format!("{open},\"events\":[{}]}}", self.events.join(","))
    }
}

/// What stands before the events of a case.
pub(crate) fn head(case: &Case) -> Result<String, serde_json::Error> {
    let mut document: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&case.to_json())?;
    document.remove("events");
    serde_json::to_string(&document)
}
