#!/bin/sh
# The wheel in dist/ must run alone: an empty environment, outside the checkout, nothing of ours on the path.
set -eu
unset PYTHONPATH
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${PYTHON:-python3}" -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check "$here"/dist/kaimen-*.whl
cp "$here/samples/lanzhou/open-door-6/article.txt" "$work/"
cd "$work"

env/bin/kaimen --help >/dev/null
records=$(env/bin/kaimen extract article.txt | wc -l)
if [ "$records" -ne 3 ]; then
    echo "wheel: expected 3 records of the sample, got $records" >&2
    exit 1
fi
env/bin/kaimen extract article.txt -o out --quiet
env/bin/kaimen review out -o review.html --quiet
grep -q '<script>"use strict"' review.html
env/bin/python - <<'PYTHON'
from importlib.metadata import files
from importlib.resources import files as resources

import kaimen

names = [str(path) for path in files("kaimen") or []]
modules = [name for name in names if name.endswith(".py")]
ours = [name for name in modules if not name.startswith("kaimen/")]
assert not ours, f"modules outside the package: {ours}"
assert len(modules) == len(set(modules)), "a module is in the wheel twice"
assert "kaimen/py.typed" in names
assert resources("kaimen.profiles").joinpath("kaimen.toml").is_file()
assert kaimen.extract_page("<p>没有文章</p>") is not None
PYTHON
echo "wheel: $(basename "$here"/dist/kaimen-*.whl) installs and runs alone"
