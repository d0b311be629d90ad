//! Moving cases to another version of a plan, as somebody who looks after a caseload would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod common;

use std::path::{Path, PathBuf};

use common::{Ran, empty_folder, fits, reunify, root, schema, snapshot};
use serde_json::{Value, json};

const WHEN: [&str; 4] = [
    "--as-of",
    "2026-06-01",
    "--recorded",
    "2026-06-01T09:00:00Z",
];

/// A caseload in a folder of its own, and the next version of the plan beside it.
struct Caseload {
    folder: PathBuf,
}

impl Caseload {
    fn new(name: &str, change: impl FnOnce(&mut Value)) -> Self {
        let folder = empty_folder(&format!("migrate-{name}"));
        std::fs::create_dir(folder.join("cases")).unwrap();
        for name in ["planned-return-s20", "unplanned-return-s20"] {
            let file = format!("{name}.json");
            let from = root().join("examples/cases").join(&file);
            std::fs::copy(from, folder.join("cases").join(file)).unwrap();
        }
        let mut plan: Value =
            serde_json::from_str(reunify_plans::find("reunification").unwrap()).unwrap();
        plan["version"] = json!("1.1.0");
        change(&mut plan);
        std::fs::write(folder.join("next.json"), plan.to_string()).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn migrate(&self, more: &[&str]) -> Ran {
        let (cases, next) = (self.path("cases"), self.path("next.json"));
        let mut given = vec!["migrate", text(&cases), "--to", text(&next)];
        given.extend(WHEN);
        given.extend(more);
        reunify(&given)
    }

    /// An output without the name of the folder, which is another each time.
    fn shown(&self, ran: &Ran) -> String {
        ran.out.replace(text(&self.folder), "…")
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Fewer days for the report after a first review, and a task that a stage expects.
fn tighter(plan: &mut Value) {
    for timescale in plan["timescales"].as_array_mut().unwrap() {
        if timescale["id"] == "visits-in-placement" {
            for limit in timescale["limits"].as_array_mut().unwrap() {
                for regime in limit["then"].as_array_mut().into_iter().flatten() {
                    regime["every"] = json!({ "weeks": 2 });
                }
            }
        }
    }
}

#[test]
fn a_dry_run_shows_what_each_case_gains_and_changes_no_file() {
    let load = Caseload::new("dry", tighter);
    let before = load.read("cases/planned-return-s20.json");
    let ran = load.migrate(&["--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    snapshot("migrate_dry_run", &load.shown(&ran));
    assert_eq!(load.read("cases/planned-return-s20.json"), before);
    let ran = load.migrate(&["--dry-run", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    fits(&schema("migration-report"), &report, "report");
    assert_eq!(report["kept"], false);
}

#[test]
fn moved_cases_are_run_under_the_other_plan_and_before_it_under_their_own() {
    let load = Caseload::new("moved", tighter);
    let ran = load.migrate(&["--why", "New guidance.", "--reference", "admin-7"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.ends_with("2 cases moved\n"), "{}", ran.out);
    let (file, next) = (
        load.path("cases/planned-return-s20.json"),
        load.path("next.json"),
    );
    let case: Value = serde_json::from_str(&load.read("cases/planned-return-s20.json")).unwrap();
    let last = case["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["type"], "migration");
    assert_eq!(last["why"], "New guidance.");
    assert_eq!(
        last["actor"],
        json!({ "role": "administrator", "reference": "admin-7" })
    );
    fits(&schema("case"), &case, "case");

    assert_eq!(reunify(&["verify", text(&file)]).code, 0);
    let at = ["--as-of", "2026-06-02"];
    let ran = reunify(&[&["check", text(&file), "--plan", text(&next)], &at[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("reunification@1.1.0"), "{}", ran.out);
    // The version does not ship, so that it has to be named.
    let ran = reunify(&[&["check", text(&file)], &at[..]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("reunification@1.1.0"), "{}", ran.err);
    // As known before the move, it was run under the plan that ships.
    let known = ["--known-at", "2026-05-31T09:00:00Z"];
    let ran = reunify(&[&["check", text(&file)], &at[..], &known[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("reunification@1.0.0"), "{}", ran.out);
}

#[test]
fn moved_cases_can_go_into_another_folder() {
    let load = Caseload::new("out", tighter);
    let before = load.read("cases/planned-return-s20.json");
    let out = load.path("moved");
    assert_eq!(load.migrate(&["--out", text(&out)]).code, 0);
    assert_eq!(load.read("cases/planned-return-s20.json"), before);
    assert!(
        load.read("moved/planned-return-s20.json")
            .contains("\"migration\"")
    );
}

#[test]
fn if_one_case_cannot_be_moved_none_is() {
    // Who goes home without a plan is at another stage by the plan after; the other case can be moved.
    let load = Caseload::new("one", |plan| {
        for transition in plan["transitions"].as_array_mut().unwrap() {
            if transition["to"] == "home-without-plan" {
                transition["to"] = json!("monitoring");
            }
        }
    });
    let before = load.read("cases/planned-return-s20.json");
    let ran = load.migrate(&[]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    snapshot("migrate_refused", &load.shown(&ran));
    assert_eq!(load.read("cases/planned-return-s20.json"), before);

    let mapping = json!({
        "format": "reunify-mapping/1",
        "from": { "id": "reunification", "version": "1.0.0" },
        "to": { "id": "reunification", "version": "1.1.0" },
        "renamed": [{ "kind": "stage", "from": "home-without-plan", "to": "monitoring" }],
    });
    fits(&schema("mapping"), &mapping, "mapping");
    std::fs::write(load.path("mapping.json"), mapping.to_string()).unwrap();
    let ran = load.migrate(&["--mapping", text(&load.path("mapping.json"))]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_ne!(load.read("cases/planned-return-s20.json"), before);
}

#[test]
fn a_case_that_was_changed_is_not_moved() {
    let load = Caseload::new("changed", tighter);
    let file = load.path("cases/planned-return-s20.json");
    let changed =
        load.read("cases/planned-return-s20.json")
            .replacen("social-worker", "team-manager", 1);
    std::fs::write(&file, changed).unwrap();
    let ran = load.migrate(&[]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("[event-changed]"), "{}", ran.out);
    assert!(
        !load
            .read("cases/unplanned-return-s20.json")
            .contains("\"migration\"")
    );
}

#[test]
fn what_cannot_be_used_is_told_before_anything_is_moved() {
    let load = Caseload::new("unusable", tighter);
    let cases = load.path("cases");
    for (given, says) in [
        (
            vec!["migrate", text(&cases), "--to", "reunification@9.0.0"],
            "there is no plan or file",
        ),
        (
            vec!["migrate", "nowhere.json", "--to", "reunification"],
            "cannot be read",
        ),
        (vec!["migrate", text(&cases)], "--to"),
    ] {
        let ran = reunify(&given);
        assert_eq!(ran.code, 2, "{given:?}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    std::fs::write(
        load.path("mapping.json"),
        r#"{ "format": "reunify-mapping/1",
        "from": { "id": "reunification", "version": "1.0.0" },
        "to": { "id": "reunification", "version": "1.1.0" },
        "renamed": [{ "kind": "task", "from": "no-such-task", "to": "statutory-visit" }] }"#,
    )
    .unwrap();
    let ran = load.migrate(&["--mapping", text(&load.path("mapping.json"))]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("mapping.json:4"), "{}", ran.err);
    // The plan that they are run under already.
    let ran = reunify(&[
        "migrate",
        text(&cases),
        "--to",
        "reunification@1.0.0",
        "--dry-run",
    ]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("[nothing-to-migrate]"), "{}", ran.out);
}
