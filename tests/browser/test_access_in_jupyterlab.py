"""Axe finds nothing serious in what the kit draws in JupyterLab: the first page, a lesson's words, controls, explorers and replies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.access.found import serious
from tests.access.in_jupyterlab import LOOKED_AT, first_page, lesson
from tests.browser.lab_page import LabPage

CODE = "otter-maple-river"


def test_the_first_page(lab: LabPage, course: Path) -> None:
    ours, _ = first_page(lab, course)
    assert serious(ours.found) == []


@pytest.mark.parametrize("slug", LOOKED_AT)
@pytest.mark.parametrize("code", ["", CODE], ids=["as handed out", "every answer right"])
def test_a_lesson(slug: str, code: str, lab: LabPage, course: Path) -> None:
    *ours, _frame = lesson(lab, course, slug, code=code)
    assert len(ours) == 3
    for part in ours:
        assert serious(part.found) == [], part.name
