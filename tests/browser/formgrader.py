"""Formgrader as an instructor uses it: JupyterLab in the course's folder with nbgrader's extension, and its pages."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.lab_server import LabServer


class FormgraderServer(LabServer):
    """JupyterLab in the course's own folder, with formgrader's pages and none of what the kit hides from learners."""

    def _command(self) -> list[str]:
        extension = "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True"
        return [*self._on_this_port("."), extension]


@dataclass
class Formgrader:
    """One browser window on the pages of one lesson."""

    page: Page
    url: str
    lesson: str

    def submissions(self) -> dict[str, tuple[str, str]]:
        """What the page of a lesson's submissions lists: each learner's status and score."""
        self._open(f"manage_submissions/{self.lesson}")
        self.page.wait_for_selector("#main-table .student-id:not(:empty)")
        rows = self.page.locator("#main-table tr").all()
        return {
            row.locator(".student-id").inner_text(): (
                row.locator(".status").inner_text(),
                row.locator(".score").inner_text(),
            )
            for row in rows
        }

    def to_read(self) -> dict[str, str]:
        """What the page for grading by hand lists: each learner's score for what is written."""
        self._open(f"gradebook/{self.lesson}/{self.lesson}")
        self.page.wait_for_selector("#main-table .name a")
        rows = self.page.locator("#main-table tr").all()
        return {
            (row.locator(".name .name-shown").text_content() or ""): row.locator(
                ".written-score"
            ).inner_text()
            for row in rows
        }

    def open_submission(self, learner: str) -> None:
        """Go from the list to a learner's submission, as a click does."""
        self.to_read()
        row = self.page.locator("#main-table tr").filter(
            has=self.page.locator(".name-shown", has_text=learner)
        )
        row.locator(".name a.name-hidden").click()
        self.page.wait_for_selector(".score[placeholder]")
        self.page.wait_for_selector(".comment[placeholder]")  # the marks and comments are there

    def write(self, field: str, text: str) -> None:
        """Type into a field of the open submission and leave it: formgrader saves then; wait for its answer."""
        box = self.page.locator(f"[id='{field}']")
        box.fill(text)
        with self.page.expect_response(
            lambda answer: "/formgrader/api/" in answer.url and answer.request.method == "PUT"
        ) as told:
            box.press("Tab")
        assert told.value.ok, told.value.text()

    def reads(self, field: str) -> str:
        """What stands in a field of the open submission."""
        return self.page.locator(f"[id='{field}']").input_value()

    def _open(self, path: str) -> None:
        self.page.goto(f"{self.url}/formgrader/{path}")
