"""A county brief made in Chromium by keyboard alone, answered by the widget's own Python; its page prints to one and runs nothing."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scomm.county.brief.making import made
from scomm.county.brief.page import as_page, in_script
from scomm.county.brief.parts import FULL, SMALL, Brief, Size
from scomm.county.brief.reading import read_brief
from scomm.county.brief.widget import BriefForm
from tests.browser.chromium import Network, launched
from tests.browser.lab_page import ARTEFACTS
from tests.county.brief.briefs import HOSTILE, WHOLE

ID = "county-brief"
PAPERS = ("Letter", "A4")
NEXT, MENDS = "Next part", ".problems .refused"
FACTS = (
    "Population, 2010",
    "Noncitizens, 2006",
    "Counties that were connected",
    "Detainers, October",
    "Days from",
)
PROSE = ("What is uncertain", "The best argument against this", "An open question", "What I would do next")
MOST_TABS = 60


FRAME = """<!doctype html><meta charset="utf-8"><style>{css}</style><div id="form"></div><script type="module">
{js}
const values = {values}, calls = {{}};
const told = (name) => (calls[`change:${{name}}`] ?? []).forEach((call) => call());
const model = {{
  get: (name) => values[name],
  set: (name, value) => (values[name] = value),
  on: (event, call) => (calls[event] ??= []).push(call),
  off() {{}},
  async save_changes() {{
    const now = await window.python({{ fields: values.fields, asked: values.asked }});
    for (const [name, value] of Object.entries(now)) {{ values[name] = value; told(name); }}
  }},
}};
window.addEventListener("scomm-write-answer", ({{ detail }}) => {{ window.cell = detail.text; detail.taken = true; }});
form.render({{ model, el: document.getElementById("form") }});
</script>"""


def opened(page: Page, folder: Path, size: Size = FULL) -> None:
    """The form in a page of its own, answered by the widget's own Python."""
    form = BriefForm(ID, Brief().of_size(size), None)
    here = Path(inspect.getfile(BriefForm)).parent

    def answer(sent: dict[str, Any]) -> dict[str, Any]:
        form.fields = sent["fields"]
        if sent["asked"] == form.asked:
            return {"told": form.told}
        form.asked = sent["asked"]
        return {"told": form.told, "page": form.page}

    page.expose_function("python", answer)
    js = (here / "form.js").read_text(encoding="utf-8").replace("export default", "const form =")
    names = ("fixed", "exercise", "fields", "told", "asked", "page")
    values = in_script({name: getattr(form, name) for name in names})
    file = folder / "form.html"
    css = (here / "form.css").read_text(encoding="utf-8")
    file.write_text(FRAME.format(css=css, js=js, values=values), encoding="utf-8")
    page.goto(file.as_uri())


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


def to_the_next_part(page: Page) -> None:
    tab_to(page, NEXT)
    page.keyboard.press("Enter")


def test_one_part_is_open_at_a_time_and_only_what_was_touched_is_told_to_mend(tmp_path: Path) -> None:
    with launched(Network()) as page:
        opened(page, tmp_path)
        form = page.get_by_role("group", name="County brief: the form")
        parts = form.locator("details.part")
        assert parts.count() == 1 + 2 + 5 + 4
        assert form.locator("details[open]").count() == 1
        assert form.locator(MENDS).count() == 0
        parts.nth(3).locator("summary").click()
        expect(form.locator("details[open]")).to_have_count(1)
        parts.nth(3).get_by_label("Your sentence").fill("Many people live here.")
        expect(form.locator(MENDS)).to_have_count(1, timeout=60_000)
        expect(form.locator(".state-of-it")).to_contain_text("0 of 5 claims stand")
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        form.screenshot(path=ARTEFACTS / "county-brief-touched.png")


def test_explorers_that_know_a_place_come_first_and_the_others_once_they_are_asked_for(
    tmp_path: Path,
) -> None:
    with launched(Network()) as page:
        opened(page, tmp_path)
        form = page.get_by_role("group", name="County brief: the form")
        form.locator("details.part").nth(1).locator("summary").click()
        menu = form.locator("details.part").nth(1).get_by_label("Explorer")
        first = menu.locator("option").all_inner_texts()
        assert "Rollout map" in first
        assert "Grow and capture" not in first
        menu.select_option("+")
        expect(menu.locator("option", has_text="Grow and capture")).to_have_count(1)


def test_a_small_brief_asks_for_one_chart_two_claims_and_the_other_side(tmp_path: Path) -> None:
    with launched(Network()) as page:
        opened(page, tmp_path, SMALL)
        form = page.get_by_role("group", name="County brief: the form")
        assert form.locator("details.part > summary > span:first-child").all_inner_texts() == [
            *("Your county and your finding", "Chart 1", "Claim 1", "Claim 2"),
            "The best argument against this",
        ]


def test_a_brief_is_made_by_keyboard_alone(tmp_path: Path) -> None:
    network = Network()
    with launched(network) as page:
        opened(page, tmp_path)
        _filled(page, tmp_path)
    assert network.refused == []
    assert network.console_errors == []


def fill(page: Page) -> None:
    """Fill in the form from its first field to its last, by keyboard alone."""
    write_into(page, "County", "Travis, TX")
    write_into(page, "Your finding", "Travis County was connected early")
    for explorer in ("Activation curves", "Rollout map"):
        to_the_next_part(page)
        choose(page, "Explorer", explorer)
        tab_to(page, "Pin your note")  # after the controls of the explorer
        page.wait_for_function(
            "() => document.activeElement.options.length > 1", timeout=60_000
        )  # Python draws it
        page.keyboard.press("ArrowDown")
        write_into(page, "Your note", "This point matters most")
    for fact in FACTS:
        to_the_next_part(page)
        choose(page, "Where its number stands", "on my county")
        choose(page, "Line of the page", fact)
        write_into(page, "Your sentence", "The data say {number}.")
    for part in PROSE:
        to_the_next_part(page)
        write_into(page, "Your words", f"{part}: words of my own.")


def _filled(page: Page, tmp_path: Path) -> None:
    form = page.get_by_role("group", name="County brief: the form")
    fill(page)
    expect(form.locator(".state-of-it")).to_contain_text("The brief is whole", timeout=60_000)
    brief = read_brief(page.evaluate("window.cell"))
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
