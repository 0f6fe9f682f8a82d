"""Which mistakes a class made: those that the lesson names, by how many, and wrong answers that several share and nobody has named."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from dataclasses import dataclass

from lessonkit.exercises.spec import Exercise
from lessonkit.grading.report.facts import ClassFacts, Response

FEWEST_ALIKE = 2
"""So many learners gave the same unknown answer, or it is one learner's own."""
SAYS_SOMETHING, LONGEST_LABEL = 24, 130
"""Characters: a shorter beginning, such as “Nearly.”, tells no mistake from another; a longer one is no label."""
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^a-z\s])")


@dataclass(frozen=True)
class Made:
    """One mistake in one exercise: who made it, what the learner reads, and the points that it cost the class."""

    exercise: str
    title: str
    name: str
    reply: str
    learners: tuple[str, ...]
    cost: float
    tried: int

    @property
    def words(self) -> str:
        """What it is, as a label says it: the beginning of what the learner reads."""
        return in_short(self.reply) or self.name.replace("-", " ")


@dataclass(frozen=True)
class Alike:
    """A wrong answer without a name that several learners gave."""

    exercise: str
    title: str
    answer: str
    learners: tuple[str, ...]


def in_short(reply: str) -> str:
    """The first sentence of a reply, and the next one where the first says nothing yet.

    >>> in_short("You divided by all the prints. The question asks for a share of the arrests.")
    'You divided by all the prints.'
    >>> in_short("Nearly. Your hold ends an hour too late. Count again.")
    'Nearly. Your hold ends an hour too late.'
    """
    told = ""
    for sentence in _ENDS.split(reply.strip()):
        if len(told) >= SAYS_SOMETHING:
            break
        told = f"{told} {sentence}".strip()
    return textwrap.shorten(told, LONGEST_LABEL, placeholder=" …")


def mistakes_of(facts: ClassFacts) -> list[Made]:
    """Every mistake that was made, the most frequent first, and of two alike the one that cost more."""
    found = []
    for exercise in facts.exercises:
        responses = facts.responses(exercise.id)
        tried = sum(one.state != "not-attempted" for one in responses.values())
        for name in dict.fromkeys(one.mistake for one in responses.values() if one.mistake):
            made = {who: one for who, one in responses.items() if one.mistake == name}
            cost = sum(one.most - one.score for one in made.values())
            reply = next((one.reply for one in exercise.mistakes if one.name == name), "")
            reply = reply or facts.replies.get((exercise.id, name), "")
            found.append(Made(exercise.id, exercise.title, name, reply, tuple(sorted(made)), cost, tried))
    return sorted(found, key=lambda one: (-len(one.learners), -one.cost))


def alike_of(facts: ClassFacts) -> list[Alike]:
    """Wrong answers that no mistake names and that more than one learner gave, the most frequent first."""
    found = []
    for exercise in facts.exercises:
        givers: dict[str, list[str]] = defaultdict(list)
        for who, one in facts.responses(exercise.id).items():
            if text := _unnamed(exercise, one):
                givers[text].append(who)
        found += [
            Alike(exercise.id, exercise.title, text, tuple(sorted(who)))
            for text, who in givers.items()
            if len(who) >= FEWEST_ALIKE
        ]
    return sorted(found, key=lambda one: -len(one.learners))


def _unnamed(exercise: Exercise, one: Response) -> str:
    """A wrong answer that has no name, in one line; empty for any other."""
    kind = exercise.answer_kind
    wrong = one.state == "not-yet" and not one.mistake and one.answer is not None
    if not wrong or not kind.in_a_line or not kind.keyed or kind.called or not kind.fits(one.answer):
        return ""
    return kind.line(one.answer)
