"""Compiles the extractors with mypyc where KAIMEN_COMPILE=1 asks for it; without it all of Kaimen is Python.

Everything else about the build is in pyproject.toml.
"""

import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from setuptools import Extension, setup

NEEDS = ["mypy>=1.19", "pydantic>=2.11", "selectolax>=1.0.1"]
"""mypyc, and what the compiled modules' types come from."""
ROOMS = ("schemas", "extractors", "scraper")
"""Folders beside `kaimen/` that are packages in it; an archive of the source lacks the links to them."""
OF_SCHEMAS = ("labels.py", "laws.py")
"""What is compiled of the schemas; models of pydantic are not."""
BUILDING = {"build", "build_ext", "bdist_wheel", "editable_wheel", "install"}
"""Commands of setuptools that compile; before them builders ask what the build needs and what the package is called."""


CONSTANT = re.compile("^([A-Z_][A-Z0-9_]*) = (?!TypeVar|ParamSpec)", re.MULTILINE)
"""A constant of a module. Looking one up costs mypyc a search among the module's names unless it is `Final`."""
FUTURE = "from __future__ import annotations\n"


def with_constants_fixed(packages: Path) -> Path:
    """A copy of the packages to compile in which constants are `Final`, but for those assigned several at once."""
    copy = Path("build") / "compiled" / packages.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(packages, copy, ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    for path in [*copy.glob("extractors/*.py"), *(copy / "schemas" / name for name in OF_SCHEMAS)]:
        text = CONSTANT.sub(r"\1: Final = ", path.read_text(encoding="utf-8"))
        path.write_text(text.replace(FUTURE, FUTURE[:-1] + "; from typing import Final\n", 1), encoding="utf-8")
    return copy


def extensions() -> list[Extension]:
    """Extractors, comparison of labels and law of spans, as C; nothing where a builder asks about the package alone."""
    if BUILDING.isdisjoint(sys.argv):
        return []
    if not find_spec("mypyc"):
        sys.exit(f"KAIMEN_COMPILE=1 needs {' '.join(NEEDS)} in the environment that builds; there is no mypyc here")
    from mypyc.build import mypycify

    for room in ROOMS:
        link = Path("kaimen") / room
        if not (link.exists() or link.is_symlink()):
            link.symlink_to(Path("..") / room, target_is_directory=True)
    copy = with_constants_fixed(Path("kaimen"))
    modules = [path for path in sorted(copy.glob("extractors/*.py")) if path.name != "__init__.py"]
    paths = map(str, [*(copy / "schemas" / name for name in OF_SCHEMAS), *modules])
    options = ["--config-file=", "--ignore-missing-imports", "--no-warn-unused-ignores"]
    return mypycify([*options, *paths], opt_level="2", debug_level="0", multi_file=True, group_name="kaimen")


compiled = os.environ.get("KAIMEN_COMPILE") == "1"
setup(
    ext_modules=extensions() if compiled else [],
    setup_requires=NEEDS if compiled else [],
)
