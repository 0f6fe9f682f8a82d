"""The true number behind each guess, by name: computed from the kit's public data when the data are shown, never typed in.

They stand in a course's `truths.py` and not in a lesson's `exercises.py` because a graded course has them too, where no key is: its practice
bundle names a truth and holds no number. Two lessons that ask for the same number name the same truth. What each one
counts, and who says so, it says itself, or `words.toml` beside it under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from lessonkit.course import code_of, course
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Load
from lessonkit.language.sentences import Sentences, sentences_beside
from lessonkit.language.words import nearest

LESSON_0 = "00-start-here"

Found = tuple[float, ...]
"""One number, or the lowest and the highest where the records leave the number open."""


class Truth(Struct, frozen=True):
    """A number that learners guess: how it is computed, in which range a guess lies, and where lesson 0 asks for it.

    `what` says what is counted, as words within a sentence, and `source` who says so, in a sentence of its own.
    `once` is true where lesson 0 asked for it up to its version 1.2: guesses that were kept then are still found and answered.
    """

    found: Callable[[Load], Found]
    range: tuple[float, float] = (0, 100)
    asked: str = ""
    once: bool = False
    what: str = ""
    source: str = ""


def truths() -> Mapping[str, Truth]:
    """The truths of the course by name, of its `truths.py`; none where it has no such file."""
    path = course().part("truths.py")
    return dict(code_of(path).TRUTHS) if path.is_file() else {}


def truth(name: str) -> Truth:
    """The truth of this name; a `KitError` that offers the nearest if there is none.

    >>> truth("agreements-at-the-end-of-2025").range
    (0, 20000)
    """
    known = truths()
    if name not in known:
        raise KitError(
            f"There is no truth {name!r}.",
            allowed=known,
            do=nearest(name, known) or "Write it in truths.py, beside course.toml.",
        )
    return known[name]


def what_is_asked(name: str) -> str:
    """What the truth of this name is of, as words within a sentence."""
    return truth(name).what or _beside()(f"what.{name}")


def who_says(name: str) -> str:
    """Who says what the truth of this name is, in a sentence."""
    return truth(name).source or _beside()(f"source.{name}")


def _beside() -> Sentences:
    """The sentences of the `words.toml` beside the course's truths."""
    return sentences_beside(str(course().part("truths.py")))
