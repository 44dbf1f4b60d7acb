"""robots.txt by RFC 9309, as the files on the web are really written.

A parser of our own, because the outside check (Google's compliance corpus, see tests) wants what Protego does not do:
agents by product token instead of by substring, groups that other lines do not close, misspelt directives, a missing
colon, half a byte order mark. Where the RFC leaves the reading open, this follows Google's published matcher, which
webmasters test against; where both differ on percent-encoded letters, the stricter reading wins.

Everything is linear in the file and in the path: patterns are matched by searching their literal parts one after the
other, never by a regular expression made from what a stranger wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

__all__ = ["MAX_ROBOTS", "Robots", "parse_robots"]

MAX_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5); the rest is ignored."""

_MAX_LINE = 2083 * 8 - 1
"""Bytes of a line that are read, as in Google's parser: eight times the longest URL of old browsers."""

_BOM = b"\xef\xbb\xbf"

_DIRECTIVES = (
    ("user-agent", "user-agent"),
    ("useragent", "user-agent"),
    ("user agent", "user-agent"),
    ("allow", "allow"),
    ("disallow", "disallow"),
    ("dissallow", "disallow"),
    ("dissalow", "disallow"),
    ("disalow", "disallow"),
    ("diasllow", "disallow"),
    ("disallaw", "disallow"),
    ("sitemap", "sitemap"),
    ("site-map", "sitemap"),
    ("crawl-delay", "crawl-delay"),
    ("crawldelay", "crawl-delay"),
)
"""Directives by how they begin, with the misspellings that Google's parser takes (robots.cc, kAllowFrequentTypos)."""

_TOKEN = re.compile(r"[A-Za-z_-]*")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"%(?:2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One allow or disallow line; its weight is the pattern's length in octets."""

    allow: bool
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The rules of one group and whom they are for: product tokens in lower case, and `*`."""

    agents: frozenset[str]
    rules: tuple[_Rule, ...]
    crawl_delay: float | None


@dataclass(frozen=True)
class Robots:
    """What one robots.txt says. `sitemaps` are the addresses as written."""

    groups: tuple[_Group, ...] = ()
    sitemaps: tuple[str, ...] = ()

    def allowed(self, agent: str, url: str) -> bool:
        """Whether the agent (a product token) may fetch the address, which is given percent-encoded."""
        path = _path_of(url)
        rules = [rule for group in self._for(agent) for rule in group.rules]
        if not _permits(rules, path):
            return False
        if not self._has_escapes and not _UNRESERVED.search(path):
            return True
        return _permits((_Rule(r.allow, _unescape(r.pattern)) for r in rules), _unescape(path))

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds between two requests that the site asks of the agent, or None."""
        return max((g.crawl_delay for g in self._for(agent) if g.crawl_delay is not None), default=None)

    def _for(self, agent: str) -> list[_Group]:
        """All groups that name the agent, or else all that are for everybody (RFC 9309, section 2.2.1)."""
        name = agent.lower()
        return [g for g in self.groups if name in g.agents] or [g for g in self.groups if "*" in g.agents]

    @cached_property
    def _has_escapes(self) -> bool:
        return any("%" in rule.pattern for group in self.groups for rule in group.rules)


def parse_robots(body: bytes) -> Robots:
    """Read a robots.txt; whatever cannot be understood is passed over, line by line. Never raises."""
    groups: list[_Group] = []
    sitemaps: list[str] = []
    agents: set[str] = set()
    rules: list[_Rule] = []
    delays: list[float] = []
    closed = False

    def close() -> None:
        if agents:
            groups.append(_Group(agents=frozenset(agents), rules=tuple(rules), crawl_delay=max(delays, default=None)))

    for directive, value in _lines(body[:MAX_ROBOTS]):
        if directive == "user-agent":
            if closed:
                close()
                agents, rules, delays, closed = set(), [], [], False
            agents.add(_agent(value))
        elif directive == "sitemap":
            sitemaps.append(value.decode("utf-8", "replace"))
        elif directive == "crawl-delay":
            # Not in the RFC, so it closes no group ("MUST NOT interfere", section 2.2.4).
            delays.extend(_seconds(value))
        else:
            closed = True
            rules.append(_Rule(directive == "allow", _canonical(value)))
    close()
    return Robots(tuple(groups), tuple(sitemaps))


