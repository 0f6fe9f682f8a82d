"""One slip has one price: each exercise of each lesson is asked what it gives for slips of form, for neighbours and for rounding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.data import load
from lessonkit.exercises import Deal, Exercise, Lesson
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.asked_then import asked_in, is_later
from lessonkit.exercises.key.judge import Key, judge, key_for, tolerance_of
from lessonkit.exercises.key.nearly import decimals_enough, slip_of_form
from lessonkit.exercises.kinds.number import IDLE
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.prices import FORM, PRICES
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer

KIT = Path(__file__).parents[2]
LESSONS: dict[str, Lesson] = {id: load_lesson(KIT / "solutions" / id) for id in lesson_ids(KIT)}
KEYED = [(id, one.id) for id, lesson in LESSONS.items() for one in lesson.exercises if one.answer]
NUMBERS = [(id, one) for id, one in KEYED if LESSONS[id].exercise(one).kind == "number"]
MOST_DEALS, MOST_NEIGHBOURS = 6, 40

BOTH = {
    "behind-the-record": ("more-crimes",),  # 200 crimes more, and ten times the 20 percent
}
"""Mistakes that are another idea, and happen to be the right number in another unit."""


def keys(lesson_id: str, id: str) -> Iterator[tuple[Exercise, Deal, Key]]:
    """An exercise with its key, for some of its deals."""
    lesson = LESSONS[lesson_id]
    exercise = lesson.exercise(id)
    for deal in islice(every_deal(lesson.pools, exercise.uses), MOST_DEALS):
        yield exercise, deal, key_for(exercise, deal, load)


def share(found: Verdict) -> float:
    return found.score / found.points


def turned(exercise: Exercise, right: Any, factor: float) -> Any:
    """A right answer with all of its measured numbers multiplied."""
    if exercise.kind == "number":
        return right * factor
    if exercise.kind == "function":
        return [one | {"value": one["value"] * factor} if one["type"] == "number" else one for one in right]
    if exercise.kind == "chart":
        return right | {"series": [one | {"y": [y * factor for y in one["y"]]} for one in right["series"]]}
    keep = set(exercise.properties.keys or ()) | {"fiscal_year"}
    cells = [
        [
            cell * factor if isinstance(cell, int | float) and name not in keep else cell
            for name, cell in zip(right["columns"], row, strict=True)
        ]
        for row in right["rows"]
    ]
    return right | {"rows": cells}


@pytest.mark.parametrize(("lesson", "id"), KEYED)
def test_a_turned_sign_costs_half_in_every_exercise(lesson: str, id: str) -> None:
    if LESSONS[lesson].exercise(id).kind == "choice":
        return
    for exercise, deal, key in keys(lesson, id):
        given = turned(exercise, key.right[0], -1)
        if given == key.right[0]:  # texts have no sign
            return
        verdict = judge(exercise, answer(given), deal, load, key)
        assert share(verdict) == PRICES["form"], (vars(deal), verdict.mistake, verdict.reply)


@pytest.mark.parametrize(("lesson", "id"), NUMBERS)
def test_a_number_in_another_form_costs_half_and_one_rounded_too_far_too(lesson: str, id: str) -> None:
    for exercise, deal, key in keys(lesson, id):
        right = float(key.right[0])
        places = decimals_enough(exercise)
        forms = [right / 100, right * 100, right / 1000, right * 10, right * 1000]
        forms += [round(right, places - 1)] if places is not None and places > 0 else []
        for given in forms:
            slip = slip_of_form(exercise, given, right)
            if not slip or given in IDLE:
                continue
            verdict = judge(exercise, answer(given), deal, load, key)
            of_another = verdict.mistake is None or not verdict.mistake.startswith("nearly-")
            if of_another and verdict.mistake not in {
                one.name
                for one, value in key.mistakes
                if slip_of_form(exercise, value, right) and one.name not in BOTH.get(id, ())
            }:
                continue  # a neighbour, or another idea, has this very number for this deal
            assert share(verdict) == PRICES["form"], (given, slip, verdict.mistake)


@pytest.mark.parametrize(("lesson", "id"), KEYED)
def test_what_is_right_for_a_neighbour_earns_nothing(lesson: str, id: str) -> None:
    for exercise, deal, key in keys(lesson, id):
        for near in key.neighbours[:MOST_NEIGHBOURS]:
            verdict = judge(exercise, answer(near.value), deal, load, key)
            assert verdict.score == PRICES["group"], (near.of, verdict.mistake)


@pytest.mark.parametrize(("lesson", "id"), NUMBERS)
def test_a_named_mistake_that_is_a_slip_of_form_has_its_price(lesson: str, id: str) -> None:
    for exercise, _, key in keys(lesson, id):
        for mistake, value in key.mistakes:
            slips = {slip_of_form(exercise, value, right) for right in key.right} - {""}
            if slips & (FORM - {"rounded", "cut", "other-base"}) and mistake.name not in BOTH.get(id, ()):
                assert mistake.score == PRICES["form"], (mistake.name, slips)


SORTS = {
    "form": ("as-fraction", "fractions", "per-hundred", "per-thousand", "reversed", "sign-turned", "rounded", "ratio-in-percent"),
    "group": ("every-other-state", "other-place", "property", "both-agencies", "other-county", "name-in-other-states"),
}  # fmt: skip
"""Names of mistakes that mean one thing wherever they stand, by the sort of slip that they are."""


def test_a_name_that_means_one_slip_has_its_price_wherever_it_stands() -> None:
    found: dict[str, set[float]] = defaultdict(set)
    for id, one in KEYED:
        for mistake in LESSONS[id].exercise(one).mistakes:
            found[mistake.name].add(mistake.score)
    for sort, names in SORTS.items():
        assert {name: found[name] for name in names if name in found and found[name] != {PRICES[sort]}} == {}


def test_no_mistake_has_a_price_of_its_own_but_where_one_part_of_several_is_wrong() -> None:
    """In the dossier each of five facts is checked by itself."""
    for id, one in KEYED:
        exercise = LESSONS[id].exercise(one)
        if exercise.id != "dossier":
            assert {mistake.score for mistake in exercise.mistakes} <= set(PRICES.values()), exercise.id


@pytest.mark.parametrize(("lesson", "id"), NUMBERS)
def test_an_answer_may_lie_off_by_half_of_its_last_digit_and_by_a_whole_one_only_for_a_reason(
    lesson: str, id: str
) -> None:
    exercise = LESSONS[lesson].exercise(id)
    places = decimals_enough(exercise)
    if not exercise.tolerance or places is None:
        return  # an exact number
    digit = 10.0**-places
    assert exercise.tolerance >= digit / 2 * (1 - 1e-9)
    assert exercise.tolerance < digit or exercise.wide
    assert all(tolerance_of(one, exercise) >= 0 for one in exercise.mistakes)


@pytest.mark.parametrize("id", LESSONS)
def test_earlier_notebooks_earn_what_they_earned(id: str) -> None:
    lesson = LESSONS[id]
    (former,) = lesson.former
    assert not is_later(former.version, lesson.version), "the version that changed the prices is out"
    then = asked_in(lesson, "1.0" if former.version != "1.0" else "0.9")
    for exercise in former.tolerances:
        assert then.exercise(exercise).tolerance == former.tolerances[exercise]
    for exercise, prices in former.prices.items():
        now = {one.name: one.score for one in lesson.exercise(exercise).mistakes}
        earned = {one.name: one.score for one in then.exercise(exercise).mistakes}
        assert {name: earned[name] for name in prices} == prices
        assert all(now[name] != price for name, price in prices.items()), "what did not change needs no line"
    assert not any(one.priced for one in then.exercises)
    for then_asked, asked in zip(asked_in(lesson, former.version).exercises, lesson.exercises, strict=True):
        # what is asked since a later version alone may differ
        later = {one.name for one in asked.mistakes if one.since and is_later(one.since, former.version)}
        assert all(one.score == 1 for one in then_asked.mistakes if one.name in later)
        assert msgspec.structs.replace(then_asked, mistakes=()) == msgspec.structs.replace(asked, mistakes=())
        old, new = ([one for one in each.mistakes if one.name not in later] for each in (then_asked, asked))
        assert old == new
