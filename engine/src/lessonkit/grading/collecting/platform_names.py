"""What the names of files say: which platform made them, whose each file is, what it was called before.

Canvas and Moodle: as their own sources name the files of a download. Blackboard: as instructors show the
names; no official source was seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

PLATFORMS = {
    "canvas": "Canvas",
    "moodle": "Moodle",
    "blackboard": "Blackboard",
    "nbgrader": "nbgrader's folder of submissions",
    "folders": "a folder for each learner",
    "files": "a file for each learner",
}
"""The ways of naming that are known, and how each is called."""


@dataclass(frozen=True)
class NamedFile:
    """What a path says of one file: whose it is, what it was called, and in which order it came.

    `key` is the same for all files of one learner and differs between learners. `number` is the platform's
    own number of the file, which grows with time (Canvas); `attempt` is when it was handed in, on a clock
    whose zone is not told (Blackboard). `text` is an answer that was typed into the platform, not a file.
    """

    path: str
    key: str
    name: str
    file: str
    id: str = ""
    late: bool = False
    number: int = 0
    attempt: str = ""
    text: bool = False


_CANVAS_LEARNER = (
    r"(?:(?:(?P<late_too>late)_)?(?P<anonymous>anon_[0-9a-z]+)|(?P<name>.+?)_(?:(?P<late>late)_)?(?P<id>\d+))"
)
_CANVAS = re.compile(
    rf"{_CANVAS_LEARNER}_(?P<number>\d+)_(?P<file>.+)\Z",
    re.IGNORECASE | re.DOTALL,
)
_CANVAS_TEXT = re.compile(rf"{_CANVAS_LEARNER}_(?:text|link)\.html\Z", re.IGNORECASE | re.DOTALL)
_MOODLE = re.compile(
    r"(?P<name>[^/]+?)(?:_(?P<id>\d+))?_assignsubmission_(?P<plugin>[a-z]+)(?:_?/|_)(?P<file>.+)\Z", re.DOTALL
)
_BLACKBOARD = re.compile(
    r"(?P<whole>.+)_attempt_(?P<attempt>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)\Z",
    re.IGNORECASE | re.DOTALL,
)


def canvas(path: str) -> NamedFile | None:
    """A file as Canvas names it.

    >>> found = canvas("smithbob_LATE_340934_208490284_04-who-is-deported-1.ipynb")
    >>> found.name, found.id, found.late, found.number, found.file
    ('smithbob', '340934', True, 208490284, '04-who-is-deported-1.ipynb')
    """
    name = PurePosixPath(path).name
    text = _CANVAS_TEXT.match(name)
    found = text or _CANVAS.match(name)
    if not found:
        return None
    anonymous = found["anonymous"]
    return NamedFile(
        path,
        key=anonymous or found["id"],
        name="anon" if anonymous else found["name"],
        file=name if text else found["file"],
        id=anonymous[len("anon_") :] if anonymous else found["id"],
        late=bool(found["late"] or found["late_too"]),
        number=0 if text else int(found["number"]),
        text=bool(text),
    )


def moodle(path: str) -> NamedFile | None:
    """A file as Moodle names it, in a folder for each learner or flat.

    >>> found = moodle("Zoë O'Brien_12345_assignsubmission_file/mine/04-who-is-deported.ipynb")
    >>> found.name, found.id, found.file
    ("Zoë O'Brien", '12345', 'mine/04-who-is-deported.ipynb')
    """
    found = _MOODLE.match(_from_mark(path, "_assignsubmission_"))
    if not found:
        return None
    id = found["id"] or ""
    return NamedFile(
        path,
        key=f"{found['name']}_{id}",
        name=found["name"],
        file=found["file"],
        id=id,
        text=found["plugin"] != "file",
    )


def blackboard(path: str) -> NamedFile | None:
    """A file as Blackboard names it; the page of text that comes with each attempt is `text`.

    >>> found = blackboard("ps1_jdoe3_attempt_2016-01-30-15-00-00_name.ipynb")
    >>> found.name, found.attempt, found.file
    ('jdoe3', '2016-01-30-15-00-00', 'name.ipynb')
    """
    name = PurePosixPath(path).name
    found = _BLACKBOARD.match(name)
    if not found:
        return None
    user = found["whole"].rpartition("_")[2] or found["whole"]
    return NamedFile(
        path,
        key=found["whole"],
        name=user,
        file=found["file"] or name,
        id=user,
        attempt=found["attempt"],
        text=found["file"] is None,
    )


Reader = Callable[[str], NamedFile | None]
_BY_NAME: dict[str, Reader] = {"moodle": moodle, "blackboard": blackboard, "canvas": canvas}


def detect(paths: Sequence[str], lesson: str) -> str:
    """The key in `PLATFORMS` that the names of a download point to."""
    if told := told_by_name(paths):
        return told
    folders = [PurePosixPath(path).parts[:-1] for path in paths]
    if any(lesson in parts[1:] for parts in folders):
        return "nbgrader"
    return "folders" if any(folders) else "files"


def told_by_name(paths: Sequence[str]) -> str:
    """The learning platform that named most of the files; empty if none did."""
    for platform, reader in _BY_NAME.items():
        named = [path for path in paths if reader(path) is not None]
        notebooks = [path for path in paths if path.lower().endswith(".ipynb")]
        flat = platform != "canvas" or len({PurePosixPath(path).parent for path in named + notebooks}) == 1
        if named and len(named) * 2 >= len(paths) and flat:
            return platform
    return ""


def named_files(paths: Sequence[str], lesson: str, platform: str) -> tuple[list[NamedFile], list[str]]:
    """What the paths say under a platform's way of naming, and the paths that say nothing."""
    found: list[NamedFile] = []
    unknown: list[str] = []
    reader = _BY_NAME.get(platform) or _plain_reader(paths, lesson, platform)
    for path in paths:
        named = reader(path)
        if named is None:
            unknown.append(path)
        else:
            found.append(named)
    return (_told_apart(found) if platform == "blackboard" else found), unknown


