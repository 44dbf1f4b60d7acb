"""How much a possible label weighs: what it says itself, and what it shares with the other labels of its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .forms import Form
from .hits import BRACKETS, DASH, OWN_BRACKETS, PHONES, PROSE, QUOTES, WIDE, Hit
from .kindred import ends_with_kind
from .label_words import (
    CONTACTS,
    LEFT_BEHIND,
    names_fact,
    narrates,
    shared_word,
    somebody_says,
    spells_label,
)
from .labels import MISPRINT_FROM, Match

__all__ = ["forms_of_labels", "has_letters_apart", "proofread", "weigh_hits"]

LISTED = 5.0
INFERRED = 2.5
GUESSED, GUESSED_ALIKE, PLACED = -3.0, 2.0, 2.0
"""A word of which only the kind, or how it is put, says what it means; more where it looks like listed labels, and
where its block lacks the field there."""
UNKNOWN = -5.0
LETTERS_APART, STYLED_APART, APART, APART_LIKE_THEM = 3, 2, 2.0, 4.5
"""Letters of a word that is written like 成 果 数 据, and of one that is set apart from its text, too (<b>水　账</b>);
it says more where listed labels of the page are written so."""
COLON = 1.5
BARE = -1.5
SPACED = -2.0
SPACED_INFERRED = -4.0
SPACED_SPELLED = -0.5
GLUED_COLON = -1.5
GLUED_BARE = -3.0
GLUED_OPEN = 2.0
GLUED_OPEN_STYLED = 2.5
INSIDE = -4.0
INSIDE_STYLED = -1.0
SPELLED = 2.5
PLAIN_COLON, SEVERAL_LABELS = 3.5, 4
"""Of words for what comes next, in plain type with a colon, and the labels that a page has for them to be one more."""
NEXT = ("下一步", "下步", "接下来", "今后", "后续")
"""How words for what comes next begin: they end blocks, and hardly any sentence goes on behind their colon."""
STYLED = 1.5
UNUSUAL = -2.0
USUAL_FROM, USUAL_SHARE = 4, 0.75
AGAIN = 2.5
BRACKETED, IN_BRACKETS = 3.5, 2.0
LABEL_ELSEWHERE = 10.0
ALIKE, ALONE_LIKE_THEM = 3, 3.0
"""Listed labels alone on their lines that an unlisted word of labels alone on its line looks like."""
LABELS_CLASS, OF_LABELS, FEW = 2.0, 0.4, 3
"""An unlisted word in a class of which so large a share, and as many, are words that a field claims: no running text
has such a class."""
MEANT_TOO = 1.5
SET_APART, TOLD = 2, 2
"""Marks of a form, the colon among them, that no running text has; inferred labels that are enough without such."""
MANY, SEVERAL, SHORT, SURE = 6, 5, 6, 2
"""Listed labels that look alike, from which a word of so many code points in the same form hardly is anything else; so
many are enough where the word has something in common with them. A form in front of text needs so many marks."""
LIKEST = 5.0
"""What a word gets at most for looking like listed labels."""
AS_SHORT, MIDDLING, RARE = 1.0, 6, 4
"""An unlisted word that is set apart like them and has no more code points, as hardly any label has. With text behind
it and no colon it may be mere emphasis, unless listed labels of its looks are so many times as many; a wide gap behind
what ends with a word of labels stands for the colon."""
_PHRASE = re.compile("[了不着到把也来去的是]")
"""What a subhead within a section has rather than a label: 水来了, 夜里的灯光."""
DAY, GLUED_DAY = 3.5, 7.0
STORY = -8.0
IN_PROSE = -4.5
"""Weights are in the beam's units: a label needs more than 0 in all to win over running text. They were set on the seed
and the made-up pages of tests/showcase_pages.py; what matters is their order, not their last digit."""


def weigh_hits(found: Sequence[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits of all lines with their weights: what a hit shares with others of the page is part of its evidence."""
    forms = forms_of_labels(found)
    keys = Counter([(h.key, h.form.position) for hits in found for h in hits])
    leading = Counter([h.key for hits in found for h in hits if not h.glued])
    meant = Counter([h.form for hits in found for h in hits if h.match and h.match.inferred])
    unlisted = Counter([h.form for hits in found for h in hits if not h.match])
    if not forms:
        # no profile lists any word of the page: words that recur in one form take the part of listed ones
        forms = Counter(h.form for hits in found for h in hits if not h.glued and keys[h.key, h.form.position] > 1)
        # nor does one recur, as in a single block: those do that mean a field
        forms = forms or Counter({form: times for form, times in meant.items() if form.marks and times >= ALIKE})
    words = "\n".join({h.key for hits in found for h in hits if h.match and not h.match.inferred})
    page = _Page(
        forms,
        meant,
        unlisted,
        keys,
        leading,
        words,
        _usual(forms),
        _usual_bracket(forms),
        _usual_classes(found),
        any(form.colon for form in forms),
        sum(has_letters_apart(h) for hits in found for h in hits if h.match and not h.match.inferred),
        sum(
            h.has_wide_gap
            for hits in found
            for h in hits
            if h.match and h.form.position == "inline" and not h.form.marks
        ),
    )
    weighed = [tuple([_weigh(h, page) for h in hits]) if hits else hits for hits in found]
    if not any(_is_untold(h) for hits in weighed for h in hits):
        return weighed
    labels = frozenset(h.key for hits in weighed for h in hits if not h.glued and h.weight > 0)
    return [tuple(_glued_told(hits, labels)) if any(map(_is_untold, hits)) else hits for hits in weighed]


