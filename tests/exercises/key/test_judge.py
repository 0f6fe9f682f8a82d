"""A verdict is made from plain data alone, and nothing but the right data scores."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonkit.exercises import Deal, Properties
from lessonkit.exercises.guesses.near import said_before
from lessonkit.exercises.key.judge import judge, key_for, packed_probes, say
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.wire import BLANK, Plain, answer, refused
from tests.exercises import tiny
from tests.exercises.kinds.test_fitting import RIGHT, damaged
from tests.exercises.test_wire import JSON

TOP = Deal(shelf="top")
KEYS = {
    exercise.id: key_for(exercise, TOP, tiny.load) if exercise.answer else None
    for exercise in tiny.LESSON.exercises
}


def verdict_on(exercise, given_):
    return judge(exercise, given_, TOP, tiny.load, KEYS[exercise.id])


@pytest.mark.parametrize(
    ("number", "state", "score", "said"),
    [
        (30, "right", 2, "A share needs its base."),
        (30.5, "right", 2, "A share needs its base."),
        (0.3, "partly", 1, "This is a fraction."),
        (100 * 3 / 7, "not-yet", 0, "the boxes that are not red"),
        (31, "not-yet", 0, "Try a hint"),
        (130, "not-yet", 0, "This is 130. The answer is a percentage, from 0 to 100."),
        (-1, "not-yet", 0, "from 0 to 100"),
        (-30, "partly", 1, "the right size with the wrong sign"),
        (10_000 / 30, "not-yet", 0, "Divide the part by the whole"),
    ],
)
def test_a_number_gets_the_reply_that_fits_it(number, state, score, said):
    verdict = verdict_on(tiny.SHARE, answer(number))
    assert (verdict.state, verdict.score) == (state, score)
    assert said in verdict.reply


def test_a_wrong_answer_to_a_dealt_exercise_is_told_for_which_deal_it_was_checked():
    dealt = next(one for one in tiny.LESSON.exercises if one.uses == ("shelf",) and one.kind == "number")
    said = judge(dealt, answer(77.7), TOP, tiny.load).reply
    assert said.endswith("Try a hint. It was checked for your deal: top.")


def test_the_same_number_is_right_for_one_deal_and_wrong_for_another():
    for shelf, state in (("top", "right"), ("middle", "not-yet")):
        assert judge(tiny.SHARE, answer(30), Deal(shelf=shelf), tiny.load).state == state


def test_an_alternative_is_as_right_as_the_answer():
    exercise = replace(tiny.SHARE, alternatives=(lambda load, deal: 77,))
    assert judge(exercise, answer(77), TOP, tiny.load).score == 2
    assert judge(exercise, answer(30), TOP, tiny.load).score == 2


def test_a_key_that_is_given_is_not_computed_again():
    def fails(load, deal):
        raise AssertionError("computed again")

    assert judge(replace(tiny.SHARE, answer=fails), answer(30), TOP, tiny.load, KEYS["share-red"]).score == 2


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
def test_a_blank_is_not_attempted_and_a_refusal_is_unreadable(exercise):
    assert verdict_on(exercise, BLANK).reply == say("not-attempted")
    assert verdict_on(exercise, refused("number-nan")).as_text().endswith("does a filter leave no row?")
    assert verdict_on(exercise, Plain("refused")).reply == say("no-answer")


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
@given(data=JSON | st.fixed_dictionaries({"state": st.just("answer"), "value": JSON}))
@example(data={"state": "answer", "value": {"columns": ["boxes"], "rows": [[10**400]]}})
@example(data={"state": "answer", "value": [{"type": ["number"], "value": 1}]})
@example(data={"state": "answer", "value": 10**400})
def test_json_garbage_is_judged_and_never_scores(exercise, data):
    given_ = Plain.from_json(data)
    verdict = verdict_on(exercise, given_)
    assert verdict.reply
    if verdict.score:
        assert_earned(exercise, given_.value, verdict)


@pytest.mark.parametrize("exercise", tiny.LESSON.exercises, ids=lambda exercise: exercise.id)
@given(data=st.data())
def test_a_right_answer_with_one_part_damaged_is_judged_without_an_error(exercise, data):
    right = KEYS[exercise.id].right[0] if KEYS[exercise.id] else RIGHT[exercise.kind]
    value = data.draw(damaged(right))
    verdict = verdict_on(exercise, answer(value))
    if verdict.score:
        assert_earned(exercise, value, verdict)


def assert_earned(exercise, value, verdict):
    """What scored is, by another rule than the kit's, close to the right answer or to a mistake with marks."""
    if exercise.kind == "prediction":
        assert 0 <= value[0] <= 100
        assert 0 <= value[1] <= 100
    elif exercise.kind == "number":
        assert abs(value - 30) < 0.51 if verdict.state == "right" else abs(value - 0.3) < 0.0051
    elif exercise.kind == "choice":
        assert value == KEYS[exercise.id].right[0]
    else:  # a mark for damaged data: its numbers and labels are those of the key, in another dress
        one_of = [
            *KEYS[exercise.id].right,
            *(wrong for mistake, wrong in KEYS[exercise.id].mistakes if mistake.score),
        ]
        assert leaves(value) & set.union(*map(leaves, one_of))


