"""The text edition: all of a lesson's words, exercises and numbers in a small page that needs no script and shows no picture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lessonkit.exercises.locate import load_lesson
from lessonkit.explorers import explorer
from lessonkit.explorers.frame.seen import seen
from lessonkit.site.in_words.lesson_text import BESIDE
from lessonkit.site.practice import page_deal
from tests.site.editions import KIT, LESSONS, html, opens
from tests.site.held import soup

LARGEST = 400_000
OF_LESSONS = pytest.mark.parametrize("name", LESSONS)


def words(part):
    return " ".join(part.get_text(" ").split())


@OF_LESSONS
def test_a_text_is_small_and_has_no_script_no_picture_and_nothing_to_load(name):
    text = soup(name + BESIDE)
    assert len(html(name + BESIDE).encode()) < LARGEST
    assert text.select("script, svg, img, picture, canvas, iframe, object, input, button, [style]") == []
    assert text.select("link, [src]") == []


@OF_LESSONS
def test_headings_go_down_one_by_one_from_a_single_first_one_and_have_names_of_their_own(name):
    found = soup(name + BESIDE).select("main :is(h1, h2, h3, h4, h5, h6)")
    levels = [int(one.name[1]) for one in found]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [one["id"] for one in soup(name + BESIDE).select("[id]")]
    assert len(set(ids)) == len(ids)


@OF_LESSONS
def test_every_heading_and_paragraph_of_the_page_is_in_the_text(name):
    told = words(soup(name + BESIDE))
    for one in soup(name).select("main > :is(h1, h2, h3, p, ul, ol, blockquote)"):
        if one.select_one("a[href$='in-words.html']") is None:
            assert words(one) in told, one


@OF_LESSONS
def test_every_exercise_is_there_once_with_what_it_asks_its_options_and_its_hints(name):
    found = soup(name + BESIDE).select("section.exercise")
    exercises = load_lesson(KIT / "solutions" / name).exercises
    assert [one["id"] for one in found] == [f"exercise-{one.id}" for one in exercises]
    for part, exercise in zip(found, exercises, strict=True):
        assert part.select_one("h3").text == exercise.title
        there = soup(name).select_one(f"#exercise-{exercise.id} .scomm-prompt")
        assert words(there) in words(part)
        assert len(part.select(".scomm-options > li")) == len(exercise.options)
        assert sum("Hint" in one.text for one in part.select("p > strong")) == len(exercise.hints)


@OF_LESSONS
def test_each_named_state_of_each_explorer_is_told_with_its_numbers(name):
    text = soup(name + BESIDE)
    told = words(text)
    marks = vars(page_deal(load_lesson(KIT / "solutions" / name)))
    captions = [words(one) for one in text.select("table caption")]
    for id in opens(name):
        found = explorer(id)
        for scene, state in found.scenes.items():
            here = found.checked(state)
            one = seen(found, here, found.drawn(here, marks))
            assert " ".join(one["finding"].split()) in told, (id, scene)
            assert any(" ".join(one["finding"].split()) in caption for caption in captions), (id, scene)


@OF_LESSONS
def test_no_key_and_no_reply_is_in_a_text(name):
    """What a page may hold a text may: nothing else of an exercise's secrets is in it."""
    told, page = words(soup(name + BESIDE)), words(soup(name))
    exercises = load_lesson(KIT / "solutions" / name).exercises
    secrets = [
        text
        for one in exercises
        for text in (one.explain, *one.explains.values(), *(mistake.reply for mistake in one.mistakes),
                     *(sample for level in one.rubric for sample in level.samples))
    ]  # fmt: skip
    assert len(secrets) > 5
    hints = " ".join(" ".join(hint.split()) for one in exercises for hint in one.hints)
    for text in filter(None, (" ".join(one.split()) for one in secrets)):
        assert text not in told or text in page or text in hints


def test_the_first_page_and_each_lesson_lead_to_the_text_and_back():
    links = {one["href"] for one in soup("index").select("ol.lessons a")}
    for name in LESSONS:
        assert f"{name}{BESIDE}.html" in links
        assert soup(name).select_one(f"a[href='{name}{BESIDE}.html']") is not None
        assert soup(name + BESIDE).select_one(f"a[href='{name}.html']") is not None


@OF_LESSONS
def test_links_lead_to_pages_and_places_that_are_there(name):
    for link in soup(name + BESIDE).select("a[href]"):
        file, _, anchor = link["href"].partition("#")
        if ":" in file:
            continue
        other = file.removesuffix(".html") or name + BESIDE
        assert not anchor or soup(other).find(id=anchor) is not None, link["href"]
