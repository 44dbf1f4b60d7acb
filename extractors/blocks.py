"""Split an article's lines into blocks and labelled sections.

lines ─ hits ─ readings ─ beam ─ blocks
        │      │          │      └ this module: spans, places and warnings of what was chosen
        │      │          └ one reading for each line, the best for the whole sequence
        │      └ what each line could be, weighed
        └ where labels could stand, by a profile's lexicon
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..schemas import LineRole, Profile, RecordImage, Section, Span, Warning
from .asking import without_asked
from .beam import Step, Zone, choose
from .drafts import Draft, SectionDraft
from .evidence import HINTED, WORDS, enough, fields_in, fitting, hinted, is_named, possible, words_again
from .forms import Running, running_style
from .glued_headings import with_headings_apart
from .heading_places import PART, place_of_office
from .hits import COLONS, Hit, Reasons
from .label_context import with_marks_alike, with_run_on, with_stops_alike
from .label_search import find_hits
from .labels import Lexicon, bare, lexicon_of
from .lines import Image, Line
from .notes import article_warnings, block_warnings
from .places import Place, find_place, read_place
from .readings import read_lines
from .roles import Piece, Reading, Role
from .series import parse_series
from .steps import find_steps

__all__ = ["Block", "Segmentation", "segment"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block; everything that a record needs beside its article."""

    heading: str | None
    heading_span: Span | None
    street: str | None
    community: str | None
    lead_spans: tuple[Span, ...]
    sections: tuple[Section, ...]
    images: tuple[RecordImage, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The whole article taken apart."""

    blocks: tuple[Block, ...] = ()
    lead_spans: tuple[Span, ...] = ()
    footer_spans: tuple[Span, ...] = ()
    profile: str | None = None
    warnings: tuple[Warning, ...] = ()
    roles: tuple[LineRole, ...] = ()


def segment(
    text: str,
    lines: Sequence[Line],
    *,
    profiles: Sequence[Profile],
    title: str | None = None,
    kicker: str | None = None,
) -> Segmentation:
    """Segment an article. `text` and `lines` come from `lines.assemble`; spans are offsets into `text`.

    With one profile it is used; with several the one with the best evidence is chosen (DESIGN: profile); with none, or
    none with evidence, labels become fields of their own.
    """
    first = lexicon_of(profiles[0] if profiles else None)
    lines = with_headings_apart(lines, first)
    running = running_style(lines, lambda text: first.listed(bare(text)) is not None)
    hits = with_stops_alike(lines, [find_hits(line, first, running) for line in lines])
    hits = with_marks_alike(lines, with_run_on(lines, hits, first, running), first, running)
    hits = without_asked(lines, hits)
    headings = "\n".join(t for t in (kicker, title) if t)
    titled = find_place(headings) if headings else None
    in_title = titled is not None and titled.community is not None and parse_series(title, kicker).name is not None
    seen = _Seen(lines, running, headings, titled is not None, in_title, given=len(profiles) == 1)
    profile = profiles[0] if seen.given else fitting(profiles, hits, headings=headings, in_title=in_title)
    steps = _steps(seen, hits, profile, first)
    if profile is None and (hint := hinted(profiles, hits)):
        tried = _steps(seen, hits, hint, first)
        if tried and (fields_in(tried) >= HINTED or (fields_in(tried) > WORDS and words_again(hint, hits) >= WORDS)):
            profile, steps = hint, tried
    name = profile.name if profile else None
    if steps is None:
        return _no_blocks(lines, name if seen.given else None)
    lexicon = lexicon_of(profile)
    endings = profile.blocks.place_suffixes if profile else ()
    taking = _Taking(text, lines, endings)
    for step in steps:
        taking.step(step)
    for draft in taking.drafts:
        _unclaim_doubled(draft)
    _place_drafts(taking.drafts, text, find_place(headings, endings) if endings else titled, endings)
    return Segmentation(
        blocks=tuple(_block(d, text, lexicon) for d in taking.drafts),
        lead_spans=tuple(taking.lead),
        footer_spans=tuple(taking.footer),
        profile=name,
        warnings=article_warnings(taking.left_over),
        roles=tuple(taking.roles),
    )


class _Seen(NamedTuple):
    """What is known of a page whatever its profile is."""

    lines: Sequence[Line]
    running: Running
    headings: str
    """kicker and title"""
    titled: bool
    """whether they name a place"""
    in_title: bool
    """whether they name the place of one block of a series"""
    given: bool
    """whether the user says which profile it is"""


def _steps(
    seen: _Seen, hits: Sequence[tuple[Hit, ...]], profile: Profile | None, first: Lexicon
) -> Sequence[Step] | None:
    """The path over a page's lines as those of a profile, None where it holds no blocks; `hits` are of `first`."""
    lines, lexicon = seen.lines, lexicon_of(profile)
    if lexicon is not first:
        hits = [
            find_hits(line, lexicon, seen.running) if profile or any(h.match for h in found) else found
            for line, found in zip(lines, hits, strict=True)
        ]
        hits = with_run_on(lines, with_stops_alike(lines, hits), lexicon, seen.running)
        hits = without_asked(lines, with_marks_alike(lines, hits, lexicon, seen.running))
    named = is_named(profile, seen.headings)
    if not possible(lines, hits, profile, named=named, in_title=seen.in_title):
        return None
    steps = choose(read_lines(lines, lexicon, hits, seen.running), [len(line.text) for line in lines], lexicon)
    found = enough(steps, profile, in_title=seen.titled, in_series=seen.in_title, named=named, given=seen.given)
    return steps if found else None


_NO_BLOCKS: Reasons = (("no labels that belong to blocks", 0.0),)


def _no_blocks(lines: Sequence[Line], profile: str | None) -> Segmentation:
    spans = tuple(Span(x.start, x.end) for x in lines if x.image is None)
    roles = tuple(LineRole(s, "lead", _NO_BLOCKS) for s in spans)
    return Segmentation(lead_spans=spans, profile=profile, roles=roles)


_BODY, _LABEL, _HEADING, _STREET, _IMAGE, _CAPTION = (
    Role.BODY,
    Role.LABEL,
    Role.HEADING,
    Role.STREET,
    Role.IMAGE,
    Role.CAPTION,
)
_IN_LEAD, _IN_STREET, _IN_HEAD, _IN_SECTION, _IN_FOOTER = Zone
_IN_BLOCK, _BEFORE_LABELS = (_IN_HEAD, _IN_SECTION), (_IN_LEAD, _IN_HEAD)
_OF_SECTION = frozenset({"label", "body", "caption", "image"})
_HEAD = 2
"""Characters of a label's head."""
_BLANK = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")


class _Taking:
    """Walks the chosen path and sorts every stretch of text into its place."""

    def __init__(self, text: str, lines: Sequence[Line], endings: tuple[str, ...]) -> None:
        self.text, self.lines, self.endings = text, lines, endings
        self.street: str | None = None
        self.community: str | None = None
        """the place that stands on a line of its own above the blocks"""
        self.drafts: list[Draft] = []
        self.lead: list[Span] = []
        self.footer: list[Span] = []
        self.left_over: list[Span] = []
        self.roles: list[LineRole] = []
        self._open_image: int | None = None
        self._caption: str | None = None

    def step(self, step: Step) -> None:
        """One line of the path."""
        reading, zone, opens = step.reading, step.zone, step.opens
        if reading.taken:
            return
        for place, pieces in reading.blocks[:-1]:
            self.step(replace(step, reading=replace(reading, place=place, pieces=pieces, blocks=())))
        if opens or reading.role is _HEADING:
            self._open(reading)
        for piece in reading.pieces:
            if piece.role is _BODY and zone is not _IN_FOOTER:
                self._body(zone, piece.span)
                self._note(step, piece, "lead" if zone in _BEFORE_LABELS else "body")
            else:
                self._note(step, piece, self._piece(step, piece))
        if not reading.pieces:
            span = Span(self.lines[step.line].start, self.lines[step.line].end)
            self._note(step, Piece(Role.DROPPED, span), "dropped")

    def _open(self, reading: Reading) -> None:
        place = reading.place
        draft = Draft(place=place)
        if reading.role is _HEADING:
            piece = reading.pieces[0]
            draft.heading = reading.heading or piece.span.cut(self.text)
            draft.place = place = place or place_of_office(draft.heading, self.endings)
            draft.heading_span = None if reading.heading else piece.span
        if place and place.street:
            draft.street = place.street
            self.street = self.street if place.street == self.street else None
        else:
            draft.street = self.street
        draft.community = place.community if place else self.community
        self.community = None if place else self.community
        self.drafts.append(draft)
        self._open_image = self._caption = None

    def _piece(self, step: Step, piece: Piece) -> str:
        """Put a stretch that is no running text where it belongs; gives the name of what it is."""
        role, zone = piece.role, step.zone
        if role is _IMAGE:
            if step.reading.role is not _HEADING:
                self._image(step, piece.image or self.lines[step.line].image)
            return "image"
        if role is _HEADING:
            if step.reading.role is not _HEADING and self.drafts:
                self.drafts[-1].heading, self.drafts[-1].heading_span = piece.span.cut(self.text), piece.span
            return "heading"
        if role is _STREET:
            if step.reading.role is _STREET and step.reading.place:
                self.street, self.community = step.reading.place.street, step.reading.place.community
            elif step.reading.place and self.drafts:
                self._place_above(step.reading.place)
            return "street"
        if zone is _IN_FOOTER:
            self.footer.append(piece.span)
            return "footer"
        if role is _LABEL and piece.hit:
            self._label(piece.hit, piece.span)
            if piece is step.reading.pieces[0]:
                self._take_images(step.line)
            return "label"
        if role is _CAPTION:
            self._caption_line(step, piece.span)
            return "caption"
        if any(map(str.isalpha, piece.span.cut(self.text))):
            self.left_over.append(piece.span)
        return role.value

    def _place_above(self, place: Place) -> None:
        """The place of a block without a heading, where a line below says who sent it in."""
        draft = self.drafts[-1]
        if draft.heading is None and draft.community is None:
            draft.street, draft.community, draft.place = place.street or draft.street, place.community, place

    def _label(self, hit: Hit, span: Span) -> None:
        label = span.cut(self.text).replace("\n", "") or hit.key
        name = hit.match.field if hit.match else _own_name(label)
        self.drafts[-1].sections.append(SectionDraft(hit, name, label, span))
        self._open_image = None

    def _take_images(self, n: int) -> None:
        """Give a label the images in front of it in its own paragraph, beside which its text flows."""
        first = n
        while first and (above := self.lines[first - 1]).image and above.block and above.block == self.lines[n].block:
            first -= 1
        if first == n or (first and self.lines[first - 1].block == self.lines[n].block):
            return
        draft = self.drafts[-1]
        beside = {image.src for line in self.lines[first:n] if (image := line.image)}
        for k in range(max(0, len(draft.images) - (n - first)), len(draft.images)):
            if draft.images[k].caption is None and draft.images[k].src in beside:
                draft.images[k] = draft.images[k].model_copy(update={"section": len(draft.sections) - 1})

    def _body(self, zone: Zone, span: Span) -> None:
        self._open_image = None
        if zone is _IN_LEAD:
            self.lead.append(span)
        elif zone is _IN_STREET:
            self.left_over.append(span)
        elif self.drafts[-1].sections:
            paragraphs = self.drafts[-1].sections[-1].paragraphs
            paragraphs.append(span if paragraphs else self._behind_colon(span))
        else:
            self.drafts[-1].lead.append(span)

    def _behind_colon(self, span: Span) -> Span:
        """A section's first paragraph without the label's colon, where that stands in front of it."""
        text = span.cut(self.text)
        value = text.lstrip(COLONS).lstrip() if text[:1] in COLONS else text
        return Span(span.end - len(value), span.end) if value else span

    def _image(self, step: Step, image: Image | None) -> None:
        if not image or not self.drafts or step.zone not in _IN_BLOCK:
            return
        draft = self.drafts[-1]
        section = len(draft.sections) - 1 if draft.sections else None
        draft.images.append(RecordImage(src=image.src, alt=image.alt, caption=self._caption, section=section))
        self._open_image = None if self._caption else len(draft.images) - 1
        self._caption = None

    def _caption_line(self, step: Step, span: Span) -> None:
        if not self.drafts or step.zone not in _IN_BLOCK:
            return
        draft, text = self.drafts[-1], span.cut(self.text)
        if draft.sections:
            draft.sections[-1].captions.append(span)
        if self._open_image is not None:
            image = draft.images[self._open_image]
            draft.images[self._open_image] = image.model_copy(update={"caption": text})
            self._open_image = None
        elif step.line + 1 < len(self.lines) and self.lines[step.line + 1].image:
            self._caption = text

    def _note(self, step: Step, piece: Piece, role: str) -> None:
        block = name = None
        if self.drafts and step.zone in _IN_BLOCK:
            block = len(self.drafts) - 1
            sections = self.drafts[block].sections
            name = sections[-1].field if sections and role in _OF_SECTION else None
        reasons = piece.hit.reasons if piece.hit else step.reading.reasons
        self.roles.append(LineRole(piece.span, role, reasons, block, name))


def _place_drafts(drafts: Sequence[Draft], text: str, place: Place | None, endings: tuple[str, ...]) -> None:
    """Places that no heading names: in a value that is a place's name and nothing else, or in the title.

    The title's `place` is that of all blocks where none has a heading; a street alone is, where none has one.
    """
    for draft in drafts:
        if draft.place is None:
            _place_by_value(draft, text, endings)
    if not place:
        return
    if place.community and not any(d.heading or d.community or d.street for d in drafts):
        for draft in drafts:
            draft.street, draft.community = place.street, place.community
    elif len(drafts) == 1 and drafts[0].heading is None and not drafts[0].community:
        drafts[0].street, drafts[0].community = place.street or drafts[0].street, place.community
    elif place.street and not place.community and not any(d.street for d in drafts):
        for draft in drafts:
            draft.street = place.street if draft.community else None


def _place_by_value(draft: Draft, text: str, endings: tuple[str, ...]) -> None:
    """The place that a label of its own has for its value, or one that says whose matter it is below a heading."""
    places: list[Place] = []
    for section in draft.sections:
        says_whose = _WHOSE.fullmatch(section.hit.key) is not None
        if len(section.paragraphs) != 1 or not (says_whose or (draft.heading is None and section.hit.match is None)):
            continue
        place = read_place(section.cut(text), endings)
        if place and not place.rest.strip() and (place.community or says_whose):
            places.append(place)
    community = next((place for place in places if place.community), None)
    if community:
        street = community.street or next((p.street for p in places if p.street and not p.community), None)
        draft.street, draft.community = street or draft.street, community.community


_WHOSE = re.compile(
    "(?:申报|报送|推荐|实施|选送|填报|承办|所在|所属)(?:单位|社区|村居?|地点?|街道|乡镇|镇街|街镇)|(?:社区|村居?|街道|乡镇|镇街|街镇)名称"
    "|街道|乡镇|镇街|街镇|社区|村居"
)
"""Labels that say whose matter it is, though a profile may list them."""


def _own_name(label: str) -> str:
    """The name of the field that a label is by itself."""
    return _BLANK.sub("", label).replace("?", "？")


def _unclaim_doubled(draft: Draft) -> None:
    """Make labels ones of their own whose words mean a field that another label of their block spells or meant.

    后续跟进 beside 办理过程 is something else, although both tell what was done. The same words again are that field,
    and so are labels with one head: 经济成效, 社会成效.
    """
    claimed: dict[str, list[str]] = {}
    for section in draft.sections:
        match = section.hit.match
        if match and match.spelled:
            claimed.setdefault(match.field, []).append(section.hit.key)
    for section in draft.sections:
        match = section.hit.match
        if match and not match.spelled:
            labels = claimed.setdefault(match.field, [section.hit.key])
            if not any(_says_the_same(section.hit.key, label) for label in labels):
                section.field = _own_name(section.label)
                section.hit = section.hit._replace(match=None)


def _says_the_same(label: str, other: str) -> bool:
    """Whether a label goes on with another's words, has its head, or is it turned round: 困难问题, 问题困难."""
    return label.startswith(other) or label[-_HEAD:] == other[-_HEAD:] or sorted(label) == sorted(other)


def _block(draft: Draft, text: str, lexicon: Lexicon) -> Block:
    sections = tuple(
        Section(
            field=s.field,
            label=s.label,
            label_span=s.label_span if s.label_span.end > s.label_span.start else None,
            rule=s.hit.match.rule if s.hit.match else "form",
            text=s.cut(text),
            span=s.span,
            paragraphs=tuple(s.paragraphs),
            captions=tuple(s.captions),
            steps=find_steps(text, s.paragraphs),
        )
        for s in draft.sections
    )
    return Block(
        heading=draft.heading,
        heading_span=draft.heading_span,
        street=draft.street,
        community=None if draft.street and (draft.community or "").endswith(PART) else draft.community,
        lead_spans=tuple(draft.lead),
        sections=sections,
        images=tuple(draft.images),
        warnings=block_warnings(draft, text, lexicon),
    )
