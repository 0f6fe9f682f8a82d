"""Follow the print: who sends what to whom after a booking, what each learns, and where a county has a say."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.models.sharing.arrows import Arrow, arrows
from scomm.models.sharing.county_choices import CountyChoice, county_choice
from scomm.models.sharing.federal_rules import FederalRule, federal_rule


@dataclass(frozen=True)
class PrintRoute:
    """The way of a print under one federal rule and one choice of the county; every arrow, whether it happens or not."""

    rule: FederalRule
    choice: CountyChoice
    arrows: tuple[Arrow, ...]


def what_each_agency_learns(
    rule: str | FederalRule = "secure-communities", choice: str | CountyChoice = "all"
) -> PrintRoute:
    """The way of a print under a rule and a choice of the county, arrow by arrow; a `KitError` for an unknown id.

    >>> route = what_each_agency_learns("before-2008")
    >>> [arrow.id for arrow in route.arrows if arrow.happens][:4]
    ['booking', 'prints-to-state', 'prints-to-fbi', 'question-to-ice']
    """
    federal, local = federal_rule(rule), county_choice(choice)
    return PrintRoute(federal, local, arrows(federal, local))
