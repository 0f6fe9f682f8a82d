"""The day on which each county was connected to Secure Communities, with who lived there in 2010.

ICE's list came to us as a panel of counties and years. `hand/code-changes.csv` says what became of the
eight county codes in it that the Census Bureau has retired; `hand/dropped-codes.csv` lists four codes of
the panel that are no counties.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadr

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

PANEL = "secure-communities-activation/securecommunities.dta"
STATES = "secure-communities-activation/county_fips_updated.xlsx"
SECOND = "secure-communities-activation-second-coding/activation_dates_makayla_revisedforbalance.dta"
CENSUS = "census-county-population/census_pop_county_2010_2019.csv"
SHARES = "county-denominators/county_complete.rda"
NONCITIZENS = "acs-noncitizen-population/non_citizen_pop.csv"
HAND = Path(__file__).parent / "hand"

ACS_YEAR = 2010
"""The last year of the window 2006-10, the one that `foreign_born_pct` has too."""
SMALLEST = 10
"""Smaller counts are not shown below the state."""


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The three tables of this folder, by name."""
    dates = activation(pd.read_stata(raw.file(PANEL), convert_categoricals=False))
    census = population(raw.file(CENSUS))
    figures = census.join(shares(raw.file(SHARES)))
    counties = (
        dates.join(named(census, raw.file(STATES)))
        .join(figures_for(dates.index, figures))
        .join(noncitizens(raw.file(NONCITIZENS), dates.index))
        .join(codes_2019(dates.index))
    )
    columns = ["county", "state", "state_code", "activation_date", "statewide_date", "population_2010"]
    columns += ["foreign_born_pct", "hispanic_pct", "noncitizens", "noncitizens_moe", "noncitizens_under_10"]
    return {
        "county-activation": counties[[*columns, "figures", "fips_2019"]].reset_index(),
        "county-activation-second-coding": second_coding(raw.file(SECOND), dates),
        "county-fips-changes": changes(),
    }


def activation(panel: pd.DataFrame) -> pd.DataFrame:
    """One row per county code: its day, and the day on which its whole state was connected.

    The day stands only in the rows from the activation year on: whoever keeps a county's first row loses
    every date.
    """
    panel = panel.assign(fips=panel["county"].map("{:05d}".format))
    dated = panel[panel["date_secure"].notna()]
    dropped = pd.read_csv(HAND / "dropped-codes.csv", dtype=str)["code"]
    if set(panel["fips"]) - set(dated["fips"]) != set(dropped):
        raise KitError("Other codes than those in hand/dropped-codes.csv have no activation date.")
    days = dated.groupby("fips")[["date_secure", "date_statewide_secure"]]
    if (days.nunique() != 1).any(axis=None):
        raise KitError("A county has more than one activation date.")
    return days.first().rename(
        columns={"date_secure": "activation_date", "date_statewide_secure": "statewide_date"}
    )


def changes() -> pd.DataFrame:
    """The retired codes of the list, one row for each code that took their place."""
    return pd.read_csv(HAND / "code-changes.csv", dtype={"fips": str, "fips_2019": str})


def codes_2019(fips: pd.Index) -> pd.Series:
    """The code of 2019 where there is exactly one."""
    new = changes().drop_duplicates("fips", keep=False).set_index("fips")["fips_2019"]
    split = fips.isin(changes()["fips"]) & ~fips.isin(new.index)
    return new.reindex(fips).fillna(pd.Series(fips, fips)).mask(split).rename("fips_2019")


def population(path: Path) -> pd.DataFrame:
    """The census count of 1 April 2010 by county code of 2019, with names.

    Bedford city had joined Bedford County by 2019, but the county's census count leaves its people out:
    they are what the state has more than its parts.
    """
    read = ["SUMLEV", "STATE", "COUNTY", "STNAME", "CTYNAME", "CENSUS2010POP"]
    census = pd.read_csv(path, encoding="latin-1", usecols=read, dtype={"STATE": str, "COUNTY": str})
    census = census.assign(fips=census["STATE"] + census["COUNTY"]).rename(
        columns={"STNAME": "state", "CTYNAME": "county", "CENSUS2010POP": "population_2010"}
    )
    counties = census[census["SUMLEV"] == 50].set_index("fips")
    states = census[census["SUMLEV"] == 40].set_index("STATE")["population_2010"]
    left = (states - counties.groupby("STATE")["population_2010"].sum()).loc[lambda people: people != 0]
    if left.index.tolist() != ["51"]:
        raise KitError(f"The counties of {', '.join(left.index)} do not sum to the state.", allowed="51")
    bedford = pd.DataFrame({"population_2010": left.to_numpy()}, index=pd.Index(["51515"], name="fips"))
    return pd.concat([counties[["county", "state", "population_2010"]], bedford])


