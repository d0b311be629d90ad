"""What is wrong with a document is named, with its place."""

from __future__ import annotations

import pytest
from given import EXAMPLES

from reunify import Engine, Plan, Reunify, ReunifyError


def test_a_document_that_is_refused_has_its_lines_named(reunify: Reunify) -> None:
    with pytest.raises(ReunifyError) as refused:
        reunify.load_plan('{\n  "format": "reunify-plan/1",\n  "colour": "green"\n}')
    assert refused.value.code == "unknown-field"
    assert refused.value.place == "/colour"
    assert refused.value.diagnostics[0]["place"]["span"]["line"] == 3
    assert refused.value.rejection is None
    assert str(refused.value).startswith("unknown-field: unknown field `colour`")


def test_an_entry_that_cannot_be_read_has_its_lines_named(engine: Engine, reunify: Reunify, plan: Plan) -> None:
    with pytest.raises(ReunifyError) as refused:
        engine.append(reunify.create_case("case-1", plan), '{ "occurred": "2026-02-20",\n  "colour": 1 }')
    assert refused.value.place == "/colour"
    assert refused.value.diagnostics[0]["place"]["span"]["line"] == 2


def test_a_policy_cannot_loosen_the_law(reunify: Reunify, plan: Plan) -> None:
    policy = reunify.load_policy_folder(EXAMPLES / "policies/refused/fewer-visits")
    with pytest.raises(ReunifyError) as refused:
        reunify.compile(plan, [policy])
    assert refused.value.code == "policy-loosens-law"
    assert refused.value.diagnostics[0]["place"]["file"] == "fewer-visits/policy.json"


def test_a_calendar_that_is_refused_says_so(reunify: Reunify, plan: Plan) -> None:
    with pytest.raises(ReunifyError) as refused:
        reunify.compile(plan, calendar={"format": "reunify-calendar/1"})
    assert refused.value.code == "invalid-calendar"
    assert refused.value.place is None


def test_a_request_of_something_unknown_is_refused(reunify: Reunify) -> None:
    with pytest.raises(ReunifyError) as refused:
        reunify.ask({"call": "divine"})
    assert refused.value.code == "unknown-call"
