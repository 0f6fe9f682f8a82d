"""The slides of a cut, made from its steps: what a lesson asks and says, its numbers, its explorers, and notes for the speaker."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from scomm.authoring.key import CODE
from scomm.claims import claim
from scomm.claims.cite import cited
from scomm.claims.claim import Claim
from scomm.data import load
from scomm.exercises.deal import Deal, deal_for
from scomm.exercises.guesses.truths import truth, what_is_asked
from scomm.exercises.key.judge import key_for
from scomm.exercises.kinds.markdown import shown
from scomm.exercises.spec import Exercise
from scomm.explorers import registry
from scomm.language import number, sentences_beside
from scomm.teaching.workshop.agenda import Cut, Day, Step, lesson_read
from scomm.teaching.workshop.board import board, board_stages
from scomm.teaching.workshop.cited import Notes, SourceLine
from scomm.teaching.workshop.deliberation import deliberation, stages
from scomm.teaching.workshop.guesses import guess, ungraded

say = sentences_beside(__file__)

ROOM = 560
"""Characters that a slide takes in its usual size; what is longer goes on in the next one."""
LIST = 760
"""The same for a list of options, in small letters."""
SMALLER = 420
"""From so many on the letters are smaller."""
MISTAKES = 3
"""Wrong answers that a speaker's note names for each exercise."""
NUMBERS = 3
"""Numbers that a slide of sources shows."""

_OF_THE_NOTEBOOK = re.compile(r":$|\bcells?\b|\bcards?\b|\bbelow\b|\bexplorer\b|your guess is recorded")
_EXPLORE = re.compile(r"^explore\(.*\)$", re.MULTILINE)


@dataclass(frozen=True)
class Slide:
    """One slide: its title, its body and its notes as HTML; or an explorer, by its id and the state it opens with."""

    title: str
    body: Markup
    notes: Markup
    kind: str = "text"
    foot: str = ""
    explorer: str = ""
    state: tuple[tuple[str, Any], ...] = ()

    @property
    def size(self) -> str:
        """`small` where the words are many."""
        return "small" if len(Markup(self.body).striptags()) > SMALLER else "usual"


def slides(cut: Cut) -> tuple[Slide, ...]:
    """Every slide of a cut, in order."""
    made = [_title(cut)]
    for place, day in enumerate(cut.days):
        made.append(_agenda(cut, day, place))
        for step in day.steps:
            made += _lesson_part(step, cut) if step.lesson else _own(step, cut)
    return tuple(made)


def mistakes_of(exercise: Exercise, deal: Deal) -> tuple[tuple[str, str], ...]:
    """The first wrong answers that an exercise names, as (what is answered, the reply); a guess has none."""
    if exercise.kind == "prediction" or not exercise.mistakes:
        return ()
    values = {mistake.name: value for mistake, value in key_for(exercise, deal, load).mistakes}
    named = sorted(exercise.mistakes, key=lambda one: one.score)[:MISTAKES]
    return tuple((_called(one.name, values.get(one.name)), " ".join(one.reply.split())) for one in named)


def _called(name: str, value: Any) -> str:
    words = name.replace("-", " ")
    if value is None or callable(value):
        return words
    letters = (
        "".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value
    )
    return f"{letters.upper() if isinstance(letters, str) else shown(_rounded(letters, 1))}, {words}"


def _rounded(value: Any, decimals: int | None) -> Any:
    return round(value, 1 if decimals is None else decimals) if isinstance(value, float) else value


def _title(cut: Cut) -> Slide:
    front = lesson_read(cut.lesson).text.front
    body = Markup("<p class='question'>{}</p><p class='quiet'>{}</p>").format(
        front.question, say("slide.by", name=cut.name)
    )
    return Slide(cut.title, body, _plain(say("step.welcome.do")), kind="title")


def _agenda(cut: Cut, day: Day, place: int) -> Slide:
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(clock(step.at), step.title, step.minutes)
        for step in day.steps
    )
    head = Markup("<tr><th>{}</th><th>{}</th><th>{}</th></tr>").format(
        say("guide.at"), say("guide.step"), say("guide.minutes")
    )
    title = say("slide.agenda-day", n=place + 1) if len(cut.days) > 1 else say("slide.agenda")
    two = " two" if len(day.steps) > 10 else ""
    table = Markup("<table class='agenda{}'>{}{}</table>").format(Markup(two), head, rows)
    return Slide(title, table, Markup(""), kind="agenda")


def clock(minute: int) -> str:
    """A minute of the day as hours and minutes.

    >>> clock(65)
    '1:05'
    """
    return f"{minute // 60}:{minute % 60:02d}"


