"""What the tests start from: the examples of the repository, and an entry that the plan allows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from wasmtime import wat2wasm

from reunify import Case, Engine, JsonObject, Module, Reunify, plans

REPOSITORY = Path(__file__).parents[3]
EXAMPLES = REPOSITORY / "examples"
NORTHSHIRE = EXAMPLES / "policies/northshire"
CASE = (EXAMPLES / "cases/planned-return-s20.json").read_text(encoding="utf-8")
DAY = date(2026, 2, 20)

ENTRY: JsonObject = {
    "occurred": "2026-02-20",
    "recorded": "2026-02-20T12:00:00Z",
    "actor": {"role": "social-worker", "reference": "sw-17"},
    "type": "fact",
    "id": "date-of-birth",
    "standing": "known",
    "value": "2016-09-14",
    "source": "Birth certificate seen",
}


def compiled(reunify: Reunify) -> Engine:
    """The shipped plan alone, ready to answer."""
    with reunify.load_plan(plans.reunification()) as plan:
        return reunify.compile(plan)


def large_case() -> JsonObject:
    """A case that takes some megabytes of an instance's memory."""
    case: JsonObject = json.loads(CASE)
    case["events"][0]["data"]["why"] = "x" * 4_000_000
    return case


def use_up(reunify: Reunify) -> None:
    """Loads large cases until the memory of an instance is used up."""
    case = large_case()
    kept: list[Case] = []
    # A hundred of them are more than the 256 MiB that there are.
    for _ in range(100):
        kept.append(reunify.load_case(case))


def module(text: str) -> Module:
    """A module that is written as text."""
    return Module(bytes(wat2wasm(text)))


def handmade(*, version: int = 1, named: dict[str, str] | None = None, does: str = "") -> str:
    """A module that exports what the ABI lists, made to go wrong.

    Exports may have other names. If a request is empty, `reunify_call` does something; else it
    answers nothing.
    """
    memory, abi, alloc, call, free = (
        (named or {}).get(name, name)
        for name in ("memory", "reunify_abi_version", "reunify_alloc", "reunify_call", "reunify_free")
    )
    return f"""
        (module
          (memory (export "{memory}") 1)
          (func (export "{abi}") (result i32) i32.const {version})
          (func (export "{alloc}") (param i32) (result i32) i32.const 8)
          (func $call (export "{call}") (param i32 i32) (result i64)
            (if (i32.eqz (local.get 1)) (then {does}))
            i64.const 0)
          (func (export "{free}") (param i32 i32)))
    """
