"""The practice framework and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import JsonObject
from .stamped import Stamped

if TYPE_CHECKING:
    from .instance import Reunify


class Plan(Stamped):
    """The practice framework and the law: a plan that has been read and checked."""

    def __init__(self, reunify: Reunify, loaded: JsonObject) -> None:
        super().__init__(reunify, loaded["plan"], loaded)
        self.warnings: list[JsonObject] = loaded["warnings"]
        """What somebody should look at, though the plan can be used."""
