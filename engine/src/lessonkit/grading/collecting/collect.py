"""`lessonkit collect`: from a platform's download to `submitted/`, the table of who has what first."""

from __future__ import annotations

import contextlib
import re
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.exercises.locate import read_lesson_id
from lessonkit.grading.choosing import is_notebook
from lessonkit.grading.collecting.learner_names import Person, folder_names
from lessonkit.grading.collecting.ledger import Collected, Ledger, read_ledger, write_ledger
from lessonkit.grading.collecting.piece import Piece
from lessonkit.grading.collecting.placing import STAMP, as_it_should_be, digest_of, keep_all, place
from lessonkit.grading.collecting.plan import Line, plan
from lessonkit.grading.collecting.platform_names import PLATFORMS, NamedFile, detect, named_files
from lessonkit.grading.collecting.roster import missing, read_roster
from lessonkit.grading.collecting.table import show
from lessonkit.grading.collecting.times import attempt_time, read_time, read_zone
from lessonkit.grading.collecting.unpacking import Received, unpack
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import (
    Exercises,
    exercises_in,
    lesson_of,
    parse_submission,
    read_file,
    read_submission,
)


@dataclass(frozen=True)
class Asked:
    """What the instructor said on the command line."""

    platform: str = ""
    choose: Sequence[str] = ()
    late_at: str = ""
    late: Sequence[str] = ()
    timezone: str = ""
    roster: Path | None = None
    dry_run: bool = False
    others: Sequence[str] = ()
    """Other lessons that are collected from the same download: their notebooks are left to them."""


@dataclass(frozen=True)
class Outcome:
    """What was planned for each learner, and whether somebody still has to decide."""

    lines: tuple[Line, ...]
    platform: str
    undecided: tuple[str, ...] = field(default=())


def collect(source: Path, lesson: str, course: Path, asked: Asked, console: Console) -> Outcome:
    """Print who has what in a download, then put it where nbgrader looks, unless this is a dry run."""
    _check_asked(lesson, course, asked)
    received, submitted = course / "received" / lesson, course / "submitted"
    ledger = read_ledger(received, lesson)
    with tempfile.TemporaryDirectory(prefix="scomm-collect-", ignore_cleanup_errors=True) as name:
        unpacked = unpack(source, Path(name))
        paths = list(dict.fromkeys(file.path for file in unpacked.files))
        platform = asked.platform or detect(paths, lesson)
        named, unknown = named_files(paths, lesson, platform)
        notes = [*unpacked.refused, *_unknown(unknown, platform, lesson)]
        lines = _lines(named, unpacked.files, platform, lesson, course, ledger, asked)
        if not lines:
            raise KitError(
                f"{source.name} holds no file whose name says whose it is.",
                allowed="; ".join(PLATFORMS.values()),
                do="See “Collect” in docs/grading-a-class.md, or name the platform with --platform.",
            )
        notes += _missing(asked.roster, lines, ledger)
        show(console, _heading(source, lesson, platform, bool(asked.platform), paths), lines, notes)
        undecided = tuple(line.learner for line in lines if line.state == "undecided")
        if asked.dry_run:
            console.print("Nothing was written: this was a dry run.")
        else:
            _write(lines, lesson, submitted, received, ledger)
            console.print(
                f"Written to submitted/; all that came in is kept in received/{lesson}/.", highlight=False
            )
        return Outcome(tuple(lines), platform, undecided)


def _unknown(paths: Sequence[str], platform: str, lesson: str) -> list[str]:
    """A line for each file that is nobody's, and for the many one."""
    if platform == "nbgrader" and paths:
        return [f"Files that lie in no learner's folder {lesson}: {len(paths)}, left out."]
    more = [f"So are {len(paths) - 10} more."] if len(paths) > 10 else []
    return [*(f"{path}: its name does not say whose it is: left out." for path in paths[:10]), *more]


