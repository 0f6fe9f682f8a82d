"""The slides of a cut say what its lessons say, and leave no answer before its question."""

from __future__ import annotations

import re

import pytest

from lessonkit.authoring.source import read_text
from lessonkit.claims import claim
from lessonkit.explorers import registry
from lessonkit.teaching.workshop.agenda import Cut, Step, cut, cuts, lesson_read
from lessonkit.teaching.workshop.asides import asides_of, for_every_part, told
from lessonkit.teaching.workshop.asking import deal_of, mistakes_of
from lessonkit.teaching.workshop.deck import slides
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.lesson_text import calm
from lessonkit.teaching.workshop.page import REVEAL

each_cut = pytest.mark.parametrize("one", cuts(), ids=lambda one: one.id)


@each_cut
def test_every_step_and_every_exercise_has_its_slide(one: Cut) -> None:
    titles = {slide.title for slide in slides(one)}
    assert {step.title for step in one.steps} <= titles
    assert {exercise.title for step in one.steps for exercise in step.exercises} <= titles


@each_cut
def test_an_answer_comes_after_its_question_and_the_picture_after_the_guess(one: Cut) -> None:
    last_asked = ""
    for slide in slides(one):
        if slide.kind == "asked" or slide.kind == "guess-again":
            last_asked = slide.title
        elif slide.kind in ("part", "break", "lunch"):
            last_asked = ""
        elif slide.kind == "answer":
            assert last_asked
        elif slide.kind == "explorer":
            opened = next(step for step in one.steps if step.explorer == slide.explorer)
            assert last_asked or not opened.exercises


@each_cut
def test_no_slide_has_a_mark_of_the_source_text(one: Cut) -> None:
    for slide in slides(one):
        for text in (slide.title, str(slide.body), str(slide.notes)):
            assert not re.search(r"\{(?:claim|term|minutes|motion)\}|:::|\]\(http", text), slide.title


@each_cut
def test_a_printed_number_with_a_mark_has_its_source_below(one: Cut) -> None:
    for slide in slides(one):
        marks = set(re.findall(r"<sup>(\[\d+\])</sup>", slide.body))
        if slide.kind == "part":
            assert all(mark in slide.foot for mark in marks), slide.title


def test_the_notes_name_wrong_answers_with_what_to_say() -> None:
    one = cut("45")
    for step in one.steps:
        for exercise in step.exercises:
            expected = mistakes_of(exercise, deal_of(step))
            if exercise.kind != "prediction":
                assert len(expected) == 3
            for slide in slides(one):
                if slide.kind == "asked" and slide.title == exercise.title:
                    assert all(str(reply)[:30] in slide.notes.striptags() for _, reply in expected)


@each_cut
def test_what_a_part_says_to_instructors_is_in_its_notes_once_and_on_no_slide(one: Cut) -> None:
    made = slides(one)
    seen = 0
    for step in filter(lambda step: step.lesson, one.steps):
        blocks = [
            *asides_of(step),
            *(block for exercise in step.exercises for block in asides_of(step, exercise.id)),
        ]
        for block in blocks:
            words = told([block]).striptags()
            assert [words in slide.notes.striptags() for slide in made].count(True) >= 1, words
            assert not [slide.title for slide in made if words[:80] in slide.body.striptags()]
            assert not re.search(r"\{(?:claim|term)\}|questions:", words)
            seen += 1
    assert seen >= 2


@each_cut
def test_what_to_do_when_somebody_is_affected_is_in_the_first_notes(one: Cut) -> None:
    first = slides(one)[0].notes.striptags()
    assert for_every_part(one).striptags() in first
    assert "This part" not in first or "In the lesson's part “" in first


def test_a_note_on_this_part_names_the_part_on_the_first_slide() -> None:
    assert "In the lesson's part “The families”:" in slides(cut("45"))[0].notes.striptags()


