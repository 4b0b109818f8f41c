# One command to use the project, one to test it; `make setup` is all that both need.
PYTHON ?= python3
BIN := .venv/bin
DB ?= data/nightledger.duckdb
FIRST_HALF := $(wildcard tests/warehouse/test_[a-p]*.py)
CHECKED := app.py ingest queries sample_data tests warehouse

.PHONY: app test test-queries test-app test-warehouse test-warehouse-rest test-others \
	setup lint browser lock bench explore

app: setup
	@test -e $(DB) || $(BIN)/nightledger load --db $(DB) sample_data || test $$? -eq 3
	$(BIN)/nightledger app --db $(DB)

# In five parts, two at a time: two cores are done in little more than half the time.
# The longest begin; the core that is free takes the next, so that both end together.
test: setup lint browser
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target \
		test-queries test-app test-warehouse-rest test-warehouse test-others

test-queries: setup
	$(BIN)/python -m pytest tests/queries

test-app: setup
	$(BIN)/python -m pytest tests/app

# Half of them, and the other half.
test-warehouse: setup
	$(BIN)/python -m pytest $(FIRST_HALF)

test-warehouse-rest: setup
	$(BIN)/python -m pytest tests/warehouse $(addprefix --ignore=,$(FIRST_HALF))

test-others: setup
	$(BIN)/python -m pytest $(addprefix --ignore=tests/,queries app warehouse)

setup: .venv/installed

# --without-pip and pip's own --python: works where the venv package of the
# distribution is not installed, and leaves the machine's Python as it is.
.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11+ is needed")'
	$(PYTHON) -m venv --without-pip .venv
	$(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install \
		--quiet --require-hashes --requirement requirements.lock
	$(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install \
		--quiet --no-deps --no-build-isolation --editable .
	@touch .venv/installed

lint: setup
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy $(CHECKED)
	$(BIN)/sqlfluff lint --disable-progress-bar warehouse queries

browser:
	@.ci/browser

# The intervals need the real counts beside the project; says so where they are not.
bench: setup
	$(BIN)/python -m tests.calibration
	$(BIN)/python -m tests.timing

# Draws of its own on every run, where `make test` repeats the same.
explore: setup
	$(BIN)/python -m pytest --hypothesis-profile=explore

# Needs uv, once, on a machine with an index; the file names no host.
lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --universal \
		--no-emit-index-url --no-header --python-version 3.11 -o requirements.lock
