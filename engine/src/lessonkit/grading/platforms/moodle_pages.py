"""All feedback pages in one zip, in the folders that Moodle's importer reads (mod/assign/feedback/file/importziplib.php).

The importer takes each folder's name apart at `_`: the number behind the first one is the participant's, and the next two parts
name the plug-in that wrote the folder. It passes over files whose names begin with a dot or a tilde.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lessonkit.grading.platforms.matching import Learner, match
from lessonkit.grading.platforms.sheet import Row

PLUGIN = "assignsubmission_file"
"""What stands behind the number: the folders are those of the submissions that were downloaded."""

_DATED = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip: the same zip on every run
_UNFIT = re.compile(r'[\x00-\x1f\x7f_/\\:*?"<>|]+')


@dataclass(frozen=True)
class Participant:
    """A learner as Moodle knows them in one assignment."""

    learner: str
    name: str
    number: str


@dataclass(frozen=True)
class Sending:
    """What goes into the zip, by its path there; whose page finds no participant, is missing, or older than the marks."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    old: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedbackPage:
    """A learner's page, and whether it was made before the learner was graded last."""

    learner: str
    content: bytes
    old: bool = False


def folder_of(participant: Participant) -> str:
    """The folder of a participant, as Moodle names it; a name with `_` would be taken apart there.

    >>> folder_of(Participant("wren", "Wren A_Adams", "12345"))
    'Wren A Adams_12345_assignsubmission_file'
    """
    name = " ".join(_UNFIT.sub(" ", participant.name).split()).strip(". ~") or "learner"
    return f"{name}_{participant.number}_{PLUGIN}"


def sending(pages: Sequence[FeedbackPage], participants: Sequence[Participant], file: str) -> Sending:
    """The pages of those whom Moodle knows, each under the name `file` in its participant's folder."""
    known = {one.learner: one for one in participants}
    sent = [page for page in pages if page.learner in known and not page.old]
    return Sending(
        {f"{folder_of(known[page.learner])}/{file}": page.content for page in sent},
        tuple(page.learner for page in pages if page.learner not in known),
        tuple(page.learner for page in pages if page.learner in known and page.old),
    )


def participants(learners: Sequence[Learner], rows: Sequence[Row] = ()) -> list[Participant]:
    """The participants among learners: by the worksheet's rows, or else by the number that came with their work.

    >>> participants([Learner("wren", key="7", names=("Wren",)), Learner("robin")])
    [Participant(learner='wren', name='Wren', number='7')]
    """
    if rows:
        found = match(rows, learners).rows
        numbers = {learner: dict(row.identity)["key"] for learner, row in found.items()}
    else:
        numbers = {one.learner: one.key for one in learners}
    return [
        Participant(one.learner, (*one.names, one.learner)[0], numbers[one.learner])
        for one in learners
        if numbers.get(one.learner)
    ]


def packed(pages: Mapping[str, bytes]) -> bytes:
    """A zip with these files, the same bytes on every run."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(pages.items()):
            entry = zipfile.ZipInfo(path, _DATED)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()
