//! What can be done with a case: the log is in the database, the answers are reunify's.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use reunify::{At, Case, Engine, Entry, calendar};

use crate::case_id::CaseId;
use crate::fault::Fault;
use crate::log::{Added, Log};
use crate::stored_case::{StoredCase, head};
use crate::workflow::Workflow;

const PAUSE: u64 = 20;
const LONGEST_PAUSE: u64 = 200;

#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) workflow: Workflow,
    pub(crate) log: Log,
    pub(crate) patience: Duration,
}

impl Service {
    /// Begins a case under the plan of the service.
    pub(crate) async fn create(&self, id: &CaseId) -> Result<String, Fault> {
        let case = self.workflow.begin(id.as_str());
        let head = head(&case).map_err(|_| Fault::Unexpected("a head was not written"))?;
        if !self.log.create(id, &head).await? {
            return Err(Fault::CaseExists);
        }
        tracing::info!(case = ?id.as_str(), "begun");
        Ok(case.to_json())
    }

    /// The case as a document.
    pub(crate) async fn document(&self, id: &CaseId) -> Result<String, Fault> {
        self.ask(id, None, |_, case| Ok(case.to_json())).await
    }

    /// Where the case stands.
    pub(crate) async fn evaluate(&self, id: &CaseId, at: At) -> Result<String, Fault> {
        self.ask(id, at.known_at, move |engine, case| {
            Ok(engine.evaluate(case, &at).to_json())
        })
        .await
    }

    /// Why an item of an evaluation is as it is.
    pub(crate) async fn explain(&self, id: &CaseId, item: String, at: At) -> Result<String, Fault> {
        self.ask(id, at.known_at, move |engine, case| {
            // Evaluated for its reader: what is kept from them must not be in the explanation.
            let evaluation = engine.evaluate(case, &at);
            let explained = engine.explain(&evaluation, &item, at.reader);
            let explanation = explained.map_err(Fault::NotExplained)?;
            reunify::json::compact(&explanation)
                .map_err(|_| Fault::Unexpected("an explanation was not written"))
        })
        .await
    }

    /// Adds an entry, and gives its receipt. Where somebody else was first, the entry is held
    /// against the newer log: what was allowed after event 12 may not be after event 13.
    pub(crate) async fn append(&self, id: &CaseId, entry: Bytes) -> Result<String, Fault> {
        let started = Instant::now();
        let mut tried: u64 = 1;
        loop {
            let stored = self.find(id).await?;
            let (version, bytes) = (stored.version, entry.clone());
            let next = self
                .work(move |engine| follow(engine, &stored, &bytes))
                .await?;
            match self.log.append(id, version, &next.event).await? {
                Added::Yes => {
                    tracing::info!(case = ?id.as_str(), seq = next.seq, tried, "appended");
                    return Ok(next.receipt);
                }
                Added::Overtaken if started.elapsed() < self.patience => pause(tried).await,
                Added::Overtaken => return Err(Fault::CaseBusy),
            }
            tried = tried.saturating_add(1);
        }
    }

    /// Whether the database answers, and under what cases are run.
    pub(crate) async fn health(&self) -> Result<String, Fault> {
        self.log.answers().await?;
        let (plan, policies) = (self.workflow.plan(), self.workflow.policies());
        let health = serde_json::json!({ "status": "ok", "plan": plan, "policies": policies });
        Ok(health.to_string())
    }

    /// Reads a case, and asks the engine about it as it was known then.
    async fn ask<F>(
        &self,
        id: &CaseId,
        known_at: Option<calendar::Instant>,
        question: F,
    ) -> Result<String, Fault>
    where
        F: FnOnce(&Engine, &Case) -> Result<String, Fault> + Send + 'static,
    {
        let stored = self.find(id).await?;
        self.work(move |engine| question(engine, &stored.load(engine, known_at)?))
            .await
    }

    /// Has the engine work where it does not hold up other calls.
    async fn work<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Engine) -> Result<T, Fault> + Send + 'static,
    {
        let engine = self.workflow.engine.clone();
        let done = tokio::task::spawn_blocking(move || work(&engine)).await;
        done.map_err(|_| Fault::Unexpected("a call ended early"))?
    }

    async fn find(&self, id: &CaseId) -> Result<StoredCase, Fault> {
        self.log.find(id).await?.ok_or(Fault::NoSuchCase)
    }
}

/// An event that is to be stored.
struct Next {
    seq: u64,
    event: String,
    receipt: String,
}

fn follow(engine: &Engine, stored: &StoredCase, entry: &[u8]) -> Result<Next, Fault> {
    let mut case = stored.load(engine, None)?;
    let receipt = engine.append(&mut case, one(entry)?)?;
    let unwritten = |_| Fault::Unexpected("an event was not written");
    Ok(Next {
        seq: receipt.event.seq,
        event: reunify::json::canonical(&receipt.event).map_err(unwritten)?,
        receipt: reunify::json::compact(&receipt).map_err(unwritten)?,
    })
}

fn one(entry: &[u8]) -> Result<Entry, Fault> {
    let mut entries = Case::entries_from_json(entry).map_err(Fault::Unreadable)?;
    match (entries.pop(), entries.is_empty()) {
        (Some(entry), true) => Ok(entry),
        _ => Err(Fault::BadRequest("give one entry at a time".to_owned())),
    }
}

/// For a while that is another for each writer, so that they do not meet again.
async fn pause(tried: u64) {
    let longest = PAUSE.saturating_mul(tried).min(LONGEST_PAUSE);
    let chance = RandomState::new().hash_one(tried);
    let milliseconds = chance.checked_rem(longest).unwrap_or_default();
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}
