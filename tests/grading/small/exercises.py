"""What the small lesson of the grading room has beside the exercises of the authoring room's tiny one.

`course.py` puts this behind them. Here are an answer that depends on the deal, and a function.
"""

from lessonkit.exercises.writing import function, lesson, number

LESSON = lesson("1.0", pools={"boxes": (20, 40, 60)})


def boxes_taken_away(deal):
    return max(16 - deal.boxes, 0)


def painted(deal):
    painted = 16 + deal.boxes
    return painted


PAINTED = number(
    "painted",
    answer=lambda deal: 16 + deal.boxes,
    mistakes={"only-the-new": lambda deal: deal.boxes, "taken-away": boxes_taken_away},
    solution=painted,
    range=(0, 1000),
    tolerance=0.5,
    uses=("boxes",),
    points=2,
    minutes=3,
    route="no-code",
)


def double(number):
    return 2 * number


def square(number):
    return number**2


def half_of_it(number):
    return number / 2


DOUBLE = function(
    "double",
    answer=double,
    probes=((3,), (0,), (-4.5,)),
    mistakes={"square": square, "half": half_of_it},
    solution=double,
    mutants={
        "thrice": ("2 * number", "3 * number"),
        "once": ("2 * number", "number"),
        "two more": ("2 * number", "2 + number"),
        "one more": ("2 * number", "2 * number + 1"),
        "without sign": ("2 * number", "2 * abs(number)"),
        "whole number": ("2 * number", "2 * int(number)"),
    },
    tolerance=0.001,
    minutes=5,
)
