"""A written answer: a person reads it and gives the points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.kind import FormFault, Kind, Outcome
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import LARGEST_COUNT, Rule
from lessonkit.exercises.things import TEXTS, is_a, legible
from lessonkit.exercises.wire import BLANK, LONGEST_TEXT, Plain, answer, refused, refused_as
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise, Question
    from lessonkit.exercises.verdict import Verdict

LONG_LINE = 120
"""Characters; a longer line runs out of a code cell."""
LEVELS = 3
FEW_WORDS = 40
"""Fewer words say little about how often they come again."""
MOST_REPEATED = 4
"""Who uses each word more often than so, on the whole, says one thing again and again: people use theirs about twice."""

say = sentences_beside(__file__)
_SAID = say.later("written.refused")


class WrittenKind(Kind):
    """A text that a person reads."""

    name = "written"
    form = str
    rules = {"text-other": Rule(_SAID["other"], ("thing",)), "text-long": Rule(_SAID["long"], ("count",))}
    keyed = False
    by_hand = True

    def coerce(self, value: object) -> Plain:
        """A written answer, without surrounding space."""
        if not is_a(value, TEXTS):
            return refused_as("text-other", value)
        text = legible(str(value)).strip()
        if len(text) > LONGEST_TEXT:
            return refused("text-long", count=min(len(text), LARGEST_COUNT))
        return answer(text) if text else BLANK

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if the texts are the same."""
        return bool(given == wanted)

    def without_key(self, question: Question, value: Any) -> Outcome:
        """What can be said at once of a written answer: its length, and who reads it."""
        words = word_count(value)
        fewest, most = words_asked(question.properties)
        if fewest <= words <= most:
            different = len(set(value.casefold().split()))
            if words >= FEW_WORDS and different < words / MOST_REPEATED:
                return Outcome("recorded", 0, say("written.again", n=words, different=different))
            return Outcome("recorded", 0, say("written.read", n=words))
        return Outcome("recorded", 0, say("written.read-but", n=words, fewest=fewest, most=most))

    def quotes(self, properties: Properties, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
        """A text with long lines once more: its cell does not wrap them, and whoever grades must read it."""
        longest = max(map(len, given.value.splitlines()), default=0)
        return (Quote(say("written.quoted"), given.value),) if longest > LONG_LINE else ()

    def as_code(self, variable: str, value: Any) -> str:
        """The text between three quotes, where it can stand there as it is."""
        if '"""' in value or "\\" in value or not value.replace("\n", "").isprintable():
            return super().as_code(variable, value)
        return f'{variable} = """\n{value}\n"""'

    def faults_of_form(self, exercise: Exercise) -> Iterator[FormFault]:
        """A rubric of levels, each with samples as long as an answer is to be."""
        if len(exercise.rubric) < LEVELS:
            yield FormFault(f"Write {LEVELS} or more levels for it: ## level 2: its name.", in_words=True)
        fewest, most = words_asked(exercise.properties)
        for level in exercise.rubric:
            for sample in level.samples:
                if not fewest <= (words := word_count(sample)) <= most:
                    do = f"Let each sample of {level.name!r} have {fewest} to {most} words: one has {words}."
                    yield FormFault(do, in_words=True)


def word_count(text: str) -> int:
    """Words in a written answer.

    >>> word_count("Who counted, and whom?")
    4
    """
    return len(text.split())


def words_asked(properties: Properties) -> tuple[int, int]:
    """The fewest and the most words that a written answer is to have."""
    return properties.words or (1, 1000)


KIND = WrittenKind()
