"""What is to happen with each learner's files, worked out before anything is written."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath

from scomm.errors import ScommError
from scomm.grading.choosing import Choice, Known, Offered, choose, copy_number, is_notebook, number_behind
from scomm.grading.collecting.ledger import Collected, Submission
from scomm.grading.collecting.platform_names import NamedFile
from scomm.grading.collecting.unpacking import Received
from scomm.grading.not_a_notebook import Unreadable
from scomm.grading.reading import lesson_of, parse_submission, read_file


@dataclass(frozen=True)
class Piece:
    """One file of a learner: what its name says, and where it lies now."""

    named: NamedFile
    received: Received

    @property
    def inside(self) -> str:
        """The file's path as its learner had it: in the zip that the learner packed, or behind the prefix."""
        return self.received.inner or self.named.file

    @property
    def name(self) -> str:
        """The file's plain name."""
        return PurePosixPath(self.inside).name

    @property
    def shown(self) -> str:
        """The name to show, with the learner's zip before it."""
        return (
            f"{PurePosixPath(self.named.file).name} › {self.inside}" if self.received.inner else self.inside
        )


@dataclass(frozen=True)
class Line:
    """One row of the table: a learner, the file that counts, what happens with it, and why.

    `state` is new, newer, unchanged, older, stays (the earlier one does), undecided or nothing. `problem` says
    why a placed file can't be graded. `by_hand`: the notebook that lies in `submitted/` is none that was collected.
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

    @property
    def placed(self) -> bool:
        """True if this collection puts the chosen file into `submitted/`."""
        return self.state in ("new", "newer", "unchanged")


def plan(
    learner: str,
    record: Collected,
    pieces: Sequence[Piece],
    lesson: str,
    known: Known,
    wanted: str = "",
    lying: str = "",
) -> Line:
    """The row of one learner.

    `record` is what was collected before, `lying` the digest of the notebook that lies in `submitted/` now,
    `wanted` the file that the instructor chose.
    """
    pieces = tuple(piece for piece in pieces if not piece.named.text)
    line = Line(learner, record, pieces, "nothing")
    latest = _latest(pieces)
    notebooks = [piece for piece in latest if is_notebook(piece.name)] or _hidden_notebooks(latest)
    if wanted:
        notebooks = [
            piece for piece in pieces if wanted in (piece.name, piece.inside, piece.shown, piece.named.path)
        ]
        if len({piece.received.digest for piece in notebooks}) != 1:
            raise ScommError(
                f"{learner} handed in no file {wanted!r}, or several.",
                allowed=[piece.shown for piece in pieces if is_notebook(piece.name)],
            )
        notebooks = notebooks[:1]
    if not notebooks:
        what = ", ".join(piece.shown for piece in latest) or "nothing but text typed into the platform"
        return replace(line, why=f"no notebook, but {what}")
    choice, chosen = _choose(notebooks, lesson, known)
    if chosen is None:
        before = next((piece for piece in notebooks if piece.received.digest == record.current), None)
        if record.chosen_by_hand and before and all(record.of(piece.received.digest) for piece in notebooks):
            choice, chosen = Choice(None, "you chose it"), before
        else:
            state = "undecided" if choice.undecided else "nothing"
            return replace(line, state=state, why=choice.reason, passed_over=choice.passed_over)
    problem = _problem(chosen, lesson, known)
    passport, other_passports = _passports(latest, lesson)
    others, left_out = _others(latest, chosen)
    return replace(
        line,
        state="newer" if wanted and record.current else _state(chosen, record, problem, lesson),
        by_hand=_by_hand(lying, chosen, record),
        record=replace(record, chosen_by_hand=record.chosen_by_hand or bool(wanted)),
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


def _by_hand(lying: str, chosen: Piece, record: Collected) -> bool:
    return bool(lying) and lying not in (chosen.received.digest, record.current)


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


def _choose(notebooks: Sequence[Piece], lesson: str, known: Known) -> tuple[Choice, Piece | None]:
    if len({piece.received.digest for piece in notebooks}) == 1:
        return Choice(notebooks[0].name, "It is the only notebook."), notebooks[0]
    by_name = {piece.shown: piece for piece in notebooks}

    def offered(piece: Piece) -> Offered:
        return Offered(piece.shown, piece.received.digest, functools.cache(lambda: _lesson(piece, known)))

    choice = choose([offered(piece) for piece in by_name.values()], lesson)
    return choice, by_name[choice.name] if choice.name else None


def _lesson(piece: Piece, known: Known) -> str | None:
    return lesson_of(parse_submission(read_file(piece.received.file), piece.name), known)


def _problem(piece: Piece, lesson: str, known: Known) -> str:
    """Why a notebook can't be graded for a lesson, in a few words; empty if it can."""
    try:
        found = _lesson(piece, known)
    except Unreadable as error:
        return f"cannot be read: {error.what[0].lower()}{error.what[1:].rstrip('.')}"
    return f"wrong lesson: {found}" if found not in (None, lesson) else ""


