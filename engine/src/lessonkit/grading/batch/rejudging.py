"""Kept runs judged with today's key, and what differs from the marks that stand. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from nbformat import NotebookNode, from_dict

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.grading import judged
from lessonkit.grading.batch.kept_runs import Kept, digest_of_request
from lessonkit.grading.checkcell import hand_over_source
from lessonkit.grading.judged import Entry
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.verdicts import Judging, write_verdicts
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Change:
    """One exercise of one learner: points, state, named mistake and reply (as HTML of the kit's) before and now, and the answer."""

    learner: str
    exercise: str
    before: float
    now: float
    state_before: str
    state_now: str
    mistake_before: str = ""
    mistake_now: str = ""
    reply_before: str = ""
    reply_now: str = ""
    answer: Any = None


@dataclass(frozen=True)
class Rejudged:
    """One learner's kept run under today's key: the journal's entry before and now, and the notebook's check cells now."""

    learner: str
    before: Entry
    now: Entry
    cells: Mapping[int, Mapping[str, Any]]
    facts: Mapping[str, Any]
    changes: tuple[Change, ...]
    reworded: bool

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Rejudged:
        """The same from plain data."""
        before, now = (judged.entry_of(plain[name]) for name in ("before", "now"))
        cells = {int(index): from_dict(cell) for index, cell in plain["cells"].items()}
        changes = tuple(Change(**one) for one in plain["changes"])
        return cls(plain["learner"], before, now, cells, plain["facts"], changes, bool(plain["reworded"]))

    @property
    def differs(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.changes) or self.reworded


@dataclass
class Proposal:
    """What a regrading would do. `must_run` names for each learner the exercises for which the kept run has no answer, `not_judged`
    why a run could not be judged, so that its marks stay."""

    lesson: str
    rejudged: list[Rejudged] = field(default_factory=list)
    must_run: dict[str, tuple[str, ...]] = field(default_factory=dict)
    without_run: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    """Where the key is not what the gradebook counts by, a line each."""
    not_judged: dict[str, str] = field(default_factory=dict)

    @property
    def to_write(self) -> list[Rejudged]:
        """Those for whom something changes."""
        return [one for one in self.rejudged if one.differs]


@dataclass(frozen=True)
class Rejudging:
    """Judges the kept runs of one lesson."""

    lesson: LessonInFull
    released: Sequence[ReleasedCell]

    def asked_today(self) -> dict[str, str]:
        """For each exercise that was handed out, a digest of what a run would be asked today."""
        handed_out = {cell.name for cell in self.released if cell.is_check and cell.points}
        return {
            one.id: digest_of_request(hand_over_source(one, self.lesson.probes(one.id)))
            for one in self.lesson.exercises
            if one.id in handed_out
        }

    def one(self, kept: Kept, before: Entry, page: bytes) -> Rejudged:
        """Judge one kept run; `page` is the file of the learner's graded notebook."""
        whole = msgspec.json.decode(page)
        notebook = self._bare(whole["cells"])
        ran = kept.ran(outputs=False)
        judging = Judging(self.lesson.id, self.lesson, kept.found_code(), ran, kept.ran_with(), kept.asked_in)
        judgement = write_verdicts(notebook, judging)
        judgement.notes[:0] = kept.told
        facts = {**whole["metadata"].get("scomm", {}), "version": judgement.version}
        facts["notes"] = list(judgement.notes)
        if kept.missed:
            judgement.notes.append(say("note.files-left-out", files=kept.missed))
        cells = {index: cell for index, cell in enumerate(notebook.cells) if "scomm" in cell.metadata}
        replies = {
            cell.metadata.scomm.exercise: (_reply(whole["cells"][index]), _reply(cell))
            for index, cell in cells.items()
            if cell.metadata.scomm.get("graded")
        }
        entry = judged.graded(kept.learner, kept.digest, judgement)
        now = replace(entry, fence=kept.fence, latest=before.latest)
        return Rejudged(
            kept.learner,
            before,
            now,
            cells,
            facts,
            tuple(_changes(before, now, replies)),
            any(_reply(whole["cells"][index]) != _reply(cell) for index, cell in cells.items()),
        )

    def _bare(self, cells: Sequence[Mapping[str, Any]]) -> NotebookNode:
        """The cells of a graded notebook as far as judging goes, with the marks of the release that the gradebook knows now."""
        marks = {one.name: one.marks for one in self.released}
        bare = NotebookNode(cells=[], metadata=NotebookNode())
        for cell in cells:
            source = cell["source"]
            own = NotebookNode(
                cell_type=cell["cell_type"],
                source=source if isinstance(source, str) else "".join(source),
                id=cell.get("id", ""),
            )
            given = cell["metadata"].get("nbgrader")
            name = given.get("grade_id", "") if given else ""
            own.metadata = from_dict({"nbgrader": marks.get(name, given)} if given else {})
            bare.cells.append(own)
        return bare


def _changes(before: Entry, now: Entry, replies: Mapping[str, tuple[str, str]]) -> list[Change]:
    found = []
    for id, new in now.verdicts.items():
        old = before.verdicts.get(id, {})
        if any(old.get(name) != new[name] for name in ("score", "points", "state", "mistake")):
            found.append(
                Change(
                    now.learner,
                    id,
                    old.get("score", 0.0),
                    new["score"],
                    old.get("state", ""),
                    new["state"],
                    str(old.get("mistake") or ""),
                    str(new["mistake"] or ""),
                    *replies.get(id, ("", "")),
                    new["answer"],
                )
            )
    return found


def _reply(cell: Mapping[str, Any]) -> str:
    """What the verdict in a check cell says, as a page shows it."""
    for output in cell.get("outputs", ()):
        html = output.get("data", {}).get("text/html", "")
        return html if isinstance(html, str) else "".join(html)
    return ""


def total(entry: Entry) -> float:
    """The points that an entry has from automatic checks."""
    return float(sum(one["score"] for one in entry.verdicts.values()))
