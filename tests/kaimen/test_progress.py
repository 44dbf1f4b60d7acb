"""How a long harvest shows itself in a log and on a terminal."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from rich.console import Console

from kaimen import progress
from kaimen.progress import harvest_progress
from kaimen.schemas import InputError
from kaimen.scraper.harvest import Host

HARVEST = SimpleNamespace(
    hosts={
        "a.example": Host(waiting=5, active=1, done=20, failed=1, last="200"),
        "b.example": Host(waiting=0, active=0, done=2, failed=0, last="timeout"),
    },
    state=SimpleNamespace(series=lambda: [("“开门一件事”成果展播", 12)]),
)


def lines(
    how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, seconds: float
) -> list[str]:
    clock = iter([0.0, seconds, seconds + 1, seconds + 2])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with harvest_progress(how) as show:
        for _ in range(3):
            show(HARVEST)  # type: ignore[arg-type]
    return capsys.readouterr().err.splitlines()


def test_a_plain_line_now_and_then(monkeypatch, capsys) -> None:
    assert lines("plain", monkeypatch, capsys, seconds=11) == ["harvesting: 22 done, 1 failed, 5 waiting on 2 hosts"]


def test_nothing_while_little_time_has_passed(monkeypatch, capsys) -> None:
    assert lines("plain", monkeypatch, capsys, seconds=1) == []


def test_json_lines_tell_every_host_and_series(monkeypatch, capsys) -> None:
    (line,) = lines("json", monkeypatch, capsys, seconds=11)
    told = json.loads(line)
    assert told["hosts"]["a.example"] == {"done": 20, "failed": 1, "active": 1, "waiting": 5, "last": "200"}
    assert told["series"] == {"“开门一件事”成果展播": 12}


def test_none_is_silent(capsys) -> None:
    with harvest_progress("none") as show:
        show(HARVEST)  # type: ignore[arg-type]
    assert capsys.readouterr().err == ""


def test_the_table_of_a_terminal_names_hosts_and_series() -> None:
    console = Console(width=120, record=True)
    console.print(progress._table(HARVEST, 10.0))  # type: ignore[arg-type]
    shown = console.export_text()
    for text in ("a.example", "2.0", "timeout", "series “开门一件事”成果展播", "12"):
        assert text in shown


def test_a_series_that_looks_like_markup_is_shown_as_it_is(monkeypatch, capsys) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    name = "某[/b]区 :smile:"
    harvest = SimpleNamespace(hosts=HARVEST.hosts, state=SimpleNamespace(series=lambda: [(name, 12)]))
    with harvest_progress("live") as show:
        show(harvest)  # type: ignore[arg-type]
    assert name in capsys.readouterr().err


def test_another_word_is_wrong_usage() -> None:
    with pytest.raises(InputError, match="--log loud"), harvest_progress("loud"):
        pass
