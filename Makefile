.DEFAULT_GOAL := help
.PHONY: help setup check lint types contracts test gate docs screenshots format bench

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: ## a virtual environment with everything for development
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'

check: lint types contracts test gate ## everything that has to pass

lint: ## style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ## static types
	$(BIN)/mypy --strict

contracts: ## which module may import which
	$(BIN)/lint-imports

test: ## the tests, those of the documentation included
	$(BIN)/python -m pytest -n auto --dist loadfile

gate: ## figures on the gold sets against their floors
	$(BIN)/python -m tests.quality.gate

docs: ## write the generated parts of the documentation anew
	$(BIN)/python -m tools.record_docs
	$(BIN)/python -m tools.schema_docs
	$(BIN)/python -m tools.console_docs
	$(BIN)/python -m tools.web_figures

screenshots: ## take the pictures of the documentation anew (needs Chromium)
	$(BIN)/python -m tools.screenshots

format: ## lay the code out
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: ## speed, cost against length, start, pages, inputs, hostile inputs, dates (archives: bench/build.py, bench/search.py, python -m bench.serve)
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/length.py
	$(BIN)/python bench/start.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/inputs.py
	$(BIN)/python bench/hostile.py
	$(BIN)/python bench/dates.py
