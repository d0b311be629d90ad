"""What a local authority adds to a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import JsonObject
from .kept import Kept

if TYPE_CHECKING:
    from .instance import Reunify


class Policy(Kept):
    """What a local authority adds to a plan."""

    def __init__(self, reunify: Reunify, loaded: JsonObject) -> None:
        super().__init__(reunify, loaded["policy"])
        self.id: str = loaded["id"]
        self.version: str = loaded["version"]
        self.sha256: str = loaded["sha256"]
        """The hash of what it says."""

    def __repr__(self) -> str:
        return f"<Policy {self.id}@{self.version}>"
