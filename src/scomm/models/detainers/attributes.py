"""One detainer as a local policy sees it: what the person is charged with, what ICE asks for and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from lessonkit.errors import KitError
from scomm.models.hold_forms import FORMS
from scomm.models.inputs import check_id, check_whole, quote_ids

MOST_HOURS = 336
"""Two weeks. No form asks for more than 48 hours; the limit only catches slips of the pen."""

Columns = Mapping[str, NDArray]
"""Many detainers at once: for each attribute an array with one value a detainer; hours are whole numbers."""


@dataclass(frozen=True)
class Attribute:
    """Something that a policy can ask about a detainer, with the ids of its values in order."""

    id: str
    ids: tuple[str, ...]


ATTRIBUTES = {
    one.id: one
    for one in (
        Attribute("charge", ("none", "misdemeanor", "felony", "serious")),
        Attribute("conviction", ("none", "misdemeanor", "felony", "serious-older", "serious-recent")),
        Attribute("form", tuple(FORMS)),
        Attribute("paper", ("none", "ice-warrant", "probable-cause", "judicial-warrant")),
        Attribute("reimbursed", ("yes", "no")),
        Attribute("watch_list", ("yes", "no")),
    )
}
"""What policies ask about, by id, beside the hours. The policy's own list decides what is serious or violent:
two policies with different lists can both say "serious" and mean different crimes."""


def attribute(id: str) -> Attribute:
    """The attribute with this id; a `KitError` that lists the ids if there is none."""
    return ATTRIBUTES[check_id(id, ATTRIBUTES, "attribute")]


def values_of(id: str, values: Iterable[str]) -> tuple[str, ...]:
    """Values of an attribute in their order, each once; a `KitError` for none, all or unknown ones."""
    of = attribute(id)
    if not isinstance(values, Iterable):
        raise KitError(f"{values!r} is no value of {id}.", allowed=quote_ids(of.ids))
    given = {check_id(value, of.ids, f"value of {id}") for value in values}
    if not given or len(given) == len(of.ids):
        raise KitError(
            f"A condition on {id} that names {'every' if given else 'no'} value says nothing.",
            allowed=quote_ids(of.ids),
            do=f"Name some of the values, or write {'EVERYONE' if given else 'NOBODY'}.",
        )
    return tuple(value for value in of.ids if value in given)


def every_kind(hours: Iterable[int] = (48,)) -> Columns:
    """Every combination of the attributes that can be, with each of these hours, as columns.

    Forms that ask for a hold go with each of the hours, the form that asks for notice only with 0.

    >>> len(every_kind()["form"])
    1280
    """
    return _every_kind(
        tuple(sorted({check_whole(one, "The number of hours", MOST_HOURS, 1) for one in hours}))
    )


@lru_cache(maxsize=64)
def _every_kind(asked: tuple[int, ...]) -> Columns:
    by_form = [(form, h) for form, one in FORMS.items() for h in (asked if one.hours else [0])]
    others = [one.ids for one in ATTRIBUTES.values() if one.id != "form"]
    rows = [(*rest, form, h) for rest in product(*others) for form, h in by_form]
    names = [*(id for id in ATTRIBUTES if id != "form"), "form", "hours"]
    columns = {name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    for column in columns.values():
        column.flags.writeable = False  # they are kept and shared
    return columns
