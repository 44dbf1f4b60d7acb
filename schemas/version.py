"""Versions that are written into the output."""

__all__ = ["EXTRACTOR_VERSION", "SCHEMA_VERSION"]

EXTRACTOR_VERSION = "0.1.0"
"""Of the program; the distribution's version is read from here."""

SCHEMA_VERSION = "1"
"""Of the output contract."""
