"""What the code of a cell shows of a wrong answer is told before what its value may come from."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.seen_in_code import (
    say,
    told_of_code,
    told_of_division,
    told_of_filling,
    told_of_inputs,
    told_of_rounding,
)
from tests.exercises.learner.a_lab import RIGHT, Lab


@pytest.fixture
def lab(kit):
    yield Lab()
    session.close()
    InteractiveShell.clear_instance()


def test_a_range_that_python_takes_for_a_subtraction_is_told() -> None:
    assert "30 - 40 is -10" in told_of_code("guess = (30-40, 60)", {})
    assert told_of_code("guess = (40 - 30, 60)", {}) == ""


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ('answer = "b" and "c"', "values-joined"),
        ('answer = "b" or "c" or "d"', "values-joined"),
        ('if paper == "judge" or "officer":\n    pass', "value-for-condition"),
        ('if paper == "judge" or paper == "officer":\n    pass', ""),
        ('answer = found.get("a") or "b"', ""),
        ('answer = paper == "judge" and "hold" or "release"', ""),
        ('answer = len(["Chi", "Dev" "Eli"])', "glued"),
        ('answer = ["Chi",\n    "Dev "\n    "Eli"]', ""),
        ('answer = "Dev " "Eli"', ""),
        ("answer = 10^2", "power"),
    ],
)
def test_a_step_that_does_something_else_is_told(code: str, rule: str) -> None:
    text = "DevEli" if rule == "glued" else ""
    assert told_of_code(code, {}) == (say(f"told.{rule}", text=text) if rule else "")


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("rate = round(101741 / 7225393, 1) * 1000", 100),
        ("rate = 100 * round(101741 / 197302)", 100),
        ("rate = (part / whole).round(1) * 100", 10),
        ("rate = round(1000 * part / whole, 1)", 0),
        ("rate = 100 * round(part / whole, 4)", 0),
        ("rate = 100 * round(part) / whole", 0),
    ],
)
def test_a_number_that_is_rounded_and_then_multiplied_comes_out_in_steps(code: str, step: int) -> None:
    assert told_of_rounding(code) == (say("told.rounded-early", step=step) if step else "")


@pytest.mark.parametrize(
    ("code", "filled"),
    [
        ("p = p.fillna(p.mean())", True),
        ('p = p.fillna(float(p["a"].median()))', True),
        ("p = p.interpolate()", True),
        ("p = p.fillna(0).mean()", False),
        ('p = p["year"].ffill()', False),
    ],
)
def test_blanks_that_are_filled_with_a_mean_are_told(code: str, filled: bool) -> None:
    assert told_of_filling(code) == (say("told.filled") if filled else "")


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("x = 100 * a['m'] / a['m'] + a['o']", "divided-by-itself"),
        ("x = 100 * 480 / 0.4 / 500 / 0.5 - 100", "divided-twice"),
        ("x = 100 * a / (a + b)", ""),
        ("x = a / b - a / c", ""),
        ("x = (a / b) / (c / d)", ""),
        ("x = 100 * (a / b) / c", ""),
        ("x = (a / b) * 100", ""),
    ],
)
def test_a_division_that_lacks_its_brackets_is_told(code: str, rule: str) -> None:
    assert told_of_division(code) == (say(f"told.{rule}") if rule else "")


def test_inputs_in_another_order_are_told_by_the_order_of_the_exercise() -> None:
    starter = "# def rule(paper, years, weight=None):\n#     ..."
    assert told_of_inputs("def rule(paper, weight, years):\n    ...", "rule", starter) == say(
        "told.inputs", names="paper, years, weight"
    )
    assert told_of_inputs("def rule(paper, years, weight=1):\n    ...", "rule", starter) == ""
    assert told_of_inputs("def rule(a, b, c):\n    ...", "rule", starter) == ""
    assert told_of_inputs("rule = 5", "rule", starter) == ""


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ('which_base = "b" and "c"', "values-joined"),
        ('which_base = ["b" "c", "a"]', "glued"),
    ],
)
def test_a_choice_that_python_made_of_two_is_not_judged_as_the_one_that_is_left(lab, cell, rule):
    lab.answer(cell, "which-base")
    verdict = lab.check("which-base")
    assert (verdict.reply, verdict.mistake) == (say(f"told.{rule}", text="bc"), None)


def test_a_share_that_was_rounded_to_nothing_is_not_told_to_be_read_once_more(lab):
    lab.answer("share_red = round(3 / 1000, 1) * 1000")
    assert lab.check().reply == say("told.rounded-early", step=100)


def test_a_named_mistake_speaks_before_the_blanks_that_a_cell_fills(lab):
    """A mean that is filled in may be a mistake that an exercise names."""
    fills = "import pandas as pd\nn = pd.Series([3.0, None])\nn = n.fillna(n.mean())\n"
    lab.answer(f"{fills}share_red = n.sum() + 0.123")
    assert lab.check().reply == say("told.filled")
    lab.answer(f"{fills}share_red = {RIGHT} / 100")
    assert lab.check().mistake is not None
