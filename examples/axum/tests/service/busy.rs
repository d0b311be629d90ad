//! Somebody else who writes to a case and does not finish.

use crate::database::Database;
use crate::entries;
use crate::running::Running;

on_each_database! {
    an_entry_is_not_held_up_for_ever
}

fn an_entry_is_not_held_up_for_ever(database: &Database) {
    let service = Running::start_with(database, &["--patience", "0"]);
    service.post("/cases/case-1", "").with(201);
    let visit = entries::visit("authority-representative", "Hello.");
    let mut other = database.connect();
    if database.is_sqlite() {
        other.execute("begin immediate");
    } else {
        other.execute("begin");
    }
    other.execute("insert into events (case_id, seq, event) values ('case-1', 1, '{}')");
    let problem = service
        .post("/cases/case-1/events", &visit)
        .refused(409, "case-busy");
    assert!(
        problem["message"]
            .as_str()
            .unwrap()
            .contains("send it again")
    );
    service.get("/cases/case-1").with(200);
    other.execute("rollback");
    service.post("/cases/case-1/events", &visit).with(201);
}
