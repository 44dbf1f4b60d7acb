"""The encodings of the web by their WHATWG names: labels, and decoders that do what browsers do.

Python's codecs are the engines, put right where they part from the Encoding Standard: its `gbk` knows 2,149 sequences
less, its `gb18030` gives 21 others, and all of them swallow another number of bytes after a bad sequence, which costs
the character behind it. A bad sequence becomes one U+FFFD, and an ASCII byte in it is read again. GBK, GB18030 and
UTF-8 equal the standard in every sequence; the others, here for what a page may declare, may differ in rare ones.
https://encoding.spec.whatwg.org/
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["GB_FAMILY", "HOPELESS", "Reading", "decode_as", "encoding_of"]

GB_FAMILY = frozenset({"gbk", "gb18030"})
"""Two names of one decoder."""

HOPELESS = 50_000
"""Replaced characters from which a page is lost; each costs a microsecond, and honest pages have few."""

_LABELS = """
utf-8           unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
gbk             gb2312 gbk chinese csgb2312 csiso58gb231280 gb_2312 gb_2312-80 iso-ir-58 x-gbk
gb18030         gb18030
big5            big5 big5-hkscs cn-big5 csbig5 x-x-big5
shift_jis       csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
euc-jp          cseucpkdfmtjapanese euc-jp x-euc-jp
iso-2022-jp     csiso2022jp iso-2022-jp
euc-kr          cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601
euc-kr          windows-949
utf-16le        csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
utf-16be        unicodefffe utf-16be
windows-1252    ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591
windows-1252    iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
windows-1250    cp1250 windows-1250 x-cp1250
windows-1251    cp1251 windows-1251 x-cp1251
windows-1253    cp1253 windows-1253 x-cp1253
windows-1254    cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989
windows-1254    l5 latin5 windows-1254 x-cp1254
windows-1255    cp1255 windows-1255 x-cp1255
windows-1256    cp1256 windows-1256 x-cp1256
windows-1257    cp1257 windows-1257 x-cp1257
windows-1258    cp1258 windows-1258 x-cp1258
windows-874     dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
iso-8859-2      csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso-8859-3      csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso-8859-4      csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso-8859-5      csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i
iso-8859-6      iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7      csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597
iso-8859-7      iso_8859-7 iso_8859-7:1987 sun_eu_greek
iso-8859-8      csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598
iso-8859-8      iso_8859-8 iso_8859-8:1988 visual
iso-8859-8-i    csiso88598i iso-8859-8-i logical
iso-8859-10     csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13     iso-8859-13 iso8859-13 iso885913
iso-8859-14     iso-8859-14 iso8859-14 iso885914
iso-8859-15     csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16     iso-8859-16
ibm866          866 cp866 csibm866 ibm866
koi8-r          cskoi8r koi koi8 koi8-r koi8_r
koi8-u          koi8-ru koi8-u
macintosh       csmacintosh mac macintosh x-mac-roman
x-mac-cyrillic  x-mac-cyrillic x-mac-ukrainian
x-user-defined  x-user-defined
replacement     csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement
"""
"""Encoding, then labels that mean it (Encoding Standard, section 4.2, names and labels)."""

_BY_LABEL: Mapping[str, str] = MappingProxyType(
    {label: line.split()[0] for line in _LABELS.strip().splitlines() for label in line.split()[1:]}
)

_CODECS: Mapping[str, str] = MappingProxyType(
    {
        "euc-kr": "cp949",
        "ibm866": "cp866",
        "iso-8859-8-i": "iso8859-8",
        "koi8-u": "koi8_u",
        "macintosh": "mac_roman",
        "shift_jis": "cp932",
        "big5": "cp950",
        "windows-874": "cp874",
        "x-mac-cyrillic": "mac_cyrillic",
    }
)
"""Python's name of the engine where it is not the standard's."""

_REPAIRS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "gb18030": {
            0xE5E5: "\u3000",
            **{0xE78D + n: chr(c) for n, c in enumerate((0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)))},
            0xE7C7: "\u1e3f",
            0x1E3F: "\ue7c7",
            **dict(
                zip(
                    (0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
                    map(chr, range(0x9FB4, 0x9FBC)),
                    strict=True,
                )
            ),
        },
        "koi8-u": {0x255D: "\u045e", 0x256C: "\u040e"},
        "shift_jis": {0xF8F0: "\ufffd", 0xF8F1: "\ufffd", 0xF8F2: "\ufffd", 0xF8F3: "\ufffd"},
    }
)
"""What Python's engine gives, and what the standard's index has in that place."""

_MULTI_BYTE = frozenset({"big5", "shift_jis", "euc-jp", "euc-kr"})
_MARK = chr(0xDCFF)
"""Stands for a bad sequence until all are counted: no decoder gives a lone surrogate, while U+FFFD may be typed."""
_ERRORS = "kaimen-whatwg-"
_CHUNK = 1 << 16
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")


def encoding_of(label: str) -> str | None:
    """The encoding's name in lower case; None for a label that the standard does not know."""
    return _BY_LABEL.get(label.strip("\t\n\f\r ").lower())


