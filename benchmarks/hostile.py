"""What hostile pages cost: milliseconds and memory for a megabyte, beside those of parsing alone.

usage: python -m benchmarks.hostile [--mb 10] [--only PREFIX] [--json]

Each pattern runs in a process of its own: once through `extract_page`, once through decoding, `tame` and the parser
alone. Exits with 1 where a page costs more than 100 ms a megabyte, or twice the memory of parsing alone.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

MS_PER_MB = 100.0
MEMORY_RATIO = 2.0
LEAST_MEMORY = 6.0
"""Bytes for a byte of the page that parsing alone is granted: the text, its copies and a node have that."""
SECONDS_AT_MOST = 120

TEXT = "社区党委书记走访入户，听取居民意见，协调物业公司解决小区漏水的问题。"


class Cost(NamedTuple):
    """What one run took."""

    megabytes: float
    milliseconds: float
    peak_megabytes: float
    """above what the process had before it saw the page"""


def _repeat(motif: str, before: str = "", after: str = "") -> Callable[[int], str]:
    size = len(motif.encode())
    return lambda n: before + motif * (n // size + 1) + after


def _count(motif: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """`motif` over and over with another number for § each time."""

    def page(n: int) -> str:
        pieces, size = [before], 0
        number = 0
        while size < n:
            pieces.append(motif.replace("§", str(number)))
            size += len(pieces[-1].encode())
            number += 1
        return "".join((*pieces, after))

    return page


def _noise(alphabet: str) -> Callable[[int], str]:
    return lambda n: "".join(random.Random(1).choices(alphabet, k=n))


_NEST = "<p>" + TEXT + "</p>"

PATTERNS: dict[str, Callable[[int], str]] = {
    # text
    "paragraphs": _repeat(f"<p>{TEXT * 3}</p>\n", "<html><body><h1>标题</h1><div class=content>"),
    "one line": _repeat(TEXT, "<html><body><p>"),
    "one line without markup": _repeat(TEXT),
    "one line of ascii": _repeat("word ", "<html><body><p>"),
    "one word": _repeat("a", "<html><body><p>"),
    "digits": _repeat("1", "<html><body><p>"),
    "spaces": _repeat(" ", "<html><body><p>"),
    "wide spaces": _repeat("\u3000", "<html><body><p>"),
    "line feeds": _repeat("\n", "<html><body><pre>"),
    "dots": _repeat("…", "<html><body><p>"),
    "colons": _repeat("来源：", "<html><body><p>"),
    "labels": _repeat("<p>事项名称：</p><p>干事情况</p>", "<html><body>"),
    "headings": _repeat("<p>◆城关区东岗街道桃树坪社区</p><p>事项名称：漏水</p>", "<html><body>"),
    "dates": _repeat("2021-05-20 09:48 ", "<html><body><p>"),
    "numbers and units": _repeat("12.5万元、3000多户，", "<html><body><p>"),
    "brackets": _repeat("（《【“", "<html><body><p>"),
    "entities": _repeat("&amp;&#20013;", "<html><body><p>"),
    "entities unknown": _repeat("&notanentity", "<html><body><p>"),
    # markup
    "comments unclosed": _repeat("<!--", "<html><body>"),
    "comments": _repeat("<!-- x -->", "<html><body>"),
    "less than": _repeat("<", "<html><body>"),
    "less than and space": _repeat("< ", "<html><body>"),
    "tags unclosed": _repeat("<a ", "<html><body>"),
    "tags of nothing": _repeat("<>", "<html><body>"),
    "quotes": _repeat("<p a=\"b' ", "<html><body>"),
    "quote soup": _noise("<>\"'= a/!-"),
    "cdata": _repeat("<![CDATA[", "<html><body>"),
    "scripts": _repeat("<script>var a={};</script>", "<html><body>"),
    "script unclosed": _repeat("<script>", "<html><body>"),
    "json": _repeat('{"content":"', "<html><body><script>var data = "),
    "json brackets": _repeat("[{", "<html><body><script>var data = "),
    "json-ld": _repeat('{"@type":[', '<html><script type="application/ld+json">'),
    "style": _repeat("a{color:red}", "<html><style>"),
    "style rules": _repeat(".c{display:none}", "<html><style>", "</style><p class=c>x"),
    "metas": _repeat('<meta name="author" content="记者 王某">', "<html><head>"),
    "links in head": _repeat('<link rel="canonical" href="/a">', "<html><head>"),
    # depth and soup
    "div": _repeat("<div>", after=_NEST),
    "div closed": lambda n: "<div>" * (n // 11) + _NEST + "</div>" * (n // 11),
    "div with text": _repeat("<div>社", after=_NEST),
    "div with noise": _repeat("<div></x>", after=_NEST),
    "span": _repeat("<span>x", after=_NEST),
    "bold": _repeat("<b>", after=_NEST),
    "bold paragraphs": _repeat("<b>x<p>", after=_NEST),
    "fonts": _count("<font size=§>", after=_NEST),
    "font paragraphs": _count("<p><font color=§>x", after=_NEST),
    "links": _repeat("<a href=x>社区", after=_NEST),
    "links closed": _repeat("<a href=/x>社区新闻</a>", after=_NEST),
    "link items": _count("<li><a href=/x§.html>社区新闻标题很长的一条</a></li>", "<ul>", "</ul>"),
    "links over blocks": _repeat("<a>x<div>", after=_NEST),
    "misnested": _repeat("<i><div>x</i>", after=_NEST),
    "breaks": _repeat("<br>", "<html><body>社区", _NEST),
    "breaks with text": _repeat("社区<br>", "<html><body>"),
    "p": _repeat("<p>", after=_NEST),
    "p with text": _repeat("<p>社", after=_NEST),
    "end tags": _repeat("</p>", after=_NEST),
    "lists": _repeat("<ul><li>", after=_NEST),
    "items": _repeat("<li>社", "<ul>"),
    "tables": _repeat("<table><tr><td>", after=_NEST),
    "rows": _repeat("<tr><td>社<td>区", "<table>"),
    "cells": _repeat("<td>社", "<table><tr>"),
    "foster parents": _repeat("<table><div>", after=_NEST),
    "options": _repeat("<option>社", "<select>"),
    "templates": _repeat("<template>", after=_NEST),
    "forms": _repeat("<form><div></form>", after=_NEST),
    "drawings": _repeat("<svg><g>", after=_NEST),
    "formulas": _repeat("<math><mi>", after=_NEST),
    "attributes": lambda n: "<div " + _count("a§=1 ")(n) + ">" + _NEST,
    "attribute names": _count("<p a§=1>", after=_NEST),
    "classes": _count('<p class="c§ d§">社</p>', "<html><body>"),
    "long class": lambda n: '<div class="' + "share " * (n // 6) + '">' + _NEST,
    "long style": lambda n: '<div style="' + "color:red;" * (n // 10) + '">' + _NEST,
    "long url": lambda n: '<img src="http://x.example/' + "a/" * (n // 2) + '">' + _NEST,
    "data image": lambda n: '<img src="data:image/png;base64,' + "A" * n + '">' + _NEST,
    "element names": _count("<x-§>", after=_NEST),
    "html tags": _count("<html a§=1>", after=_NEST),
    "images": _repeat('<img src="a.jpg">', "<html><body>"),
    "hidden": _repeat('<div style="display:none">x</div>', "<html><body>"),
    "title": _repeat("标题_", "<title>", "</title>" + _NEST),
    "headlines": _repeat("<h1>标题</h1>", "<html><body>"),
    "cells of places": _repeat("<td>东岗街道</td>", "<table><tr>", "</table>"),
    "labels drawn": _repeat("<b>事项名称：</b>漏水。", "<html><body>" + _NEST + "<p>"),
    "rows again": _repeat("<p>来源：新华社</p>", "<html><body>", _NEST * 5),
    "menu": _repeat("&nbsp;", _NEST + "<p><a href=x>事项名称</a>", "字</p>"),
    "dots of a picture": _repeat("·", _NEST + "<img height=20 width=100 src=a.jpg alt='", "社区'>"),
    "labels of attributes": _count(
        '<p data-label="事项§">漏水。</p>', "<html><head><style>p::before{content:attr(data-label)}</style><body>"
    ),
    "rules of attributes": _count(".c§::before{content:attr(data-label)}", "<style>", "</style>" + _NEST),
    "Markdown": _repeat("**事项名称**：漏水。\n\n", '<div class="editormd"><textarea>', "</textarea></div>"),
    "typed lines": _repeat("漏水。\n\n社区\n", '<div style="white-space:pre-wrap">', "</div>"),
    "lines in their places": _count('<div style="position:absolute;top:§px;left:9px">社区漏水</div>', "<html><body>"),
    "hidden classes": _count("<style>.p§{display:none}.p§.on{display:block}</style>", "<html><body>"),
    "headings glued": _repeat("<p>事项名称：漏水。东岗镇滩头村</p>", "<html><body>"),
    "names without endings": _repeat("<p>东岗镇石塘</p><p>事项名称：石塘漏水。</p>", "<html><body>"),
    "communities in brackets": _repeat(f"<p>东岗街道（{'村' * 40}</p><p>事项名称：漏水。</p>", "<html><body>"),
    "blocks side by side": _repeat("<td>东岗街道石塘社区<br>事项名称：漏水。", "<table><tr>", "</table>"),
    "answers": _count("<p onclick=show(§)>问题？</p><div id=a§ style=display:none>答案。</div>", "<html><body>"),
    "ruby": _repeat("<ruby>社<rt>she</rt></ruby>", "<html><body><p>"),
    "picture posts": _repeat("picture_page_info_list=[", "<p>正文很短。</p><script>", "</script>"),
}
"""Name of a pattern, and the page of about so many bytes that shows it."""

BYTES: dict[str, Callable[[int], bytes]] = {
    "0xFF": lambda n: b"\xff" * n,
    "0xFF between letters": lambda n: b"<p>" + b"\xffA" * (n // 2),
    "NUL": lambda n: b"<p>" + b"\0" * n,
    "noise": lambda n: random.Random(1).randbytes(n),
    "noise above ASCII": lambda n: b"<p>" + bytes(b | 0x80 for b in random.Random(1).randbytes(n)),
    "GBK article": lambda n: PATTERNS["paragraphs"](n).encode("gbk"),
    "GBK with four bytes": lambda n: ("<p>" + "社区𬭚干部" * (n // 12)).encode("gb18030"),
    "GBK damaged": lambda n: b"<p>" + (TEXT.encode("gbk") + b"\xff ") * (n // 68),
    "UTF-8 damaged": lambda n: b"<p>" + (TEXT.encode() + b"\xff ") * (n // 104),
    "charset bait": lambda n: b"<meta charset=" * (n // 14),
}


def page(name: str, size: int) -> bytes:
    """The page of about `size` bytes that shows the pattern."""
    return PATTERNS[name](size).encode() if name in PATTERNS else BYTES[name](size)


def names() -> Iterator[str]:
    """All patterns."""
    yield from PATTERNS
    yield from BYTES


def measure(name: str, size: int, *, parse_alone: bool) -> Cost:
    """One run in this process."""
    from kaimen import extract_page
    from kaimen.extractors.charset import decode
    from kaimen.extractors.dom import parse
    from kaimen.extractors.prescan import tame

    def alone(body: bytes) -> object:
        decoded = decode(body)
        return decoded if decoded.undecodable else parse(tame(decoded.text))

    run = alone if parse_alone else extract_page
    run("<p>社区</p>".encode())
    body = page(name, size)
    before = _peak()
    start = time.process_time()
    result = run(body)
    taken = time.process_time() - start
    del result
    return Cost(len(body) / 1e6, taken * 1e3, _peak() - before)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1024)


def _in_a_process_of_its_own(name: str, size: int, mode: str) -> Cost | None:
    command = [sys.executable, "-m", "benchmarks.hostile", "--one", name, "--bytes", str(size), "--mode", mode]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_AT_MOST, check=True)
    except subprocess.TimeoutExpired:
        return None
    except subprocess.CalledProcessError as error:
        print(f"{name}: {error.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return Cost(*json.loads(done.stdout))


def _table(selected: Iterable[str], size: int) -> Iterator[tuple[str, Cost | None, Cost | None]]:
    for name in selected:
        yield name, _in_a_process_of_its_own(name, size, "page"), _in_a_process_of_its_own(name, size, "parse")


def verdicts(cost: Cost | None, alone: Cost | None) -> list[str]:
    """What is wrong with the cost; empty where nothing is."""
    if cost is None:
        return ["failed or took too long"]
    found = []
    if cost.milliseconds / cost.megabytes > MS_PER_MB:
        found.append("slow")
    if alone and cost.peak_megabytes > MEMORY_RATIO * max(alone.peak_megabytes, LEAST_MEMORY * cost.megabytes):
        found.append("memory")
    return found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mb", type=float, default=10)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--bytes", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--mode", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one, args.bytes, parse_alone=args.mode == "parse")))
        return 0
    selected = [name for name in names() if name.startswith(args.only)]
    failed = 0
    if not args.json:
        print(f"{'pattern':26}{'MB':>6}{'ms/MB':>9}{'alone':>8}{'peak MB':>9}{'alone':>7}")
    for name, cost, alone in _table(selected, int(args.mb * 1e6)):
        wrong = verdicts(cost, alone)
        failed += bool(wrong)
        if args.json:
            print(json.dumps({"pattern": name, "page": cost, "parse": alone, "wrong": wrong}), flush=True)
            continue
        cells = [f"{c.milliseconds / c.megabytes:.1f}" if c else "-" for c in (cost, alone)] + [
            f"{c.peak_megabytes:.0f}" if c else "-" for c in (cost, alone)
        ]
        size = cost.megabytes if cost else args.mb
        print(
            f"{name:26}{size:6.1f}{cells[0]:>9}{cells[1]:>8}{cells[2]:>9}{cells[3]:>7}  {' '.join(wrong)}", flush=True
        )
    print(f"{len(selected)} patterns, {failed} above {MS_PER_MB:.0f} ms a MB or twice the memory of parsing alone")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
