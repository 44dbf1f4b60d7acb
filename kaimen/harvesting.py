"""Which links a harvest follows: joins what extractors read of a page to what the scraper asks.

From a seed the series is found: the page's own, or the one that most of its links belong to. From then on every page is
asked for links to other installments, for further pages of lists that hold some, and for the column it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from .extractors.charset import decode
from .extractors.links import Anchor, PageLinks, feed_links, read_links, same_list
from .extractors.page import Reading, read
from .extractors.series import Series, parse_series
from .schemas import Capture, Rejected, RejectionCode
from .schemas.urls import is_web, normalize, split
from .scraper.links import encode_url
from .scraper.state import Lead, Page

__all__ = ["EVERYTHING", "NOTHING", "Follower", "fits", "local_host", "needs_browser", "series_key"]

EVERYTHING = "*"
"""`Lead.seek` where the seed is a list without numbered series: all that it lists is fetched."""
NOTHING = ""
"""`Lead.seek` where only the rest of the article is wanted."""

_ANCHORS_WEIGHED = 3_000
"""Links of a seed that are looked at for the series that most belong to."""
_CORE_SHORTEST = 4
_PART_SHORTEST = 5
"""Characters from which on a name inside another is the same series (a list leaves the district out)."""
_NO_LETTER = re.compile(r"[\W_]+")
_CUT = re.compile(r"(?:\.{2,}|…+|⋯+)$")
_URL_DATE = re.compile(r"(20[0-3]\d)[-/_]?(0[1-9]|1[0-2])(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_LOCAL = re.compile(r"^(?:www|m|wap|3g)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """The function that the scraper asks.

    `series` is sought whatever the seeds are about; `since` (ISO 8601 date) leaves out what is dated before; `hosts`
    are the only ones that links may lead to, if any are given.
    """

    series: str | None = None
    since: str | None = None
    hosts: frozenset[str] = frozenset()
    discover: bool = True
    images: bool = False

    def __call__(self, capture: Capture, page: Page) -> Sequence[Lead]:
        """The leads of a captured page, in page order."""
        decoded = decode(capture.body, capture.content_type)
        where = capture.final_url or capture.url or page.url
        spot = _Spot(page=page, url=where, charset=decoded.decoding.encoding)
        entries = feed_links(decoded.text)
        links = PageLinks(anchors=entries) if entries is not None else read_links(decoded.text)
        links = replace(links, anchors=tuple(a for a in links.anchors if not self._too_old(a.date)))
        if links.base and is_web(base := encode_url(links.base, where, spot.charset)):
            spot = replace(spot, base=base)
        reading = read(capture.body, url=where, content_type=capture.content_type) if self._reads(page) else None
        seek = self._sought(page, links, reading, feed=entries is not None)
        leads = [*self._rest(spot, reading, seek), *self._series(spot, links, reading, seek)]
        if self.images and isinstance(reading, Reading):
            leads += self._images(spot, reading)
        return [lead for lead in dict.fromkeys(leads) if self._wanted(lead, page)]

    def _reads(self, page: Page) -> bool:
        """Whether the page must be read as an article or list, which costs more than its links."""
        return self.images or page.seek in (None, NOTHING, EVERYTHING)

    # --- what is sought

    def _sought(self, page: Page, links: PageLinks, reading: Reading | Rejected | None, *, feed: bool) -> str:
        if not self.discover:
            return NOTHING
        if page.seek is not None:
            return page.seek
        if self.series:
            return self.series
        own = reading.series if isinstance(reading, Reading) else Series()
        if own.name and own.installment is not None:
            return own.name
        listed = _most_listed(links.anchors)
        if listed:
            return listed
        if own.name:
            return own.name
        return EVERYTHING if feed or _is_list(reading) else NOTHING

    # --- leads

    def _rest(self, spot: _Spot, reading: Reading | Rejected | None, seek: str) -> list[Lead]:
        """The next page of an article, wherever it is, if it is the one that extraction would join to it."""
        if seek != NOTHING or not isinstance(reading, Reading) or not reading.next_page:
            return []
        return [spot.further(reading.next_page, kind="page", seek=NOTHING)]

    def _series(self, spot: _Spot, links: PageLinks, reading: Reading | Rejected | None, seek: str) -> list[Lead]:
        if seek == NOTHING:
            return []
        if seek == EVERYTHING:
            return self._everything(spot, links, reading)
        key = series_key(seek)
        fitting = [(anchor, found) for anchor in links.anchors if (found := _installment(anchor, key))]
        own = next((s for t in links.titles if (s := _of_series(t, key))), None)
        leads = [spot.lead_to(anchor, found, seek) for anchor, found in fitting]
        fit = bool(own) or any(found.installment is not None for _, found in fitting)
        if not fit and spot.page.kind != "list":
            return leads
        kind_of_rest = "page" if own and own.installment is not None else "list"
        following = links.following[:1] or [
            h for h in links.numbered if same_list(normalize(spot.absolute(h)), normalize(spot.url))
        ]
        leads += [spot.further(href, kind=kind_of_rest, seek=seek) for href in following]
        if fit:
            leads += [spot.lead(href, kind="page", seek=seek) for href in links.neighbours]
            if own and links.column and split(column := spot.absolute(links.column)).path.strip("/"):
                leads.append(spot.lead(column, kind="list", seek=seek))
        return leads

    def _everything(self, spot: _Spot, links: PageLinks, reading: Reading | Rejected | None) -> list[Lead]:
        if spot.page.kind != "list":
            return []
        listed = _listed(reading) or [a.href for a in links.anchors if not links.titles]  # a feed has none
        leads = [spot.lead(href, kind="page", seek=NOTHING) for href in listed]
        if _listed(reading):
            leads += [spot.further(href, kind="list", seek=EVERYTHING) for href in links.following[:1]]
        return leads

    def _images(self, spot: _Spot, reading: Reading) -> list[Lead]:
        sources = [line.image.src for line in reading.lines if line.image and line.image.src]
        return [spot.lead(src, kind="image", seek=NOTHING) for src in sources]

    # --- limits

    def _wanted(self, lead: Lead, page: Page) -> bool:
        if not lead.url.startswith(("http://", "https://")) or lead.url == page.url:
            return False
        if self.hosts and lead.kind != "image" and local_host(lead.url) not in self.hosts:
            return False
        return lead.kind != "page" or not self._too_old(_date_in(lead.url))

    def _too_old(self, date: str | None) -> bool:
        """Whether a date, as precise as it is known, is before `since`."""
        return bool(self.since and date and date < self.since[: len(date)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a link was found."""

    page: Page
    url: str
    charset: str
    base: str | None = None

    def absolute(self, href: str) -> str:
        return encode_url(href, self.base or self.url, self.charset)

    def lead(self, href: str, *, kind: str, seek: str) -> Lead:
        return Lead(url=normalize(self.absolute(href)), kind=kind, seek=seek, via=self.url)  # type: ignore[arg-type]

    def further(self, href: str, *, kind: str, seek: str) -> Lead:
        """To a further page of the list or article."""
        return replace(self.lead(href, kind=kind, seek=seek), head=self.page.head or self.page.id)

    def lead_to(self, anchor: Anchor, series: Series, seek: str) -> Lead:
        kind = "list" if series.installment is None and not _CUT.search(anchor.text) else "page"
        lead = self.lead(anchor.href, kind=kind, seek=seek)
        title = anchor.title or anchor.text
        return replace(lead, title=title, series=series.name, installment=series.installment)