def forms_of_labels(found: Sequence[tuple[Hit, ...]]) -> Counter[Form]:
    """How often listed labels have each form; and inferred ones, where a form is one of labels anyway.

    It is where several words that begin lines have it, what part of them means is told by their words, and it sets them
    apart from running text: by marks, or by the wide gap behind them or their number.
    """
    forms = Counter([h.form for hits in found for h in hits if h.match and not h.match.inferred])
    sets: dict[Form, list[Hit]] = {}
    for hits in found:
        for hit in hits:
            marks = hit.form.marks + hit.form.colon
            shown = marks >= SET_APART or (marks <= hit.form.numbered and hit.has_wide_gap)
            if shown and not (hit.glued or hit.faint or forms[hit.form]):
                sets.setdefault(hit.form, []).append(hit)
    for form, alike in sets.items():
        told = sum(hit.match is not None and not hit.match.guessed for hit in alike)
        of_labels = (form.bracket in BRACKETS and form.bracket not in PROSE) or form.tag.startswith("0/")
        enough = told >= (1 if form.marks + form.colon >= SET_APART else TOLD)
        if enough and len({hit.key for hit in alike}) >= FEW and (of_labels or FEW * told >= len(alike)):
            forms[form] = told
    return forms


def _is_untold(hit: Hit) -> bool:
    """Whether a word that no field claims stands behind a sentence, or alone, set apart too little for a label."""
    if hit.match:
        return False
    return hit.glued or (hit.form.position == "alone" and hit.form.marks > 0 and hit.weight <= 0)


def _glued_told(hits: Sequence[Hit], labels: frozenset[str]) -> Iterator[Hit]:
    """Of unlisted words behind a sentence those that are a label elsewhere, or read like one with a colon.

    A word alone on its line is one where it is a label elsewhere.
    """
    for hit in hits:
        if not _is_untold(hit):
            yield hit
        elif hit.key in labels:
            reason = ("a label of the page", LABEL_ELSEWHERE)
            yield hit._replace(weight=hit.weight + LABEL_ELSEWHERE, reasons=(*hit.reasons, reason))
        elif (
            not hit.glued
            or hit.told
            or (hit.form.colon and (spells_label(hit.key) or (hit.tail and hit.form.marks)))
            or (
                hit.form.bracket in OWN_BRACKETS
                and ((hit.tail and (ends_with_kind(hit.key) or names_fact(hit.key))) or spells_label(hit.key))
            )
        ):
            yield hit


