"""A page says of every answer what the lesson's own judge says: the same state, the same score, the same words."""

from __future__ import annotations

import math
import random
from itertools import product

import msgspec
import pytest

from lessonkit.data import load
from lessonkit.exercises.deal import every_deal
from lessonkit.exercises.key.judge import judge, key_for
from lessonkit.exercises.key.nearly import places_of
from lessonkit.exercises.key.practice import Practice, PracticeFile, to_practice
from lessonkit.site.practice.known import is_here, known, name_of
from tests.exercises import tiny
from tests.site.practice.pages import SOLUTIONS, lesson_of

pytestmark = pytest.mark.browser

LESSONS = sorted(folder.name for folder in SOLUTIONS.glob("0*"))
MOST_DEALS, MOST_NUMBERS = 2, 500
PRACTICE: dict[str, Practice] = {}
JUDGED = """(kit, { known, deal, answers }) => answers.map(answer => kit.judged(known, deal, answer))
    .map(({ state, score, reply, given }) => [state, score, reply, given.state, given.rule ?? ''])"""


def exercises_of(lesson, kind):
    return [one for one in lesson.exercises if one.kind == kind and is_here(one)]


def compared(run, exercise, lesson, data, deal, answers, replies=True):
    """Each answer judged by Python and by the page, which must agree."""
    found = known(exercise, lesson, data, replies=replies)
    there = run(JUDGED, {"known": found, "deal": name_of(deal) if replies else "", "answers": answers})
    key = key_for(exercise, deal, data)
    kept = None
    if not replies:
        kept = PRACTICE[lesson.id] = PRACTICE.get(lesson.id) or practice_of(lesson, data)
    for answer, (state, score, reply, given_state, rule) in zip(answers, there, strict=True):
        given = exercise.answer_kind.take(tuple(answer) if isinstance(answer, list) else answer)
        verdict = kept.reply(exercise, given, deal) if kept else judge(exercise, given, deal, data, key)
        assert (verdict.state, verdict.score) == (state, score), answer
        assert given.state == given_state, answer
        if given.state == "refused":
            assert given.rule == rule, answer
        elif verdict.state != "practice":
            assert verdict.reply == reply, answer


def practice_of(lesson, data):
    file = msgspec.convert(msgspec.to_builtins(to_practice(lesson, data)), PracticeFile)
    questions = tuple(entry.question for entry in file.exercises)
    return Practice(
        file.lesson, file.version, file.pools, True, questions, {one.id: one for one in file.exercises}
    )


def numbers_to_try(exercise, deal, data, chance):
    """Numbers at and beside every edge, roundings of what is known, and any others."""
    key = key_for(exercise, deal, data)
    values = [*key.right, *(value for _, value in key.mistakes), *(one.value for one in key.neighbours)]
    tolerances = {
        exercise.tolerance,
        *(one.tolerance for one in exercise.mistakes if one.tolerance is not None),
    }
    at = [value + side * wide for value in values for wide in (0, *tolerances) for side in (-1, 1)]
    at += [
        place + side * wide
        for right in key.right
        for place, wide in places_of(exercise, right)
        for side in (-1, 1)
    ]
    at += [
        round(value * factor, places)
        for value in values
        for places in range(-3, 5)
        for factor in (1, -1, 0.01, 100)
    ]
    at += [*(exercise.properties.range or ()), 0, 1, 100, -1, 1e9, -1e9, 0.1, 1e-7]
    at += [
        beside
        for number in at
        for beside in (math.nextafter(number, math.inf), math.nextafter(number, -math.inf))
    ]
    low, high = exercise.properties.range or (-1000, 1000)
    at += [round(chance.uniform(low - 5, high + 5), chance.randrange(6)) for _ in range(300)]
    at += [chance.choice(values) + chance.gauss(0, 2) * max(tolerances) for _ in range(300)]
    tried = sorted({float(number) for number in at if abs(number) < 2**53})
    chosen = chance.sample(tried, min(MOST_NUMBERS, len(tried)))
    return [repr(number) if number != int(number) else str(int(number)) for number in chosen]


