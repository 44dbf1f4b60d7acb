"""`kaimen harvest`: a whole series from one address."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from .common import INPUT_FAILED, INSTALLMENTS_MISSING, INTERRUPTED, console, make_folder, say
from .load import load_into, open_database

if TYPE_CHECKING:
    from ..corrections import Corrections
    from ..harvesting import Follower
    from ..schemas import Profile
    from ..scraper.exchange import FetchOptions
    from ..scraper.failpoints import FailPoints
    from ..scraper.harvest import Fetcher, Harvest, HarvestOptions, Renderer, Report
    from ..scraper.state import Lead
    from ..summary import Summary

__all__ = ["run"]

_FAILURES_TOLD = 10


class Render(StrEnum):
    """When a browser builds the page."""

    NEVER = "never"
    AUTO = "auto"


@dataclass(frozen=True)
class _Job:
    """What is to be fetched, and how that is shown."""

    seeds: list[Lead]
    follow: Follower
    options: HarvestOptions
    renderer: Callable[[Fetcher], Renderer] | None
    log: str


_SOME = 48  # pages below which further processes cost more than they save


def run(
    urls: list[str] | None = typer.Argument(
        None,
        help="Any page of the series: an installment, a list, a search or tag page, a sitemap or feed.",
        metavar="URL",
    ),
    output: Path = typer.Option(
        ..., "--output", "-o", help="Folder for archive, state and results; run again to go on."
    ),
    url_file: Path | None = typer.Option(
        None, "--urls", help="File of addresses, one a line: fetch these articles, all their pages, and no others."
    ),
    series: str | None = typer.Option(None, help="Name of the series; else found from the page."),
    max_pages: int | None = typer.Option(None, min=1, help="Stop after so many pages; the next run goes on."),
    same_site: bool = typer.Option(False, "--same-site", help="Follow no link to other sites (WeChat)."),
    since: str | None = typer.Option(None, metavar="DATE", help="Leave out what is dated before, e.g. 2021-06-01."),
    images: bool = typer.Option(False, "--images", help="Store the articles' images in the archive too."),
    render: Render = typer.Option(
        Render.NEVER, help="Build pages that only a browser builds, in an installed Chromium."
    ),
    browser: str | None = typer.Option(None, metavar="PATH", help="Program of the Chromium; else found."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Read the lists, print what would be fetched, write nothing."
    ),
    profile: str | None = typer.Option(None, help="Profile: a built-in name or a TOML file; else chosen by evidence."),
    to: str | None = typer.Option(
        None, "--to", metavar="URL", help="Database to load the results into, as kaimen load does."
    ),
    jobs: int | None = typer.Option(None, min=1, help="Processes that extract; the output is the same for any number."),
    delay: float = typer.Option(1.0, min=0, help="Least seconds between two requests to one host."),
    per_host: int = typer.Option(2, min=1, help="Requests to one host at a time."),
    concurrency: int = typer.Option(16, min=1, help="Requests at a time, over all hosts."),
    contact: str | None = typer.Option(None, help="E-mail or URL of who answers for this, sent in the User-Agent."),
    proxy: str | None = typer.Option(None, help="URL of a proxy."),
    header: list[str] = typer.Option([], help="Further request header, 'Name: value'; may be given several times."),
    cookies: Path | None = typer.Option(None, help="A cookies.txt in Netscape's format."),
    allow_net: list[str] = typer.Option(
        [], metavar="CIDR", help="Allow addresses of this range that are refused else."
    ),
    allow_private: bool = typer.Option(False, "--allow-private", help="Allow private and loopback addresses."),
    ignore_robots: bool = typer.Option(False, "--ignore-robots", help="For a site's owner; is written in the archive."),
    max_body: int = typer.Option(20_000_000, min=1, help="Largest page in bytes, unpacked."),
    log: str = typer.Option("auto", metavar="HOW", help="Progress: auto, live, plain, json or none."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Nothing on standard error but failures."),
) -> None:
    """Fetch a whole series politely, archive it as WARC, extract it; the same command goes on where it was stopped."""
    from ..profiles import builtin, load_profile
    from ..scraper.lock import holding

    profiles = (load_profile(profile),) if profile else builtin()
    seeds = _seeds(urls or [], url_file)
    follow = _follower(seeds, series, since, same_site, discover=url_file is None, images=images)
    fetch = _fetch_options(
        delay=delay,
        per_host=per_host,
        concurrency=concurrency,
        contact=contact,
        proxy=proxy,
        headers=tuple(_header(h) for h in header),
        cookies=cookies,
        allow_net=tuple(_network(n) for n in allow_net),
        allow_private=allow_private,
        ignore_robots=ignore_robots,
        max_body=max_body,
    )
    job = _Job(
        seeds=seeds,
        follow=follow,
        options=_options(fetch, max_pages, dry_run),
        renderer=_renderer(browser, max_body) if render is Render.AUTO else None,
        log="none" if quiet else log,
    )
    if dry_run:
        _dry_run(job)
        return
    make_folder(output)
    _corrections(output)  # what cannot be used is told before fetching, and so is a database
    if to:
        open_database(to, [profile] if profile else []).close()
    with holding(output):
        code = _harvest(output, job, profiles, jobs, quiet)
        if to and code != INTERRUPTED:
            code = max(code, INPUT_FAILED * bool(load_into(str(output), to, [profile] if profile else [], quiet=quiet)))
    if code:
        raise typer.Exit(code)


# --- what was asked for


def _seeds(urls: list[str], url_file: Path | None) -> list[Lead]:
    from ..schemas import InputError
    from ..schemas.urls import is_web, normalize
    from ..scraper.links import encode_url
    from ..scraper.state import Lead

    if bool(urls) == bool(url_file):
        raise InputError("give either addresses or --urls FILE")
    listed = _lines(url_file) if url_file else urls
    for url in listed:
        if not is_web(url):
            raise InputError(f"{url}: not an http or https address")
    kind: Any = "page" if url_file else "list"
    return [Lead(url=normalize(encode_url(url)), kind=kind) for url in dict.fromkeys(listed)]


def _lines(path: Path) -> list[str]:
    from ..schemas import InputError

    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the addresses: {error}") from None
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise InputError(f"{path}: holds no address")
    return found


def _follower(
    seeds: list[Lead], series: str | None, since: str | None, same_site: bool, *, discover: bool, images: bool
) -> Follower:
    import re

    from ..harvesting import Follower, local_host
    from ..schemas import InputError

    if since and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", since):
        raise InputError(f"--since {since}: not a date like 2021-06-01")
    hosts = frozenset(local_host(seed.url) for seed in seeds) if same_site else frozenset()
    return Follower(series=series, since=since, hosts=hosts, discover=discover, images=images)


def _fetch_options(**given: Any) -> FetchOptions:
    from ..scraper.exchange import FetchOptions

    return FetchOptions(**given)


def _header(text: str) -> tuple[str, str]:
    from ..schemas import InputError

    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise InputError(f"--header {text!r}: not 'Name: value'")
    return name.strip(), value.strip()


def _network(text: str) -> Any:
    from ipaddress import ip_network

    from ..schemas import InputError

    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise InputError(f"--allow-net {text}: {error}") from None


def _options(fetch: FetchOptions, max_pages: int | None, dry_run: bool) -> HarvestOptions:
    from ..scraper.harvest import HarvestOptions

    describe = {"robots": "ignore" if fetch.ignore_robots else "obey"}
    if fetch.contact:
        describe["operator"] = fetch.contact
    return HarvestOptions(fetch=fetch, max_pages=max_pages, only_lists=dry_run, describe=describe)


def _renderer(program: str | None, max_body: int) -> Callable[[Fetcher], Renderer]:
    from importlib.util import find_spec

    from ..schemas import InputError
    from ..scraper.render import Browser, find_chromium

    if find_spec("playwright") is None:
        raise InputError("--render needs Playwright: pip install 'kaimen[render]'")
    found = find_chromium(program)
    return lambda fetcher: Browser(fetcher.fetch, program=found, max_body=max_body)


# --- the run


def _harvest(
    folder: Path,
    job: _Job,
    profiles: tuple[Profile, ...],
    jobs: int | None,
    quiet: bool,
) -> int:
    from ..scraper.failpoints import FailPoints
    from ..sightings import coverage_of
    from .series import print_coverage

    points = FailPoints(os.environ.get("KAIMEN_FAIL_AT", ""))
    harvest, report = _fetch(folder, job, points)
    try:
        if report.interrupted:
            say(f"kaimen: interrupted; {report.left} addresses are waiting, the same command goes on")
            return INTERRUPTED
        summary = _extract(folder, profiles, jobs, quiet, points)
        harvest.finish()
    finally:
        harvest.close()
    found = coverage_of(folder)
    for note in summary.failed[:_FAILURES_TOLD]:
        say(f"kaimen: {note.url}: {note.detail}")
    if len(summary.failed) > _FAILURES_TOLD:
        say(f"kaimen: and {len(summary.failed) - _FAILURES_TOLD} more, see {folder / 'rejected.jsonl'}")
    if not quiet:
        _tell(report, summary)
        print_coverage(found, console(stderr=True, highlight=False))
    if any(c.missing for c in found):
        return INSTALLMENTS_MISSING
    return INPUT_FAILED if summary.failed else 0


def _fetch(folder: Path, job: _Job, points: FailPoints | None = None) -> tuple[Harvest, Report]:
    import asyncio

    from ..harvesting import needs_browser
    from ..progress import harvest_progress
    from ..scraper.harvest import Harvest

    async def fetch() -> tuple[Harvest, Report]:
        import signal

        with harvest_progress(job.log) as show:
            harvest = Harvest(
                folder,
                job.follow,
                job.options,
                renderer=job.renderer,
                needs_browser=needs_browser,
                fail_points=points,
                on_progress=show,
            )
            loop = asyncio.get_running_loop()

            def interrupted() -> None:
                say("kaimen: finishing the pages in flight; once more to stop at once")
                harvest.stop()
                loop.remove_signal_handler(signal.SIGINT)

            loop.add_signal_handler(signal.SIGINT, interrupted)
            try:
                return harvest, await harvest.run(job.seeds)
            except BaseException:
                harvest.close()
                raise
            finally:
                loop.remove_signal_handler(signal.SIGINT)

    return asyncio.run(fetch())


def _corrections(folder: Path) -> Corrections:
    """The reviewers' corrections in the folder."""
    from ..corrections import CORRECTIONS_FILE, read_corrections

    file = folder / CORRECTIONS_FILE
    return read_corrections(file) if file.is_file() else {}


