"""Instances for many threads."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Generic, TypeVar

from .closes import Closes
from .errors import disposed
from .instance import Reunify
from .module import Module

Prepared = TypeVar("Prepared")


class Pool(Closes, Generic[Prepared]):
    """Prepared instances, each lent to one piece of work at a time.

    An instance that stops is thrown away. Its borrower gets the error `instance-lost`, and the next
    one a fresh instance.
    """

    def __init__(
        self,
        prepare: Callable[[Reunify], Prepared],
        *,
        size: int | None = None,
        module: Module | None = None,
    ) -> None:
        """Makes instances as they are needed, at most so many: one for each processor, if left out.

        Each is prepared by a function (which loads a plan and compiles an engine, say). What it
        gives is lent with the instance.
        """
        self._size = os.cpu_count() or 1 if size is None else size
        if self._size < 1:
            raise ValueError("a pool has at least one instance")
        self._prepare = prepare
        self._module = module
        self._idle: list[tuple[Reunify, Prepared]] = []
        self._lent = 0
        self._closed = False
        self._changed = threading.Condition()

    @contextmanager
    def borrow(self, timeout: float | None = None) -> Generator[tuple[Reunify, Prepared], None, None]:
        """Lends an instance, with what it was prepared with, for a `with` block.

        Waits until there is one; raises a `TimeoutError` after so many seconds.
        """
        lent = self._take(timeout)
        try:
            yield lent
        finally:
            self._give_back(lent)

    def close(self) -> None:
        """Closes every instance; those that are lent, once they come back."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            self._changed.notify_all()
        for reunify, _ in idle:
            reunify.close()

    def _take(self, timeout: float | None) -> tuple[Reunify, Prepared]:
        with self._changed:
            if not self._changed.wait_for(lambda: self._closed or self._lent < self._size, timeout):
                raise TimeoutError("every instance of the pool is lent")
            if self._closed:
                raise disposed("pool")
            self._lent += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._make()
        except BaseException:
            self._give_back(None)
            raise

    def _make(self) -> tuple[Reunify, Prepared]:
        reunify = Reunify(self._module)
        try:
            return reunify, self._prepare(reunify)
        except BaseException:
            reunify.close()
            raise

    def _give_back(self, lent: tuple[Reunify, Prepared] | None) -> None:
        with self._changed:
            self._lent -= 1
            kept = lent is not None and lent[0].usable and not self._closed
            if lent is not None and kept:
                self._idle.append(lent)
            self._changed.notify()
        if lent is not None and not kept:
            lent[0].close()