def _check_asked(lesson: str, course: Path, asked: Asked) -> None:
    read_lesson_id(lesson)
    homes = ("solutions", "lessons", "source", "release")
    if not any((course / home / lesson).is_dir() for home in homes):
        found = sorted({path.name for home in homes for path in (course / home).glob("*/")})
        raise KitError(
            f"There is no lesson {lesson!r} in this folder.",
            allowed=found,
            do="Change to the folder of the course.",
        )
    if asked.platform and asked.platform not in PLATFORMS:
        raise KitError(f"No platform {asked.platform!r}.", allowed=PLATFORMS)
    if asked.late_at:
        read_time(asked.late_at)
    if asked.timezone:
        read_zone(asked.timezone)


def _heading(source: Path, lesson: str, platform: str, forced: bool, paths: Sequence[str]) -> str:
    taken = "as you said" if forced else "judged by the names; --platform takes another"
    return f"{lesson} from {source.name}: {len(paths)} files, {PLATFORMS[platform]} ({taken})"


def _lines(
    named: Sequence[NamedFile],
    files: Sequence[Received],
    platform: str,
    lesson: str,
    course: Path,
    ledger: Ledger,
    asked: Asked,
) -> list[Line]:
    by_path: dict[str, list[Received]] = {}
    for file in files:
        by_path.setdefault(file.path, []).append(file)
    pieces: dict[str, list[Piece]] = {}
    for one in named:
        key = unicodedata.normalize("NFC", one.key)  # a Mac writes ë as two signs
        pieces.setdefault(key, []).extend(Piece(one, file) for file in by_path[one.path])
    known = _known(course)
    pieces = {key: left for key, own in pieces.items() if (left := _left_to(own, asked.others, known))}
    firsts = {key: own[0].named for key, own in pieces.items()}
    people = [Person(key, one.name, one.id, platform == "canvas") for key, one in firsts.items()]
    folders = folder_names(people, ledger.folders(platform), ledger.learners)
    wanted = _by_learner(asked.choose, folders, firsts, "--choose")
    times = {key: read_time(text) for key, text in _by_learner(asked.late, folders, firsts, "--late").items()}
    lines = []
    for key, own in pieces.items():
        first, folder = firsts[key], folders[key]
        record = ledger.learners.get(folder) or Collected(platform, first.id, key, first.name)
        lying = {digest_of(path) for path in (course / "submitted" / folder / lesson).glob("*.ipynb")} - {""}
        line = plan(folder, record, own, lesson, known, wanted.get(key, ""), lying)
        lines.append(_timed(line, times.get(key), asked))
    return sorted(lines, key=lambda line: line.learner.casefold())


def lessons_in(source: Path, lessons: Sequence[str], course: Path) -> list[str]:
    """Which of some lessons a download holds notebooks of, by what is in them or by their names."""
    known, found = _known(course), set()
    with tempfile.TemporaryDirectory(prefix="scomm-collect-", ignore_cleanup_errors=True) as name:
        for file in unpack(source, Path(name)).files:
            found.add(_lesson_of(file, PurePosixPath(file.inner or file.path), lessons, known))
    return [lesson for lesson in lessons if lesson in found]


def _left_to(own: Sequence[Piece], others: Sequence[str], known: Exercises) -> list[Piece]:
    """A learner's files without those of other lessons; nothing where all notebooks are of those."""
    if not others:
        return list(own)
    of_others = {
        piece.named.path + piece.received.inner
        for piece in own
        if _lesson_of(piece.received, PurePosixPath(piece.inside), others, known) in others
    }
    left = [piece for piece in own if piece.named.path + piece.received.inner not in of_others]
    gone = of_others and not any(is_notebook(piece.name) for piece in left)
    return [] if gone else left


def _lesson_of(file: Received, path: PurePosixPath, lessons: Sequence[str], known: Exercises) -> str | None:
    """The lesson of a notebook, by what is in it, or by its folder or name where that says nothing."""
    named = next((one for one in lessons if one in (*path.parts, *PurePosixPath(file.path).parts)), None)
    if not is_notebook(path.name):
        return None
    with contextlib.suppress(Unreadable):
        if found := lesson_of(parse_submission(read_file(file.file), path.name), known):
            return found
    return named or next((one for one in lessons if one in path.name), None)


