"""What a reader should know of a block: its warnings. Nothing here changes a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..schemas import Profile, Span, Warning, WarningCode
from .drafts import Draft, SectionDraft
from .labels import Lexicon

__all__ = ["article_warnings", "block_warnings"]

_FIRST_PERSON = re.compile("我|俺|咱|本人|大家好|同志们|各位")
_SELF_INTRODUCTION = re.compile(r"(?:大家好|各位).{0,12}我(?:是|叫|名叫)|^我(?:是|叫).{2,30}(?:书记|主任)")
MIN_SPEECH = 60
"""Code points of a text that must speak of an I to be somebody's remarks; the seed's shortest such text has 69."""

_WHY = {
    "kind": "words of the same kinds",
    "saying": "how it is put",
    "concept": "what it speaks of",
    "place": "its place and what other series call it",
}
"""What a label was inferred by, where the rule's name does not say so."""


def article_warnings(left_over: Sequence[Span]) -> tuple[Warning, ...]:
    """Warnings on the article as a whole."""
    detail = "text that belongs to no block: below a street, or a note, tag or sign between blocks"
    return tuple(Warning(code=WarningCode.TEXT_LEFT_OVER, detail=detail, span=span) for span in left_over)


def block_warnings(draft: Draft, text: str, lexicon: Lexicon) -> tuple[Warning, ...]:
    """Warnings on one block, in page order within each kind."""
    profile = lexicon.profile
    found = [w for s in draft.sections for w in _of_label(s)]
    found += _of_order(draft, profile)
    found += _repeated(draft)
    if draft.lead:
        detail = f"{len(draft.lead)} paragraphs stand between the heading and the first label"
        span = Span(draft.lead[0].start, draft.lead[-1].end)
        found.append(Warning(code=WarningCode.TEXT_BEFORE_LABEL, detail=detail, span=span))
    if profile:
        found += _missing(draft, profile)
        found += _mislabels(draft, text, lexicon)
    return tuple(found)


def _of_label(section: SectionDraft) -> Iterator[Warning]:
    hit, span, label = section.hit, section.label_span, section.label
    if hit.match and hit.match.inferred:
        why = _WHY.get(hit.match.rule, f"its {hit.match.rule}")
        detail = f"{label} is taken for {section.field} by {why}; the profile does not list it"
        yield Warning(code=WarningCode.LABEL_INFERRED, detail=detail, span=span)
    if not hit.match:
        detail = f"no field claims {label}; it became a field of its own"
        yield Warning(code=WarningCode.LABEL_UNKNOWN, detail=detail, span=span)
    if not hit.form.colon and not hit.form.marks:
        detail = f"{label} has no colon and nothing else sets it apart"
        yield Warning(code=WarningCode.LABEL_WITHOUT_COLON, detail=detail, span=span)
    if hit.glued:
        detail = f"{label} stands in the same paragraph as the section before"
        yield Warning(code=WarningCode.LABEL_GLUED, detail=detail, span=span)
    if not section.paragraphs:
        yield Warning(code=WarningCode.SECTION_EMPTY, detail=f"nothing stands under {label}", span=span)


def _repeated(draft: Draft) -> Iterator[Warning]:
    seen: set[str] = set()
    for section in draft.sections:
        if section.field in seen:
            detail = f"{section.field} stands more than once in the block"
            yield Warning(code=WarningCode.LABEL_REPEATED, detail=detail, span=section.label_span)
        seen.add(section.field)


def _of_order(draft: Draft, profile: Profile | None) -> Iterator[Warning]:
    ranks = {spec.name: n for n, spec in enumerate(profile.fields)} if profile else {}
    highest, last, seen = -1, "", set()
    for section in draft.sections:
        rank = ranks.get(section.field)
        if rank is None or section.field in seen:
            continue
        seen.add(section.field)
        if rank < highest:
            detail = f"{section.field} stands behind {last}"
            yield Warning(code=WarningCode.ORDER_UNUSUAL, detail=detail, span=section.label_span)
        else:
            highest, last = rank, section.field


def _missing(draft: Draft, profile: Profile) -> Iterator[Warning]:
    there = {section.field for section in draft.sections}
    for spec in profile.fields:
        if spec.required and spec.name not in there:
            yield Warning(
                code=WarningCode.FIELD_MISSING, detail=f"the block has no {spec.name}", span=draft.heading_span
            )


def _mislabels(draft: Draft, text: str, lexicon: Lexicon) -> Iterator[Warning]:
    """Remarks in which nobody speaks, and a situation in which somebody introduces himself.

    Only where the field they read like is not in the block: otherwise the author has told the two apart.
    """
    remarks, background = lexicon.meaning_field("remarks"), lexicon.meaning_field("background")
    there = {section.field for section in draft.sections}
    if not remarks or not background:
        return
    for section in draft.sections:
        suggested = None
        if section.field == remarks and background not in there:
            words = section.cut(text)
            silent = len(words) >= MIN_SPEECH and not _FIRST_PERSON.search(words)
            suggested = background if silent else None
        elif section.field == background and remarks not in there:
            suggested = remarks if _SELF_INTRODUCTION.search(section.cut(text)) else None
        if suggested:
            detail = f"the text under {section.label} reads like {suggested}"
            yield Warning(code=WarningCode.MISLABEL_SUSPECTED, detail=detail, span=section.span)
