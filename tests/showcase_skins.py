"""Skins of made-up showcase pages: how their parts are set as markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["RENDER", "Part", "dump"]


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a page.

    `kind`: p, heading, street, badge, alt (a heading as an image), label, glued (a label at the end of the paragraph
    before it), image, caption or footer. `value` stands on the label's line.
    """

    kind: str
    text: str = ""
    value: str = ""


Setting = dict[str, str]
"""Templates by kind; `{t}` is the text, `{v}` the value. What is not listed is set as `p`."""

_PICTURE = '<p style="text-align:center"><img src="/upload/2021/a{n}.jpg" width="640" height="420"></p>'
_PICTURE_TITLE = '<p><img src="/upload/2021/t{n}.jpg" width="640" height="120" alt="{t}"></p>'
_CENTRED = '<p style="text-align:center">{t}</p>'
_SMALL = '<p style="text-align:center"><span style="font-size:12px;color:#888">{t}</span></p>'
_BOX = (
    '<section style="margin:10px"><section style="display:inline-block;padding:3px 12px;background-color:{c}">{t}'
    "</section></section>"
)
_RED = '<p style="text-align:center"><strong><span style="color:#c00;font-size:18px">{t}</span></strong></p>'


def _page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="nav"><a href="/">首页</a></div><h1>{title}</h1><div class="info">2021-05-20 09:48</div>'
        f'<div class="content" id="content">{body}</div><div class="foot">主办：云山区融媒体中心</div></body></html>'
    )


def _flat(setting: Setting, *, glue: str = "</p>", around: str = "{b}") -> Callable[[Sequence[Part], bool, str], str]:
    """A skin in which every part stands by itself."""

    def render(parts: Sequence[Part], bold: bool, title: str) -> str:
        out: list[str] = []
        for n, part in enumerate(parts):
            label = f"<strong>{part.text}</strong>" if bold else part.text
            if part.kind == "glued" and out[-1].endswith(glue):
                out[-1] = out[-1].removesuffix(glue) + label + glue
                continue
            kind = "label" if part.kind == "glued" else part.kind
            template = setting.get(kind, setting["p"])
            text = label if kind == "label" and "{l}" not in template else part.text
            out.append(template.format(t=text, l=part.text, v=part.value, n=n))
        return _page(title, around.format(b="\n".join(out)))

    return render


def _half(text: str) -> str:
    return f"<span>{text[: len(text) // 2]}</span><span>{text[len(text) // 2 :]}</span>"


def _boxes(parts: Sequence[Part], bold: bool, title: str) -> str:
    """Sections of a WeChat editor: coloured boxes, labels in several spans."""
    out = []
    for n, part in enumerate(parts):
        if part.kind in ("heading", "street", "badge"):
            inner = f'<p><span style="color:#fff;font-size:17px"><strong>{part.text}</strong></span></p>'
            out.append(_BOX.format(c="#c1272d", t=inner))
        elif part.kind in ("label", "glued"):
            out.append(_BOX.format(c="#f6c244", t=f"<p><strong>{_half(part.text)}</strong></p>"))
        else:
            text = f'<p style="font-size:15px">{part.text}</p>'
            out.append(
                {"image": _PICTURE, "alt": _PICTURE_TITLE, "caption": _SMALL}.get(part.kind, text).format(
                    t=part.text, n=n
                )
            )
    return _page(title, "\n".join(out))


def _grouped(
    opening: str,
    closing: str,
    heading: str,
    pair: str,
    apart: tuple[str, ...] = ("heading", "street", "alt", "footer", "badge"),
) -> Callable[[Sequence[Part], bool, str], str]:
    """A skin in which a block's labels and values stand in a table or list of their own."""

    def render(parts: Sequence[Part], bold: bool, title: str) -> str:
        out: list[str] = []
        label: str | None = None
        values: list[str] = []
        opened = False

        def flush() -> None:
            nonlocal label
            if label is not None:
                out.append(pair.format(l=label, v="".join(values)))
            label = None
            values.clear()

        for n, part in enumerate(parts):
            if part.kind in apart:
                flush()
                if opened:
                    out.append(closing)
                opened = False
                template = {"footer": "<p>{t}</p>", "alt": _PICTURE_TITLE}.get(part.kind, heading)
                out.append(template.format(t=part.text, n=n))
                if part.kind == "heading" and "<table" in heading:
                    opened = True
            elif part.kind in ("label", "glued"):
                flush()
                if not opened:
                    out.append(opening)
                opened = True
                label = f"<b>{part.text}</b>" if bold else part.text
                values.extend([f"<p>{part.value}</p>"] if part.value else [])
            else:
                text = _PICTURE.format(n=n) if part.kind == "image" else f"<p>{part.text}</p>"
                (values if label is not None else out).append(text)
        flush()
        return _page(title, "\n".join(out) + (closing if opened else ""))

    return render


