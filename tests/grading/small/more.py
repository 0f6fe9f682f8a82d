"""What the small lesson of the grading room has beside the exercises of the authoring room's tiny one.

`course.py` puts this behind them. Here are an answer that depends on the deal, and a function.
"""

from dataclasses import replace

from scomm.exercises.spec import Exercise, Mistake, Mutant, Properties

PAINTED = Exercise(
    id="painted",
    kind="number",
    title="Count the painted boxes",
    prompt="How many boxes will stand in the room once you have painted those you were dealt?",
    points=2,
    minutes=3,
    route="no-code",
    properties=Properties(type="a count of boxes", range=(0, 1000)),
    starter="painted = ...",
    solution="painted = 16 + deal.boxes",
    answer=lambda load, deal: 16 + deal.boxes,
    tolerance=0.5,
    mistakes=(
        Mistake(
            "only the new", lambda load, deal: deal.boxes, "Those are the new boxes. Add the 16 old ones."
        ),
        Mistake(
            "taken away", lambda load, deal: 16 - deal.boxes if deal.boxes < 16 else 0, "You took them away."
        ),
    ),
    hints=("There are 16 now.", "Add what you were dealt."),
    uses=("boxes",),
)

DOUBLE = Exercise(
    id="double",
    kind="function",
    title="Write a function",
    prompt="Write `double(number)`, which gives back twice the number.",
    points=1,
    minutes=5,
    route="code",
    properties=Properties(type="a function"),
    starter="def double(number):\n    ...",
    solution="def double(number):\n    return 2 * number",
    answer=lambda load, deal: lambda number: 2 * number,
    probes=lambda load: ((3,), (0,), (-4.5,)),
    tolerance=0.001,
    mistakes=(
        Mistake("square", lambda load, deal: lambda number: number**2, "That is the square."),
        Mistake("half", lambda load, deal: lambda number: number / 2, "That is half of it."),
    ),
    mutants=(
        Mutant("thrice", "2 * number", "3 * number"),
        Mutant("once", "2 * number", "number"),
        Mutant("two more", "2 * number", "2 + number"),
        Mutant("one more", "2 * number", "2 * number + 1"),
        Mutant("without sign", "2 * number", "2 * abs(number)"),
        Mutant("whole number", "2 * number", "2 * int(number)"),
    ),
    hints=("Add the number to itself.", "Or multiply it by 2."),
)

LESSON = replace(
    LESSON,  # noqa: F821  (stands above, once this is put behind the tiny lesson)
    id="91-small-lesson",
    exercises=(*LESSON.exercises[:3], PAINTED, DOUBLE, *LESSON.exercises[3:]),  # noqa: F821
    pools={"boxes": (20, 40, 60)},
)