def _state(chosen: Piece, record: Collected, problem: str, lesson: str) -> str:
    """What a chosen file is to the one that counts so far."""
    current = record.of(record.current)
    if current is None:
        return "new"
    if current.sha256 == chosen.received.digest:
        return "unchanged"
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


def _passports(pieces: Sequence[Piece], lesson: str) -> tuple[Piece | None, tuple[str, ...]]:
    """The newest passport of the lesson, and the names of passports of other lessons."""
    mine: list[tuple[int, Piece]] = []
    others = []
    for piece in pieces:
        path = PurePosixPath(piece.name)
        stem = path.stem
        if path.suffix.lower() != ".json" or "passport-" not in stem.lower():
            continue
        number = number_behind(stem[stem.lower().index("passport-") :], f"passport-{lesson}")
        if number is None:
            others.append(piece.name)
        else:
            mine.append((number.platform + number.browser, piece))
    return max(mine, key=lambda found: found[0])[1] if mine else None, tuple(others)


MOST_OTHERS = 50
LARGEST_OTHERS = 50_000_000
"""Bytes of all files together that come along beside a notebook."""

NEVER = {
    *("exercises.py", "rubric.toml", "lesson.md", "practice.json", "gradebook.db", "nbgrader_config.py"),
    *("timestamp.txt", "scomm.py", "scomm", "readme.md", "requirements.txt"),
}
"""Names of the authors' files, of nbgrader's and of the kit's own: a learner's file never takes one."""


def _others(pieces: Sequence[Piece], chosen: Piece) -> tuple[dict[str, Piece], tuple[str, ...]]:
    """The files that come along beside the notebook, by the path that they had from it; and those that do not."""
    home = PurePosixPath(chosen.inside).parent
    taken: dict[str, Piece] = {}
    left_out: list[str] = []
    total = 0
    for piece in pieces:
        path = PurePosixPath(piece.inside)
        beside = chosen.received.inner == "" or chosen.received.path == piece.received.path
        path = path.relative_to(home) if beside and path.is_relative_to(home) else PurePosixPath(path.name)
        ending = path.suffix.lower()
        if is_notebook(piece.name) or ending in (".ipynb", ".zip") or "passport-" in piece.name.lower():
            continue
        if path.parts[0].lower() in NEVER or any(part.lower().endswith(".ipynb") for part in path.parts):
            continue
        total += piece.received.size
        odd = any(
            part.startswith(".") or not part.isprintable() or len(part.encode()) > 200 for part in path.parts
        )
        odd = odd or any(parent.as_posix() in taken for parent in path.parents)
        odd = odd or any(name.startswith(f"{path.as_posix()}/") for name in taken)
        if odd or len(taken) >= MOST_OTHERS or total > LARGEST_OTHERS:
            left_out.append(piece.shown)
            continue
        taken.setdefault(path.as_posix(), piece)
    for name, piece in list(taken.items()):
        plain = _without_canvas_number(name)
        if piece.named.number and plain != name:
            taken.setdefault(plain, piece)  # my_tools-1.py is imported as my_tools
    return taken, tuple(left_out)


def _without_canvas_number(name: str) -> str:
    path = PurePosixPath(name)
    stem, dash, number = path.stem.rpartition("-")
    return path.with_name(stem + path.suffix).as_posix() if stem and dash and number.isdigit() else name
