"""The file of a platform, whichever it is: which sign parts its cells, which columns it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lessonkit.errors import KitError
from lessonkit.grading.platforms import blackboard, canvas, moodle
from lessonkit.grading.platforms.sheet import Sheet
from lessonkit.grading.platforms.their_csv import TheirCsv, beginning, read_text, say, split

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that a spreadsheet program saved in a format of its own; a zip of submissions begins like the first."""


@dataclass(frozen=True)
class Platform:
    """What is known of a platform: its name, the signs that may part cells, how its file is told by the first two rows, how its marks are read."""

    name: str
    delimiters: tuple[str, ...]
    recognised: Callable[[Sequence[str], Sequence[str]], bool]
    read: Callable[[TheirCsv, str, str], Sheet]


PLATFORMS: Mapping[str, Platform] = {
    "canvas": Platform("Canvas", canvas.DELIMITERS, canvas.recognised, canvas.read),
    "moodle": Platform("Moodle", moodle.DELIMITERS, moodle.recognised, moodle.read),
    "blackboard": Platform("Blackboard", blackboard.DELIMITERS, blackboard.recognised, blackboard.read),
}
"""The platforms whose files can be filled."""


def platform_called(name: str) -> Platform:
    """The platform with this name; a `KitError` that lists them if there is none."""
    if name not in PLATFORMS:
        raise KitError(say("platform.unknown", name=name[:40]), allowed=PLATFORMS)
    return PLATFORMS[name]


def open_file(content: bytes, platform: Platform) -> TheirCsv:
    """The rows of a platform's file; a `KitError` if it is no file of this platform, broken, or has nobody in it."""
    if content.startswith(WORKBOOKS):
        raise KitError(say("file.workbook"), do=say("export-again"))
    source = read_text(content)
    if not source.text.strip():
        raise KitError(say("file.empty"), do=say("export-again"))
    if source.text.lstrip().startswith("<"):
        raise KitError(say("file.web-page"), do=say("export-again"))
    for delimiter in platform.delimiters:
        headings, first = [*beginning(source, delimiter, 2), [], []][:2]
        if headings and platform.recognised(headings, first):
            return split(source, delimiter)
        if (
            len(headings) > 3 and not first
        ):  # Moodle's headings, in whatever language, are told by the row below them
            raise KitError(say("rows.none"), do=say("export-again"))
    raise KitError(
        say("headings.strange", platform=platform.name), do=say("headings.strange-do", platform=platform.name)
    )
