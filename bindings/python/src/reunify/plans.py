"""The plans that come with this package, as JSON text."""

from __future__ import annotations

from importlib import resources


def names() -> list[str]:
    """The plans that there are, such as `reunification@1.0.0`."""
    files = resources.files("reunify").joinpath("resources/plans").iterdir()
    return sorted(file.name.removesuffix(".json") for file in files)


def text(name: str) -> str:
    """A plan, by its name and version."""
    if name not in names():
        raise LookupError(f"no plan {name} comes with this package: there is {', '.join(names())}")
    return resources.files("reunify").joinpath(f"resources/plans/{name}.json").read_bytes().decode()


def reunification(version: str = "1.0.0") -> str:
    """The plan for the reunification of children in care in England."""
    return text(f"reunification@{version}")
