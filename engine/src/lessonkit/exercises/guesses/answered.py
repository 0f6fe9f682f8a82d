"""A guess beside the true number: what a learner reads once the data are open, and when a guess counts as near."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from lessonkit.exercises.guesses.line import as_line
from lessonkit.exercises.guesses.near import OUT_OF, in_words, is_part, within
from lessonkit.exercises.guesses.truths import what_is_asked, who_says
from lessonkit.exercises.kinds.number import counted
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE

say = sentences_beside(__file__)

SURE, UNSURE = 70, 50


class Answered(Struct, frozen=True, kw_only=True):
    """One guess and its truth: one number, or the lowest and the highest. `truth_name` gives both their words.

    `near` is how far away still counts as near, in points, if the question says so; `earlier` is true of a guess that was
    made in lesson 0.
    """

    truth_name: str
    guess: float
    confidence: float
    truth: tuple[float, ...]
    range: tuple[float, float]
    near: float | None = None
    earlier: bool = False

    @property
    def within(self) -> float:
        """How far from the truth a guess is still near.

        >>> Answered(truth_name="x", guess=90, confidence=60, truth=(105.0,), range=(0, 3200)).within
        26.25
        """
        return within(self.range, self.near, max(self.shown))

    @property
    def shown(self) -> tuple[float, ...]:
        """The truth as it is written: shares to one decimal, so that what is said adds up."""
        return tuple(round(one, 1) if self.range[1] <= OUT_OF else round(one) for one in self.truth)

    @property
    def off(self) -> float:
        """How far too high the guess was; below zero if too low, zero inside the truth's ends.

        >>> Answered(truth_name="x", guess=10, confidence=60, truth=(27.31,), range=(0, 1000)).off
        -17.3
        """
        low, high = min(self.shown), max(self.shown)
        away = self.guess - high if self.guess > high else self.guess - low if self.guess < low else 0
        return round(away, 1)

    @property
    def is_near(self) -> bool:
        """Whether the guess is near the truth."""
        return abs(self.off) <= self.within

    @property
    def heading(self) -> str:
        """What was guessed."""
        return what_is_asked(self.truth_name)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Guess and truth in words, what the confidence was worth, and who says so."""
        return (
            f"{self._said_true()} {self._said_near()}",
            self._calibrated(),
            who_says(self.truth_name),
        )

    @property
    def band(self) -> str:
        """What the shaded band of the picture is."""
        return say("band", within=counted(round(self.within, 1 if self.range[1] <= OUT_OF else 0)))

    def as_text(self) -> str:
        """The answer as plain text."""
        return "\n".join([self._title(), *filter(None, self.sentences)])

    def as_html(self) -> str:
        """The picture in one line, and its words below."""
        compared, calibrated, source = self.sentences
        small = f"<p style='margin:.2em 0 0;font-size:.9em'>{escape(self.band)} {escape(source)}</p>"
        more = f" {escape(calibrated)}" if calibrated else ""
        return (
            f"<p style='margin:.4em 0 0'><strong>{escape(self._title())}</strong></p>"
            f"{self.picture()}<p style='margin:.2em 0 0'>{escape(compared)}{more}</p>{small}"
        )

    def picture(self) -> str:
        """Range, guess and truth on one line, as SVG with the comparison as its text."""
        return as_line(
            label=say("picture", heading=self.heading, compared=self.sentences[0]),
            range=self.range,
            guess=self.guess,
            truth=self.shown,
            within=self.within,
            words={
                "guess": say("line.guess", guess=counted(self.guess), confidence=f"{self.confidence:g}"),
                "truth": say("line.truth", truth=self._truth_in_figures()),
            },
        )

    def _title(self) -> str:
        return say("title.earlier" if self.earlier else "title.here", what=self.heading)

    def _truth_in_figures(self) -> str:
        low, high = counted(min(self.shown)), counted(max(self.shown))
        return low if low == high else say("between", low=low, high=high)

    def _said_true(self) -> str:
        return say(
            "compared" if len(self.shown) == 1 else "compared-between",
            guess=counted(self.guess),
            truth=self._truth_in_figures(),
        )

    def _said_near(self) -> str:
        sure = f"{self.confidence:g}"
        if not self.off:
            return say("near.exact" if len(self.shown) == 1 else "near.between", confidence=sure)
        if self.is_near:
            reach = say("quarter") if is_part(self.range, self.near) else in_words(self.within)
            return say("near.within", within=reach, confidence=sure)
        return say("near.low" if self.off < 0 else "near.high", off=counted(abs(self.off)), confidence=sure)

    def _calibrated(self) -> str:
        """What to make of the confidence; nothing where it was neither high nor low."""
        how = "sure" if self.confidence >= SURE else "unsure" if self.confidence < UNSURE else ""
        return say(f"calibrated.{'near' if self.is_near else 'far'}-{how}") if how else ""


class Answers(Struct, frozen=True):
    """Guesses with their truths, shown together."""

    guesses: Sequence[Answered]

    def as_text(self) -> str:
        """Each of them as plain text, a blank line between two."""
        return "\n\n".join(one.as_text() for one in self.guesses)

    def __repr__(self) -> str:
        return self.as_text()

    def _repr_html_(self) -> str:
        inside = "".join(one.as_html() for one in self.guesses)
        style = f"border-left:4px solid {BESIDE};padding:.5em .9em;max-width:46em;line-height:1.5"
        return f"<div role='status' class='scomm-guesses' style='{style}'>{inside}</div>"
