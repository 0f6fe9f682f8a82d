"""A county brief made in JupyterLab by keyboard alone: it stands in the answer cell, is a page of its own, and prints to one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, expect

from scomm.county.brief.making import made
from scomm.county.brief.page import as_page
from scomm.county.brief.reading import read_brief
from tests.browser.chromium import Network, launched
from tests.browser.lab_page import ARTEFACTS, LabPage
from tests.county.brief.briefs import HOSTILE, WHOLE

SMALL, ID = "07-small", "county-brief"
PAPERS = ("Letter", "A4")
FACTS = (
    "Population, 2010",
    "Noncitizens, 2006",
    "Counties that were connected",
    "Detainers, October",
    "Days from",
)
PROSE = ("What is uncertain", "The best argument against this", "An open question", "What I would do next")
MOST_TABS = 60


@pytest.fixture(scope="module")
def notebook(course: Path) -> str:
    """A notebook with the form and the answer cell, and nothing else."""
    cells = [
        new_code_cell(f'from scomm.county import brief_form\nbrief_form("{ID}")', id="form"),
        new_code_cell('county_brief = """\n\n"""', id=f"{SMALL}-answer-{ID}"),
    ]
    answers = {ID: {"kind": "written", "variable": "county_brief", "title": "Brief", "route": "no-code", "words": [9, 700], "starter": ""}}  # fmt: skip
    folder = course / "lessons" / SMALL
    folder.mkdir(parents=True)
    write(new_notebook(cells=cells, metadata={"scomm": {"answers": answers}}), folder / f"{SMALL}.ipynb")
    return f"{SMALL}/{SMALL}.ipynb"


def pages_in(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf.read_bytes()))


def named(page: Page) -> str:
    """What a screen reader calls the field that has the keyboard."""
    found: str = page.evaluate(
        "() => { const at = document.activeElement; return at.labels?.[0]?.textContent ?? at.textContent ?? '' }"
    )
    return found.strip()


def tab_to(page: Page, name: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if named(page).startswith(name):
            return
    raise AssertionError(f"Tab never came to {name!r}, and stands at {named(page)!r}")


def choose(page: Page, label: str, option: str) -> None:
    """Choose from the list that Tab comes to next by typing the beginning of the option, once it is there."""
    tab_to(page, label)
    page.wait_for_function(
        "wanted => [...(document.activeElement.options ?? [])].some(one => one.text.startsWith(wanted))",
        arg=option,
        timeout=60_000,
    )
    page.keyboard.type(option)
    chosen = page.evaluate("() => document.activeElement.selectedOptions[0].text")
    assert chosen.startswith(option)


def write_into(page: Page, label: str, words: str) -> None:
    tab_to(page, label)
    page.keyboard.type(words)


def test_a_brief_is_made_by_keyboard_and_prints_to_one_page(
    lab: LabPage, notebook: str, tmp_path: Path
) -> None:
    lab.open(notebook)
    lab.run("form")
    page = lab.page
    form = page.get_by_role("group", name="County brief: the form")
    expect(form).to_be_visible(timeout=60_000)
    page.evaluate(
        "() => document.querySelector('.scomm-brief-form input').closest('.jp-Cell-outputArea').focus()"
    )
    write_into(page, "County", "Travis, TX")
    write_into(page, "Your finding", "Travis County was connected early")
    for explorer in ("Activation curves", "In detention"):
        choose(page, "Explorer", explorer)
        tab_to(page, "Pin your note")  # after the controls of the explorer
        page.wait_for_function(
            "() => document.activeElement.options.length > 1", timeout=60_000
        )  # Python draws it
        page.keyboard.press("ArrowDown")
        write_into(page, "Your note", "This point matters most")
    for fact in FACTS:
        choose(page, "Where its number stands", "in the dossier")
        choose(page, "Fact of the dossier", fact)
        write_into(page, "Your sentence", "The data say {number}.")
    for part in PROSE:
        write_into(page, "Your words", f"{part}: words of my own.")
    expect(form.locator(".state-of-it")).to_contain_text("The brief is whole", timeout=60_000)
    (setting,) = ast.parse("".join(lab.cells()[1]["source"])).body
    assert isinstance(setting, ast.Assign)
    brief = read_brief(ast.literal_eval(setting.value))
    assert made(brief).is_whole
    assert [one.key for one in brief.claims][:2] == ["population", "noncitizens"]
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    form.screenshot(path=ARTEFACTS / "county-brief-form.png")
    tab_to(page, "Download")
    with page.expect_download(timeout=60_000) as download:
        page.keyboard.press("Enter")
    file = tmp_path / "brief.html"
    download.value.save_as(file)
    assert file.read_text(encoding="utf-8") == as_page(made(brief))


@pytest.mark.parametrize("kind", ["whole", "longest"])
def test_a_brief_prints_to_one_page_and_asks_no_server(kind: str, tmp_path: Path) -> None:
    text = WHOLE if kind == "whole" else re.sub(r"(?m)^((?:uncertainty|other side|open question|next|title|note \d: [^|]*\|[^|]*\||claim \d: \[.*?\])).*$", r"\1 {number} " + "considerable " * 90, WHOLE).replace("title ", "title: ", 1)  # fmt: skip
    text = re.sub(r"(?m)^(uncertainty|other side|open question|next) ", r"\1: ", text)
    file = tmp_path / "brief.html"
    file.write_text(as_page(made(read_brief(text))), encoding="utf-8")
    network = Network()
    with launched(network) as page:
        page.goto(file.as_uri())
        page.wait_for_function("() => document.querySelectorAll('.drawn svg').length > 0")
        page.wait_for_timeout(500)
        for paper in PAPERS:
            page.pdf(path=tmp_path / f"{paper}.pdf", format=paper, print_background=True)
            assert pages_in(tmp_path / f"{paper}.pdf") == 1
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"county-brief-{kind}.png")
    assert network.refused == []
    assert network.console_errors == []


def test_hostile_words_run_nothing(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^(title|uncertainty|other side|next): .*$", lambda m: f"{m[1]}: {HOSTILE}", WHOLE)
    file = tmp_path / "brief.html"
    page_text = as_page(made(read_brief(text)))
    network = Network()
    with launched(network) as page:
        for name, whole in (
            ("as written", page_text),
            ("without its policy", page_text.replace("Content-Security-Policy", "x-nothing")),
        ):
            file.write_text(whole, encoding="utf-8")
            page.goto(file.as_uri())
            page.wait_for_timeout(300)
            assert page.evaluate("window.pwned") is None, name
            assert HOSTILE[:20] in page.locator("h1").inner_text()
    assert network.refused == []
