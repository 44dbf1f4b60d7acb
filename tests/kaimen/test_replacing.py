"""Files that are written as a whole: what stands there before, behind links, and where a program reads along."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaimen.cli import app

from .makers import SEED, article, folder

COMMANDS = {
    "review": ["review", "OUT", "-o", "FILE"],
    "diff": ["diff", "OUT", "OUT", "--html", "FILE"],
    "export": ["export", "OUT", "-o", "FILE"],
}


@pytest.fixture(params=COMMANDS)
def write(request, tmp_path):
    """Run the command that writes to the file it is given; the file's text."""
    out = folder(tmp_path / "out", article("a", SEED))

    def run(file: Path, code: int = 0) -> str:
        places = {"OUT": str(out), "FILE": str(file)}
        done = CliRunner().invoke(app, [places.get(word, word) for word in COMMANDS[request.param]])
        assert done.exit_code == code, done.output
        return done.output

    return run


@pytest.fixture
def here(tmp_path):
    """A folder in which a file is written."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def test_a_file_is_replaced_and_nothing_else_is_left(write, here):
    (here / "a.csv").write_text("before")
    write(here / "a.csv")
    assert len((here / "a.csv").read_bytes()) > len("before")
    assert [p.name for p in here.iterdir()] == ["a.csv"]


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(write, here):
    before = os.umask(0o027)
    try:
        write(here / "a.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE((here / "a.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_the_file_behind_it_is_written(write, here, tmp_path, there):
    (tmp_path / "there").mkdir()
    if there:
        (tmp_path / "there/a.csv").write_text("before")
    (here / "link.csv").symlink_to(here / "middle")
    (here / "middle").symlink_to("../there/a.csv")
    write(here / "link.csv")
    assert (here / "link.csv").is_symlink()
    assert (here / "middle").is_symlink()
    assert not (tmp_path / "there/a.csv").is_symlink()
    assert len((tmp_path / "there/a.csv").read_bytes()) > len("before")
    assert [p.name for p in (tmp_path / "there").iterdir()] == ["a.csv"]


def test_links_that_lead_in_a_circle_are_told(write, here):
    (here / "a.csv").symlink_to("b.csv")
    (here / "b.csv").symlink_to("a.csv")
    assert "cannot write" in write(here / "a.csv", code=2)
    assert (here / "a.csv").is_symlink()


@pytest.mark.parametrize("name", ["pipe.csv", "link.csv"])
def test_who_reads_a_pipe_gets_what_a_file_would_hold(write, here, tmp_path, name):
    write(here / "a.csv")
    os.mkfifo(here / "pipe.csv")
    (here / "link.csv").symlink_to("pipe.csv")
    with (tmp_path / "read").open("wb") as read:
        reader = subprocess.Popen(["cat", here / "pipe.csv"], stdout=read)
        try:
            write(here / name)
            reader.wait(10)
        finally:
            reader.kill()
            reader.wait()
    assert (tmp_path / "read").read_bytes() == (here / "a.csv").read_bytes()
    assert (here / "pipe.csv").is_fifo()
    assert sorted(p.name for p in here.iterdir()) == ["a.csv", "link.csv", "pipe.csv"]


def test_a_folder_is_told(write, here):
    (here / "a.csv").mkdir()
    assert len(write(here / "a.csv", code=2).splitlines()) == 1
    assert [p.name for p in here.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("limit", [1, 100])
def test_a_review_in_the_place_of_this_folder_is_told(here, monkeypatch, limit):
    folder(here / "out", article("a", SEED), article("b", SEED))
    monkeypatch.chdir(here)
    done = CliRunner().invoke(app, ["review", "out", "-o", ".", "--limit", str(limit)])
    assert (done.exit_code, done.output) == (2, "kaimen: .: is a folder; name a file\n")
    assert [p.name for p in here.iterdir()] == ["out"]
