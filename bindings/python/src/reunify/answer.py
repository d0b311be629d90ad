"""An answer, exactly as the module gave it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, repr=False)
class Answer(Generic[Value]):
    """An answer: its exact text, and what it says.

    Store and compare the text. Its bytes are those that every host gets.
    """

    text: str
    """The JSON text, as the module wrote it."""

    @cached_property
    def value(self) -> Value:
        """What the text says, as `json.loads` reads it. It is read once."""
        value: Value = json.loads(self.text)
        return value

    # An answer is about a child: it must not end up in a log because something printed it.
    def __repr__(self) -> str:
        return f"<Answer of {len(self.text)} characters>"
