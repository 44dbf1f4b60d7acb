"""JSON lines: to a stream as they come, or as files in a folder, each replaced atomically.

Beside records, articles and rejections the folder holds roles.jsonl: for each article what every stretch of its text
was taken for and why, as `--explain` prints it and the review page shows it.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ..schemas import Contract, PageResult, SinkError

__all__ = ["FILES", "ROLES", "OutputFolder", "write_records"]

FILES = ("records.jsonl", "articles.jsonl", "rejected.jsonl")
ROLES = "roles.jsonl"


def write_records(page: PageResult, stream: IO[str]) -> None:
    """The records of one page, one a line."""
    for record in page.records:
        stream.write(record.model_dump_json() + "\n")


class OutputFolder:
    """Writes the four files of JSON lines; nothing is replaced before all is written and synced.

    Used as a context manager; an error inside leaves the files of an earlier run as they were. Raises SinkError.
    One after another is replaced, so who writes holds the folder (`scraper.lock`): two at once would mix their files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._streams: dict[str, IO[bytes]] = {}
        self._targets: dict[str, Path] = {}

    def __enter__(self) -> Self:
        for name in (*FILES, ROLES):
            if (self.folder / name).is_dir():
                raise SinkError(f"{self.folder / name}: is a folder; move it away; all is unchanged")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in (*FILES, ROLES):
                self._targets[name] = target = (self.folder / name).resolve()  # a link stays one
                self._streams[name] = tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{name}.", delete=False)
        except OSError as error:
            self._discard()
            raise _explained(self.folder, error) from None
        return self

    def write(self, page: PageResult) -> None:
        """Everything that one page gave."""
        try:
            self._lines("records.jsonl", page.records)
            self._lines("articles.jsonl", [page.article] if page.article else [])
            self._lines("rejected.jsonl", page.rejected)
            if page.article:
                self._streams[ROLES].write(_roles(page).encode())
        except OSError as error:
            raise _explained(self.folder, error) from None

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        replaced: list[str] = []
        try:
            for stream in self._streams.values():
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            for name, stream in self._streams.items():
                Path(stream.name).chmod(0o644)
                Path(stream.name).replace(self._targets[name])
                replaced.append(name)
        except OSError as error:
            self._discard()
            raise _explained(self.folder, error, replaced) from None

    def _lines(self, name: str, models: Iterable[Contract]) -> None:
        stream = self._streams[name]
        for model in models:
            stream.write(model.model_dump_json().encode() + b"\n")

    def _discard(self) -> None:
        for stream in self._streams.values():
            with contextlib.suppress(OSError):  # a full disk fails again on close; the file goes all the same
                stream.close()
            Path(stream.name).unlink(missing_ok=True)


def _roles(page: PageResult) -> str:
    """One line: the article's id and an array [start, end, role, reason, block, field] for each stretch."""
    rows = [[*role.span, role.role, role.reason, role.block, role.field] for role in page.roles]
    article = page.article.id if page.article else None
    return json.dumps({"article_id": article, "roles": rows}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _explained(folder: Path, error: OSError, replaced: Sequence[str] = ()) -> SinkError:
    left = f"only {', '.join(replaced)} was replaced" if replaced else "what stood there before is unchanged"
    return SinkError(f"{folder}: cannot write: {error.strerror or error}; {left}")
