"""A lesson that remembers its verdicts: the same answer under the same deal is judged once for a class."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from scomm.exercises.deal import Deal
from scomm.exercises.key.in_full import LessonInFull
from scomm.exercises.spec import Lesson, Question
from scomm.exercises.verdict import Verdict
from scomm.exercises.wire import Plain

LONGEST = 20_000
"""Characters of an answer that is remembered: a longer one, such as a chart, is seldom anybody else's."""


@dataclass(frozen=True)
class Remembering(LessonInFull):
    """A lesson in full that looks an answer up before it judges it."""

    _verdicts: dict[tuple[str, ...], Verdict] = field(default_factory=dict, repr=False, compare=False)

    def reply(self, question: Question, given: Plain, deal: Deal) -> Verdict:
        """The verdict on an answer."""
        uses = self.exercise(question.id).uses
        dealt = {name: value for name, value in vars(deal).items() if name in uses}
        try:
            text = json.dumps([given.to_json(), dealt], sort_keys=True)
        except (TypeError, ValueError):  # a deal of things that JSON does not have
            return super().reply(question, given, deal)
        if len(text) > LONGEST:
            return super().reply(question, given, deal)
        at = (question.id, text)
        if at not in self._verdicts:
            self._verdicts[at] = super().reply(question, given, deal)
        return self._verdicts[at]

    def _with(self, lesson: Lesson) -> Remembering:
        return Remembering(lesson, self.load, {}, self._probes)


def remembering(lesson: LessonInFull) -> Remembering:
    """The same lesson, with the keys that were computed so far."""
    return Remembering(lesson.lesson, lesson.load, lesson._keys, lesson._probes)
