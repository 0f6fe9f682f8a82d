"""The survey of lesson 0 before and after, as a learner reads it: a picture, a score for each, and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from msgspec import Struct

from lessonkit.calibration.card import BOX, in_figures, small
from lessonkit.calibration.gathered import answered
from lessonkit.calibration.picture import before_and_after
from lessonkit.calibration.scored import Guessed, Scored
from lessonkit.exercises.kinds.number import counted
from lessonkit.exercises.learner.passport import Prediction
from lessonkit.exercises.spec import Question
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class Compared(Struct, frozen=True):
    """The guesses of now, each with the one of lesson 0 where there was one. `kept` says whether a file keeps them."""

    rows: tuple[tuple[Guessed | None, Guessed], ...]
    kept: bool

    @classmethod
    def of(
        cls,
        questions: Sequence[Question],
        firsts: Mapping[str, Prediction],
        seconds: Mapping[str, Prediction],
        *,
        kept: bool,
    ) -> Compared:
        """The comparison of what was guessed first and now, of the questions that were answered now."""
        rows = []
        for question in questions:
            if question.id in seconds:
                first = firsts.get(question.id)
                before = Guessed(0, answered(question, first, earlier=True)) if first else None
                rows.append((before, Guessed(0, answered(question, seconds[question.id]))))
        return cls(tuple(rows), kept)

    @property
    def both(self) -> list[tuple[Guessed, Guessed]]:
        """The rows that have both."""
        return [(before, now) for before, now in self.rows if before is not None]

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences of the comparison."""
        told = []
        if self.both:
            befores, nows = (Scored(tuple(column)) for column in zip(*self.both, strict=True))
            told.append(
                say(
                    "compared.scores",
                    n=len(self.both),
                    before=befores.all.near,
                    before_score=f"{befores.score:.0f}",
                    now=nows.all.near,
                    now_score=f"{nows.score:.0f}",
                )
            )
            before, now = max(self.both, key=lambda pair: pair[0].times - pair[1].times)
            if before.times > now.times:
                told.append(
                    say(
                        "compared.moved",
                        what=now.answered.heading,
                        before=counted(before.answered.guess),
                        now=counted(now.answered.guess),
                        truth=in_figures(now),
                    )
                )
        if len(self.both) < len(self.rows):
            told.append(say("compared.no-first", n=len(self.rows) - len(self.both)))
        return (*told, say("compared.kept" if self.kept else "compared.not-kept"))

    def as_text(self) -> str:
        """The comparison as plain text, a line for each question."""
        rows = [say("compared.line", **self._cells(before, now)) for before, now in self.rows]
        return "\n".join([say("compared.heading"), *self.lines, *rows])

    def as_html(self) -> str:
        """The picture where there is a before, the words, and a table of all."""
        lines = "".join(f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in self.lines)
        words = say.group("rows")
        picture = (
            before_and_after(self.both, self.lines[0], words) + small(words["read"]) if self.both else ""
        )
        names = ("what", "before", "now", "truth")
        head = "".join(
            f"<th scope='col' style='text-align:left'>{escape(say(f'compared.head.{one}'))}</th>"
            for one in names
        )
        body = "".join(
            "<tr>"
            + "".join(f"<td style='text-align:left'>{escape(cells[one])}</td>" for one in names)
            + "</tr>"
            for cells in (self._cells(before, now) for before, now in self.rows)
        )
        return (
            f"<section role='status' class='scomm-survey' style='{BOX}'><strong>{escape(say('compared.heading'))}</strong>"
            f"{picture}{lines}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>"
        )

    def _cells(self, before: Guessed | None, now: Guessed) -> dict[str, str]:
        return {
            "what": now.answered.heading,
            "before": _said(before) if before else say("compared.none"),
            "now": _said(now),
            "truth": in_figures(now),
        }


def _said(one: Guessed) -> str:
    return say("compared.said", guess=counted(one.answered.guess), sure=f"{one.sure:g}")
