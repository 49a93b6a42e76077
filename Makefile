# `make demo` and `make test` are all that is needed; both make their own virtual environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := corpus/documents/bekaa-cpwg corpus/documents/irbid-cpswg corpus/documents/kyaka-cpswg

.PHONY: demo test test-slow lint corpus pipeline model crossvalidate benchmark clean

$(VENV)/installed: pyproject.toml
	@echo "Setting up a virtual environment in $(VENV) and installing minutes-miner into it ..."
	@$(PYTHON) -c 'import sys; sys.exit("minutes-miner needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/installed
	@echo "Reading the sample minutes of three groups in corpus/documents into demo-tracker.db ..."
	@rm -f demo-tracker.db
	$(BIN)/minutes-miner ingest $(SAMPLES) --db demo-tracker.db
	@echo; echo "What is open for UNICEF, as it stood at the end of 2021:"
	$(BIN)/minutes-miner open --agency UNICEF --as-of 2021-12-31 --db demo-tracker.db
	@echo; echo "What was overdue in the Kyaka II group on that day:"
	$(BIN)/minutes-miner open --group kyaka --overdue --as-of 2021-12-31 --db demo-tracker.db
	@echo; echo "What was raised more than a year before and never resolved:"
	$(BIN)/minutes-miner audit --older-than 365 --as-of 2021-12-31 --db demo-tracker.db

test: $(VENV)/installed
	@echo "Running the tests (the slow ones have their own command: make test-slow) ..."
	$(BIN)/python -m pytest -m "not slow" -n auto --dist loadgroup

test-slow: $(VENV)/installed
	$(BIN)/python -m pytest -m slow

lint: $(VENV)/installed
	$(BIN)/ruff format --check minutes_miner tests
	$(BIN)/ruff check minutes_miner tests
	$(BIN)/mypy

corpus: $(VENV)/installed
	$(BIN)/python -m minutes_miner.training.common
	$(BIN)/python -m minutes_miner.training.corpus
	$(BIN)/python -m minutes_miner.training.spans
	$(BIN)/python -m minutes_miner.training.check

pipeline: $(VENV)/installed
	$(BIN)/python -m minutes_miner.pipeline.build

model: pipeline
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	@echo "Training on the groups of corpus/splits.csv that are not kept for testing, then measuring on those that are ..."
	$(BIN)/python -m minutes_miner.training.kinds
	$(BIN)/python -m minutes_miner.training.judge
	$(BIN)/python -m minutes_miner.training.fields
	$(BIN)/python -m minutes_miner.training.agencies
	$(BIN)/python -m minutes_miner.training.metrics

crossvalidate: $(VENV)/installed
	@echo "Training without each seventh of the groups that are not kept for testing, and judging what was left out ..."
	$(BIN)/python -m minutes_miner.training.crossvalidate --write

benchmark: $(VENV)/installed
	$(BIN)/python tests/benchmark_start.py
	$(BIN)/python tests/readers/benchmark_readers.py

clean:
	rm -rf $(VENV) demo-tracker.db build dist .pytest_cache .mypy_cache .ruff_cache