def _plain_reader(paths: Sequence[str], lesson: str, platform: str) -> Reader:
    if platform == "nbgrader":
        return lambda path: _in_nbgraders_folder(path, lesson)
    numbers = _numbers_behind(path for path in paths if "/" not in path)
    wrapper = _wrapper(paths)

    def read(path: str) -> NamedFile | None:
        learner, slash, inside = path.removeprefix(wrapper).partition("/")
        if slash:
            return NamedFile(path, learner, learner, inside) if platform == "folders" else None
        return _loose(path, lesson, numbers)

    return read


def _wrapper(paths: Sequence[str]) -> str:
    """The one folder, with its slash, that a zip holds around the folders of several learners; else nothing."""
    parts = [PurePosixPath(path).parts for path in paths]
    learners = {part[1] for part in parts if len(part) > 2 and part[-1].lower().endswith((".ipynb", ".zip"))}
    one = len({part[0] for part in parts}) == 1 and all(len(part) > 2 for part in parts)
    return f"{parts[0][0]}/" if one and len(learners) > 1 else ""


def _in_nbgraders_folder(path: str, lesson: str) -> NamedFile | None:
    parts = PurePosixPath(path).parts
    if lesson not in parts[1:-1]:
        return None
    place = parts.index(lesson, 1)
    return NamedFile(path, parts[place - 1], parts[place - 1], "/".join(parts[place + 1 :]))


_NUMBERED = re.compile(r"(?P<base>.+?)[-_ ](?P<number>\d\d)\Z", re.DOTALL)
_DOWNLOADED = re.compile(r" ?\(\d{1,4}\)\Z")


def _numbers_behind(names: Iterable[str]) -> dict[str, set[str]]:
    """The two-digit numbers that stand behind each name: several mean that they tell learners apart."""
    numbers: dict[str, set[str]] = {}
    for name in names:
        if found := _NUMBERED.match(_DOWNLOADED.sub("", PurePosixPath(name).stem)):
            numbers.setdefault(found["base"], set()).add(found["number"])
    return numbers


def _loose(path: str, lesson: str, numbers: dict[str, set[str]]) -> NamedFile | None:
    """A file that bears its learner's name; None if its name is the lesson's alone and says nobody's."""
    stem = path.rpartition(".")[0] or path
    learner = _DOWNLOADED.sub("", stem)
    for word in (lesson, "passport"):
        learner = re.sub(rf"(?:\A|[-_ ]+){re.escape(word)}(?:[-_ ]+|\Z)", " ", learner, flags=re.IGNORECASE)
    learner = learner.strip()
    numbered = _NUMBERED.match(learner)
    if (
        numbered
        and lesson.startswith(f"{numbered['number']}-")
        and len(numbers.get(numbered["base"], ())) < 2
    ):
        learner = numbered["base"]
    return NamedFile(path, learner, learner, path) if learner else None


def _from_mark(path: str, mark: str) -> str:
    """The path from the folder on in whose name the mark stands."""
    parts = PurePosixPath(path).parts
    place = next((place for place, part in enumerate(parts) if mark in part), 0)
    return "/".join(parts[place:])


def _told_apart(files: Sequence[NamedFile]) -> list[NamedFile]:
    """Blackboard's files with user names whole: what all names share up to a `_` is the assignment's title."""
    wholes = sorted({file.key for file in files})
    if len(wholes) < 2:
        return list(files)
    first, last = wholes[0], wholes[-1]
    shared = 0
    while shared < min(len(first), len(last)) and first[shared] == last[shared]:
        shared += 1
    title = first[:shared].rpartition("_")[0]
    users = {whole: whole[len(title) + 1 :] if title else whole for whole in wholes}
    return [replace(file, name=users[file.key], id=users[file.key]) for file in files]
