"""A reviewer's correction: an overlay on what was extracted, kept in a file of its own (corrections.jsonl).

`column` is `heading`, `street`, `community` or `fields.NAME`. A correction remembers what the reviewer saw, so that
after a re-extraction it is known whether it still applies.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Contract, Id, Text

__all__ = ["PLACE_COLUMNS", "Action", "Column", "Correction"]

PLACE_COLUMNS = ("heading", "street", "community")

Column = Annotated[Text, Field(pattern=re.compile(r"^(heading|street|community|fields\..+)$", re.DOTALL))]


class Action(StrEnum):
    """What a reviewer can say."""

    EDIT = "edit"
    """the value is `new`, not `old`"""
    CONFIRM = "confirm"
    """`old` is right"""
    WRONG = "wrong"
    """`old` is wrong, and what is right is not known"""
    MOVE = "move"
    """`paragraph` belongs to the column `to`"""


_NEEDED = {Action.EDIT: ("new",), Action.MOVE: ("paragraph", "to"), Action.CONFIRM: (), Action.WRONG: ()}


class Correction(Contract):
    """One line of corrections.jsonl. Null in `old` or `new` means that the column is absent."""

    record: Id
    action: Action
    column: Column
    old: Text | None = None
    new: Text | None = None
    paragraph: Text | None = None
    to: Column | None = None
    note: Text | None = None
    by: Text | None = None
    at: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Correction:
        lacking = [name for name in _NEEDED[self.action] if name not in self.model_fields_set]
        if lacking:
            message = "{action} needs {lacking}"
            raise PydanticCustomError("incomplete", message, {"action": self.action, "lacking": " and ".join(lacking)})
        if self.action is Action.MOVE and not all(c and c.startswith("fields.") for c in (self.column, self.to)):
            raise PydanticCustomError("no_field", "move goes from a field to a field (fields.NAME)")
        return self
