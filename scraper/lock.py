"""One process a folder: the second is told who holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ..schemas import Busy

__all__ = ["holding"]


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Hold the folder while the context lasts; when the process ends, however it ends, it is free. Raises Busy."""
    import fcntl

    path = folder / ".lock"
    with path.open("a+", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.seek(0)
            holder = stream.read().strip() or "another process"
            raise Busy(f"{folder}: {holder} is working on it; wait for its end, or end it") from None
        stream.truncate(0)
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        stream.write(f"process {os.getpid()} on {os.uname().nodename} (since {since})")
        stream.flush()
        yield