def _own(step: Step, cut: Cut) -> Iterator[Slide]:
    words = say(f"step.{step.own}.slide", minutes=step.minutes, motion=board().motion)
    if step.own == "guess-again":
        words += "\n".join(["", *(f"- {guess(id).counts}" for id in cut.poll)])
    yield Slide(step.title, Notes().html(words), _notes(step, say(f"step.{step.own}.do")), kind=step.own)
    if step.question:
        one = deliberation(step.question)
        body = Markup("<p class='question'>{}</p><p>{}</p>").format(one.question, one.decides)
        yield Slide(
            step.title, body, _plain(say("slide.packs", yes=one.yes.title, no=one.no.title)), kind="question"
        )
        items = [(stage.minutes, f"**{stage.name}.** {stage.do}") for stage in stages()]
        yield from _listed(say("slide.timer"), items)
    if step.own == "board":
        items = [(stage.minutes, str(stage.do.striptags())) for stage in board_stages()]
        yield from _listed(step.title, items)


def _listed(title: str, items: list[tuple[int, str]]) -> Iterator[Slide]:
    half = (len(items) + 1) // 2 if len(items) > 5 else len(items)
    for start in range(0, len(items), half):
        lines = "\n".join(
            f"- {say('packs.minutes', minutes=minutes)}: {words}"
            for minutes, words in items[start : start + half]
        )
        again = say("slide.on", title=title) if start else title
        yield Slide(again, Notes().html(lines), Markup(""), kind="stages")


def _lesson_part(step: Step, cut: Cut) -> Iterator[Slide]:
    text = part_text(step)
    front = lesson_read(step.lesson).text.front
    notes = Notes()
    above = _opening(step)
    opening = notes.html(above) if above else Markup("<p class='question'>{}</p>").format(front.question)
    body = Markup("<p class='quiet'>{}</p>{}").format(say("slide.from-lesson", title=front.title), opening)
    yield Slide(
        step.title,
        body,
        _notes(step, f"{say('slide.notes-lesson', lesson=front.title)} {polled(step, cut)}"),
        kind="part",
        foot=_foot(notes.lines),
    )
    explorer = _explorer(step)
    if explorer and not step.exercises:
        yield explorer
    for place, exercise in enumerate(step.exercises):
        yield from _asked(exercise, step)
        if explorer and place == 0:
            yield explorer  # the guess comes before the picture, always
        yield from _answered(exercise, step)
    yield from _numbers(text)


def polled(step: Step, cut: Cut) -> str:
    """What to do with the poll in a step in which its guess is made; nothing in another."""
    here = any(f"{step.lesson}/{exercise.id}" in cut.poll for exercise in step.exercises)
    return say("guide.poll-do") if here else ""


def part_text(step: Step) -> str:
    """The prose of a part of a lesson, its heading left out."""
    return "\n\n".join(_proses(step))


def _proses(step: Step) -> Iterator[str]:
    """The pieces of prose of a part, in order: code and exercises stand between them."""
    heading = ""
    for block in lesson_read(step.lesson).text.blocks:
        if block.kind != "prose":
            continue
        for piece in re.split(r"(?m)^(?=## )", block.text):
            if piece.startswith("## "):
                heading, _, piece = piece[3:].partition("\n")
            if heading.strip() == step.part and piece.strip():
                yield piece.strip()


def _opening(step: Step) -> str:
    """The first paragraph of a part that a room without notebooks can read, from above its first cell: no side of a dispute,
    nothing that an exercise still asks."""
    above = next(_proses(step), "").split("::::{sides}")[0]
    for paragraph in re.split(r"\n[ ]*\n", above):
        plain = paragraph and paragraph[0] not in ":|-#<*`!>0123456789" and len(paragraph) < ROOM
        if plain and not _OF_THE_NOTEBOOK.search(paragraph):
            return paragraph
    return ""


def _explorer(step: Step) -> Slide | None:
    if not step.explorer:
        return None
    found = registry.explorer(step.explorer)
    state = {**found.start, **_state(step, set(found.start))}
    return Slide(
        say("slide.explorer", title=found.title),
        Markup("<p class='quiet'>{}</p>").format(found.question),
        _plain(f"{found.question} {say('slide.predict')}"),
        kind="explorer",
        explorer=step.explorer,
        state=tuple(state.items()),
    )


def _state(step: Step, names: set[str]) -> dict[str, Any]:
    """The state with which the lesson itself opens the explorer, as far as it is written out there."""
    for block in lesson_read(step.lesson).text.blocks:
        for line in _EXPLORE.findall(block.text) if block.kind == "code" else ():
            call = ast.parse(line).body[0].value  # type: ignore[attr-defined]
            if ast.literal_eval(call.args[0]) == step.explorer:
                return {
                    word.arg: word.value.value
                    for word in call.keywords
                    if word.arg in names and isinstance(word.value, ast.Constant)
                }
    return {}


