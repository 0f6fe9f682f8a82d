"""The file of a platform, whichever it is: which sign parts its cells, which columns it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scomm.errors import ScommError
from scomm.grading.platforms import blackboard, canvas, moodle
from scomm.grading.platforms.sheet import Sheet
from scomm.grading.platforms.their_csv import TheirCsv, read_text, say, split


@dataclass(frozen=True)
class Platform:
    """What is known of a platform: its name, the signs that may part cells, how its headings are told, how its marks are read."""

    name: str
    delimiters: tuple[str, ...]
    recognised: Callable[[TheirCsv], bool]
    read: Callable[[TheirCsv, str, str], Sheet]


def _headings(file: TheirCsv) -> Sequence[str]:
    return file.values(0) if file.rows else []


def _moodle(file: TheirCsv) -> bool:
    return len(file.rows) > 1 and moodle.recognised(_headings(file), (file.values(1) or [""])[0])


PLATFORMS: Mapping[str, Platform] = {
    "canvas": Platform(
        "Canvas", canvas.DELIMITERS, lambda file: canvas.recognised(_headings(file)), canvas.read
    ),
    "moodle": Platform("Moodle", moodle.DELIMITERS, _moodle, moodle.read),
    "blackboard": Platform(
        "Blackboard",
        blackboard.DELIMITERS,
        lambda file: blackboard.recognised(_headings(file)),
        blackboard.read,
    ),
}
"""The platforms whose files can be filled."""


def platform_called(name: str) -> Platform:
    """The platform with this name; a `ScommError` that lists them if there is none."""
    if name not in PLATFORMS:
        raise ScommError(say("platform.unknown", name=name[:40]), allowed=PLATFORMS)
    return PLATFORMS[name]


def open_file(content: bytes, platform: Platform) -> TheirCsv:
    """The rows of a platform's file; a `ScommError` if it is no file of this platform."""
    source = read_text(content)
    broken: ScommError | None = None
    for delimiter in platform.delimiters:
        try:
            file = split(source, delimiter)
        except ScommError as error:
            broken = broken or error
            continue
        if platform.recognised(file):
            return file
    raise broken or ScommError(
        say("headings.strange", platform=platform.name), do=say("headings.strange-do", platform=platform.name)
    )
