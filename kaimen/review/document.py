"""One self-contained HTML file: style, script and data inside, and a policy that lets nothing else in or out.

Page texts reach the file in two ways only: as JSON in a script element that is never executed, with everything escaped
that could end it, or as HTML-escaped text. The policy names the one style and the one script by their hashes, so even a
text that slipped through would not run.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..schemas import SinkError
from ..sinks.replacing import replacing

__all__ = ["document", "embedded", "save"]

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_HOLE = re.compile(r"\{\{(\w+)\}\}")
_PARTS = files(__package__)


def embedded(data: object) -> str:
    """JSON that can stand in a script element: no `<`, `>`, `&` and no line separators of JavaScript."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def document(
    template: str, *, title: str, scripts: Sequence[str], data: Mapping[str, Any] | None = None, body: str = ""
) -> str:
    """The text of the file. `template` and `scripts` are names of package data; `body` is HTML, already escaped."""
    style, code = _part("page.css"), "".join(map(_part, scripts))
    values = {
        "title": escape(title),
        "policy": escape(_policy(style, code)),
        "style": style,
        "script": code,
        "data": embedded(data or {}),
        "body": body,
    }
    return _HOLE.sub(lambda hole: values[hole[1]], _part(template))


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Content Security Policy Level 3: no source but what stands in the file."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def save(path: Path, text: str) -> None:
    """Write the file, as a whole or not at all. Raises SinkError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(text.encode("utf-8", "backslashreplace"))  # a lone surrogate in a hand-made folder
    except OSError as error:
        raise SinkError(f"{path}: cannot write: {error.strerror or error}") from None
