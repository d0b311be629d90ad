from __future__ import annotations

from collections.abc import Iterator

import pytest
from given import CASE, compiled

from reunify import Case, Engine, Plan, Reunify, plans


@pytest.fixture
def reunify() -> Iterator[Reunify]:
    with Reunify() as instance:
        yield instance


@pytest.fixture
def plan(reunify: Reunify) -> Plan:
    return reunify.load_plan(plans.reunification())


@pytest.fixture
def engine(reunify: Reunify) -> Engine:
    return compiled(reunify)


@pytest.fixture
def case(reunify: Reunify) -> Case:
    return reunify.load_case(CASE)
