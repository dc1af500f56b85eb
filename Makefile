# `make site` builds the demonstration column; `make test` runs every test; `make` does what CI does.
python := .venv/bin/python
inputs := pyproject.toml constraints.txt tools/prepare tests/browser/package.json

.PHONY: all site test lint accept serve screenshots mutants clean
.DELETE_ON_ERROR:

all: test

site: .venv/site-is-ready
	@.venv/bin/site-builder build

test: .venv/test-is-ready lint
	@$(python) -m pytest

lint: .venv/test-is-ready
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy --no-error-summary

serve: .venv/site-is-ready
	@.venv/bin/site-builder serve

# Writes what is generated from code: docs/rules.md, schemas, field tables. Say why in the commit.
accept: .venv/test-is-ready
	@$(python) -m tools.accept

.venv/site-is-ready: $(inputs)
	@tools/prepare site
	@touch $@

.venv/test-is-ready: $(inputs)
	@tools/prepare test
	@touch $@ .venv/site-is-ready

# Every template in every mode and on paper, as pictures in build/screenshots: to be looked at one by one.
screenshots: .venv/test-is-ready
	@$(python) -m tools.screenshots

mutants: .venv/test-is-ready
	@tools/mutants

clean:
	rm -rf .venv site .site.releases build *.egg-info .mypy_cache .ruff_cache .hypothesis
