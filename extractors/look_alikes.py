"""Characters that are easily taken for each other, for misprints: in print by their looks, in typing by their sound."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

__all__ = ["alike", "seen_mistaken"]


def alike(a: str, b: str) -> bool:
    """Whether two characters are easily taken for each other in print, or typed for each other by their sound."""
    looks, groups = _known()
    return a != b and (b in looks.get(a, "") or a in looks.get(b, "") or any(b in group for group in groups.get(a, ())))


def seen_mistaken(a: str, b: str) -> bool:
    """Whether typists were seen to mistake one for the other."""
    return a != b and any(group[0] == "+" and b in group for group in _known()[1].get(a, ()))


@cache
def _known() -> tuple[dict[str, str], dict[str, list[str]]]:
    """The look-alikes of each character, and the groups that it is in: `look_alikes.txt`, read when first asked for."""
    looks: dict[str, str] = {}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for line in files(__package__).joinpath("look_alikes.txt").read_text("utf-8").splitlines():
        if line[0] in "=+":
            for letter in line[1:]:
                groups[letter].append(line)
        elif line[0] != "#":
            looks[line[0]] = line[1:]
    return looks, dict(groups)
