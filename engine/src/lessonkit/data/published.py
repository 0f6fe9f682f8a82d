"""Single numbers that somebody printed, each by its id, read from the dataset `published-figures`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache

from lessonkit.course import course
from lessonkit.data.loading import load
from lessonkit.data.registry import registry
from lessonkit.errors import KitError
from lessonkit.sources import Source, source

TABLE = "published-figures"


@dataclass(frozen=True)
class Figure:
    """One printed number: who said it (a publisher's id), where it was seen, and how good that is (P, S or W).

    `value` is in `unit`; `seen_in` is the document, at the place in it where the number stands.
    """

    id: str
    value: float
    unit: str
    said_by: str
    seen_in: Source
    grade: str


def figure(id: str) -> Figure:
    """The printed number with this id; a `KitError` that lists near ids if there is none.

    >>> figure("detainers-fy2012").value, figure("detainers-fy2012").said_by
    (276181, 'trac')
    """
    found = figures().get(id)
    if found is None:
        near = difflib.get_close_matches(str(id), figures(), n=3, cutoff=0.4)
        raise KitError(
            f"There is no published figure {id!r}.",
            allowed=near or f"the ids of the dataset {TABLE}",
            do=f"Add a new one to datasets/published-figures/hand/figures.csv, then run {course().command} data build published-figures.",
        )
    return found


def published_share(id: str) -> float:
    """A percentage that somebody printed, as a share of 0 to 1; a `KitError` if the figure is no percentage.

    >>> published_share("trac-detainers-no-conviction-2013")
    0.477
    """
    found = figure(id)
    if found.unit != "percent":
        raise KitError(f"The published figure {id!r} counts {found.unit}.", allowed="figures in percent")
    return round(found.value / 100, 6)  # 47.7 / 100 is not the nearest number to 0.477


def figures() -> dict[str, Figure]:
    """Every printed number by its id, in the order of the table; read again only when the table has changed. None where there is no such table."""
    found = registry().get(TABLE)
    return _read(found.sha256) if found else {}


@lru_cache(maxsize=4)
def _read(_hash: str) -> dict[str, Figure]:
    columns = ("id", "value", "unit", "said_by", "seen_in", "place", "grade")
    table = load(TABLE, columns)
    rows = zip(*(table[column].tolist() for column in columns), strict=True)
    return {
        id: Figure(
            id,
            int(value) if value.is_integer() else value,
            unit,
            said_by,
            source(key).at(place if isinstance(place, str) else ""),
            grade,
        )
        for id, value, unit, said_by, key, place, grade in rows
    }
