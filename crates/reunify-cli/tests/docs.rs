//! What the README and the book show the command print, it prints.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::path::Path;

use common::{Ran, empty_folder, reunify, root, with_input};

/// Files, as the book calls them.
const CALLED: [(&str, &str); 4] = [
    (
        "episodes-2018.csv",
        "crates/reunify-ssda903/tests/data/2018/episodes.csv",
    ),
    (
        "header-2018.csv",
        "crates/reunify-ssda903/tests/data/2018/header.csv",
    ),
    ("tiny-case.json", "crates/reunify/tests/cases/tiny.json"),
    ("tiny.json", "crates/reunify/tests/plans/tiny.json"),
];

/// The page that is walked from start to finish, each of its files written as it says.
const GUIDE: &str = "policy-officers.md";

/// A command of a page with what the page shows of its output.
struct Shown {
    page: String,
    command: String,
    output: Vec<String>,
}

fn shown() -> Vec<Shown> {
    let mut pages = vec![root().join("README.md")];
    let book = std::fs::read_dir(root().join("docs/src")).unwrap();
    pages.extend(book.map(|entry| entry.unwrap().path()));
    let mut all = Vec::new();
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|e| e == "md") && !page.ends_with(GUIDE))
    {
        let text = std::fs::read_to_string(page).unwrap();
        for block in text.split("```console\n").skip(1) {
            let block = block.split("```").next().unwrap();
            for part in block.split("$ ").skip(1) {
                let mut lines = part.lines().map(str::to_owned);
                all.push(Shown {
                    page: page.file_name().unwrap().to_str().unwrap().to_owned(),
                    command: lines.next().unwrap(),
                    output: lines.collect(),
                });
            }
        }
    }
    all
}

/// Runs a command of a page; `None` if it is another program's, or reads a file that is only
/// imagined.
fn run(command: &str) -> Option<Ran> {
    let (input, command) = match command.split_once(" | ") {
        Some((echo, command)) => (echo.strip_prefix("echo "), command),
        None => (None, command),
    };
    let own = ["reunify ", "cargo run --release -- ", "cargo run -- "];
    let arguments = own.iter().find_map(|prefix| command.strip_prefix(prefix))?;
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    for argument in &mut arguments {
        if let Some((_, path)) = CALLED.iter().find(|(name, _)| name == argument) {
            *argument = path;
        }
        let imagined = argument.ends_with("json") || *argument == "loose" || *argument == "local";
        if (imagined && !root().join(*argument).exists() && *argument != "json") || *argument == ">"
        {
            return None;
        }
    }
    Some(match input {
        Some(input) => with_input(&arguments, input.as_bytes()),
        None => reunify(&arguments),
    })
}

/// Whether a text has some lines, in their order; `…` stands for anything.
fn has_in_order(text: &str, lines: &[String]) -> Result<(), String> {
    let mut rest = text;
    for part in lines.iter().flat_map(|line| line.split('…')).map(str::trim) {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return Err(part.to_owned()),
        }
    }
    Ok(())
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let mut held = 0;
    for Shown {
        page,
        command,
        output,
    } in shown()
    {
        let Some(ran) = run(&command) else { continue };
        let printed = format!("{}{}", ran.out, ran.err);
        if let Err(missing) = has_in_order(&printed, &output) {
            panic!("{page}: `{command}` does not print\n  {missing}\nbut\n{printed}");
        }
        held += 1;
    }
    assert!(held >= 12, "the pages show commands: {held}");
}

/// Runs a command of the guide in a folder.
fn run_in(folder: &Path, command: &str) -> Ran {
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("reunify"), "{command}");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_reunify"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
        code: ran.status.code().unwrap(),
    }
}

#[test]
fn the_guide_for_policy_officers_can_be_walked() {
    let folder = empty_folder("guide");
    std::fs::create_dir_all(folder.join("cases")).unwrap();
    for file in std::fs::read_dir(root().join("examples/cases")).unwrap() {
        let path = file.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            std::fs::copy(&path, folder.join("cases").join(path.file_name().unwrap())).unwrap();
        }
    }
    let text = std::fs::read_to_string(root().join("docs/src").join(GUIDE)).unwrap();
    let mut blocks = text.split("```");
    let mut before = blocks.next().unwrap();
    let mut commands = 0;
    while let (Some(block), Some(after)) = (blocks.next(), blocks.next()) {
        let (kind, body) = block.split_once('\n').unwrap();
        match kind {
            "json" | "rhai" => {
                // The text before it ends with the name of the file.
                let name = before.trim_end().strip_suffix("`:").unwrap();
                let name = name.rsplit('`').next().unwrap();
                let path = folder.join(name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, body).unwrap();
            }
            "console" => {
                for part in body.split("$ ").skip(1) {
                    let mut lines = part.lines().map(str::to_owned);
                    let command = lines.next().unwrap();
                    let ran = run_in(&folder, &command);
                    let printed = format!("{}{}", ran.out, ran.err);
                    let output: Vec<String> = lines.collect();
                    if let Err(missing) = has_in_order(&printed, &output) {
                        panic!("`{command}` does not print\n  {missing}\nbut\n{printed}");
                    }
                    commands += 1;
                }
            }
            _ => {
                for line in body.lines().filter(|line| line.starts_with("rm ")) {
                    for name in line.split(' ').skip(1) {
                        std::fs::remove_file(folder.join(name)).unwrap();
                    }
                }
            }
        }
        before = after;
    }
    assert!(commands > 9, "{commands}");
}
