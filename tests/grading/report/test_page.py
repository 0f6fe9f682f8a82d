"""The class report as a page: it says what the facts say, in every size of class, and asks for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from lessonkit.grading.report.mistakes import mistakes_of
from lessonkit.grading.report.page import Report, render, say
from lessonkit.grading.states import Standing
from tests.grading.report.a_class import made_up_class, with_passports, with_readers

HOSTILE = "<img src=q onerror=window.pwned=1>"


def read(facts) -> BeautifulSoup:
    return BeautifulSoup(render(Report.of(facts), "26 Nov 2026"), "html.parser")


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    facts = with_passports(made_up_class(24))
    facts = with_readers(facts, anna=[2, 2, 1, 1, 2, 2, 1, 1, 0, 0, 1, 0], zoe=[2, 1])
    states = ("graded", "waiting", "not-graded", "graded")
    standings = [Standing(one.learner, states[number % 4]) for number, one in enumerate(facts.standings)]  # type: ignore[arg-type]
    return read(replace(facts, standings=standings))


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.find(id=name).find_parent("section")


def rows(part: BeautifulSoup) -> list[list[str]]:
    return [[cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in part.select("tbody tr")]  # fmt: skip


def test_every_section_has_a_heading_and_the_contents_lead_there(page: BeautifulSoup) -> None:
    links = [link["href"][1:] for link in page.select("nav a")]
    assert links == [part["aria-labelledby"] for part in page.find_all("section")]
    assert [page.find(id=one).get_text() for one in links] == list(say.group("heading").values())


def test_each_picture_is_named_and_a_table_stands_beside_it(page: BeautifulSoup) -> None:
    pictures = page.select("[role=img]")
    assert len(pictures) > 6
    assert all(one["aria-label"] for one in pictures)
    for one in pictures:
        assert one.find_parent("section").find("table"), one["aria-label"]


def test_who_has_handed_in_has_a_square_and_a_name_for_each(page: BeautifulSoup) -> None:
    part = section(page, "who")
    assert len(part.select(".square")) == 24
    counts = {row[0]: row[1] for row in rows(part)}
    assert counts == {"graded": "12", "waiting for a reader": "6", "could not be graded": "6"}
    assert "learner-00" in part.get_text()


def test_the_box_for_the_class_names_nobody(page: BeautifulSoup) -> None:
    box = page.select_one("section.ten").get_text()
    assert "learner-" not in box
    assert "Open " in box


def test_every_exercise_has_a_row(page: BeautifulSoup) -> None:
    titles = [row[0] for row in rows(section(page, "items"))]
    assert titles == [one.title for one in made_up_class(24).lesson.exercises]


def test_guesses_of_nine_are_not_shown_and_the_line_says_why() -> None:
    part = section(read(made_up_class(9)), "guesses")
    assert part.find("svg") is None
    assert "9 guesses. Guesses are shown of 10 or more" in part.get_text()


@pytest.mark.parametrize("people", [0, 1, 2, 5, 9])
def test_a_small_class_gets_a_page_without_what_chance_would_say(people: int) -> None:
    page = read(replace(made_up_class(people), standings=[]))
    assert page.select("svg.fit") == []
    cells = {cell for part in page.find_all("section") for row in rows(part) for cell in row}
    assert not cells & {"nan", "None", "inf"}
    if not people:
        assert say("page.nothing") in page.get_text()
        assert say("who.nobody") in page.get_text()


def test_ten_learners_are_enough_for_guesses_and_for_how_exercises_fit() -> None:
    page = read(made_up_class(10))
    assert len(page.select("svg.fit")) > 5
    assert section(page, "guesses").find("svg") is not None


def test_no_raw_name_of_a_mistake_stands_on_the_page(page: BeautifulSoup) -> None:
    made = mistakes_of(made_up_class(24))
    labels = [one.get_text() for one in section(page, "mistakes").select(".label")]
    assert labels == [f"{one.title} · {one.words}" for one in made[:15]]
    cells = [row[1] for row in rows(section(page, "mistakes"))]
    box = [one.get_text() for one in page.select("section.ten strong")]
    names = {one.name for one in made} | {one.name.replace("-", " ") for one in made}
    assert names.isdisjoint([*cells, *box])
    assert made[0].reply in cells[0]


def test_a_reader_of_few_answers_is_told_so(page: BeautifulSoup) -> None:
    part = section(page, "readers")
    assert [row[0] for row in rows(part)] == ["anna"]
    assert "zoe: 2 answers read. Of fewer than 12" in part.get_text()


def test_what_a_learner_is_called_stays_text_and_the_page_is_harmless() -> None:
    facts = made_up_class(12)
    facts = replace(facts, standings=[Standing(HOSTILE, "graded")], same_codes=[f"One code: {HOSTILE}"])
    page = read(facts)
    assert HOSTILE in page.get_text()
    assert page.find_all(["script", "img", "iframe", "link", "object"]) == []
    assert [one for one in page.find_all(True) for name in one.attrs if name.startswith("on")] == []


def test_it_can_be_walked_by_ear(page: BeautifulSoup) -> None:
    assert page.html["lang"] == "en"
    assert page.find("a")["href"] == "#" + page.find("main")["id"]
    assert [len(page.find_all(name)) for name in ("h1", "main", "header", "footer")] == [1] * 4
    assert all(table.find("caption") for table in page.find_all("table"))
