"""Every page of the edition: whole, small, asks nobody for anything, gives no answer away, and reads in order."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from lessonkit.authoring.said_in import of_a_notebook
from lessonkit.authoring.source import read_text
from lessonkit.data import load
from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from lessonkit.explorers.frame.standalone import is_whole
from lessonkit.site.making import make_site
from lessonkit.site.outputs import as_html
from tests.site.editions import BESIDE, KIT, LESSONS, TEXTS, html, opens
from tests.site.held import held, soup

LARGEST = 8_000_000
PAGES = pytest.mark.parametrize("name", [*LESSONS, *BESIDE])
OF_LESSONS = pytest.mark.parametrize("name", LESSONS)


@PAGES
def test_a_page_is_small(name):
    assert len(html(name).encode()) < LARGEST


@PAGES
def test_a_page_loads_nothing_and_may_not(name):
    page = soup(name)
    for one in page.select("script, link, img, iframe, source, video, audio, object, embed, base"):
        assert not one.get("src"), one
        assert not one.get("href"), one
    styles = "".join(one.text for one in page.select("style")) + "".join(
        one["style"] for one in page.select("[style]")
    )
    assert "@import" not in styles
    assert not re.search(r"url\(\s*['\"]?(?!#)", styles)
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy.startswith("default-src 'none';")
    assert "connect-src" not in policy


@PAGES
def test_headings_stand_in_order_below_one_of_the_first_level(name):
    levels = [int(one.name[1]) for one in soup(name).select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@PAGES
def test_a_page_has_a_language_a_title_one_main_and_a_way_past_its_links(name):
    page = soup(name)
    assert page.html["lang"] == "en"
    assert page.title.text.strip()
    assert len(page.select("main")) == 1
    first = page.body.find(["a", "button", "input", "summary"])
    assert first["href"] == "#main"


@PAGES
def test_no_two_parts_have_one_name_and_every_link_within_the_edition_leads_somewhere(name):
    names = [one["id"] for one in soup(name).select("[id]")]
    assert sorted(names) == sorted(set(names))
    for link in soup(name).select("a[href]"):
        href = link["href"]
        if re.match(r"https?:|mailto:", href):
            continue
        file, _, anchor = href.partition("#")
        other = file.removesuffix(".html") or name
        assert other in (*LESSONS, *TEXTS, *BESIDE), href
        if anchor:
            assert soup(other).find(id=anchor) is not None, href


@pytest.mark.parametrize("name", [*LESSONS, *TEXTS])
def test_a_page_asks_for_no_cell_and_no_key_of_a_notebook(name):
    page = BeautifulSoup(html(name), "html.parser")
    for one in [*page(["pre", "script", "style"]), *page.select(".scomm-options, .scomm-folded")]:
        one.decompose()
    said = page.get_text(" ", strip=True)
    assert of_a_notebook(said) == ""
    assert "press Esc" not in said
    assert "[[" not in said


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_done_with_python_is_one_line_that_opens(name):
    for one in soup(name).select("fieldset.scomm-practice:not(:has(.scomm-answer))"):
        (fold,) = one.find_all("details", recursive=False)
        assert not fold.has_attr("open")
        assert {child.name for child in one.find_all(recursive=False)} == {"legend", "details"}


def test_what_a_search_finds_is_there():
    entries = json.loads(soup("index").select_one("#search-index").string)
    assert {kind for kind, *_ in entries} >= {
        "Data",
        "Glossary",
        "Bibliography",
        "Ledger",
        "Lesson 0",
        "Lesson 7",
    }
    for _, title, href, _ in entries:
        file, _, anchor = href.partition("#")
        assert title
        assert soup(file.removesuffix(".html")).find(id=anchor) is not None, href


@OF_LESSONS
def test_every_exercise_of_the_lesson_is_in_its_page_once(name):
    found = [one["id"] for one in soup(name).select(":is(section.exercise, fieldset.scomm-practice)")]
    assert found == [f"exercise-{one.id}" for one in load_lesson(KIT / "solutions" / name).exercises]


def handed_out(name):
    """All that a learner's notebook holds, in one line."""
    cells = json.loads((KIT / "lessons" / name / f"{name}.ipynb").read_text("utf-8"))["cells"]
    return " ".join(" ".join("".join(cell["source"]).split()) for cell in cells)


