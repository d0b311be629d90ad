"""What was closed cannot be used, and nothing is used in another instance than its own."""

from __future__ import annotations

import pytest
from given import DAY

from reunify import Case, Engine, Plan, Reunify, ReunifyError, plans


def code_of(refused: pytest.ExceptionInfo[ReunifyError]) -> str:
    return refused.value.code


def test_a_case_that_was_closed_cannot_be_used(engine: Engine, case: Case) -> None:
    case.close()
    case.close()
    with pytest.raises(ReunifyError) as refused:
        engine.evaluate(case, DAY)
    assert code_of(refused) == "disposed"


def test_a_block_closes_at_its_end(reunify: Reunify) -> None:
    with reunify.load_plan(plans.reunification()) as plan:
        engine = reunify.compile(plan)
    with pytest.raises(ReunifyError) as refused:
        reunify.compile(plan)
    assert code_of(refused) == "disposed"
    # `changes` compares with the plan.
    with pytest.raises(ReunifyError) as refused:
        engine.changes()
    assert code_of(refused) == "disposed"


def test_an_engine_needs_neither_plan_nor_policy_any_more(reunify: Reunify, plan: Plan, case: Case) -> None:
    engine = reunify.compile(plan)
    plan.close()
    assert engine.evaluate(case, DAY).value["as-of"] == "2026-02-20"


def test_what_is_closed_or_forgotten_is_dropped_with_the_next_call(reunify: Reunify, case: Case) -> None:
    closed, forgotten = case.handle, reunify.load_case(case.to_json().text).handle
    case.close()
    for handle in (closed, forgotten):
        with pytest.raises(ReunifyError) as refused:
            reunify.ask({"call": "case", "case": handle})
        assert code_of(refused) == "unknown-handle"


def test_nothing_answers_in_an_instance_that_was_closed(reunify: Reunify, engine: Engine, case: Case) -> None:
    reunify.close()
    reunify.close()
    assert not reunify.usable
    for use in (reunify.version, case.verify, lambda: engine.evaluate(case, DAY), lambda: reunify.memory):
        with pytest.raises(ReunifyError) as refused:
            use()
        assert code_of(refused) == "disposed"
    case.close()


def test_a_case_of_another_instance_is_refused(engine: Engine, case: Case) -> None:
    with Reunify() as other:
        # There it would have the same number, and be another child's.
        elsewhere = other.load_case(case.to_json().text)
        with pytest.raises(ReunifyError) as refused:
            engine.evaluate(elsewhere, DAY)
        assert code_of(refused) == "unknown-handle"
