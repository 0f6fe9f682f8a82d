"""Every command and setting is documented, every link leads somewhere, and no page names this machine."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from lessonkit.authoring.lesson_list import BEGIN, is_stale
from lessonkit.cli import command_line
from lessonkit.grading.settings import ExecuteAndJudge
from scomm.cli import kit
from tests.packages import PACKAGES

REPOSITORY = Path(__file__).resolve().parents[1]
COMMANDS = (REPOSITORY / "docs/commands.md").read_text(encoding="utf-8")
PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def scomm_commands(group: Any, prefix: str = "scomm") -> list[str]:
    """Every command of the command line, groups opened."""
    found = []
    for name, command in group.commands.items():
        opened = hasattr(command, "commands")
        found += scomm_commands(command, f"{prefix} {name}") if opened else [f"{prefix} {name}"]
    return found


MAKE = re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE)
SCOMM = scomm_commands(get_command(kit))
MAKE_SETTINGS = re.findall(r"^([A-Z]+) +\?=", text_of("Makefile"), re.MULTILINE)
CONFIG = [
    *re.findall(
        r"^c\.(\w+\.\w+)", text_of("nbgrader_config.py") + text_of("jupyter_lab_config.py"), re.MULTILINE
    ),
    *re.findall(r"^ +config\.(\w+\.\w+) = ", text_of("engine/src/lessonkit/nbgrader_setup.py"), re.MULTILINE),
]
OWN_TRAITS = [f"ExecuteAndJudge.{name}" for name in ExecuteAndJudge.class_own_traits(config=True)]


def environment_settings() -> list[str]:
    """The names that the package and the builds of the datasets read from the environment."""
    paths = [path for package in PACKAGES for path in package.rglob("*.py")]
    paths += (REPOSITORY / "datasets").glob("*/build.py")
    sources = [path.read_text(encoding="utf-8") for path in paths]
    return sorted({name for source in sources for name in re.findall(r"SCOMM_[A-Z]+", source)})


@pytest.mark.parametrize("name", MAKE)
def test_a_make_command_is_documented(name: str) -> None:
    assert f"\n| `make {name}` | " in COMMANDS


@pytest.mark.parametrize("name", SCOMM)
def test_a_scomm_command_is_documented(name: str) -> None:
    assert f"\n| `{name}` | " in COMMANDS


@pytest.mark.parametrize("name", SCOMM)
def test_the_help_of_a_command_ends_in_an_example_that_can_be_typed(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, words = command_line(), name.split()[1:]
    command = whole
    for word in words:
        command = command.commands[word]
    monkeypatch.setenv("COLUMNS", "200")
    whole(args=[*words, "--help"], standalone_mode=False)
    shown = capsys.readouterr().out
    last = command.epilog or ""
    assert shown.strip().splitlines()[-1].strip() == last
    assert last.startswith(f"Example: {name}")
    typed = shlex.split(last.removeprefix(f"Example: {name}"))
    command.make_context(words[-1], typed).close()  # a wrong option or a missing argument raises


@pytest.mark.parametrize("name", [*MAKE_SETTINGS, *environment_settings(), *CONFIG, *OWN_TRAITS])
def test_a_setting_is_documented(name: str) -> None:
    assert f"\n| `{name}` | " in COMMANDS


def test_nothing_is_documented_that_does_not_exist() -> None:
    documented = re.findall(r"^\| `((?!python -m)[^`]+)` \|", COMMANDS, re.MULTILINE)
    known = [
        *(f"make {name}" for name in MAKE),
        *SCOMM,
        *MAKE_SETTINGS,
        *environment_settings(),
        *CONFIG,
        *OWN_TRAITS,
        "CI",
    ]
    assert sorted(set(documented)) == sorted(set(known))


def test_every_program_of_the_tests_is_documented_and_no_other() -> None:
    written = {
        ".".join(path.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__main__")
        for path in [*REPOSITORY.glob("tests/*.py"), *REPOSITORY.glob("tests/*/__main__.py")]
        if re.search(r'^if __name__ == "__main__"', path.read_text(encoding="utf-8"), re.M)
    }
    section = COMMANDS.split("\n| Program | What it does |")[1].split("\n## ")[0]
    assert set(re.findall(r"`python -m (tests\.\w+)`", section)) == written


def test_make_help_lists_what_phony_declares() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), re.MULTILINE)
    assert sorted(phony.split()) == sorted([*MAKE, "system"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_on_a_page_leads_somewhere(page: Path) -> None:
    for target, place in LINK.findall(page.read_text(encoding="utf-8")):
        linked = (page.parent / target).resolve() if target else page
        assert linked.exists(), f"{page.name} links to {target}"
        if place:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert place in [
                re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings
            ]


def test_the_note_for_people_who_are_affected_stands_where_they_and_their_leaders_read() -> None:
    assert "## If this is about you" in text_of("docs/students.md")
    assert "## People who are personally affected" in text_of("docs/workshops.md")


def test_the_readme_lists_every_lesson_with_the_minutes_of_its_cuts() -> None:
    assert BEGIN in text_of("README.md")
    assert not is_stale(REPOSITORY), "Run scomm build."
    for notebook in sorted((REPOSITORY / "lessons").glob("*/*.ipynb")):
        if notebook.stem != notebook.parent.name:
            continue  # an edition in another language, whose words are others
        first_page = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
        _, *cuts = re.findall(r"\*\*(\d+)\*\*", first_page.split("**Minutes in all**")[1])
        (row,) = [
            line
            for line in text_of("README.md").splitlines()
            if f"]({notebook.relative_to(REPOSITORY)})" in line
        ]
        assert re.findall(r"\d+", row.split(" | ")[-1]) == list(dict.fromkeys(cuts))


def test_no_tracked_text_names_a_machine_or_a_package_registry() -> None:
    words = "|".join(
        [
            "/ro" + "ot/",
            "/wo" + "rk/",
            "/ho" + "me/",
            "pypi" + r"\.org",
            "python" + "hosted",
            "registry" + r"\.npmjs",
            "deb" + r"\.debian",
        ]
    )
    found = subprocess.run(["git", "grep", "-nIE", words], cwd=REPOSITORY, capture_output=True, text=True)
    assert found.stdout == ""


def test_no_file_with_learners_in_it_can_slip_into_the_repository() -> None:
    pages = [text_of(f"docs/{name}.md") for name in ("grading-a-class", "platforms")]
    typed = re.findall(r"(?:--csv|--read|--roster|--moodle) ([\w.-]+\.(?:csv|zip))", "\n".join(pages))
    names = {*typed, "downloaded/submissions.zip", "received/x/y", "reports/x.html", "marking/x/y.jsonl"}
    assert {"marks.csv", "class.csv", "feedback-for-moodle.zip"} <= names
    # what a line of .gitignore says is asked of git itself, with the rules of this folder alone
    asked = ["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", *sorted(names)]
    done = subprocess.run(asked, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode == 128:
        pytest.skip("this copy of the kit is no git repository")
    assert set(done.stdout.split()) == names
