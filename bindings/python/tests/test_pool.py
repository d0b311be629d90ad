"""A pool lends instances to threads, and replaces those that stop."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from given import CASE, DAY, EXAMPLES, compiled, use_up

from reunify import Engine, Pool, Reunify, ReunifyError

CASES = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "cases").glob("*.json"))]


@pytest.fixture
def pool() -> Iterator[Pool[Engine]]:
    with Pool(compiled, size=2) as pool:
        yield pool


def evaluated(pool: Pool[Engine], case: str) -> str:
    with pool.borrow() as (reunify, engine), reunify.load_case(case) as loaded:
        return engine.evaluate(loaded, DAY).text


def test_many_threads_get_the_same_bytes(pool: Pool[Engine]) -> None:
    alone = [evaluated(pool, case) for case in CASES]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(partial(evaluated, pool), CASES * 10))
    assert together == alone * 10


def test_no_more_instances_are_made_than_its_size() -> None:
    made: list[Reunify] = []

    def prepare(reunify: Reunify) -> Engine:
        made.append(reunify)
        return compiled(reunify)

    with Pool(prepare, size=3) as pool, ThreadPoolExecutor(12) as threads:
        list(threads.map(partial(evaluated, pool), CASES * 4))
    assert 1 <= len(made) <= 3
    assert not any(reunify.usable for reunify in made)


def test_an_instance_that_stops_is_replaced(pool: Pool[Engine]) -> None:
    before = evaluated(pool, CASE)
    with pytest.raises(ReunifyError) as stopped, pool.borrow() as (lost, _):
        use_up(lost)
    assert stopped.value.code == "instance-lost"
    with pool.borrow() as (one, _), pool.borrow() as (two, _):
        assert one is not lost
        assert two is not lost
    assert evaluated(pool, CASE) == before


def test_an_error_of_the_work_keeps_the_instance(pool: Pool[Engine]) -> None:
    with pytest.raises(KeyError), pool.borrow() as (first, _):
        raise KeyError("of the host")
    with pool.borrow() as (again, _):
        assert again is first


def test_waiting_ends(pool: Pool[Engine]) -> None:
    with pool.borrow(), pool.borrow(), pytest.raises(TimeoutError), pool.borrow(timeout=0.05):
        pass


def test_a_preparation_that_fails_takes_no_place() -> None:
    attempts: list[Reunify] = []

    def prepare(reunify: Reunify) -> Engine:
        attempts.append(reunify)
        if len(attempts) == 1:
            raise KeyError("of the host")
        return compiled(reunify)

    with Pool(prepare, size=1) as pool:
        with pytest.raises(KeyError), pool.borrow():
            pass
        assert not attempts[0].usable
        assert evaluated(pool, CASE)


def test_a_pool_that_was_closed_lends_nothing(pool: Pool[Engine]) -> None:
    with pool.borrow() as (reunify, _):
        pool.close()
        assert reunify.version()
    assert not reunify.usable
    with pytest.raises(ReunifyError) as refused, pool.borrow():
        pass
    assert refused.value.code == "disposed"


def test_a_pool_has_at_least_one_instance() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Pool(compiled, size=0)
