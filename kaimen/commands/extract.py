"""`kaimen extract`: saved pages, archives and dumps to JSON lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import INPUT_FAILED, make_folder, progress, say

if TYPE_CHECKING:
    from ..corrections import Corrections
    from ..pipeline import Options, Result
    from ..summary import Summary

__all__ = ["run"]

_SOME = 48  # pages below which further processes cost more than they save


def run(
    paths: list[str] = typer.Argument(
        help="Files, folders, globs, or - for standard input: html, mhtml, text dumps, WARC, zip.", show_default=False
    ),
    output: Path | None = typer.Option(
        None, "--output", "-o", help="Folder for records.jsonl, articles.jsonl and rejected.jsonl; else stdout."
    ),
    profile: str | None = typer.Option(None, help="Profile: a built-in name or a TOML file; else chosen by evidence."),
    url: str | None = typer.Option(None, help="Address of a page that does not say where it came from."),
    url_map: Path | None = typer.Option(None, help="File of lines 'path<TAB>address' for pages that do not say."),
    jobs: int | None = typer.Option(None, min=1, help="Processes; the output is the same for any number."),
    max_page: int = typer.Option(20_000_000, min=1, help="Largest page in bytes."),
    all_versions: bool = typer.Option(False, help="Keep every capture of an address, not only the latest."),
    corrections: Path | None = typer.Option(
        None, help="Reviewers' corrections to lay over the output; default: corrections.jsonl in the output folder."
    ),
    against: Path | None = typer.Option(
        None,
        metavar="OLD",
        help="Compare with this earlier output: exit code 0 same, 1 different, 2 trouble; without -o nothing is kept.",
    ),
    keywords: int = typer.Option(
        0, min=0, max=100, help="Add so many keywords to the facts of each record (loads jieba)."
    ),
    explain: bool = typer.Option(False, help="Print each line of the pages with the role it got and why."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Nothing on standard error but failures."),
    verbose: bool = typer.Option(False, "--verbose", "-v", help="Every rejection on standard error."),
) -> None:
    """Extract records from saved pages, again and again as rules improve. Never touches the network."""
    from ..pipeline import Options
    from ..profiles import builtin, load_profile

    earlier = _earlier(against, output) if against else None
    options = Options(
        profiles=(load_profile(profile),) if profile else builtin(),
        url=url,
        url_map=_read_map(url_map) if url_map else {},
        jobs=jobs or _jobs(paths),
        all_versions=all_versions,
        corrections=_corrections(corrections, output, earlier),
        keywords=keywords,
        roles=output is not None,
        by_series=_is_archive(paths),
    )
    if explain:
        _explain(paths, options, profile, max_page)
        return
    with _destination(output, earlier) as folder:
        summary = _extract(paths, options, max_page, folder, quiet)
        _conclude(summary, quiet=quiet, verbose=verbose)
        if earlier and folder:
            from .diff import report

            raise typer.Exit(report(earlier, folder))
    if summary.unread:
        raise typer.Exit(INPUT_FAILED)


def _conclude(summary: Summary, *, quiet: bool, verbose: bool) -> None:
    for note in summary.unread:
        say(f"kaimen: {note.path or note.url}: {note.detail}")
    if verbose:
        _tell(summary)
    if not quiet:
        say(summary.line())


def _earlier(old: Path, output: Path | None) -> Path:
    """The folder to compare with. Raises InputError where there is none, or where the output would replace it."""
    from ..outputs import folder_of
    from ..schemas import InputError

    folder = folder_of(old)
    if output and folder.resolve() == output.resolve():
        raise InputError(
            f"{output}: would be replaced before it is compared; leave --output out and nothing is written"
        )
    return folder


@contextmanager
def _destination(output: Path | None, earlier: Path | None) -> Iterator[Path | None]:
    """The folder to write to, held meanwhile: a passing one where the output is only wanted for comparison."""
    if output:
        from ..scraper.lock import holding

        make_folder(output)
        with holding(output):
            yield output
    elif earlier:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="kaimen-") as folder:
            yield Path(folder)
    else:
        yield None


def _extract(paths: list[str], options: Options, max_page: int, output: Path | None, quiet: bool) -> Summary:
    from contextlib import ExitStack

    from ..pipeline import run as run_pipeline
    from ..scraper.saved import read_captures
    from ..sinks.jsonl import OutputFolder, write_records
    from ..summary import Summary

    summary = Summary()
    with ExitStack() as stack:
        step = stack.enter_context(progress("extracting", quiet=quiet))
        folder = stack.enter_context(OutputFolder(output)) if output else None

        def one_more() -> None:
            summary.inputs += 1
            step()

        captures = read_captures(paths, max_page=max_page, stdin=sys.stdin.buffer)
        result: Result
        for result in run_pipeline(captures, options, on_page=one_more):
            summary.add(result)
            if folder:
                folder.write(result.page)
            else:
                write_records(result.page, sys.stdout)
    sys.stdout.flush()
    if output:
        summary.write(output)
    return summary


def _explain(paths: list[str], options: Options, profile: str | None, max_page: int) -> None:
    from ..explain import explain
    from ..schemas import Rejected
    from ..scraper.saved import read_captures

    for capture in read_captures(paths, max_page=max_page, stdin=sys.stdin.buffer):
        typer.echo(f"# {capture.path or capture.url}")
        if isinstance(capture, Rejected):
            typer.echo(f"not read: {capture.code} ({capture.detail})")
            continue
        url = capture.final_url or capture.url or options.url
        for line in explain(capture.body, url=url, content_type=capture.content_type, profile=profile):
            typer.echo(line)


def _tell(summary: Summary) -> None:
    for title, counts in (("rejected", summary.rejected), ("warnings", summary.warnings)):
        for code, number in sorted(counts.items()):
            say(f"  {title:9s} {code:24s} {number}")


def _jobs(paths: list[str]) -> int:
    """One process for a few pages, else one a core."""
    few = len(paths) < _SOME and not any(_is_folder(p) or p.endswith((".warc", ".gz", ".zip")) for p in paths)
    return 1 if few else os.cpu_count() or 1


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  Path's raises for names that cannot be looked up


def _is_archive(paths: list[str]) -> bool:
    """Whether the one input is a folder of WARC files: a harvest, whose pages have no order of their own."""
    if len(paths) != 1 or not _is_folder(paths[0]):
        return False
    try:
        names = [p.name for p in Path(paths[0]).iterdir() if p.is_file() and not p.name.startswith(".")]
    except OSError:  # reading it says why
        return False
    return bool(names) and all(n.endswith((".warc", ".warc.gz")) for n in names)


def _corrections(file: Path | None, *folders: Path | None) -> Corrections:
    """Those of the file that was named, else of the first folder that has some."""
    from ..corrections import CORRECTIONS_FILE, read_corrections

    if file is None:
        found = (folder / CORRECTIONS_FILE for folder in folders if folder)
        file = next((path for path in found if path.is_file()), None)
    return read_corrections(file) if file else {}


def _read_map(path: Path) -> dict[str, str]:
    from ..schemas import InputError

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the map of addresses: {error}") from None
    pairs = {}
    for number, line in enumerate(lines, 1):
        name, tab, url = line.strip().partition("\t")
        if line.strip() and not (name and tab and url.strip().startswith(("http://", "https://"))):
            raise InputError(f"{path}:{number}: not 'path<TAB>http address': {line[:80]!r}")
        if tab:
            pairs[name] = url.strip()
    return pairs
