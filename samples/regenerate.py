"""What the golden samples would become with today's program: a diff, and nothing is written without `--write`.

`expected.json` says what a careful reader expects, so a difference is first of all a fault of the program. `--write` is
for a new sample, whose draft is then corrected by reading the page, and for a contract that changed on purpose.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Sequence
from typing import Any

from .golden import Sample, aligned, observed, samples

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences; 0 where there are none or they were written, else 1."""
    parser = argparse.ArgumentParser(prog="python -m samples.regenerate", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="only samples whose name holds one of these words")
    parser.add_argument("--write", action="store_true", help="write expected.json after the diff is shown")
    options = parser.parse_args(arguments)
    chosen = [s for s in samples() if not options.names or any(word in s.name for word in options.names)]
    different = [sample for sample in chosen if _show(sample)]
    if options.write:
        for sample in different:
            (sample.folder / "expected.json").write_text(_text(_today(sample)), encoding="utf-8")
    verb = "written" if options.write else "differ; look at each, then run again with --write"
    print(f"{len(chosen)} samples, {len(different)} {verb if different else 'differ'}", file=sys.stderr)
    return 1 if different and not options.write else 0


def _show(sample: Sample) -> bool:
    """Print the diff of one sample; whether there was any."""
    old, new = _text(sample.expected), _text(_today(sample))
    diff = difflib.unified_diff(
        old.splitlines(keepends=True),
        new.splitlines(keepends=True),
        f"{sample.name} (expected)",
        f"{sample.name} (today)",
    )
    sys.stdout.writelines(diff)
    return old != new


def _today(sample: Sample) -> dict[str, Any]:
    """What the program gives now, in the keys of the expected file."""
    got = observed(sample.extract())
    return aligned(got, sample.expected) if sample.expected else got


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n" if value else ""


if __name__ == "__main__":
    sys.exit(main())