def _extract(folder: Path, profiles: tuple[Profile, ...], jobs: int | None, quiet: bool, points: FailPoints) -> Summary:
    """What the archive holds, as `kaimen extract FOLDER/archive` gives it."""
    from ..pipeline import Options
    from ..pipeline import run as run_pipeline
    from ..scraper.saved import read_captures
    from ..sinks.jsonl import OutputFolder
    from ..summary import Summary
    from .common import progress

    archive = folder / "archive"
    size = sum(f.stat().st_size for f in archive.glob("*.warc.gz"))
    options = Options(
        profiles=profiles,
        jobs=jobs or (os.cpu_count() or 1 if size > _SOME * 20_000 else 1),
        by_series=True,
        roles=True,
        corrections=_corrections(folder),
    )
    summary = Summary()
    with OutputFolder(folder) as out, progress("extracting", quiet=quiet) as step:

        def one_more() -> None:
            summary.inputs += 1
            step()

        for result in run_pipeline(read_captures([str(archive)]), options, on_page=one_more):
            summary.add(result)
            out.write(result.page)
        points.reached("extracted")
    points.reached("written")
    summary.write(folder)
    return summary


def _tell(report: Report, summary: Summary) -> None:
    parts = [f"{report.fetched} fetched", f"{report.unchanged} unchanged", f"{report.failed} failed"]
    if report.recovered:
        parts.append(f"{report.recovered} recovered")
    if report.left:
        parts.append(f"{report.left} waiting (the same command goes on)")
    say("harvest: " + ", ".join(parts))
    say(summary.line())


def _dry_run(job: _Job) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kaimen-") as folder:
        harvest, _ = _fetch(Path(folder), job)
        failed = 0
        for row in harvest.state.listed():
            if row["state"] == "pending":
                number = "" if row["installment"] is None else str(row["installment"])
                typer.echo(f"{number}\t{row['url']}\t{row['title'] or ''}")
            elif row["state"] == "failed":
                failed += 1
                say(f"kaimen: {row['url']}: {row['detail'] or row['code']}")
        harvest.close()
    sys.stdout.flush()
    if failed:
        raise typer.Exit(INPUT_FAILED)
