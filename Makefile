# The kit from the command line. `make help` lists what it can do.
# Works with GNU Make 3.81 (macOS) and newer. Settings: PYTHON, UV, VENV, PORT, LESSON, LEAVE, RUNS, FOR, HUB, LEARNERS.

PYTHON ?= python3
UV     ?= uv
VENV   ?= .venv
PORT   ?= 8888
LESSON ?=
LEAVE  ?=
RUNS   ?=
FOR    ?=
HUB    ?= /opt/seccom-hub
LEARNERS ?= 30

SHELL := bash
BIN   := $(VENV)/bin
# Written last, so an install that broke off is done again, and one that ended well is not.
LEARN := $(VENV)/.learn
READY := $(VENV)/.ready
comma := ,

.DEFAULT_GOAL := help
.PHONY: help env lab test walks check lessons site key plans datasets claims prove hub hub-env prove-hub bench bench-explorers bench-grading bench-prints demo workshop wheelhouse lint clean system

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

env: $(READY) ## make the Python environment in .venv (the others do it when needed)

# $(call install,WHAT,PARTS OF THE ENGINE,PARTS OF THE COURSE,OPTIONS OF PIP,OPTIONS OF UV): make the environment if there is none, and
# install engine and course with these parts.
# uv does the same as pip in a fifth of the time; where it is on the path it is used, and nobody needs it.
define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
  echo "The kit needs Python 3.11 or newer, and $(PYTHON) is not. Try: make env PYTHON=python3.13"; exit 1; }
@echo "Installing what $(1) need in $(VENV) (a few minutes, once) ..."
@$(PYTHON) -m venv $(VENV)
@( i=0; while sleep 20 >/dev/null 2>&1; do i=$$((i + 20)); echo "  still installing, $$i seconds so far ..."; done ) & waiting=$$!; \
trap 'kill $$waiting 2>/dev/null' EXIT; \
if command -v $(UV) >/dev/null; then \
  $(UV) pip install --quiet --python $(BIN)/python $(5) --editable './engine$(2)' --editable '.$(3)'; \
else \
  $(BIN)/python -m pip install --quiet --disable-pip-version-check $(4) --editable './engine$(2)' --editable '.$(3)'; \
fi
endef

# A learner's disk and time: Python compiles what a lesson imports when it first does, and nobody here runs the tests of other packages.
$(LEARN): pyproject.toml engine/pyproject.toml
	$(call install,lessons,,[prints],--no-compile)
	@for one in pandas numpy scipy networkx; do \
	  for found in $(VENV)/lib/python3*/site-packages/$$one; do \
	    [ ! -d "$$found" ] || find "$$found" -type d -name tests -prune -exec rm -rf {} +; \
	  done; \
	done
	@touch $@

$(READY): pyproject.toml engine/pyproject.toml
	$(call install,lessons and their authors,[teach$(comma)cluster],[prints$(comma)tables$(comma)test],,--compile-bytecode)
	@touch $(LEARN) $@

# The scripts with which JupyterLab draws explorers whose Python is gone: made with the package, and again where one has changed.
DRAWING := engine/src/lessonkit/jupyterlab/scomm-lab/static/explorers.js
$(DRAWING): engine/src/lessonkit/tokens.py engine/src/lessonkit/jupyterlab/stills.py $(shell find engine/src/lessonkit/charts/marks engine/src/lessonkit/explorers/frame -name '*.js' -o -name '*.css' -o -name '*.py')
	@$(BIN)/python -m lessonkit.jupyterlab.stills && touch $@

