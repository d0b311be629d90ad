//! The developer's commands: `cargo xtask test` runs everything.

mod conformance;
mod examples;
mod fuzz;
mod licences;
mod links;
mod markdown;
mod notices;
mod reference;
mod reseal;
mod schemas;
mod shell;
mod sizes;
mod test;
mod toolchain;
mod wasm;

use clap::{Parser, Subcommand};

/// The developer's commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything that has to hold; install what that needs.
    Test,
    /// Write what is generated: the schemas, the register of codes in the book, and the digests of
    /// the vectors.
    #[command(alias = "schemas")]
    Generate,
    /// Build the modules for WebAssembly and the npm package; fetch what that needs.
    Wasm,
    /// Hold every host that is here against the same vectors, byte for byte.
    Conformance,
    /// Run the end-to-end tests of the examples; `wasm` or `conformance` comes first.
    Examples,
    /// Build the studio with everything that it needs, and serve it.
    Studio,
    /// Append the events of every example case anew, and write the cases with their new hashes.
    Reseal,
    /// Run the fuzz targets, or one of them.
    #[command(after_help = "Examples:
  cargo xtask fuzz
  cargo xtask fuzz plan --seconds 600")]
    Fuzz {
        /// The target; all of them, one after another, if left out.
        target: Option<String>,
        /// How long each one runs.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
}

fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Test => test::run_steps(),
        Command::Generate => {
            schemas::write()?;
            reference::write()?;
            conformance::update()
        }
        Command::Wasm => {
            let built = wasm::build()?;
            anstream::println!("{}\n{}", built.abi.display(), built.package.display());
            Ok(())
        }
        Command::Conformance => conformance::run_hosts().map(say_what_was_not_run),
        Command::Examples => examples::test().map(say_what_was_not_run),
        Command::Studio => examples::serve_studio(),
        Command::Reseal => reseal::run(),
        Command::Fuzz { target, seconds } => fuzz::run_targets(target.as_deref(), seconds),
    }
}

fn say_what_was_not_run(not_run: Vec<String>) {
    for what in not_run {
        anstream::eprintln!("not run: {what}");
    }
}
