"""Documents that say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import JsonObject
from .kept import Kept

if TYPE_CHECKING:
    from .instance import Reunify


class Stamped(Kept):
    """Something with a name, a version, and the hash of what it says."""

    def __init__(self, reunify: Reunify, handle: int, loaded: JsonObject) -> None:
        super().__init__(reunify, handle)
        self.id: str = loaded["id"]
        self.version: str = loaded["version"]
        self.sha256: str = loaded["sha256"]
        """The hash of what it says."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}@{self.version}>"
