"""The version stands once, in pyproject.toml; all that prints it prints the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from typer.testing import CliRunner

from scomm.cli import kit

REPOSITORY = Path(__file__).resolve().parents[1]
VERSION = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
CITATION = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", re.M)
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def test_the_command_says_the_version_and_nothing_else() -> None:
    assert CliRunner().invoke(kit, ["--version"]).stdout == f"scomm {VERSION}\n"


def test_the_newest_release_of_the_changelog_and_the_citation_are_this_version_of_one_day() -> None:
    number, day = RELEASE.findall(CHANGELOG)[0]
    assert number == VERSION
    assert re.findall(r"^version: (.+)$", CITATION, re.M) == [VERSION]
    assert re.findall(r"^date-released: (.+)$", CITATION, re.M) == [day]


def test_releases_come_newest_first_and_each_says_what_kind_of_change_it_lists() -> None:
    days = [day for _, day in RELEASE.findall(CHANGELOG)]
    assert days == sorted(days, reverse=True)
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.M)) <= set(KINDS)
    assert re.findall(r"^## (.+)$", CHANGELOG, re.M)[0] in (
        "Unreleased",
        " - ".join(RELEASE.findall(CHANGELOG)[0]),
    )


def test_the_line_at_the_top_of_the_readme_says_version_python_and_licences() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    line = (REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()[2]
    assert line.startswith(f"Version {VERSION} (")
    assert f"code [{project['license']}](LICENSE)" in line
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in line
    assert re.findall(r"^  - (.+)$", CITATION.split("license:")[1].split("keywords:")[0], re.M) == [
        "MIT",
        "CC-BY-4.0",
    ]


def test_no_page_names_the_package_by_another_version() -> None:
    pages = [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md")]
    named = {
        (path.name, number)
        for path in pages
        for number in re.findall(r"scomm-(\d+\.\d+\.\d+)", path.read_text(encoding="utf-8"))
    }
    assert {number for _, number in named} == {VERSION}
