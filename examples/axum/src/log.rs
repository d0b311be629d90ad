//! The logs of all cases in the database: for each a head, and a row for each event.

use sqlx::{AnyPool, Row};

use crate::case_id::CaseId;
use crate::overtaken;
use crate::stored_case::StoredCase;

#[derive(Debug, Clone)]
pub(crate) struct Log {
    pool: AnyPool,
}

/// What came of adding an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is stored.
    Yes,
    /// Somebody else was first. Nothing is stored.
    Overtaken,
}

impl Log {
    pub(crate) fn new(pool: AnyPool) -> Self {
        Self { pool }
    }

    /// Begins a case; false if there is one of that id.
    pub(crate) async fn create(&self, id: &CaseId, head: &str) -> Result<bool, sqlx::Error> {
        let insert =
            "insert into cases (id, head, version) values ($1, $2, 0) on conflict do nothing";
        let query = sqlx::query(insert).bind(id.as_str()).bind(head);
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }

    pub(crate) async fn find(&self, id: &CaseId) -> Result<Option<StoredCase>, sqlx::Error> {
        let mut connection = self.pool.acquire().await?;
        let select = "select head, version from cases where id = $1";
        let query = sqlx::query(select).bind(id.as_str());
        let Some(case) = query.fetch_optional(&mut *connection).await? else {
            return Ok(None);
        };
        let version: i64 = case.try_get("version")?;
        // Up to the version that was read: what is added meanwhile belongs to the next read.
        let select = "select event from events where case_id = $1 and seq <= $2 order by seq";
        let query = sqlx::query(select).bind(id.as_str()).bind(version);
        let rows = query.fetch_all(&mut *connection).await?;
        let events = rows.iter().map(|row| row.try_get("event"));
        Ok(Some(StoredCase {
            id: id.clone(),
            head: case.try_get("head")?,
            version,
            events: events.collect::<Result<_, _>>()?,
        }))
    }

    /// Adds the event that follows those that were read.
    ///
    /// Two writers who read the same log have the same number for their event. The primary key lets
    /// one of them in; the other is told so, and has to read the log anew.
    pub(crate) async fn append(
        &self,
        id: &CaseId,
        version: i64,
        event: &str,
    ) -> Result<Added, sqlx::Error> {
        match self.insert(id, version, event).await {
            Err(error) if overtaken::by_another(&error) => Ok(Added::Overtaken),
            inserted => inserted,
        }
    }

    async fn insert(&self, id: &CaseId, version: i64, event: &str) -> Result<Added, sqlx::Error> {
        let seq = version.saturating_add(1);
        let mut transaction = self.pool.begin().await?;
        let insert = "insert into events (case_id, seq, event) values ($1, $2, $3)";
        let query = sqlx::query(insert).bind(id.as_str()).bind(seq).bind(event);
        query.execute(&mut *transaction).await?;
        let update = "update cases set version = $1 where id = $2 and version = $3";
        let query = sqlx::query(update)
            .bind(seq)
            .bind(id.as_str())
            .bind(version);
        let changed = query.execute(&mut *transaction).await?.rows_affected();
        if changed != 1 {
            transaction.rollback().await?;
            return Ok(Added::Overtaken);
        }
        transaction.commit().await?;
        Ok(Added::Yes)
    }

    /// Whether the database answers.
    pub(crate) async fn answers(&self) -> Result<(), sqlx::Error> {
        sqlx::query("select id from cases where id = $1")
            .bind("")
            .fetch_optional(&self.pool)
            .await?;
        Ok(())
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
