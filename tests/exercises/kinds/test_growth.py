"""Judging a stranger's table or chart takes time in proportion to its size, whatever it holds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge, key_for
from lessonkit.exercises.kinds.table import MOST_CELLS
from lessonkit.exercises.wire import LONGEST_TEXT, answer
from tests.exercises import tiny

COLUMNS = ["shelf", "colour", "boxes"]
SIZES = (6_000, 48_000)
"""The second is three doublings of the first: in proportion 8 times the time, squared 64 times."""
LEAST = 0.004
"""Seconds below which a clock tells more of the machine than of what is done."""
TRIES = 3
"""What is in proportion may look slower beside other work (it leaves the caches), so it is timed again;
what grows as the square does is some 64 times as slow each time."""


def table(columns: list[str], rows: list[list[Any]], **more: Any) -> dict[str, Any]:
    return {"columns": columns, "rows": rows, **more}


def drawn(series: list[dict[str, Any]], kind: str = "line") -> dict[str, Any]:
    words = {"title": "Boxes on each shelf", "x_title": "", "y_title": "Boxes", "y_marks": ""}
    shape = dict.fromkeys(
        ("lying", "stacked", "second_axis", "panels", "log", "upside_down", "hidden"), False
    )
    return {**words, **shape, "y_range": None, "series": [{"drawn": kind, **one} for one in series]}


def one(name: str, x: list[Any], y: list[Any]) -> dict[str, Any]:
    return {"name": name, "x": x, "y": y}


TABLES: dict[str, Callable[[int], dict[str, Any]]] = {
    "names of columns": lambda n: table([*COLUMNS, *map(str, range(n))], []),
    "one name of a column, again and again": lambda n: table(["shelf"] * n, []),
    "wanted names, again and again": lambda n: table(COLUMNS * (n // 3), [[1] * (n // 3 * 3)]),
    "an index of as many columns": lambda n: table(
        COLUMNS, [["top", "red", 3]], index=table([f"i{k}" for k in range(n)], [[0] * n])
    ),
    "rows of one label": lambda n: table(COLUMNS, [["top", "red", 1]] * n),
    "rows of as many labels": lambda n: table(COLUMNS, [[f"shelf {k}", "red", k] for k in range(n)]),
    "rows of numbers alone": lambda n: table(COLUMNS, [[k, -k, k / 7] for k in range(n)]),
    "rows of texts that hold numbers": lambda n: table(
        COLUMNS, [["top", "red", f"1,{k:03}"] for k in range(n)]
    ),
}
CHARTS: dict[str, Callable[[int], dict[str, Any]]] = {
    "points of one line": lambda n: drawn([one("red", list(range(n)), list(range(n)))]),
    "points of both lines": lambda n: drawn(
        [one(name, [f"p{k}" for k in range(n)], [float(k) for k in range(n)]) for name in ("red", "all")]
    ),
    "lines of one point": lambda n: drawn([one(f"line {k}", ["top"], [k]) for k in range(n)]),
    "lines of one point each elsewhere": lambda n: drawn([one(f"line {k}", [k], [k]) for k in range(n)]),
    "bars of one name": lambda n: drawn([one("red", [k], [k]) for k in range(n)], "bars"),
    "bars of as many names": lambda n: drawn([one(f"bar {k}", [k], [k]) for k in range(n)], "bars"),
    "lines without a point": lambda n: drawn([one("", [], []) for _ in range(n)]),
}


def seconds(exercise: Any, value: Any) -> float:
    """Seconds of computing of one judgement, the least of three."""
    key = key_for(exercise, Deal(), tiny.load)
    judge(exercise, answer(None), Deal(), tiny.load, key)
    found = []
    gc.collect()
    gc.disable()  # it looks through all that there is, the more often the more is made
    try:
        for _ in range(3):
            began = time.process_time()
            judge(exercise, answer(value), Deal(), tiny.load, key)
            found.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(found)


def times_as_long(exercise: Any, made: Callable[[int], dict[str, Any]]) -> float:
    """How many times as long the larger size takes."""
    few, many = (seconds(exercise, made(size)) for size in SIZES)
    return many / max(few, LEAST)


@pytest.mark.parametrize(
    ("exercise", "made"),
    [(tiny.TIDY, made) for made in TABLES.values()] + [(tiny.DRAW, made) for made in CHARTS.values()],
    ids=[*TABLES, *CHARTS],
)
def test_eight_times_as_much_takes_no_more_than_a_few_times_eight(
    exercise: Any, made: Callable[[int], dict[str, Any]]
) -> None:
    assert any(times_as_long(exercise, made) < 24 for _ in range(TRIES))


@pytest.mark.parametrize(
    ("exercise", "value"),
    [
        (tiny.TIDY, table(COLUMNS, [[0, 0, 0]] * (MOST_CELLS // 3 + 1))),
        (tiny.TIDY, table(["x"] * (MOST_CELLS + 1), [])),
        (tiny.TIDY, table(COLUMNS, [["x" * (LONGEST_TEXT + 1), 0, 0]])),
        (tiny.TIDY, table(COLUMNS, [[0, 0, 0]], index=table(["i"], [["x" * (LONGEST_TEXT + 1)]]))),
        (tiny.DRAW, drawn([one("red", [0] * (MOST_CELLS // 2 + 1), [0] * (MOST_CELLS // 2 + 1))])),
        (tiny.DRAW, drawn([one("red", ["x" * (LONGEST_TEXT + 1)], [0])])),
    ],
    ids=["rows", "columns", "a text", "a text in the index", "points", "a text on the axis"],
)
def test_what_no_kernel_of_the_kit_hands_over_for_its_size_is_not_read(exercise: Any, value: Any) -> None:
    assert judge(exercise, answer(value), Deal(), tiny.load).state == "unreadable"
