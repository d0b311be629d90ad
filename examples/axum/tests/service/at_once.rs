//! Two processes on one database, and many writers to one case.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use reunify::Case;

use crate::database::Database;
use crate::entries;
use crate::running::Running;

on_each_database! {
    no_event_is_lost_or_doubled
    a_case_begins_once
    writers_who_do_not_wait_for_their_answer_do_no_harm
}

const WRITERS: usize = 8;
const EACH: usize = 12;

fn no_event_is_lost_or_doubled(database: &Database) {
    let services = both(database);
    services[0].post("/cases/case-1", "").with(201);
    let numbers: Vec<u64> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let service = &services[writer % services.len()];
                scope.spawn(move || {
                    (0..EACH)
                        .map(|n| write(service, writer, n))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        writers
            .into_iter()
            .flat_map(|writer| writer.join().unwrap())
            .collect()
    });
    let all = WRITERS * EACH;
    let expected: BTreeSet<u64> = (1..).take(all).collect();
    assert_eq!(numbers.len(), all);
    assert_eq!(BTreeSet::from_iter(numbers), expected);

    let documents = services
        .each_ref()
        .map(|service| service.get("/cases/case-1").with(200));
    assert_eq!(documents[0], documents[1]);
    let case = Case::from_json(documents[0].as_bytes()).unwrap();
    case.verify().unwrap();
    assert_eq!(case.events().len(), all);
    for (writer, n) in (0..WRITERS).flat_map(|writer| (0..EACH).map(move |n| (writer, n))) {
        assert_eq!(documents[0].matches(&said(writer, n)).count(), 1);
    }
    let mut inside = database.connect();
    let all = i64::try_from(all).unwrap();
    assert_eq!(inside.number("select count(*) from events"), all);
    assert_eq!(inside.number("select version from cases"), all);
    // Had nobody been overtaken, it would have shown nothing.
    let logs = services.each_ref().map(Running::log).concat();
    let again = logs
        .lines()
        .filter(|line| line.contains("appended") && !line.contains("tried=1"));
    assert!(again.count() > 0, "{logs}");
}

fn a_case_begins_once(database: &Database) {
    let services = both(database);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let service = &services[writer % services.len()];
                scope.spawn(|| service.post("/cases/case-1", "").status)
            })
            .collect();
        writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .collect()
    });
    assert_eq!(
        statuses.iter().filter(|status| **status == 201).count(),
        1,
        "{statuses:?}"
    );
    assert_eq!(
        statuses.iter().filter(|status| **status == 409).count(),
        WRITERS - 1
    );
}

fn writers_who_do_not_wait_for_their_answer_do_no_harm(database: &Database) {
    let services = both(database);
    services[0].post("/cases/case-1", "").with(201);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let service = &services[writer % services.len()];
            scope.spawn(move || {
                for n in 0..EACH {
                    let entry = entries::visit("authority-representative", &said(writer, n));
                    let wait = Duration::from_millis(u64::try_from(n * 2).unwrap());
                    service.post_and_leave("/cases/case-1/events", &entry, wait);
                }
            });
        }
    });
    for (n, service) in services.iter().enumerate() {
        write(service, WRITERS, n);
    }
    let document = services[0].get("/cases/case-1").with(200);
    Case::from_json(document.as_bytes())
        .unwrap()
        .verify()
        .unwrap();
    for (writer, n) in (0..WRITERS).flat_map(|writer| (0..EACH).map(move |n| (writer, n))) {
        assert!(document.matches(&said(writer, n)).count() <= 1);
    }
    assert_eq!(
        document.matches(&format!("Said to {WRITERS},")).count(),
        services.len()
    );
}

/// Two processes that make the tables at one time.
fn both(database: &Database) -> [Running; 2] {
    [(), ()]
        .map(|()| Running::launch(database, &[]))
        .map(|launched| launched.ready())
}

/// Records a visit, again if the service asks for it, and gives the number of its event.
fn write(service: &Running, writer: usize, n: usize) -> u64 {
    let entry = entries::visit("authority-representative", &said(writer, n));
    loop {
        let answer = service.post("/cases/case-1/events", &entry);
        if answer.status != 409 {
            let seq = answer.json()["event"]["seq"].as_u64();
            return seq.expect(&answer.body);
        }
        answer.refused(409, "case-busy");
    }
}

fn said(writer: usize, n: usize) -> String {
    format!("Said to {writer}, time {n}.")
}
