"""A policy's folder on the disk."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from .errors import not_utf8


def read_policy_folder(folder: str | PathLike[str]) -> tuple[str, dict[str, str]]:
    """A folder's `policy.json`, and its rules and tests by their paths in the folder."""
    root = Path(folder)
    paths = [*root.glob("rules/*.rhai"), *root.glob("tests/*.json")]
    files = {path.relative_to(root).as_posix(): _text(path) for path in sorted(paths)}
    return _text(root / "policy.json"), files


def _text(path: Path) -> str:
    # Not as text: that would change the ends of lines, and so the hash.
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise not_utf8(path.name) from None
