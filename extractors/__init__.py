"""Pure functions from bytes to records. No network, no files, no clock, no async; imports only `schemas`."""
