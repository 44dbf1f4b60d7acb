"""A file that is written as a whole: who reads it sees all of it or what stood there before.

The new file is made beside the old one and renamed. A rename takes the place of whatever has the name, so symbolic
links are followed first, and what is no regular file (a pipe, a device) is not replaced but written through.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["replacing"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name to write to; what is written there goes to `path` in the end, or nowhere where something fails.

    Raises OSError.
    """
    target = _regular(path)
    with TemporaryDirectory(prefix=".kaimen-", dir=target and target.parent) as folder:
        temporary = Path(folder) / f"new{path.suffix}"
        yield temporary
        if target:
            temporary.replace(target)
        else:
            with temporary.open("rb") as written, path.open("wb") as through:
                shutil.copyfileobj(written, through)


def _regular(path: Path) -> Path | None:
    """The file behind all links that is there or can be made; None for what is no regular file."""
    target = Path(os.path.realpath(path))
    try:
        path.stat()
    except FileNotFoundError:
        return target
    return target if target.is_file() else None
