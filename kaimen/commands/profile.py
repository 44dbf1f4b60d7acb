"""`kaimen profile`: the built-in profiles, how well a profile fits pages, and a new one proposed from pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import INPUT_FAILED, say

if TYPE_CHECKING:
    from ..extractors.page import Reading

__all__ = ["app"]

app = typer.Typer(help="Profiles: the fields of a series and their labels.", no_args_is_help=True)


@app.command("list")
def show_all() -> None:
    """List the built-in profiles with their fields."""
    from ..profiles import builtin

    for profile in builtin():
        typer.echo(f"{profile.name}\t{profile.title or ''}\t{' '.join(spec.name for spec in profile.fields)}")


@app.command()
def show(profile: str = typer.Argument(help="A built-in name or a TOML file.")) -> None:
    """Show a profile's fields, their keys and aliases, in order."""
    from ..profiles import load_profile

    for spec in load_profile(profile).fields:
        required = "required" if spec.required else ""
        typer.echo(f"{spec.name}\t{spec.key or ''}\t{' '.join(spec.aliases)}\t{required}".rstrip())


@app.command()
def check(
    profile: str = typer.Argument(help="A built-in name or a TOML file."),
    pages: list[str] = typer.Argument(None, help="Saved pages, as for `kaimen extract`; none: the profile alone."),
    max_page: int = typer.Option(20_000_000, min=1, help="Largest page in bytes."),
) -> None:
    """Check a profile, and what it covers of pages: labels found, fields never seen, labels that no field claims."""
    from ..api import extract_page
    from ..coverage import Coverage
    from ..profiles import load_profile
    from ..schemas import Rejected
    from ..scraper.saved import read_captures

    loaded = load_profile(profile)
    if not pages:
        typer.echo(f"{profile}: {len(loaded.fields)} fields")
        return
    coverage, failed = Coverage(loaded), 0
    for capture in read_captures(pages, max_page=max_page, stdin=sys.stdin.buffer):
        if isinstance(capture, Rejected):
            failed += 1
            say(f"{capture.path or capture.url}: {capture.code}: {capture.detail}")
            continue
        url = capture.final_url or capture.url
        coverage.add(extract_page(capture.body, url=url, content_type=capture.content_type, profile=loaded))
    for line in coverage.report():
        typer.echo(line)
    if failed:
        raise typer.Exit(INPUT_FAILED)


@app.command()
def learn(
    pages: list[str] = typer.Argument(help="Saved pages of one series, two or more, as for `kaimen extract`."),
    output: Path | None = typer.Option(None, "--output", "-o", help="The new TOML file; none: standard output."),
    name: str | None = typer.Option(None, help="The profile's name; default: the file's, else `learned`."),
    force: bool = typer.Option(False, "--force", help="Replace a file that is there."),
    max_page: int = typer.Option(20_000_000, min=1, help="Largest page in bytes."),
) -> None:
    """Propose a profile from pages of a series that no profile describes, for a person to review."""
    from ..extractors.learning import learn as propose
    from ..proposing import proposal_toml

    if output and output.exists() and not force:
        raise typer.BadParameter(f"{output} is there already; --force replaces it", param_hint="--output")
    called = name or (output.stem if output else "learned")
    if not 1 <= len(called) <= _LONGEST_NAME:
        raise typer.BadParameter(f"a name has 1 to {_LONGEST_NAME} characters", param_hint="--name")
    failures: list[str] = []
    proposal = propose(_readings(pages, max_page, failures))
    if proposal is None:
        say("no labels come round on these pages; learning takes two or more pages with blocks of labelled sections")
        raise typer.Exit(INPUT_FAILED)
    text = proposal_toml(proposal, called)
    if output:
        output.write_text(text, encoding="utf-8")
        labels = sum(len(field.labels) for field in proposal.fields)
        say(f"{output}: {len(proposal.fields)} fields, {labels} labels, from {proposal.pages} pages; review it")
    else:
        typer.echo(text, nl=False)
    if failures:
        raise typer.Exit(INPUT_FAILED)


_LONGEST_NAME = 60


def _readings(pages: list[str], max_page: int, failures: list[str]) -> Iterator[Reading]:
    """The articles of saved pages; pages without an article are told, files that cannot be read also noted."""
    from ..extractors.page import read
    from ..schemas import Rejected
    from ..scraper.saved import read_captures

    for capture in read_captures(pages, max_page=max_page, stdin=sys.stdin.buffer):
        if isinstance(capture, Rejected):
            failures.append(capture.code)
            say(f"{capture.path or capture.url}: {capture.code}: {capture.detail}")
            continue
        url = capture.final_url or capture.url
        reading = read(capture.body, url=url, content_type=capture.content_type)
        if isinstance(reading, Rejected):
            say(f"{capture.path or url}: {reading.code}: {reading.detail}")
        else:
            yield reading