def _asked(exercise: Exercise, step: Step) -> Iterator[Slide]:
    deal = deal_of(step)
    prompt = ungraded(exercise.prompt) if exercise.kind == "prediction" else exercise.prompt
    options = "\n".join(f"- **{letter.upper()}.** {words}" for letter, words in exercise.options.items())
    expected = Markup("").join(
        Markup("<p>{}</p>").format(say("slide.mistake", name=name, reply=reply))
        for name, reply in mistakes_of(exercise, deal)
    )
    notes = Markup("<p>{}</p>{}").format(_right(exercise, deal), expected)
    pieces = _pieces(prompt) if len(prompt) + len(options) > ROOM else [prompt]
    if options and len(pieces) == 1 and len(prompt) + len(options) <= ROOM:
        pieces = [f"{prompt}\n\n{options}"]
    elif options:
        pieces += _pieces(options, LIST)
    for place, piece in enumerate(pieces):
        title = say("slide.on", title=exercise.title) if place else exercise.title
        yield Slide(title, Notes().html(piece), notes, kind="asked", foot=_dealt(exercise, deal))


def _answered(exercise: Exercise, step: Step) -> Iterator[Slide]:
    deal = deal_of(step)
    explained = exercise.explanation(load, deal)
    right = _right(exercise, deal)
    if right or explained:
        body = Notes().html(
            "\n\n".join(part for part in (f"**{right}**" if right else "", explained) if part)
        )
        yield Slide(say("slide.answer"), body, Markup(""), kind="answer")


def _right(exercise: Exercise, deal: Deal) -> str:
    """The right answer in a line, or the true number of a guess."""
    if exercise.truth:
        found = truth(exercise.truth).found(load)
        written = " – ".join(number(round(value, 1)) for value in found)
        return say("slide.true-number", number=written, what=what_is_asked(exercise.truth))
    if exercise.answer is None or not exercise.answer_kind.in_a_line:
        return ""
    line = " / ".join(dict.fromkeys(_line(exercise, value) for value in key_for(exercise, deal, load).right))
    if dealt := _what_was_dealt(exercise, deal):
        return say("slide.right", code=CODE, dealt=dealt, right=line)
    return say("slide.right-plain", right=line)


def _dealt(exercise: Exercise, deal: Deal) -> str:
    """What a room without notebooks takes in the place of what a notebook deals."""
    dealt = _what_was_dealt(exercise, deal)
    return say("slide.dealt", dealt=dealt, code=CODE) if dealt else ""


def _what_was_dealt(exercise: Exercise, deal: Deal) -> str:
    return ", ".join(str(one) for name, one in vars(deal).items() if name in exercise.uses)


def _line(exercise: Exercise, value: Any) -> str:
    if isinstance(value, str) and value in exercise.options:
        return f"{value.upper()}. {exercise.options[value]}".rstrip(".")
    written = str(exercise.answer_kind.line(_rounded(value, exercise.shown)))
    return written.upper() if exercise.options else f"{written} {exercise.unit}".strip()


def deal_of(step: Step) -> Deal:
    """What the learner code of the keys is dealt in the lesson of a step."""
    return deal_for(CODE, lesson_read(step.lesson).lesson.pools)


def _numbers(text: str) -> Iterator[Slide]:
    """The first numbers of a part that nobody disputes; those in dispute stand in the packs, beside their answers."""
    chosen = [one for one in map(claim, cited(text)) if calm(one)][:NUMBERS]
    if not chosen:
        return
    notes = Notes()
    for one in chosen:
        notes.html(f"{{claim}}`{one.id}`")
    rows = Markup("").join(
        Markup("<li>{} <span class='quiet'>{}</span></li>").format(line.says, claim(id).source.short)
        for id, line in zip(notes.claims, notes.lines, strict=True)
    )
    yield Slide(say("slide.numbers"), Markup("<ul>{}</ul>").format(rows), Markup(""), kind="numbers")


def calm(one: Claim) -> bool:
    """Whether a number may stand alone: nobody disputes it, and no other number has to stand beside it."""
    return not (one.disputed_by or one.answered_by or one.covered_by)


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


def _foot(lines: list[SourceLine]) -> str:
    return "; ".join(f"[{line.number}] {line.where.rstrip('.')}" for line in lines)


def _notes(step: Step, do: str) -> Markup:
    minutes = say("slide.minutes", minutes=step.minutes, at=step.at)
    return Markup("<p><strong>{}</strong></p><p>{}</p>").format(minutes, do)


def _plain(text: str) -> Markup:
    return Markup("<p>{}</p>").format(escape(text))
