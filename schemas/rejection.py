"""Why a page gave no article, or an article no block: a closed list of codes.

Each code is described in docs/codes.md and produced by a test; `Rejected` is one line of rejected.jsonl.
"""

from __future__ import annotations

from enum import StrEnum

from .base import Contract, Number, Text

__all__ = ["PageLink", "Rejected", "RejectionCode", "Stage"]


class Stage(StrEnum):
    """Where on the line the page was lost."""

    FETCH = "fetch"
    READ = "read"
    DECODE = "decode"
    ARTICLE = "article"
    BLOCKS = "blocks"
    VALIDATE = "validate"
    LOAD = "load"


class RejectionCode(StrEnum):
    """The closed list of reasons."""

    # fetch
    URL_INVALID = "url_invalid"
    URL_TOO_LONG = "url_too_long"
    ADDRESS_REFUSED = "address_refused"
    ROBOTS_DENIED = "robots_denied"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    HTTP_STATUS = "http_status"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_REFUSED = "redirect_refused"
    HEADERS_TOO_LARGE = "headers_too_large"
    BODY_TOO_LARGE = "body_too_large"
    BODY_TRUNCATED = "body_truncated"
    ENCODING_BROKEN = "encoding_broken"
    PROTOCOL = "protocol"
    # read
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NO_PAGES = "no_pages"
    ARCHIVE_TRUNCATED = "archive_truncated"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    # decode
    UNDECODABLE = "undecodable"
    # article
    NO_ARTICLE = "no_article"
    LIST = "list"
    SHELL = "shell"
    CHALLENGE = "challenge"
    DELETED = "deleted"
    LOGIN = "login"
    SOFT_404 = "soft_404"
    # blocks
    NO_BLOCKS = "no_blocks"
    # validate, load
    INVALID = "invalid"
    BUG = "bug"


class PageLink(Contract):
    """A link on a list page."""

    title: Text
    href: Text
    installment: Number | None = None


class Rejected(Contract):
    """A page that gave no article, or an article that gave no block."""

    url: Text | None = None
    path: Text | None = None
    stage: Stage
    code: RejectionCode
    detail: Text
    title: Text | None = None
    series: Text | None = None
    article_id: Text | None = None
    links: tuple[PageLink, ...] | None = None
    next_page: Text | None = None
