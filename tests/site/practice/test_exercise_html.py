"""One exercise as HTML: it reads without a script, and the edition without replies holds no key."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from lessonkit.site.practice import exercise_html, progress_html, scripts, styles
from lessonkit.tokens import PAGE_COLOURS
from tests.exercises import tiny


def html(exercise, replies=False, **more):
    return BeautifulSoup(
        exercise_html(exercise, lesson=tiny.LESSON, replies=replies, load=tiny.load, **more), "html.parser"
    )


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda one: one.id)
def test_without_a_script_the_prompt_and_all_options_can_be_read(exercise):
    fieldset = html(exercise).fieldset
    assert fieldset["id"] == f"exercise-{exercise.id}"
    assert fieldset.legend.h3.text == exercise.title
    text = fieldset.get_text(" ")
    assert all(words in text for words in exercise.options.values())
    assert all(level.looks_like in text for level in exercise.rubric)


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda one: one.id)
def test_the_edition_without_replies_holds_neither_mistakes_nor_samples(exercise):
    text = str(html(exercise))
    assert not [one.reply for one in exercise.mistakes if exercise.answer_kind.keyed and one.reply in text]
    assert not [level for level in exercise.rubric for sample in level.samples if sample in text]
    assert not (exercise.explain and exercise.explain in text)


def test_what_needs_python_says_where_it_is_done_and_shows_its_hints():
    for exercise in (tiny.LESSON.exercise(one.id) for one in tiny.LESSON.exercises if one.route == "code"):
        fieldset = html(exercise, replies=True).fieldset
        assert "JupyterLab" in fieldset.find(class_="scomm-elsewhere").text
        assert [one.name for one in fieldset.find_all(recursive=False)] == ["legend", "details"]
        assert len(fieldset("details")) == 1 + len(exercise.hints)
        assert not fieldset("script")


def test_a_page_may_bring_a_prompt_of_its_own():
    assert (
        html(tiny.BASE, prompt="<p>Asked otherwise</p>").find(class_="scomm-prompt").text == "Asked otherwise"
    )


def test_no_data_can_end_its_script():
    for text in (
        exercise_html(tiny.SHARE, lesson=tiny.LESSON, replies=True, load=tiny.load),
        progress_html(tiny.LESSON),
    ):
        for inside in re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL):
            assert "</" not in inside
            assert "<!--" not in inside
    assert "</script" not in scripts()


def test_the_stylesheet_names_no_colour_but_those_of_the_tokens():
    named = set(re.findall(r"#[0-9a-f]{3,8}\b", styles(), re.IGNORECASE))
    assert named <= {colour for page in PAGE_COLOURS.values() for colour in page.values()}
    assert not re.search(r"\b(rgba?|hsla?)\((?!122)", styles())
