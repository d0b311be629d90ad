//! Opening the database: SQLite or PostgreSQL, through one driver and with one SQL.

use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};

use crate::overtaken;
use crate::trouble::Trouble;

const SCHEMA: &str = include_str!("schema.sql");
const CONNECTIONS: u32 = 8;
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// A statement that waits for another writer waits no longer than this.
const WAIT_SQLITE: &str = "pragma busy_timeout = 3000";
const WAIT_POSTGRES: &str = "set lock_timeout = 3000";

/// PostgreSQL: two that make a table at one time trip over each other, even with `if not exists`.
/// The number is this service's own.
const ONE_AT_A_TIME: &str = "do $$ begin perform pg_advisory_xact_lock(7262317); end $$";

/// Opens the database, and makes the tables if they are not there.
pub(crate) async fn open(url: &str) -> Result<AnyPool, Trouble> {
    let url = address(url)?;
    sqlx::any::install_default_drivers();
    let unopened = |error: sqlx::Error| {
        Trouble::new(
            format!("the database cannot be opened: {error}"),
            "for SQLite, check that the folder is there and may be written to; for PostgreSQL, \
             check that it runs, and the user, password and name in the URL",
        )
    };
    // A pool would try again until its time is up, and then not say what was wrong.
    let tried = AnyConnection::connect(&url).await.map_err(unopened)?;
    tried.close().await.map_err(unopened)?;
    let options = AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection, _| Box::pin(wait_for_writers(connection)));
    let pool = options.connect(&url).await.map_err(unopened)?;
    prepare(&pool).await.map_err(unopened)?;
    Ok(pool)
}

/// The URL with what is needed for a file that is not there yet to be made.
fn address(url: &str) -> Result<String, Trouble> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(url.to_owned());
    }
    if !url.starts_with("sqlite:") || url.contains(":memory:") {
        // The URL is not repeated: a password may be in it.
        return Err(Trouble::new(
            "the database is neither a SQLite file nor in PostgreSQL",
            "write sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME",
        ));
    }
    let mode = if url.contains('?') { "" } else { "?mode=rwc" };
    Ok(format!("{url}{mode}"))
}

async fn wait_for_writers(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let statement = if is_sqlite(connection) {
        WAIT_SQLITE
    } else {
        WAIT_POSTGRES
    };
    connection.execute(statement).await?;
    Ok(())
}

/// Two services may start on a fresh database at one time, and one of them be first.
async fn prepare(pool: &AnyPool) -> Result<(), sqlx::Error> {
    let mut tried = 1;
    loop {
        match make_tables(pool).await {
            Err(error) if overtaken::by_another(&error) && tried < TRIES => {
                tokio::time::sleep(PAUSE).await;
            }
            made => return made,
        }
        tried = tried.saturating_add(1);
    }
}

async fn make_tables(pool: &AnyPool) -> Result<(), sqlx::Error> {
    let mut connection = pool.acquire().await?;
    let sqlite = is_sqlite(&connection);
    if sqlite {
        // Readers and a writer do not wait for each other. It is kept in the file.
        connection.execute("pragma journal_mode = wal").await?;
    }
    let mut transaction = connection.begin().await?;
    if !sqlite {
        transaction.execute(ONE_AT_A_TIME).await?;
    }
    transaction.execute(SCHEMA).await?;
    transaction.commit().await
}

fn is_sqlite(connection: &AnyConnection) -> bool {
    connection.backend_name() == "SQLite"
}
