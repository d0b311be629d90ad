//! Running the fuzz targets.

use anyhow::{Result, bail};

use crate::shell::{command, output, root, run, works};

/// Runs one fuzz target, or all of them, each for so many seconds. Fetches `cargo fuzz` and a
/// nightly compiler where they are missing.
pub(crate) fn run_targets(target: Option<&str>, seconds: u32) -> Result<()> {
    if !works("cargo", &["+nightly", "--version"]) {
        run(&mut command(
            "rustup",
            &["toolchain", "install", "nightly", "--profile", "minimal"],
        ))?;
    }
    if !works("cargo", &["fuzz", "--version"]) {
        run(&mut command(
            "cargo",
            &["install", "cargo-fuzz", "--locked"],
        ))?;
    }
    let listed = output(&mut nightly(&["fuzz", "list"]))?;
    let all: Vec<&str> = listed.lines().collect();
    let chosen: Vec<&str> = match target {
        None => all,
        Some(target) if all.contains(&target) => vec![target],
        Some(target) => bail!(
            "there is no fuzz target `{target}`; there are {}",
            all.join(", ")
        ),
    };
    let time = format!("-max_total_time={seconds}");
    for target in chosen {
        let corpus = format!("fuzz/corpus/{target}");
        std::fs::create_dir_all(root().join(&corpus))?;
        let seeds = match target {
            "plan" => "crates/reunify/tests/plans".to_owned(),
            "case" => "crates/reunify/tests/cases".to_owned(),
            "script" => "examples/policies/harbour-city/rules".to_owned(),
            _ => format!("fuzz/seeds/{target}"),
        };
        run(&mut nightly(&[
            "fuzz",
            "run",
            target,
            &corpus,
            &seeds,
            "--",
            &time,
            "-timeout=10",
            "-rss_limit_mb=2048",
            "-max_len=30000",
            "-print_final_stats=1",
        ]))?;
    }
    Ok(())
}

/// Checks that the targets can be built, without building what they are linked with.
pub(crate) fn check() -> Result<()> {
    let manifest = ["--locked", "--manifest-path", "fuzz/Cargo.toml"];
    let mut check = command(env!("CARGO"), &["check", "--quiet"]);
    check
        .args(manifest)
        .env("CARGO_TARGET_DIR", root().join("target/fuzz"))
        .env(
            "CUSTOM_LIBFUZZER_PATH",
            root().join("target/fuzz/libfuzzer.a"),
        );
    run(&mut check)
}

fn nightly(arguments: &[&str]) -> std::process::Command {
    let mut command = command("cargo", &[&["+nightly"], arguments].concat());
    for name in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(name);
    }
    command
}
