#!/bin/sh
# The compiled extractors must do what their Python does: their tests, on what KAIMEN_COMPILE=1 builds from a copy.
set -eu
unset PYTHONPATH
here=$(cd "$(dirname "$0")/.." && pwd)
python=$here/.venv/bin/python
headers=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h
if ! command -v cc >/dev/null || [ ! -e "$headers" ]; then
    echo "compiled: there is no C compiler (cc) or no $headers, nothing is tested" >&2
    [ "${KAIMEN_REQUIRE_ALL:-}" != 1 ]
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/kaimen"
(cd "$here" && tar -cf - --exclude=./.venv --exclude=./.git --exclude=./build --exclude=./dist .) | tar -xf - -C "$work/kaimen"
if [ -d "$here/../shared" ]; then
    ln -s "$(cd "$here/../shared" && pwd)" "$work/shared"
fi
cd "$work/kaimen"

KAIMEN_COMPILE=1 "$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$work" .
"$python" - "$work" <<'PYTHON'
import sys
from pathlib import Path
from zipfile import ZipFile

wheel = ZipFile(next(Path(sys.argv[1]).glob("*.whl")))
wheel.extractall(".", [name for name in wheel.namelist() if name.endswith((".so", ".pyd"))])
PYTHON
"$python" -c 'from kaimen.extractors import beam; assert not beam.__file__.endswith(".py"), "nothing was compiled"'
"$python" -m pytest -q -n auto tests/extractors tests/schemas
