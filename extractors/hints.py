"""Where known CMSs keep the body: a class or id of the block, with where it was seen.

Hints are a short cut, not a crutch: `find_extent` finds the body without them, and a hint counts only where the block
that it names holds running text. What they add is the first post of a thread, whose answers look like it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .outline import Box, Outline

__all__ = ["HINTS", "THREADS", "Hint", "hinted"]

HINTS: dict[str, str] = {
    "js_content": "WeChat public accounts (mp.weixin.qq.com)",
    "TRS_Editor": "TRS WCM, government and party sites",
    "trs_editor_view": "TRS WCM 7 and later",
    "UCAP-CONTENT": "government sites on UCAP (gov.cn)",
    "zoom": "TRS and Founder government sites",
    "ozoom": "Founder digital newspapers",
    "enpcontent": "Founder publishing systems",
    "v_news_content": "visual SiteBuilder, universities",
    "vsb_content": "visual SiteBuilder, universities",
    "artibody": "sina",
    "cnbeta-article-body": "cnBeta: a first paragraph in a box of its own above the others",
    "endText": "163",
    "Cnt-Main-Article-QQ": "qq (until 2017)",
    "content-article": "qq",
    "rwb_zw": "people.cn",
    "rm_txt_con": "people.cn",
    "p-detail": "xinhuanet (until 2020)",
    "detailContent": "xinhuanet",
    "left_zw": "chinanews",
    "mp-editor": "sohu",
    "contentMain": "gmw",
    "ContentBody": "eastmoney",
    "Post-RichText": "Zhihu columns",
    "article_content": "CSDN",
    "cnblogs_post_body": "cnblogs",
    "rich_media_content": "WeChat copies on other sites",
}
"""class or id → where it was seen"""
THREADS: dict[str, str] = {
    "t_f": "Discuz",
    "t_msgfont": "Discuz 6 and 7",
    "bbs-content": "Tianya",
    "d_post_content": "Baidu Tieba",
}
"""class of a thread's posts → where it was seen"""
_NAMES = frozenset((*HINTS, *THREADS))


@dataclass(frozen=True, slots=True)
class Hint:
    """Blocks of which one may well hold the body."""

    boxes: tuple[Box, ...]
    thread: bool = False
    """whether it is the first post of a thread"""


def hinted(page: Outline) -> Hint | None:
    """The blocks that a known CMS keeps its bodies in, or None."""
    known = {names for names in page.names if not _NAMES.isdisjoint(names.split())}
    found = [b for b in page.boxes if b.names in known and b.last > b.first] if known else []
    posts = [b for b in found if not THREADS.keys().isdisjoint(b.names.split())]
    if posts:
        return Hint((posts[0],), thread=True)
    return Hint(tuple(found)) if found else None
