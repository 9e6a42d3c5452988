# Every command of a developer. Needs make, git and Python 3.11 or newer; everything else is installed into .venv.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# The first Python that is new enough; another one: make demo PYTHON=/path/to/python
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(IS_NEW_ENOUGH)' >/dev/null 2>&1 && { echo $$name; break; }; done)

# What Neo4j and the service both read: neo4j/<password>. Everybody may read the file, because the two run as users of
# their own in their containers; nobody else reaches it, because the folder is its owner's alone.
SECRET := secrets/neo4j_auth

.PHONY: help demo test lint check format up down lock bench clean python docker

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

up: docker $(SECRET) ## Start Neo4j and the service in containers, on this machine
	@docker compose up --build --detach --wait
	@echo "The HTTP interface: http://localhost:8000/v1/openapi.json"
	@echo "Neo4j Browser:      http://localhost:7474, user neo4j, password after the slash in $(SECRET)"
	@echo "Lists get in as docs/how-to/run-the-service.md says; make down stops everything and keeps the data."

down: docker ## Stop the containers; data stays in their volumes
	@docker compose down

bench: $(VENV)/run ## Measure speed and memory (several minutes)
	@$(BIN)/python -m benchmarks

lock: $(VENV)/run ## Pin every dependency anew, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile $(COMPILE) --extra build --extra server -o requirements.lock
	@$(BIN)/uv pip compile $(COMPILE) --extra build --extra server --extra test -c requirements.lock -o requirements-test.lock

COMPILE := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

clean: ## Remove the virtual environment and what tools left behind; data in var/ stays
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(IS_NEW_ENOUGH)' || { \
		echo "kennisgraaf needs Python 3.11 or newer, which was not found. Install it, or name it: make demo PYTHON=/path/to/python" >&2; \
		exit 1; }

docker:
	@command -v docker >/dev/null || { \
		echo "This needs Docker, which was not found. Install it from https://docs.docker.com/get-started/get-docker, or run the service without: see docs/how-to/run-the-service.md" >&2; \
		exit 1; }
	@docker compose version >/dev/null 2>&1 || { \
		echo "This needs Docker Compose, version 2 or newer, which was not found beside Docker. Install it: https://docs.docker.com/compose/install" >&2; \
		exit 1; }
	@docker info >/dev/null 2>&1 || { \
		echo "Docker does not answer. Start it (Docker Desktop, or: sudo systemctl start docker), and see with 'docker info' whether you may use it." >&2; \
		exit 1; }

$(SECRET):
	@mkdir -p $(@D) && chmod 700 $(@D)
	@umask 022 && printf 'neo4j/%s\n' "$$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')" >$@
	@echo "A password for Neo4j was written to $@" >&2

$(VENV)/run: requirements.lock pyproject.toml | python
	@echo "Installing into $(VENV) (once; about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: requirements-test.lock $(VENV)/run
	@$(INSTALL) --requirement requirements-test.lock
	@touch $@
