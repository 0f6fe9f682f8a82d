"""What an answer is about: which year, place or universe. Whoever takes another one makes a mistake that is known by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lessonkit.language import in_running_text

if TYPE_CHECKING:
    from lessonkit.exercises.deal import Deal
    from lessonkit.exercises.spec import AnswerOf, Load


class Asked(Struct, frozen=True):
    """One thing that an answer is about: a value, or what is dealt from `pool`.

    `others` are the values that a learner may take in its place, None if there are none that would be a mistake; `answers` computes the answers for all of them at once,
    by value, where one by one would take too long. `called` are the values in words.
    """

    value: Any = None
    pool: str = ""
    others: Iterable[Any] | Callable[[Load], Iterable[Any]] | None = ()
    answers: Callable[[Load], Mapping[Any, Any]] | None = None

    def of(self, deal: Deal) -> Any:
        """The value that is asked for."""
        return getattr(deal, self.pool) if self.pool else self.value


class Opening(Struct, frozen=True):
    """The state in which an explorer opens: the value of each thing that one of its controls sets.

    `controls` names the control of each thing, where it has another name.
    """

    explorer: str
    values: Mapping[str, Any]
    controls: Mapping[str, str] = {}


class About(Struct, frozen=True):
    """An answer as a function of what it is about: `compute(load, year=2011)`.

    `worked` are the worked example's values of the same things; `called` are values in words.
    """

    compute: Callable[..., Any]
    asked: Mapping[str, Asked]
    opening: Opening | None = None
    worked: Mapping[str, Any] = {}
    instead: Mapping[str, AnswerOf] = {}
    called: Mapping[str, str] = {}

    def values(self, deal: Deal) -> dict[str, Any]:
        """What is asked for, by name."""
        return {name: one.of(deal) for name, one in self.asked.items()}

    def answer(self, load: Load, deal: Deal) -> Any:
        """The right answer for a deal."""
        return self.compute(load, **self.values(deal))

    def word(self, value: Any) -> str:
        """A value as a reply names it.

        >>> about = About(print, {}, called={"ero-arrests": "arrests"})
        >>> about.word("ero-arrests"), about.word("United States")
        ('arrests', 'the United States')
        """
        return self.called.get(str(value)) or in_running_text(str(value))
