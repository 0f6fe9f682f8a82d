"""How claims speak of a run of years: to the last year that the kit holds, and saying whether the run still goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lessonkit.claims.claim import Load
from lessonkit.errors import KitError

if TYPE_CHECKING:
    import pandas as pd

SERIES = {"yearbook-removals": "year", "dhs-annual": "fiscal_year"}
"""The tables that hold a part of the series of years, and their columns of years."""

End = Literal["first", "last", "before"]


@dataclass(frozen=True)
class RunOfMoreRemovals:
    """A year of the latest run of years in which DHS removed more people than it returned.

    `first` and `last` are the ends of the run, `before` is the last such year before it. The years to 2013 are the
    Yearbook's, the later ones DHS's monthly tables'.
    """

    end: End
    datasets: tuple[str, ...] = field(default=tuple(SERIES), init=False)

    def __call__(self, load: Load) -> int:
        years = self.years(load)
        more = years["removals"] > years["returns"]
        if not more.any():
            raise KitError("In no year are there more removals than returns.")
        run = (more != more.shift()).cumsum()
        latest = run[more].iloc[-1]
        if self.end != "before":
            return int(years.index[run == latest][0 if self.end == "first" else -1])
        earlier = years.index[more & (run < latest)]
        if earlier.empty:
            raise KitError("Removals never exceeded returns before that.")
        return int(earlier[-1])

    def years(self, load: Load) -> pd.DataFrame:
        """Removals and returns of every year for which both are there, over both tables."""
        import pandas as pd

        old = load("yearbook-removals").set_index("year")[["removals", "returns"]]
        new = load("dhs-annual").query("universe == 'dhs-repatriations' and split == 'type'")
        new = new.pivot(index="fiscal_year", columns="category", values="people")
        returns = new["administrative-returns"] + new["enforcement-returns"]
        newer = pd.DataFrame({"removals": new["removals"], "returns": returns})
        return pd.concat([old, newer[newer.index > old.index.max()]]).dropna().sort_index()

    def through(self, load: Load) -> int:
        """The last year that is looked at."""
        return int(self.years(load).index.max())

    def held(self, load: Load) -> int:
        """The last year that the kit holds."""
        return max(int(load(name)[column].max()) for name, column in SERIES.items())

    def goes_on(self, load: Load) -> bool:
        """Whether the run reaches the last year."""
        return RunOfMoreRemovals("last")(load) == self.through(load)

    def __str__(self) -> str:
        words = {
            "first": "the first year",
            "last": "the last year",
            "before": "the last such year before that",
        }
        return (
            f"{words[self.end]} of the latest run of years in which removals exceed returns, in both tables"
        )
