"""The ABI: a request into an instance's memory, and the response out of it."""

from __future__ import annotations

import wasmtime

from .errors import ReunifyError, bad_module
from .module import Module

_ABI = 1
_LOW_HALF = 0xFFFF_FFFF
_I32 = wasmtime.ValType.i32()
_I64 = wasmtime.ValType.i64()


class Exchange:
    """One WebAssembly instance.

    After any exception from it, it must not be used again.
    """

    def __init__(self, module: Module) -> None:
        self._store = wasmtime.Store(module.engine)
        self._exports = wasmtime.Instance(self._store, module.compiled, []).exports(self._store)
        # Of another version nothing more is known, so it is asked before the others are looked for.
        version = self._function("reunify_abi_version", [], [_I32])(self._store)
        if version != _ABI:
            raise ReunifyError("abi-version", f"the module has version {version} of the ABI, not {_ABI}")
        memory = self._exports.get("memory")
        if not isinstance(memory, wasmtime.Memory):
            raise bad_module("this module has no `memory`, and that of reunify has one")
        self._memory = memory
        self._alloc = self._function("reunify_alloc", [_I32], [_I32])
        self._call = self._function("reunify_call", [_I32, _I32], [_I64])
        self._free = self._function("reunify_free", [_I32, _I32], [])

    def _function(self, name: str, takes: list[wasmtime.ValType], gives: list[wasmtime.ValType]) -> wasmtime.Func:
        export = self._exports.get(name)
        if isinstance(export, wasmtime.Func):
            kind = export.type(self._store)
            if (kind.params, kind.results) == (takes, gives):
                return export
        raise bad_module(f"this module has no `{name}` as that of reunify has it")

    def call(self, request: bytes) -> str:
        """Answers a request."""
        place = self._alloc(self._store, len(request)) & _LOW_HALF
        if place == 0:
            raise MemoryError("the instance has no memory for the request")
        self._memory.write(self._store, request, place)
        answered = self._call(self._store, place, len(request))
        self._free(self._store, place, len(request))
        place, length = answered >> 32 & _LOW_HALF, answered & _LOW_HALF
        response = self._memory.read(self._store, place, place + length)
        self._free(self._store, place, length)
        return response.decode()

    @property
    def memory(self) -> int:
        """How many bytes of memory the instance has."""
        return self._memory.data_len(self._store)

    def close(self) -> None:
        """Gives the memory back."""
        self._store.close()
