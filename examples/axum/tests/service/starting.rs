//! How the service starts, and what it says if it cannot.

use std::net::TcpListener;

use tempfile::TempDir;

use crate::database::Database;
use crate::running::{Running, program};

#[test]
fn its_help_has_examples() {
    let help = program()
        .arg("--help")
        .env("DATABASE_URL", "postgres://u:pa55@h/d")
        .output()
        .unwrap();
    let text = String::from_utf8(help.stdout).unwrap();
    assert!(help.status.success());
    assert!(
        text.contains("Examples:") && text.contains("case-service --policy"),
        "{text}"
    );
    assert!(!text.contains("pa55"), "{text}");
}

#[test]
fn it_says_what_to_do_when_it_cannot_start() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let folder = TempDir::new().unwrap();
    let file = format!("sqlite:{}", folder.path().join("cases.db").display());
    let nowhere = format!("sqlite:{}", folder.path().join("none/cases.db").display());
    let refused = "../policies/refused/fewer-visits";
    for (arguments, what, help) in [
        (
            [
                "--database",
                "mysql://u:pa55@h/d",
                "--listen",
                "127.0.0.1:0",
            ],
            "neither",
            "write sqlite:FILE",
        ),
        (
            ["--database", &nowhere, "--listen", "127.0.0.1:0"],
            "cannot be opened",
            "the folder is there",
        ),
        (
            [
                "--database",
                "postgres://u:pa55@127.0.0.1:1/d",
                "--listen",
                "127.0.0.1:0",
            ],
            "cannot be opened",
            "check that it runs",
        ),
        (
            ["--database", &file, "--listen", &taken],
            "cannot listen",
            "--listen",
        ),
        (
            ["--database", &file, "--policy", "no-such-folder"],
            "no-such-folder cannot be read",
            "policy.json",
        ),
        (
            ["--database", &file, "--policy", refused],
            "error[",
            "mend the policy",
        ),
    ] {
        let ended = program().args(arguments).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.contains(what) && said.contains(help), "{said}");
        assert!(!said.contains("pa55"), "{said}");
    }
}

#[test]
fn it_takes_the_database_from_the_environment() {
    let ended = program()
        .env("DATABASE_URL", "mysql://h/d")
        .output()
        .unwrap();
    assert!(String::from_utf8(ended.stderr).unwrap().contains("neither"));
}

#[test]
fn it_ends_cleanly_while_somebody_is_connected() {
    let database = Database::sqlite();
    let service = Running::start(&database);
    let open = service.connect();
    assert!(service.stop().success());
    drop(open);
}
