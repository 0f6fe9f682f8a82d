"""From a plain answer to a verdict: the one place where marks are decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.coarse import rounded_mistake, share_of
from lessonkit.exercises.key.nearly import LEAST_COPIED, decimals_enough, digits, nearly, with_a_mistake, zero
from lessonkit.exercises.key.neighbours import Neighbour, neighbours, reply_to, words_of
from lessonkit.exercises.kinds.calls import pack
from lessonkit.exercises.kinds.kind import Explained
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.spec import Exercise, Load, Mistake, Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Key:
    """The plain answers to one exercise for one deal: the right ones, each named mistake's, and those of its neighbours.

    Each part is computed when it is first asked for: whoever is right never waits for the mistakes, and whoever
    makes one waits for those before it.
    """

    compute_right: Callable[[], tuple[Any, ...]]
    compute_mistakes: Callable[[], Iterator[tuple[Mistake, Any]]]
    compute_neighbours: Callable[[], Iterator[Neighbour]] = lambda: iter(())
    compute_probes: Callable[[], list[list[Any]]] = list
    compute_explanation: Callable[[], str] = str
    _found: list[tuple[Mistake, Any]] = field(default_factory=list, repr=False, compare=False)

    @cached_property
    def right(self) -> tuple[Any, ...]:
        """The right answers; a `ValueError` if one is not an answer of its kind."""
        return self.compute_right()

    @cached_property
    def mistakes(self) -> tuple[tuple[Mistake, Any], ...]:
        """Each named mistake with its value; a `ValueError` if one is not an answer of its kind."""
        return tuple(self.each_mistake())

    @cached_property
    def neighbours(self) -> tuple[Neighbour, ...]:
        """The answers for another year, place or universe, where the exercise says what it is about."""
        return tuple(self.compute_neighbours())

    @cached_property
    def _coming(self) -> Iterator[tuple[Mistake, Any]]:
        return self.compute_mistakes()

    def each_mistake(self) -> Iterator[tuple[Mistake, Any]]:
        """Each named mistake with its value, computed one by one and kept."""
        at = 0
        while True:
            if at == len(self._found):
                coming = next(self._coming, None)
                if coming is None:
                    return
                self._found.append(coming)
            yield self._found[at]
            at += 1

    @cached_property
    def probes(self) -> list[list[Any]]:
        """The inputs on which a function is tried, packed; none for other kinds."""
        return self.compute_probes()

    @cached_property
    def explanation(self) -> str:
        """What is read with a right answer; empty if there is nothing to say."""
        return self.compute_explanation()


def packed_probes(exercise: Exercise, load: Load) -> list[list[Any]]:
    """The inputs on which a function exercise is tried, as JSON; none for other kinds."""
    return [pack(probe) for probe in exercise.probes(load)] if exercise.probes else []


def key_for(
    exercise: Exercise, deal: Deal, load: Load, probes: Callable[[], list[list[Any]]] | None = None
) -> Key:
    """The key of an exercise, to be computed from the data; `probes` spares packing them once more."""
    packed = probes or (lambda: packed_probes(exercise, load))

    def plain(value: Any) -> Any:
        if exercise.answer is None:  # no value is right, so a mistake is only named
            return list(value)
        taken = exercise.answer_kind.take(value, packed())
        if taken.state != "answer":
            raise ValueError(
                f"The key of {exercise.id} is not an answer of its kind: {taken.reply or taken.state}"
            )
        return taken.value

    right = (exercise.answer, *exercise.alternatives) if exercise.answer else ()
    return Key(
        lambda: tuple(plain(answer(load, deal)) for answer in right),
        lambda: ((mistake, plain(mistake.value(load, deal))) for mistake in exercise.mistakes),
        lambda: neighbours(exercise, deal, load, plain),
        packed,
        lambda: exercise.explanation(load, deal),
    )


def judge(exercise: Exercise, given: Plain, deal: Deal, load: Load, key: Key | None = None) -> Verdict:
    """The verdict on a plain answer: right, partly, not yet, not attempted, or unreadable.

    `key` is the exercise's key for this deal where it is known. No word of the learner's stands in a
    verdict made here: only `learner/session` adds them, as quotes.
    """
    known = key or key_for(exercise, deal, load)
    return settle(
        exercise, given, lambda value: _by_key(exercise, value, deal, known, load), mistakes=exercise.mistakes
    )


def settle(
    question: Question, given: Plain, decide: Callable[[Any], Verdict], *, mistakes: tuple[Mistake, ...] = ()
) -> Verdict:
    """The verdict on a plain answer: by `decide` where a key must say, else by what all checks say alike.

    `mistakes` are those that may be named to the learner.
    """
    kind = question.answer_kind
    if given.state == "blank":
        return verdict_on(question, "not-attempted", given.reply or say("not-attempted"))
    if given.state == "refused":
        return verdict_on(question, "unreadable", given.reply or say("no-answer"))
    if not kind.fits(given.value):
        return verdict_on(question, "unreadable", say("no-answer"))
    given = kind.as_asked(question, given)
    value = kind.in_terms_of(question, given.value)
    objection = kind.objection(question, given)
    outcome = objection or kind.without_key(question, value)
    if outcome is None:
        verdict = decide(value)
    else:
        named = next((mistake for mistake in mistakes if mistake.name == outcome.mistake), None)
        verdict = verdict_on(
            question,
            outcome.state,
            named.reply if named else outcome.reply,
            score=question.points * outcome.share,
            mistake=named.name if named else None,
        )
    return replace(verdict, notes=(given.reply,) if given.reply and not objection else ())


def verdict_on(
    question: Question, state: Any, reply: str, *, score: float = 0, mistake: str | None = None
) -> Verdict:
    """A verdict on the answer to a question."""
    return Verdict(question.id, state, score, question.points, reply, mistake)


def tolerance_of(mistake: Mistake, exercise: Exercise) -> float:
    """How near an answer must come to be taken for this mistake."""
    return exercise.tolerance if mistake.tolerance is None else mistake.tolerance


def told_together(exercise: Exercise) -> bool:
    """True where two mistakes may leave one number for some deals, so that the reply tells both: in a number that is dealt."""
    return bool(exercise.uses) and exercise.answer_kind.mistakes_meet


def _by_key(exercise: Exercise, value: Any, deal: Deal, key: Key, load: Load) -> Verdict:
    """Right, or a named mistake, or a neighbour, or nearly right, or a fault of form, or unknown: the first that fits speaks."""
    kind = exercise.answer_kind
    if any(kind.same(value, right, exercise.tolerance) for right in key.right):
        if marred := kind.marred(exercise, value):
            return _explained(exercise, marred)
        told = key.explanation or say("right")
        return verdict_on(exercise, "right", told, score=exercise.points)
    for mistake, wrong in key.each_mistake():
        if kind.same(value, wrong, tolerance_of(mistake, exercise)):
            reply = mistake.reply if mistake.score else _with_rivals(exercise, mistake, wrong, value, key)
            return _worth(exercise, reply, mistake.score, mistake.name)
    if beside := _beside(exercise, value, key):
        nothing = zero(exercise, value) if exercise.route == "code" else None
        told = reply_to(beside, kind.name, nothing.reply if nothing else "")
        return verdict_on(exercise, "not-yet", told, mistake=beside[0].name)
    for right in key.right:
        if close := nearly(exercise, value, right):
            return _worth(exercise, close.reply, share_of(exercise, close.name), f"nearly-{close.name}")
    if rounded := rounded_mistake(value, key.right, lambda: key.mistakes, decimals_enough(exercise)):
        return _worth(exercise, rounded.reply, rounded.score, rounded.name)
    if named_and_more := with_a_mistake(exercise, value, key.mistakes, key.right):
        named, beside_it = named_and_more
        return verdict_on(exercise, "not-yet", f"{named.reply} {beside_it.reply}", mistake=named.name)
    if nothing := zero(exercise, value):
        return verdict_on(exercise, "not-yet", nothing.reply, mistake="nearly-zero")
    fault = kind.fault(exercise.properties, value)
    if fault and not kind.explains_form:
        return verdict_on(exercise, "not-yet", fault.reply)
    if explained := kind.explain(exercise, value, key):
        return _explained(exercise, explained)
    if fault:
        return verdict_on(exercise, "not-yet", fault.reply)
    return verdict_on(exercise, "not-yet", _unknown(exercise, deal))


def _beside(exercise: Exercise, value: Any, key: Key) -> list[Neighbour]:
    """The neighbours whose answer this is."""
    same = exercise.answer_kind.same
    return [one for one in key.neighbours if same(value, one.value, exercise.tolerance)]


def _with_rivals(exercise: Exercise, first: Mistake, its_own: Any, value: Any, key: Key) -> str:
    """The reply to a mistake; where the same number for this deal comes of another one too, both are told, for nobody knows which it was."""
    kind = exercise.answer_kind
    if not told_together(exercise):
        return first.reply
    for other, wrong in key.each_mistake():
        if other is not first and not other.score and kind.same(value, wrong, tolerance_of(other, exercise)):
            return say("both.mistakes", first=first.reply, second=other.reply)
    beside = [
        one
        for one in (_beside(exercise, value, key) if value else ())
        if one.of.partition(",")[0] not in first.reply and not _are_one(its_own, one.value)
    ]
    return say("both.number", first=first.reply, of=words_of(beside)) if beside else first.reply


def _are_one(wrong: Any, beside: Any) -> bool:
    """True for a mistake that is its neighbour under another name: two numbers of so many digits are no coincidence."""
    if not (is_number(wrong) and is_number(beside)) or abs(wrong - beside) > 1e-9 * abs(beside):
        return False
    return wrong != int(wrong) or digits(wrong) >= LEAST_COPIED


def _explained(exercise: Exercise, found: Explained) -> Verdict:
    """The verdict on an answer of which a part is known."""
    return replace(_worth(exercise, found.reply, found.share, found.mistake), example=found.example)


def _worth(exercise: Exercise, reply: str, share: float, mistake: str | None) -> Verdict:
    """The verdict on an answer that earns a share of the points; what costs nothing is a remark on a right answer."""
    if share == 1:
        return verdict_on(exercise, "right", reply, score=exercise.points)
    score = round(exercise.points * share, 4)
    return verdict_on(exercise, "partly" if score else "not-yet", reply, score=score, mistake=mistake)


def _unknown(exercise: Exercise, deal: Deal) -> str:
    """An answer that nobody foresaw; it may have been worked out for another deal."""
    dealt = [str(value) for name, value in vars(deal).items() if name in exercise.uses]
    return say("unknown-for", dealt=", ".join(dealt)) if dealt else say("unknown")
