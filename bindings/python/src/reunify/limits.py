"""What a rule may use."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class RuleLimits:
    """What a rule may use. What is left out is as usual."""

    operations: int | None = None
    """Steps of a run."""
    script: int | None = None
    """Bytes of a script."""
    depth: int | None = None
    """Expressions within expressions."""
    text: int | None = None
    """Bytes of one text."""
    items: int | None = None
    """Items of one list."""
    variables: int | None = None
    """Names at one time."""
    memory: int | None = None
    """Bytes of everything that a run makes."""
    findings: int | None = None
    """Findings of one rule."""

    def fields(self) -> dict[str, int]:
        """The limits that are given."""
        return {name: limit for name, limit in asdict(self).items() if limit is not None}
