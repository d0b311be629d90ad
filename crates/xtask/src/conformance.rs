//! Every host held against the same vectors.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::shell::{allowed_here, command, root, run, works};
use crate::wasm;

/// What a host is run with.
struct Given<'a> {
    module: &'a str,
    /// The folder of the npm package.
    package: &'a str,
    vectors: &'a str,
}

/// A host: its name, and how it is held against the vectors. It says what it lacks, if it cannot be.
type Host = (&'static str, fn(&Given<'_>) -> Result<Option<String>>);

const HOSTS: [Host; 5] = [
    ("Node", node),
    ("Chromium", chromium),
    ("Java", java),
    ("Go", go),
    ("Python", python),
];

/// Holds every host that is here against the vectors; what was not run, and why.
///
/// Where the variable `CI` is set, one of the six that was not run is a failure.
pub(crate) fn run_hosts() -> Result<Vec<String>> {
    let vectors = native(&[])?;
    if !works("npm", &["--version"]) {
        let names = HOSTS.map(|(name, _)| name).join(", ");
        return allowed_here(vec![format!(
            "{names} (install Node 20 or later, which brings what the modules are made with)"
        )]);
    }
    let built = wasm::build()?;
    let given = Given {
        module: built.abi.to_str().context("a path that is text")?,
        package: built.package.to_str().context("a path that is text")?,
        vectors: &vectors,
    };
    if without_browser().is_some() {
        install(CHROMIUM);
    }
    let mut not_run = Vec::new();
    for (name, host) in HOSTS {
        if let Some(why) = host(&given)? {
            not_run.push(format!("{name} ({why})"));
        }
    }
    let mut not_run = allowed_here(not_run)?;
    // Besides the six: it is run where it can be, and is no failure where not.
    if let Some(why) = dotnet(&given)? {
        not_run.push(format!(".NET ({why})"));
    }
    Ok(not_run)
}

/// Accepts the native answers as they now are.
pub(crate) fn update() -> Result<()> {
    native(&["--update"]).map(drop)
}

/// Writes the vectors with the native answers, and holds these to what they were; their file.
fn native(options: &[&str]) -> Result<String> {
    let vectors = root().join("target/conformance/vectors.ndjson");
    let vectors = vectors.to_str().context("a path that is text")?.to_owned();
    let mut native = command(
        env!("CARGO"),
        &[
            "run",
            "--quiet",
            "--release",
            "--package",
            "reunify-conformance",
            "--",
        ],
    );
    run(native.args(options).arg(&vectors))?;
    Ok(vectors)
}

fn node(given: &Given<'_>) -> Result<Option<String>> {
    script("node.mjs", given)?;
    budgets(given)?;
    // Those that need a browser skip themselves where there is none. The workbench is held to the command.
    let command_line = ["build", "--quiet", "--package", "reunify-cli"];
    run(&mut command(env!("CARGO"), &command_line))?;
    for package in [wasm::CORE, wasm::WORKBENCH] {
        let folder = root().join(package);
        run(command("npm", &["test", "--silent"]).current_dir(folder))?;
    }
    Ok(None)
}

/// Runs the script that holds a host of JavaScript against the vectors.
fn script(name: &str, given: &Given<'_>) -> Result<()> {
    let script = format!("tests/conformance/hosts/{name}");
    let words = [&script, given.module, given.package, given.vectors];
    run(&mut command("node", &words))
}

/// Holds both modules to their size, and what they take to their times.
fn budgets(given: &Given<'_>) -> Result<()> {
    let build = [
        "build",
        "--quiet",
        "--release",
        "--package",
        "reunify-conformance",
        "--bin",
        "warm",
    ];
    run(&mut command(env!("CARGO"), &build))?;
    let plan = root().join("target/conformance/plan.json");
    let shipped = reunify_plans::find("reunification@1.0.0").context("the plan ships")?;
    std::fs::write(&plan, shipped)?;
    let script = ["tests/conformance/hosts/budget.mjs", "target/release/warm"];
    let case = "examples/cases/planned-return-s20.json";
    let mut budget = command("node", &script);
    budget.arg(plan).args([case, "2026-02-20", given.module]);
    budget.arg(Path::new(given.package).join("dist/core_bg.wasm"));
    run(&mut budget)
}

