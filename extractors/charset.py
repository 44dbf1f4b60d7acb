"""From bytes to text: content and declarations weighed together, because declarations lie."""

from __future__ import annotations

from dataclasses import dataclass

from ..schemas import Decoding

__all__ = ["Decoded", "decode"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, how it was decoded, and whether too much was lost to publish it."""

    text: str
    decoding: Decoding
    undecodable: str | None = None
    """why the page must be rejected, for a person; None where it can be used"""


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """`body` as text; `content_type` is the HTTP header's value. Never raises."""
    for name, codec in (("utf-8", "utf-8-sig"), ("gb18030", "gb18030")):
        try:
            return Decoded(body.decode(codec), Decoding(encoding=name, chosen_by="content"))
        except UnicodeDecodeError:
            continue
    text = body.decode("utf-8", "replace")
    return Decoded(text, Decoding(encoding="utf-8", chosen_by="default", replaced=text.count("\ufffd")))
