//! What the book says that its program prints is what it prints.

use std::process::Command;

#[test]
fn the_program_prints_what_the_page_says() {
    let page = include_str!("../../../docs/src/embedding-in-rust.md");
    let (_, after) = page.split_once("\nIt prints:\n\n```text\n").unwrap();
    let (expected, _) = after.split_once("```\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_program"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert!(output.status.success());
}
