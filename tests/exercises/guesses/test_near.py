"""What counts as near is said before the data are shown, for every guess of every lesson, and it is what counts after."""

from __future__ import annotations

import re

import pytest

from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.guesses.answered import Answered
from lessonkit.exercises.guesses.near import is_part, said_before, say, within
from lessonkit.exercises.guesses.truths import LESSON_0, truths
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.wire import answer
from tests.exercises.guesses.test_truths import GUESSES
from tests.lessons.test_exercises import LESSONS

_SAID = re.compile(r"\bwithin (\w+)\b")
_NUMBERS = {"five": 5, "ten": 10}


@pytest.mark.parametrize(("lesson", "id"), GUESSES)
def test_every_guess_says_when_it_is_made_what_counts_as_near(lesson: str, id: str) -> None:
    guess = LESSONS[lesson].exercise(id)
    middle = guess.properties.range[1] // 2
    reply = judge(guess, answer([middle, 60]), Deal(), load).reply
    assert said_before(guess.properties.range, guess.near) in reply


@pytest.mark.parametrize(("lesson", "id"), [one for one in GUESSES if one[0] != LESSON_0])
def test_the_question_of_a_lesson_says_the_same_number_as_the_rule(lesson: str, id: str) -> None:
    guess = LESSONS[lesson].exercise(id)
    said = _SAID.search(" ".join(guess.prompt.split()))
    assert said is not None
    if is_part(guess.properties.range, guess.near):
        assert "within a quarter" in " ".join(guess.prompt.split())
    else:
        assert _NUMBERS[said[1]] == within(guess.properties.range, guess.near, 0)


@pytest.mark.parametrize(
    ("range", "near", "truth"),
    [((0, 100), None, 40.0), ((0, 100), 5, 40.0), ((0, 3200), None, 105.0), ((0, 10_000), 10, 8.0)],
)
def test_what_was_said_before_is_what_counts_after(range: tuple, near: float | None, truth: float) -> None:
    reach = within(range, near, truth)
    for away, is_near in ((reach - 0.1, True), (reach + 0.2, False)):
        made = Answered(
            truth_name="less-likely-to-call",
            guess=truth + away,
            confidence=60,
            truth=(truth,),
            range=range,
            near=near,
        )
        assert made.is_near is is_near


def test_a_count_has_a_part_for_its_rule_and_a_share_has_points() -> None:
    assert said_before((0, 3200), None) == say("rule.part")
    assert said_before((0, 10_000), 10) == said_before((0, 100), None) == say("rule.points", within="ten")
    assert said_before((0, 100), 12) == say("rule.points", within="12")
    assert {truths()[name].range[1] for name in truths()} >= {100, 3200}
