"""The proof names every must that an exercise breaks."""

from __future__ import annotations

import pandas as pd
import pytest
from msgspec.structs import replace

from lessonkit.exercises import Exercise, Lesson, Mistake, Mutant
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.proof import APART, Bench, prove
from tests.exercises import tiny

TOP = Deal(shelf="top")


def lesson_of(*exercises: Exercise, **changes) -> Lesson:
    return replace(tiny.LESSON, exercises=exercises, **changes)


def faults(exercise: Exercise, **changes) -> list[str]:
    """What the proof says of one changed exercise of the tiny lesson."""
    return prove(lesson_of(replace(exercise, **changes)), tiny.load)


def mistake_at(value: object, name: str = "new", score: float = 0) -> tuple[Mistake, ...]:
    return (*tiny.SHARE.mistakes, Mistake(name, lambda load, deal: value, f"A reply to {name}.", score))


def test_the_tiny_lesson_breaks_no_must():
    assert prove(tiny.LESSON, tiny.load) == []


def test_a_right_answer_must_get_full_marks_and_an_alternative_must_be_an_answer():
    said = faults(tiny.SHARE, alternatives=(lambda load, deal: "some",))
    assert len(said) == len(tiny.SHELVES)
    assert "(top): its key can't be computed: ValueError" in said[0]


def test_a_key_that_stops_is_a_fault_and_no_traceback():
    said = faults(tiny.SHARE, answer=lambda load, deal: 1 / 0)
    assert "its key can't be computed: ZeroDivisionError" in said[0]


def test_a_pool_whose_table_lacks_a_value_is_told_with_table_and_column():
    looked_up = replace(
        tiny.SHARE, answer=lambda load, deal: load("boxes").set_index("shelf")["red"][deal.shelf]
    )
    boxes = pd.DataFrame({"shelf": ["top", "middle", "bottom"], "red": [30.0, 40.0, 50.0]})
    said = prove(lesson_of(looked_up, pools={"shelf": ("top", "botom")}), lambda name: boxes)
    (line,) = [one for one in said if one.startswith(f"{tiny.SHARE.id} (botom)")]
    assert "its key can't be computed: " in line
    assert "the column 'shelf' of 'boxes' has no 'botom'" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    "changes", [{"explain_when": lambda load, deal: 1 / 0}, {"probes": lambda load: 1 / 0}]
)
def test_whatever_else_of_a_course_stops_is_a_fault_too(changes):
    said = faults(tiny.SHARE, **changes)
    assert any("its proof stops: ZeroDivisionError" in one for one in said)


@pytest.mark.parametrize("distance", [0, 1, 2.9])
def test_a_mistake_within_three_tolerances_of_the_right_answer_is_caught(distance):
    near = tiny.SHARE.tolerance * distance
    said = faults(tiny.SHARE, mistakes=mistake_at(30 + near))
    assert any(
        f"(top): the right answer and mistake 'new' lie within {APART} tolerances" in fault for fault in said
    )


def test_a_mistake_beyond_three_tolerances_is_fine():
    assert faults(tiny.SHARE, mistakes=mistake_at(80)) == []
    assert faults(tiny.SHARE, mistakes=mistake_at(30 + 3.1 * 0.5)) == []


def test_two_mistakes_within_three_tolerances_of_each_other_are_caught():
    said = faults(
        tiny.SHARE, mistakes=(*mistake_at(80), Mistake("newer", lambda load, deal: 81.4, "Another reply."))
    )
    assert any("mistake 'new' and mistake 'newer' lie within" in fault for fault in said)


def test_a_mistake_that_is_taken_for_another_is_caught():
    said = faults(tiny.SHARE, mistakes=mistake_at(0.3))
    assert "share-red (top): mistake 'new' is taken for 'as-fraction'" in said


def test_a_mistake_for_one_deal_alone_is_caught_for_that_deal():
    said = faults(tiny.SHARE, mistakes=mistake_at(50.2))
    assert said
    assert all("(middle)" in fault for fault in said)


def test_a_number_that_anyone_can_type_earns_nothing():
    coarse = tuple(replace(mistake, tolerance=None) for mistake in tiny.SHARE.mistakes)
    said = faults(tiny.SHARE, mistakes=coarse)
    assert "share-red (top): 0 earns 1 points as 'as-fraction': give that mistake a finer tolerance" in said
    exactly = mistake_at(100, score=0.5)
    assert not any("100 earns" in fault for fault in faults(tiny.SHARE, mistakes=exactly))


def test_a_mutant_with_full_marks_is_caught():
    said = faults(
        tiny.PERCENT, mutants=(*tiny.PERCENT.mutants, Mutant("nothing", "100 * part", "part * 100"))
    )
    assert said == ["percent: mutant 'nothing' gets full marks"]


def test_a_mutant_that_changes_nothing_or_stops_proves_nothing():
    elsewhere = Mutant("elsewhere", "not in the solution", "x")
    stops = Mutant("stops", "return 100", "retrun 100")
    said = faults(tiny.PERCENT, mutants=(*tiny.PERCENT.mutants, elsewhere, stops))
    assert said[0] == "percent: mutant 'elsewhere' changes code that is not in the solution"
    assert said[1].startswith("percent: mutant 'stops' proves nothing, it stops: SyntaxError")


