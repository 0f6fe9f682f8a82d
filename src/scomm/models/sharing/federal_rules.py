"""The four rules: what happens to a fingerprint after a booking, by period."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language import sentences_beside
from scomm.models.inputs import find_by_id

say = sentences_beside(__file__)

LEVELS = say.group("level")
"""ICE's levels of the most serious conviction, and people without one."""

STATUSES = say.group("status")
"""What ICE finds about a person whose fingerprints match."""


@dataclass(frozen=True)
class FederalRule:
    """A federal rule.

    `automatic` says whether the FBI passes every set of prints on to DHS. `asks` names, for each level, the
    parameter that says how often ICE asks the jail, compared with Secure Communities; a level without one is
    asked for as often. `notices` names the parameter for the share of requests that ask for notice only.
    `forms` are ids of hold forms. `source` and `grade` are for what the rule does with the prints.
    """

    id: str
    automatic: bool
    asks: tuple[tuple[str, str], ...]
    notices: str
    forms: tuple[str, ...]
    source: tuple[str, ...]
    grade: str


FEDERAL_RULES = {
    rule.id: rule
    for rule in (
        FederalRule(
            id="before-2008",
            # before Secure Communities: until 27 October 2008
            automatic=False,
            asks=(),
            notices="",
            forms=("I-247",),
            source=("ICE-ID-10", "ICE-LESC-07"),
            grade="P",
        ),
        FederalRule(
            id="secure-communities",
            # Secure Communities: 27 October 2008 to 20 November 2014
            automatic=True,
            asks=(),
            notices="",
            forms=("I-247",),
            source=("ICE-ID-10",),
            grade="P",
        ),
        FederalRule(
            id="pep",
            # Priority Enforcement Program (PEP): 2015 to 20 February 2017
            automatic=True,
            asks=(
                ("level-1", "pep-asks-levels-1-2"),
                ("level-2", "pep-asks-levels-1-2"),
                ("level-3", "pep-asks-level-3"),
                ("no-conviction", "pep-asks-no-conviction"),
            ),
            notices="pep-notice",
            forms=("I-247D", "I-247N"),
            source=("TRAC-NOTES", "JOHNSON-14"),
            grade="P",
        ),
        FederalRule(
            id="from-2017",
            # Secure Communities again: from 20 February 2017
            automatic=True,
            asks=(
                ("level-1", "2017-asks-convicted"),
                ("level-2", "2017-asks-convicted"),
                ("level-3", "2017-asks-convicted"),
                ("no-conviction", "2017-asks-no-conviction"),
            ),
            notices="",
            forms=("I-247A",),
            source=("KELLY-17", "ICE-247A"),
            grade="P",
        ),
    )
}
"""The rules by id, in the order of time."""


def federal_rule(id: str | FederalRule) -> FederalRule:
    """The rule with this id; a `KitError` that lists the ids if there is none.

    >>> federal_rule("pep").forms
    ('I-247D', 'I-247N')
    """
    return find_by_id(id, FEDERAL_RULES, FederalRule, "rule")
