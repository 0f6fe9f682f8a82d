"""A plan: what somebody needs in hand to teach one cut of a lesson tomorrow, gathered from the lesson itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import TimedPart, cut_minutes
from lessonkit.authoring.source import CUTS, LessonText, read_text
from lessonkit.claims.claim import Claim
from lessonkit.claims.disputes import Side, sides
from lessonkit.claims.ledger import ledger
from lessonkit.claims.side_cards import side_cards
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.key.judge import key_for
from lessonkit.exercises.key.proof_of_mistakes import as_shown
from lessonkit.exercises.kinds.markdown import shown
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise, Lesson, Load
from lessonkit.explorers.registry import title_of
from lessonkit.language import sentences_beside
from lessonkit.sources import Source
from lessonkit.teaching.choices import WRONG, Choices, choices_of

say = sentences_beside(__file__)

CODE = "otter-maple-river"
"""The learner code that a plan's numbers are dealt to, as in the keys."""
SOURCES = 3
"""How many sources of each side a plan names."""


@dataclass(frozen=True)
class Supporting:
    """A question on the way to the compelling one, the part that answers it, and the exercises there."""

    asks: str
    part: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Wrong:
    """A wrong answer to expect: of which exercise, how it looks, and what the kit says to it."""

    exercise: str
    looks: str
    say: str


@dataclass(frozen=True)
class Ticket:
    """The exit ticket: an exercise of the cut, and its right answer."""

    exercise: Exercise
    right: str


@dataclass(frozen=True)
class OneSide:
    """One side of the lesson's dispute, and its sources, each of another publisher and of none whom the other side cites."""

    title: str
    sources: tuple[tuple[str, Source], ...]


@dataclass(frozen=True)
class Plan:
    """One page: a lesson in one of its cuts."""

    id: str
    cut: int
    text: LessonText
    choices: Choices
    parts: tuple[TimedPart, ...]
    questions: tuple[Supporting, ...]
    wrong: tuple[Wrong, ...]
    ticket: Ticket
    sides: tuple[OneSide, ...]

    @property
    def number(self) -> int:
        """The lesson's number."""
        return int(self.id.split("-")[0])

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"plan-{self.id}-{self.cut}.html"

    @property
    def sheet(self) -> str:
        """The name of the page with the lesson's picture to notice and wonder about."""
        return f"notice-{self.id}.html"

    @property
    def picture(self) -> str:
        """What the explorer of the picture is called; nothing where a lesson chose none."""
        return title_of(self.choices.picture) if self.choices.picture else ""

    @property
    def minutes(self) -> int:
        """What the parts add up to."""
        return cut_minutes(self.parts, self.cut)

    @property
    def spare(self) -> int:
        """The minutes of the cut that no part takes."""
        return self.cut - self.minutes

    @property
    def prints(self) -> tuple[str, ...]:
        """What else to print for the parts of the cut."""
        there = {timed.part.name for timed in self.parts}
        return tuple(what for part, what in self.choices.prints.items() if part in there)

    def block(self, kind: str) -> str:
        """What the lesson says to instructors under this kind, as Markdown; the first of several."""
        return next((block.text for block in self.text.instructors if block.kind == kind), "")


def plans_of(folder: Path, load: Load, cuts: Sequence[int] = CUTS) -> Iterator[Plan]:
    """The plans of the lesson in `folder`, one for each cut; a `KitError` where the parts overfill a cut."""
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    choices, deal = choices_of(text, lesson), deal_for(CODE, lesson.pools)
    both, every = _sides(folder, choices), timed_parts(text, lesson)
    ticket = _ticket(lesson.exercise(choices.exit), deal, load)
    for cut in cuts:
        parts = tuple(timed for timed in every if cut in timed.part.cuts)
        if cut_minutes(parts, cut) > cut:
            raise KitError(
                f"{folder.name}: the parts of the cut of {cut} minutes take {cut_minutes(parts, cut)}.",
                do="Take a part out of that cut.",
            )
        yield Plan(
            folder.name,
            cut,
            text,
            choices,
            parts,
            _questions(choices, parts),
            tuple(_wrong(choices, parts, lesson, deal, load)),
            ticket,
            both,
        )


def _questions(choices: Choices, parts: Sequence[TimedPart]) -> tuple[Supporting, ...]:
    return tuple(
        Supporting(choices.questions[name], name, tuple(one.title for one in timed.exercises))
        for timed in parts
        if (name := timed.part.name) in choices.questions
    )


def _wrong(
    choices: Choices, parts: Sequence[TimedPart], lesson: Lesson, deal: Deal, load: Load
) -> Iterator[Wrong]:
    there = {one.id for timed in parts for one in timed.exercises}
    for id, name in [one for one in choices.wrong if one[0] in there][:WRONG]:
        exercise = lesson.exercise(id)
        made = next(one for one in key_for(exercise, deal, load).mistakes if one[0].name == name)
        yield Wrong(exercise.title, _looks(exercise, made[1], deal), made[0].reply)


def _looks(exercise: Exercise, value: object, deal: Deal) -> str:
    """A wrong answer as it looks: the words of an option, an order, or a number and for whom it was dealt."""
    if isinstance(value, str) and value in exercise.options:
        return exercise.options[value]
    number = round(value, 2) if isinstance(value, float) else value
    written = f"{shown(number)} {exercise.unit}".strip()
    if not exercise.uses:
        return written
    dealt = ", ".join(str(part) for name, part in vars(deal).items() if name in exercise.uses)
    return say("plan.dealt", answer=written, dealt=dealt)


def _ticket(exercise: Exercise, deal: Deal, load: Load) -> Ticket:
    right = key_for(exercise, deal, load).right
    told = (exercise.answer_kind.line(as_shown(exercise, value)) for value in right)
    return Ticket(exercise, " or ".join(dict.fromkeys(told)))


def _sides(folder: Path, choices: Choices) -> tuple[OneSide, ...]:
    """Both sides of the dispute, each with sources of publishers whom the other side does not cite."""
    if not choices.sides:
        return ()
    *other, dispute = choices.sides.split("/")
    path = folder.parent / (other[0] if other else folder.name) / "lesson.md"
    markdown = path.read_text("utf-8")
    found = [one for one in sides(markdown) if one.dispute == dispute]
    if len(found) < 2:
        raise KitError(f"{path.parent.name} has no dispute {dispute!r} with two sides.")
    titles = {card.name: card.title for cards in side_cards(markdown) for card in cards.cards}
    claims = {one.id: one for one in ledger()}
    return tuple(
        OneSide(titles.get(side.name, side.name), tuple(_of_side(side, found, claims))) for side in found
    )


def _of_side(side: Side, both: Sequence[Side], claims: dict[str, Claim]) -> Iterator[tuple[str, Source]]:
    cited = [claims[id] for id in side.cited if id in claims]
    others = {claims[id].publisher for one in both if one is not side for id in one.cited if id in claims}
    first: dict[str, Claim] = {}
    for claim in cited:
        if claim.publisher not in others:
            first.setdefault(claim.publisher, claim)
    return ((claim.said_by, claim.source) for claim in list(first.values())[:SOURCES])
