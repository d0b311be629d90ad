"""What an engine answers, and what it takes."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
from given import CASE, DAY, ENTRY, NORTHSHIRE

from reunify import At, Case, Engine, Plan, Reunify, ReunifyError, plans


def test_the_versions_are_told(reunify: Reunify, plan: Plan) -> None:
    assert reunify.version() == "0.1.0"
    assert (plan.id, plan.version) == ("reunification", "1.0.0")
    assert len(plan.sha256) == 64
    assert plan.warnings == []
    assert plans.names() == ["implementation-checklist@1.0.0", "reunification@1.0.0"]


def test_a_plan_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(LookupError, match="reunification@1.0.0"):
        plans.reunification("9.9.9")


def test_an_evaluation_says_where_a_case_stands(engine: Engine, case: Case) -> None:
    evaluation = engine.evaluate(case, DAY)
    assert evaluation.value["as-of"] == "2026-02-20"
    overdue = [due["item"] for due in evaluation.value["deadlines"] if due["status"] == "overdue"]
    assert overdue == ["deadline:visits-in-placement:3"]
    assert evaluation.value["receipt"]["events"] == 58


def test_an_answer_is_the_text_that_the_module_gave(reunify: Reunify, engine: Engine, case: Case) -> None:
    request = {"call": "evaluate", "engine": engine.handle, "case": case.handle, "as-of": "2026-02-20"}
    response = reunify.send(json.dumps(request))
    evaluation = engine.evaluate(case, "2026-02-20")
    assert '{"ok":' + evaluation.text + "}" == response
    assert evaluation.value == json.loads(response)["ok"]


def test_an_answer_is_not_printed_by_chance(engine: Engine, case: Case) -> None:
    evaluation = engine.evaluate(case, DAY)
    assert f"{evaluation}" == f"<Answer of {len(evaluation.text)} characters>"


def test_a_policy_is_laid_over_the_plan(reunify: Reunify, plan: Plan, case: Case) -> None:
    policy = reunify.load_policy_folder(NORTHSHIRE)
    assert (policy.id, policy.version) == ("northshire", "1.1.0")
    engine = reunify.compile(plan, [policy])
    assert engine.warnings == []
    assert {change["policy"] for change in engine.changes().value} == {"northshire"}
    assert engine.form("decision-record").value["type"] == "object"
    deadlines = engine.evaluate(case, DAY).value["deadlines"]
    visits = next(due for due in deadlines if due["item"] == "deadline:visits-in-placement:3")
    assert (visits["due"], visits["due-without-policy"]) == ("2026-02-03", "2026-02-17")


def test_what_was_recorded_later_is_left_out(engine: Engine, case: Case) -> None:
    known_at = datetime(2026, 1, 15, 18, tzinfo=timezone.utc)
    then = engine.evaluate(case, At("2026-01-15", known_at=known_at))
    now = engine.evaluate(case, At("2026-01-15"))
    assert then.value["known-at"] == "2026-01-15T18:00:00Z"
    assert then.value["deadlines"] != now.value["deadlines"]


def test_a_parent_is_told_in_plain_words(engine: Engine, case: Case) -> None:
    for_parent = engine.explain(case, "stage", At(DAY, reader="parent"))
    assert for_parent.value["audience"] == "parent"
    assert for_parent.value["says"]
    assert for_parent.text != engine.explain(case, "stage", DAY).text


def test_an_item_that_is_not_there_cannot_be_explained(engine: Engine, case: Case) -> None:
    with pytest.raises(ReunifyError) as refused:
        engine.explain(case, "deadline:nothing:1", DAY)
    assert refused.value.code == "not-explained"


def test_an_entry_is_appended(engine: Engine, case: Case) -> None:
    receipt = engine.append(case, ENTRY)
    assert receipt.value["event"]["seq"] == 59
    events = case.to_json().value["events"]
    assert events[-1] == receipt.value["event"]
    case.verify()


def test_an_entry_that_is_refused_leaves_the_case_as_it_was(engine: Engine, case: Case) -> None:
    before = case.to_json()
    with pytest.raises(ReunifyError) as refused:
        engine.append(case, ENTRY | {"id": "date-of-brith"})
    assert refused.value.code == "unknown-item"
    assert refused.value.rejection is not None
    assert refused.value.rejection["code"] == "unknown-item"
    assert refused.value.place == "/id"
    assert refused.value.diagnostics == []
    assert case.to_json() == before


def test_a_case_is_stored_and_read_again(reunify: Reunify, engine: Engine, case: Case) -> None:
    stored = case.to_json()
    again = reunify.load_case(stored.text)
    assert again.id == "planned-return-s20"
    assert again.to_json() == stored
    assert json.loads(stored.text) == json.loads(CASE)
    assert engine.evaluate(again, DAY) == engine.evaluate(case, DAY)


def test_a_case_begins_empty(reunify: Reunify, plan: Plan, engine: Engine) -> None:
    case = reunify.create_case("case-0001", plan)
    assert case.to_json().value["events"] == []
    assert engine.append(case, ENTRY).value["event"]["seq"] == 1


def test_a_case_that_was_tampered_with_does_not_verify(reunify: Reunify) -> None:
    tampered = json.loads(CASE)
    tampered["events"][7]["actor"]["reference"] = "sw-99"
    case = reunify.load_case(tampered)
    with pytest.raises(ReunifyError) as refused:
        case.verify()
    assert refused.value.code == "event-changed"
    assert refused.value.place == "/events/7/hash"
    reunify.load_case(CASE).verify()
