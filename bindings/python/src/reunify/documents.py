"""Documents on their way to the module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
"""An object of JSON, as `json.loads` reads it."""

Document: TypeAlias = str | Mapping[str, Any]
"""A document as its JSON text, or as an object. Only of a text can an error name the line."""


def text(document: Document) -> str:
    """A document as one text: the module is given texts, so that it can name lines."""
    if isinstance(document, str):
        return document
    # Not with escapes: they would hide what is not Unicode.
    return json.dumps(document, allow_nan=False, ensure_ascii=False)
