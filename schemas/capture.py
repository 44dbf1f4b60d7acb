"""The capture: one fetched or saved document, as bytes, with where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from .article import UrlSource

__all__ = ["Capture", "digest"]


def digest(body: bytes) -> str:
    """`sha256:` and the hexadecimal SHA-256 of the bytes."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One document. `body` is decoded from transfer and content encodings, not from its charset.

    `headers` keep order and case; `fetched_at` is ISO 8601 in UTC; `path` is the file as the user named it,
    with `!member` behind it for what lies in an archive.
    """

    url: str | None
    body: bytes
    final_url: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = field(default=())
    fetched_at: str | None = None
    url_source: UrlSource | None = None
    path: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the body."""
        return digest(self.body)

    @property
    def content_type(self) -> str | None:
        """The last Content-Type header, or None."""
        return next((v for k, v in reversed(self.headers) if k.lower() == "content-type"), None)
