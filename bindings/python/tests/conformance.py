"""Sends recorded requests to one instance, and demands the same bytes: `python conformance.py VECTORS`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reunify import Reunify

_SHOWN = 5


def differing(vectors: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """The name, the response demanded and the response given of each that is not the same."""
    with Reunify() as reunify:
        given = [reunify.send(vector["request"]) for vector in vectors]
    return [
        (vector["name"], vector["response"], response)
        for vector, response in zip(vectors, given, strict=True)
        if response != vector["response"]
    ]


def main(arguments: list[str]) -> int:
    """Reports, and gives the status to exit with."""
    if len(arguments) != 1:
        print("usage: conformance.py VECTORS", file=sys.stderr)
        return 2
    lines = Path(arguments[0]).read_bytes().splitlines()
    vectors = [json.loads(line) for line in lines if line.strip()]
    wrong = differing(vectors)
    for name, demanded, given in wrong[:_SHOWN]:
        print(f"{name}\n  demanded: {demanded[:400]}\n  given:    {given[:400]}")
    print(f"python: {len(vectors) - len(wrong)} of {len(vectors)} the same")
    return 1 if wrong or not vectors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
