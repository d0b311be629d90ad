//! A case from its beginning, over a restart.

use reunify::{At, Audience, Case, Engine, Plan};

use crate::database::Database;
use crate::entries::{self, EXAMPLE};
use crate::running::Running;

on_each_database! {
    a_case_is_kept_over_a_restart
    what_was_answered_is_kept_when_the_process_is_killed
    an_item_is_explained_to_its_reader
    a_policy_is_laid_over_the_plan
}

const ID: &str = "planned-return-s20";

fn engine() -> Engine {
    let plan = reunify_plans::find("reunification@1.0.0").unwrap();
    Engine::compile(&Plan::from_json(plan.as_bytes()).unwrap(), &[]).unwrap()
}

fn a_case_is_kept_over_a_restart(database: &Database) {
    let service = Running::start(database);
    let created = service.post(&format!("/cases/{ID}"), "");
    assert!(
        created
            .head
            .to_lowercase()
            .contains(&format!("location: /cases/{ID}\r\n"))
    );
    assert_eq!(
        Case::from_json(created.with(201).as_bytes()).unwrap().id(),
        ID
    );
    for (number, entry) in (1..).zip(entries::of_example()) {
        let receipt = service.post(&format!("/cases/{ID}/events"), &entry);
        assert_eq!(receipt.json()["event"]["seq"], number);
        receipt.with(201);
    }
    assert!(service.stop().success());

    let service = Running::start(database);
    let document = service.get(&format!("/cases/{ID}")).with(200);
    assert_eq!(document, EXAMPLE);
    let case = Case::from_json(document.as_bytes()).unwrap();
    case.verify().unwrap();
    let at = At::day("2026-02-20".parse().unwrap())
        .known_at("2026-02-19T00:00:00Z".parse().unwrap())
        .read_by(Audience::Parent);
    let asked = "as-of=2026-02-20&known-at=2026-02-19T00:00:00Z&reader=parent";
    let evaluation = service.get(&format!("/cases/{ID}/evaluation?{asked}"));
    assert_eq!(
        evaluation.with(200),
        engine().evaluate(&case, &at).to_json()
    );
    let seq = case.events().len() + 1;
    let visit = entries::visit("authority-representative", "I like my room.");
    let receipt = service.post(&format!("/cases/{ID}/events"), &visit);
    assert_eq!(receipt.json()["event"]["seq"], seq);
}

fn what_was_answered_is_kept_when_the_process_is_killed(database: &Database) {
    let service = Running::start(database);
    entries::record_example(&service, ID);
    service.kill();
    let service = Running::start(database);
    assert_eq!(service.get(&format!("/cases/{ID}")).with(200), EXAMPLE);
}

fn an_item_is_explained_to_its_reader(database: &Database) {
    let service = Running::start(database);
    entries::record_example(&service, ID);
    let explanation = |item: &str, more: &str| {
        service.get(&format!(
            "/cases/{ID}/explanations/{item}?as-of=2026-02-20{more}"
        ))
    };
    let item = "deadline:visits-in-placement:3";
    let to_parent = explanation(item, "&reader=parent").json();
    assert_eq!(to_parent["audience"], "parent");
    assert!(
        to_parent["text"]
            .as_str()
            .unwrap()
            .contains("A visit to your child")
    );
    let to_practitioner = explanation(item, "").json();
    assert_eq!(to_practitioner["audience"], "practitioner");
    assert_ne!(to_practitioner["text"], to_parent["text"]);
    explanation("deadline:none:1", "").refused(404, "not-explained");
}

fn a_policy_is_laid_over_the_plan(database: &Database) {
    let policies = [
        "--policy",
        "../policies/five-rivers",
        "--policy",
        "../policies/northshire",
    ];
    let service = Running::start_with(database, &policies);
    let health = service.get("/health").json();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["plan"], "reunification@1.0.0");
    assert_eq!(health["policies"].as_array().unwrap().len(), 2);
    entries::record_example(&service, ID);
    let evaluation = service
        .get(&format!("/cases/{ID}/evaluation?as-of=2026-02-20"))
        .json();
    let policies = evaluation["receipt"]["policies"].as_array().unwrap();
    let ids: Vec<_> = policies
        .iter()
        .map(|policy| policy["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["five-rivers", "northshire"]);
    assert!(
        evaluation
            .get("failed-rules")
            .is_none_or(|rules| rules == &serde_json::json!([]))
    );
}
