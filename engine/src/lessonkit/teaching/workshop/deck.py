"""The slides of a cut, made from its steps: what a lesson asks and says, its numbers, its explorers, and notes for the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from lessonkit.claims import claim
from lessonkit.claims.cite import cited
from lessonkit.explorers import registry
from lessonkit.explorers.frame.spec import Explorer
from lessonkit.language import sentences_beside
from lessonkit.teaching.workshop.agenda import Cut, Day, Step, lesson_read
from lessonkit.teaching.workshop.asides import asides_of, for_every_part, told
from lessonkit.teaching.workshop.asking import answered, asked, deal_of
from lessonkit.teaching.workshop.board import board, board_stages
from lessonkit.teaching.workshop.cited import Notes, SourceLine
from lessonkit.teaching.workshop.deliberation import deliberation, stages
from lessonkit.teaching.workshop.guesses import guess
from lessonkit.teaching.workshop.lesson_text import calm, opened_with, part_text
from lessonkit.teaching.workshop.lesson_text import opening as opening_of
from lessonkit.teaching.workshop.page import explorer_page, inside, own_text, rendered, reveal_text
from lessonkit.teaching.workshop.slide import Slide

say = sentences_beside(__file__)

NUMBERS = 3
"""Numbers that a slide of sources shows."""


def slides(cut: Cut) -> tuple[Slide, ...]:
    """Every slide of a cut, in order."""
    made = [_title(cut)]
    for place, day in enumerate(cut.days):
        made.append(_agenda(cut, day, place))
        for step in day.steps:
            made += _lesson_part(step, cut) if step.lesson else _own(step, cut)
    return tuple(made)


def _title(cut: Cut) -> Slide:
    front = lesson_read(cut.lesson).text.front
    body = Markup("<p class='question'>{}</p><p class='quiet'>{}</p>").format(
        front.question, say("slide.by", name=cut.name)
    )
    return Slide(cut.title, body, _plain(say("step.welcome.do")) + for_every_part(cut), kind="title")


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
        words += "\n".join(["", *(f"- {guess(id).counts}" for id in cut.guessed_again(cut.day_of(step)))])
    yield Slide(step.title, Notes().html(words), _notes(step, say(f"step.{step.own}.do")), kind=step.own)
    if step.own == "guess-again":
        for earlier in cut.day_of(step).steps:
            for exercise in earlier.exercises:
                if cut.asks_again(earlier, exercise.id):
                    yield from answered(exercise, earlier)
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
    above = opening_of(step)
    opening = notes.html(above) if above else Markup("<p class='question'>{}</p>").format(front.question)
    body = Markup("<p class='quiet'>{}</p>{}").format(say("slide.from-lesson", title=front.title), opening)
    yield Slide(
        step.title,
        body,
        _notes(step, f"{say('slide.notes-lesson', lesson=front.title)} {polled(step, cut)}")
        + told(asides_of(step)),
        kind="part",
        foot=_foot(notes.lines),
    )
    explorer = _explorer(step)
    if explorer and not step.exercises:
        yield explorer
    for place, exercise in enumerate(step.exercises):
        yield from asked(exercise, step)
        if explorer and place == 0:
            yield explorer  # the guess comes before the picture, always
        if not cut.asks_again(step, exercise.id):
            yield from answered(exercise, step)
    yield from _numbers(text)


def polled(step: Step, cut: Cut) -> str:
    """What to do with the poll in a step in which its guess is made; nothing in another."""
    here = any(f"{step.lesson}/{exercise.id}" in cut.poll for exercise in step.exercises)
    if not here:
        return ""
    kept = any(cut.asks_again(step, exercise.id) for exercise in step.exercises)
    keep = say("guide.poll-keep", again=say("step.guess-again.title")) if kept else ""
    return " ".join(filter(None, (say("guide.poll-do"), keep)))


def _explorer(step: Step) -> Slide | None:
    if not step.explorer:
        return None
    found = registry.explorer(step.explorer)
    state = {**found.start, **opened_with(step, set(found.start)), **_dealt_state(step, found)}
    return Slide(
        say("slide.explorer", title=found.title),
        Markup("<p class='quiet'>{}</p>").format(found.question),
        _plain(f"{found.question} {say('slide.predict')}"),
        kind="explorer",
        explorer=step.explorer,
        state=tuple(state.items()),
    )


def _dealt_state(step: Step, found: Explorer) -> dict[str, Any]:
    """What the part's first question is dealt, where a control has its name and this value: so the explorer opens on what is
    asked, and not on the year of the guess, which would tell it."""
    if not step.exercises:
        return {}
    dealt = {name: value for name, value in vars(deal_of(step)).items() if name in step.exercises[0].uses}
    return {
        control.name: value  # the control's own, as a deal may write 20 where a control has 20.0
        for control in found.controls
        for value in control.values
        if control.name in dealt and value == dealt[control.name]
    }


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


def _foot(lines: list[SourceLine]) -> str:
    return "; ".join(f"[{line.number}] {line.where.rstrip('.')}" for line in lines)


def _notes(step: Step, do: str) -> Markup:
    minutes = say("slide.minutes", minutes=step.minutes, at=step.at)
    return Markup("<p><strong>{}</strong></p><p>{}</p>").format(minutes, do)


def _plain(text: str) -> Markup:
    return Markup("<p>{}</p>").format(escape(text))


def slides_page(cut: Cut, *, explorers: bool = True) -> str:
    """The page; it asks nothing of any server. Without explorers it is small, and their slides stay empty."""
    made = slides(cut)
    shown = {
        one.explorer: explorer_page(one.explorer, one.state) for one in made if explorers and one.explorer
    }
    return rendered(
        "slides",
        cut=cut,
        slides=made,
        explorers=inside(shown),
        reveal_css=reveal_text("reveal.css"),
        reveal_js=reveal_text("reveal.js"),
        notes_js=reveal_text("notes.js"),
        style=own_text("slides.css"),
        script=own_text("slides.js"),
    )
