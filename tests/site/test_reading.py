"""A lesson's text on a page: a marked word opens a card by key, pointer and touch; a paragraph's sources are one stop of the Tab key."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lessonkit.authoring.reading_load import SCREEN
from lessonkit.authoring.reading_load_page import built_counts
from lessonkit.authoring.source import CUTS
from lessonkit.authoring.terms import glossary, with_term_cards
from lessonkit.claims.cite import cite, cited, source_list
from lessonkit.data import load
from lessonkit.site.pages import reading, style
from lessonkit.site.prose import Prose
from tests.site.conftest import Window
from tests.site.editions import KIT, LESSONS

pytestmark = pytest.mark.browser

FIRST = "ICE says {claim}`ice-priorities-2013`, the Times {claim}`nyt-minor-or-none`, TRAC {claim}`trac-level-1-share-2013`."
SECOND = "Jails declined {claim}`detainers-declined-2014`. Each of these answers a {term}`detainer`, which {term}`ICE` sends."
DEFINITION = glossary(load)["detainer"].definition


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with two paragraphs, their words and their sources."""
    markdown = f"## A part\n\n{FIRST}\n\n{SECOND}"
    order, placed = cited(markdown), set[str]()
    (text,) = with_term_cards([cite(markdown, load, order, placed)], glossary(load))
    body = Prose().html(text) + Prose().html(source_list(order, load, placed))
    path: Path = tmp_path_factory.mktemp("reading") / "page.html"
    script = f'<script type="module">{reading()}</script>'
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{style()}</style><main>{body}</main>{script}',
        encoding="utf-8",
    )
    return path.as_uri()


def opened(window: Window, address: str) -> Page:
    window.page.goto(address)
    return window.page


def card(page: Page) -> Locator:
    return page.get_by_role("dialog", name="detainer")


def test_a_card_opens_by_key_takes_the_keyboard_and_gives_it_back(desk: Window, made: str) -> None:
    page = opened(desk, made)
    word = page.get_by_role("button", name="detainer", exact=True)
    word.focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    expect(card(page)).to_contain_text(DEFINITION)
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("touched", [False, True], ids=["pointer", "touch"])
def test_a_card_opens_by_pointer_and_touch_lies_in_the_window_and_shuts_beside_it(
    desk: Window, phone: Window, made: str, touched: bool
) -> None:
    page = opened(phone if touched else desk, made)
    word = page.get_by_role("button", name="detainer", exact=True)
    press = word.tap if touched else word.click
    press()
    expect(card(page)).to_be_visible()
    box, window = card(page).bounding_box(), page.viewport_size
    assert 0 <= box["x"] <= window["width"] - box["width"]
    assert 0 <= box["y"] <= window["height"] - box["height"]
    beside = page.get_by_role("heading", name="A part")
    beside.tap() if touched else beside.click()
    expect(card(page)).to_be_hidden()


def test_the_list_of_words_is_for_paper_alone_and_for_a_page_without_scripts(
    desk: Window, chromium: Browser, made: str
) -> None:
    page = opened(desk, made)
    listed = page.locator("details.scomm-terms")
    expect(listed).to_be_hidden()
    listed.evaluate("one => { one.open = true; }")  # as a page's own script does before it is printed
    expect(listed).to_be_hidden()
    page.emulate_media(media="print")
    expect(listed).to_be_visible()
    context = chromium.new_context(java_script_enabled=False, offline=True)
    plain = context.new_page()
    plain.goto(made)
    plain.locator("details.scomm-terms summary").click()
    expect(plain.locator("details.scomm-terms")).to_contain_text(DEFINITION)
    assert plain.locator('main a[href^="#source-"]').count() == 4
    context.close()


def test_a_paragraph_has_one_stop_and_the_arrow_keys_go_on_from_it(desk: Window, made: str) -> None:
    page = opened(desk, made)
    names = page.locator('main > p a[href^="#source-"]').evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert [name.split(":")[0] for name in names] == [
        "Source 1, disputed", "Source 2, disputed", "Source 3, disputed", "Source 4",
    ]  # fmt: skip
    focused = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.className"
    stops = []
    for key in ("Tab", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
        stops.append(page.evaluate(focused).split(":")[0])
    one, two, three, four = (name.split(":")[0] for name in names)
    assert stops == [one, two, three, three, two, four, two]


def test_a_source_is_one_line_that_its_number_unfolds_with_a_way_back(desk: Window, made: str) -> None:
    page = opened(desk, made)
    lines = page.locator("details.scomm-source")
    assert lines.count() == 4
    assert all(box["height"] < 40 for box in (line.bounding_box() for line in lines.all()))
    page.get_by_role("link", name="Source 2, disputed").click()
    expect(lines.nth(1).locator("p")).to_be_visible()
    expect(lines.nth(0).locator("p")).to_be_hidden()
    lines.nth(1).get_by_role("link", name="Back to the text, 2").click()
    assert page.evaluate("location.hash") == "#cited-nyt-minor-or-none"


@pytest.mark.parametrize("name", LESSONS)
def test_a_page_is_about_as_many_screens_high_as_the_table_counts(desk: Window, name: str) -> None:
    height = desk.open(name).evaluate("document.documentElement.scrollHeight")
    counted = built_counts(name, KIT)[max(CUTS)]["screens"]
    assert abs(height / SCREEN - counted) <= counted / 5
