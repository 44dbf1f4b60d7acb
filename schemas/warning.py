"""What a reader of a record should know: a closed list of codes, each described in docs/codes.md."""

from __future__ import annotations

from enum import StrEnum

from .base import Contract, Span, Text

__all__ = ["Warning", "WarningCode"]


class WarningCode(StrEnum):
    """The closed list of warnings on articles and records."""

    LABEL_REPEATED = "label_repeated"
    LABEL_WITHOUT_COLON = "label_without_colon"
    LABEL_GLUED = "label_glued"
    LABEL_INFERRED = "label_inferred"
    LABEL_UNKNOWN = "label_unknown"
    FIELD_MISSING = "field_missing"
    SECTION_EMPTY = "section_empty"
    ORDER_UNUSUAL = "order_unusual"
    TEXT_BEFORE_LABEL = "text_before_label"
    TEXT_LEFT_OVER = "text_left_over"
    PAGE_MISSING = "page_missing"
    PAGE_CHANGED = "page_changed"
    MISLABEL_SUSPECTED = "mislabel_suspected"
    CHARACTERS_REPLACED = "characters_replaced"
    CHARSET_CONFLICT = "charset_conflict"
    MARKED_WRONG = "marked_wrong"
    CORRECTION_CONFLICT = "correction_conflict"


class Warning(Contract):
    """One warning; `span` points into `article.text` where the reason stands."""

    code: WarningCode
    detail: Text
    span: Span | None = None
