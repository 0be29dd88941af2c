# make run    sets up and starts the dashboard on http://localhost:8501
# make test   sets up and runs every check
# make bench  measures speed against the smallest Streamlit app, as ratios
# make build  reads the decision anew into the store

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: run test bench build clean

run: .venv/.run
	@echo "http://localhost:$(PORT)"
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: .venv/.test
	$(BIN)/python -m tests.bench

build: .venv/.run
	$(BIN)/python -m dashboard build

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache data/store.duckdb out

# The virtual environment; made anew where it is broken or its Python is gone.
.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên; hãy cài rồi chạy: make PYTHON=python3.11 · Python 3.11 or newer is needed: install it, then make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call install,python3-venv) || \
	  { echo "Python này thiếu venv; hãy chạy: sudo apt-get install python3-venv · This Python lacks venv: run sudo apt-get install python3-venv" >&2; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.txt
	@echo "Đang cài các gói · Installing packages …"
	@$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	@$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@command -v chromium chromium-browser google-chrome >/dev/null || $(call install,chromium) || \
	  { echo "Kiểm thử cần Chromium; hãy chạy: sudo apt-get install chromium · The tests need Chromium: run sudo apt-get install chromium" >&2; exit 1; }
	@command -v soffice >/dev/null || $(call install,libreoffice-calc libreoffice-impress poppler-utils) || \
	  { echo "Kiểm thử cần LibreOffice; hãy chạy: sudo apt-get install libreoffice-calc libreoffice-impress poppler-utils · The tests need LibreOffice: run sudo apt-get install libreoffice-calc libreoffice-impress poppler-utils" >&2; exit 1; }
	@touch $@

# Installs Debian packages where this user may; fails without a word where not.
install = { command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] && sudo= || sudo="sudo -n"; } && \
  $$sudo apt-get update -qq >/dev/null 2>&1 && \
  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(1) >/dev/null 2>&1; }