def _by_learner(
    given: Sequence[str], folders: Mapping[str, str], firsts: Mapping[str, NamedFile], option: str
) -> dict[str, str]:
    """LEARNER=VALUE by the learner's key; the learner by folder, name or number."""
    found = {}
    for text in given:
        learner, equals, value = text.partition("=")
        keys = [
            key
            for key, folder in folders.items()
            if learner.strip().casefold()
            in (
                folder.casefold(),
                firsts[key].name.casefold(),
                firsts[key].id.casefold() or folder.casefold(),
            )
        ]
        if not equals or len(keys) != 1:
            raise KitError(
                f"{option} {text!r} names no learner of this download.",
                allowed=f"LEARNER=…, with one of {', '.join(sorted(folders.values()))}",
            )
        found[keys[0]] = value.strip()
    return found


def _timed(line: Line, given: datetime | None, asked: Asked) -> Line:
    """The line with the time of handing in, where somebody or something tells it."""
    if line.chosen is None:
        return line
    before = line.record.of(line.chosen.received.digest)
    time = given
    if time is None and line.late and asked.late_at:
        time = read_time(asked.late_at)
    if time is None and line.chosen.named.attempt and asked.timezone:
        time = attempt_time(line.chosen.named.attempt, read_zone(asked.timezone))
    if time is None and line.record.platform == "nbgrader":
        time = _stamped(line.pieces)
    if time is None and before and before.time:
        time = read_time(before.time)
    return replace(line, time=time)


def _stamped(pieces: Sequence[Piece]) -> datetime | None:
    """The time that nbgrader itself put beside a submission."""
    for piece in pieces:
        if piece.inside == STAMP:
            text = read_file(piece.received.file, 1000).decode("utf-8", "replace").strip()
            try:
                return read_time(re.sub(r"(:\d\d)\.\d+", r"\1", text))
            except KitError:
                return None
    return None


def _known(course: Path) -> dict[str, set[str]]:
    """The names of the exercises of each lesson in the course, from the notebooks that were handed out."""
    known = {}
    for path in sorted(course.glob("lessons/*/*.ipynb")):
        if path.stem == path.parent.name:
            with contextlib.suppress(Unreadable):
                known[path.stem] = exercises_in(read_submission(path))
    return known


def _missing(roster: Path | None, lines: Sequence[Line], ledger: Ledger) -> list[str]:
    if roster is None:
        return []
    present = [name for line in lines for name in (line.learner, line.record.name, line.record.platform_id)]
    for folder, one in ledger.learners.items():
        present += [folder, one.name, one.platform_id]
    listed = read_roster(roster)
    absent = missing(listed, present)
    told = [
        f"Handed in nothing ({len(absent)}): {', '.join(absent)}." if absent else "All of the list handed in."
    ]
    if listed and len(absent) == len(listed) and lines:
        told.append(
            f"Nobody of {roster.name} is in the table. It needs learners as the table shows them, or the platform's "
            "numbers, in a column learner or student_id or one a line."
        )
    return told


def _write(lines: Sequence[Line], lesson: str, submitted: Path, received: Path, ledger: Ledger) -> None:
    submitted.mkdir(parents=True, exist_ok=True)
    received.mkdir(parents=True, exist_ok=True)
    learners = dict(ledger.learners)
    try:
        for line in lines:
            record = keep_all(line, received)
            left = line.state == "unchanged" and line.by_hand
            if (
                (line.placed or line.put_down)
                and not left
                and not as_it_should_be(line, lesson, submitted, line.time)
            ):
                place(line, lesson, submitted, received, line.time)
            learners[line.learner] = record
    finally:
        write_ledger(Ledger(lesson, learners), received)
