"""Every command that a guide prints is run by a test, or stands here with the reason why it can't be; a new one is in neither, and fails."""

from __future__ import annotations

import ast
import re
import shlex
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from scomm.cli import kit
from tests.guides.pages import (
    GUIDES,
    REPOSITORY,
    SHOWN,
    TYPED,
    WRITTEN_BY_PROGRAMS,
    Block,
    blocks,
    in_sentences,
    text_of,
)

WHOLE = {
    ("README.md", "bash"): "tests/test_readme.py::test_every_block_of_the_readme_is_run_by_a_test_here",
    ("README.md", "powershell"): "tests/test_readme.py::test_the_lines_for_windows_are_those_for_bash",
    **{
        (f"docs/{page}.md", "bash"): "tests/grading/test_docs_walked.py::"
        "test_every_command_of_the_pages_runs_in_the_order_of_the_pages"
        for page in ("instructors", "grading-a-class", "platforms")
    },
    ("docs/extending.md", "python"): "tests/test_extending_page.py::test_the_dataset_builds_and_loads",
}
"""Tests that take every block of a page in a language, whatever stands in it, so that a new block is run as well."""

HUB = "tests/hub/test_docs_of_the_hub.py::test_the_proof_runs_what_the_page_prints"
CLUSTER = "tests/grading/cluster/test_cluster.py::"
HERE = "tests/guides/test_typed.py::"
WRITING = "tests/authoring/test_writing_page.py::"
RUN_BY = {
    "docs/clusters.md: scomm grade 04-who-is-deported --scheduler dask:tcp://127.0.0.1:8786": CLUSTER
    + "test_a_worker_killed_half_way_changes_no_mark_and_every_answer_is_kept_once",
    "docs/clusters.md: dask scheduler --host 127.0.0.1 --port 8786 --no-dashboard": CLUSTER
    + "test_a_worker_killed_half_way_changes_no_mark_and_every_answer_is_kept_once",
    **{
        f"docs/hub.md: Hub: {title}": HUB
        for title in (
            "a group and its places",
            "accounts",
            "the course",
            "hand out",
            "collect and grade",
            "pages back",
            "PostgreSQL",
            "the gradebook in PostgreSQL",
        )
    },
    "docs/hub.md: scomm links https://github.com/someone/kit --hub https://hub.school.example": HERE
    + "test_links_are_printed",
    "docs/grading-a-class.md: Late work: what it costs": "tests/grading/test_regrading.py::",
    "docs/grading-a-class.md: Several attempts: the best counts": "tests/grading/test_regrading.py::",
    "docs/grading-a-class.md: The exchange": "tests/grading/test_exchange.py::",
    "docs/grading-a-class.md: A course of your own": "tests/grading/test_another_course.py::",
    "docs/instructors.md: from lessonkit.explorers import notice": HERE + "test_a_cell_runs",
    'docs/students.md: learner_code = "otter-maple-river"': HERE + "test_a_cell_runs",
    "docs/data.md: from lessonkit.data import load": HERE + "test_a_cell_runs",
    "datasets/README.md: from lessonkit.data import describe, load": HERE + "test_a_cell_runs",
    "docs/translating.md: scomm words": HERE + "test_the_words_are_listed",
    "docs/translating.md: scomm words --po es": HERE + "test_an_edition_in_spanish_is_brought_up_to_date",
    "docs/workshops.md: scomm poll 45 --lan": "tests/teaching/workshop/test_poll_command.py::"
    "test_with_lan_it_prints_an_address_that_phones_can_open",
    "docs/workshops.md: make wheelhouse": "tests/teaching/stick/test_stick.py::"
    "test_a_laptop_without_network_installs_from_the_stick_and_lesson_0_runs",
    "docs/your-own-course.md: cp -r examples/daylight ~/my-course": "tests/test_small_course.py::",
    "docs/your-own-course.md: lessonkit release 01-an-hour-of-light --out handed-out": "tests/test_small_course.py::",
    "docs/writing-exercises.md: WHAT_FALLS = choice(": WRITING
    + "test_the_example_is_in_the_notebook_and_nothing_is_to_mend",
    "docs/writing-exercises.md: from lessonkit.exercises.writing import about, among, number, slip": WRITING
    + "test_the_example_in_code_is_proved_and_nothing_is_to_mend",
    "docs/writing-exercises.md: scomm build NN-name": HERE + "test_a_lesson_is_built_and_has_its_key",
    'docs/writing-exercises.md: LESSON = lesson("1.2", pools={"year": range(2014, 2024)}, not_dealt={"year": (2021,)})': HERE
    + "test_a_cell_runs",
    "docs/writing-exercises.md: def all_years(annual):": HERE + "test_a_cell_runs",
}
"""Block by block: the test that runs it, or the file whose tests do."""

