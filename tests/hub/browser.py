"""A person of the class in Chromium: logs in at the hub, and uses JupyterLab and nbgrader's list of assignments."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Network, launched
from tests.browser.lab_page import LabPage
from tests.hub.accounts import Account

LINK = "a.assignment-notebooks-link"
PATIENCE = 120
"""Seconds that a step may take on a machine that does other things too."""


class HubPage:
    """One browser window, logged in as one account."""

    def __init__(self, page: Page, url: str, account: Account) -> None:
        self.page, self.hub, self.account = page, url, account
        self.lab = LabPage(page, f"{url}/user/{account.name}")

    def log_in(self) -> float:
        """Log in with name and password; the seconds until JupyterLab is there."""
        self.page.goto(f"{self.hub}/hub/login?next=%2Fhub%2Fspawn")
        self.page.locator("#username_input").fill(self.account.name)
        self.page.locator("#password_input").fill(self.account.password)
        began = time.monotonic()
        self.page.locator("#login_submit").click()
        self.page.wait_for_url(f"**/user/{self.account.name}/lab**")
        self._lab_is_there()
        return time.monotonic() - began

    def _lab_is_there(self) -> None:
        self.page.wait_for_function("() => window.jupyterapp?.shell")
        self.page.locator("#jp-MainMenu").wait_for()

    def start_again(self) -> None:
        """Stop the server in the hub's control panel, and start it again."""
        self.page.goto(f"{self.hub}/hub/home", wait_until="networkidle")  # a click before its scripts is lost
        self.page.locator("#stop").click()
        self.page.locator("#stop").wait_for(state="hidden")
        self.page.goto(f"{self.hub}/hub/spawn")
        self.page.wait_for_url(f"**/user/{self.account.name}/lab**")
        self._lab_is_there()

    # A learner

    def assignments(self) -> Locator:
        """Open nbgrader's list by the menu, as a learner does."""
        self.page.goto(f"{self.lab.url}/lab?reset")
        self._lab_is_there()
        self.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
        self.page.get_by_role("menuitem", name="Assignment List").click()
        found = self.page.locator("#assignments")
        found.locator("#released_assignments_list").wait_for()
        return found

    def fetch(self, lesson: str) -> None:
        """Fetch an assignment by its button, and wait until it is among those downloaded."""
        found = self.assignments()
        found.locator("#released_assignments_list").get_by_role("button", name="Fetch").click()
        found.locator("#fetched_assignments_list").locator(LINK, has_text=lesson).wait_for()

    def submit(self, lesson: str) -> None:
        """Hand in by the button, and wait until it is among those submitted."""
        found = self.assignments()
        fetched = found.locator("#fetched_assignments_list")
        fetched.locator(LINK, has_text=lesson).wait_for()
        before = found.locator("#submitted_assignments_list .list_item").count()
        fetched.get_by_role("button", name="Submit").click()
        expect(found.locator("#submitted_assignments_list").get_by_text(lesson).first).to_be_visible()
        assert found.locator("#submitted_assignments_list .list_item").count() >= before

    # The instructor

    def terminal(self) -> None:
        """Open a terminal of JupyterLab."""
        self.page.goto(f"{self.lab.url}/lab?reset")
        self._lab_is_there()
        self.page.evaluate("() => window.jupyterapp.commands.execute('terminal:create-new')")
        self.page.locator(".jp-Terminal .xterm-helper-textarea").wait_for(state="attached")
        time.sleep(3)

    def type_lines(self, lines: str, timeout: float = 1200) -> str:
        """Type lines into the terminal, and wait for the last; what they printed. An AssertionError if one fails."""
        folder = self.account.home / ".proof"
        self.account.runs(f"mkdir -p {folder}; rm -f {folder}/*")
        script = folder / "lines.sh"
        script.write_text(lines, encoding="utf-8")
        script.chmod(0o644)
        self.page.locator(".jp-Terminal .xterm-helper-textarea").focus()
        self.page.keyboard.type(f"bash -euo pipefail {script} > {folder}/said 2>&1; echo $? > {folder}/end\n")
        limit = time.monotonic() + timeout
        while time.monotonic() < limit:
            if (folder / "end").exists() and (end := (folder / "end").read_text().strip()):
                said = (folder / "said").read_text(errors="replace")
                assert end == "0", f"{lines}\n{said[-4000:]}"
                return said
            time.sleep(0.5)
        raise AssertionError(f"{lines}\nhas not ended after {timeout} s")


@contextmanager
def at_the_hub(url: str, account: Account, network: Network) -> Iterator[HubPage]:
    """A window of this account, logged out when it closes."""
    with launched(network) as page:
        page.set_default_timeout(PATIENCE * 1000)
        page.set_default_navigation_timeout(PATIENCE * 1000)
        yield HubPage(page, url, account)


def words_of_frame(page: Page) -> str:
    """The words of the HTML page that JupyterLab shows in front, with all that is folded in it opened by a click."""
    frame = page.frame_locator(".jp-HTMLViewer:not(.lm-mod-hidden) iframe")
    frame.locator("main, body").first.wait_for()
    folds = frame.locator("details:not([open]) > summary:visible")
    while folds.count():
        folds.first.click()
    return re.sub(r"\s+", " ", frame.locator("body").inner_text())


__all__ = ["HubPage", "Path", "at_the_hub", "words_of_frame"]
