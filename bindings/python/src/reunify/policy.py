"""What a local authority adds to a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .documents import JsonObject
from .stamped import Stamped

if TYPE_CHECKING:
    from .instance import Reunify


class Policy(Stamped):
    """What a local authority adds to a plan."""

    def __init__(self, reunify: Reunify, loaded: JsonObject) -> None:
        super().__init__(reunify, loaded["policy"], loaded)
