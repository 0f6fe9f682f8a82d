"""The exercises of a tiny lesson that the tests of the authoring room compile; their words stand in `lesson.md`."""

from lessonkit.exercises.writing import choice, guess, half, lesson, number, written

LESSON = lesson("1.0")

GUESS = guess("guess-red", example=(50, 70), misread=(50, 70), minutes=3)

BASE = choice("which-base", right="b", wrong={"a": "the-part", "c": "the-rest"}, points=2, minutes=3)


def share_red(red, boxes):
    share_red = float(red / boxes["all"].sum())
    return share_red


SHARE = number(
    "share-red",
    answer=0.4375,
    mistakes={"percent": half(43.75), "ratio": 0.7778},
    solution=share_red,
    mutants={
        "percent": ("float(red", "float(100 * red"),
        "of the rest": ('boxes["all"].sum()', '(boxes["all"].sum() - red)'),
        "upside down": ('red / boxes["all"].sum()', 'boxes["all"].sum() / red'),
        "mean for sum": (".sum()", ".mean()"),
        "largest for sum": (".sum()", ".max()"),
        "whole number": (" / ", " // "),
    },
    range=(0, 1),
    tolerance=0.001,
    points=4,
    minutes=10,
)

LEFT_OUT = written("what-is-left-out", words=(5, 80), points=5, minutes=10)
