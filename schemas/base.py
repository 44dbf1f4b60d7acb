"""What all contracts share: frozen, strict models, clean text, and spans.

JSONL is read back with `Model.model_validate_json` (strict mode takes arrays for tuples only there).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

__all__ = ["Contract", "Count", "Id", "Number", "Span", "Text"]


def _storable(value: str) -> str:
    if value.isprintable():  # neither of them is, and most values are all printable
        return value
    if "\0" in value:
        raise PydanticCustomError("text_nul", "text holds U+0000 (NUL), which no database stores")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        message = "text holds a lone surrogate U+{code} at {at}, which is no character"
        raise PydanticCustomError(
            "text_surrogate", message, {"code": f"{ord(value[error.start]):04X}", "at": error.start}
        ) from None
    return value


Text = Annotated[str, AfterValidator(_storable)]
"""A string that every database stores: no NUL, no lone surrogates."""

Id = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
"""A name that every database takes for a key (PostgreSQL's keys end at 2,700 bytes)."""

_BOUND = 2**63
Number = Annotated[int, Field(ge=-_BOUND, lt=_BOUND)]
"""An integer that every database stores."""

Count = Annotated[int, Field(ge=0, lt=_BOUND)]
"""A number that is not negative."""


class Span(NamedTuple):
    """Half-open range in code points of `article.text`; a JSON array of two integers."""

    start: Number
    end: Number

    def cut(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Span], handler: GetCoreSchemaHandler) -> CoreSchema:
        """A span is most of what a record holds: one that is right is not taken apart and made anew."""

        def check(value: Any, otherwise: Callable[[Any], Span]) -> Span:
            if value.__class__ is cls:
                start, end = value
                if start.__class__ is end.__class__ is int and 0 <= start <= end < _BOUND:
                    return value
            return otherwise(value)

        return core_schema.no_info_wrap_validator_function(check, handler(source))


class Contract(BaseModel):
    """Base of every model that leaves the program."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