def needs_browser(capture: Capture) -> bool:
    """Whether the page is a shell that scripts fill."""
    reading = read(capture.body, url=capture.final_url, content_type=capture.content_type)
    return isinstance(reading, Rejected) and reading.code is RejectionCode.SHELL


def local_host(url: str) -> str:
    """The host without what mirrors of one site put in front of it."""
    return _LOCAL.sub("", split(url).netloc.lower())


# --- series


def series_key(name: str) -> str:
    """The form in which names of series are compared: letters and digits alone, NFKC."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name)).removesuffix("之").lower()


def fits(one: str, other: str) -> bool:
    """Whether two keys name one series: equal, or one is part of the other."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _PART_SHORTEST and short in long)


def _of_series(text: str, key: str) -> Series | None:
    """What a text says of the series; None where it is not about it."""
    if key[:_CORE_SHORTEST] not in (plain := series_key(text)) and key[-_CORE_SHORTEST:] not in plain:
        return None
    found = parse_series(text)
    return found if found.name and fits(series_key(found.name), key) else None


def _installment(anchor: Anchor, key: str) -> Series | None:
    """What a link says of the series: an installment, a title that was cut before its number, or the series as such."""
    both = [found for text in (anchor.title, anchor.text) if text and (found := _of_series(text, key))]
    best = next((s for s in both if s.installment is not None), both[0] if both else None)
    if best:
        return best
    cut = series_key(_CUT.sub("", anchor.text))
    is_cut = _CUT.search(anchor.text) and len(cut) >= _PART_SHORTEST and (key.startswith(cut) or key in cut)
    return Series(None, None) if is_cut or series_key(anchor.text) == key else None


def _most_listed(anchors: Iterable[Anchor]) -> str | None:
    """The series that most of the links belong to, with at least two installments."""
    names: dict[str, str] = {}
    seen: dict[str, set[int]] = {}
    for anchor in islice(anchors, _ANCHORS_WEIGHED):
        for text in dict.fromkeys((anchor.title, anchor.text)):
            found = parse_series(text) if text else Series()
            if found.name and found.installment is not None:
                key = series_key(found.name)
                names.setdefault(key, found.name)
                seen.setdefault(key, set()).add(found.installment)
    counts = Counter({key: len(numbers) for key, numbers in seen.items() if len(numbers) >= 2})
    best = counts.most_common(1)
    return names[best[0][0]] if best else None


def _is_list(reading: Reading | Rejected | None) -> bool:
    return isinstance(reading, Rejected) and reading.code is RejectionCode.LIST


def _listed(reading: Reading | Rejected | None) -> list[str]:
    return [link.href for link in reading.links or ()] if isinstance(reading, Rejected) else []


def _date_in(url: str) -> str | None:
    """The date in an address, as precise as it is there."""
    found = ["-".join(p for p in m.groups() if p) for m in _URL_DATE.finditer(split(url).path)]
    return max(found, key=len, default=None)
