"""What kind of thing an answer is, by its first bytes; the Content-Type is believed only where they say nothing.

Servers send pages as application/octet-stream and archives as text/html; first bytes do not lie.
"""

from __future__ import annotations

__all__ = ["SNIFF", "binary_kind", "looks_whole"]

SNIFF = 512
"""Bytes that are looked at."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"Rar!\x1a", "a rar archive"),
    (b"7z\xbc\xaf\x27", "a 7z archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"ID3", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"FLV\x01", "a film"),
    (b"\x00\x00\x01\xba", "a film"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_AMBIGUOUS = frozenset({b"BM", b"MZ", b"ID3", b"RIFF"})
"""Letters with which a text may begin as well; a NUL must follow."""
_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/msword")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def binary_kind(head: bytes, content_type: str | None) -> str | None:
    """What the body is where it is no text, for a person to read; None for text."""
    head = head[:SNIFF]
    if head.startswith(_BOMS):
        return None
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (magic not in _AMBIGUOUS or b"\0" in head):
            return kind
    if head[4:8] == b"ftyp":
        return "a film"
    declared = (content_type or "").strip().lower()
    if declared.startswith(_BINARY_TYPES) and b"<" not in head:
        return declared.partition(";")[0]
    # Four NULs in a row are in no text of any charset but UTF-32, which nobody serves.
    return "binary data" if b"\0\0\0\0" in head else None


def looks_whole(body: bytes) -> bool:
    """Whether a page that broke off had come to its end: wrong lengths and missing last chunks stand on whole pages."""
    return b"</html>" in body[-SNIFF:].lower()
