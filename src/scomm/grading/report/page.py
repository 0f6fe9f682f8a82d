"""Writing the class report: one file without scripts, that asks nothing of any server; pictures first, a table beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from scomm.exercises.things import legible
from scomm.grading.page_colours import COLOURS
from scomm.grading.report.classmates import Shared, shared_of
from scomm.grading.report.drift import FEWEST as FEWEST_READ
from scomm.grading.report.drift import Drift, drifts_of
from scomm.grading.report.facts import FEWEST, ClassFacts
from scomm.grading.report.guessed import Guesses, guesses_of
from scomm.grading.report.items import GROUPS, Item, items_of
from scomm.grading.report.minutes import FEWEST as FEWEST_TIMED
from scomm.grading.report.minutes import Used, minutes_of
from scomm.grading.report.mistakes import Alike, Made, alike_of, mistakes_of
from scomm.grading.report.pictures import drift_picture, fits_picture, guesses_picture
from scomm.grading.report.ten_minutes import TenMinutes, ten_minutes
from scomm.grading.safe_html import released_markdown
from scomm.grading.states import STATES, Standing
from scomm.language import number, percent, signed
from scomm.language.sentences import sentences_beside

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
    pages = Environment(
        loader=PackageLoader("scomm.grading.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(
        number=number,
        percent=percent,
        correlation=lambda value: signed(round(value, 2)),
        own=lambda text: Markup(released_markdown(text)),
        fits=fits_picture,
        drift=drift_picture,
        guesses=guesses_picture,
    )
    pages.globals.update(
        say=lambda id, **values: Markup(say(id, **{name: _plain(value) for name, value in values.items()}))
    )
    return pages.get_template("report.html.j2")


def _plain(value: object) -> object:
    """What is filled into a sentence, escaped; numbers stay numbers."""
    if isinstance(value, int | float):
        return value
    return [escape(one) for one in value] if isinstance(value, list | tuple) else escape(value)


@cache
def _style() -> str:
    return (Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
