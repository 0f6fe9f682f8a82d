"""The answers of a lesson in JupyterLab: its controls, its answer cells, and Check."""

from __future__ import annotations

import ast
import re

from playwright.sync_api import Locator, expect

from lessonkit.jupyterlab.words import say
from tests.browser.lab_page import FRONT, LabPage

REPLY_BELOW = say("answer.checked", verdict="").lstrip(". ")
CHECKED = re.compile(f"{re.escape(REPLY_BELOW)}|{re.escape(say('answer.check-failed'))}")


class Answers:
    """One lesson in JupyterLab, its exercises asked for by their ids."""

    def __init__(self, lab: LabPage, lesson: str) -> None:
        self.lab, self.lesson = lab, lesson

    def panel(self, exercise: str) -> Locator:
        """The control and the buttons of an exercise, in view."""
        cell = f"{self.lesson}-answer-{exercise}"
        index = self.lab._index(cell)
        self.lab._do("await notebook.scrollToItem(index, 'center')", index=index)
        return self.lab.page.locator(f'{FRONT} .jp-Cell[data-windowed-list-index="{index}"] .scomm-answer')

    def source(self, exercise: str) -> str:
        """The answer cell as it stands."""
        return "".join(self.lab.cells()[self.lab._index(f"{self.lesson}-answer-{exercise}")]["source"])

    def value(self, exercise: str) -> object:
        """What plain Python makes of the answer cell."""
        (setting,) = ast.parse(self.source(exercise)).body
        assert isinstance(setting, ast.Assign)
        return ast.literal_eval(setting.value)

    def check(self, exercise: str) -> str:
        """Click on Check, and read the reply once it has come."""
        panel = self.panel(exercise)
        panel.get_by_role("button", name="Check").click()
        expect(panel.locator(".scomm-said")).to_contain_text(CHECKED, timeout=60_000)
        return self.lab.text(f"{self.lesson}-check-{exercise}")

    def said(self, exercise: str) -> Locator:
        """The line beside Check, which a screen reader speaks."""
        return self.panel(exercise).locator(".scomm-said")

    def reply(self, exercise: str) -> Locator:
        """The reply below the check of an exercise."""
        index = self.lab._index(f"{self.lesson}-check-{exercise}")
        return self.lab.page.locator(f'{FRONT} .jp-Cell[data-windowed-list-index="{index}"] .scomm-verdict')

    def run_check(self, exercise: str) -> str:
        """Run the check cell as it stands, without the answer cell, and read the reply."""
        self.lab.run(f"{self.lesson}-check-{exercise}")
        return self.lab.text(f"{self.lesson}-check-{exercise}")

    def type_code(self, exercise: str, source: str) -> None:
        """Type into the answer cell, which opens when the keyboard goes in."""
        self.lab.type_into(f"{self.lesson}-answer-{exercise}", source)


def opened(lab: LabPage, lesson: str) -> Answers:
    """A lesson, open and not run."""
    lab.open(f"{lesson}/{lesson}.ipynb")
    return Answers(lab, lesson)


def click_at(line: Locator, share: float) -> None:
    """Click on a line at a share of its length."""
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    line.page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