def proofread(found: Sequence[tuple[Hit, ...]]) -> Sequence[tuple[Hit, ...]]:
    """The hits, with a word that stands once and is a listed label of the page but for one character taken for it."""
    listed = {h.key: h.match for hits in found for h in hits if h.match and not h.match.inferred}
    times = Counter([h.key for hits in found for h in hits if not h.match and len(h.key) >= MISPRINT_FROM])
    meant: dict[str, Match] = {}
    for key in [key for key, n in times.items() if n == 1]:
        near = {m.field for known, m in listed.items() if len(known) == len(key) and _differences(known, key) == 1}
        if len(near) == 1:
            meant[key] = Match(near.pop(), "misprint")
    if not meant:
        return found
    return [tuple([h._replace(match=h.match or meant.get(h.key)) for h in hits]) for hits in found]


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


class _Page(NamedTuple):
    """What the hits of a page have in common."""

    forms: Counter[Form]
    """of listed labels"""
    meant: Counter[Form]
    """of inferred labels"""
    unlisted: Counter[Form]
    """of words that no field claims"""
    keys: Counter[tuple[str, str]]
    """words with their position"""
    leading: Counter[str]
    """words that begin a line"""
    words: str
    """the listed labels"""
    position: str | None
    """in which nearly all listed labels stand, set apart; None where they differ"""
    bracket: str
    """in which nearly all listed labels stand; empty where in none"""
    classes: frozenset[str]
    """of elements that hold labels and hardly anything else"""
    colons: bool
    """whether a listed label has one"""
    apart: int
    """listed labels whose letters stand apart"""
    wide: int
    """labels that a field claims with nothing but a wide gap between them and their values"""


def _usual(forms: Counter[Form]) -> str | None:
    """The position in which nearly all listed labels stand, set apart; None where they differ."""
    positions = Counter[str]()
    for form, times in forms.items():
        positions[form.position if form.marks else "plain"] += times
    (position, most), *_ = positions.most_common(1) or [("plain", 0)]
    return position if position != "plain" and most >= USUAL_FROM and most >= USUAL_SHARE * positions.total() else None


def _usual_bracket(forms: Counter[Form]) -> str:
    """The bracket in which nearly all listed labels stand; empty where they stand in none."""
    brackets = Counter[str]()
    for form, times in forms.items():
        brackets[form.bracket] += times
    (bracket, most), *_ = brackets.most_common(1) or [("", 0)]
    return bracket if bracket in BRACKETS and most >= USUAL_FROM and most >= USUAL_SHARE * brackets.total() else ""


def _usual_classes(found: Sequence[tuple[Hit, ...]]) -> frozenset[str]:
    """The classes of elements that hold labels, several of them listed, and hardly anything else."""
    all_of_it = Counter([names for hits in found for names in {h.form.names for h in hits} if names])
    if not all_of_it:
        return frozenset()
    claimed = Counter([names for hits in found for names in {h.form.names for h in hits if h.match} if names])
    return frozenset(n for n, times in claimed.items() if times >= FEW and times >= OF_LABELS * all_of_it[n])


