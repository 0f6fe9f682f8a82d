"""Follow the print: who sends what to whom after a booking, what each learns, and where a county has a say."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scomm.models.checking import known_id
from scomm.models.sharing.arrows import AGENCIES, Arrow, arrows
from scomm.models.sharing.policies import Policy
from scomm.models.sharing.policies import policy as the_policy
from scomm.models.sharing.positions import POSITIONS
from scomm.models.sharing.rules import Rule
from scomm.models.sharing.rules import rule as the_rule


@dataclass(frozen=True)
class PrintRoute:
    """The way of a print under one rule and one local policy."""

    rule: Rule
    policy: Policy
    arrows: tuple[Arrow, ...]

    @property
    def steps(self) -> tuple[Arrow, ...]:
        """The arrows that exist under this rule, in order."""
        return tuple(arrow for arrow in self.arrows if arrow.happens)

    def learns(self, agency: str) -> tuple[str, ...]:
        """What an agency learns on this way, one sentence for each arrow that reaches it."""
        known_id(agency, AGENCIES, "agency")
        return tuple(arrow.learns for arrow in self.steps if arrow.receiver == agency)

    def can_change(self, position: str) -> tuple[str, ...]:
        """Ids of the steps that a county can change, by the position of 'dhs' or of the 'counties'.

        >>> what_each_agency_learns().can_change("dhs")
        ('booking', 'answer-to-jail', 'reply')
        """
        known_id(position, POSITIONS, "position")
        return tuple(arrow.id for arrow in self.steps if getattr(arrow.position, position))

    def table(self) -> pd.DataFrame:
        """Every arrow in a row, with what each position says that a county can change."""
        return pd.DataFrame(
            {
                "step": arrow.id,
                "from": AGENCIES[arrow.sender],
                "to": AGENCIES[arrow.receiver],
                "carries": arrow.carries,
                "learns": arrow.learns,
                "happens": arrow.happens,
                "note": arrow.note,
                "source": ", ".join(arrow.source),
                "grade": arrow.grade,
                "county_can_change_says_dhs": arrow.position.dhs,
                "dhs_says": arrow.position.dhs_says,
                "county_can_change_say_counties": arrow.position.counties,
                "counties_say": arrow.position.counties_say,
                "position_source": ", ".join(arrow.position.source),
                "position_grade": arrow.position.grade,
            }
            for arrow in self.arrows
        )


def what_each_agency_learns(
    rule: str | Rule = "secure-communities", policy: str | Policy = "all"
) -> PrintRoute:
    """The way of a print under a rule and a local policy, arrow by arrow; a `ScommError` for an unknown id.

    >>> route = what_each_agency_learns("before-2008")
    >>> [arrow.id for arrow in route.steps][:4]
    ['booking', 'prints-to-state', 'prints-to-fbi', 'question-to-ice']
    """
    which, local = the_rule(rule), the_policy(policy)
    return PrintRoute(which, local, arrows(which, local))
