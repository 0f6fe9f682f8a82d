"""A short code holds choices, numbers and guesses, is typed on a phone, and says what is wrong where it is mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.data import load
from lessonkit.exercises import Verdict
from lessonkit.exercises.deal import WORDS, deal_for
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.learner import short_code
from lessonkit.exercises.learner.letters_to_type import ALPHABET, LONGEST, Unreadable, dressed, in_letters
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.short_code import MOST, say, tag_of
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.wire import answer
from tests.exercises.learner.a_passport import FULL

LESSON_FOLDERS = sorted(path.parent for path in Path(__file__).parents[3].glob("solutions/*/exercises.py"))
LESSON, CODE = "90-tiny", "otter-maple-river"
GOLDEN = "1SJ2T41Q 86MR8571 SEEA7FPK B89NES8Z"

LETTER = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
NUMBER = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUE = LETTER | st.lists(LETTER, min_size=2, max_size=16) | NUMBER
ID = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
CONFIDENCE = st.integers(0, 100) | st.floats(-10, 200)


def passport(learner: str = "", values: dict | None = None, guesses: dict | None = None) -> Passport:
    made = Passport(LESSON, "1.0", learner)
    for id, value in (values or {}).items():
        made = made.with_check(id, answer(value), Verdict(id, "right", 1, 1, ""))
    for id, (guess, sure, seen) in (guesses or {}).items():
        made = made.with_prediction(id, guess, sure)
        made = made.with_data_seen(id) if seen else made
    return made


PASSPORT = st.builds(
    passport,
    st.just("") | st.lists(st.sampled_from(WORDS), min_size=3, max_size=3).map("-".join),
    st.dictionaries(ID, VALUE, max_size=8),
    st.dictionaries(ID, st.tuples(NUMBER, CONFIDENCE, st.booleans()), max_size=4),
)


def why(text: str, lesson: str = LESSON, others: tuple[str, ...] = ()) -> str:
    with pytest.raises(Unreadable) as told:
        short_code.read(text, lesson, others)
    return str(told.value)


def letters(code: str) -> str:
    return code.replace(" ", "")


@given(PASSPORT)
def test_what_a_code_holds_comes_out_of_it_again(kept):
    read = short_code.read(short_code.write(kept), LESSON)
    assert read.answers == short_code.answers_in(kept)
    assert read.learner == kept.learner


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_decimal_comes_back_to_seven_digits_and_a_whole_number_as_it_was(value):
    read = short_code.read(short_code.write(passport("", {"x": value})), LESSON)
    assert read.answers[tag_of("x")].value == pytest.approx(value, rel=1e-6)


def test_the_form_stands_so_that_older_codes_are_read():
    assert short_code.write(FULL) == GOLDEN


@pytest.mark.parametrize("other", ["share-red", "which-base", "a"])
def test_an_exercise_is_named_by_its_id_and_not_by_its_place(other):
    alone = short_code.read(short_code.write(passport("", {"rank-shelves": ["c", "a", "b"]})), LESSON)
    among = passport("", {other: "b", "rank-shelves": ["c", "a", "b"], "zz": 5})
    assert (
        short_code.read(short_code.write(among), LESSON).answers[tag_of("rank-shelves")]
        == alone.answers[tag_of("rank-shelves")]
    )


def test_two_exercises_with_one_tag_are_left_out_and_not_confused():
    ids = [f"x{number}" for number in range(3000)]
    first = next(one for one in ids if tag_of(one) in {tag_of(two) for two in ids if two != one})
    second = next(two for two in ids if two != first and tag_of(two) == tag_of(first))
    assert short_code.answers_in(passport("", {first: "a", second: "b"})) == {}


# typed


@given(PASSPORT, st.sampled_from([str.lower, lambda one: one.replace("1", "l").replace("0", "o"),
                                  lambda one: one.replace(" ", "\n- "), lambda one: f"  {one}. "]))  # fmt: skip
def test_small_letters_look_alikes_blanks_and_hyphens_do_no_harm(kept, typed):
    code = short_code.write(kept)
    assert short_code.read(typed(code), LESSON) == short_code.read(code, LESSON)


@given(PASSPORT, st.data())
def test_one_mistyped_letter_is_found_and_its_group_is_named(kept, data):
    code = letters(short_code.write(kept))
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([one for one in ALPHABET if one != code[at]]))
    groups = [code[one : one + 8] for one in range(0, len(code), 8)]
    groups[at // 8] = groups[at // 8][: at % 8] + wrong + groups[at // 8][at % 8 + 1 :]
    assert why("".join(groups)) == say("short-code.group", number=at // 8 + 1, group=groups[at // 8])


@given(PASSPORT, st.data())
def test_a_code_that_was_cut_off_or_torn_is_not_read(kept, data):
    code = letters(short_code.write(kept))
    cut = data.draw(st.integers(0, len(code) - 1))
    assert why(code[:cut])
    if cut:
        assert why(code[cut:])


def test_a_lost_letter_is_told_in_the_group_where_it_is_missing():
    code = letters(short_code.write(FULL))
    assert why(code[:10] + code[11:]).startswith(say("short-code.group", number=2, group="").split(",")[0])


@given(st.text(max_size=120) | st.text(ALPHABET, max_size=200))
def test_any_other_text_is_told_in_one_line(text):
    told = why(text)  # no text of so few letters passes five checks by chance
    assert "\n" not in told
    assert len(told) < 120


@given(st.integers(0, 2**400), st.integers(0, 32767))
def test_letters_that_pass_every_check_and_mean_nothing_are_refused(number, check):
    """A hostile code: its checks are right, its number is anybody's."""
    body = in_letters(number)
    whole = ALPHABET[1] + short_code._mark_of(LESSON) + short_code._check_of(LESSON, body) + body
    try:
        read = short_code.read(dressed(whole), LESSON)
    except Unreadable:
        return
    assert short_code._letters_of(LESSON, read.learner, read.answers) == whole


