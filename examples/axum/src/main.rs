//! A small case service around reunify.

mod answer;
mod arguments;
mod case_id;
mod database;
mod failure;
mod fault;
mod log;
mod overtaken;
mod policy_folder;
mod problem;
mod routes;
mod serve;
mod service;
mod stop;
mod stored_case;
mod trouble;
mod when;
mod workflow;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::arguments::Arguments;
use crate::log::Log;
use crate::service::Service;
use crate::trouble::Trouble;
use crate::workflow::Workflow;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_target(false)
        .init();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let _ = writeln!(io::stderr(), "{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Trouble> {
    let workflow = Workflow::compile(&arguments.policy)?;
    let log = Log::new(database::open(&arguments.database).await?);
    let service = Service {
        workflow,
        log: log.clone(),
        patience: arguments.patience,
    };
    let router = routes::router(Arc::new(service));
    let ended = serve::serve(arguments.listen, router).await;
    log.close().await;
    ended
}
