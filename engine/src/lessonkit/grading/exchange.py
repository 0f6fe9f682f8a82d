"""Collecting from nbgrader's exchange, where every account of a class server may put a folder.

nbgrader takes the newest folder with a learner's name, whoever made it, and follows the links in it with the
instructor's rights: a classmate could hand in for somebody else, and a link could fetch the key into a submission.
Here a folder counts only if the account of its name made it, no link is followed, and one odd folder stops nobody's.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from lessonkit.grading.names import shown
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

MOST_FILES = 1000
"""Files and folders that one submission may have; the others are left."""
DEEPEST = 8
"""Folders within folders."""
SLACK = timedelta(minutes=10)
"""A copy takes a moment: so much later than it says may a folder have arrived."""
_PARTS = 4
"""Learner, lesson, time and a random word."""


@dataclass(frozen=True)
class Arrived:
    """A folder in the exchange: whose it says it is, when it says it was handed in (in words and as UTC without a zone),
    the number of the account that made it, and when the machine's own clock last saw it change."""

    path: Path
    learner: str
    said: str
    time: datetime
    owner: int
    changed: datetime

    @property
    def foreign(self) -> bool:
        """True if another account made it than the one of its name; where the machine has no such account, nobody can say."""
        import pwd  # as below: where there is none, there is no exchange either

        try:
            return self.owner not in (pwd.getpwnam(self.learner).pw_uid, os.getuid(), 0)
        except KeyError:
            return False

    @property
    def backdated(self) -> bool:
        """True if it arrived much later than it says."""
        return self.changed - self.time > SLACK

    @property
    def record(self) -> dict[str, object]:
        """The folder as nbgrader's own steps know it."""
        return {"username": self.learner, "filename": self.path.name, "timestamp": self.time}


def arrived(path: Path) -> Arrived | None:
    """A folder that somebody handed in; None for a link, a file, or a name that nbgrader never gives."""
    parts = path.name.rsplit("+", _PARTS - 1)
    with contextlib.suppress(OSError, ValueError, OverflowError):
        facts = path.lstat()
        if len(parts) >= _PARTS - 1 and stat.S_ISDIR(facts.st_mode):
            changed = datetime.fromtimestamp(facts.st_ctime, UTC).replace(tzinfo=None)
            return Arrived(path, parts[0], parts[2], parse_utc(parts[2]), facts.st_uid, changed)
    return None


class CollectLessons(ExchangeCollect):
    """nbgrader's collecting, from each learner's own account alone and without following a link."""

    def init_src(self) -> None:
        """Find the folder of each learner that counts: the newest, or with `before_duedate` the newest in time."""
        if not self.coursedir.course_id:
            self.fail(say("exchange.no-course"))
        self.course_path = os.path.join(self.root, self.coursedir.course_id)
        self.inbound_path = os.path.join(self.course_path, "inbound")
        if not os.access(self.inbound_path, os.R_OK | os.X_OK):
            self.fail(say("exchange.none", folder=self.inbound_path))
        due = self._due()
        found: dict[str, list[Arrived]] = defaultdict(list)
        for one in self._own():
            found[one.learner].append(one)
        self.src_records = [
            max(folders, key=lambda one: (due is None or one.time <= due, one.time)).record
            for folders in found.values()
        ]

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                self.duedate = gradebook.find_assignment(self.coursedir.assignment_id).duedate
            except MissingEntry:
                self.duedate = None
        return self.duedate if self.before_duedate else None

    def _own(self) -> Iterator[Arrived]:
        """The folders that the learners made whose names they have; a line for every other, and for a strange time."""
        asked = f"{self.coursedir.student_id or '*'}+{self.coursedir.assignment_id}+*"
        for name in sorted(os.listdir(self.inbound_path)):
            if not fnmatch(name, asked):
                continue
            one = arrived(Path(self.inbound_path, name))
            if one is None:
                self.log.warning(say("exchange.odd", folder=shown(name)))
            elif one.foreign and self.check_owner:
                self.log.warning(say("exchange.foreign", folder=shown(name), account=_account(one.owner)))
            else:
                if one.backdated:
                    when = f"{one.changed:%Y-%m-%d %H:%M} UTC"
                    self.log.warning(say("exchange.backdated", folder=shown(name), when=when))
                yield one

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy what a learner handed in, with the time of the folder's name; a line says what was left."""
        one = arrived(Path(src))
        if one is None:  # it went, or changed, since it was listed
            self.log.warning(say("exchange.odd", folder=shown(Path(src).name)))
            return
        largest = 1000 * self.coursedir.max_file_size, 1000 * self.coursedir.max_dir_size
        left = copy_own(one, Path(dest), self._wanted, *largest)
        if left:
            self.log.warning(say("exchange.left", folder=shown(one.path.name), files=[*map(shown, left)]))
        Path(dest, "timestamp.txt").write_text(one.said, encoding="utf-8")
        if self.coursedir.groupshared:
            for path in (Path(dest), *Path(dest).rglob("*")):
                path.chmod(path.stat().st_mode | (0o2770 if path.is_dir() else 0o660))

    def _wanted(self, name: str) -> bool:
        return not any(fnmatch(name, one) for one in self.coursedir.ignore) and any(
            fnmatch(name, one) for one in self.coursedir.include
        )


def copy_own(one: Arrived, target: Path, wanted: Callable[[str], bool], largest: int, most: int) -> list[str]:
    """Copy the regular files that the folder's own account made there; the names of what was left.

    The learner may change the folder meanwhile, so each file is looked at when it is open: a link is never followed, a pipe
    never waited for, and a second name of somebody else's file not taken. `largest` and `most` are bytes, of a file and of all.
    """
    target.mkdir(parents=True, exist_ok=True)
    left, seen, room = list[str](), 0, most
    try:
        for place, folders, files, at in os.fwalk(one.path, follow_symlinks=False):
            inside = Path(place).relative_to(one.path)
            kept = [
                name
                for name in filter(wanted, sorted(folders))
                if _is_folder(name, at) and len(inside.parts) < DEEPEST
            ]
            left += [(inside / name).as_posix() for name in filter(wanted, folders) if name not in kept]
            folders[:] = kept
            (target / inside).mkdir(exist_ok=True)
            for name in sorted(filter(wanted, files), key=lambda name: (not _first(name), name)):
                seen += 1
                if seen > MOST_FILES:
                    return [*left, (inside / name).as_posix()]
                size = _copy(name, at, target / inside / name, one.owner, min(largest, room))
                if size is None:
                    left.append((inside / name).as_posix())
                else:
                    room -= size
    except OSError:  # it went away, or can't be read
        left.append(one.path.name)
    return left


def _is_folder(name: str, at: int) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=at, follow_symlinks=False).st_mode)


def _first(name: str) -> bool:
    """True for what is copied before the room for a submission could be used up."""
    return name.endswith(".ipynb") or name in ("timestamp.txt", "submission_secret.txt")


def _copy(name: str, at: int, target: Path, owner: int, largest: int) -> int | None:
    """Copy the file `name` of the open folder `at`; its bytes, or None if it was left."""
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_uid != owner or facts.st_size > largest:
            return None
        target.write_bytes(file.read(facts.st_size))  # what grows meanwhile is not followed
    return facts.st_size


def _account(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
