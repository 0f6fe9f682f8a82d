"""The pages of grading in a browser: whatever a learner handed in, nothing runs and nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_notebook
from playwright.sync_api import Page

from lessonkit.grading.cleaning import clean
from lessonkit.grading.feedback_export import render
from lessonkit.grading.feedback_grades import Grades
from lessonkit.grading.feedback_page import page_of
from lessonkit.grading.not_graded import NotGraded, entry_on, leave_page
from tests.browser.chromium import Network, launched
from tests.grading.attacks import MARKUP, attacked
from tests.grading.test_feedback_page import LESSON, Marks, book, graded, with_more

SERIOUS = ("serious", "critical")
SHORT = [markup for markup in MARKUP.values() if len(markup) < 10_000]
NAME = "<img src=q onerror=window.pwned=1>"


@pytest.fixture(scope="module")
def window() -> Iterator[tuple[Page, Network]]:
    network = Network()
    with launched(network) as page:
        yield page, network


@pytest.fixture(scope="module")
def html() -> str:
    """The page of a notebook that holds every attack at once."""
    cells = [cell for markup in SHORT for cell in clean(attacked(markup)).cells]
    return render(page_of(new_notebook(cells=cells), Grades(), NAME, "04-who-is-deported"))


@pytest.mark.parametrize("policy", [True, False], ids=["as written", "without its content policy"])
def test_no_script_runs_and_no_request_leaves(
    policy: bool, html: str, window: tuple[Page, Network], tmp_path: Path
) -> None:
    page, network = window
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "page.html"
    text = html if policy else html.replace("Content-Security-Policy", "x-nothing")
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert page.evaluate("window.pwned") is None
    assert [url for url in asked if not url.startswith("data:image/")] == [path.as_uri()]
    assert network.refused == []
    assert network.console_errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_runs_out_of_the_page(
    scheme: str, width: int, html: str, window: tuple[Page, Network], tmp_path: Path
) -> None:
    page, _ = window
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(21, 21, 21)"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the exercises"


@pytest.fixture(scope="module")
def of_mistakes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a learner's page with a mistake to look at first, and others folded."""
    nb = with_more(graded(written="Dear editor, "), "not-yet!", "right", "unreadable")
    grades = book(Marks(1, 2, by_person=True), comments={"letter": "Say *who* counted."})
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(page_of(nb, grades, "anna", LESSON)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_on_a_page_with_mistakes_folded_and_opened(
    scheme: str, width: int, of_mistakes: str, window: tuple[Page, Network]
) -> None:
    page, _ = window
    page.emulate_media(color_scheme=scheme, media="screen")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(of_mistakes)
    for folded in (True, False):
        if not folded:
            for summary in page.locator("summary").all():
                summary.click()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("by_learner", [True, False])
def test_axe_finds_nothing_on_a_page_of_a_notebook_that_could_not_be_graded(
    by_learner: bool, width: int, scheme: str, window: tuple[Page, Network], tmp_path: Path
) -> None:
    page, _ = window
    error = NotGraded("x" * 300, cure="Save it, and hand it in again.", by_learner=by_learner)
    graded_to = tmp_path / "graded" / f"{LESSON}.ipynb"
    leave_page(graded_to, LESSON, "Who is deported", entry_on(error, "anna", "d1"), earlier=False)
    path = tmp_path / "page.html"
    left = nbformat.read(graded_to, 4)
    path.write_text(render(page_of(left, Grades(), "anna", LESSON)), encoding="utf-8")
    page.emulate_media(color_scheme=scheme, media="screen")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_to_a_folded_exercise_opens_it(of_mistakes: str, window: tuple[Page, Network]) -> None:
    page, _ = window
    page.emulate_media(media="screen")
    page.goto(of_mistakes)
    reply = page.locator("#exercise-3 .reply")
    assert not reply.is_visible()
    page.locator('nav a[href="#exercise-3"]').click()
    assert reply.is_visible()


def test_on_paper_every_exercise_is_whole_and_the_page_is_light(
    of_mistakes: str, window: tuple[Page, Network]
) -> None:
    page, _ = window
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": 720, "height": 900})
    page.goto(of_mistakes)
    for number in range(1, 6):
        assert page.locator(f"#exercise-{number}").bounding_box()["height"] > 10  # type: ignore[index]
    assert not page.locator(".notebook").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.emulate_media(media="screen")
