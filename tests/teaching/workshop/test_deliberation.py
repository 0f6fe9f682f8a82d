"""Two packs of one question are alike in length, speak by publishers of their own, and say where each figure is from."""

from __future__ import annotations

import re

import pytest

from lessonkit.claims.claim import PRINTABLE
from lessonkit.course import course
from lessonkit.teaching.workshop.cited import Notes, words_in
from lessonkit.teaching.workshop.deliberation import APART, FILE, Deliberation, Pack, deliberations, stages

each_question = pytest.mark.parametrize("one", deliberations(), ids=lambda one: one.id)
FIGURE = re.compile(r"\d[\d,.]*")


def texts(pack: Pack) -> list[str]:
    return [str(html) for part in pack.parts for html in (part.strongest, *part.figures, part.rest)]


def test_there_are_at_least_two_questions_and_both_that_a_county_asks() -> None:
    asked = {one.question for one in deliberations()}
    assert "Should a county hold people on detainers without a judge's warrant?" in asked
    assert "Did the program make people afraid to call the police?" in asked


@each_question
def test_the_packs_differ_by_a_tenth_in_words_at_most(one: Deliberation) -> None:
    longer, shorter = max(one.yes.words, one.no.words), min(one.yes.words, one.no.words)
    assert shorter > 100
    assert longer - shorter <= APART * longer


@each_question
def test_each_pack_has_publishers_that_the_other_has_not(one: Deliberation) -> None:
    assert one.yes.publishers - one.no.publishers
    assert one.no.publishers - one.yes.publishers


@each_question
def test_each_pack_begins_with_its_strongest_point_and_lists_as_many_figures(one: Deliberation) -> None:
    for pack in one.packs:
        assert all("strongest point" in part.strongest for part in pack.parts)
    assert [len(part.figures) for part in one.yes.parts] == [len(part.figures) for part in one.no.parts]


@each_question
def test_each_listed_figure_has_a_mark_and_each_mark_a_source(one: Deliberation) -> None:
    for pack in one.packs:
        numbers = {line.number for line in pack.notes.lines}
        for part in pack.parts:
            for figure in part.figures:
                assert re.search(r"<sup>\[\d+\]</sup>", figure), figure
        marked = {int(mark) for text in texts(pack) for mark in re.findall(r"<sup>\[(\d+)\]</sup>", text)}
        assert marked == numbers == set(range(1, len(numbers) + 1))
        assert all(line.url.startswith("http") and line.says for line in pack.notes.lines)


@each_question
def test_only_what_may_be_printed_is_printed(one: Deliberation) -> None:
    assert {claim.grade for pack in one.packs for claim in pack.notes.cited} <= set(PRINTABLE)


@each_question
def test_what_is_disputed_and_what_is_not_known_is_said(one: Deliberation) -> None:
    assert one.between
    assert len(one.open) >= 2
    assert all(question.would_settle for question in one.open)


@each_question
def test_no_mark_of_the_source_text_is_left_in_print(one: Deliberation) -> None:
    for text in [*texts(one.yes), *texts(one.no), *map(str, one.between)]:
        assert not re.search(r"\{claim\}|\{term\}|:::|\]\(http", text)


def test_the_questions_with_packs_on_policy_have_numbers_that_clash() -> None:
    clashes = {one.id: one.clashes for one in deliberations()}
    assert clashes["detainers"]
    assert clashes["afraid"]


def test_a_longer_pack_would_be_noticed() -> None:
    assert words_in("<p>One <sup>[1]</sup>two, 45.6 percent.</p>") == 4


def test_the_stages_fill_45_minutes_and_both_sides_speak_alike() -> None:
    minutes = {stage.id: stage.minutes for stage in stages()}
    assert sum(minutes.values()) == 45
    assert minutes["yes-speaks"] == minutes["no-speaks"]


def test_the_file_itself_has_no_figure_so_that_none_can_drift() -> None:
    prose = re.findall(
        r'(?:question|decides|title) = "([^"]+)"', course().part(FILE).read_text(encoding="utf-8")
    )
    found = [text for text in prose if FIGURE.search(text)]
    assert len(prose) >= 8
    assert found == []


def test_a_link_and_a_claim_get_one_row_of_numbers() -> None:
    notes = Notes()
    html = notes.html("By [a ruling](https://example.org/a_(b)) {claim}`miranda-hours` hours.")
    assert "ruling<sup>[1]</sup> 19<sup>[2]</sup> hours" in html
    assert [line.number for line in notes.lines] == [1, 2]
    assert notes.lines[0].url == "https://example.org/a_(b)"


def test_a_number_that_answers_many_stands_once_on_the_leaders_sheet() -> None:
    for one in deliberations():
        answers = [clash.no for clash in one.clashes]
        assert len(answers) == len(set(answers))
        assert all(clash.yes and clash.no for clash in one.clashes)
