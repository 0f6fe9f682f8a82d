"""Where two detainer policies part: over every combination of what a policy can ask about."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scomm.models.detainers.examples import detainer_policy
from scomm.models.detainers.policy import DetainerPolicy, decisions, in_answer
from scomm.models.detainers.record import ATTRIBUTES, every_kind


@dataclass(frozen=True)
class Comparison:
    """How two policies differ.

    `kinds` is how many kinds of detainers were compared, `differ` how many are decided differently, `surely`
    how many of these whatever the open questions turn out to be. `only_first` and
    `only_second` count kinds that one surely holds and the other surely lets go. A kind is a combination, not a number of
    people.
    """

    first: DetainerPolicy
    second: DetainerPolicy
    kinds: int
    differ: int
    surely: int
    only_first: int
    only_second: int

    @property
    def sentence(self) -> str:
        """The comparison in a sentence or two."""
        pair = f"“{self.first.label}” and “{self.second.label}”"
        if not self.differ:
            return f"{pair} decide alike on all {self.kinds:,} kinds of detainers."
        held = (
            f"The first alone holds in {self.only_first:,} kinds, the second alone in {self.only_second:,}."
        )
        unsure = self.differ - self.surely
        more = f" On {unsure:,} more, one of the two is left open by its sources." if unsure else ""
        return (
            f"{pair} decide differently on {self.surely:,} of {self.kinds:,} kinds of detainers.{more} {held}"
        )


def compare(first: str | DetainerPolicy, second: str | DetainerPolicy) -> Comparison:
    """How often two policies decide differently, over every kind of detainer.

    Hours are taken at every point at which one of the two may change its mind, so nothing between is missed.

    >>> compare("oregon-2014", "new-york-city-2014").only_second
    0
    """
    a, b = detainer_policy(first), detainer_policy(second)
    table = _side_by_side(a, b)
    return Comparison(
        first=a,
        second=b,
        kinds=len(table),
        differ=int(_differs(table).sum()),
        surely=int(_surely(table).sum()),
        only_first=int(((table["hold_first"] == 1) & (table["hold_second"] == 0)).sum()),
        only_second=int(((table["hold_first"] == 0) & (table["hold_second"] == 1)).sum()),
    )


def differences(first: str | DetainerPolicy, second: str | DetainerPolicy) -> pd.DataFrame:
    """One row for each kind of detainer that the two decide differently, with both decisions.

    Columns: the attributes and hours; hold_first, hours_first, tell_first, and the same of the second. Hold and
    tell are 'yes', 'no' or 'open'.
    """
    table = _side_by_side(detainer_policy(first), detainer_policy(second))
    table = table[_differs(table)].reset_index(drop=True)
    words = [name for name in table.columns if name.startswith(("hold_", "tell_"))]
    return table.assign(**{name: table[name].map(in_answer).astype("str") for name in words})


def _side_by_side(first: DetainerPolicy, second: DetainerPolicy) -> pd.DataFrame:
    kinds = every_kind(first.change_points() | second.change_points())
    columns = {name: kinds[name] for name in [*ATTRIBUTES, "hours"]}
    for which, policy in (("first", first), ("second", second)):
        said = decisions(policy, kinds)
        columns |= {
            f"hold_{which}": said.hold,
            f"hours_{which}": said.hours,
            f"tell_{which}": said.tell,
        }
    return pd.DataFrame(columns)


def _differs(table: pd.DataFrame) -> pd.Series:
    parts = ("hold", "hours", "tell")
    return pd.concat([table[f"{part}_first"] != table[f"{part}_second"] for part in parts], axis=1).any(
        axis=1
    )


def _surely(table: pd.DataFrame) -> pd.Series:
    """Where no answer to the open questions could make the two decide alike."""
    apart = pd.Series(False, index=table.index)
    for part in ("hold", "tell"):
        apart |= (table[f"{part}_first"] - table[f"{part}_second"]).abs() == 1
    both_hold = (table["hold_first"] == 1) & (table["hold_second"] == 1)
    return apart | (both_hold & (table["hours_first"] != table["hours_second"]))
