"""Only a module of this ABI is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from given import handmade, module
from wasmtime import wat2wasm

from reunify import Module, Reunify, ReunifyError

WANTS_IMPORTS = '(module (import "env" "clock" (func)))'
STOPS_AT_ONCE = '(module (func $stop unreachable) (start $stop))'


def test_the_shipped_module_is_compiled_once() -> None:
    assert Module.shipped() is Module.shipped()


def test_a_module_from_a_file_answers(tmp_path: Path) -> None:
    file = tmp_path / "other.wasm"
    file.write_bytes(bytes(wat2wasm(handmade(version=2))))
    with pytest.raises(ReunifyError, match="version 2"):
        Reunify(Module.from_file(file))


@pytest.mark.parametrize("named", [{}, {"reunify_call": "another"}])
def test_a_module_of_another_version_is_refused_whatever_it_lacks(named: dict[str, str]) -> None:
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(handmade(version=2, named=named)))
    assert refused.value.code == "abi-version"


@pytest.mark.parametrize(
    "lacking", ["memory", "reunify_abi_version", "reunify_alloc", "reunify_call", "reunify_free"]
)
def test_a_module_that_lacks_an_export_is_refused(lacking: str) -> None:
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(handmade(named={lacking: "another"})))
    assert refused.value.code == "bad-module"


def test_a_module_whose_calls_take_something_else_is_refused() -> None:
    mixed = {"reunify_call": "reunify_free", "reunify_free": "reunify_call"}
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(handmade(named=mixed)))
    assert refused.value.code == "bad-module"


def test_a_module_that_wants_something_is_refused() -> None:
    with pytest.raises(ReunifyError) as refused:
        module(WANTS_IMPORTS)
    assert refused.value.code == "bad-module"


def test_what_is_not_a_module_is_refused() -> None:
    with pytest.raises(ReunifyError) as refused:
        Module(b"\0asm and no more")
    assert refused.value.code == "bad-module"


def test_a_module_that_stops_when_it_starts_is_refused() -> None:
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(STOPS_AT_ONCE))
    assert refused.value.code == "bad-module"
