"""How claims count removals where cells are left out: shares of what is shown, how much of its own group that is, bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from lessonkit.claims.measures.counts import Count, Share
from lessonkit.errors import KitError

if TYPE_CHECKING:
    from lessonkit.claims.claim import Claim, Load

LEAVES_OUT: dict[str, dict[str, str]] = {
    "agency-conviction": {"source": "dashboard"},
    "removals-by-office": {},
}
"""The tables that leave cells under ten out, and in which of their rows."""

Agency = Literal["ice", "cbp"]
Bound = Literal["lowest", "highest"]
_DATASETS = ("removals-by-office", "dhs-annual")


@dataclass(frozen=True)
class Group:
    """The people of one fiscal year whom one agency arrested and ICE removed, in the months that DHS counts too."""

    year: int
    agency: Agency

    def shown(self, load: Load) -> Any:
        """Removals by record, as far as the dashboard shows them."""
        months = load("dhs-monthly").query("universe == 'ero-removals' and split == 'arresting-agency'")
        counted = months.loc[months["fiscal_year"] == self.year, "month_start"].unique()
        rows = load("removals-by-office")
        rows = rows[(rows["fiscal_year"] == self.year) & (rows["arresting_agency"] == self.agency)]
        rows = rows[rows["month_start"].isin(counted)]
        if rows.empty:
            raise KitError(f"The dashboard shows no removals of {self}.")
        return rows.groupby("criminality")["removals"].sum()

    def all_of_them(self, load: Load) -> float:
        """Every removal of the group, by DHS's count."""
        return Count(
            "dhs-annual",
            {
                "universe": "ero-removals",
                "split": "arresting-agency",
                "fiscal_year": self.year,
                "category": self.agency,
            },
        )(load)

    def __str__(self) -> str:
        return f"people arrested by {self.agency.upper()} in FY{self.year}"


@dataclass(frozen=True)
class ShownShare:
    """Percent of a group's removals with a conviction, of those that the dashboard shows."""

    group: Group
    datasets: tuple[str, ...] = field(default=_DATASETS[:1], init=False)

    def __call__(self, load: Load) -> float:
        shown = self.group.shown(load)
        return float(100 * shown["convicted"] / shown.sum())

    def __str__(self) -> str:
        return f"`removals` of {self.group} with a conviction, divided by all that the dashboard shows"


@dataclass(frozen=True)
class Coverage:
    """Percent of a group's removals that the dashboard shows."""

    group: Group
    datasets: tuple[str, ...] = field(default=_DATASETS, init=False)

    def __call__(self, load: Load) -> float:
        return float(100 * self.group.shown(load).sum() / self.group.all_of_them(load))

    def __str__(self) -> str:
        return f"`removals` of {self.group} that the dashboard shows, divided by all of them in DHS's count"


@dataclass(frozen=True)
class ShownBound:
    """The lowest or highest percent of a group with a conviction that what is shown allows."""

    group: Group
    bound: Bound
    datasets: tuple[str, ...] = field(default=_DATASETS, init=False)

    def __call__(self, load: Load) -> float:
        shown, everyone = self.group.shown(load), self.group.all_of_them(load)
        hidden = everyone - shown.sum() if self.bound == "highest" else 0
        return float(100 * (shown["convicted"] + hidden) / everyone)

    def __str__(self) -> str:
        part = "with a conviction" + (" or left out of the dashboard" if self.bound == "highest" else "")
        return f"`removals` of {self.group} {part}, divided by all of them in DHS's count"


def uncovered(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The claims that print a share of what a table shows and name no claim that says how much of the group that is."""
    claims = tuple(claims)
    by_id = {one.id: one for one in claims}
    problems = []
    for one in claims:
        group = _shown_group(one.compute)
        if group is None:
            continue
        cover = by_id.get(one.covered_by)
        measure = cover.compute if cover else None
        if not isinstance(measure, Coverage):
            problems.append(
                f"{one.id} is a share of what is shown of {group}, and no claim covers it: give `covered_by`."
            )
        elif measure.group != group:
            problems.append(f"{one.id} is a share of {group}, and {cover.id} covers {measure.group}.")  # type: ignore[union-attr]
    return tuple(problems)


def _shown_group(measure: object) -> object | None:
    """The group of which a measure takes a share, if cells of it are left out."""
    if isinstance(measure, ShownShare):
        return measure.group
    base = measure.base if isinstance(measure, Share) else None
    if base is None or base.dataset not in LEAVES_OUT:
        return None
    left_out = LEAVES_OUT[base.dataset]
    if any(base.where.get(column) != value for column, value in left_out.items()):
        return None
    return f"the rows of {base.dataset} where {base.where}"
