"""What a page shows that is no text of its elements, put into the tree as the text that it is for readers.

Fields nobody can fill in, Markdown that a script sets, and labels that a style sheet puts in front of what they label
(`::before { content: attr(data-label) }`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import SelectolaxError

from .dom import Node, Tree, opening_text

__all__ = ["show_fields", "show_labels"]

_FIELDS = ",".join(
    (
        "textarea[readonly],textarea[disabled]",
        *(
            f".{name}>textarea[style*=none]:not([name])"
            for name in ("markdown-body", "editormd", "editormd-html-preview")
        ),
    )
)
"""Fields nobody can fill in, and the hidden ones from which editor.md sets a text."""
_MOST = 200
_MARKUP = re.compile("<[a-zA-Z/]")
_PICTURE = re.compile(
    r"^[ \t]{0,3}!\[([^\]\n]{0,200})\]\(\s{0,4}(\S{1,1000}?)(?:\s[^)\n]{0,200})?\)[ \t]{0,40}$", re.MULTILINE
)
"""A picture of Markdown, alone on its line."""
_VALUE = re.compile(r"attr\((data-[\w-]{1,40})\)")
_NO_LABEL = re.compile(
    r"position\s*:\s*(?:absolute|fixed)|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])"
)
"""What a rule says of what is no label: a tooltip, a shadow, what is not seen."""
_SELECTOR = re.compile(r"\s{0,40}([.#]?[\w-]{1,60}(?:[\s>]{1,3}[.#]?[\w-]{1,60})?)\s{0,4}::?before\s{0,40}")
"""What is labelled: a class, an id or a tag, within another perhaps."""
_STYLE_LIMIT, _RULES = 200_000, 4
"""Characters of a page's style sheets, and rules, that are looked at."""
_HAN = re.compile("[\u3400-\u9fff]")
_LABEL_LONGEST, _LABELS = 30, 2_000
"""Code points of a label, and elements of a page that get one."""


def show_fields(tree: Tree) -> None:
    """Put what stands in fields of a form that nobody can fill in before them."""
    fields = {field.mem_id: field for field in tree.css(_FIELDS)[:_MOST]}
    for field in fields.values():
        text = (field.text() or "").strip()
        if not text or _MARKUP.search(text):
            continue
        for part in _parts(tree, text):
            field.insert_before(part)


def _parts(tree: Tree, text: str) -> Iterator[Node]:
    """The text, parted by the pictures in it."""
    at = 0
    for found in _PICTURE.finditer(text):
        yield _text(tree, text[at : found.start()])
        image = tree.create_node("img")
        image.attrs["alt"], image.attrs["src"] = found[1], found[2]
        yield image
        at = found.end()
    yield _text(tree, text[at:])


def _text(tree: Tree, text: str) -> Node:
    shown = tree.create_node("pre")
    shown.insert_child(text.strip("\n"))
    return shown


def show_labels(tree: Tree) -> None:
    """Put the labels that a style sheet takes from an attribute in front of what they label.

    Rules in a media query are left out: on a wide screen a table has its head for them. So are those of tooltips and
    shadows, and what is no word.
    """
    done: set[int] = set()
    for selector, name in _rules(tree):
        try:
            found = tree.css(f"{selector}[{name}]")[:_LABELS]
        except SelectolaxError:
            continue
        for node in found:
            label, first = (node.attributes.get(name) or "").strip(), node.first_child
            if first is None or node.mem_id in done or not _HAN.match(label) or len(label) > _LABEL_LONGEST:
                continue
            if opening_text(node, len(label)).startswith(label):
                continue
            done.add(node.mem_id)
            shown = tree.create_node("b")
            shown.insert_child(label if label.endswith(("：", ":")) else f"{label}：")
            first.insert_before(shown)


def _rules(tree: Tree) -> list[tuple[str, str]]:
    """Selectors with the attribute whose value stands in front of what they select."""
    css = "\n".join([style.text() or "" for style in tree.tags("style")])[:_STYLE_LIMIT]
    found: list[tuple[str, str]] = []
    for value in islice(_VALUE.finditer(css), _RULES):
        opening = css.rfind("{", 0, value.start())
        start = max(css.rfind("{", 0, max(opening, 0)), css.rfind("}", 0, max(opening, 0))) + 1
        selector = _SELECTOR.fullmatch(css, start, max(opening, start))
        declared = css[opening : css.find("}", value.end())]
        if selector and css.count("{", 0, start) == css.count("}", 0, start) and not _NO_LABEL.search(declared):
            found.append((" ".join(selector[1].split()), value[1]))
    return found