lab: $(LEARN) $(DRAWING) ## open JupyterLab on the lessons; installs what lessons need, and no more
	@set -- --config=jupyter_lab_config.py --ServerApp.port=$(PORT); \
	[ "$$(id -u)" != 0 ] || set -- "$$@" --allow-root; \
	[ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || { \
	  echo "No browser here: open the address with a token that JupyterLab prints below."; set -- "$$@" --no-browser; }; \
	exec $(BIN)/jupyter lab "$$@" lessons

test: $(READY) $(DRAWING) system ## run every test but walks (make walks) and whole courses (make prove); LESSON=06 runs that lesson's, walks too
	@$(BIN)/python -m pytest --numprocesses 2$(if $(LESSON), --lesson $(LESSON) -m "not proof")$(LEAVE:%= --ignore=tests/%)

walks: $(READY) $(DRAWING) system ## what people do from end to end: pages in Chromium, a class graded, the README
	@$(BIN)/python -m pytest --numprocesses 2 -m "walk and not proof"

check: $(READY) $(DRAWING) ## style, types and the tests of what you changed: for while you work
	@$(BIN)/python -m tests.changed

# What tests need beside Python: a browser with its fonts, and the stronger fence of grading (tests/system.py names them too).
system:
	@set --; \
	command -v chromium >/dev/null || set -- chromium fonts-liberation; \
	command -v bwrap >/dev/null || set -- "$$@" bubblewrap; \
	if [ $$# = 0 ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing what tests need from Debian: $$* ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$@" >/dev/null \
	    || echo "Not installed: $$*."; \
	else echo "Missing, and not to be installed from here: $$*. The tests that need them will be skipped."; fi

lessons: $(READY) ## build the lessons from solutions/ (LESSON=04-who-is-deported builds one)
	@$(BIN)/scomm build $(LESSON)
	@$(if $(LESSON),,$(BIN)/scomm words --po es && $(BIN)/scomm build --lang es && $(BIN)/python -m lessonkit.jupyterlab.words)

site: $(READY) ## write each lesson as one file that needs no Python and no network, and a first page, to build/site (LESSON=03-the-rollout writes one)
	@$(BIN)/scomm site $(LESSON)

key: $(READY) ## write the instructors' answer key of each lesson to build/key
	@set -- $(or $(LESSON),$(notdir $(wildcard solutions/[0-9]*))); \
	[ $$# -gt 0 ] || { echo "There is no lesson in solutions/."; exit 1; }; \
	for lesson; do $(BIN)/scomm key $$lesson || exit 1; done

plans: $(READY) ## write a page to print for each lesson and cut to build/plans
	@$(BIN)/scomm plans $(LESSON)

datasets: $(READY) ## rebuild the tables from the raw files and compare, or only verify where there are none
	@if [ -d "$${SCOMM_RAW:-../shared/raw}" ]; then $(BIN)/scomm data build; fi
	@$(BIN)/scomm data verify

claims: $(READY) ## recompute every number that a lesson prints
	@$(BIN)/scomm claims

prove: $(READY) system ## grade model submissions with the real nbgrader; writes docs/proof.md
	@$(BIN)/python -m tests.prove

demo: $(READY) ## a made-up class of sixty through every step; leaves build/demo/index.html to look at
	@$(BIN)/python -m tests.demo

workshop: $(READY) ## slides, sheets to print, packs and role cards for a workshop, in build/workshop/index.html
	@$(BIN)/scomm workshop

wheelhouse: $(READY) ## a folder for a USB stick in build/wheelhouse: lessons, and all that laptops install, without internet (FOR="windows:3.12 mac-arm:3.12" adds kinds of laptops)
	@$(BIN)/scomm wheelhouse $(foreach one,$(FOR),--for $(one))

# The accounts of the class run these programs, so they lie outside every home, and so does their Python.
HUB_SETTINGS := /etc/seccom-hub
$(HUB)/.ready hub-env: PYTHON = /usr/bin/python3
define install_hub
@[ "$$(id -u)" = 0 ] || { echo "A class server is root's to set up: log in as root."; exit 1; }
@command -v npm >/dev/null || { echo "npm is missing. On Debian: apt-get install npm"; exit 1; }
@chmod o= . # learners have accounts here, and the key is in this folder
@echo "Installing JupyterHub, its proxy and the kit in $(HUB) (some minutes) ..."
@umask 022; $(PYTHON) -m venv $(HUB)
@umask 022; $(HUB)/bin/python -m pip install --quiet --disable-pip-version-check './engine[teach,hub]' '.[prints]'
@umask 022; npm install --silent --global --prefix $(HUB) configurable-http-proxy@5
@umask 022; touch $(HUB)/.ready
endef

$(HUB)/.ready:
	$(install_hub)

hub-env: ## for root: install JupyterHub with the kit in /opt/seccom-hub, or bring it up to date; settings in /etc/seccom-hub stay
	$(install_hub)
	@umask 022; mkdir -p $(HUB_SETTINGS)
	@cp --recursive --no-clobber etc/hub/. $(HUB_SETTINGS)/
	@diff --recursive --brief etc/hub $(HUB_SETTINGS) || echo "Above: settings of yours that are not the kit's own. They stay."

hub: ## for root: start JupyterHub for a class, after make hub-env and docs/hub.md; Control+C ends it
	@[ -e $(HUB)/.ready ] && [ -e $(HUB_SETTINGS)/jupyterhub_config.py ] || { echo "Nothing is installed yet. First: make hub-env"; exit 1; }
	@umask 077; cd /var/lib/seccom-hub && exec $(HUB)/bin/jupyterhub --config $(HUB_SETTINGS)/jupyterhub_config.py

prove-hub: $(READY) $(HUB)/.ready system ## for root: a class on a real hub in Chromium, with accounts that are removed again; writes docs/hub-proof.md
	@$(BIN)/python -m tests.hub $(HUB) $(LEARNERS)

bench: $(READY) ## time the kit and its first lesson on this machine
	@$(BIN)/python -m tests.bench $(RUNS)

bench-explorers: $(READY) system ## time each explorer in Chromium; writes docs/bench-explorers.md
	@$(BIN)/python -m tests.bench_explorers

bench-grading: $(READY) ## time the grading of a class beside stock nbgrader; writes docs/bench-grading.md
	@$(BIN)/python -m tests.bench_grading $(RUNS)

bench-prints: $(READY) ## time artificial fingerprints beside NIST's BOZORTH3; writes docs/bench-prints.md
	@$(BIN)/python -m tests.bench_prints

lint: $(READY) ## check style, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

clean: ## remove the environment and everything that can be made again
	@rm -rf $(VENV) artefacts build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
