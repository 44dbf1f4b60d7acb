"""From bytes to text: content and declarations weighed together, because declarations lie.

What is valid UTF-8 is UTF-8, whatever is declared: other text hits its pattern by chance only in a few bytes. What
reads as Chinese in GBK is GBK. Between the two one bad byte must not tip the scales, so shares are compared, not
validity. Where the content says little, the declaration decides; where nothing fits, the page is undecodable, for
mojibake in a database is worse than a gap. A byte order mark wins, as in browsers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..schemas import Decoding
from .declared import declarations
from .encodings import GB_FAMILY, Reading, decode_as

__all__ = ["Decoded", "decode", "given"]

FEW_BYTES = 24
"""Non-ASCII bytes below which content proves nothing: six to twelve characters."""
UTF8_SHARE = 0.7
"""Share of the non-ASCII bytes in well-formed UTF-8 sequences from which a page is UTF-8 with damage. Calibrated on the
pages of ../shared/corpus: as UTF-8 they have 1.0, put into GBK at most 0.45, into Big5 at most 0.41."""
LIKE_CHINESE = 0.2
"""Likeness (see `_likeness`) from which a text is Chinese. Rightly decoded the pages of ../shared/corpus have at least
0.41 and 0.56 in the middle; their UTF-8 read as GBK has at most 0.02, Big5 read as GBK 0.10, GBK read as Big5 0.06."""
NONSENSE = 0.03
"""Likeness below which a long text that nothing declares is mojibake: random pairs of bytes have 0.015 to 0.025."""
BAD_SHARE = 0.2
"""Replaced characters among the non-ASCII ones above which a page is not worth publishing."""
BAD_ENOUGH = 24
"""Replaced characters up to which `BAD_SHARE` says nothing."""
BINARY_SHARE = 0.03
"""Share of control characters in the first bytes above which they are no text; text has none, images 0.1 and more."""

_ChosenBy = Literal["bom", "content", "declaration", "default", "given"]
_SAMPLE_BYTES = 4096
_BLOCK = 256
_BLOCKS = 8
"""Characters a block, and blocks at most, of the sample that likeness is judged by."""
_ASCII = bytes(range(0x80))
_NOT_CONTROL = bytes(c for c in range(256) if c >= 0x20 or c in b"\t\n\f\r\x1b")
_ISOLATED = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_UNUSED_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
"""How UTF-32 begins, with a mark and without; the Encoding Standard does not have it, and UTF-16 does not begin so."""

_FREQUENT = frozenset(
    # the hanzi that make six characters in ten of Chinese news, simplified and traditional, and their punctuation
    "的国一中在人大会行了是发为有业不年和日上以成工地个时长对作家全出这经月部金能新市到体资元可进通来动我要学下前现产多民方公分"
    "同次与开实将天也过用间高本理小合等关持展机主务数道美力于电报提们目后三第设融自交就政区员场重之面他表议还生增南制而最网建调其"
    "计说者品入药路得度回所投技期示亿从及联此风更法定比院都运完当两万内监加据位东但应山程心西接股济无正号江化已如并司着好平子信英"
    "相价事商任问收基科创情常受去明题点些至各代航息局精外里证安量总意达率向保项活企知特没北样做港文近布球研广起委二那她你什么看很"
    "國會發為業時個長對這經體資進來動學現產開實將過間關機務數電報們後設區員場議還網調計說從聯風應當兩萬內監據東與無號並價問創點總"
    "證項廣樣沒億達題種當見頭書車門馬義華鄉鎮讓變處氣許聲愛親話語讀寫請謝給結統級續線"
    "，。、；：？！“”‘’（）《》「」『』【】—…·　０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, how it was decoded, and whether too much was lost to publish it."""

    text: str
    decoding: Decoding
    undecodable: str | None = None
    """why the page must be rejected, for a person; None where it can be used"""


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """`body` as text; `content_type` is the HTTP header's value. Never raises.

    The text is what WHATWG decoding gives for the encoding chosen, without the byte order mark.
    """
    declared = declarations(body, content_type)
    if body.startswith(_UTF32):
        return Decoded("", _unread(declared), "the page is in UTF-32, which no browser reads; save it as UTF-8")
    bom = next(((mark, name) for mark, name in _BOMS if body.startswith(mark)), None)
    if bom:
        return _after_bom(body[len(bom[0]) :], bom[1], declared)
    utf16 = _utf16(body, content_type, declared)
    if utf16:
        return _judge(decode_as(utf16, body), declared, "declaration" if utf16 in declared else "content")
    if body.isascii():
        return _ascii(body, declared)
    try:
        reading = Reading("utf-8", body.decode(), 0)
    except UnicodeDecodeError:
        return _binary(body, declared) or _not_valid_utf8(body, declared)
    by_chance = decode_as(declared[0], body) if _utf8_by_chance(body, declared) else reading
    return _judge(reading if by_chance.replaced else by_chance, declared)


