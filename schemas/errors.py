"""Every exception that Kaimen raises on purpose.

    KaimenError
    ├── InputError            something given to us cannot be used: a file, an address, a table
    │   ├── PageUnreadable    a saved page or archive that cannot be read
    │   ├── ProfileError      a profile that is not well formed, or not found
    │   └── SinkError         a database or file that cannot be written as asked
    ├── FetchError            an address that did not give a page (carries a RejectionCode)
    └── Busy                  another process holds the folder

Exceptions are for the outside world and for bugs; what a page lacks is a value (`Rejected`, `Warning`).
None derives from ValueError: pydantic would swallow it inside a validator.
"""

from __future__ import annotations

__all__ = [
    "Busy",
    "FetchError",
    "InputError",
    "KaimenError",
    "PageUnreadable",
    "ProfileError",
    "SinkError",
]


class KaimenError(Exception):
    """Base of all errors that Kaimen raises on purpose; its text is one line for a person."""


class InputError(KaimenError):
    """Something that was given cannot be used."""


class PageUnreadable(InputError):
    """A saved page or archive cannot be read.

    `code` is a `RejectionCode` value, `path` the file as the user named it.
    """

    def __init__(self, code: str, path: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.code = code
        self.path = path
        self.detail = detail


class ProfileError(InputError):
    """A profile is not well formed, or there is none of that name."""


class SinkError(InputError):
    """A database or an output file cannot be written as asked."""


class FetchError(KaimenError):
    """An address did not give a page. `code` is a `RejectionCode` value."""

    def __init__(self, code: str, url: str, detail: str) -> None:
        super().__init__(f"{url}: {detail}")
        self.code = code
        self.url = url
        self.detail = detail


class Busy(KaimenError):
    """Another process holds the folder."""
