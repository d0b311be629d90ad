"""Only a module of this ABI is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from wasmtime import wat2wasm

from reunify import Module, Reunify, ReunifyError

OTHER_VERSION = '(module (memory (export "memory") 1) (func (export "reunify_abi_version") (result i32) i32.const 2))'
ANOTHER_MODULE = '(module (memory (export "memory") 1))'
WANTS_IMPORTS = '(module (import "env" "clock" (func)))'
STOPS_AT_ONCE = '(module (func $stop unreachable) (start $stop))'


def module(text: str) -> Module:
    return Module(bytes(wat2wasm(text)))


def test_the_shipped_module_is_compiled_once() -> None:
    assert Module.shipped() is Module.shipped()


def test_a_module_from_a_file_answers(tmp_path: Path) -> None:
    file = tmp_path / "other.wasm"
    file.write_bytes(bytes(wat2wasm(OTHER_VERSION)))
    with pytest.raises(ReunifyError, match="version 2"):
        Reunify(Module.from_file(file))


@pytest.mark.parametrize("text", [OTHER_VERSION, ANOTHER_MODULE])
def test_a_module_of_another_abi_is_refused(text: str) -> None:
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(text))
    assert refused.value.code == "abi-version"


def test_a_module_that_wants_something_is_refused() -> None:
    with pytest.raises(ReunifyError) as refused:
        module(WANTS_IMPORTS)
    assert refused.value.code == "bad-module"


def test_what_is_not_a_module_is_refused() -> None:
    with pytest.raises(ReunifyError) as refused:
        Module(b"\0asm and no more")
    assert refused.value.code == "bad-module"


def test_an_instance_that_does_not_start_is_lost() -> None:
    with pytest.raises(ReunifyError) as refused:
        Reunify(module(STOPS_AT_ONCE))
    assert refused.value.code == "instance-lost"