@each_cut
def test_a_guess_that_is_asked_again_has_its_true_number_only_after_that(one: Cut) -> None:
    for day in one.days:
        again = one.guessed_again(day)
        for id in again:
            true = next(
                slide.body.striptags()
                for slide in slides(one)
                if slide.kind == "answer" and guess(id).counts in slide.body.striptags()
            )
            seen = [
                slide.kind
                for slide in slides(one)
                if true in slide.body.striptags() or slide.kind == "guess-again"
            ]
            assert seen[0] == "guess-again"
            assert seen.count("answer") == 1
    assert one.guessed_again(one.days[-1])


def test_an_explorer_opens_on_what_the_question_before_it_is_dealt() -> None:
    machine = next(slide for slide in slides(cut("45")) if slide.explorer == "denominator-machine")
    assert dict(machine.state)["year"] == 2019


@each_cut
def test_every_explorer_opens_in_a_state_that_it_has(one: Cut) -> None:
    for slide in slides(one):
        if slide.explorer:
            found = registry.explorer(slide.explorer)
            assert not found.reason(found.checked(dict(slide.state))), slide.title


@each_cut
def test_no_slide_asks_for_a_cell_or_a_line_of_code_to_find_what_is_dealt(one: Cut) -> None:
    for slide in slides(one):
        if slide.kind == "asked":
            assert not re.search(r"deal\.\w|first cell|lines of code|In code", slide.body.striptags()), (
                slide.title
            )


def test_every_note_of_a_lesson_has_a_place_in_its_parts() -> None:
    for lesson in sorted({step.lesson for one in cuts() for step in one.steps if step.lesson}):
        read = lesson_read(lesson)
        steps = [Step(0, 0, part.part.name, lesson=lesson, part=part.part.name) for part in read.parts]
        placed = [
            block
            for step in steps
            for id in ("", *(exercise.id for exercise in step.exercises))
            for block in asides_of(step, id)
        ]
        wanted = [block for block in read.text.instructors if block.kind not in ("plan", "personal")]
        assert sorted(block.line for block in placed) == [block.line for block in wanted]


def test_each_of_a_steps_notes_says_its_minutes() -> None:
    made, steps = slides(cut("90")), cut("90").steps
    follow = next(slide for slide in made if slide.title == "Follow the print")
    step = next(step for step in steps if step.part == "Follow the print")
    assert f"{step.minutes} minutes, from minute {step.at}." in follow.notes.striptags()


def test_the_numbers_that_stand_alone_are_disputed_by_nobody() -> None:
    assert not calm(claim("hausman-crime"))
    assert not calm(claim("hausman-prevented"))
    assert calm(claim("hold-hours"))


def test_no_slide_shows_one_side_of_a_dispute_alone() -> None:
    sides = "\n".join(
        block.text
        for one in cuts()
        for id in {step.lesson for step in one.steps if step.lesson}
        for block in read_text(lesson_read(id).text.path).blocks
        if block.kind == "prose" and "{side}" in block.text
    )
    strongest = re.findall(r"\*The strongest point:\* (.{40})", sides)
    assert strongest
    for one in cuts():
        said = " ".join(slide.body.striptags() for slide in slides(one))
        assert not [point for point in strongest if point in said]


def test_reveal_comes_with_its_licence() -> None:
    assert "Permission is hereby granted" in (REVEAL / "LICENSE").read_text("utf-8")
    assert {path.name for path in REVEAL.iterdir()} == {"LICENSE", "notes.js", "reveal.css", "reveal.js"}
    assert sum(path.stat().st_size for path in REVEAL.iterdir()) < 300_000


def test_an_answer_has_the_decimals_that_its_question_asks_for() -> None:
    (answer,) = [
        after.body.striptags()
        for asked, explorer, after in zip(
            slides(cut("45")), slides(cut("45"))[1:], slides(cut("45"))[2:], strict=False
        )
        if asked.title == "Fewer, or more?" and explorer.kind == "explorer"
    ]
    assert "Right: 1.92." in answer
