"""Closed panels: text that a click opens (tabs, accordions) is hidden and belongs to the article all the same.

A hidden element is one where the page says so (ARIA's tabpanel, the class of a tab's or an accordion's part), another
such part or a header stands beside it, and it holds a sentence. What else is hidden (copies for sharing, templates,
dialogs) stays unread, and so does what its header or tab calls comments or a tool, and what is shown already: the
whole of an excerpt, the article in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dom import Node
from .label_words import SIMPLIFIED

__all__ = ["is_panel"]

_PART = re.compile(
    r"(?:^|[\s_-])(?:tab|tabs|pane|panel|panels|collapse|collapsed|accordion|fold|foldable|colla|spoiler|toggle)(?![a-z])"
    r"|tab-?_?(?:pane|panel|con|content|item|bd|body|box)|(?:collapse|accordion|panel|fold)-?_?(?:item|con|content|body|bd|wrap|inner|text)",
    re.IGNORECASE,
)
"""class of a part that is opened: Bootstrap, Element, Vant, Ant Design, Layui, and what people write by hand"""
_HEADER = re.compile(r"title|head|[-_]hd|toggle|btn|trigger|summary|label", re.IGNORECASE)
_NONE_OF_TEXT = re.compile(
    r"share|print|comment|pinglun|login|report|jubao|excerpt|pop|dialog|modal|alert|emoji|emotion|qr|nav|menu|search|copy"
    r"|tpl|template|tool|font|setting|english|(?<![a-z])(?:en|eng|ad)(?![a-z])",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\W{0,3}(?:我要|用户|网友|读者|最新|全部|热门|精彩|查看|参与|发表|请)?(?:举报|登[录陆]|注册|字号|字体|设置|版权|评论|评论区|留言|跟[帖贴]|讨论|提示"
    r"|分享|打印|免责声明|声明|反馈|纠错|打赏|赞赏|扫一扫|(?:AI|智能|人工智能)\s?(?:摘要|总结|解读|导读)|繁[體体]|简[體体]|English|英文|英语)"
    r"(?:信息|声明|说明|本文|此文|所有|版|中文|\W|\d|[条人])*",
    re.IGNORECASE,
)
"""what headers and tabs are called of which the panel holds none of the text"""
_HEADERS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "button", "summary", "legend"))
_NEAR = 3
"""Elements on each side that are looked at."""
_LOOKED_AT = 120
"""Nodes in a panel among which a sentence must end."""
_SENTENCE = 12
"""Characters of a first sentence by which a text is known again."""
_BEGINNING, _ALIKE = 16, 0.6
"""Characters of the beginning of a text, and the share of them that two forms of writing have in common."""
_TABS = 12
"""Tabs that are counted."""


def is_panel(node: Node, names: str, role: str | None) -> bool:
    """Whether a hidden element of these classes is a part of the text that a click opens."""
    if role != "tabpanel" and (not _PART.search(names) or _NONE_OF_TEXT.search(names)):
        return False
    if role != "tabpanel" and not _stands_in_a_row(node, names):
        return False
    text = _beginning(node)
    return "。" in text and not _is_called_something_else(node) and not _is_shown_already(node, text)


def _stands_in_a_row(node: Node, names: str) -> bool:
    """Whether another part of the same class, or a header, stands beside it."""
    classes = set(names.split())
    for forward in (False, True):
        for at, beside in enumerate(_beside(node, forward=forward)):
            if not classes.isdisjoint(_classes(beside).split()):
                return True
            if not forward and at == 0 and _is_header(beside):
                return True
    return False


def _classes(node: Node) -> str:
    return (node.attributes.get("class") or "") if node.attributes else ""


def _is_header(node: Node) -> bool:
    return node.tag in _HEADERS or _HEADER.search(_classes(node)) is not None


def _is_called_something_else(node: Node) -> bool:
    """Whether the header before it, or its tab in the list of tabs before the panels, calls it comments or a tool."""
    at = 0
    for before in _beside(node, forward=False, most=_TABS):
        if before.tag == node.tag and not _is_header(before):
            at += 1
            continue
        tabs = list(_beside(before.first_child, forward=True, most=_TABS, itself=True)) if before.first_child else []
        header = tabs[at] if len(tabs) > 1 and at < len(tabs) else before if at == 0 else None
        return header is not None and _CALLED.fullmatch(_beginning(header).strip()) is not None
    return False


def _is_shown_already(node: Node, text: str) -> bool:
    """Whether an element beside it begins as it does, in another form of writing perhaps, or it is in Latin letters."""
    chinese = sum(["\u4e00" <= c <= "\u9fff" for c in text])
    if sum([c.isascii() and c.isalpha() for c in text]) > chinese:
        return True
    bare = "".join(text.split())
    sentence, simple = bare[: bare.index("。") + 1], bare[:_BEGINNING].translate(SIMPLIFIED)
    for forward in (False, True):
        for beside in _beside(node, forward=forward):
            other = "".join(_beginning(beside).split())
            if len(sentence) >= _SENTENCE and other.startswith(sentence):
                return True
            alike = sum([a == b for a, b in zip(simple, other, strict=False)])
            if simple != bare[:_BEGINNING] and alike >= _ALIKE * _BEGINNING:
                return True
    return False


def _beside(node: Node, *, forward: bool, most: int = _NEAR, itself: bool = False) -> Iterator[Node]:
    found, at = 0, node if itself else node.next if forward else node.prev
    while at is not None and found < most:
        if at.is_element_node:
            found += 1
            yield at
        at = at.next if forward else at.prev


def _beginning(node: Node) -> str:
    """The text of an element's first nodes."""
    waiting, looked, found = [node.first_child], 0, list[str]()
    while waiting and looked < _LOOKED_AT:
        at = waiting.pop()
        if at is None:
            continue
        looked += 1
        waiting.append(at.next)
        if at.is_text_node:
            found.append(at.text_content or "")
        else:
            waiting.append(at.first_child)
    return "".join(found)
