"""docs/hub.md and the settings of etc/hub say the same, and the proof runs the lines that the page prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.browser.lab_server import REPOSITORY
from tests.hub.server import BLOCKS, DOCS

SETTINGS = REPOSITORY / "etc" / "hub"
PROOF = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests" / "hub").glob("*.py"))
ROOTS_OWN = {"Hub: what Debian has", "Hub: programs and settings"}
"""What the proof finds done: installing."""


@pytest.mark.parametrize("title", sorted(set(BLOCKS) - ROOTS_OWN))
def test_the_proof_runs_what_the_page_prints(title: str) -> None:
    assert f'"{title}"' in PROOF or f"'{title}'" in PROOF


@pytest.mark.parametrize(
    "place", ["/var/lib/seccom-hub", "/srv/seccom/exchange", "/opt/seccom-hub", "/etc/seccom-hub"]
)
def test_page_settings_and_make_name_the_same_places(place: str) -> None:
    settings = [
        path.read_text(encoding="utf-8")
        for path in (*SETTINGS.rglob("*.*"), REPOSITORY / "Makefile")
        if path.is_file()
    ]
    assert place in DOCS
    assert any(place in one for one in settings)


def test_the_group_and_the_course_are_those_of_the_settings() -> None:
    hub = (SETTINGS / "jupyterhub_config.py").read_text(encoding="utf-8")
    (group,) = re.findall(r'allowed_groups = \{"(\w+)"\}', hub)
    assert f"groupadd {group}\n" in BLOCKS["Hub: a group and its places"]
    (course,) = re.findall(
        r'course_id = "(\w+)"', (SETTINGS / "nbgrader_config.py").read_text(encoding="utf-8")
    )
    assert f"~/{course}" in BLOCKS["Hub: the course"]


def test_a_learner_sees_of_nbgrader_the_list_of_assignments_alone() -> None:
    off = json.loads((SETTINGS / "labconfig" / "page_config.json").read_text(encoding="utf-8"))[
        "disabledExtensions"
    ]
    import nbgrader

    bundle = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in Path(nbgrader.__file__).parent.glob("labextension/static/*.js")
    )
    there = set(re.findall(r"@jupyter/nbgrader:[a-z-]+", bundle))
    assert there - {name for name, is_off in off.items() if is_off} == {
        "@jupyter/nbgrader:menu",
        "@jupyter/nbgrader:assignment-list",
    }
