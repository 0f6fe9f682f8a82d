"""The short code of a page is the notebook's: written letter for letter alike, read alike, and refused in the same words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.exercises.learner import short_code
from lessonkit.exercises.learner.letters_to_type import ALPHABET, Unreadable, dressed, in_letters
from lessonkit.exercises.learner.passport_file import to_json
from tests.exercises import tiny
from tests.exercises.learner.test_short_code import GOLDEN, LESSON, PASSPORT
from tests.site.practice.test_passport import IN_TURN

pytestmark = pytest.mark.browser

WRITE = "(kit, texts) => texts.map(text => kit.toCode(kit.fromText(text)))"
READ = """(kit, [texts, lesson]) => texts.map(text => {
  const code = kit.fromCode(text, lesson);
  if (typeof code === "string") return code;
  return [code.learner, code.answers.map(([tag, { value, isGuess = false, seen = false }]) => [tag, value, isGuess, seen])];
})"""


def read(text):
    """What the notebook reads in a text, or why it reads nothing."""
    try:
        code = short_code.read(text, LESSON)
    except Unreadable as why:
        return str(why)
    return as_sent(
        [code.learner, [[tag, one.value, one.is_guess, one.seen] for tag, one in code.answers.items()]]
    )


def as_sent(value):
    """A value as it comes out of a page: every number is one of 64 bits."""
    return json.loads(json.dumps(value), parse_int=float)


@IN_TURN
@given(passports=st.lists(PASSPORT, min_size=6, max_size=6))
def test_a_page_writes_the_code_that_a_notebook_writes_and_reads_it_alike(run, passports):
    codes = [short_code.write(one) for one in passports]
    assert run(WRITE, [to_json(one) for one in passports]) == codes
    assert as_sent(run(READ, [codes, LESSON])) == list(map(read, codes))


NUMBERS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**8), 10**8).map(
        lambda n: n / 2
    ),  # halves: where the eighth digit is a 5 and nothing follows
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.sampled_from(
        [0.0, -0.0, 0.1, 1e22, 5e-324, 1.7976931348623157e308, 9007199254740991, 123456.75, 1234566.5]
    ),
)


@IN_TURN
@given(numbers=st.lists(NUMBERS, min_size=200, max_size=200))
def test_every_number_is_written_with_the_same_digits(run, numbers):
    passports = [{"lesson": LESSON, "learner": "", "predictions": {}, "exercises": {"x": {"answer": {"state": "answer", "value": one}}}} for one in numbers]  # fmt: skip
    there = run("(kit, all) => all.map(one => kit.toCode(one))", passports)
    fields = [{short_code.tag_of("x"): short_code.Answer(short_code._rounded(one))} for one in numbers]
    assert there == [dressed(short_code._letters_of(LESSON, "", one)) for one in fields]


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60)
"""Without what a newer Unicode than Python's has made a letter since."""


@IN_TURN
@given(texts=st.lists(TEXT | st.text(ALPHABET + "ilo -.", max_size=90), min_size=60, max_size=60))
def test_any_other_text_is_refused_in_the_words_of_the_notebook(run, texts):
    assert as_sent(run(READ, [texts, LESSON])) == list(map(read, texts))


@IN_TURN
@given(
    numbers=st.lists(st.integers(0, 2**200) | st.integers(0, 2**900), min_size=40, max_size=40),
    passports=st.lists(PASSPORT, min_size=2, max_size=2),
)
def test_letters_that_pass_every_check_are_believed_or_refused_alike(run, numbers, passports):
    texts = []
    for number in numbers:
        body = in_letters(number)
        whole = ALPHABET[1] + short_code._mark_of(LESSON) + short_code._check_of(LESSON, body) + body
        texts.append(dressed(whole))
    for one in passports:
        code = short_code.write(one)
        texts += [
            code[:-1],
            code[1:],
            code.lower(),
            code.replace(" ", ""),
            code.replace("1", "l"),
            code[::-1],
        ]
    assert as_sent(run(READ, [texts, LESSON])) == list(map(read, texts))


def test_a_code_of_another_lesson_and_of_a_newer_form_is_told_as_such(run):
    later = dressed("2" + GOLDEN.replace(" ", "")[1:7] + "00")
    assert run(READ, [[GOLDEN], "01-other"]) == [short_code.say("short-code.lesson")]
    assert run(READ, [[later], LESSON]) == [short_code.say("short-code.version")]


def test_answers_find_their_exercises_and_those_of_another_kind_do_not(run):
    exercises = {one.id: one.answer_kind.is_guess for one in tiny.LESSON.exercises}
    guess = next(id for id, is_guess in exercises.items() if is_guess)
    other = next(id for id, is_guess in exercises.items() if not is_guess)
    answers = [
        [short_code.tag_of(guess), {"value": [50, 60], "isGuess": True, "seen": True}],
        [short_code.tag_of(other), {"value": [1, 2], "isGuess": True}],
        [2038, {"value": "a"}],
    ]
    found = run(
        """(kit, [answers, exercises]) => kit.placed({ learner: "", answers }, { lesson: "90-tiny", version: "1.0", exercises },
            kit.empty("90-tiny", "1.0", "otter-maple-river"))""",
        [answers, exercises],
    )
    assert found["n"] == 1
    assert list(found["passport"]["exercises"]) == list(found["passport"]["predictions"]) == [guess]
    assert found["passport"]["predictions"][guess]["seen"]
    assert found["passport"]["learner"] == "otter-maple-river"
