"""The review page: what was extracted, beside the article as read, in one file that opens from disk."""

from .build import LIMIT, write_review
from .difference import write_difference

__all__ = ["LIMIT", "write_difference", "write_review"]
