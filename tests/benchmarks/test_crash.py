"""A harvest that is killed again and again ends like one that was not; `benchmarks/crash.py` goes on to a thousand."""

from __future__ import annotations

import pytest

from benchmarks.crash import differences, run, survive
from benchmarks.server import serving


@pytest.mark.slow
def test_kills_at_random_points_change_nothing() -> None:
    outcome = run(pages=40, count=5, seed=20260609)
    assert outcome.kills == 5
    assert outcome.faults == []


@pytest.mark.slow
@pytest.mark.parametrize("point", ["group_torn:3", "archived:20", "committed:2", "extracted:1"])
def test_a_kill_at_a_state_change_changes_nothing(point: str, tmp_path) -> None:
    with serving(25) as base:
        survive(base, tmp_path / "reference", [])
        assert survive(base, tmp_path / "killed", [point]) == 1
        assert differences(tmp_path / "reference", tmp_path / "killed") == []


@pytest.mark.slow
def test_a_difference_is_seen(tmp_path) -> None:
    with serving(3) as base:
        survive(base, tmp_path / "reference", [])
        survive(base, tmp_path / "other", [])
        survive(base, tmp_path / "other", [])
    records = tmp_path / "other" / "records.jsonl"
    records.write_bytes(records.read_bytes()[:-1])
    found = differences(tmp_path / "reference", tmp_path / "other")
    assert "records.jsonl differs" in found
    assert any("2 times" in fault for fault in found)