def given(text: str) -> Decoded:
    """Text that somebody else decoded, as it is; half surrogate pairs become U+FFFD."""
    clean = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").removeprefix("\ufeff")
    replaced = clean.count("\ufffd") - text.count("\ufffd")
    return Decoded(clean, Decoding(encoding="utf-8", chosen_by="given", replaced=replaced))


def _after_bom(body: bytes, encoding: str, declared: tuple[str, ...]) -> Decoded:
    """A mark that a template put before bytes of another encoding is no mark."""
    high = body.translate(None, _ASCII)
    if encoding == "utf-8" and len(high) >= FEW_BYTES and _utf8_share(high) < UTF8_SHARE:
        return _not_valid_utf8(body, declared)
    return _judge(decode_as(encoding, body), declared, "bom")


def _utf16(body: bytes, content_type: str | None, declared: tuple[str, ...]) -> str | None:
    """UTF-16 without a mark: where the first character is a `<` of two bytes, or the header says so and NULs agree."""
    if body[:2] == b"<\0":
        return "utf-16le"
    if body[:2] == b"\0<":
        return "utf-16be"
    says = declared[0] if declared and content_type and declared[0].startswith("utf-16") else None
    return says if says and b"\0" in body[:_SAMPLE_BYTES] else None


def _ascii(body: bytes, declared: tuple[str, ...]) -> Decoded:
    """Nothing but ASCII, which nearly all encodings share: the declaration is as good as any."""
    usable = [name for name in declared if not name.startswith("utf-16") and name != "replacement"]
    encoding = usable[0] if usable else "utf-8"
    if encoding == "iso-2022-jp":
        return _judge(decode_as(encoding, body), declared)
    found = _judge(Reading(encoding, body.decode("ascii"), 0), declared, "declaration" if usable else "default")
    return _binary(body, declared) or found


def _utf8_by_chance(body: bytes, declared: tuple[str, ...]) -> bool:
    """A few GBK characters may all look like two-byte UTF-8; that has no hanzi, so the declaration is believed."""
    if not declared or declared[0] not in GB_FAMILY:
        return False
    high = body.translate(None, _ASCII)
    return len(high) < FEW_BYTES and max(high) < 0xE0


def _not_valid_utf8(body: bytes, declared: tuple[str, ...]) -> Decoded:
    high = body.translate(None, _ASCII)
    utf8_share = _utf8_share(high)
    if len(high) < FEW_BYTES:
        return _by_declaration(body, declared, utf8_share)
    if utf8_share >= UTF8_SHARE:
        return _judge(decode_as("utf-8", body), declared)
    gbk = decode_as("gbk", body)
    if gbk.damage <= BAD_SHARE and _likeness(gbk.text) >= LIKE_CHINESE:
        return _judge(gbk, declared)
    return _contested(body, declared, gbk)


def _by_declaration(body: bytes, declared: tuple[str, ...], utf8_share: float) -> Decoded:
    """Too few bytes to judge by: the first declared encoding, else what loses least."""
    for name in declared:
        if name != "replacement" and not name.startswith("utf-16") and not (name == "utf-8" and utf8_share < 0.5):
            return _judge(decode_as(name, body), declared)
    return _judge(min((decode_as("utf-8", body), decode_as("gbk", body)), key=lambda r: r.replaced), declared)


