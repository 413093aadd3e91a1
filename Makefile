# `make run` and `make test` do all the set-up: Python 3.11 or newer and make are enough.
# PYTHON=/path/to/python3 decides which Python is taken; ARGS="-k winner" goes to pytest, and so does
# ARGS="-n 0", for one test after the other in one process.

.PHONY: run test check smoke bench messages setup lock upgrade clean

run: setup
	@.venv/bin/dakar run

test: setup
	@.venv/bin/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term $(ARGS)

check: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

# One question, with what a user has and no more: a tool of ours that leaked in is found.
smoke: setup
	@PYTHON=.venv/bin/python scripts/setup .cache/runtime requirements.lock
	DAKAR_DB=.cache/smoke.sqlite .cache/runtime/bin/dakar ask "/winner stage:9 cars"

bench: setup
	@.venv/bin/python -m benchmarks.speed
	@.venv/bin/python -m benchmarks.names
	@.venv/bin/python -m benchmarks.charts

# Bring the translations up to date with the code; LANGUAGES=it begins another.
messages: setup
	@.venv/bin/python -m scripts.messages $(LANGUAGES)

setup:
	@scripts/setup

# Write what pyproject.toml asks for into the locks; `upgrade` also takes newer versions.
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv on PATH." >&2; exit 1; }
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

upgrade: COMPILE += --upgrade
upgrade: lock

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-strip-extras --custom-compile-command "make lock" pyproject.toml

clean:
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov dist
