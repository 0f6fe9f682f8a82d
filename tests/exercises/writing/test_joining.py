"""Words and logic make one lesson, and say where they do not fit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.locate import load_lesson

Change = Callable[[str, str, str], None]


def test_a_lesson_has_the_name_of_its_folder_and_the_exercises_in_the_order_of_their_blocks(
    folder: Path,
) -> None:
    lesson = load_lesson(folder)
    assert (lesson.id, lesson.version, lesson.graded) == ("90-boxes", "1.2", True)
    assert [exercise.id for exercise in lesson.exercises] == ["which-base", "share-red", "left-out"]
    assert lesson.given == "total = 16    # boxes"
    assert lesson.pools == {"boxes": (2, 3)}


def test_an_exercise_has_the_words_of_its_block_and_the_defaults_of_its_kind(folder: Path) -> None:
    base, share, left_out = load_lesson(folder).exercises
    assert base.properties.choices == ("a", "b")
    assert base.properties.type == "one letter"
    assert base.starter == 'which_base = ...    # one letter, for example "a"'
    assert base.solution == 'which_base = "b"'
    assert base.mistakes[0].reply == "The red boxes are the part."
    assert (share.unit, share.properties.type) == ("of all boxes", "a fraction")
    assert share.mistakes[0].value(None, Deal(boxes=2)) == 43.75
    assert (share.mistakes[0].score, share.mutants[0].old) == (0.5, "/")
    assert left_out.starter == 'left_out = """\n\n"""'
    assert [level.points for level in left_out.rubric] == [2, 0.5]


def test_a_solution_is_the_body_of_its_function(folder: Path) -> None:
    assert load_lesson(folder).exercise("share-red").solution == (
        "# nor is the last line\nred = 7\nshare_red = red / total"
    )


def test_a_mutant_may_be_a_function_in_place_of_the_solution(folder: Path, change: Change) -> None:
    change(
        "exercises.py",
        "SHARE = number(",
        "def broken(total):\n    share_red = 1\n    return share_red\n\n\nSHARE = number(",
    )
    change("exercises.py", '("/", "*")', "broken")
    exercise = load_lesson(folder).exercise("share-red")
    (mutant,) = exercise.mutants
    assert exercise.solution.replace(mutant.old, mutant.new) == "share_red = 1"


def test_a_pool_may_be_a_function_of_the_data(folder: Path, change: Change) -> None:
    change(
        "exercises.py",
        '"boxes": (2, 3)',
        '"boxes": (2, 3), "county": lambda load: load("deal-counties")["county"]',
    )
    assert "Pima County" in load_lesson(folder).pools["county"]


def test_new_words_are_read_without_a_new_process(folder: Path, change: Change) -> None:
    load_lesson(folder)
    change("lesson.md", "# Name the base", "# Which is the base?")
    os.utime(folder / "lesson.md", ns=(1, 1))
    assert load_lesson(folder).exercises[0].title == "Which is the base?"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("lesson.md", "## reply the-part", "## reply the-prat",
         "90-boxes/lesson.md:23: which-base has no mistake 'the-prat' in exercises.py. Allowed: the-part. Did you mean 'the-part'?"),
        ("lesson.md", "## reply percent\nDivide by 100.\n", "",
         "90-boxes/lesson.md:40: the mistake 'percent' of share-red has no reply. Write ## reply percent"),
        ("lesson.md", "## reply the-part", "## place\ndata\n## reply the-part",
         "90-boxes/lesson.md:23: which-base has 1 places named, and its answer has none. Write one ## place"),
        ("exercises.py", 'wrong={"a"', 'wrong={"c": "the-rest", "a"',
         "90-boxes/lesson.md:11: which-base has no option 'c', which exercises.py names. Allowed: a, b."),
        ("exercises.py", 'right="b"', 'right="d"', "90-boxes/lesson.md:11: which-base has no option 'd'"),
        ("lesson.md", "## unit", "## option a\none\n\n## unit", "90-boxes/lesson.md:48: share-red is no choice and has no options"),
        ("lesson.md", "## type\na fraction\n", "", "90-boxes/lesson.md:40: share-red does not say what its answer is. Write ## type"),
        ("lesson.md", "::::{exercise} share-red", "::::{exercise} share-rde",
         "90-boxes/lesson.md:40: exercises.py has no 'share-rde'. Allowed: left-out, share-red, which-base. Did you mean 'share-red'?"),
        ("exercises.py", '"left-out"', '"left-in"', "90-boxes/lesson.md:61: exercises.py has no 'left-out'"),
        ("exercises.py", "LEFT_OUT = ", 'MORE = written("more", words=(1, 2), points=1, minutes=1)\nLEFT_OUT = ',
         "90-boxes/exercises.py:27: lesson.md has no block ::::{exercise} more"),
        ("exercises.py", "LEFT_OUT = ", 'MORE = written("left-out", words=(1, 2), points=1, minutes=1)\nLEFT_OUT = ',
         "90-boxes/exercises.py:27: two exercises are called 'left-out'"),
        ("exercises.py", '("/", "*")', '("//", "*")',
         "90-boxes/exercises.py:17: the mutant 'for times' of share-red changes '//', which its solution does not have"),
        ("exercises.py", "    return share_red", "    return red", "The solution share_red() in exercises.py does not end with its answer"),
        ("exercises.py", "solution=share_red", "solution=lambda: 1",
         "A solution can't be <lambda>. Allowed: a function that is written with def"),
        ("exercises.py", "answer=7 / 16", "answer=lambda annual: 7 / 16", "<lambda> in exercises.py asks for annual. Allowed: a function of load"),
        ("lesson.md", "## level 2:", "## level 3:", "90-boxes/lesson.md:65: the levels of left-out give 3, 0.5 points. Allowed: fewer"),
        ("lesson.md", "## level 0.5:", "## level 2:", "90-boxes/lesson.md:65: the levels of left-out give 2, 2 points"),
        ("lesson.md", "## unit", "## level 1: One\nx\n### sample\ny\n\n## unit", "90-boxes/lesson.md:48: share-red is graded by its check"),
        ("exercises.py", "LESSON =", "OTHER =", "90-boxes/exercises.py defines no LESSON. Add LESSON = lesson("),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_one_line_with_its_place(
    folder: Path, change: Change, file: str, old: str, new: str, said: str
) -> None:
    change(file, old, new)
    with pytest.raises(KitError) as error:
        load_lesson(folder)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_error_of_pythons_own_is_told_with_its_line_whatever_this_python_suggests(
    folder: Path, change: Change
) -> None:
    change("exercises.py", "range=(0, 1)", "rnage=(0, 1)")
    told = r"unexpected keyword argument 'rnage'(\.|\. Did you mean 'range'\?) Mend line 16\."
    with pytest.raises(KitError, match=told):
        load_lesson(folder)


def test_words_for_a_case_need_a_function_that_names_it(folder: Path, change: Change) -> None:
    change("lesson.md", "## reply percent\n", "## explain when few\nFew are red.\n\n## reply percent\n")
    with pytest.raises(KitError, match=r"does not say when share-red is explained so\. .*explain_when"):
        load_lesson(folder)
    change("exercises.py", 'uses=("boxes",),', 'uses=("boxes",),\n    explain_when=lambda deal: "few",')
    share = load_lesson(folder).exercise("share-red")
    assert share.explanation(None, Deal(boxes=2)) == "Few are red."


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ('truth="less-likely-to-cal"', "There is no truth 'less-likely-to-cal'"),
        ('truth="detainers-on-citizens"', "another range than its truth"),
        ('earlier=("convicted-of-removed-2014",)', "lesson 0 does not ask for it"),
    ],
)
def test_a_guess_whose_truth_does_not_fit_is_refused(
    folder: Path, change: Change, given: str, wrong: str
) -> None:
    block = "::::{exercise} guess-it\n# Guess\nGuess it.\n\n## unit\nin a hundred\n::::\n\n"
    change("lesson.md", "::::{exercise} left-out", f"{block}::::{{exercise}} left-out")
    change("exercises.py", "LEFT_OUT =", f'GUESS = guess("guess-it", {given})\n\nLEFT_OUT =')
    change("exercises.py", "import choice,", "import choice, guess,")
    with pytest.raises(KitError, match=wrong):
        load_lesson(folder)
