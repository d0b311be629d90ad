"""One instance of the module, and what is loaded in it."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from os import PathLike
from typing import Any

import wasmtime

from .answer import Answer
from .case import Case
from .closes import Closes
from .documents import Document, text
from .engine import Engine
from .errors import ReunifyError, bad_module, disposed, lost, not_utf8
from .exchange import Exchange
from .limits import RuleLimits
from .module import Module
from .plan import Plan
from .policy import Policy
from .policy_folder import read_policy_folder

_OK = '{"ok":'


class Reunify(Closes):
    """One instance: plans, policies, engines and cases are loaded in it.

    It answers one thread at a time; `Pool` is for more. When it stops (its memory runs out, say),
    what was loaded is gone: every call then raises a `ReunifyError` of the code `instance-lost`.
    """

    def __init__(self, module: Module | None = None) -> None:
        """Starts an instance of a module: of the one that comes with this package, if left out.

        Raises a `ReunifyError` of the code `abi-version` or `bad-module` if the module is not one
        of this package's ABI.
        """
        self._busy = threading.Lock()
        self._forgotten: deque[int] = deque()
        self._lost = False
        self._exchange: Exchange | None = None
        try:
            self._exchange = Exchange(module or Module.shipped())
        except wasmtime.Trap as cause:
            raise bad_module("this module stops before it can be asked anything") from cause
        except wasmtime.WasmtimeError as cause:
            raise lost() from cause

    def load_plan(self, document: Document) -> Plan:
        """Reads and checks a plan. Raises a `ReunifyError` with everything that is wrong."""
        return Plan(self, self.ask({"call": "load-plan", "document": text(document)}).value)

    def load_policy(self, pack: Document) -> Policy:
        """Reads a packed policy, as `reunify policy pack` writes it."""
        return Policy(self, self.ask({"call": "load-policy", "document": text(pack)}).value)

    def load_policy_files(self, manifest: Document, files: Mapping[str, str]) -> Policy:
        """Reads a policy's `policy.json`, and its other files by their paths in the folder."""
        request = {"call": "load-policy", "manifest": text(manifest), "files": dict(files)}
        return Policy(self, self.ask(request).value)

    def load_policy_folder(self, folder: str | PathLike[str]) -> Policy:
        """Reads a policy's folder from the disk. Raises a `ReunifyError` if a file is not UTF-8."""
        return self.load_policy_files(*read_policy_folder(folder))

    def compile(
        self,
        plan: Plan,
        policies: Sequence[Policy] = (),
        *,
        calendar: Document | None = None,
        limits: RuleLimits | None = None,
    ) -> Engine:
        """Lays policies over a plan. Raises a `ReunifyError` if one would loosen the law."""
        request = {
            "call": "compile",
            "plan": plan.handle_in(self),
            "policies": [policy.handle_in(self) for policy in policies],
            "calendar": None if calendar is None else text(calendar),
            "limits": None if limits is None else limits.fields(),
        }
        return Engine(self, plan, self.ask(request).value)

    def load_case(self, document: Document) -> Case:
        """Reads a case. The chain of its hashes is not checked: `Case.verify` does that."""
        return Case(self, self.ask({"call": "load-case", "document": text(document)}).value)

    def create_case(self, id: str, plan: Plan) -> Case:
        """A case without events, to be run under a plan."""
        under = {"id": plan.id, "version": plan.version}
        return self.load_case({"format": "reunify-case/1", "id": id, "plan": under, "events": []})

    def version(self) -> str:
        """The version of the module."""
        version: str = self.ask({"call": "version"}).value["reunify"]
        return version

    def ask(self, request: Mapping[str, Any]) -> Answer[Any]:
        """Sends a request, and gives what is answered. Raises a `ReunifyError` if it is refused."""
        response = self.send(json.dumps(request, ensure_ascii=False))
        if response.startswith(_OK):
            return Answer(response[len(_OK) : -1])
        refusal = json.loads(response)["error"]
        raise ReunifyError(
            refusal["code"],
            refusal["message"],
            diagnostics=refusal.get("diagnostics"),
            rejection=refusal.get("rejection"),
        )

    def send(self, request: str) -> str:
        """Sends a request as it is written, and gives the response as it was written.

        Raises a `ReunifyError` of the code `not-utf8` if it is not Unicode text.
        """
        try:
            encoded = request.encode()
        except UnicodeEncodeError:
            raise not_utf8("the request") from None
        with self._alone() as exchange:
            try:
                self._drop_forgotten(exchange)
                return exchange.call(encoded)
            except BaseException as cause:
                # Also if somebody pressed Ctrl-C: what was half done is not known.
                self._lost = True
                self._stop()
                if isinstance(cause, Exception):
                    raise lost() from cause
                raise

    def forget(self, handle: int) -> None:
        """Lets go of something with the next call. Any thread may say so at any time."""
        self._forgotten.append(handle)

    @property
    def usable(self) -> bool:
        """Whether it was neither closed nor lost."""
        return self._exchange is not None

    @property
    def memory(self) -> int:
        """How many bytes of memory it has. That grows to at most 256 MiB, and never shrinks."""
        with self._alone() as exchange:
            return exchange.memory

    def close(self) -> None:
        """Gives back the memory, with everything that is loaded."""
        if self.usable:
            with self._alone():
                self._stop()

    @contextmanager
    def _alone(self) -> Generator[Exchange, None, None]:
        # Two threads in one instance would write over each other's memory.
        if not self._busy.acquire(blocking=False):
            raise ReunifyError("in-use", "this instance is answering another thread: use a pool")
        try:
            if self._lost:
                raise lost()
            if self._exchange is None:
                raise disposed("instance")
            yield self._exchange
        finally:
            self._busy.release()

    def _drop_forgotten(self, exchange: Exchange) -> None:
        while self._forgotten:
            exchange.call(b'{"call":"drop","handle":%d}' % self._forgotten.popleft())

    def _stop(self) -> None:
        if self._exchange is not None:
            self._exchange.close()
            self._exchange = None
