"""The compiled module."""

from __future__ import annotations

import threading
from importlib import resources
from os import PathLike
from pathlib import Path

import wasmtime

from .errors import bad_module

_compiling = threading.Lock()
_shipped: Module | None = None


class Module:
    """The core of reunify, compiled for this machine. Threads and instances share it."""

    def __init__(self, wasm: bytes) -> None:
        """Compiles a module. :meth:`shipped` gives the one that comes with this package."""
        self.engine = wasmtime.Engine()
        try:
            self.compiled = wasmtime.Module(self.engine, wasm)
        except wasmtime.WasmtimeError as cause:
            raise bad_module("this is not a WebAssembly module") from cause
        if self.compiled.imports:
            raise bad_module("this module wants imports, and that of reunify has none")

    @classmethod
    def shipped(cls) -> Module:
        """The module that comes with this package. It is compiled once in a process."""
        global _shipped
        with _compiling:
            if _shipped is None:
                _shipped = cls(resources.files("reunify").joinpath("resources/reunify.wasm").read_bytes())
            return _shipped

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> Module:
        """Compiles a module that is in a file."""
        return cls(Path(path).read_bytes())
