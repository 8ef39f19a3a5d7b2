# Two commands: `make serve` and `make test`. Each installs what it needs, once.

PYTHON ?= python3
BIN := .venv/bin
# Small matrices: more threads only wait for each other, and one gives the same figures everywhere.
export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: serve test install check bench browser

# The text versions come first, so that there is something to read at once; the audio is made while the viewer runs.
serve: install
	$(BIN)/a11y transform seeds --library library --no-audio
	@$(BIN)/a11y transform seeds --library library >library/audio.log 2>&1 & maker=$$!; \
	trap 'kill $$maker 2>/dev/null' EXIT INT TERM; $(BIN)/a11y serve library

test: install browser
	$(BIN)/pytest

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Plainspoken needs Python 3.11 or newer; set PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

# The browser tests never skip: without a Chromium they would prove nothing.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ echo 'installing chromium for the browser tests'; apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	{ echo 'make test: the browser tests need Chromium: install it (Debian: apt-get install chromium)' >&2; exit 1; }

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install browser
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.switching
	$(BIN)/python -m tests.benchmarks.many
	$(BIN)/python -m tests.benchmarks.pages
	A11Y_MATRIX=all $(BIN)/pytest -q tests/browser/test_rendered.py tests/browser/test_seeds.py
	$(BIN)/python -m tests.benchmarks.simplification $(MATERIAL)
	$(BIN)/python -m tests.benchmarks.speech_figures
	$(BIN)/python -m tests.benchmarks.kills
	$(BIN)/python -m tests.benchmarks.word_in_step
