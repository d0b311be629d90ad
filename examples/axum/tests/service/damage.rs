//! A log that somebody changed in the database.

use crate::database::Database;
use crate::entries;
use crate::running::Running;

on_each_database! {
    a_changed_or_missing_event_is_not_passed_over
}

fn a_changed_or_missing_event_is_not_passed_over(database: &Database) {
    let service = Running::start(database);
    service.post("/cases/case-1", "").with(201);
    let entries = entries::of_example();
    for entry in &entries[..3] {
        service.post("/cases/case-1/events", entry).with(201);
    }
    let mut inside = database.connect();
    let change = |from: &str, to: &str| {
        format!("update events set event = replace(event, '{from}', '{to}')")
    };
    inside.execute(&change("2016-09-14", "2015-09-14"));
    service
        .post("/cases/case-1/events", &entries[3])
        .refused(500, "event-changed");
    service
        .get("/cases/case-1/evaluation?as-of=2026-02-20")
        .refused(500, "event-changed");
    inside.execute(&change("2015-09-14", "2016-09-14"));
    service.get("/cases/case-1").with(200);
    assert_eq!(inside.execute("delete from events where seq = 3"), 1);
    service.get("/cases/case-1").refused(500, "events-missing");
    service
        .post("/cases/case-1/events", &entries[3])
        .refused(500, "events-missing");
    assert_eq!(inside.number("select count(*) from events"), 2);
}
