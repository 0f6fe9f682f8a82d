"""The first and the last cell of a lesson: what it asks, how long it takes, what to keep."""

from __future__ import annotations

from scomm.authoring.minutes import TimedPart, all_cuts
from scomm.authoring.source import CUTS, Front
from scomm.exercises.spec import Exercise

BEFORE_YOU_HAND_IN = (
    "**Before you hand in.** Choose *Kernel → Restart Kernel and Run All Cells*, look at every check, then save. "
    "Grading runs your cells once, from the top, so an answer counts only if the notebook gives it in that order."
)
"""What a learner must know of grading; it stands in each graded lesson and in the bundle's README."""

_YES, _NO = "yes", "–"


def header_markdown(front: Front, parts: tuple[TimedPart, ...], *, graded: bool = True) -> str:
    """The header of a lesson: title, question, objectives, minutes and cuts, points, notes."""
    exercises = [exercise for timed in parts for exercise in timed.exercises]
    return "\n\n".join(
        part
        for part in (
            f"# {front.title}",
            f"**The question.** {front.question}",
            "**What you learn.**\n\n" + "\n".join(f"- {goal}" for goal in front.objectives),
            "**How long it takes.** Each part counts its exercises. Short of time? Do the parts marked "
            f"“{_YES}” under your length.\n\n" + _table(parts),
            _points(exercises, graded),
            f"**Know first.** {front.before}",
            f"**A note on content.** {front.content_note}",
            _seed(front.tests_of_the_seed),
        )
        if part
    )


def ending_markdown(front: Front, *, graded: bool = True) -> str:
    """The end of a lesson: its key points, and what to do before a graded one is handed in."""
    points = "## Key points\n\n" + "\n".join(f"- {point}" for point in front.keypoints)
    return f"{points}\n\n{BEFORE_YOU_HAND_IN}" if graded else points


def exercise_markdown(exercise: Exercise, number: int, *, graded: bool = True) -> str:
    """An exercise as a learner reads it: title, prompt, options, points and minutes."""
    from scomm.authoring.cells import tidy

    options = "\n".join(f"- **{letter}**: {text}" for letter, text in exercise.options.items())
    facts = [
        *([_count(exercise.points, "point")] if graded else []),
        f"about {_count(exercise.minutes, 'minute')}",
        "no code needed" if exercise.route == "no-code" else "with code",
    ]
    if exercise.graded_by_hand:
        facts += ["press Enter for a new line", "your instructor grades it"]
    title = f"### Exercise {number}: {exercise.title}"
    return "\n\n".join(
        part
        for part in (title, tidy(exercise.prompt), options, _rubric(exercise), f"*{' · '.join(facts)}*")
        if part
    )


def _rubric(exercise: Exercise) -> str:
    """What each level of a written answer looks like; the samples are for instructors alone."""
    if not exercise.rubric:
        return ""
    rows = [f"| {level.points:g} | {level.name} | {level.looks_like} |" for level in exercise.rubric]
    return "\n".join(["| Points | Level | What it looks like |", "|--:|:--|:--|", *rows])


def _table(parts: tuple[TimedPart, ...]) -> str:
    totals = all_cuts(parts)
    rows = [
        "| Part | Minutes | " + " | ".join(f"In {cut} minutes" for cut in CUTS) + " |",
        "|:--|--:|" + ":-:|" * len(CUTS),
        *(
            f"| {timed.part.name} | {timed.minutes} | "
            + " | ".join(_YES if cut in timed.part.cuts else _NO for cut in CUTS)
            + " |"
            for timed in parts
        ),
        f"| **Minutes in all** | **{sum(timed.minutes for timed in parts)}** | "
        + " | ".join(f"**{totals[cut]}**" for cut in CUTS)
        + " |",
    ]
    return "\n".join(rows)


def _points(exercises: list[Exercise], graded: bool) -> str:
    if not exercises:
        return ""
    if not graded:
        return "**Points.** None: nothing in this lesson is graded. The checks answer all the same."
    total = sum(exercise.points for exercise in exercises)
    no_code = sum(exercise.points for exercise in exercises if exercise.route == "no-code")
    return (
        f"**Points.** {_count(total, 'point')} in {_count(len(exercises), 'exercise')}. "
        f"You can earn {no_code:g} of them without writing code."
    )


def _seed(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return ""
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"**What it tests.** {listed} of the 2014 press release that this kit starts from. The verdicts stand near the end."


def _count(number: float, noun: str) -> str:
    return f"{number:g} {noun}" if number == 1 else f"{number:g} {noun}s"
