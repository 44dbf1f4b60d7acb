"""A page's lines with the role that each stretch got and why: what `kaimen extract --explain` prints."""

from __future__ import annotations

from collections.abc import Iterator

from .extractors.blocks import segment
from .extractors.lines import assemble
from .extractors.page import read
from .profiles import builtin, load_profile
from .schemas import LineRole, Profile, Rejected

__all__ = ["explain"]

SHOWN = 40
"""Code points of a stretch that are shown."""


def explain(
    body: bytes | str, *, url: str | None = None, content_type: str | None = None, profile: str | Profile | None = None
) -> Iterator[str]:
    """Lines for a person: offsets, role, block and field, text, and the evidence with its weights.

    A page without an article gives one line with the rejection. Weights are relative to running text, which has 0.
    """
    profiles = (load_profile(profile),) if profile is not None else builtin()
    reading = read(body, url=url, content_type=content_type)
    if isinstance(reading, Rejected):
        yield f"no article: {reading.code} ({reading.detail})"
        return
    text, lines = assemble(reading.lines)
    metadata = reading.metadata
    found = segment(text, lines, profiles=profiles, title=metadata.title, kicker=metadata.kicker)
    yield f"title: {metadata.title or '-'}"
    yield f"profile: {found.profile or '-'}; {len(found.blocks)} blocks"
    for role in found.roles:
        yield _row(role, text)


def _row(role: LineRole, text: str) -> str:
    shown = role.span.cut(text)
    shown = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
    where = "" if role.block is None else f" {role.block + 1}"
    field = f" {role.field}" if role.field else ""
    reason = f"    [{role.reason}]" if role.reason else ""
    return f"{role.span.start:>6} {role.role}{where}{field}: {shown}{reason}"
