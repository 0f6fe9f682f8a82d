"""Which of several files that one learner handed in is the submission, with the reason in a sentence.

Where nothing orders two different notebooks, nothing is chosen: a person decides.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lessonkit.errors import KitError
from lessonkit.grading.names import shown
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import Exercises, lesson_of, parse_submission, read_file
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

MOST_NAMED = 3
"""Files that a reason names."""
NOTEBOOK = re.compile(r"(?P<stem>.+)\.ipynb(?:\.txt|\.json)?\Z", re.IGNORECASE)
"""A notebook's name; some browsers add .txt or .json to a download."""

_BROWSER = re.compile(r" ?\((\d{1,4})\)\Z")
_PLATFORM = re.compile(r"[-_](\d{1,4})\Z")


@dataclass(frozen=True)
class Offered:
    """One file of a learner: its plain name, a digest of its bytes, and a look into it.

    `look` gives the lesson that the notebook is of, or None; it raises `Unreadable`.
    """

    name: str
    digest: str
    look: Callable[[], str | None]


@dataclass(frozen=True)
class Choice:
    """The file that counts (None: none does), why, and the notebooks that were passed over.

    `undecided` means that several could count and a person has to say which.
    """

    name: str | None
    reason: str
    passed_over: tuple[str, ...] = ()
    undecided: bool = False


def taken(choice: Choice, lesson: str) -> list[str]:
    """What an instructor should know of a choice: which file was taken, where it is not the one that was asked for alone.

    >>> taken(Choice("04-x.ipynb", "It is the only notebook."), "04-x")
    []
    >>> taken(Choice("mine.ipynb", "It is the only notebook."), "04-x")
    ['mine.ipynb was taken. It is the only notebook.']
    """
    others = [shown(name) for name in choice.passed_over]
    if choice.name is None or (choice.name == f"{lesson}.ipynb" and not others):
        return []
    id = "restored.taken-of" if others else "restored.taken"
    return [say(id, name=shown(choice.name), reason=choice.reason, **({"others": others} if others else {}))]


@dataclass(frozen=True)
class CopyNumber:
    """The number that a browser, as `(1)`, and a platform, as `-1` or `_1`, put behind a name; 0 is none."""

    browser: int = 0
    platform: int = 0

    def newer_than(self, other: CopyNumber) -> bool:
        """True if each number is at least as high, and one is higher; numbers of two kinds order nothing."""
        return self != other and self.browser >= other.browser and self.platform >= other.platform


def copy_number(name: str, lesson: str) -> CopyNumber | None:
    """The copy number of a file that bears the lesson's own name; None if it has another name.

    >>> copy_number("04-who-is-deported (2).ipynb", "04-who-is-deported")
    CopyNumber(browser=2, platform=0)
    >>> copy_number("04-who-is-deported.ipynb", "04-who-is-deported")
    CopyNumber(browser=0, platform=0)
    >>> copy_number("Untitled.ipynb", "04-who-is-deported") is None
    True
    """
    found = NOTEBOOK.match(PurePosixPath(name).name)
    return number_behind(found["stem"], lesson) if found else None


def number_behind(stem: str, base: str) -> CopyNumber | None:
    """The copy number in a name without its ending; None where the name is not `base` with such numbers.

    >>> number_behind("passport-04-who-is-deported-1", "passport-04-who-is-deported")
    CopyNumber(browser=0, platform=1)
    """
    stem = stem.strip().lower()
    if not stem.startswith(base):
        return None
    rest, browser, platform = stem[len(base) :], 0, 0
    while rest:
        if marked := _BROWSER.search(rest):
            browser = int(marked[1])
        elif marked := _PLATFORM.search(rest):
            platform = int(marked[1])
        else:
            return None
        rest = rest[: marked.start()].rstrip()
    return CopyNumber(browser, platform)


def is_notebook(name: str) -> bool:
    """True for a name of a notebook that somebody may have handed in: not a hidden file, not a checkpoint.

    >>> is_notebook("04-who-is-deported (1).ipynb"), is_notebook("._04-who-is-deported.ipynb")
    (True, False)
    """
    plain = PurePosixPath(name).name
    hidden = plain.startswith((".", "~$")) or plain.lower().endswith("-checkpoint.ipynb")
    return bool(NOTEBOOK.match(plain)) and not hidden