def _weigh(hit: Hit, page: _Page) -> Hit:
    reasons: list[tuple[str, float]] = []
    form = hit.form
    if hit.match:
        claim = GUESSED if hit.match.guessed else INFERRED if hit.match.inferred else LISTED
        reasons.append((f"{hit.match.rule} of {hit.match.field}", claim))
        if hit.sure:
            reasons.append(("its place leaves hardly any doubt", PLACED))
    else:
        reasons.append(("unlisted word", UNKNOWN))
    dash = (
        DASH in hit.gap
        and bool(hit.match or spells_label(hit.key))
        and not page.forms[form]
        and page.forms[form._replace(colon=True)] > 0
    )
    if form.colon or dash:
        reasons.append(("a dash for the colon" if dash else "colon", COLON))
    elif not page.colons and hit.gap and form.marks and 1 < page.forms[form] >= RARE * page.unlisted[form]:
        reasons.append(("none of the page's labels has a colon", COLON))
    if form.marks:
        reasons.append(("set apart", STYLED))
    if not hit.match or hit.match.inferred:
        shared = page.forms[form._replace(colon=True)] if dash else _like(hit, page)
        if not shared and hit.placed and form.marks and page.meant[form] > TOLD:
            shared = page.meant[form] - 1
        few = form.marks < (1 if shared or WIDE.search(hit.gap) else 2) and page.leading[hit.key] < ALIKE
        if few and not form.colon and narrates(hit.key):
            reasons.append(("words of a story", STORY))
        if shared:
            plenty = shared >= MANY or (shared > 1 and form.bracket in BRACKETS and form.bracket not in PROSE)
            plenty = plenty or (shared >= SEVERAL and shared_word(hit.key, page.words))
            sure = form.position == "alone" or (form.position in ("inline", "cell") and form.marks >= SURE)
            many = 1.0 if plenty and sure and len(hit.key) <= SHORT else 0.0
            likeness = min(LIKEST, (2.0 if shared > 1 else 1.5) + 0.75 * (form.marks + (form.colon or dash)) + many)
            if hit.match and hit.match.guessed:
                likeness += GUESSED_ALIKE
            reasons.append((f"looks like {shared} listed labels", likeness))
            if not hit.match and form.marks and likeness < LIKEST and _is_noun(hit, page):
                reasons.append(("as short as most labels", AS_SHORT))
            alike = shared + page.meant[form]
            if not hit.match and form.position == "alone" and alike >= ALIKE and spells_label(hit.key):
                reasons.append(("alone on its line like them", ALONE_LIKE_THEM))
        if not hit.match and form.position == "alone" and form.marks and page.meant[form] > 1:
            reasons.append((f"looks like {page.meant[form]} inferred labels", MEANT_TOO))
        if not hit.match and form.names in page.classes:
            reasons.append(("in the class of the labels", LABELS_CLASS))
        if page.bracket and form.bracket == page.bracket:
            reasons.append(("in the labels' brackets", BRACKETED))
        elif not (hit.match or hit.glued) and form.bracket in OWN_BRACKETS and shared + page.meant[form] >= TOLD:
            reasons.append(("in brackets of labels", IN_BRACKETS))
        times = (
            1 + page.leading[hit.key] if form.position == "glued" and hit.match else page.keys[hit.key, form.position]
        )
        if times > 1:
            reasons.append((f"stands {times} times", AGAIN + 0.5 * (times > 2)))
    in_quotes = form.bracket in QUOTES and form.position == "inline" and not form.colon and form.bracket != page.bracket
    if in_quotes and (not hit.match or hit.match.inferred or page.forms[form] == 1 < page.forms.total()):
        reasons.append(("in quotes of prose", STORY))
    spelled = spells_label(hit.key) or (form.position == "cell" and hit.key in CONTACTS)
    spelled = spelled or ((form.colon or form.marks > 0) and hit.key.endswith(LEFT_BEHIND))
    spelled = spelled or (hit.told and not hit.match)
    if not hit.match and (spelled or (form.marks and somebody_says(hit.key))):
        reasons.append(("words of labels", SPELLED))
        if _begins_with_colon(hit) and page.forms.total() + page.meant.total() >= SEVERAL_LABELS:
            reasons.append(("what comes next, with a colon", PLAIN_COLON))
        if form.marks and hit.has_wide_gap and page.wide >= ALIKE:
            reasons.append(("a wide gap behind it like behind labels", COLON))
    apart = has_letters_apart(hit)
    if apart and (not hit.match or hit.match.guessed):
        reasons.append(("its letters stand apart", APART if page.apart < ALIKE else APART_LIKE_THEM))
    if page.position and not form.marks and form.position == "inline":
        recurs = form.colon and spells_label(hit.key) and page.keys[hit.key, form.position] > 2
        if not recurs:
            reasons.append(("the page's labels are set apart", UNUSUAL))
    if form.numbered and form.position == "inline" and hit.stop == hit.end and _numbered(page) < ALIKE:
        reasons.append(("a word of a numbered list", STORY))
    wide = page.wide >= ALIKE and hit.has_wide_gap
    again = page.leading[hit.key] > 1
    if hit.match and hit.match.rule == "saying" and not (form.marks or apart or wide or again):
        reasons.append(("said so in running text", IN_PROSE))
    if (
        form.bracket == "("
        and not (form.numbered and hit.stop == hit.end)
        and hit.match
        and hit.match.inferred
        and not form.colon
        and not page.forms[form]
    ):
        reasons.append(("in brackets of prose", IN_PROSE))
    if hit.told and not hit.match and not hit.key.endswith(PHONES):
        reasons.append(("a day or a few words behind it", GLUED_DAY if hit.glued else DAY))
    reasons += _drawbacks(form, hit, page)
    weight = sum([w for _, w in reasons], 0.0)
    return hit._replace(weight=weight, reasons=tuple(reasons))


