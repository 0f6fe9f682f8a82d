"""The card of all guesses in words: the score, what it means, the largest gap, what is missing; as text and as HTML."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from lessonkit.calibration.gathered import Gathered
from lessonkit.calibration.picture import sure_and_near
from lessonkit.calibration.scored import COIN, Guessed, Scored, scored
from lessonkit.exercises.guesses.near import OUT_OF
from lessonkit.exercises.kinds.number import counted
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE

say = sentences_beside(__file__)

BOX = f"border-left:4px solid {BESIDE};padding:.5em .9em;max-width:46em;line-height:1.5"


class Card(Struct, frozen=True):
    """What a learner reads of all guesses; where there are none, what to do."""

    found: Gathered

    @property
    def all(self) -> Scored | None:
        """The guesses, scored."""
        return scored(self.found.made)

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences of the card, in order."""
        all = self.all
        told = [say("card.none")] if all is None else [*_score(all), *_surprise(all)]
        lines = [say("card.drawn", n=lesson, gap=gap) for lesson, gap in self.found.drawn]
        return (*told, *lines, *_left_out(self.found))

    def as_text(self) -> str:
        """The card as plain text, with every guess in a line of its own."""
        return "\n".join(
            [say("card.heading"), *self.lines, *map(_in_a_line, self.found.made), say("card.private")]
        )

    def as_html(self) -> str:
        """The card: the picture first, then its words, and a table of all guesses folded below."""
        lines = "".join(f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in self.lines)
        return (
            f"<section role='status' class='scomm-calibration' style='{BOX}'><strong>{escape(say('card.heading'))}</strong>"
            f"{self._picture()}{lines}{self._table()}{small(say('card.private'))}</section>"
        )

    def _picture(self) -> str:
        all = self.all
        if all is None:
            return ""
        label = say("picture.label", near=all.all.near, n=len(all.made), sure=f"{all.all.sure:.0f}")
        words = say.group("picture")
        read = [words["read"], *([words["read-shares"]] if all.groups else [])]
        return sure_and_near(all, label, words) + small(" ".join(read))

    def _table(self) -> str:
        if not self.found.made:
            return ""
        heads = ("what", "you", "sure", "true", "near")
        head = "".join(
            f"<th scope='col' style='text-align:left'>{escape(say(f'table.{one}'))}</th>" for one in heads
        )
        rows = "".join(
            "<tr>"
            + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in cells(one))
            + "</tr>"
            for one in self.found.made
        )
        return (
            f"<details><summary style='cursor:pointer'>{escape(say('table.heading', n=len(self.found.made)))}</summary>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
        )


def small(text: str) -> str:
    """A line in small letters, such as how to read a picture."""
    return f"<p style='margin:.2em 0 .6em;font-size:.9em'>{escape(text)}</p>"


def cells(one: Guessed) -> tuple[str, ...]:
    """What a table says of one guess: its lesson and matter, the guess, the sureness, the truth, whether it came near."""
    return (
        say("table.matter", n=one.lesson, what=one.answered.heading),
        counted(one.answered.guess),
        say("table.percent", sure=f"{one.sure:g}"),
        in_figures(one),
        say("table.yes" if one.is_near else "table.no"),
    )


def in_figures(one: Guessed) -> str:
    """The truth of a guess as it is written: one number, or the lowest and the highest."""
    low, high = (counted(end) for end in (min(one.answered.shown), max(one.answered.shown)))
    return low if low == high else say("card.between", low=low, high=high)


def _in_a_line(one: Guessed) -> str:
    what, you, sure, true, near = cells(one)
    return say("table.line", what=what, you=you, sure=sure, true=true, near=near)


def _score(all: Scored) -> list[str]:
    """The score, what it runs from and to, and what the sureness was worth beside luck."""
    group = all.all
    told = [
        say("card.near", near=group.near, n=len(all.made), sure=f"{group.sure:.0f}"),
        say("card.score", score=f"{all.score:.0f}", coin=COIN),
    ]
    low, high = group.interval
    told.append(say(f"leaning.{all.leaning}", low=f"{low:.0f}", high=f"{high:.0f}", n=len(all.made)))
    return told


def _surprise(all: Scored) -> list[str]:
    """The largest gap, and the guess that cost most where it is another one."""
    far, dear = all.farthest, all.dearest
    if far.is_near:
        return [say("card.all-near")]
    answered = far.answered
    told = [
        say(
            "card.farthest",
            what=answered.heading,
            guess=counted(answered.guess),
            truth=in_figures(far),
            times=counted(round(far.times, 1 if far.times < 10 and answered.range[1] <= OUT_OF else 0)),
        )
    ]
    if dear is not far and not dear.is_near:
        told.append(say("card.dearest", what=dear.answered.heading, sure=f"{dear.sure:g}"))
    return told


def _left_out(found: Gathered) -> list[str]:
    """What is not counted, and what to do about it; to have skipped a lesson is no fault."""
    told = [
        say(f"left-out.{name}", n=len(numbers), lessons=[say("left-out.lesson", n=one) for one in numbers])
        for name in ("waiting", "missing", "unread", "strange")
        if (numbers := getattr(found, name))
    ]
    return told if found.with_map else [*told, say("left-out.no-map")]