def shares(path: Path) -> pd.DataFrame:
    """Percent foreign-born (ACS 2006-10) and percent Hispanic (census of 2010)."""
    table = pyreadr.read_r(str(path))["county_complete"]
    table = table.assign(fips=table["fips"].astype(int).map("{:05d}".format)).set_index("fips")
    return table[["foreign_born_2010", "hispanic_2010"]].set_axis(
        ["foreign_born_pct", "hispanic_pct"], axis="columns"
    )


def figures_for(fips: pd.Index, figures: pd.DataFrame) -> pd.DataFrame:
    """Population and shares for every code of the list, and where they come from.

    A code that was renamed, split or reshaped takes the figures of those that took its place, the shares
    weighted by population. A city that joined a county is counted there.
    """
    moved = changes().query("change != 'merged'")
    parts = moved[["fips", "fips_2019"]].join(figures, on="fips_2019")
    people = parts.groupby("fips")["population_2010"].sum()
    shares = {
        column: (parts[column] * parts["population_2010"]).groupby(parts["fips"]).sum().div(people).round(1)
        for column in ("foreign_born_pct", "hispanic_pct")
    }
    taken = pd.DataFrame({"population_2010": people, **shares}).assign(figures="successors")
    own = figures.assign(figures=np.where(figures["foreign_born_pct"].isna(), "remainder", "own"))
    found = pd.concat([own[~own.index.isin(taken.index)], taken]).drop(columns=["county", "state"])
    found = found.reindex(fips)
    return found.assign(
        population_2010=found["population_2010"].astype("Int64"), figures=found["figures"].fillna("none")
    )


def noncitizens(path: Path, fips: pd.Index) -> pd.DataFrame:
    """Noncitizens of each code with the margin of error (90 %); estimates under ten are not shown."""
    acs = pd.read_csv(path).query("year == @ACS_YEAR")
    acs = acs.assign(fips_2019=acs["fips"].map("{:05d}".format)).set_index("fips_2019")
    moved = changes().query("change != 'merged' and fips not in @acs.index")[["fips", "fips_2019"]]
    same = pd.DataFrame({"fips": fips[fips.isin(acs.index)]}).assign(fips_2019=lambda one: one["fips"])
    parts = pd.concat([same, moved]).join(acs[["noncit_pop", "moe"]], on="fips_2019")
    parts = parts.assign(square=parts["moe"] ** 2).groupby("fips")[["noncit_pop", "square"]].sum()
    parts = parts.reindex(fips)
    small = parts["noncit_pop"] < SMALLEST
    shown = parts.mask(small)
    return pd.DataFrame(
        {
            "noncitizens": shown["noncit_pop"].astype("Int64"),
            "noncitizens_moe": np.sqrt(shown["square"]).round().astype("Int64"),
            "noncitizens_under_10": small.astype("boolean").mask(parts["noncit_pop"].isna()),
        }
    )


def named(census: pd.DataFrame, states: Path) -> pd.DataFrame:
    """County, state and two-letter state of every code, the retired ones under their old names."""
    old = changes().drop_duplicates("fips").set_index("fips")[["county", "state"]]
    names = pd.concat([census[["county", "state"]].drop(index=old.index, errors="ignore"), old])
    letters = pd.read_excel(states, dtype=str).drop_duplicates("state_fips").set_index("state_fips")["state"]
    letters.index = letters.index.str.zfill(2)
    return names.assign(state_code=names.index.str[:2].map(letters))


def second_coding(path: Path, dates: pd.DataFrame) -> pd.DataFrame:
    """The month in which each of two coders put a county; the second left some states out."""
    coded = pd.read_stata(path, convert_categoricals=False).dropna(subset=["activation_month"])
    second = pd.to_datetime(
        {"year": coded["activation_year"], "month": coded["activation_month"], "day": 1}
    ).set_axis(coded["countyfips"].map("{:05d}".format), axis="index")
    both = pd.DataFrame(
        {"month": dates["activation_date"].dt.to_period("M").dt.to_timestamp(), "second_month": second}
    ).dropna()
    both = both.assign(same=both["month"] == both["second_month"])
    return both.rename_axis("fips").reset_index()
