"""For when, and for whom, a case is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Literal, TypeAlias

Reader: TypeAlias = Literal["practitioner", "parent", "child"]
"""Who reads an answer: that decides the words, and what is shown."""


@dataclass(frozen=True)
class At:
    """For when, and for whom, a case is looked at."""

    as_of: date | str
    """The day for which it is asked, `2026-02-20` if it is a text."""
    known_at: datetime | str | None = None
    """Only what had been recorded by then counts: `2026-02-20T09:00:00Z` if it is a text."""
    reader: Reader | None = None
    """A practitioner, if left out."""

    def __post_init__(self) -> None:
        # A datetime is a date in Python, and which day it is depends on where somebody is.
        if isinstance(self.as_of, datetime):
            raise TypeError("as_of is a day: give a date, not a datetime")
        if isinstance(self.known_at, datetime) and self.known_at.tzinfo is None:
            raise ValueError("known_at is an instant: give a datetime with a time zone")

    def fields(self) -> dict[str, str | None]:
        """The fields of a request."""
        return {"as-of": _day(self.as_of), "known-at": _instant(self.known_at), "reader": self.reader}


def _day(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()


def _instant(instant: datetime | str | None) -> str | None:
    if not isinstance(instant, datetime):
        return instant
    # Events are recorded to the second: what is less than one makes no difference.
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
