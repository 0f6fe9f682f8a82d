"""A learner's own words beside a verdict: shown as theirs, never as the kit's."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Quote:
    """`what` says in the kit's words what is quoted; `words` stand in the learner's notebook or came out of it."""

    what: str
    words: str

    def as_text(self) -> str:
        """The quotation as plain text.

        >>> Quote("the letter", "d").as_text()
        'From your notebook, the letter: d'
        """
        return f"{self.heading}:{chr(10) if chr(10) in self.words else ' '}{self.words}"

    @property
    def heading(self) -> str:
        """What is quoted, and that it is the learner's own."""
        return say("quoted", what=self.what)
