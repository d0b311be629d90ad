"""Days and instants are written as the module reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from reunify import At


def test_dates_and_texts_are_the_same() -> None:
    summer_time = timezone(timedelta(hours=1))
    given = At(date(2026, 6, 1), datetime(2026, 6, 1, 0, 30, 15, 999999, summer_time), "child")
    written = At("2026-06-01", "2026-05-31T23:30:15Z", "child")
    assert given.fields() == written.fields()


def test_what_is_left_out_is_left_to_the_module() -> None:
    assert At(date(2026, 6, 1)).fields() == {"as-of": "2026-06-01", "known-at": None, "reader": None}


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(TypeError, match="as_of"):
        At(datetime(2026, 6, 1, tzinfo=timezone.utc))


def test_an_instant_has_a_time_zone() -> None:
    with pytest.raises(ValueError, match="known_at"):
        At(date(2026, 6, 1), datetime(2026, 6, 1))