def test_a_code_of_another_lesson_is_told_by_its_name_where_that_is_known():
    code = short_code.write(FULL)
    assert why(code, "01-other", ("02-more", LESSON)) == say("short-code.lesson-named", lesson=LESSON)
    assert why(code, "01-other") == say("short-code.lesson")


def test_a_code_of_a_newer_form_is_told_as_such():
    later = "2" + letters(short_code.write(FULL))[1:7]
    assert why(dressed(later + "00")) == say("short-code.version")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", say("short-code.too-short")),
        ("1234", say("short-code.too-short")),
        ("1" * 3000, say("short-code.too-long")),
        ("1" * 3_000_000, say("short-code.too-long")),
        ("otter maple river u", say("short-code.strange", letter="U")),
        ("<script>alert(1)</script> u", say("short-code.strange", letter="U")),
    ],
)
def test_what_is_no_code_is_told(text, told):
    assert why(text) == told


def test_the_longest_code_can_be_read():
    many = {f"exercise-{number}": list("zyxwvutsrqponmlk") for number in range(2 * MOST)}
    code = short_code.write(passport(CODE, many))
    assert len(short_code.read(code, LESSON).answers) == MOST
    assert len(letters(code)) < LONGEST


# the kit's own lessons


def test_the_lessons_are_told_apart():
    marks = [short_code._mark_of(folder.name) for folder in LESSON_FOLDERS]
    assert len(set(marks)) == len(marks) > 5


@pytest.mark.parametrize("folder", LESSON_FOLDERS, ids=lambda one: one.name)
def test_in_a_lesson_each_exercise_has_a_tag_of_its_own(folder):
    tags = [tag_of(one.id) for one in load_lesson(folder).exercises]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("folder", LESSON_FOLDERS, ids=lambda one: one.name)
def test_a_right_answer_is_right_after_its_way_through_a_code_and_the_code_is_short(folder):
    lesson = load_lesson(folder)
    deal = deal_for(CODE, lesson.pools)
    held = [one for one in lesson.exercises if one.kind in ("choice", "number")]
    right = {one.id: one.answer_kind.take(one.answer(load, deal)).value for one in held}
    kept = Passport(lesson.id, lesson.version, CODE)
    for id, value in right.items():
        kept = kept.with_check(id, answer(value), Verdict(id, "right", 1, 1, ""))
    code = short_code.write(kept)
    read = short_code.read(code, lesson.id)
    for exercise in held:
        given_again = answer(read.answers[tag_of(exercise.id)].value)
        assert judge(exercise, given_again, deal, load).state == "right", exercise.id
    assert len(letters(code)) <= 12 + 9 * len(held)