@pytest.mark.parametrize(
    ("starter", "said"),
    [
        ("share_red = 30", "the untouched stub gets"),
        ("share_red = -5", "the untouched stub gets not-yet and 0 points"),
        ("share_red = None", "the untouched stub gets unreadable"),
        ("share_red = 1 / 0", "the stub or the reference solution stops: ZeroDivisionError"),
        ("share_red = ", "the stub or the reference solution stops: SyntaxError"),
    ],
)
def test_a_stub_that_is_an_answer_is_caught(starter, said):
    assert said in faults(tiny.SHARE, starter=starter)[0]


def test_a_stub_of_a_function_may_not_score_either():
    said = faults(
        tiny.PERCENT, starter="def percent(part, whole): return 100 * part / whole if whole else float('nan')"
    )
    assert "percent: the untouched stub gets right and 2 points" in said


def test_a_reference_solution_that_misses_is_caught():
    said = faults(tiny.SHARE, solution="share_red = 30")
    assert [fault.split(":")[0] for fault in said] == ["share-red (middle)", "share-red (bottom)"]
    assert "the reference solution gets 0 of 2" in said[0]


@pytest.mark.parametrize("part", ["solution", "starter"])
def test_code_that_sets_another_answer_is_caught(part):
    changed = replace(tiny.SHARE, **{part: "which_base = 'b'\nshare_red = ..."})
    said = prove(lesson_of(changed, tiny.BASE), tiny.load)
    assert "share-red (top): the code sets which_base, which is another exercise's answer" in said


def test_given_code_that_sets_an_answer_is_caught():
    said = prove(lesson_of(tiny.BASE, given="which_base = 'b'"), tiny.load)
    assert any("the code sets which_base" in fault for fault in said)


def test_a_wrong_option_without_a_reply_is_caught():
    said = faults(tiny.BASE, mistakes=tiny.BASE.mistakes[:1])
    assert "which-base: wrong choice c has no reply of its own, or gets full marks" in said


def test_a_wrong_order_without_a_reply_is_caught():
    said = faults(tiny.RANK, mistakes=tiny.RANK.mistakes[1:])
    assert said == [
        f"rank-shelves: wrong choice {', '.join(tiny.WRONG_ORDERS[0])} has no reply of its own, or gets full marks"
    ]


def test_a_mistake_of_a_prediction_that_the_check_does_not_know_is_caught():
    odd = Mistake("odd", lambda load, deal: (50, 60), "A reply.")
    assert faults(tiny.GUESS, mistakes=(*tiny.GUESS.mistakes, odd)) == [
        "guess-red: mistake 'odd' is taken for 'recorded'"
    ]


def test_a_mistake_in_a_table_a_function_or_a_chart_must_differ_too():
    same_table = Mistake("same", lambda load, deal: tiny.tidy(), "A reply.")
    same_function = Mistake("same", lambda load, deal: tiny.right_percent, "A reply.")
    same_chart = Mistake("same", lambda load, deal: tiny.chart(1.001), "A reply.")
    for exercise, mistake in (
        (tiny.TIDY, same_table),
        (tiny.PERCENT, same_function),
        (tiny.DRAW, same_chart),
    ):
        said = faults(exercise, mistakes=(*exercise.mistakes, mistake))
        assert any("mistake 'same' is taken for 'right'" in fault for fault in said), exercise.id
        assert any("tolerances of each other" in fault for fault in said), exercise.id


def test_a_lesson_without_points_is_proved_all_the_same():
    free = [replace(exercise, points=0) for exercise in (tiny.SHARE, tiny.PERCENT, tiny.RANK)]
    assert prove(lesson_of(*free), tiny.load) == []
    same = Mutant("nothing", "100 * part", "part * 100")
    said = faults(tiny.PERCENT, points=0, mutants=(*tiny.PERCENT.mutants, same))
    assert said == ["percent: mutant 'nothing' gets full marks"]


def test_the_proof_is_silent_however_loud_the_code_is(capfd):
    loud = 'import sys\nprint("out")\n' + "share_red = ..."
    faults(tiny.SHARE, starter=loud)
    assert capfd.readouterr().out == ""


def test_an_answer_cell_is_run_after_the_given_code():
    verdict, _ = Bench(tiny.LESSON, tiny.SHARE, TOP, tiny.load).run(
        'share_red = 100 * boxes["red"][0] / boxes["all"][0]'
    )
    assert verdict.state == "right"


def when_red(load, deal):
    return "few" if deal.shelf == "top" else ""


def test_words_for_each_case_of_a_deal_are_fine_and_the_right_ones_are_told():
    exercise = replace(tiny.SHARE, explains={"few": "Few are red."}, explain_when=when_red)
    lesson = lesson_of(exercise)
    assert prove(lesson, tiny.load) == []
    for shelf in tiny.SHELVES:
        wanted = "Few are red." if shelf == "top" else tiny.SHARE.explain
        right, _ = Bench(lesson, exercise, Deal(shelf=shelf), tiny.load).run(exercise.solution)
        assert right.reply == wanted


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"explains": {}}, "nothing explains it (top): there is no '## explain when few'"),
        ({"explains": {"few": "Few.", "many": "Many."}}, "no deal is explained 'when many'"),
        ({"explains": {"few": "Few."}, "explain": ""}, "nothing explains it (middle)"),
        (
            {"explains": {"few": "Few."}, "explain_when": lambda load, deal: "few"},
            "no deal is explained by its plain '## explain'",
        ),
    ],
)
def test_a_case_without_words_and_words_without_a_case_are_caught(changes, fault):
    said = faults(tiny.SHARE, **{"explain_when": when_red, **changes})
    assert any(fault in one for one in said), said
