"""What a file is, from its first bytes: names lie, and standard input has none."""

from __future__ import annotations

import re
from enum import StrEnum

from .mhtml import is_mhtml

__all__ = ["HEAD", "Kind", "binary_kind", "sniff"]

HEAD = 4_096
"""Bytes that `sniff` looks at."""


class Kind(StrEnum):
    """How a file is read."""

    PAGE = "page"
    MHTML = "mhtml"
    WARC = "warc"
    GZIP = "gzip"
    ZIP = "zip"
    BINARY = "binary"


_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"bplist00", "a Safari web archive"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00\xfe\xff", b"\x00\x00\x00<")
"""How text of two or four bytes a character begins; what can be read of it is seen where it is decoded."""
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|meta|div|p|title)\b", re.IGNORECASE)
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|^.{26}..mimetypeapplication/", re.DOTALL)


def binary_kind(head: bytes) -> str | None:
    """What the bytes are, for a person, where they are no text; None where they can be."""
    for magic, name in _BINARY:
        if head.startswith(magic):
            return name
    if b"\x00" not in head or head.startswith(_WIDE) or _MARKUP.search(head):
        return None
    return "a binary file (it holds NUL bytes)"


def sniff(head: bytes) -> Kind:
    """What a file with these first bytes is."""
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.BINARY if _OFFICE.search(head[:512]) else Kind.ZIP
    if binary_kind(head):
        return Kind.BINARY
    return Kind.MHTML if is_mhtml(head) else Kind.PAGE