@pytest.mark.parametrize("name", LESSONS)
def test_every_number_earns_the_same(run, name):
    lesson, chance = lesson_of(name), random.Random(name)
    for exercise in exercises_of(lesson, "number"):
        deals = list(every_deal(lesson.pools, exercise.uses))
        for deal in chance.sample(deals, min(MOST_DEALS, len(deals))):
            numbers = numbers_to_try(exercise, deal, load, chance)
            texts = [
                f"{number} {unit}"
                for number in numbers[:3]
                for unit in ("percent", "people", "points", "per thousand", "$")
            ]
            compared(run, exercise, lesson, load, deal, [*numbers, *texts, "about five", "5 or 6"])


@pytest.mark.parametrize("name", LESSONS)
def test_every_choice_and_every_order_earns_the_same(run, name):
    lesson = lesson_of(name)
    for exercise in exercises_of(lesson, "choice"):
        length = exercise.properties.length or 1
        orders = [list(one) if length > 1 else one[0] for one in product(exercise.options, repeat=length)]
        for deal in every_deal(lesson.pools, exercise.uses):
            compared(run, exercise, lesson, load, deal, orders)


@pytest.mark.parametrize("replies", [True, False])
@pytest.mark.parametrize("name", LESSONS)
def test_every_guess_earns_the_same(run, name, replies):
    lesson, chance = lesson_of(name), random.Random(name)
    for exercise in exercises_of(lesson, "prediction"):
        low, high = exercise.properties.range or (0, 100)
        ends = [low, high, 0, 1, 100, 0.5, low - 1, high + 1, low - 0.25, high + 0.25, 56.3, high / 2, 0.004]
        guesses = [*ends, *(round(chance.uniform(low - 3, high + 3), chance.randrange(4)) for _ in range(30))]
        sure = [0, 1, 100, 0.5, 50, 70, 33.3, -1, 101, 100.5, 66.66667, 99.999]
        pairs = [list(pair) for pair in product(guesses, sure)]
        deal = next(every_deal(lesson.pools, exercise.uses))
        compared(run, exercise, lesson, load, deal, pairs, replies)


@pytest.mark.parametrize("name", LESSONS)
def test_without_replies_a_page_says_what_a_practice_bundle_says(run, name):
    lesson, chance = lesson_of(name), random.Random(name)
    for exercise in exercises_of(lesson, "number"):
        deal = next(every_deal(lesson.pools, exercise.uses))
        low, high = exercise.properties.range or (0, 100)
        numbers = [
            low,
            high,
            low - 1,
            high + 1,
            math.nextafter(low, -math.inf),
            math.nextafter(high, math.inf),
        ]
        texts = [
            *(repr(number) for number in numbers if abs(number) > 1e-9),
            "5 people",
            "5 percent",
            "5 or 6",
        ]
        texts += [f"{chance.uniform(low - 50, high + 50):.3f}" for _ in range(50)]
        compared(run, exercise, lesson, load, deal, texts, replies=False)


def test_the_tiny_lesson_has_an_exercise_of_each_kind_that_a_page_asks(run):
    chance = random.Random(1)
    for exercise in exercises_of(tiny.LESSON, "number"):
        for deal in every_deal(tiny.LESSON.pools, exercise.uses):
            numbers = numbers_to_try(exercise, deal, tiny.load, chance)
            compared(run, exercise, tiny.LESSON, tiny.load, deal, numbers)
    assert {one.kind for one in tiny.LESSON.exercises if is_here(one)} == {
        "number",
        "choice",
        "prediction",
        "written",
    }


def test_without_replies_no_key_is_in_the_page():
    for name in LESSONS:
        lesson = lesson_of(name)
        for exercise in lesson.exercises:
            if not is_here(exercise):
                continue
            found = known(exercise, lesson, load, replies=False)
            held = str(found)
            replies = [mistake.reply for mistake in exercise.mistakes if exercise.answer_kind.keyed]
            replies += [text for text in (exercise.explain, *exercise.explains.values()) if text]
            assert not [text for text in replies if text in held]
            assert all(not deal.get("spans") for deal in found.get("deals", {}).values())
            letters = (
                {place for deal in found.get("deals", {}).values() for place in deal.values()}
                if exercise.options
                else set()
            )
            assert len([one for one in letters if found["verdicts"][one][0] == "practice"]) <= 1
