"""From a county to its dossier: a pure function of the tables."""

from __future__ import annotations

from functools import cache, lru_cache

import pandas as pd

from lessonkit.language import sentences_beside
from scomm.county.dossiers.detainers import detainers
from scomm.county.dossiers.facts import Dossier, Fact, Section
from scomm.county.dossiers.office import agreements_of, office
from scomm.county.dossiers.people import people
from scomm.county.dossiers.rollout import rollout
from scomm.county.dossiers.state import printed, state
from scomm.county.dossiers.tables import Place, listed, places
from scomm.models.county_names import county_code
from scomm.models.policy_dates import policies_of
from scomm.models.policy_dates.around_county import WHOSE, named

say = sentences_beside(__file__)

TABLE, LIST = "local-policies", "doj-list"


def policies(place: Place) -> Section:
    """The section of the policies: one line a policy, with its dates in words, then what the lines can't tell."""
    table, notes, lines = _listed(place.fips if place.fips in named() else "", place.state_code)
    own = int((table["whose"] == WHOSE[0]).sum())
    of_state = int((table["whose"] == WHOSE[1]).sum())
    facts = (
        Fact("policies-county", say("label.policies-county"), f"{own}" if own else say("gap.policies"), TABLE, own or None),
        Fact("policies-state", say("label.policies-state"), f"{of_state}" if of_state else say("none.policies-state"), TABLE, of_state, of=place.state),
        _on_the_list(place),
    )  # fmt: skip
    return Section("policies", say("heading.policies"), facts, notes, lines)


@cache
def _listed(fips: str, state_code: str) -> tuple[pd.DataFrame, tuple[str, ...], tuple[str, ...]]:
    """The policies around a county, what they can't tell, and one line for each; all counties that no row names share theirs."""
    any_other = (
        one.fips for one in places().values() if one.state_code == state_code and one.fips not in named()
    )
    found = policies_of(fips or next(any_other))
    return found.table, found.notes, tuple(str(found).splitlines()[1 : 1 + len(found.table)])


def _on_the_list(place: Place) -> Fact:
    """Whether the list of the Department of Justice names the county, or else its state."""
    rows = [row for row in listed() if row.state_code == place.state_code]
    county = [row for row in rows if row.level == "county" and place.fips in str(row.counties).split()]
    state = [row for row in rows if row.level == "state"]
    row, id = (county[0], "county") if county else (state[0], "state") if state else (None, "none")
    said = say(f"list.{id}", county=place.county, state=place.state)
    if row is not None and str(row.taken_off_on) not in ("NaT", "nan", "<NA>"):
        said = say("list.taken-off", said=said, day=row.taken_off_on)
    return Fact("doj-list", say("label.doj-list"), said, LIST, id, "words")


SECTIONS = (rollout, people, policies, office, agreements_of, detainers, printed, state)
"""Each gives one section of a county, in the order in which they are read."""


def dossier(county: str) -> Dossier:
    """The dossier of a county that is named like "Travis County, TX", or by its code of five digits.

    Raises `KitError` for what is no county, with near names.

    >>> dossier("Travis County, TX")["activation-date"].said
    '16 June 2009'
    """
    return _dossier(county_code(county))


@lru_cache(maxsize=256)
def _dossier(fips: str) -> Dossier:
    place = places()[fips]
    return Dossier(fips, place.label, place.county, place.state, tuple(part(place) for part in SECTIONS))