def leaves(value):
    if isinstance(value, dict):
        return set().union(*map(leaves, value.values()))
    if isinstance(value, list):
        return set().union(*map(leaves, value))
    return {str(value)}


@pytest.mark.parametrize(
    ("guess", "mistake"), [((0.5, 0.6), "guess-as-fraction"), ((50, 0.6), "confidence-as-fraction")]
)
def test_a_guess_as_fraction_is_named(guess, mistake):
    verdict = verdict_on(tiny.GUESS, answer(list(guess)))
    assert (verdict.mistake, verdict.score) == (mistake, 0)


@pytest.mark.parametrize("guess", [(0, 0), (100, 100), (50, 60), (1, 1)])
def test_any_guess_in_range_earns_its_points_whether_it_is_close_or_not(guess):
    verdict = verdict_on(tiny.GUESS, answer(list(guess)))
    assert (verdict.state, verdict.score) == ("recorded", 1)
    assert f"Your guess: {guess[0]}. You are {guess[1]}% sure." in verdict.reply


@pytest.mark.parametrize("guess", [(101, 60), (-1, 60), (50, 101), (50, -1)])
def test_a_guess_out_of_range_earns_nothing(guess):
    assert verdict_on(tiny.GUESS, answer(list(guess))).score == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It hides how many boxes there are.", "You wrote 7 words. A person reads"),
        ("Nothing.", "You wrote 1 word. Between 3 and 30 are asked for."),
        ("box " * 31, "You wrote 31 words. Between 3 and 30 are asked for."),
    ],
)
def test_a_written_answer_is_counted_and_left_to_a_person(text, said):
    verdict = verdict_on(tiny.HIDDEN, answer(text))
    assert (verdict.state, verdict.score) == ("recorded", 0)
    assert verdict.reply.startswith(said)


def test_an_answer_whose_cell_failed_afterwards_keeps_its_points_and_is_told():
    verdict = verdict_on(tiny.SHARE, Plain("answer", 30, "set-then-failed"))
    assert (verdict.state, verdict.score) == ("right", 2)
    assert "ended in an error after it had set this answer" in verdict.notes[0]


def test_whoever_is_right_does_not_wait_for_the_mistakes():
    def fails(load, deal):
        raise AssertionError("computed")

    exercise = replace(tiny.SHARE, mistakes=(replace(tiny.SHARE.mistakes[0], value=fails),))
    assert judge(exercise, answer(30), TOP, tiny.load).score == 2
    with pytest.raises(AssertionError, match="computed"):
        judge(exercise, answer(31), TOP, tiny.load)


def test_a_key_that_is_no_answer_of_its_kind_is_an_error_of_the_author():
    with pytest.raises(ValueError, match="The key of share-red is not an answer of its kind"):
        key_for(replace(tiny.SHARE, answer=lambda load, deal: "some"), TOP, tiny.load).right  # noqa: B018


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def percent(part, whole): pass", "Your function gives nothing back yet."),
        ("def percent(part, whole): print(part)", "return hands it on"),
        ("def percent(part): return part", "takes 1 value, and the exercise calls it with 2"),
        ("def percent(part, whole): return str(part)", "text with a number in it"),
        (
            "def percent(part, whole):\n    if whole: return 100 * part / whole",
            "Does every path end in return?",
        ),
        (
            "def percent(part, whole): return [100, part]",
            "Look at what your function gives back. This is a list",
        ),
        ("percent = 100 * 1 / 4", "start the cell with def"),
    ],
)
def test_a_function_that_goes_wrong_is_told_how(code, said):
    space: dict = {}
    exec(code, space)
    verdict = verdict_on(
        tiny.PERCENT, tiny.PERCENT.answer_kind.take(space["percent"], packed_probes(tiny.PERCENT, tiny.load))
    )
    assert verdict.score == 0
    assert said in verdict.reply


def test_a_large_guess_and_a_year_are_written_as_people_write_them():
    properties = Properties(type="people", range=(1990, 5e6))
    guess = replace(tiny.GUESS, properties=properties)
    said = judge(guess, answer([1_000_000, 60]), TOP, tiny.load).reply
    assert said.startswith("Your guess: 1,000,000. You are 60% sure.")
    assert said_before(properties.range, None) in said
    assert "from 1990 to 5,000,000" in kind_of("number").fault(properties, 7.0).reply