def choose(files: Sequence[Offered], lesson: str) -> Choice:
    """The one of a learner's files that is the submission for a lesson.

    Identical files count once. One notebook is chosen as it is. Of several, those of another lesson and those
    that can't be read stand back; of those left the lesson's own name with the highest copy number counts.
    """
    notebooks = _once([file for file in files if is_notebook(file.name)], lesson)
    if not notebooks:
        return Choice(None, say("choice.none"))
    if len(notebooks) == 1:
        return Choice(notebooks[0].name, say("choice.only"))
    looks = {file.name: _look(file) for file in notebooks}
    pool, why = _pool(notebooks, looks, lesson)
    if not pool:
        told = ", ".join(_told(shown(name), found) for name, found in looks.items())
        if len(set(looks.values())) == 1:
            return _none(notebooks, lesson, told)
        return _undecided(notebooks, say("choice.each", told=told))
    if len(pool) == 1:
        return _chosen(pool[0], notebooks, why)
    newest = _newest(pool, lesson)
    if newest is None:
        return _undecided(pool, say("choice.differ", names=[shown(file.name) for file in pool]))
    return _chosen(newest, notebooks, say("choice.newest"))


def choose_in(folder: Path, lesson: str, known: Exercises) -> Choice:
    """`choose` among the files that lie in a folder, such as `submitted/<learner>/<lesson>`.

    A notebook is read only where there is more than one. `known` is as in `lesson_of`.
    """
    try:
        everything = sorted(folder.iterdir())
    except OSError as error:
        raise KitError(f"{folder} can't be listed: {error.strerror}.", do="Check the folder.") from error
    paths = [path for path in everything if is_notebook(path.name)]
    theirs = [path.name for path in everything if path.is_file() and not path.name.startswith(".")]
    others = [shown(name) for name in theirs if name != "timestamp.txt"]  # which collecting put there
    if not paths and others:
        return Choice(None, say("choice.none-but", names=others[:MOST_NAMED]))
    if len(paths) == 1:
        return Choice(paths[0].name, say("choice.only"))
    return choose([_in_folder(path, known) for path in paths], lesson)


def _in_folder(path: Path, known: Exercises) -> Offered:
    read = functools.cache(lambda: read_file(path))

    def look() -> str | None:
        return lesson_of(parse_submission(read(), path.name), known)

    try:
        digest = hashlib.sha256(read()).hexdigest()
    except Unreadable:
        digest = f"unread {path.name}"
    return Offered(path.name, digest, look)


@dataclass(frozen=True)
class _Found:
    """What a look into a notebook found."""

    lesson: str | None
    broken: str = ""


def _look(file: Offered) -> _Found:
    try:
        return _Found(file.look())
    except Unreadable as error:
        return _Found(None, error.what)


def _once(files: Sequence[Offered], lesson: str) -> list[Offered]:
    """The files with each content once, under the name nearest to the lesson's."""
    best: dict[str, Offered] = {}
    for file in sorted(files, key=lambda file: _nearness(file.name, lesson)):
        best.setdefault(file.digest, file)
    return [file for file in files if best[file.digest] is file]


def _nearness(name: str, lesson: str) -> tuple[bool, int, str]:
    number = copy_number(name, lesson)
    # the copy with the highest number stands for all alike: its number says when it was handed in last
    return (number is None, -(number.browser + number.platform) if number else 0, name)


def _pool(
    notebooks: Sequence[Offered], looks: Mapping[str, _Found], lesson: str
) -> tuple[list[Offered], str]:
    """The notebooks that could count: of this lesson by content, or else by name; and why."""
    of = [file for file in notebooks if looks[file.name].lesson == lesson]
    if of:
        broken = any(found.broken for found in looks.values())
        return of, say("choice.only-readable" if broken else "choice.only-of-lesson")
    named = [file for file in notebooks if copy_number(file.name, lesson) is not None]
    silent = [file for file in named if looks[file.name].lesson is None]
    readable = [file for file in silent if not looks[file.name].broken]
    return readable or silent or named, say("choice.only-by-name")


def _newest(pool: Sequence[Offered], lesson: str) -> Offered | None:
    numbers = {file.name: copy_number(file.name, lesson) for file in pool}
    for file in pool:
        mine = numbers[file.name]
        others = [number for name, number in numbers.items() if name != file.name]
        if mine is not None and all(other is not None and mine.newer_than(other) for other in others):
            return file
    return None


def _chosen(file: Offered, notebooks: Sequence[Offered], why: str) -> Choice:
    return Choice(file.name, why, tuple(other.name for other in notebooks if other is not file))


def _undecided(notebooks: Sequence[Offered], why: str) -> Choice:
    return Choice(None, why, tuple(file.name for file in notebooks), undecided=True)


def _none(notebooks: Sequence[Offered], lesson: str, told: str) -> Choice:
    return Choice(
        None, say("choice.none-of", lesson=lesson, told=told), tuple(file.name for file in notebooks)
    )


def _told(name: str, found: _Found) -> str:
    if found.broken:
        return say("choice.broken", name=name)
    if found.lesson:
        return say("choice.of", name=name, lesson=found.lesson)
    return say("choice.of-no-lesson", name=name)
