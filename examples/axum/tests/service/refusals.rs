//! Calls that have no answer, each with its status and code.

use crate::database::Database;
use crate::entries;
use crate::running::Running;

on_each_database! {
    what_the_plan_does_not_allow_is_refused
    what_cannot_be_read_is_diagnosed
    what_is_asked_wrongly_is_said_to_be_so
}

fn what_the_plan_does_not_allow_is_refused(database: &Database) {
    let service = Running::start(database);
    service.post("/cases/case-1", "").with(201);
    let refused = service.post("/cases/case-1/events", &entries::visit("parent", "Hello."));
    let problem = refused.refused(422, "wrong-role");
    assert_eq!(problem["place"], "/actor/role");
    assert_eq!(problem["rejection"]["code"], "wrong-role");
    assert_eq!(
        service.get("/cases/case-1").json()["events"],
        serde_json::json!([])
    );
    assert_eq!(database.connect().number("select count(*) from events"), 0);
}

fn what_cannot_be_read_is_diagnosed(database: &Database) {
    let service = Running::start(database);
    service.post("/cases/case-1", "").with(201);
    let post = |entry: &str| service.post("/cases/case-1/events", entry);
    let missing = post("{\n  \"occurred\": \"2026-02-19\"\n}").refused(400, "missing-field");
    assert_eq!(missing["diagnostics"][0]["code"], "missing-field");
    let wrong = entries::visit("social-worker", "Hello.").replace("2026-02-19", "yesterday");
    let wrong = post(&wrong.replace(',', ",\n"));
    let problem = wrong.json();
    assert_eq!(
        (wrong.status, &problem["place"]),
        (400, &"/occurred".into())
    );
    assert!(
        problem["diagnostics"][0]["place"]["span"]["line"]
            .as_u64()
            .is_some_and(|line| line > 1)
    );
    assert_eq!(post("{").status, 400);
    assert_eq!(post("\u{0}").status, 400);
    assert_eq!(post("").status, 400);
    post("[]").refused(400, "bad-request");
    let visit = entries::visit("authority-representative", "Hello.");
    post(&format!("[{visit},{visit}]")).refused(400, "bad-request");
    post(&" ".repeat(3_000_000)).refused(413, "too-large");
    service
        .post_with("/cases/case-1/events", "", &visit)
        .refused(415, "not-json");
    assert_eq!(
        service.get("/cases/case-1").json()["events"],
        serde_json::json!([])
    );
}

fn what_is_asked_wrongly_is_said_to_be_so(database: &Database) {
    let service = Running::start(database);
    service.get("/cases/case-2").refused(404, "no-such-case");
    service
        .get("/cases/case-2/evaluation?as-of=2026-02-20")
        .refused(404, "no-such-case");
    service
        .post("/cases/case-2/events", "{}")
        .refused(404, "no-such-case");
    service.post("/cases/case-1", "").with(201);
    service
        .post("/cases/case-1", "")
        .refused(409, "case-exists");
    for asked in [
        "",
        "?as-of=tomorrow",
        "?as-of=2026-02-30",
        "?as-of=2026-02-20&reader=neighbour",
        "?as-of=2026-02-20&known-at=2026-02-20",
        "?as-of=2026-02-20&known_at=2026-02-20T00:00:00Z",
        "?as-of=2026-02-20&as-of=2026-02-21",
    ] {
        service
            .get(&format!("/cases/case-1/evaluation{asked}"))
            .refused(400, "bad-request");
    }
    let long = format!("/cases/{}", "x".repeat(201));
    service.post(&long, "").refused(400, "bad-request");
    service.post("/cases/a%00b", "").refused(400, "bad-request");
    service.post("/cases/a%FFb", "").refused(400, "bad-request");
    service.get("/nowhere").refused(404, "no-such-address");
    service.post("/health", "").refused(405, "no-such-method");
    let spelt = service.post("/cases/2026%2F41%20%C3%A9", "");
    assert!(
        spelt.head.contains("/cases/2026%2F41%20%C3%A9\r\n"),
        "{}",
        spelt.head
    );
    assert_eq!(spelt.json()["id"], "2026/41 \u{e9}");
    service.get("/cases/2026%2F41%20%C3%A9").with(200);
}
