# `make` lists the targets. PYTHON is any Python from 3.11 on; everything is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check lint types format build bench clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/core: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Kaimen needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; use make PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/core ## serve the sample site, harvest its series, write out/ and show what is in it
	$(BIN)/python -m samples.demo

test: .venv/dev ## all tests; what needs a browser or server that is missing is skipped
	$(BIN)/python -m pytest -n auto

check: lint types test ## lint, format, types, layers and tests

lint: .venv/dev ## ruff (lint and format) and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/dev ## mypy, strict
	$(BIN)/mypy

format: .venv/dev ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

build: .venv/dev ## the wheel and the source archive, in dist/
	$(BIN)/python -m build

clean: ## remove what the other targets made
	rm -rf .venv dist build out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
