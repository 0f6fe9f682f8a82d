"""The reply to an answer: a score for nbgrader, a sentence for the learner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from lessonkit.exercises.afterward import Afterward
from lessonkit.exercises.example import Example, example_as_html, example_as_text
from lessonkit.exercises.quote import Quote
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE, BLUE, FRAME

State = Literal[
    "right",
    "partly",
    "not-yet",
    "not-attempted",
    "unreadable",
    "timed-out",
    "out-of-memory",
    "practice",
    "recorded",
    "no-key",
]

say = sentences_beside(__file__)

_MARKS: dict[str, str] = {
    "right": "✓",
    "partly": "◐",
    "not-yet": "○",
    "not-attempted": "…",
    "unreadable": "!",
    "timed-out": "!",
    "out-of-memory": "!",
    "practice": "✎",
    "recorded": "✎",
    "no-key": "!",
}

_FILLED = (
    f"background:{BLUE.colour};color:{BLUE.on};border-radius:1em;padding:.2em .9em;forced-color-adjust:none"
)


@dataclass(frozen=True)
class Verdict:
    """What a check found: its `repr` is the score that nbgrader reads, its HTML the reply.

    `reply`, `notes` and `example` are the kit's words alone. `quotes` are the learner's, shown as theirs;
    grading gives none, no example and nothing to open `afterwards`.

    >>> Verdict("share-convicted", "partly", score=1, points=2, reply="You gave a fraction.")
    1
    """

    exercise: str
    state: State
    score: float
    points: float
    reply: str
    mistake: str | None = None
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    example: Example | None = None
    afterwards: tuple[Afterward, ...] = ()

    @property
    def heading(self) -> str:
        """The verdict in a word or two, without the mark."""
        return heading_of(self.state)

    def __repr__(self) -> str:
        return f"{self.score:g}"

    def as_text(self) -> str:
        """The reply as plain text, for terminals, screen readers and tests."""
        quoted = (quote.as_text() for quote in self.quotes)
        example = example_as_text(self.example) if self.example else ()
        return "\n".join(
            [f"{self.heading}{self._points()}", self.reply, *example, *self.notes, *quoted, *self._opened()]
        ).strip()

    def _repr_html_(self) -> str:
        mark, heading = _MARKS[self.state], self.heading
        notes = "".join(
            f"<p style='margin:.4em 0 0;white-space:pre-wrap'>{escape(note)}</p>" for note in self.notes
        )
        quotes = "".join(map(_as_html, self.quotes))
        example = example_as_html(self.example) if self.example else ""
        afterwards = "".join(one.as_html() for one in self.afterwards)
        line = f"4px solid {BESIDE}"
        # JupyterLab's side finds the words by this class and speaks them (running.js).
        said = (
            f"<strong class='scomm-heading'><span aria-hidden='true'>{mark}</span> {escape(heading)}</strong>"
        )
        # Seen at a glance, and not by colour alone: what is right is a filled sign beside a broad line, what is not yet a broken line.
        if self.state == "right":
            line = f"10px solid {BLUE.colour}"
            said = f"<span style='{_FILLED}'>{said}</span>"
        elif self.state == "partly":
            line = f"8px double {BLUE.colour}"
        elif self.state == "not-yet":
            line = f"4px dashed {BESIDE}"
        return (
            f"<div role='status' class='scomm-verdict scomm-{self.state}' style='border-left:{line}"
            ";padding:.5em .9em;max-width:46em;line-height:1.5'>"
            f"{said} "
            f"<span style='opacity:.8'>{escape(self._points())}</span>"
            f"<p style='margin:.3em 0 0'>{escape(self.reply)}</p>{example}{quotes}{notes}{afterwards}</div>"
        )

    def _opened(self) -> list[str]:
        return [line for one in self.afterwards for line in one.as_text()]

    def without_points(self) -> Verdict:
        """The same reply in a lesson that is not graded."""
        return replace(self, score=0, points=0)

    def _points(self) -> str:
        if not self.points:
            return ""
        if self.state == "practice" or (self.state == "recorded" and not self.score):
            return say("verdict.worth", points=f"{self.points:g}")
        score, points = f"{self.score:g}", f"{self.points:g}"
        if self.points == 1:
            return say("verdict.of-one", score=score, points=points)
        return say("verdict.of-points", score=score, points=points)


def heading_of(state: str) -> str:
    """A state in a word or two, as a verdict's heading says it.

    >>> heading_of("not-yet")
    'Not yet'
    """
    return say(f"verdict.heading.{state}")


def _as_html(quote: Quote) -> str:
    """A quotation set off from the kit's words: indented, in a frame of its own, under its own heading."""
    return (
        f"<figure class='scomm-quote' style='margin:.6em 0 0'><figcaption style='opacity:.8'>{escape(quote.heading)}"
        "</figcaption><blockquote style='margin:.2em 0 0 1em;padding:.2em .6em;white-space:pre-wrap;"
        f"overflow-wrap:anywhere;border:1px dashed {FRAME}'>"
        f"{escape(quote.words)}</blockquote></figure>"
    )
