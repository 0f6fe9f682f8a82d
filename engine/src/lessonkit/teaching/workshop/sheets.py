"""What is printed or put on a screen beside the slides: handout, guide, packs, role cards, timer, and the list of it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.authoring.terms import Term, glossary, term_marks
from lessonkit.claims import claim, questions
from lessonkit.claims.cite import cited
from lessonkit.claims.claim import Question
from lessonkit.data import load
from lessonkit.explorers import registry
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.agenda import Cut, Step, cuts, lesson_read
from lessonkit.teaching.workshop.asking import deal_of, mistakes_of, right_line
from lessonkit.teaching.workshop.board import board, board_stages
from lessonkit.teaching.workshop.cited import Notes, SourceLine
from lessonkit.teaching.workshop.deck import clock, polled
from lessonkit.teaching.workshop.deliberation import Deliberation, deliberations, stages
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.lesson_text import calm, part_text
from lessonkit.teaching.workshop.page import inside, rendered

say = sentences_beside(__file__)

TERMS, POINTS, NUMBERS, OPEN = 6, 8, 7, 3
"""How many words, points, numbers and open questions fit on a handout."""
DISPUTE = "serious"
"""The deliberation whose packs and open questions a workshop without one of its own has beside it."""
WRONG = 2
"""Wrong answers that the guide's agenda names for each exercise."""


@dataclass(frozen=True)
class Row:
    """A line of the guide's agenda."""

    clock: str
    minutes: int
    title: str
    do: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    pause: bool


@dataclass(frozen=True)
class GuideDay:
    """A day of the guide's agenda, and its minutes in all."""

    minutes: int
    rows: tuple[Row, ...]


def handout(cut: Cut) -> str:
    """One sheet with two sides."""
    return rendered(
        "handout",
        cut=cut,
        front=lesson_read(cut.lesson).text.front,
        guesses=[guess(id).counts for id in cut.poll],
        terms=_terms(cut),
        keypoints=_keypoints(cut),
        numbers=_numbers(cut),
        open=_open(cut),
    )


def guide(cut: Cut) -> str:
    """The facilitator's guide."""
    more = say("guide.print-packs") if cut.questions else say("guide.print-best", question=DISPUTE)
    if any(step.own == "board" for step in cut.steps):
        more += say("guide.print-board")
    spare = [
        say("guide.spare", part=name, minutes=next(one.minutes for one in cut.steps if one.part == name))
        for name in cut.spare
    ]
    days = [
        GuideDay(sum(step.minutes for step in day.steps), tuple(_row(step, cut) for step in day.steps))
        for day in cut.days
    ]
    return rendered(
        "guide", cut=cut, days=days, more=more, late=say("guide.fails-late", parts="; ".join(spare))
    )


def packs(one: Deliberation) -> str:
    """A guide for four, two packs, a sheet for common ground, and what lies between."""
    ground = say.group("packs")
    return rendered("packs", one=one, stages=stages(), ground=ground)


def board_page() -> str:
    """The meeting, its role cards, and slips to vote on."""
    return rendered("board", board=board(), stages=board_stages())


def timer() -> str:
    """The swap timer."""
    words = {name: say(f"timer.{name}") for name in ("start", "stop", "warning", "done", "stopped")}
    # The page itself fills these three, for the stage that is on.
    words |= {"now": say("timer.now", name="{name}", do="{do}"), "over": say("timer.over", name="{name}")}
    words["minutes"] = say("packs.minutes", minutes="{minutes}")
    told = [{"name": one.name, "do": one.do, "minutes": one.minutes} for one in stages()]
    return rendered("timer", given=inside({"stages": told, "words": words}))


def index() -> str:
    """The list of everything."""
    return rendered("index", cuts=cuts(), deliberations=deliberations(), board=board())


def _row(step: Step, cut: Cut) -> Row:
    wrong = [
        f"{name}: {reply}"
        for exercise in step.exercises
        for name, reply in mistakes_of(exercise, deal_of(step))[:WRONG]
    ]
    found = ((exercise, right_line(exercise, deal_of(step))) for exercise in step.exercises)
    right = [say("guide.right", title=exercise.title, right=line) for exercise, line in found if line]
    return Row(
        clock(step.at), step.minutes, step.title, _do(step, cut), tuple(right), tuple(wrong), step.is_pause
    )


def _do(step: Step, cut: Cut) -> str:
    if step.own:
        return say(f"step.{step.own}.do")
    parts = [say("guide.lesson-do", lesson=lesson_read(step.lesson).text.front.title), polled(step, cut)]
    if step.explorer:
        parts.append(say("guide.explorer-do", title=registry.title_of(step.explorer)))
    return " ".join(filter(None, parts))


def _lessons(cut: Cut) -> list[str]:
    return list(dict.fromkeys(step.lesson for step in cut.steps if step.lesson))


def _terms(cut: Cut) -> list[Term]:
    """The words of the glossary that the parts mark first."""
    known = glossary(load)
    keys = [mark.key for step in cut.steps if step.lesson for mark in term_marks(part_text(step))]
    found = {known[key].id: known[key] for key in keys if key in known}
    return list(found.values())[:TERMS]


def _keypoints(cut: Cut) -> list[str]:
    lessons = _lessons(cut)
    each = max(1, POINTS // len(lessons))
    return [point for id in lessons for point in lesson_read(id).text.front.keypoints[:each]]


def _numbers(cut: Cut) -> list[SourceLine]:
    """Numbers that nobody disputes, taken from the parts in turn."""
    of_parts = [[id for id in cited(part_text(step)) if calm(claim(id))] for step in cut.steps if step.lesson]
    chosen = list(dict.fromkeys(_in_turn(of_parts)))[:NUMBERS]
    notes = Notes()
    for id in chosen:
        notes.html(f"{{claim}}`{id}`")
    return [
        SourceLine(line.number, line.says, claim(id).source.short, line.url)
        for id, line in zip(chosen, notes.lines, strict=True)
    ]


def _in_turn(lists: list[list[str]]) -> Iterator[str]:
    for place in range(max(map(len, lists), default=0)):
        yield from (one[place] for one in lists if place < len(one))


def _open(cut: Cut) -> list[Question]:
    """The questions that stay open on what the workshop deliberates; without one, those on its first lesson's dispute."""
    chosen = [one for one in deliberations() if one.id in cut.questions] or [
        one for one in deliberations() if one.id == DISPUTE
    ]
    ids = [question.id for one in chosen for question in one.open]
    return [one for one in questions() if one.id in ids][:OPEN]
