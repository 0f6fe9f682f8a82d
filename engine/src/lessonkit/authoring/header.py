"""The first and the last cell of a lesson: what it asks, how long it takes, what to keep."""

from __future__ import annotations

from lessonkit.authoring.minutes import TimedPart, all_cuts
from lessonkit.authoring.source import CUTS, Front
from lessonkit.exercises.spec import Exercise
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import ENGLISH, MARK, spoken

say = sentences_beside(__file__)

_NO = "–"


def before_you_hand_in() -> str:
    """What a learner must know of grading; it stands in each graded lesson and in the bundle's README."""
    return say("ending.before-you-hand-in")


def edition_note() -> str:
    """What the first page of an edition in another language says of it; nothing in English."""
    return "" if spoken() == ENGLISH else say("header.edition", mark=MARK.strip())


def header_markdown(front: Front, parts: tuple[TimedPart, ...], *, graded: bool = True) -> str:
    """The header of a lesson: title, question, how it opens and a note on content; folded below: goals, minutes, points.

    Evidence comes first, so what a course must know of a lesson waits until somebody opens it. The note on
    content is never folded: a warning that nobody sees warns nobody.
    """
    return _paragraphs(
        say("header.title", title=front.title),
        edition_note() and f"*{edition_note()}*",
        say("header.question", question=front.question),
        front.opening,
        say("header.content", note=front.content_note),
        _folded(front, parts, graded),
    )


def _folded(front: Front, parts: tuple[TimedPart, ...], graded: bool) -> str:
    exercises = [exercise for timed in parts for exercise in timed.exercises]
    return _paragraphs(
        f"<details>\n<summary>{say('header.about')}</summary>",  # Markdown begins again after an empty line
        say("header.learn") + "\n\n" + "\n".join(f"- {goal}" for goal in front.objectives),
        say("header.before", before=front.before),
        say("header.long", yes=say("table.included")) + "\n\n" + _table(parts),
        _points(exercises, graded),
        _seed(front.tests_of_the_seed),
        "</details>",
    )


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def ending_markdown(front: Front, *, graded: bool = True) -> str:
    """The end of a lesson: its key points, and what to do before a graded one is handed in."""
    points = say("ending.key-points") + "\n\n" + "\n".join(f"- {point}" for point in front.keypoints)
    return f"{points}\n\n[[{before_you_hand_in()}|]]" if graded else points  # a page hands nothing in


def exercise_markdown(exercise: Exercise, number: int, *, graded: bool = True) -> str:
    """An exercise as a learner reads it: title, prompt, options, points and minutes."""
    from lessonkit.authoring.cells import tidy

    options = "\n".join(f"- **{letter}**: {text}" for letter, text in exercise.options.items())
    facts = [
        *([_points_in_words(exercise.points)] if graded else []),
        say("exercise.minutes", text=f"{exercise.minutes:g}", n=exercise.minutes),
        say("exercise.no-code" if exercise.route == "no-code" else "exercise.code"),
    ]
    if exercise.kind == "prediction" and exercise.properties.range:
        low, high = exercise.properties.range
        facts += [say("exercise.from-to", low=low, high=high)]
    if exercise.graded_by_hand:
        facts += [say("exercise.new-line"), say("exercise.by-hand")]
    title = say("exercise.title", number=number, title=exercise.title)
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
    heads = [say("exercise.level-points"), say("exercise.level"), say("exercise.looks-like")]
    return "\n".join([f"| {' | '.join(heads)} |", "|--:|:--|:--|", *rows])


def _table(parts: tuple[TimedPart, ...]) -> str:
    totals, cuts = all_cuts(parts), [say("table.cut", minutes=cut) for cut in CUTS]
    rows = [
        f"| {' | '.join([say('table.part'), say('table.minutes'), *cuts])} |",
        "|:--|--:|" + ":-:|" * len(CUTS),
        *(
            f"| {timed.part.name} | {timed.minutes} | "
            + " | ".join(say("table.included") if cut in timed.part.cuts else _NO for cut in CUTS)
            + " |"
            for timed in parts
        ),
        f"| **{say('table.all')}** | **{sum(timed.minutes for timed in parts)}** | "
        + " | ".join(f"**{totals[cut]}**" for cut in CUTS)
        + " |",
    ]
    return "\n".join(rows)


def _points(exercises: list[Exercise], graded: bool) -> str:
    if not exercises:
        return ""
    if not graded:
        return say("header.no-points")
    total = sum(exercise.points for exercise in exercises)
    no_code = sum(exercise.points for exercise in exercises if exercise.route == "no-code")
    several = say("exercise.exercises", text=f"{len(exercises):g}", n=len(exercises))
    return say("header.points", points=_points_in_words(total), exercises=several, no_code=f"{no_code:g}")


def _seed(numbers: tuple[str, ...]) -> str:
    return say("header.seed", numbers=numbers) if numbers else ""


def _points_in_words(points: float) -> str:
    return say("exercise.points", text=f"{points:g}", n=points)