@OF_LESSONS
def test_no_key_no_reply_and_no_sample_is_in_a_page_that_a_learners_notebook_does_not_hold(name):
    words = " ".join(soup(name).get_text(" ").split())
    script = " ".join(html(name).split())
    secrets = {}
    for exercise in load_lesson(KIT / "solutions" / name).exercises:
        secrets[exercise.id] = [
            exercise.explain,
            *exercise.explains.values(),
            *(mistake.reply for mistake in exercise.mistakes),
            *(sample for level in exercise.rubric for sample in level.samples),
            *(line for line in exercise.solution.splitlines() if len(line.strip()) > 30),
        ]
    hints = [hint for one in load_lesson(KIT / "solutions" / name).exercises for hint in one.hints]
    known = " ".join([handed_out(name), *(" ".join(hint.split()) for hint in hints)])
    for id, texts in secrets.items():
        for text in filter(None, (" ".join(one.split()) for one in texts)):
            assert text in known or (text not in words and text not in script), f"{id}: {text}"
    assert sum(map(len, secrets.values())) > 20


@OF_LESSONS
def test_no_word_for_instructors_is_in_a_page(name):
    text = read_text(KIT / "solutions" / name / "lesson.md")
    words = " ".join(soup(name).get_text(" ").split())
    assert text.instructors
    for block in text.instructors:
        for line in filter(lambda line: len(line) > 40, map(str.strip, block.text.splitlines())):
            assert line not in words


@OF_LESSONS
def test_every_explorer_that_a_lesson_opens_has_its_place_and_its_states(name):
    opened = opens(name)
    boxes = soup(name).select("section.explorer")
    assert {one["data-explorer"] for one in boxes} == opened
    assert set(held(name)) == opened
    for one in boxes:
        assert one["data-start"] in held(name)[one["data-explorer"]]["states"]
        assert one.select_one(".still table") is not None, "without a script there is the table"


@OF_LESSONS
def test_a_page_that_does_not_hold_every_state_says_so_beside_the_picture(name):
    for box in soup(name).select("section.explorer"):
        found, given = explorer(box["data-explorer"]), held(name)[box["data-explorer"]]
        said = box.select_one(".which").text
        of = 1
        for control in found.controls:
            of *= len(control.values)
        if is_whole(found):
            assert len(given["states"]) == of
            assert said.startswith("Every state")
        else:
            assert said.startswith(f"This page holds {len(given['states']):,} of {of:,} states")


@OF_LESSONS
def test_from_where_it_opens_each_control_can_be_moved_alone(name):
    for box in soup(name).select("section.explorer"):
        found, given = explorer(box["data-explorer"]), held(name)[box["data-explorer"]]
        start = [int(one) for one in box["data-start"].split()]
        for place, control in enumerate(found.controls):
            for value in range(len(control.values)):
                at = [value if n == place else one for n, one in enumerate(start)]
                assert " ".join(map(str, at)) in given["states"]


@pytest.mark.parametrize("name", ["03-the-rollout", "04-who-is-deported", "05-afraid-to-call"])
def test_the_code_of_a_picture_is_folded_above_it(name):
    hidden = [one for one in soup(name).select("details.code") if one.summary.text == "Show the code"]
    assert hidden
    for one in hidden:
        assert one.find_next_sibling("figure") is not None
    assert not [one for one in hidden if one.has_attr("open")]


def test_numbers_of_the_ledger_stand_on_its_page():
    from lessonkit.claims.format import full_sentence
    from lessonkit.claims.ledger import ledger

    words = " ".join(soup("ledger").get_text(" ").split())
    for one in ledger(KIT / "solutions"):
        assert " ".join(full_sentence(one, load).split()) in words


def test_a_lesson_alone_can_be_written(tmp_path):
    written = [path.name for path in make_site(KIT, tmp_path, ("07-county-brief",))]
    assert written == ["07-county-brief.html", "07-county-brief-in-words.html"]


def test_each_row_of_a_table_has_all_of_its_heads_so_no_number_stands_below_another_heads_column():
    table = pd.DataFrame({"state": ["a", "a", "b"], "jails": ["x", "y", "x"], "lowest": [22, 26, 47]})
    rows = BeautifulSoup(as_html(table.set_index(["state", "jails"])), "html.parser").tbody.find_all("tr")
    assert [[cell.text for cell in row.find_all(["th", "td"])] for row in rows] == [
        ["a", "x", "22"],
        ["a", "y", "26"],
        ["b", "x", "47"],
    ]


@pytest.mark.parametrize("styled", [False, True])
def test_words_of_a_table_stand_at_the_left_with_their_head_and_numbers_do_not(styled):
    table = pd.DataFrame(
        {"day": ["2014-05-14", None], "event": ["A release.", "A ruling."], "people": [3, None]}
    )
    page = BeautifulSoup(as_html(table.style.hide() if styled else table), "html.parser")
    assert [one.text for one in page.select(".word")] == ["event", "A release.", "A ruling."]
