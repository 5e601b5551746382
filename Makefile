# The few commands that people type. `make run` and `make test` need only python3 (3.11 or newer), make and git.

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check
PINS := pyproject.toml .constraints.txt
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run test lint train-tools clean

run: $(VENV)/.app
	$(VENV)/bin/rujukan serve --host $(HOST) --port $(PORT)

test: $(VENV)/.test
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } \
		|| echo "Browser tests will be skipped: chromium is missing and cannot be installed by this user." >&2
	$(VENV)/bin/python -m pytest

lint: $(VENV)/.lint
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

train-tools: $(VENV)/.train

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Rujukan memerlukan Python 3.11 atau lebih baru: pasang, lalu ulangi dengan PYTHON=python3.11 make run." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Lingkungan Python tidak dapat dibuat: pasang paket python3-venv, lalu ulangi." >&2; exit 2; }

# One stamp for each set of dependencies: a second run installs nothing unless a pin changed.
$(VENV)/.app: $(PINS) | $(VENV)/bin/python
	$(PIP) install --quiet --constraint .constraints.txt --editable .
	@touch $@

$(VENV)/.test $(VENV)/.lint $(VENV)/.train: $(VENV)/.%: $(PINS) $(VENV)/.app
	$(PIP) install --quiet --constraint .constraints.txt --editable '.[$*]'
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
