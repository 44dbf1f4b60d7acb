"""The built-in profiles (TOML files beside this one) and how a profile is found by name or path."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from ..schemas import Profile, ProfileError, parse_profile

__all__ = ["builtin", "load_profile"]


@cache
def builtin() -> tuple[Profile, ...]:
    """All built-in profiles; `kaimen` comes first."""
    files = [f for f in resources.files(__name__).iterdir() if f.name.endswith(".toml")]
    found = [parse_profile(f.read_text(encoding="utf-8"), f.name) for f in files]
    return tuple(sorted(found, key=lambda p: (p.name != "kaimen", p.name)))


def load_profile(profile: str | Path | Profile) -> Profile:
    """A profile by built-in name, path of a TOML file, or as it is. Raises ProfileError."""
    if isinstance(profile, Profile):
        return profile
    for known in builtin():
        if known.name == str(profile):
            return known
    path = Path(profile)
    try:
        return parse_profile(path.read_text(encoding="utf-8-sig"), str(profile))
    except OSError as error:
        names = ", ".join(p.name for p in builtin())
        raise ProfileError(f"{profile}: no such profile ({error.strerror}); built in are {names}") from None
    except UnicodeDecodeError:
        raise ProfileError(f"{profile}: not UTF-8") from None
