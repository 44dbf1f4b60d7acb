"""The documentation of the databases says what the code has."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from kaimen.sinks.tables import METADATA

DOCS = Path(__file__).parents[2] / "docs"


def test_the_picture_of_the_schema_is_up_to_date():
    spec = spec_from_file_location("draw_schema", DOCS / "draw_schema.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    drawn = (DOCS / "schema.svg").read_text(encoding="utf-8")
    assert drawn == module.draw(), "docs/schema.svg is out of date: run `make docs`"
    assert not [name for name in METADATA.tables if f">{name}<" not in drawn]


def test_every_table_is_described_and_every_column_has_a_meaning():
    text = (DOCS / "databases.md").read_text(encoding="utf-8")
    assert not [name for name in METADATA.tables if f"`{name}`" not in text]
    assert not [str(c) for t in METADATA.tables.values() for c in t.columns if not c.comment]
