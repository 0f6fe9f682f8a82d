"""What is to happen with each learner's files, worked out before anything is written."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath

from lessonkit.errors import KitError
from lessonkit.grading.choosing import Choice, Offered, choose, copy_number, is_notebook
from lessonkit.grading.collecting.beside import others_beside, passports
from lessonkit.grading.collecting.ledger import Collected, Submission
from lessonkit.grading.collecting.piece import Piece
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import Exercises, exercises_in, lesson_of, parse_submission, read_file

ONLINE_TEXT = "online-text.html"
"""What was typed into the platform in place of a file."""


@dataclass(frozen=True)
class Line:
    """One row of the table: a learner, the file that counts, what happens with it, and why.

    `state` is new, newer, unchanged, older, stays (the earlier one does), undecided or nothing. `problem` says
    why a placed file can't be graded. `by_hand`: a notebook that lies in `submitted/` is none that was collected.
    `stranger`: nothing in the notebook belongs to the lesson.
    """

    learner: str
    record: Collected
    pieces: tuple[Piece, ...]
    state: str
    chosen: Piece | None = None
    problem: str = ""
    why: str = ""
    passed_over: tuple[str, ...] = ()
    late: bool = False
    time: datetime | None = None
    passport: Piece | None = None
    other_passports: tuple[str, ...] = ()
    others: Mapping[str, Piece] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    by_hand: bool = False
    stranger: bool = False

    @property
    def placed(self) -> bool:
        """True if this collection puts the chosen file into `submitted/`."""
        return self.state in ("new", "newer", "unchanged")

    @property
    def put_down(self) -> bool:
        """True if nothing counts yet, so that what came in is put there: its learner stands in every later table, with the reason."""
        return self.state in ("nothing", "undecided") and not self.record.current

    def files(self, lesson: str) -> dict[str, Piece]:
        """What belongs into `submitted/`, by its name there."""
        chosen = {f"{lesson}.ipynb": self.chosen} if self.chosen is not None else {}
        passport = {f"passport-{lesson}.json": self.passport} if self.passport is not None else {}
        return {**self.others, **passport, **chosen}


def plan(
    learner: str,
    record: Collected,
    pieces: Sequence[Piece],
    lesson: str,
    known: Exercises,
    wanted: str = "",
    lying: Collection[str] = (),
) -> Line:
    """The row of one learner.

    `record` is what was collected before, `lying` the digests of the notebooks that lie in `submitted/` now,
    `wanted` the file that the instructor chose.
    """
    texts = [piece for piece in pieces if piece.named.text]
    typed = {ONLINE_TEXT: texts[-1]} if texts else {}
    pieces = tuple(piece for piece in pieces if not piece.named.text)
    line = Line(learner, record, pieces, "nothing")
    latest = _latest(pieces)
    notebooks = [piece for piece in latest if is_notebook(piece.name)] or _hidden_notebooks(latest)
    if wanted:
        notebooks = [
            piece for piece in pieces if wanted in (piece.name, piece.inside, piece.shown, piece.named.path)
        ]
        if len({piece.received.digest for piece in notebooks}) != 1:
            raise KitError(
                f"{learner} handed in no file {wanted!r}, or several.",
                allowed=[piece.shown for piece in pieces if is_notebook(piece.name)],
            )
        notebooks = notebooks[:1]
    if not notebooks:
        what = ", ".join(piece.shown for piece in latest) or "text typed into the platform"
        others, _ = others_beside(latest)
        return replace(line, why=f"no notebook, but {what}", others={**typed, **others})
    choice, chosen = _chosen_before(notebooks, record) or _choose(notebooks, lesson, known)
    if chosen is None:
        state = "undecided" if choice.undecided else "nothing"
        names = Counter(piece.name for piece in notebooks)
        apart = {
            piece.name if names[piece.name] == 1 else f"{piece.received.digest[:8]}-{piece.name}": piece
            for piece in notebooks
        }
        return replace(line, state=state, why=choice.reason, passed_over=choice.passed_over, others=apart)
    problem = _problem(chosen, lesson, known)
    passport, other_passports = passports(latest, lesson)
    others, left_out = others_beside(latest, chosen)
    return replace(
        line,
        state=_state(chosen, record, problem, lesson, bool(wanted)),
        by_hand=_by_hand(lying, chosen, record),
        record=replace(record, chosen_by_hand=bool(wanted) or choice == _BY_HAND),
        stranger=not problem and _is_strange(chosen, lesson, known),
        chosen=chosen,
        problem=problem,
        why=choice.reason,
        passed_over=choice.passed_over,
        late=any(piece.named.late for piece in latest),
        passport=passport,
        other_passports=other_passports,
        others=others,
        left_out=left_out,
    )


_BY_HAND = Choice(None, "You chose it.")


def _chosen_before(notebooks: Sequence[Piece], record: Collected) -> tuple[Choice, Piece] | None:
    """What the instructor chose at an earlier collection, while nothing new has come in."""
    before = next((piece for piece in notebooks if piece.received.digest == record.current), None)
    nothing_new = all(record.of(piece.received.digest) for piece in notebooks)
    return (_BY_HAND, before) if record.chosen_by_hand and nothing_new and before else None


def _by_hand(lying: Collection[str], chosen: Piece, record: Collected) -> bool:
    put = {record.current} if record.current else {one.sha256 for one in record.submissions}
    return bool(set(lying) - put - {chosen.received.digest})


def _latest(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The files of the last attempt that holds a notebook, where the platform tells attempts apart."""
    attempts = sorted({piece.named.attempt for piece in pieces if is_notebook(piece.name)})
    return [piece for piece in pieces if piece.named.attempt == attempts[-1]] if attempts else pieces