SAID = {
    **dict.fromkeys(
        ("make help", "make env", "make lab", "make test", "make walks", "make check", "make lessons", "make datasets", "make claims",
         "make key", "make prove", "make bench", "make lint", "make clean"), "tests/test_readme.py",
    ),
    **dict.fromkeys(
        ("make site", "make plans", "make workshop", "make demo", "make bench-grading", "make bench-prints",
            "make bench-explorers", "scomm site", "scomm plans",
         "scomm workshop", "scomm notice", "scomm alignment", "scomm brief", "scomm links", "scomm words", "scomm key", "scomm build",
         "scomm data verify"), "tests/guides/test_typed.py",
    ),
    **dict.fromkeys(
        ("scomm collect", "scomm grade", "scomm regrade", "scomm status", "scomm export", "scomm feedback", "scomm mark", "scomm report",
         "scomm extend", "scomm forget", "scomm quiz", "scomm release", "scomm data build"), "tests/grading/test_docs_walked.py",
    ),
    **dict.fromkeys(("scomm data list", "scomm data show", "scomm data docs", "scomm claims"), "tests/test_data_commands.py"),
    "scomm release": "tests/test_readme.py",
    "scomm doctor": "tests/test_readme.py",
    "scomm data build": "tests/test_extending_page.py",
    "scomm poll": "tests/teaching/workshop/test_poll_command.py",
    "scomm wheelhouse": "tests/teaching/stick/test_stick.py",
    "make wheelhouse": "tests/teaching/stick/test_stick.py",
    "make prove-hub": "",
    "make hub": "",
    "make hub-env": "",
}  # fmt: skip
"""Each command that a sentence can name, with the tests that run it; those of a class server are root's, and `make prove-hub` is their proof."""

CANNOT = {
    "docs/hub.md: Hub: what Debian has": "installs packages of the system; a machine for the tests has them, and `make prove-hub` finds them there",
    "docs/hub.md: Hub: programs and settings": "downloads a gigabyte as root; `make prove-hub` does it first where it was not done",
    "docs/hub.md: make hub": "serves a class until Control+C, with the settings of the real machine; `make prove-hub` starts the same hub with its own",
    "docs/hub.md: cp /etc/seccom-hub/seccom-hub.service /etc/systemd/system/": "changes which services the machine starts; tests run in containers without systemd",
    "docs/hub.md: git pull": "pulls from wherever the reader's copy came from, and upgrades the machine",
    'docs/workshops.md: make wheelhouse FOR="windows:3.12 mac-arm:3.13"': "downloads wheels of systems that are not here; tests/teaching/stick asks make what it would do, and tries other systems on wheels of its own",
}
"""What no test can run here, with the reason."""

EVERY = [
    block
    for page in GUIDES
    for block in blocks(page)
    if block.language in TYPED and " file=" not in block.info
]
SOURCES = {"lessonkit": "engine/src", "scomm": "src"}
COMMANDS: Any = typer.main.get_command(kit)
PROGRAMS = {
    "lessonkit", "scomm", "nbgrader", "make", "python", "python3", "py", ".venv/bin/python", ".venv/bin/scomm", ".venv\\Scripts\\python",
    "source", "cp", "mkdir", "cd", "(cd", "apt-get", "groupadd", "install", "for", "useradd", "done", "chmod", "echo", "su",
    "systemctl", "git", "dask",
}  # fmt: skip


def file_of(test: str) -> Path:
    return REPOSITORY / test.split("::")[0]


@cache
def reading(path: Path) -> str:
    """A test's file and the tests' own modules that it imports, one below the other."""
    text = path.read_text(encoding="utf-8")
    near = (path.parent / f"{name}.py" for name in ("conftest", "__main__"))
    modules = re.findall(r"^from (tests(?:\.\w+)+) import", text, re.M)
    files = [*near, *(REPOSITORY / f"{name.replace('.', '/')}.py" for name in modules)]
    return text + "".join(one.read_text(encoding="utf-8") for one in files if one.is_file())


