"""The page of a regrading: who changes and why. Exercise by exercise, with the reply before and now; then learner by learner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.things import legible
from lessonkit.grading.batch.rejudging import Change, Proposal, Rejudged, total
from lessonkit.grading.page_colours import COLOURS
from lessonkit.grading.safe_html import plain_text, safe_html
from lessonkit.grading.states import VERDICTS
from lessonkit.language import number, signed
from lessonkit.language.sentences import sentences_beside
from lessonkit.pages.templates import as_html, templates

say = sentences_beside(__file__)

ENDING = "-regrade.html"


@dataclass(frozen=True)
class Alike:
    """Learners for whom the same changes in one exercise: points, state, mistake and reply, before and now."""

    changes: tuple[Change, ...]

    @property
    def one(self) -> Change:
        """Any of them."""
        return self.changes[0]

    @property
    def difference(self) -> float:
        """By how many points each changes."""
        return self.one.now - self.one.before


@dataclass(frozen=True)
class Regraded:
    """All that the page says."""

    told: Proposal
    titles: dict[str, str]
    exercises: dict[str, list[Alike]]
    versions: tuple[str, str]

    @classmethod
    def of(cls, told: Proposal, exercises: Sequence[Exercise]) -> Regraded:
        """What a proposal comes to, the exercises in the order of the lesson, in each the change of most learners first."""
        groups: dict[str, dict[Any, list[Change]]] = defaultdict(lambda: defaultdict(list))
        for one in told.to_write:
            for change in one.changes:
                groups[change.exercise][_kind_of(change)].append(change)
        order = [one.id for one in exercises]
        found = {
            id: [Alike(tuple(alike)) for alike in sorted(groups[id].values(), key=lambda some: -len(some))]
            for id in sorted(groups, key=lambda id: order.index(id) if id in order else len(order))
        }
        befores = {one.before.version for one in told.rejudged}
        nows = {one.now.version for one in told.rejudged}
        versions = (", ".join(sorted(befores)), ", ".join(sorted(nows)))
        return cls(told, {one.id: one.title for one in exercises}, found, versions)

    @property
    def learners(self) -> list[Rejudged]:
        """Those whose points change, the largest change first."""
        changed = [
            one for one in self.told.to_write if any(change.now != change.before for change in one.changes)
        ]
        return sorted(changed, key=lambda one: (-abs(total(one.now) - total(one.before)), one.learner))

    @property
    def reworded(self) -> list[str]:
        """Those who read other words and keep their points."""
        changed = {one.learner for one in self.learners}
        return [one.learner for one in self.told.to_write if one.learner not in changed]


def page_path(root: Path, lesson: str, reports: str) -> Path:
    """Where the page of a lesson's regrading lies, in the folder of reports."""
    return root / reports / f"{lesson}{ENDING}"


def render(regraded: Regraded, made_on: str, *, written: bool) -> str:
    """The page's HTML; what learners answered is escaped, and replies are cleaned as on their own pages."""
    filters: dict[str, Callable[..., Any]] = {
        "number": number,
        "signed": signed,
        "reply": _reply,
        "state": lambda state: VERDICTS[state][1] if state in VERDICTS else "–",
        "answer": _answer,
        "total": total,
    }
    pages = templates("lessonkit.grading.report", filters, say=as_html(say))
    style = (Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
    return legible(
        pages.get_template("regrade.html.j2").render(
            page=regraded, made_on=made_on, written=written, colours=Markup(COLOURS), style=Markup(style)
        )
    )


def _kind_of(change: Change) -> tuple[Any, ...]:
    return (
        change.before,
        change.now,
        change.state_before,
        change.state_now,
        change.mistake_before,
        change.mistake_now,
        _words(change.reply_before),
        _words(change.reply_now),
    )


def _reply(html: str) -> Markup:
    """A reply without its first line, which the page says itself."""
    return Markup(safe_html(_words(html)))


def _words(html: str) -> str:
    start = html.find("<p")
    return html[start:] if start > 0 else html


def _answer(value: Any) -> str:
    """An answer in one short line."""
    if value is None:
        return "–"
    text = " ".join(plain_text(str(value)).split())
    return text if len(text) <= 60 else f"{text[:57]} …"
