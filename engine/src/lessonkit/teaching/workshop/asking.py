"""The slides of an exercise: its question with the wrong answers to expect in the notes, and what holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from lessonkit.authoring.key import CODE
from lessonkit.authoring.said_in import said_in
from lessonkit.data import load
from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.guesses.truths import truth, what_is_asked
from lessonkit.exercises.key.judge import key_for
from lessonkit.exercises.key.proof_of_mistakes import as_shown
from lessonkit.exercises.kinds.markdown import shown
from lessonkit.exercises.spec import Exercise
from lessonkit.language import number, sentences_beside
from lessonkit.teaching.workshop.agenda import Step, lesson_read
from lessonkit.teaching.workshop.asides import asides_of, told
from lessonkit.teaching.workshop.cited import Notes
from lessonkit.teaching.workshop.guesses import ungraded
from lessonkit.teaching.workshop.slide import Slide

say = sentences_beside(__file__)

ROOM = 560
"""Characters that a slide takes in its usual size; what is longer goes on in the next one."""
LIST = 760
"""The same for a list of options, in small letters."""
MISTAKES = 3
"""Wrong answers that a speaker's note names for each exercise."""


def asked(exercise: Exercise, step: Step) -> Iterator[Slide]:
    deal = deal_of(step)
    prompt = (
        ungraded(exercise.prompt)
        if exercise.kind == "prediction"
        else for_a_room(exercise.prompt, vars(deal))
    )
    options = "\n".join(f"- **{letter.upper()}.** {words}" for letter, words in exercise.options.items())
    expected = Markup("").join(
        Markup("<p>{}</p>").format(say("slide.mistake", name=name, reply=reply))
        for name, reply in mistakes_of(exercise, deal)
    )
    notes = Markup("<p>{}</p>{}{}").format(
        right_line(exercise, deal), expected, told(asides_of(step, exercise.id))
    )
    pieces = _pieces(prompt) if len(prompt) + len(options) > ROOM else [prompt]
    if options and len(pieces) == 1 and len(prompt) + len(options) <= ROOM:
        pieces = [f"{prompt}\n\n{options}"]
    elif options:
        pieces += _pieces(options, LIST)
    for place, piece in enumerate(pieces):
        title = say("slide.on", title=exercise.title) if place else exercise.title
        yield Slide(title, Notes().html(piece), notes, kind="asked", foot=_dealt(exercise, deal))


def answered(exercise: Exercise, step: Step) -> Iterator[Slide]:
    deal = deal_of(step)
    explained = exercise.explanation(load, deal)
    right = right_line(exercise, deal)
    if right or explained:
        body = Notes().html(
            "\n\n".join(part for part in (f"**{right}**" if right else "", explained) if part)
        )
        yield Slide(say("slide.answer"), body, Markup(""), kind="answer")


def mistakes_of(exercise: Exercise, deal: Deal) -> tuple[tuple[str, str], ...]:
    """The first wrong answers that an exercise names, as (what is answered, the reply); a guess has none."""
    if exercise.kind == "prediction" or not exercise.mistakes:
        return ()
    values = {mistake.name: value for mistake, value in key_for(exercise, deal, load).mistakes}
    named = sorted(exercise.mistakes, key=lambda one: one.score)[:MISTAKES]
    return tuple((_called(one.name, values.get(one.name)), " ".join(one.reply.split())) for one in named)


def deal_of(step: Step) -> Deal:
    """What the learner code of the keys is dealt in the lesson of a step."""
    return deal_for(CODE, lesson_read(step.lesson).lesson.pools)


def right_line(exercise: Exercise, deal: Deal) -> str:
    """The right answer in a line, or the true number of a guess."""
    if exercise.truth:
        found = truth(exercise.truth).found(load)
        written = " – ".join(number(round(value, 1)) for value in found)
        return say("slide.true-number", number=written, what=what_is_asked(exercise.truth))
    if exercise.answer is None or not exercise.answer_kind.in_a_line:
        return ""
    line = " / ".join(dict.fromkeys(_line(exercise, value) for value in key_for(exercise, deal, load).right))
    if dealt := _what_was_dealt(exercise, deal):
        return say("slide.right", dealt=dealt, right=line)
    return say("slide.right-plain", right=line)


def _line(exercise: Exercise, value: Any) -> str:
    if isinstance(value, str) and value in exercise.options:
        return f"{value.upper()}. {exercise.options[value]}".rstrip(".")
    written = str(exercise.answer_kind.line(as_shown(exercise, value)))
    return written.upper() if exercise.options else f"{written} {exercise.unit}".strip()


def _called(name: str, value: Any) -> str:
    words = name.replace("-", " ")
    if value is None or callable(value):
        return words
    letters = (
        "".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value
    )
    near = round(letters, 1) if isinstance(letters, float) else letters
    return f"{letters.upper() if isinstance(letters, str) else shown(near)}, {words}"


def _dealt(exercise: Exercise, deal: Deal) -> str:
    """What a room without notebooks takes in the place of what a notebook deals."""
    dealt = _what_was_dealt(exercise, deal)
    return say("slide.dealt", dealt=dealt, code=CODE) if dealt else ""


def _what_was_dealt(exercise: Exercise, deal: Deal) -> str:
    return ", ".join(str(one) for name, one in vars(deal).items() if name in exercise.uses)


def _pieces(markdown: str, room: int = ROOM) -> list[str]:
    """A long text in pieces that fit on a slide, cut between paragraphs or the items of a list."""
    found: list[str] = []
    for paragraph in re.split(r"\n(?=[ ]*\n)|\n(?=- |\d+\. )", markdown):
        here = paragraph.strip("\n")
        if found and len(found[-1]) + len(here) <= room:
            found[-1] += f"\n{here}" if here.startswith(("- ", "1", "2", "3", "4")) else f"\n\n{here}"
        elif here:
            found.append(here)
    return found


_DEALT = re.compile(r"`deal\.(\w+)`")
_IN_CODE = re.compile(
    r"\s*\(In\s+code\b[^()]*\)"
    r"|[;,]\s+(?:and\s+)?a\s+few\s+lines\s+of\s+code(?:\s+with\s+`\w+`)?\s+do\s+too"
    r"|,\s+or\s+use\s+the\s+table\s+`\w+`\s+in\s+code"
)
_ABOVE = re.compile(r"\b(machine|explorer|map)\s+above\b")


def for_a_room(prompt: str, dealt: Mapping[str, Any]) -> str:
    """The question for people without notebooks; what an explorer shows comes on the next slide, so nothing is "above".

    >>> for_a_room("Take **your year** (`deal.year`)[[: the reply of the first cell names it|]]. Set the map above; a few lines of code with `annual` do too.", {"year": 2019})
    'Take **your year** (2019). Set the map.'
    """
    prompt = _ABOVE.sub(r"\1", _IN_CODE.sub("", said_in("slide", prompt)))
    return _DEALT.sub(lambda found: str(dealt[found[1]]), prompt)
