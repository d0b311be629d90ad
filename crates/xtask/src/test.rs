//! Everything that has to hold, one step after another.

use std::time::Instant;

use anstyle::{AnsiColor, Style};
use anyhow::Result;

use crate::shell::{allowed_here, command, root, run, works};
use crate::toolchain::{self, TARGET};
use crate::{conformance, fuzz, licences, links, reference, schemas};

const STEP: Style = AnsiColor::Cyan.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const SKIP: Style = AnsiColor::Yellow.on_default().bold();

/// What came of a step.
enum Done {
    Passed,
    /// It could not be run here, and why.
    NotRun(String),
}

type Step = (&'static str, fn() -> Result<Done>);

const STEPS: [Step; 12] = [
    ("formatting", formatting),
    ("lints", lints),
    ("fuzz targets", fuzz_targets),
    ("tests", tests),
    ("the core without its default features", bare_core),
    ("the libraries for WebAssembly", wasm),
    ("every host against the same vectors", hosts),
    ("examples", examples),
    ("the oldest compiler that is supported", oldest),
    ("generated files are up to date", generated),
    ("documentation", documentation),
    ("licences and advisories", licences_and_advisories),
];

/// Runs every step; the first that fails ends the run.
pub(crate) fn run_steps() -> Result<()> {
    let mut skipped = Vec::new();
    for (name, step) in STEPS {
        let began = Instant::now();
        anstream::eprintln!("{STEP}== {name}{STEP:#}");
        match step()? {
            Done::Passed => {
                let seconds = began.elapsed().as_secs();
                anstream::eprintln!("{GOOD}   {name}: passed{GOOD:#} ({seconds} s)");
            }
            Done::NotRun(why) => {
                anstream::eprintln!("{SKIP}   {name}: not run{SKIP:#}: {why}");
                skipped.push(name);
            }
        }
    }
    let not_run = match skipped.as_slice() {
        [] => String::new(),
        some => format!("; not run: {}", some.join(", ")),
    };
    anstream::eprintln!("{GOOD}everything that was run passed{GOOD:#}{not_run}");
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<Done> {
    run(&mut command(env!("CARGO"), arguments)).map(|()| Done::Passed)
}

fn formatting() -> Result<Done> {
    if !works("rustup", &["--version"]) && !works(env!("CARGO"), &["fmt", "--version"]) {
        return Ok(Done::NotRun(
            "there is no rustfmt; install it with your toolchain".to_owned(),
        ));
    }
    component("rustfmt")?;
    cargo(&["fmt", "--all", "--check"])
}

fn lints() -> Result<Done> {
    component("clippy")?;
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
}

fn fuzz_targets() -> Result<Done> {
    fuzz::check().map(|()| Done::Passed)
}

/// Adds a part of the toolchain that is missing, where rustup can.
fn component(name: &str) -> Result<()> {
    let tool = if name == "rustfmt" { "fmt" } else { name };
    if works(env!("CARGO"), &[tool, "--version"]) || !works("rustup", &["--version"]) {
        return Ok(());
    }
    run(&mut command("rustup", &["component", "add", name]))
}

fn tests() -> Result<Done> {
    cargo(&["test", "--workspace"])
}

fn bare_core() -> Result<Done> {
    cargo(&[
        "test",
        "--package",
        "reunify",
        "--no-default-features",
        "--lib",
        "--tests",
    ])
}

fn wasm() -> Result<Done> {
    if let Err(why) = toolchain::target() {
        return allowed_here(vec![why.to_string()]).map(unless_missing);
    }
    // Checked, not built: the modules that ship are built and run by what comes next.
    let core = ["check", "--target", TARGET, "--package", "reunify"];
    let besides = ["reunify-ssda903", "reunify-costs", "reunify-report"];
    let besides = besides.iter().flat_map(|name| ["--package", name]);
    cargo(&core.into_iter().chain(besides).collect::<Vec<_>>())?;
    cargo(&[&core[..], &["--no-default-features"]].concat())
}

fn hosts() -> Result<Done> {
    conformance::run_hosts().map(unless_missing)
}

fn examples() -> Result<Done> {
    crate::examples::test().map(unless_missing)
}

fn unless_missing(not_run: Vec<String>) -> Done {
    match not_run.as_slice() {
        [] => Done::Passed,
        some => Done::NotRun(some.join(", ")),
    }
}

fn oldest() -> Result<Done> {
    const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");
    let toolchain = format!("+{OLDEST}");
    let try_out = || works("cargo", &[&toolchain, "--version"]);
    if !works("rustup", &["--version"]) {
        return Ok(Done::NotRun(format!(
            "there is no rustup to fetch Rust {OLDEST} with"
        )));
    }
    let fetch = ["toolchain", "install", OLDEST, "--profile", "minimal"];
    if !try_out() && run(&mut command("rustup", &fetch)).is_err() {
        return Ok(Done::NotRun(format!(
            "Rust {OLDEST} cannot be fetched here"
        )));
    }
    // What is for users; the developer's commands are built with the compiler that is here.
    let check = ["check", "--quiet", "--workspace", "--exclude", "xtask"];
    let mut check = command("cargo", &[&[toolchain.as_str()], &check[..]].concat());
    // Cargo hands its own paths on; the older compiler needs its own.
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        check.env_remove(name);
    }
    run(&mut check).map(|()| Done::Passed)
}

fn generated() -> Result<Done> {
    schemas::check()?;
    reference::check()?;
    Ok(Done::Passed)
}

fn documentation() -> Result<Done> {
    links::check()?;
    let mut doc = command(
        env!("CARGO"),
        &["doc", "--quiet", "--workspace", "--no-deps"],
    );
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Done::Passed)
}

fn licences_and_advisories() -> Result<Done> {
    if works(env!("CARGO"), &["deny", "--version"]) {
        // The advisories are a repository of their own, which is not to be had everywhere.
        let online = works(env!("CARGO"), &["deny", "fetch", "db"]);
        let checks: &[&str] = if online {
            &["deny", "check"]
        } else {
            &["deny", "check", "bans", "licenses", "sources"]
        };
        return cargo(checks);
    }
    licences::check(&root().join("Cargo.toml"))?;
    Ok(Done::NotRun(
        "licences passed; for advisories, `cargo install cargo-deny`".to_owned(),
    ))
}