def _contested(body: bytes, declared: tuple[str, ...], gbk: Reading) -> Decoded:
    """Neither UTF-8 nor plain Chinese in GBK."""
    readings = [decode_as("utf-8", body), gbk, decode_as("big5", body)]
    best = max(readings, key=lambda r: _likeness(r.text) - r.damage)
    tried = tuple(r.encoding for r in readings)
    if best.damage <= BAD_SHARE and _likeness(best.text) >= LIKE_CHINESE:
        return _judge(best, declared, tried=tried)
    for name in declared:
        reading = next((r for r in readings if r.encoding == name), None) or decode_as(name, body)
        if name != "replacement" and reading.damage <= BAD_SHARE:
            return _judge(reading, declared, "declaration", tried)
    high = body.translate(None, _ASCII)
    if len(_ISOLATED.findall(body)) > 0.8 * len(high) and not _UNUSED_1252 & set(high):
        return _judge(decode_as("windows-1252", body), declared, "content", tried)
    said = GB_FAMILY.union(declared) if GB_FAMILY & set(declared) else set(declared)
    least_bad = min(readings, key=lambda r: (r.damage, r.encoding not in said))
    found = _judge(least_bad, declared, tried=tried)
    if found.undecodable is None and _likeness(found.text) < NONSENSE:
        return Decoded(found.text, found.decoding, "no encoding gives a text in any language")
    return found


def _binary(body: bytes, declared: tuple[str, ...]) -> Decoded | None:
    """A picture or archive that calls itself a page."""
    head = body[:_SAMPLE_BYTES]
    if len(head.translate(None, _NOT_CONTROL)) <= BINARY_SHARE * len(head) + 8:
        return None
    return Decoded("", _unread(declared), "the bytes are no text: too many control characters")


def _unread(declared: tuple[str, ...]) -> Decoding:
    return Decoding(encoding="utf-8", chosen_by="default", declared=declared)


def _judge(
    reading: Reading, declared: tuple[str, ...], chosen_by: _ChosenBy | None = None, tried: tuple[str, ...] = ()
) -> Decoded:
    """The reading with its record, unless too much of it is lost."""
    encoding = reading.encoding
    if encoding == "gbk" and declared and "gb18030" in declared:
        encoding = "gb18030"
    family = GB_FAMILY if encoding in GB_FAMILY else {encoding}
    decoding = Decoding(
        encoding=encoding,
        chosen_by=chosen_by or ("declaration" if family & set(declared) else "content"),
        declared=declared,
        rivals=tuple(dict.fromkeys(n for n in (*declared, *tried) if n not in family)),
        replaced=reading.replaced,
    )
    if reading.replaced > BAD_ENOUGH and reading.damage > BAD_SHARE:
        lost = f"{reading.replaced} of the characters that are not ASCII ({reading.damage:.0%}) cannot be decoded"
        return Decoded(reading.text, decoding, f"{lost} as {encoding}, and no other encoding does better")
    return Decoded(reading.text, decoding)


def _utf8_share(high: bytes) -> float:
    """Share of non-ASCII bytes that stand in well-formed UTF-8 sequences, by samples from start, middle and end."""
    if len(high) > 3 * _SAMPLE_BYTES:
        middle = len(high) // 2
        high = high[:_SAMPLE_BYTES] + high[middle : middle + _SAMPLE_BYTES] + high[-_SAMPLE_BYTES:]
    return len(high.decode("utf-8", "ignore").encode()) / max(1, len(high))


def _likeness(text: str) -> float:
    """Share of frequent characters among those that are not ASCII, by samples from all over the text."""
    blocks = [b for at in range(0, len(text), _BLOCK) if not (b := text[at : at + _BLOCK]).isascii()]
    sample = "".join(blocks[:: len(blocks) // _BLOCKS + 1])
    found = sum(map(_FREQUENT.__contains__, sample))
    return found / max(1, len(sample) - len(sample.encode("ascii", "ignore")))
