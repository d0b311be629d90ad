//! Where a tool is missing, one line says which, and what to install.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A compiler whose folders are below one of its own, and nothing else on the path.
fn path_with_a_compiler(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let rustc = folder.join("rustc");
    let script = format!("#!/bin/sh\necho {}\n", folder.display());
    fs::write(&rustc, script).unwrap();
    fs::set_permissions(rustc, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// What `cargo xtask wasm` ends with where there is only this on the path.
fn refused(path: &Path) -> String {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.arg("wasm").env("PATH", path);
    let run = xtask.env_remove("RUSTC").env_remove("RUST_BACKTRACE");
    let output = run.output().unwrap();
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn without_the_standard_library_and_rustup_it_says_what_to_install() {
    let said = refused(&path_with_a_compiler("no-library"));
    assert_eq!(said.lines().count(), 1, "{said}");
    for word in [
        "wasm32-unknown-unknown",
        "rustup target add",
        "libstd-rust-dev-wasm32",
    ] {
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn without_npm_it_says_what_to_install() {
    let folder = path_with_a_compiler("no-npm");
    let library = folder.join("lib/rustlib/src/rust/library");
    fs::create_dir_all(&library).unwrap();
    fs::write(library.join("Cargo.lock"), "").unwrap();
    let said = refused(&folder);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("`npm`") && said.contains("install Node 20"),
        "{said}"
    );
}
