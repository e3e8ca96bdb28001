# `make` alone lists what can be done. Everything is installed into .venv; nothing needs root.

PYTHON ?= python3
VENV ?= .venv
python = $(VENV)/bin/python
manage = $(python) manage.py

# A stamp carries the checksum of the list it was installed from: an unchanged list is not looked at again.
sum = $(word 1,$(shell cat $(1) | cksum))
installed := $(VENV)/installed-$(call sum,requirements.txt)
tools := $(VENV)/tools-$(call sum,requirements.txt requirements-dev.txt)
pip_install = $(python) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes

# What is asked of both databases: the gate and every route to it, and what writes SQL or locks rows.
on_postgresql = tests/core tests/search tests/approval/test_seals.py tests/intake/test_at_once.py tests/disclosure/test_at_once.py

.DEFAULT_GOAL := help
.PHONY: help run dev test test-routes test-services test-postgresql check lock demo-users messages bench clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(installed) ## Run the site: install what is missing, then serve (PORT, DATA_DIR, PUBLIC_URL, DEMO=0)
	@exec $(manage) serve

dev: $(tools) ## Run the developer's server, with debug pages and reload
	@exec env DJANGO_SETTINGS_MODULE=config.settings.dev $(manage) serve --reload

test: $(tools) ## Run the tests (ARGS="tests/news -x" for some of them)
	@$(python) -m pytest -m "$(or $(MARKS),not services and not routes)" -n $(or $(JOBS),2) $(ARGS)

test-routes: $(tools) ## Try every route to the public that anybody has thought of
	@$(python) -m pytest -m routes -n $(or $(JOBS),2) $(or $(ARGS),tests/routes)

test-services: $(tools) ## Run the tests that start a real server
	@$(python) -m pytest -m services -p no:randomly $(ARGS)

test-postgresql: $(tools) ## Run on a PostgreSQL of their own the tests that depend on the database
	@$(python) -m tests.services.postgresql \
	  $(python) -m pytest -m "not services and not browser" -n $(or $(JOBS),2) $(or $(ARGS),$(on_postgresql))

check: $(tools) ## Check style, types, layers, templates, catalogues and settings
	@PATH="$(abspath $(VENV))/bin:$$PATH" sh .ci/check

lock: $(tools) ## Pin requirements.in and requirements-dev.in anew, with hashes
	@$(python) -m uv pip compile -q --upgrade --universal --python-version 3.11 --only-binary :all: \
	  --generate-hashes --no-strip-extras --no-emit-index-url --custom-compile-command 'make lock' requirements.in -o requirements.txt
	@$(python) -m uv pip compile -q --upgrade --universal --python-version 3.11 --only-binary :all: \
	  --generate-hashes --no-strip-extras --no-emit-index-url --custom-compile-command 'make lock' requirements-dev.in -o requirements-dev.txt

demo-users: $(installed) ## Give the demo's users new passwords and print them
	@$(manage) demo_users --reset

messages: $(tools) ## Read all messages from the code into the catalogues
	@$(manage) collect_messages

screenshots: $(tools) ## Take the pictures of docs/screenshots anew
	@$(python) -m tests.e2e.screenshots

bench: $(tools) ## Measure the site beside nginx and a bare Django view (ARGS="--sizes 2000 10000")
	@$(python) -m benchmarks $(ARGS)

clean: ## Remove what was built; the data in DATA_DIR stays
	rm -rf .venv .venv-* .ruff_cache .mypy_cache .import_linter_cache .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find site/locale -name '*.mo' -delete

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; (3, 11) <= v <= (3, 13) or sys.exit(f"Python 3.11, 3.12 or 3.13 is needed; $(PYTHON) is {v[0]}.{v[1]}. Try: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks its venv module. On Debian: apt install python3-venv"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(installed): | $(VENV)/bin/python
	@echo "Installing packages (once) ..."
	@$(pip_install) -r requirements.txt
	@rm -f $(VENV)/installed-*
	@touch $@

$(tools): $(installed)
	@echo "Installing tools for development (once) ..."
	@$(pip_install) -r requirements-dev.txt
	@rm -f $(VENV)/tools-*
	@touch $@
