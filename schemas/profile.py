"""The profile: a series described as data. A new series is a new TOML file, never new code."""

from __future__ import annotations

import tomllib
from functools import cached_property
from typing import Annotated

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from .base import Contract, Text
from .errors import ProfileError
from .labels import label_key

__all__ = ["BlockHints", "FieldSpec", "Profile", "parse_profile"]

Name = Annotated[Text, Field(min_length=1, max_length=60)]


class FieldSpec(Contract):
    """One field: canonical `name`, English `key` for database columns, other labels of the same meaning."""

    name: Name
    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,62}$")] | None = None
    aliases: tuple[Name, ...] = ()
    required: bool = False


class BlockHints(Contract):
    """Optional hints on how blocks open."""

    opening: Name | None = None
    """The field that opens a block where no heading does; default: the first field."""
    headings: bool = True
    """Whether headings open blocks at all."""
    place_suffixes: tuple[Name, ...] = ()
    """Further endings of place names (嘎查, 苏木) beside the general ones."""


class Profile(Contract):
    """A series: its name, its fields, and hints."""

    name: Name
    title: Text | None = None
    fields: Annotated[tuple[FieldSpec, ...], Field(min_length=1)]
    blocks: BlockHints = BlockHints()

    @model_validator(mode="after")
    def _labels_are_unique(self) -> Profile:
        seen: dict[str, int] = {}
        for number, spec in enumerate(self.fields):
            for label in (spec.name, *spec.aliases):
                first = seen.setdefault(label_key(label) or label, number)
                if first != number:
                    raise PydanticCustomError(
                        "label_claimed_twice",
                        "label {label} is claimed by field {first} ({one}) and field {second} ({two})",
                        {
                            "label": label,
                            "first": first + 1,
                            "one": self.fields[first].name,
                            "second": number + 1,
                            "two": spec.name,
                        },
                    )
        return self

    @model_validator(mode="after")
    def _opening_is_a_field(self) -> Profile:
        opening, names = self.blocks.opening, [spec.name for spec in self.fields]
        if opening is not None and opening not in names:
            raise PydanticCustomError(
                "no_such_field",
                "blocks.opening: {opening} is the name of no field (they are {names})",
                {"opening": opening, "names": ", ".join(names)},
            )
        return self

    def __hash__(self) -> int:
        """By its name: every page asks for the lexicon of its profile, and all of its labels are many."""
        return hash(self.name)

    @cached_property
    def field_of(self) -> dict[str, str]:
        """Canonical field name by label (names and aliases, as written in the profile)."""
        return {label: spec.name for spec in self.fields for label in (spec.name, *spec.aliases)}

    @property
    def opening(self) -> str:
        """The field that opens a block where no heading does."""
        return self.blocks.opening or self.fields[0].name


def parse_profile(text: str, where: str) -> Profile:
    """A profile from TOML text; `where` names it in errors.

    Raises ProfileError with the line or the key that is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{where}: not TOML: {error}") from None
    try:
        return Profile.model_validate(data, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "profile"
        raise ProfileError(f"{where}: {key}: {first['msg']}") from None