def _lines(body: bytes) -> Iterable[tuple[str, bytes]]:
    """The known directives with their values."""
    for line in body[_bom_length(body) :].splitlines():
        key, value = _split(line[:_MAX_LINE].partition(b"\0")[0])
        name = key.decode("latin-1").lower()
        directive = next((d for prefix, d in _DIRECTIVES if name.startswith(prefix)), None)
        if directive:
            yield directive, value


def _bom_length(body: bytes) -> int:
    """How much of a byte order mark the file begins with; editors leave halves of it behind."""
    return next((n for n in (3, 2, 1) if body[:n] == _BOM[:n] and len(body) >= n), 0)


def _split(line: bytes) -> tuple[bytes, bytes]:
    """Key and value of a line; both empty where it has none. Two words without a colon are a key and a value."""
    line = line.partition(b"#")[0].strip()
    key, colon, value = line.partition(b":")
    if colon:
        return key.strip(), value.strip()
    words = re.split(rb"[ \t]+", line)
    return (words[0], words[1]) if len(words) == 2 else (b"", b"")


def _agent(value: bytes) -> str:
    """The product token, in lower case; `*` also where more words follow it."""
    text = value.decode("latin-1")
    if text == "*" or (text[:1] == "*" and text[1].isspace()):
        return "*"
    found = _TOKEN.match(text)
    return found.group().lower() if found else ""


def _seconds(value: bytes) -> list[float]:
    try:
        seconds = float(value)
    except ValueError:
        return []
    return [seconds] if 0 <= seconds < 1e6 else []


def _canonical(pattern: bytes) -> str:
    """Octets above ASCII percent-encoded, hexadecimal digits in upper case."""
    text = "".join(chr(octet) if octet < 0x80 else f"%{octet:02X}" for octet in pattern)
    return _ESCAPE.sub(lambda found: found.group().upper(), text)


def _unescape(text: str) -> str:
    """Percent-encoded unreserved characters decoded (RFC 9309, section 2.2.2)."""
    return _UNRESERVED.sub(lambda found: chr(int(found.group()[1:], 16)), text)


def _path_of(url: str) -> str:
    """Path, parameters and query of an address; `/` where it has none or is none."""
    start = 2 if url.startswith("//") else 0
    early = re.compile(r"[/?;]").search(url, start)
    scheme_end = url.find("://", start)
    after_scheme = start if scheme_end < 0 or (early and early.start() < scheme_end) else scheme_end + 3
    found = re.compile(r"[/?;]").search(url, after_scheme)
    fragment = url.find("#", start)
    if not found or 0 <= fragment < found.start():
        return "/"
    path = url[found.start() : fragment if fragment >= 0 else len(url)]
    return path if path.startswith("/") else "/" + path


def _permits(rules: Iterable[_Rule], path: str) -> bool:
    """The longest matching pattern decides; of two equally long ones the one that allows; an empty one says nothing."""
    best_allow = best_disallow = 0
    for rule in rules:
        weight = len(rule.pattern)
        if rule.allow:
            if weight > best_allow and _matches(rule.pattern, path):
                best_allow = weight
            elif (index := _index_page(rule.pattern)) and len(index) > best_allow and _matches(index, path):
                best_allow = len(index)
        elif weight > best_disallow and _matches(rule.pattern, path):
            best_disallow = weight
    return best_disallow <= best_allow


def _index_page(pattern: str) -> str | None:
    """`/x/$` for `/x/index.html`: who allows a folder's index page allows the folder's address."""
    folder, slash, page = pattern.rpartition("/")
    return f"{folder}/$" if slash and page.startswith("index.htm") else None


def _matches(pattern: str, path: str) -> bool:
    """Whether the path begins with the pattern; `*` stands for anything, `$` at the end for the end."""
    if "*" not in pattern and not pattern.endswith("$"):
        return path.startswith(pattern)
    anchored = pattern.endswith("$")
    first, *parts = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    if not parts:
        return path == first
    at = len(first)
    last = parts.pop()
    for part in parts:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0
