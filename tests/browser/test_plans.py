"""What is printed for whoever teaches, in a browser: a plan is one sheet of paper, and a picture without words has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.source import CUTS
from lessonkit.data import load
from lessonkit.explorers import explorer, ids, render
from lessonkit.teaching.writing import ALL, PDF, write_pdf, write_plans
from tests.browser.chromium import Network, launched

pytestmark = pytest.mark.browser
KIT = Path(__file__).parents[2]
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    write_plans(KIT, folder, load)
    return folder


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def window(network: Network) -> Iterator[Page]:
    with launched(network, width=900) as page:
        yield page
    assert network.refused == []
    assert network.console_errors == []


def sheets(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_every_plan_prints_on_one_sheet_of_letter_and_of_a4(plans: Path, window: Page) -> None:
    counted = {}
    for path in sorted(plans.glob("plan-*.html")):
        window.goto(path.as_uri())
        counted[path.stem] = [sheets(window.pdf(format=size)) for size in ("Letter", "A4")]
    assert len(counted) == len(lesson_ids(KIT)) * len(CUTS)
    assert {name: count for name, count in counted.items() if count != [1, 1]} == {}


def test_all_plans_in_one_file_print_on_one_sheet_each(plans: Path) -> None:
    assert write_pdf(plans / ALL, plans / PDF)
    assert sheets((plans / PDF).read_bytes()) == len(lesson_ids(KIT)) * len(CUTS)


def test_a_plan_the_index_and_a_sheet_have_no_serious_fault_of_access(plans: Path, window: Page) -> None:
    for name in ("index.html", "plan-04-who-is-deported-45.html", "notice-04-who-is-deported.html"):
        window.goto((plans / name).as_uri())
        found = Axe().run(window).response["violations"]
        assert [one["id"] for one in found if one["impact"] in SERIOUS] == [], name


def test_every_link_of_the_index_leads_to_a_page_that_is_there(plans: Path, window: Page) -> None:
    window.goto((plans / "index.html").as_uri())
    links = window.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))")
    assert len(links) == 1 + len(lesson_ids(KIT)) * (len(CUTS) + 1)
    assert [link for link in links if not (plans / link).is_file()] == []


@pytest.mark.parametrize("id", ids())
def test_a_picture_of_any_explorer_says_nothing_until_it_is_shown(
    id: str, tmp_path: Path, window: Page
) -> None:
    found = explorer(id)
    view = found.view(found.start)
    path = tmp_path / "notice.html"
    path.write_text(render(found, found.start, "notice"), "utf-8")
    window.goto(path.as_uri())
    window.wait_for_selector("#explorer .part")
    drawn = window.locator("#explorer")
    assert drawn.inner_text().strip() == ""
    assert drawn.evaluate("box => box.textContent.replace(/\\s/g, '')") == ""
    assert drawn.evaluate("box => box.querySelectorAll('[aria-label], [title], title, desc').length") == 0
    assert drawn.evaluate("box => box.inert && box.ariaHidden === 'true'")
    assert drawn.evaluate("box => box.querySelectorAll('svg, .parts *').length") > 0
    told = window.locator("#shape").inner_text()
    assert view.chart.finding not in told
    assert not set(re.findall(r"\d+", told)) & set(re.findall(r"\d{2,}", view.chart.finding))
    window.get_by_role("button", name="Show title, labels, numbers and source").click()
    expect(drawn).to_contain_text(view.chart.finding)
    expect(drawn).to_contain_text("Source")
    assert window.locator("#shape").count() == 0


def test_what_was_written_stays_when_the_words_are_shown(plans: Path, window: Page) -> None:
    window.goto((plans / "notice-01-booking-to-deportation.html").as_uri())
    window.get_by_label("I notice …").fill("Fewer dots in each row.")
    window.get_by_role("button", name="Show title, labels, numbers and source").press("Enter")
    expect(window.get_by_label("I notice …")).to_have_value("Fewer dots in each row.")
    expect(window.get_by_role("group", name=explorer("pipeline").title)).to_be_visible()


def test_a_sheet_is_a_handout_on_paper_and_a_slide_by_its_address(plans: Path, window: Page) -> None:
    path = plans / "notice-04-who-is-deported.html"
    window.goto(path.as_uri())
    assert sheets(window.pdf(format="Letter")) == 1
    window.emulate_media(media="print")
    expect(window.locator("#reveal")).to_be_hidden()
    window.emulate_media(media="screen")
    window.goto("about:blank")
    window.goto(path.as_uri() + "#slide")
    expect(window.locator("textarea").first).to_be_hidden()
    expect(window.locator("#reveal")).to_be_visible()
