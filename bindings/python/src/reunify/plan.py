"""The practice framework and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import JsonObject
from .kept import Kept

if TYPE_CHECKING:
    from .instance import Reunify


class Plan(Kept):
    """The practice framework and the law: a plan that has been read and checked."""

    def __init__(self, reunify: Reunify, loaded: JsonObject) -> None:
        super().__init__(reunify, loaded["plan"])
        self.id: str = loaded["id"]
        self.version: str = loaded["version"]
        self.sha256: str = loaded["sha256"]
        """The hash of what it says."""
        self.warnings: list[JsonObject] = loaded["warnings"]
        """What somebody should look at, though the plan can be used."""

    def __repr__(self) -> str:
        return f"<Plan {self.id}@{self.version}>"
