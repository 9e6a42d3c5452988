# Every command of a developer. Needs make, git and Python 3.11 or newer; everything else is installed into .venv.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# The first Python that is new enough; another one: make demo PYTHON=/path/to/python
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(IS_NEW_ENOUGH)' >/dev/null 2>&1 && { echo $$name; break; }; done)

.PHONY: help demo test lint check format lock bench clean python

help: ## Show these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

demo: $(VENV)/run ## Screen five fictional partners: no network needed once installed
	@$(BIN)/kennisgraaf demo

test: $(VENV)/test ## Run all tests
	@$(BIN)/python -m pytest

lint: $(VENV)/test ## Check format, lint rules, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## Everything CI checks

format: $(VENV)/test ## Format the code
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(VENV)/run ## Measure speed and memory (several minutes)
	@$(BIN)/python -m benchmarks

lock: $(VENV)/run ## Pin every dependency anew, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile $(COMPILE) --extra build -o requirements.lock
	@$(BIN)/uv pip compile $(COMPILE) --extra build --extra test -c requirements.lock -o requirements-test.lock

COMPILE := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

clean: ## Remove the virtual environment and what tools left behind; data in var/ stays
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(IS_NEW_ENOUGH)' || { \
		echo "kennisgraaf needs Python 3.11 or newer, which was not found. Install it, or name it: make demo PYTHON=/path/to/python" >&2; \
		exit 1; }

$(VENV)/run: requirements.lock pyproject.toml | python
	@echo "Installing into $(VENV) (once; about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/run
	@$(INSTALL) --requirement requirements-test.lock
	@touch $@
