"""A record is crime times reporting: what stands behind it when both move."""

from __future__ import annotations

from lessonkit.exercises.writing import Wrong, function, half, number, of_form, slip

BEFORE, AFTER = (500, 50), (480, 40)
"""Crimes on record and how many of a hundred are reported, before and after."""


def behind(recorded: float, reported: float) -> float:
    return 100 * recorded / reported


_CRIME = [behind(*one) for one in (BEFORE, AFTER)]

BEHIND_THE_RECORD = number(
    "behind-the-record",
    answer=100 * (_CRIME[1] / _CRIME[0] - 1),
    mistakes={
        "the-record": 100 * (AFTER[0] / BEFORE[0] - 1),
        "turned-round": 100 * (_CRIME[0] / _CRIME[1] - 1),
        "more-crimes": _CRIME[1] - _CRIME[0],
        "crimes-after": _CRIME[1],
        "quotients-taken-away": Wrong((_CRIME[1] - _CRIME[0]) / 100, tolerance=0.1),
        "multiplied": 100 * (AFTER[0] * AFTER[1] / (BEFORE[0] * BEFORE[1]) - 1),
        "points-added": AFTER[1] - BEFORE[1] + 100 * (AFTER[0] / BEFORE[0] - 1),
        "percents-added": 100 * (AFTER[0] / BEFORE[0] + AFTER[1] / BEFORE[1] - 2),
        "points-taken-away": 100 * (AFTER[0] / BEFORE[0] - 1) - (AFTER[1] - BEFORE[1]),
        "percents-taken-away": Wrong(100 * (AFTER[0] / BEFORE[0] - AFTER[1] / BEFORE[1]), tolerance=0.2),
        "reporting-alone": 100 * (BEFORE[1] / AFTER[1] - 1),
        "of-a-hundred": 100 * _CRIME[1] / _CRIME[0],
        "sign-or-reporting": of_form(100 * (AFTER[1] / BEFORE[1] - 1)),
        "over-the-later": Wrong(100 * (1 - _CRIME[0] / _CRIME[1]), tolerance=0.2),
        "reporting-in-points": AFTER[1] - BEFORE[1],
        "unreported-alone": 100 * ((_CRIME[1] - AFTER[0]) / (_CRIME[0] - BEFORE[0]) - 1),
        "as-fraction": of_form(_CRIME[1] / _CRIME[0] - 1, tolerance=0.002),
    },
    range=(-100, 2_000),
    tolerance=0.05,
    minutes=4,
    route="no-code",
)


def crime_change(recorded_before, recorded_after, reported_before, reported_after):
    before = recorded_before / reported_before
    after = recorded_after / reported_after
    return 100 * (after / before - 1)


def only_before_is_divided(recorded_before, recorded_after, reported_before, reported_after):
    return 100 * (recorded_after / reported_before / (recorded_before / reported_before) - 1)


def adds_percents(recorded_before, recorded_after, reported_before, reported_after):
    return 100 * (recorded_after / recorded_before - reported_after / reported_before)


def adds_points(recorded_before, recorded_after, reported_before, reported_after):
    return 100 * (recorded_after / recorded_before - 1) - (reported_after - reported_before)


PROBES = (
    (500, 480, 50, 40),
    (1200, 1200, 40, 30),
    (300, 360, 45, 54),
    (90, 81, 60, 60),
    (700, 560, 35, 50),
    (2000, 2500, 55, 44),
)

CRIME_CHANGE = function(
    "crime-change",
    answer=crime_change,
    probes=PROBES,
    mistakes={
        "record-alone": only_before_is_divided,
        "percents-taken-away": half(adds_percents),
        "points-taken-away": adds_points,
        "multiplied": slip(
            "recorded_before / reported_before",
            "recorded_before * reported_before",
            "recorded_after / reported_after",
            "recorded_after * reported_after",
        ),
        "turned-round": half(slip("after / before - 1", "before / after - 1")),
        "over-the-later": half(slip("after / before - 1", "1 - before / after")),
        "how-many-times": half(slip("100 * (after / before - 1)", "after / before")),
        "of-a-hundred": half(slip("after / before - 1", "after / before")),
        "as-fraction": of_form(slip("100 * (after / before - 1)", "after / before - 1")),
        "difference": slip("100 * (after / before - 1)", "100 * (after - before)"),
        "reporting-alone": slip("recorded_before / ", "1 / ", "recorded_after / ", "1 / "),
        "rounded": of_form(slip("100 * (after / before - 1)", "round(100 * (after / before - 1))")),
    },
    solution=crime_change,
    tolerance=1e-6,
    minutes=6,
    mutants={
        "old share twice": ("recorded_after / reported_after", "recorded_after / reported_before"),
        "new share twice": ("recorded_before / reported_before", "recorded_before / reported_after"),
        "old record twice": ("recorded_after / reported_after", "recorded_before / reported_after"),
        "without minus one": ("after / before - 1", "after / before"),
        "no percent": ("100 * (", "1 * ("),
        "upside down": ("after / before", "before / after"),
    },
)
