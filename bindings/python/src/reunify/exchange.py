"""The ABI: a request into an instance's memory, and the response out of it."""

from __future__ import annotations

from typing import TypeVar

import wasmtime

from .errors import ReunifyError
from .module import Module

_ABI = 1
_LOW_HALF = 0xFFFF_FFFF

_Export = TypeVar("_Export", wasmtime.Func, wasmtime.Memory)


class Exchange:
    """One WebAssembly instance.

    After any exception from it, it must not be used again.
    """

    def __init__(self, module: Module) -> None:
        self._store = wasmtime.Store(module.engine)
        self._exports = wasmtime.Instance(self._store, module.compiled, []).exports(self._store)
        version = self._export("reunify_abi_version", wasmtime.Func)(self._store)
        if version != _ABI:
            raise ReunifyError("abi-version", f"the module has version {version} of the ABI, not {_ABI}")
        self._memory = self._export("memory", wasmtime.Memory)
        self._alloc = self._export("reunify_alloc", wasmtime.Func)
        self._call = self._export("reunify_call", wasmtime.Func)
        self._free = self._export("reunify_free", wasmtime.Func)

    def _export(self, name: str, kind: type[_Export]) -> _Export:
        export = self._exports.get(name)
        if not isinstance(export, kind):
            raise ReunifyError("abi-version", f"the module has no `{name}`, so it has not version {_ABI} of the ABI")
        return export

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
