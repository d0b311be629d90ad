//! What the service writes about itself.

use crate::database::Database;
use crate::entries;
use crate::running::Running;

on_each_database! {
    nothing_of_a_case_is_logged
}

const SAID: &str = "nobody-else-may-read-this";

fn nothing_of_a_case_is_logged(database: &Database) {
    let service = Running::start(database);
    let post = |entry: &str| service.post("/cases/case-1/events", entry);
    service.post("/cases/case-1", "").with(201);
    post(&entries::visit("authority-representative", SAID)).with(201);
    post(&entries::visit("parent", SAID)).refused(422, "wrong-role");
    post(&format!("{{ \"{SAID}\": 1 }}")).with(400);
    post(&format!("\"{SAID}")).with(400);
    let mut inside = database.connect();
    inside.execute("update events set event = replace(event, 'Settled', 'Restless')");
    service.get("/cases/case-1").refused(500, "event-changed");
    inside.execute("drop table events");
    service.get("/cases/case-1").refused(500, "failed");
    service.post("/cases/case%0A2", "").with(400);
    service.post("/cases/%1B[31mred", "").with(400);
    let log = service.log();
    assert!(log.contains("case=\"case-1\""), "{log}");
    assert!(log.contains("the log in the database is damaged"), "{log}");
    assert!(log.contains("a call failed"), "{log}");
    for kept in [SAID, "Restless", "Settled", "sw-17", "statutory-visit"] {
        assert!(!log.contains(kept), "{log}");
    }
}