def _hidden_notebooks(pieces: Sequence[Piece]) -> list[Piece]:
    """Files that are notebooks, although their names do not say so."""
    found = []
    for piece in pieces:
        if PurePosixPath(piece.name).suffix.lower() in ("", ".txt", ".json"):
            try:
                parse_submission(read_file(piece.received.file), piece.name)
            except Unreadable:
                continue
            found.append(piece)
    return found


def _choose(notebooks: Sequence[Piece], lesson: str, known: Exercises) -> tuple[Choice, Piece | None]:
    if len({piece.received.digest for piece in notebooks}) == 1:
        return Choice(notebooks[0].name, "It is the only notebook."), notebooks[0]
    shown = Counter(piece.shown for piece in notebooks)
    by_name = {
        piece.shown
        if shown[piece.shown] == 1
        else f"{piece.named.path} {piece.received.inner}".strip(): piece
        for piece in notebooks
    }

    def offered(name: str, piece: Piece) -> Offered:
        return Offered(name, piece.received.digest, functools.cache(lambda: _lesson(piece, known)))

    choice = choose([offered(name, piece) for name, piece in by_name.items()], lesson)
    return choice, by_name[choice.name] if choice.name else None


def _lesson(piece: Piece, known: Exercises) -> str | None:
    return lesson_of(parse_submission(read_file(piece.received.file), piece.name), known)


def _problem(piece: Piece, lesson: str, known: Exercises) -> str:
    """Why a notebook can't be graded for a lesson, in a few words; empty if it can."""
    try:
        found = _lesson(piece, known)
    except Unreadable as error:
        return f"cannot be read: {error.what[0].lower()}{error.what[1:].rstrip('.')}"
    return f"wrong lesson: {found}" if found not in (None, lesson) else ""


def _is_strange(piece: Piece, lesson: str, known: Exercises) -> bool:
    """True where nothing in a readable notebook belongs to the lesson."""
    notebook = parse_submission(read_file(piece.received.file), piece.name)
    return lesson_of(notebook, known) is None and not exercises_in(notebook) & set(known.get(lesson, ()))


def _state(chosen: Piece, record: Collected, problem: str, lesson: str, wanted: bool) -> str:
    """What a chosen file is to the one that counts so far."""
    current = record.of(record.current)
    if current is None:
        return "new"
    if current.sha256 == chosen.received.digest:
        return "unchanged"
    if wanted:
        return "newer"
    if not _is_newer(chosen, current, record, lesson):
        return "older"
    return "stays" if problem and not current.problem else "newer"


def _is_newer(chosen: Piece, current: Submission, record: Collected, lesson: str) -> bool:
    """True unless something says that the file came before the one that counts: what comes last is newer."""
    for mine, theirs in ((chosen.named.number, current.number), (chosen.named.attempt, current.attempt)):
        if mine and theirs and mine != theirs:
            return mine > theirs  # type: ignore[operator]
    number, before = copy_number(chosen.name, lesson), copy_number(PurePosixPath(current.file).name, lesson)
    if number and before and number != before:
        return not before.newer_than(number)
    return record.of(chosen.received.digest) is None
