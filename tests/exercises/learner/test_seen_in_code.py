"""What the code of a cell shows of a wrong answer is told before what its value may come from."""

from __future__ import annotations

import pytest

from scomm.exercises.learner.seen_in_code import (
    say,
    told_of_code,
    told_of_division,
    told_of_filling,
    told_of_inputs,
    told_of_rounding,
)


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
