"""From a county to its dossier: a pure function of the tables."""

from __future__ import annotations

from functools import lru_cache

from scomm.county.dossiers.detainers import detainers
from scomm.county.dossiers.facts import Dossier
from scomm.county.dossiers.office import agreements_of, office
from scomm.county.dossiers.people import people
from scomm.county.dossiers.policies import policies
from scomm.county.dossiers.rollout import rollout
from scomm.county.dossiers.state import printed, state
from scomm.county.dossiers.tables import places
from scomm.models.county_names import county_code

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
