"""What a lesson says to instructors alone, in the notes of the slide where it is wanted: never on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from lessonkit.authoring.for_instructors import block_title
from lessonkit.authoring.instructor_blocks import InstructorBlock
from lessonkit.language import sentences_beside
from lessonkit.teaching.pages import blocks
from lessonkit.teaching.workshop.agenda import Cut, Step, lesson_read

say = sentences_beside(__file__)

FOR_EVERY_PART = "personal"
"""The kind of block that a workshop needs from its first slide on, wherever in the lesson it stands."""
OF_PLANS = "plan"
"""The kind that chooses what a plan holds, and is no note to anybody."""


def asides_of(step: Step, exercise: str = "") -> list[InstructorBlock]:
    """The blocks of a part that stand below an exercise, up to the next one; without one, those above the first exercise."""
    return [block for block, part, below in _placed(step.lesson) if (part, below) == (step.part, exercise)]


def for_every_part(cut: Cut) -> Markup:
    """What the lessons of a workshop say of somebody who is affected, for its first slide: each with the part it is about,
    because such a note says "this part" and the first slide is none."""
    lessons = dict.fromkeys(step.lesson for step in cut.steps if step.lesson)
    made = (
        Markup("<p>{}</p>{}").format(say("slide.when-in", part=_part_above(lesson, block)), told([block]))
        for lesson in lessons
        for block in lesson_read(lesson).text.instructors
        if block.kind == FOR_EVERY_PART
    )
    return Markup("").join(made)


def told(found: Iterable[InstructorBlock]) -> Markup:
    """Blocks as a speaker reads them: each with what it is about, numbers written out."""
    made = (
        Markup("<p><strong>{}</strong></p>{}").format(block_title(block.kind), blocks(block.text))
        for block in found
    )
    return Markup("").join(made)


def _part_above(lesson: str, block: InstructorBlock) -> str:
    """The part in which a block stands."""
    read = lesson_read(lesson)
    parts = {f"## {one.part.name}": one.part.name for one in read.parts}
    lines = read.text.path.read_text(encoding="utf-8").splitlines()[: block.line]
    return next(
        (parts[line.strip()] for line in reversed(lines) if line.strip() in parts), read.text.front.title
    )


def _placed(lesson: str) -> Iterator[tuple[InstructorBlock, str, str]]:
    """Each block of a lesson that is a note of its place, with its part and the exercise of that part that it stands below."""
    read = lesson_read(lesson)
    lines = read.text.path.read_text(encoding="utf-8").splitlines()
    parts = {f"## {one.part.name}": one.part.name for one in read.parts}
    headings = [
        (number, parts[line.strip()]) for number, line in enumerate(lines, 1) if line.strip() in parts
    ]
    exercises = [(one.line, one.id) for one in read.text.exercises.values()]
    for block in read.text.instructors:
        if block.kind in (FOR_EVERY_PART, OF_PLANS):
            continue
        start, part = max(((line, name) for line, name in headings if line < block.line), default=(0, ""))
        _, below = max(((line, id) for line, id in exercises if start < line < block.line), default=(0, ""))
        yield block, part, below
