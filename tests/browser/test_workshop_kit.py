"""A workshop's slides fit on a screen and on paper, its sheets on their pages, and its timer runs by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lessonkit.teaching.workshop import sheets
from lessonkit.teaching.workshop.agenda import Cut, cut, cuts
from lessonkit.teaching.workshop.deck import slides, slides_page
from lessonkit.teaching.workshop.deliberation import Deliberation, deliberations
from tests.browser.chromium import Network, launched

LETTER = {"width": 710, "height": 958}
"""A page of paper within its margins, in pixels of print."""
SERIOUS = ("serious", "critical")
OVERFLOWS = """() => {
  const sections = [...document.querySelectorAll(".slides > section")];
  sections.forEach((one) => { one.hidden = false; one.style.display = "block"; });
  const found = sections.filter((one) => {
    const body = one.querySelector(".body"), foot = one.querySelector(".foot");
    const meets = body && foot && body.offsetTop + body.offsetHeight > foot.offsetTop;
    return one.clientHeight === 0 || one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth || meets;
  }).map((one) => one.querySelector("h1, h2").textContent);
  sections.forEach((one) => { one.style.display = ""; });
  return found;
}"""


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


@pytest.fixture(scope="module")
def page(network: Network) -> Iterator[Page]:
    with launched(network, 1280, 720) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workshop")


def show(page: Page, folder: Path, text: str, query: str = "") -> None:
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    page.goto("about:blank")
    page.goto(file.as_uri() + query)


def pdf_pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def ready(page: Page) -> None:
    page.wait_for_function("window.Reveal && Reveal.isReady()")


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=["16:9", "4:3"])
@pytest.mark.parametrize("one", cuts(), ids=lambda one: one.id)
def test_no_slide_overflows(one: Cut, size: tuple[int, int], page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    show(page, folder, slides_page(one, explorers=False))
    ready(page)
    assert page.evaluate("Reveal.getTotalSlides()") == len(slides(one))
    assert page.evaluate(OVERFLOWS) == []


def test_a_slide_that_is_too_long_would_be_found(page: Page, folder: Path) -> None:
    text = slides_page(cut("45"), explorers=False)
    longer = text.replace('<div class="body">', f'<div class="body">{"<p>Too much.</p>" * 30}', 1)
    page.set_viewport_size({"width": 1280, "height": 720})
    show(page, folder, longer)
    ready(page)
    assert page.evaluate(OVERFLOWS) == [cut("45").title]


def test_the_explorer_works_in_its_slide_without_internet_in_light_and_dark(
    page: Page, folder: Path, network: Network
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    show(page, folder, slides_page(cut("45")))
    ready(page)
    place = next(n for n, one in enumerate(slides(cut("45"))) if one.explorer == "denominator-machine")
    page.evaluate(f"Reveal.slide({place})")
    frame = page.frame_locator("section.present iframe")
    expect(frame.get_by_text("of people removed by ICE had a conviction").first).to_be_visible()
    frame.get_by_role("slider").press("ArrowLeft")
    expect(frame.get_by_text("FY2013").first).to_be_visible()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    inside = page.evaluate(
        "getComputedStyle(document.querySelector('section.present iframe').contentDocument.body).backgroundColor"
    )
    assert inside == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert network.refused == []
    assert network.console_errors == []


def test_the_speakers_window_shows_minutes_and_expected_wrong_answers(page: Page, folder: Path) -> None:
    show(page, folder, slides_page(cut("45"), explorers=False))
    ready(page)
    place = next(n for n, one in enumerate(slides(cut("45"))) if one.title == "How far do the tables carry?")
    page.evaluate(f"Reveal.slide({place})")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    expect(opened.value.get_by_text("This is the reverse order.").first).to_be_visible()
    opened.value.close()


def test_the_slides_print_one_to_a_page(page: Page, folder: Path) -> None:
    show(page, folder, slides_page(cut("45"), explorers=False), "?print-pdf")
    ready(page)
    page.wait_for_selector(".pdf-page")
    assert pdf_pages(page) == len(slides(cut("45")))
    cut_off = page.evaluate(
        """[...document.querySelectorAll(".pdf-page")].filter((one) => {
          const bottom = one.getBoundingClientRect().bottom;
          return [...one.querySelectorAll(".body, iframe")].some((part) => part.getBoundingClientRect().bottom > bottom);
        }).length"""
    )
    assert cut_off == 0
    margin = page.evaluate("document.querySelector('.pdf-page h2').getBoundingClientRect().left")
    assert margin >= 40


@pytest.mark.parametrize("one", cuts(), ids=lambda one: one.id)
def test_a_handout_is_one_sheet_with_two_sides(one: Cut, page: Page, folder: Path) -> None:
    show(page, folder, sheets.handout(one))
    assert pdf_pages(page) == 2


def sides(page: Page) -> list[float]:
    page.set_viewport_size(LETTER)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    heights: list[float] = page.evaluate(
        "[...document.querySelectorAll('.side')].map((one) => one.getBoundingClientRect().height)"
    )
    page.emulate_media(media="null")
    return heights


def test_each_pack_and_each_sheet_for_a_group_is_one_page(page: Page, folder: Path) -> None:
    for one in deliberations():
        show(page, folder, sheets.packs(one))
        guide, yes, no, ground, _ = sides(page)
        assert max(guide, yes, no, ground) < LETTER["height"], one.id


@pytest.mark.parametrize("one", deliberations(), ids=lambda one: one.id)
def test_a_set_of_packs_is_five_pages(one: Deliberation, page: Page, folder: Path) -> None:
    show(page, folder, sheets.packs(one))
    assert pdf_pages(page) == 5  # the guide, two packs, common ground, and what lies between


def test_each_role_card_is_one_page(page: Page, folder: Path) -> None:
    show(page, folder, sheets.board_page())
    assert max(sides(page)) < LETTER["height"]
    assert pdf_pages(page) == 10


def test_the_timer_runs_by_keyboard_says_each_stage_and_makes_no_sound(page: Page, folder: Path) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 1280, "height": 720})
    show(page, folder, sheets.timer())
    page.evaluate("() => { window.AudioContext = class { constructor() { throw new Error('a sound'); } }; }")
    expect(page.locator("#clock")).to_have_text("9:00")
    page.keyboard.press("Space")
    page.clock.run_for(61_000)
    expect(page.locator("#clock")).to_have_text("7:59")
    page.keyboard.press("Space")
    page.clock.run_for(30_000)
    expect(page.locator("#clock")).to_have_text("7:59")
    page.keyboard.press("Space")
    page.clock.run_for(8 * 60_000)
    expect(page.locator("#clock")).to_have_text("0:00")
    expect(page.locator("#said")).to_contain_text("Time is up. Next: The first pair speaks.")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#name")).to_have_text("The first pair speaks")
    expect(page.locator("li[aria-current]")).to_contain_text("The first pair speaks: 4 min")
    expect(page.locator("#sound")).not_to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_sheet_or_slide(scheme: str, page: Page, folder: Path) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for text in (
        sheets.index(),
        sheets.guide(cut("45")),
        sheets.handout(cut("45")),
        sheets.packs(deliberations()[0]),
        sheets.board_page(),
        sheets.timer(),
        slides_page(cut("45"), explorers=False),
    ):
        show(page, folder, text)
        found = [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
        assert found == [], page.title()
    page.emulate_media(color_scheme="light")
