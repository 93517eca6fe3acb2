# Every target sets up what it needs. Two to start with: `make run` and `make test`.

VENV ?= .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# Processes of the test-suite: make test WORKERS=0 runs it in one
WORKERS ?= auto
FUZZ_SECONDS ?= 300
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run demo fmt lint types imports test test-pg browser bench fuzz docs check

help: ## say what the targets do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */  make \1\t/' | expand -t 18

setup: ## virtual environment with the pinned packages, and the project in it
	@VENV=$(VENV) tools/setup

run: setup ## console on a free local port with the demonstration data; says the address and the log-ins
	@$(BIN)/lingxing serve --demo --port 0 $(ARGS)

demo: setup ## load the demonstration data only
	@$(BIN)/lingxing demo

fmt: setup ## format the code and sort its imports
	$(BIN)/ruff check --select I --fix --quiet .
	$(BIN)/ruff format .

lint: setup ## style, mistakes, dates without a zone, complexity, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## strict types
	$(BIN)/mypy

imports: setup ## the import directions of the five floors
	$(BIN)/lint-imports

docs: setup ## what the documents say about the code is true
	$(PYTEST) -q tests/docs tests/house $(ARGS)

test: setup ## the test-suite on SQLite
	env -u DATABASE_URL $(PYTEST) -n $(WORKERS) -m "not browser and not slow and not pg" $(ARGS)

test-pg: setup ## the test-suite on PostgreSQL: that of DATABASE_URL, else a throw-away server
	$(BIN)/python tools/with-postgres $(PYTEST) -n $(WORKERS) -m "not browser and not slow" $(ARGS)

browser: setup ## the essential journeys in chromium
	@tools/install-browser || true
	env -u DATABASE_URL $(PYTEST) -m browser tests/browser $(ARGS)

fuzz: setup ## the longer run: damaged files for FUZZ_SECONDS, then property tests with many more examples
	$(BIN)/python tests/fuzz/fuzz_sources.py --seconds $(FUZZ_SECONDS)
	env -u DATABASE_URL HYPOTHESIS_PROFILE=fuzz $(PYTEST) -n $(WORKERS) tests/core $(ARGS)

bench: setup ## measure reading and search; results go to benchmarks/README.md
	$(BIN)/python -m benchmarks $(ARGS)

check: lint types imports docs browser test-pg test ## everything that continuous integration runs
