"""What is printed says what the lessons and the ledger say, and what a leader needs is in the guide."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from lessonkit.teaching.workshop import sheets
from lessonkit.teaching.workshop.agenda import Cut, cut, cuts
from lessonkit.teaching.workshop.board import board
from lessonkit.teaching.workshop.deliberation import Deliberation, deliberations
from lessonkit.teaching.workshop.write import pages

each_cut = pytest.mark.parametrize("one", cuts(), ids=lambda one: one.id)
RULE = "Policies are open questions. People's presence is not."


def words(page: str) -> str:
    return " ".join(
        unescape(
            re.sub(r"<(?:style|script).*?</(?:style|script)>|<[^>]+>", " ", page, flags=re.DOTALL)
        ).split()
    )


@each_cut
def test_the_guide_has_each_step_its_minutes_and_all_that_a_leader_asks(one: Cut) -> None:
    told = words(sheets.guide(one))
    for step in one.steps:
        assert step.title in told
    for day in one.days:
        assert f"{day.minutes} in all" in told
    for needed in (
        RULE,
        "Binder or the class server is down",
        "No internet",
        "fewer than ten people",
        "You run late",
        "what do you think",
        "step out, and you owe nobody a reason",
        f"scomm poll {one.id}",
        "Print:",
        "The room",
        "shouts a slogan",
        "upset or weeps",
        "My cousin was deported",
    ):
        assert needed in told, needed


@each_cut
def test_the_guide_says_at_each_guess_to_open_the_poll(one: Cut) -> None:
    told = words(sheets.guide(one))
    assert told.count("Open the first round of the poll") == len(one.poll)
    assert told.count("Open the second round of the poll") == 1


def test_the_guide_has_the_right_answer_beside_the_wrong_ones_and_the_best_of_each_side() -> None:
    told = words(sheets.guide(cut("45")))
    assert "“One year, two answers”: For 2019: 8.2 percentage points." in told
    assert "“How far do the tables carry?”: Right: C, A, B." in told
    assert "packs-serious.html for yourself" in told


@each_cut
def test_what_can_be_left_out_is_a_part_of_the_cut_and_told_with_its_minutes(one: Cut) -> None:
    told = words(sheets.guide(one))
    assert one.spare
    for name in one.spare:
        step = next(step for step in one.steps if step.part == name)
        assert f"{name} ({step.minutes} minutes)" in told


@each_cut
def test_the_handout_asks_the_guesses_and_has_words_numbers_and_open_questions(one: Cut) -> None:
    page = sheets.handout(one)
    assert page.count('class="side"') == 2
    told = words(page)
    for heading in (
        "My guess",
        "Ask of every number",
        "Words",
        "Numbers that we met",
        "What nobody knows yet",
    ):
        assert heading in told
    assert page.count('class="line"></td>') == 4 * len(one.poll)


@pytest.mark.parametrize("one", deliberations(), ids=lambda one: one.id)
def test_a_set_of_packs_has_guide_packs_common_ground_and_what_lies_between(one: Deliberation) -> None:
    page = sheets.packs(one)
    told = words(page)
    assert page.count('<div class="side') == 5
    for needed in (
        one.question,
        one.yes.title,
        one.no.title,
        "Common ground",
        "What is disputed",
        "What is not known",
        RULE,
    ):
        assert needed in told
    for pack in one.packs:
        assert all(line.url in unescape(page) for line in pack.notes.lines)


def test_every_role_card_has_the_motion_and_the_rule() -> None:
    page = sheets.board_page()
    told = words(page)
    assert page.count('class="side card"') == len(board().roles) == 8
    assert told.count(board().motion) == 9
    assert told.count("It says nothing about you.") == 9
    assert told.count("Written, without a name.") == 6


def test_the_timer_is_silent_until_somebody_asks() -> None:
    page = sheets.timer()
    assert re.search(r'<input type="checkbox" id="sound">', page)
    assert 'aria-live="polite"' in page
    assert not re.search(r"<audio|https?://", page)


def test_the_list_leads_to_every_page() -> None:
    linked = set(re.findall(r'href="([\w-]+\.html)"', sheets.index()))
    made = {name for name, _ in pages()} - {"index.html", "LICENSE-reveal.txt"}
    assert linked == made


def test_pages_ask_no_server_for_anything() -> None:
    for make in (
        lambda: sheets.guide(cut("45")),
        lambda: sheets.handout(cut("45")),
        sheets.board_page,
        sheets.index,
    ):
        assert not re.search(r'(?:src|data)="?https?:|url\(\s*["\']?https?:|<link', make())


def test_no_page_names_a_registry() -> None:
    text = "".join(path.read_text("utf-8") for path in Path(sheets.__file__).parent.rglob("*.js"))
    assert not re.search(r"unpkg|jsdelivr|npmjs|cdnjs", text)
