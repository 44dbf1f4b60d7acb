# `make` lists the targets. PYTHON is any Python from 3.11 on; everything is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test check lint types format golden docs screenshot wheel build bench compiled clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "Kaimen needs Python 3.11 or newer; there is no $(PYTHON) here. Try: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Kaimen needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; use make PYTHON=..." if sys.version_info < (3, 11) else None)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/core: pyproject.toml | .venv/python
	$(PIP) install --editable .
	@touch $@

.venv/dev: pyproject.toml .venv/core
	$(PIP) install --editable '.[dev]'
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

golden: .venv/core ## what the golden samples would become (a diff; nothing is written)
	$(BIN)/python -m samples.regenerate

docs: .venv/core ## write docs/commands.md and docs/schema.svg from the program
	$(BIN)/python docs/reference.py
	$(BIN)/python docs/draw_schema.py

screenshot: .venv/dev ## docs/review.png, the review page as the README shows it; needs a Chromium
	$(BIN)/python -m samples.screenshot

build: .venv/dev ## the wheel and the source archive, in dist/
	rm -rf dist build
	$(BIN)/python -m build

wheel: build ## install the wheel into an empty environment and use it outside the checkout
	PYTHON=$(PYTHON) sh tests/wheel.sh

compiled: .venv/dev ## compile the extractors in a copy and run their tests on that; needs a C compiler, takes minutes
	sh tests/compiled.sh

clean: ## remove what the other targets made
	rm -f *.so extractors/*.so schemas/*.so
	rm -rf .venv dist build out *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
