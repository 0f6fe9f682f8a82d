"""Writing the class report: one file without scripts, that asks nothing of any server; pictures first, a table beside each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lessonkit.exercises.things import legible
from lessonkit.grading.page_colours import COLOURS
from lessonkit.grading.report.classmates import Shared, shared_of
from lessonkit.grading.report.drift import FEWEST as FEWEST_READ
from lessonkit.grading.report.drift import Drift, drifts_of
from lessonkit.grading.report.facts import FEWEST, ClassFacts
from lessonkit.grading.report.guessed import Guesses, guesses_of
from lessonkit.grading.report.items import GROUPS, Item, items_of
from lessonkit.grading.report.minutes import FEWEST as FEWEST_TIMED
from lessonkit.grading.report.minutes import Used, minutes_of
from lessonkit.grading.report.mistakes import Alike, Made, alike_of, mistakes_of
from lessonkit.grading.report.pictures import drift_picture, fits_picture, guesses_picture
from lessonkit.grading.report.ten_minutes import TenMinutes, ten_minutes
from lessonkit.grading.safe_html import released_markdown
from lessonkit.grading.states import STATES, Standing
from lessonkit.language import number, percent
from lessonkit.language.sentences import sentences_beside
from lessonkit.pages.templates import as_html, templates

say = sentences_beside(__file__)

MOST_MISTAKES = 15
"""So many mistakes are drawn; the table has all of them."""


@dataclass(frozen=True)
class Report:
    """Everything that the page says."""

    facts: ClassFacts
    items: Sequence[Item]
    mistakes: Sequence[Made]
    alike: Sequence[Alike]
    guesses: Sequence[Guesses]
    minutes: Sequence[Used]
    drifts: Sequence[Drift]
    shared: Sequence[Shared]
    ten: TenMinutes | None

    @classmethod
    def of(cls, facts: ClassFacts) -> Report:
        """All that the facts of a class come to."""
        made = mistakes_of(facts)
        return cls(
            facts,
            items_of(facts),
            made,
            alike_of(facts),
            guesses_of(facts),
            minutes_of(facts),
            drifts_of(facts),
            shared_of(facts),
            ten_minutes(facts, made),
        )

    @property
    def states(self) -> dict[str, list[Standing]]:
        """The learners by how they stand, in the order of the states."""
        found = {name: [one for one in self.facts.standings if one.state == name] for name in STATES}
        return {name: learners for name, learners in found.items() if learners}

    @property
    def fits_known(self) -> bool:
        """Whether it can be said of any exercise how it goes with the rest."""
        return any(one.fits is not None for one in self.items)


def render(report: Report, made_on: str) -> str:
    """The page's HTML; all that is not the kit's own is escaped by the template."""
    return legible(
        _template().render(
            report=report,
            made_on=made_on,
            groups=GROUPS,
            names=say.group("group"),
            headings=say.group("heading"),
            most=MOST_MISTAKES,
            fewest=FEWEST,
            fewest_read=FEWEST_READ,
            fewest_timed=FEWEST_TIMED,
            meaning=STATES,
            colours=Markup(COLOURS),
            style=Markup(_style()),
        )
    )


@cache
def _template() -> Any:
    filters: dict[str, Callable[..., Any]] = {
        "number": number,
        "percent": percent,
        "correlation": lambda value: f"{value:+.2f}".replace("-", "−"),
        "own": lambda text: Markup(released_markdown(text)),
        "fits": fits_picture,
        "drift": drift_picture,
        "guesses": guesses_picture,
    }
    return templates("lessonkit.grading.report", filters, say=as_html(say)).get_template("report.html.j2")


@cache
def _style() -> str:
    return (Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
