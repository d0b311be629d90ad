"""An instance: its memory, one thread at a time, and its end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from given import CASE, DAY, compiled, handmade, module, use_up
from wasmtime import Trap

from reunify import Case, Engine, Plan, Reunify, ReunifyError
from reunify.exchange import Exchange


def test_memory_is_steady(reunify: Reunify, engine: Engine) -> None:
    def cycle() -> None:
        with reunify.load_case(CASE) as case:
            engine.evaluate(case, DAY)

    for _ in range(20):
        cycle()
    before = reunify.memory
    for _ in range(250):
        cycle()
    assert reunify.memory == before


def test_memory_that_runs_out_ends_the_instance(reunify: Reunify, engine: Engine, case: Case) -> None:
    with pytest.raises(ReunifyError) as stopped:
        use_up(reunify)
    assert stopped.value.code == "instance-lost"
    assert stopped.value.__cause__ is not None
    assert not reunify.usable
    for use in (reunify.version, case.verify, lambda: engine.evaluate(case, DAY), lambda: reunify.memory):
        with pytest.raises(ReunifyError) as refused:
            use()
        assert refused.value.code == "instance-lost"
    case.close()
    reunify.close()
    with Reunify() as fresh:
        assert compiled(fresh).evaluate(fresh.load_case(CASE), DAY).text


def test_a_request_that_finds_no_memory_ends_the_instance(reunify: Reunify) -> None:
    with pytest.raises(ReunifyError) as stopped:
        reunify.send(" " * 300_000_000)
    assert stopped.value.code == "instance-lost"
    assert isinstance(stopped.value.__cause__, MemoryError)
    assert not reunify.usable


def test_a_call_that_is_broken_off_ends_the_instance(reunify: Reunify, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(exchange: Exchange, request: bytes) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Exchange, "call", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reunify.version()
    assert not reunify.usable


@pytest.mark.parametrize("trap", ["unreachable", "(drop (call $call (local.get 0) (local.get 1)))"])
def test_a_trap_ends_the_instance_and_a_fresh_one_answers(trap: str) -> None:
    trapping = module(handmade(does=trap))
    reunify = Reunify(trapping)
    assert reunify.send("{}") == ""
    with pytest.raises(ReunifyError) as stopped:
        reunify.send("")
    assert stopped.value.code == "instance-lost"
    assert isinstance(stopped.value.__cause__, Trap)
    with pytest.raises(ReunifyError) as refused:
        reunify.send("{}")
    assert refused.value.code == "instance-lost"
    assert Reunify(trapping).send("{}") == ""


def test_a_text_that_is_not_one_leaves_the_instance_as_it_was(reunify: Reunify, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "policy.json").write_bytes(b'"\xe9"')
    for use in (
        lambda: reunify.send("\ud800"),
        lambda: reunify.load_case("\ud800"),
        lambda: reunify.load_case({"format": "\ud800"}),
        lambda: reunify.create_case("\ud800", plan),
        lambda: reunify.load_policy_folder(tmp_path),
    ):
        with pytest.raises(ReunifyError) as refused:
            use()
        assert refused.value.code == "not-utf8"
    assert reunify.version()


def test_a_second_thread_is_turned_away(reunify: Reunify, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, leave = threading.Event(), threading.Event()
    answer = Exchange.call

    def slow(exchange: Exchange, request: bytes) -> str:
        inside.set()
        leave.wait(30)
        return answer(exchange, request)

    monkeypatch.setattr(Exchange, "call", slow)
    first = threading.Thread(target=reunify.version)
    first.start()
    try:
        assert inside.wait(30)
        for use in (reunify.version, reunify.close):
            with pytest.raises(ReunifyError) as refused:
                use()
            assert refused.value.code == "in-use"
    finally:
        leave.set()
        first.join()
    assert reunify.version()
