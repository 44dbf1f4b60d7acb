"""What tests share: programs that may be missing, and the corpora that may lie beside the checkout."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kaimen", deadline=None)
settings.load_profile("kaimen")
"""No deadline: a loaded machine takes longer for one example than another, and time is measured where it matters."""

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

ALSO_KNOWN_AS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "pg_ctl": ("pg_ctl",),
}
ALSO_IN = {"pg_ctl": "/usr/lib/postgresql/*/bin/pg_ctl"}


def find_program(program: str) -> str | None:
    """Where a program is, under any of its names."""
    for name in ALSO_KNOWN_AS.get(program, (program,)):
        if found := shutil.which(name):
            return found
    pattern = ALSO_IN.get(program)
    return next((str(path) for path in sorted(Path("/").glob(pattern[1:]), reverse=True)), None) if pattern else None


@pytest.fixture(scope="session")
def require() -> Callable[[str, str], str]:
    """`require("chromium", "why")` gives the program's path, or skips; under KAIMEN_REQUIRE_ALL=1 it fails instead."""

    def path_of(program: str, reason: str) -> str:
        if found := find_program(program):
            return found
        message = f"{program} is not installed: {reason}"
        if os.environ.get("KAIMEN_REQUIRE_ALL") == "1":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)

    return path_of


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and suites beside the checkout; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the checkout")
    return SHARED


def pytest_make_parametrize_id(val: object) -> str | None:
    """Names for cases that cannot be printed as they are: with escaping switched off, pytest fails on bytes."""
    return ascii(val) if isinstance(val, bytes) else None