def _begins_with_colon(hit: Hit) -> bool:
    """Whether words for what comes next begin a paragraph with a colon, in whatever type: 下一步打算：…"""
    form = hit.form
    plain = form.position == "inline" and form.colon and not (hit.start or form.marks)
    return plain and hit.key.startswith(NEXT) and spells_label(hit.key)


def has_letters_apart(hit: Hit) -> bool:
    """Whether a label is written with white space between its letters: 成 果 数 据."""
    least = STYLED_APART if hit.form.marks and not hit.tail else LETTERS_APART
    return len(hit.key) >= least and hit.end - hit.start >= 2 * len(hit.key) - 1


def _is_noun(hit: Hit, page: _Page) -> bool:
    """Whether a word is as short as labels are, no phrase, and parted from the text behind it."""
    form = hit.form
    if len(hit.key) > MIDDLING or (form.position != "cell" and _PHRASE.search(hit.key)):
        return False
    if form.position != "inline" or form.colon:
        return True
    rare = 1 if WIDE.search(hit.gap) and ends_with_kind(hit.key) else RARE
    return hit.stop > hit.end and rare * page.unlisted[form] <= _like(hit, page)


def _numbered(page: _Page) -> int:
    """How many listed labels have a number."""
    return sum([times for form, times in page.forms.items() if form.numbered])


def _like(hit: Hit, page: _Page) -> int:
    """How many listed labels a word looks like; one that ends as labels do may have a gap for their colon.

    One in brackets at a paragraph's end looks like those that begin lines.
    """
    form = hit.form
    alike = page.forms[form]
    if hit.glued and hit.tail and form.bracket in OWN_BRACKETS:
        alike += page.forms[form._replace(position="alone")] + page.forms[form._replace(position="inline")]
    if alike and form.position == "inline" and form.marks and hit.gap and ends_with_kind(hit.key):
        alike += page.forms[form._replace(colon=True)]
    return alike


def _drawbacks(form: Form, hit: Hit, page: _Page) -> list[tuple[str, float]]:
    styled = form.marks > 0
    if form.position == "glued" and hit.tail and hit.placed and styled and not form.colon:
        return [("the field that its block lacks", GLUED_OPEN_STYLED)]
    if form.position == "glued" and hit.tail and form.colon and (not hit.match or hit.match.guessed):
        return [("with nothing behind its colon", GLUED_OPEN_STYLED if styled else GLUED_OPEN)]
    if form.position == "glued" and hit.tail:
        return [] if styled else [("behind a sentence", GLUED_COLON if form.colon else GLUED_BARE)]
    if form.position == "glued":
        return [("inside a paragraph", INSIDE_STYLED if styled else INSIDE)]
    if form.position == "alone" and not form.colon and not styled:
        return [] if hit.placed else [("nothing sets it apart", BARE)]
    if form.position == "inline" and not form.colon and not styled:
        listed = hit.match and not hit.match.inferred
        if hit.match and not listed and page.wide >= ALIKE and hit.has_wide_gap:
            return [(f"a wide gap behind it like behind {page.wide - 1} labels", SPACED_SPELLED)]
        return [("only a space behind it", SPACED if listed else SPACED_SPELLED if hit.told else SPACED_INFERRED)]
    return []