/// The browser, and Debian's package of it.
const CHROMIUM: &str = "chromium";

fn chromium(given: &Given<'_>) -> Result<Option<String>> {
    if let Some(why) = without_browser() {
        return Ok(Some(why));
    }
    script("chromium.mjs", given)?;
    Ok(None)
}

/// What to do where there is no browser.
pub(crate) fn without_browser() -> Option<String> {
    let there = works(CHROMIUM, &["--version"]);
    (!there).then(|| format!("install Debian's package `{CHROMIUM}`"))
}

/// Installs a package of Debian's, where this may.
fn install(package: &str) {
    let quiet = |arguments: &[&str]| {
        let mut apt = command("apt-get", arguments);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut apt)
    };
    if Path::new("/usr/bin/apt-get").exists() {
        // What cannot be installed is told by what is missing afterwards.
        let _ = quiet(&["update", "-qq"]);
        let _ = quiet(&[
            "install",
            "-qq",
            "--yes",
            "--no-install-recommends",
            package,
        ]);
    }
}

fn java(given: &Given<'_>) -> Result<Option<String>> {
    if !works("mvn", &["--version"]) {
        return Ok(Some("install a JDK 17 or later, and Maven".to_owned()));
    }
    let folder = root().join("bindings/java");
    run(command("mvn", &["--quiet", "--batch-mode", "test"]).current_dir(&folder))?;
    let vectors = format!("-Dexec.args={}", given.vectors);
    let runner = [
        "--quiet",
        "--batch-mode",
        "exec:java",
        "-Dexec.classpathScope=test",
        "-Dexec.mainClass=uk.reunify.Conformance",
    ];
    run(command("mvn", &runner).arg(vectors).current_dir(&folder))?;
    Ok(None)
}

fn go(given: &Given<'_>) -> Result<Option<String>> {
    if !works("go", &["version"]) {
        return Ok(Some("install Go 1.25 or later".to_owned()));
    }
    let folder = root().join("bindings/go");
    run(command("go", &["vet", "./..."]).current_dir(&folder))?;
    run(command("go", &["test", "./..."]).current_dir(&folder))?;
    run(command("go", &["run", "./cmd/conformance", given.vectors]).current_dir(&folder))?;
    Ok(None)
}

fn python(given: &Given<'_>) -> Result<Option<String>> {
    let venv = root().join("target/python");
    let made = || works("target/python/bin/python", &["-m", "pip", "--version"]);
    if !made() && run(&mut command("python3", &["-m", "venv", "target/python"])).is_err() {
        return Ok(Some("install Python 3.10 or later, with venv".to_owned()));
    }
    let folder = root().join("bindings/python");
    let python = || {
        let mut python = Command::new(venv.join("bin/python"));
        python.current_dir(&folder);
        python
    };
    run(python().args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        ".[test]",
    ]))?;
    run(python().args(["-m", "mypy", "src", "tests"]))?;
    run(python().args(["-m", "pytest", "--quiet"]))?;
    run(python().args(["tests/conformance.py", given.vectors]))?;
    Ok(None)
}

fn dotnet(given: &Given<'_>) -> Result<Option<String>> {
    if !works("dotnet", &["--version"]) {
        return Ok(Some("install the .NET SDK 8 or later".to_owned()));
    }
    let folder = root().join("bindings/dotnet");
    run(command("dotnet", &["test"]).current_dir(&folder))?;
    let project = ["run", "--project", "tests/Reunify.Conformance", "--"];
    run(command("dotnet", &project)
        .arg(given.vectors)
        .current_dir(&folder))?;
    Ok(None)
}
