"""A case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answer import Answer
from .documents import JsonObject
from .kept import Kept

if TYPE_CHECKING:
    from .instance import Reunify


class Case(Kept):
    """A case: its log of events."""

    def __init__(self, reunify: Reunify, loaded: JsonObject) -> None:
        super().__init__(reunify, loaded["case"])
        self.id: str = loaded["id"]
        """The host's reference for the case."""

    def verify(self) -> None:
        """Checks the chain of hashes. Raises a `ReunifyError` if an event was changed or lost."""
        self.reunify.ask({"call": "verify", "case": self.handle})

    def to_json(self) -> Answer[JsonObject]:
        """The case as a document. Its text is what is to be stored."""
        return self.reunify.ask({"call": "case", "case": self.handle})

    def __repr__(self) -> str:
        return f"<Case {self.id}>"
