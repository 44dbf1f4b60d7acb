"""`kaimen profile`: the built-in profiles, and how well a profile fits pages."""

from __future__ import annotations

import sys

import typer

from .common import INPUT_FAILED, say

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
