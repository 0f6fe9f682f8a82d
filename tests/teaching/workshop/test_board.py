"""The role cards are alike in strength, and none makes a person's presence the question."""

from __future__ import annotations

import re

import pytest

from lessonkit.claims.ledger import ledger
from lessonkit.claims.linter import unanswered
from lessonkit.course import course
from lessonkit.teaching.workshop.agenda import lesson_read
from lessonkit.teaching.workshop.board import APART, FILE, Role, board, board_stages

each_role = pytest.mark.parametrize("role", board().roles, ids=lambda role: role.id)


def test_everybody_whom_a_board_hears_has_a_card() -> None:
    assert {role.id for role in board().roles} == {
        "chair",
        "sheriff",
        "counsel",
        "budget",
        "for-cooperation",
        "against-cooperation",
        "advocate",
        "ice",
    }


def test_as_many_cards_stand_for_the_motion_as_against_it() -> None:
    stands = [role.stands for role in board().roles]
    assert stands.count("for") == stands.count("against") == 3
    assert set(stands) == {"for", "against", "open"}


def test_the_cards_differ_by_a_tenth_in_words_at_most() -> None:
    words = [role.words for role in board().roles]
    assert max(words) - min(words) <= APART * max(words)


@each_role
def test_each_card_has_three_facts_for_it_and_one_against_each_with_one_sourced_number(role: Role) -> None:
    assert len(role.facts) == 3
    for fact in (*role.facts, role.against):
        assert len(re.findall(r"<sup>\[\d+\]</sup>", fact)) == 1
    assert len(role.notes.lines) == len(role.notes.claims) == 4


@each_role
def test_a_number_that_an_opponent_would_answer_stands_with_its_answer(role: Role) -> None:
    assert list(unanswered(role.notes.claims, {one.id: one for one in ledger()})) == []


def test_the_two_sides_speak_by_publishers_of_their_own() -> None:
    by = {
        side: {one.publisher for role in board().roles if role.stands == side for one in role.notes.cited[:3]}
        for side in ("for", "against")
    }
    assert len(by["for"] - by["against"]) >= 3
    assert len(by["against"] - by["for"]) >= 3


def test_no_number_stands_outside_a_claim() -> None:
    said = re.findall(r'"([^"]+)"', course().part(FILE).read_text(encoding="utf-8"))
    bare = [re.sub(r"\{claim\}`[^`]+`|\b(?:FY)?(?:19|20)\d\d\b", "", text) for text in said]
    assert [text for text in bare if re.search(r"\d", text)] == [board().lesson]


@each_role
def test_nobody_plays_a_person_without_legal_status(role: Role) -> None:
    assert not re.search(
        r"undocumented|unauthorized|illegal|without (?:papers|legal status)|deported", role.who
    )
    assert not re.search(r"\billegal\b|\balien\b", " ".join([role.want, *role.facts, role.ask]))


def test_the_motion_is_about_what_a_jail_does() -> None:
    assert "jail" in board().motion
    assert not re.search(r"immigrants|people who", board().motion)


def test_the_stages_are_the_lessons_own_and_take_its_minutes() -> None:
    minutes = [stage.minutes for stage in board_stages()]
    assert sum(minutes) == lesson_read(board().lesson).part(board().title).part.minutes
    assert all(stage.do for stage in board_stages())


def test_those_who_speak_in_turn_fit_into_the_stage_of_speaking() -> None:
    speakers = [role for role in board().roles if role.stands != "open"]
    assert 1.5 * len(speakers) <= board_stages()[1].minutes
