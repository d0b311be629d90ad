//! What the service is started with.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

const EXAMPLES: &str = "\
Examples:
  case-service
      keeps cases in the file cases.db, and listens on http://127.0.0.1:8080
  case-service --policy ../policies/northshire --listen 127.0.0.1:9000
      lays a policy over the plan
  DATABASE_URL=postgres://cases:secret@localhost/cases case-service
      keeps cases in PostgreSQL; several may run on one database

Stop it with Ctrl-C.";

/// A small case service: cases in a database, and where each stands by reunify.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Where cases are kept: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/NAME`
    // A password may be in it, which the help must not show.
    #[arg(
        long,
        value_name = "URL",
        env = "DATABASE_URL",
        hide_env_values = true,
        default_value = "sqlite:cases.db"
    )]
    pub(crate) database: String,

    /// A policy's folder, laid over the plan; may be given again
    #[arg(long, value_name = "FOLDER")]
    pub(crate) policy: Vec<PathBuf>,

    /// Where to listen; port 0 takes one that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,

    /// For how long an entry is tried again while others write to the same case
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub(crate) patience: Duration,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse::<u16>() {
        Ok(seconds) => Ok(Duration::from_secs(seconds.into())),
        Err(_) => Err("write a whole number of seconds, such as 10".to_owned()),
    }
}