def test_no_two_blocks_have_one_name() -> None:
    several = {name for name, times in Counter(one.name for one in EVERY).items() if times > 1}
    assert all((name.split(":")[0], "bash") in WHOLE for name in several), several


@pytest.mark.parametrize("page", GUIDES)
def test_every_block_says_its_language(page: str) -> None:
    if page not in WRITTEN_BY_PROGRAMS:
        assert {one.language for one in blocks(page)} <= {*TYPED, *SHOWN}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_a_block_is_run_by_a_test_or_it_is_said_why_not(one: Block) -> None:
    ways = [(one.page, one.language) in WHOLE, one.name in RUN_BY, one.name in CANNOT]
    assert sum(ways) == 1, (
        f"{one.name}\nWrite into {Path(__file__).name} which test runs it, or why none can."
    )


def test_nothing_is_listed_that_no_page_prints() -> None:
    names = {one.name for one in EVERY}
    assert {*RUN_BY, *CANNOT} <= names, {*RUN_BY, *CANNOT} - names


@pytest.mark.parametrize("test", sorted({*WHOLE.values(), *RUN_BY.values()}))
def test_a_test_that_is_named_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    assert (REPOSITORY / path).is_file()
    there = {node.name for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.FunctionDef)}
    assert not name or name in there


@pytest.mark.parametrize("name", sorted(RUN_BY))
def test_the_test_takes_its_commands_from_the_page(name: str) -> None:
    page, _, title = name.partition(": ")
    text = reading(file_of(RUN_BY[name]))
    assert Path(page).name in text or f'"{title}"' in text


def commands(name: str) -> list[str]:
    return [
        *(line for one in blocks(name) for line in one.commands),
        *in_sentences(name),
    ]


@pytest.mark.parametrize("page", GUIDES)
def test_every_command_that_a_page_names_is_there_and_takes_its_options(page: str) -> None:
    for line in commands(page):
        words = shlex.split(line.replace("…", ""))
        if words[0] in ("lessonkit", "scomm", ".venv/bin/scomm"):
            parsed(line, words[1:])
        elif words[0] == "make":
            made(line, words[1:])
        elif "-m" in words[:2] and words[2].startswith(("tests.", "scomm.", "lessonkit.")):
            module = REPOSITORY / SOURCES.get(words[2].split(".")[0], "") / words[2].replace(".", "/")
            assert module.with_suffix(".py").is_file() or (module / "__main__.py").is_file(), line


def every_command(group: Any, start: str) -> list[str]:
    opened = ((f"{start} {name}", one) for name, one in group.commands.items())
    return [
        more
        for name, one in opened
        for more in (every_command(one, name) if hasattr(one, "commands") else [name])
    ]


def test_every_command_of_make_and_of_the_kit_has_a_test_that_runs_it() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.M)
    assert sorted(SAID) == sorted([*(f"make {one}" for one in targets), *every_command(COMMANDS, "scomm")])
    for command, path in SAID.items():
        typed = reading(REPOSITORY / path) if path else command
        pages = [name for name in GUIDES if Path(name).name in typed]  # tests that type what a page prints
        shown = "\n".join(line for name in pages for one in blocks(name) for line in one.commands)
        words = '", "'.join(command.split()[1:])
        assert command in typed or command in shown or f'("{words}"' in typed, (
            f"{path} does not run {command}"
        )


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_a_block_calls_programs_that_a_reader_has(one: Block) -> None:
    assert {line.split()[0] for line in one.commands} <= PROGRAMS


def parsed(line: str, words: list[str]) -> None:
    """Take a line of the kit's command apart as the command does, and run nothing."""
    command: Any = COMMANDS
    if words == ["--version"] or words[0].isupper():
        return
    while hasattr(command, "commands") and words:
        assert words[0] in command.commands, f"`{line}`: there is no such command"
        command, words = command.commands[words[0]], words[1:]
    if "--help" in words:
        return
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    given = {word.split("=")[0] for word in words if word.startswith("--")}
    assert given <= known, f"`{line}`: {sorted(given - known)}"


def made(line: str, words: list[str]) -> None:
    """See that make has the targets and the settings that a line names."""
    makefile = text_of("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M)) | {"help"}
    settings = set(re.findall(r"^([A-Z]+) +\?=", makefile, re.M))
    for word in words:
        name, sign, _ = word.partition("=")
        assert name in (settings if sign else targets), f"`{line}`: make has no {name}"