def _grid(parts: Sequence[Part], bold: bool, title: str) -> str:
    """One table, labels in its first row, a row for each block."""
    rows: list[list[str]] = []
    heads: list[str] = []
    before: list[str] = []
    placed = any(p.kind in ("heading", "alt") for p in parts)
    for part in parts:
        if part.kind in ("heading", "alt"):
            rows.append([part.text])
        elif part.kind == "label":
            if not placed and part.text == (heads[0] if heads else part.text):
                rows.append([])
            if len(rows) == 1:
                heads.append(part.text)
        elif rows:
            rows[-1].append(part.text)
        else:
            before.append(f"<p>{part.text}</p>")
    head = "".join(f"<th>{h}</th>" for h in ((["社区"] if placed else []) + heads))
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return _page(title, "".join(before) + f'<table border="1"><tr>{head}</tr>{body}</table>')


def dump(parts: Sequence[Part], bold: bool, title: str) -> str:
    """Text without markup."""
    lines: list[str] = []
    for part in parts:
        if part.kind == "glued":
            lines[-1] += part.text
        else:
            lines.append("图片" if part.kind == "image" else part.text + part.value)
    return "\n\n".join([title, "2021-02-08 13:28:41", *lines])


_PICTURES = {"image": _PICTURE, "alt": _PICTURE_TITLE}
_OLD_PICTURE = '<P align=center><IMG src="pic/{n}.JPG" border=1 width=500 height=300>'
_OLD_TITLE = "<P align=center><FONT color=#ff0000 size=4><B>{t}</B></FONT>"
_CARD = '<p style="font-size:{s}px;font-weight:bold;color:#e60012">{{t}}</p>'
_BADGE = '<p><span style="background:#e60012;color:#fff;padding:2px 8px">{l}</span></p>'
_STRONG = {"p": "<p>　　{t}</p>", "label": "<p>　　{t}{v}</p>", "heading": _RED, "street": _RED, "badge": _CENTRED}
_PLAIN = {"p": "<p>{t}</p>", "label": "<p>{t}{v}</p>", "heading": "<p><b>{t}</b></p>", "street": "<p><b>{t}</b></p>"}
_H = {"p": "<p>{t}</p>", "label": "<h3>{l}</h3><p>{v}</p>", "heading": "<h2>{t}</h2>", "street": "<h2>{t}</h2>"}
_H4 = {
    "p": "<div>{t}</div>",
    "label": '<h4><span style="color:#0a5">{l}</span></h4><div>{v}</div>',
    "heading": '<h3 style="text-align:center">{t}</h3>',
    "street": "<h3>{t}</h3>",
}
_BR = {
    "p": "　　{t}<br><br>",
    "label": "　　{t}{v}<br><br>",
    "heading": "<b>{t}</b><br><br>",
    "street": "<b>{t}</b><br><br>",
    "image": '<div align="center"><img src="UploadFile/{n}.jpg" width="500"></div><br>',
    "alt": _PICTURE_TITLE,
    "caption": '<center><font size="2">{t}</font></center><br>',
}
_FONT = {
    "p": "<P>　　{t}",
    "label": "<P>　　<FONT color=#0000ff>{l}</FONT>{v}",
    "heading": _OLD_TITLE,
    "street": _OLD_TITLE,
    "image": _OLD_PICTURE,
    "alt": '<P align=center><IMG src="pic/t{n}.JPG" alt="{t}" width=500 height=80>',
    "caption": "<P align=center><FONT size=2>{t}</FONT>",
}
_DIVS = {
    "p": '<div class="tx">{t}</div>',
    "label": '<div class="lb">{t}</div><div class="tx">{v}</div>',
    "heading": '<div class="tt">{t}</div>',
    "street": '<div class="st">{t}</div>',
}
_CARDS = {
    "p": '<p style="font-size:15px;color:#333">{t}</p>',
    "label": _BADGE + '<p style="font-size:15px;color:#333">{v}</p>',
    "heading": _CARD.format(s=20),
    "street": _CARD.format(s=22),
    "caption": _SMALL,
}
_COLSPAN = '<table border="1"><tr><td colspan="2" align="center"><b>{t}</b></td></tr>'

RENDER: dict[str, Callable[[Sequence[Part], bool, str], str]] = {
    "strong": _flat({**_PICTURES, **_STRONG, "caption": _SMALL}),
    "plain": _flat({**_PICTURES, **_PLAIN}),
    "h": _flat({**_PICTURES, **_H, "caption": "<figcaption>{t}</figcaption>"}),
    "h4": _flat({**_PICTURES, **_H4}),
    "boxes": _boxes,
    "br": _flat(_BR, glue="<br><br>", around="<table width=100%><tr><td>{b}</td></tr></table>"),
    "font": _flat(_FONT, glue="\0"),
    "divs": _flat({**_PICTURES, **_DIVS}),
    "cards": _flat({**_PICTURES, **_CARDS}, around='<section style="background-color:#fff8f0">{b}</section>'),
    "table": _grouped('<table border="1">', "</table>", _COLSPAN, "<tr><td>{l}</td><td>{v}</td></tr>"),
    "th": _grouped("<table>", "</table>", "<h3>{t}</h3>", "<tr><th>{l}</th><td>{v}</td></tr>"),
    "dl": _grouped("<dl>", "</dl>", "<h2>{t}</h2>", "<dt>{l}</dt><dd>{v}</dd>"),
    "li": _grouped("<ul>", "</ul>", "<h3>{t}</h3>", "<li>{l}{v}</li>"),
    "dump": dump,
    "grid": _grid,
}
"""Skins by name: functions of parts, whether labels are bold, and the title."""
