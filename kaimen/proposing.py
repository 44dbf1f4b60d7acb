"""A learned proposal as TOML that a person reviews: what the program saw stands beside each line as a comment."""

from __future__ import annotations

from collections.abc import Iterator

from .extractors.learning import LearnedField, Proposal

__all__ = ["proposal_toml"]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_REVIEW = (
    "Review it: give fields the names you want, join what means the same under aliases, drop what is no label.",
    "Then ask `kaimen profile check` what it covers.",
)


def proposal_toml(proposal: Proposal, name: str) -> str:
    """The TOML text of a profile called `name`; `parse_profile` accepts it, whatever the labels hold."""
    return "\n".join((*_head(proposal, name), *(line for each in proposal.fields for line in _field(each, proposal))))


def _head(proposal: Proposal, name: str) -> Iterator[str]:
    without = f", {proposal.without_blocks} of them without a block" if proposal.without_blocks else ""
    yield f"# Proposed by `kaimen profile learn` from {_count(proposal.pages, 'page')}{without}."
    for line in _REVIEW:
        yield f"# {line}"
    yield f"name = {_string(name)}"
    if proposal.series:
        yield f"title = {_string(proposal.series)}"
    yield ""
    yield "[blocks]"
    yield f"# {proposal.headed} of {_count(proposal.blocks, 'block')} under a heading"
    yield f"opening = {_string(proposal.opening)}  # comes first in {_count(proposal.opened, 'block')}"
    yield ""


def _field(field: LearnedField, proposal: Proposal) -> Iterator[str]:
    (name, times), *others = field.labels
    yield "[[fields]]"
    yield f"# in {field.blocks} of {_count(proposal.blocks, 'block')}, on {_count(field.pages, 'page')}"
    yield f"name = {_string(name)}" + (f"  # {_count(times, 'block')}" if others else "")
    if field.key:
        yield f"key = {_string(field.key)}"
    if others:
        yield "aliases = ["
        for label, n in others:
            yield f"    {_string(label)},  # {_count(n, 'block')}"
        yield "]"
    if field.required:
        yield "required = true"
    yield ""


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _string(text: str) -> str:
    """A TOML basic string; what cannot be seen (controls, marks of direction) is written as its number."""
    return '"' + "".join(map(_character, text)) + '"'


def _character(c: str) -> str:
    if c in _ESCAPES:
        return _ESCAPES[c]
    if "\ud800" <= c <= "\udfff":
        return "\ufffd"
    if c.isprintable():
        return c
    return f"\\u{ord(c):04X}" if ord(c) <= 0xFFFF else f"\\U{ord(c):08X}"