@dataclass(frozen=True, slots=True)
class Reading:
    """Bytes read in one encoding."""

    encoding: str
    text: str
    replaced: int = 0
    """U+FFFD that decoding made, without those that the source holds"""

    @property
    def damage(self) -> float:
        """Share of the replaced among the characters that are not ASCII; 1 where it is hopeless."""
        if not self.replaced or self.replaced > HOPELESS:
            return float(self.replaced > 0)
        return self.replaced / (len(self.text) - len(self.text.encode("ascii", "ignore")))


def decode_as(encoding: str, body: bytes) -> Reading:
    """`body` as a browser decodes it.

    `encoding` is a name that `encoding_of` gives; of the two names of GBK the reading has `gb18030` where four-byte
    sequences occur, which only that has. Decoding may stop (text incomplete) where it is hopeless.
    """
    if encoding == "utf-8":
        text = body.decode("utf-8", "replace")
        return Reading(encoding, text, text.count("\ufffd") - body.count(b"\xef\xbf\xbd"))
    if encoding == "x-user-defined":
        return Reading(encoding, body.decode("latin-1").translate({b: 0xF700 + b for b in range(0x80, 0x100)}))
    if encoding == "replacement":
        return Reading(encoding, "\ufffd", 1) if body else Reading(encoding, "")
    if encoding not in GB_FAMILY:
        return Reading(encoding, *_decode_marking(encoding, body))
    try:
        return Reading(encoding, body.decode("gbk"))  # where Python's table has an entry it is the standard's
    except UnicodeDecodeError:
        name = "gb18030" if _FOUR_BYTES.search(body) else encoding
        return Reading(name, *_decode_marking("gb18030", body))


def _decode_marking(encoding: str, body: bytes) -> tuple[str, int]:
    handler = {"gb18030": _bad_gb18030, "big5": _bad_big5}.get(encoding)
    handler = handler or (_bad_multi_byte if encoding in _MULTI_BYTE else _bad_single_byte)
    errors = _ERRORS + handler.__name__
    codecs.register_error(errors, handler)
    engine = _CODECS.get(encoding, encoding)
    decoder = codecs.getincrementaldecoder(engine)(errors)
    pieces: list[str] = []
    replaced = start = 0
    while start < len(body) and replaced <= HOPELESS:
        pieces.append(decoder.decode(body[start : start + _CHUNK]))
        replaced += pieces[-1].count(_MARK)
        start += _CHUNK
    pieces.append(decoder.getstate()[0].decode(engine, errors))  # told that this is the end, it would lose a byte
    replaced += pieces[-1].count(_MARK)
    text = "".join(pieces)
    if replaced:
        text = text.replace(_MARK, "\ufffd")
    repairs = _REPAIRS.get(encoding)
    if repairs and re.search(f"[{''.join(map(chr, repairs))}]", text):
        text = text.translate(repairs)
    return text, replaced


def _bad_gb18030(error: UnicodeError) -> tuple[str, int]:
    """What the standard's gb18030 decoder does where Python's stops."""
    assert isinstance(error, UnicodeDecodeError)
    at, rest = error.start, error.object[error.start : error.start + 4]
    if rest[0] == 0x80:
        return "€", at + 1
    if rest[0] == 0xFF or len(rest) == 1:
        return _MARK, at + 1
    if not 0x30 <= rest[1] <= 0x39:
        return _MARK, at + (1 if rest[1] < 0x80 else 2)
    if len(rest) == 2:
        return _MARK, at + 2
    if not 0x81 <= rest[2] <= 0xFE:
        return _MARK, at + 1
    if len(rest) == 3:
        return _MARK, at + 3
    return _MARK, at + (4 if 0x30 <= rest[3] <= 0x39 else 1)


def _bad_multi_byte(error: UnicodeError) -> tuple[str, int]:
    """A lead byte takes its trail with it unless that is ASCII."""
    assert isinstance(error, UnicodeDecodeError)
    pair = error.object[error.start : error.start + 2]
    takes_two = len(pair) == 2 and 0x81 <= pair[0] <= 0xFE and pair[0] != 0xA0 and pair[1] >= 0x80
    return _MARK, error.start + (2 if takes_two else 1)


def _bad_big5(error: UnicodeError) -> tuple[str, int]:
    """The standard's Big5 is Microsoft's with the Hong Kong characters in its gaps."""
    assert isinstance(error, UnicodeDecodeError)
    try:
        return error.object[error.start : error.start + 2].decode("big5hkscs"), error.start + 2
    except UnicodeDecodeError:
        return _bad_multi_byte(error)


def _bad_single_byte(error: UnicodeError) -> tuple[str, int]:
    """The standard fills the gaps between 0x80 and 0x9F with the C1 controls."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start]
    return (chr(byte) if 0x80 <= byte <= 0x9F else _MARK), error.start + 1
