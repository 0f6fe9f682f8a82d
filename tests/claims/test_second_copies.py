"""A number that somebody printed stands once, in the dataset published-figures: nobody types it again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from lessonkit.data.published import figures

ROOT = Path(__file__).parents[2]
PLACES = ("engine/src/lessonkit/claims", "src/scomm", "solutions")
FILES = sorted(path for place in PLACES for path in (ROOT / place).rglob("*.py"))
ALLOWED: dict[tuple[str, float], str] = {
    ("src/scomm/explorers/search_at_scale/chances.py", 300_000_000): "the end of a slider",
    ("src/scomm/explorers/search_at_scale/chances.py", 0.995): "what is written as a hundred percent",
}
"""Numbers that are no copy: the file and the number, with the reason."""


def telling(number: float) -> bool:
    """Whether a number is long enough to be known by its digits: 4 digits that are no year, or 3 with a fraction.

    >>> [telling(number) for number in (2014, 658, 159_000, 0.718, 0.05)]
    [False, False, True, True, False]
    """
    if float(number).is_integer():
        return abs(number) >= 1_000 and not 1800 <= number <= 2100
    return len(f"{number:.10g}".replace(".", "").strip("0")) >= 3


def copies(code: str, printed: set[float]) -> Iterator[tuple[int, float]]:
    """Line and number of every literal that repeats a printed number, or a printed percentage as a share."""
    for node in ast.walk(ast.parse(code)):
        number = node.value if isinstance(node, ast.Constant) else None
        if type(number) in (int, float) and telling(number) and round(float(number), 6) in printed:
            yield node.lineno, number


def printed_numbers() -> set[float]:
    found = {float(one.value) for one in figures().values()}
    return found | {round(one.value / 100, 6) for one in figures().values() if one.unit == "percent"}


def test_no_printed_number_is_typed_again() -> None:
    again = [
        (name, line, number)
        for path in FILES
        for name in (path.relative_to(ROOT).as_posix(),)
        for line, number in copies(path.read_text("utf-8"), printed_numbers())
        if (name, number) not in ALLOWED
    ]
    assert again == [], "read it: lessonkit.data.published.figure, or said() for a claim"


def test_a_second_copy_is_found() -> None:
    """As models and claims had them: a count, a rounded count, and a share of a percentage."""
    code = "A, B = 949_126, 159_000\nC = {2008: 0.718}\nD, YEAR = 12, 2014\n"
    assert [number for _, number in copies(code, printed_numbers())] == [949_126, 159_000, 0.718]


def test_an_allowed_number_says_why_and_is_there() -> None:
    for (name, number), reason in ALLOWED.items():
        assert reason
        assert number in {found for _, found in copies((ROOT / name).read_text("utf-8"), printed_numbers())}
