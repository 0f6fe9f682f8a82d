"""Links within a notebook: the first click after loading lands at its source, and there is a way back; words open cards."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from playwright.sync_api import expect

from lessonkit.authoring.compile import compile_cited
from lessonkit.authoring.signposts import signposts, with_signposts
from lessonkit.authoring.source import read_text
from lessonkit.authoring.terms import glossary, with_term_cards
from lessonkit.data import load
from lessonkit.exercises.locate import load_lesson
from tests.browser.lab_page import FRONT, LabPage
from tests.browser.lab_server import REPOSITORY

LESSON = "06-opting-out"
WORD = "a {term}`detainer` in words"


@pytest.fixture(scope="module")
def notebook(lab: LabPage, course: Path) -> LabPage:
    """The lesson as its text has it now, with one marked word more, open and not run."""
    folder = REPOSITORY / "solutions" / LESSON
    made = compile_cited(read_text(folder / "lesson.md"), load_lesson(folder), load)
    word = nbformat.v4.new_markdown_cell(with_term_cards([WORD], glossary(load))[0])
    made.cells.insert(1, word)
    nbformat.write(made, course / "lessons" / "places.ipynb")
    lab.open("places.ipynb")
    return lab


def settled(page: LabPage, name: str) -> float:
    """How far below the top of the window the place stands once it has the keyboard."""
    place = page.page.locator(f'[data-jupyter-id="{name}"]')
    expect(place).to_be_focused(timeout=12_000)
    return place.bounding_box()["y"]


def test_the_first_click_after_loading_lands_at_the_source_and_its_link_leads_back(notebook: LabPage) -> None:
    link = notebook.page.locator("sup a:visible").first
    link.scroll_into_view_if_needed()
    source = link.get_attribute("href").removeprefix("#")
    link.click()
    assert 90 < settled(notebook, source) < 950
    notebook.screenshot("places-source")
    notebook.page.locator(f'a[href="#{source.replace("source-", "cited-")}"]').click()
    assert 90 < settled(notebook, source.replace("source-", "cited-")) < 950


def test_a_word_opens_a_card_by_keyboard_and_by_pointer_and_no_list_stands_below_it(
    notebook: LabPage,
) -> None:
    notebook.select("</dfn> in words")
    word = notebook.page.locator(FRONT).get_by_role("button", name="detainer", exact=True).first
    card = notebook.page.get_by_role("dialog", name="detainer").first
    word.focus()
    notebook.page.keyboard.press("Enter")
    expect(card).to_be_focused()
    expect(card).to_contain_text(glossary(load)["detainer"].definition)
    notebook.screenshot("places-word")
    notebook.page.keyboard.press("Escape")
    expect(word).to_be_focused()
    word.click()
    expect(card).to_be_visible()
    notebook.page.keyboard.press("Escape")
    assert notebook.page.locator("details.scomm-terms:visible").count() == 0


def test_the_sources_of_a_paragraph_are_one_stop_and_arrow_keys_go_on(notebook: LabPage) -> None:
    paragraph = notebook.page.locator(f"{FRONT} :is(p, li):visible").filter(
        has=notebook.page.locator('sup + sup a, sup ~ sup a[href^="#source-"]')
    )
    links = paragraph.first.locator('a[href^="#source-"]')
    links.first.scroll_into_view_if_needed()
    assert links.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    assert links.first.get_attribute("aria-label") == links.first.get_attribute("title")
    links.first.focus()
    notebook.page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    assert links.evaluate_all("all => all.map(one => one.tabIndex)")[:2] == [-1, 0]


def test_the_sides_of_a_dispute_stand_beside_one_another_and_the_rest_opens(notebook: LabPage) -> None:
    notebook.select("May a state make a jail hold people?")
    cards = notebook.page.locator("section:has(h3)")
    one, other = cards.nth(0), cards.nth(1)
    one.scroll_into_view_if_needed()
    assert abs(one.bounding_box()["y"] - other.bounding_box()["y"]) < 2
    assert one.bounding_box()["x"] + one.bounding_box()["width"] <= other.bounding_box()["x"]
    for card in (one, other):
        assert card.locator("ul").first.locator("> li").count() == 3
    rest = one.locator("details p").first
    expect(rest).to_be_hidden()
    one.locator("summary").focus()
    notebook.page.keyboard.press("Enter")
    expect(rest).to_be_visible()


def test_a_link_to_a_source_in_a_fold_comes_back_into_the_open_fold(notebook: LabPage) -> None:
    inside = notebook.page.locator('section details sup[data-jupyter-id^="cited-"]').first
    name = inside.get_attribute("data-jupyter-id")
    notebook.page.locator("section details").first.evaluate("fold => { fold.open = false; }")
    back = notebook.page.locator(f'a[href="#{name}"]')
    notebook.page.locator("details").filter(has=back).locator("summary").click()
    back.click()
    settled(notebook, name)
    expect(inside).to_be_visible()


@pytest.mark.parametrize("named", ["highest-share", "in-doubt", "Who counts?"])
def test_a_signpost_brings_what_it_names_into_view_with_the_keyboard(notebook: LabPage, named: str) -> None:
    folder = REPOSITORY / "solutions" / LESSON
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    mark = next(
        f"{{{kind}}}`{to}`"
        for block in text.blocks
        if block.kind == "prose"
        for kind, to in signposts(block.text)
        if to == named
    )
    words, _, href = with_signposts(mark, text, lesson)[1:-1].partition("](")
    notebook.select(href)  # the cell that the signpost stands in
    link = notebook.page.locator(".jp-MarkdownOutput:visible").get_by_role("link", name=words, exact=True)
    link.first.scroll_into_view_if_needed()
    assert link.first.get_attribute("href") == href
    link.first.click()
    assert 90 < settled(notebook, unquote(href.removeprefix("#"))) < 950
    heading = notebook.page.locator(f'[data-jupyter-id="{unquote(href.removeprefix("#"))}"]')
    title = lesson.exercise(named).title if mark.startswith("{exercise}") else words
    expect(heading).to_contain_text(title)
    expect(heading).to_be_in_viewport()
    notebook.screenshot(f"signpost-{named.replace(' ', '-')}")
