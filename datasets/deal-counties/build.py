"""The counties that learners can be dealt: those that pass every rule of `hand/rules.csv`.

It reads the other tables of `datasets/`, no raw file.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data import load
from lessonkit.data.building import RawFolder

HAND = Path(__file__).parent / "hand"
COLUMNS = ["county", "state", "state_code", "policy", "office", "detainers_fy2015", "agreements_2025"]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    rules = pd.read_csv(HAND / "rules.csv").set_index("rule")["value"]
    counties = load("county-activation").set_index("fips")
    counties = (
        counties.join(load("county-office").set_index("fips"))
        .join(detainers())
        .join(agreements())
        .assign(policy=policies(counties))
    )
    counties["agreements_2025"] = counties["agreements_2025"].fillna(0).astype("Int64")
    return {"deal-counties": spread(counties[passing(counties, rules)], int(rules["per_state_max"]))}


def passing(counties: pd.DataFrame, rules: pd.Series) -> pd.Series:
    """Whether each county passes every rule but the one that spreads the pool over the states."""
    limit = rules.drop("connected_after").astype(float)
    people, noncitizens = counties["population_2010"], counties["noncitizens"]
    head_start = (counties["statewide_date"] - counties["activation_date"]).dt.days
    shares = pd.DataFrame(
        {
            "noncitizens": 100 * noncitizens / people,
            "foreign_born": counties["foreign_born_pct"],
            "hispanic": counties["hispanic_pct"],
        }
    ).astype(float)
    passed = [
        counties["figures"] == "own",
        counties["office_2022"].notna(),
        people.between(limit["population_min"], limit["population_max"]),
        noncitizens >= limit["noncitizens_min"],
        counties["noncitizens_moe"] <= limit["margin_max"] * noncitizens,
        counties["detainers_fy2015"] >= limit["detainers_min"],
        head_start >= limit["days_before_state_min"],
        counties["activation_date"] > pd.Timestamp(rules["connected_after"]),
        smallest_gap(shares) >= limit["share_gap_min"],
        people_gap(counties) >= limit["people_gap_min"],
    ]
    return pd.concat(passed, axis="columns").fillna(False).all(axis="columns")


def smallest_gap(shares: pd.DataFrame) -> pd.Series:
    """How far apart the two nearest of several columns are."""
    return shares.apply(lambda row: row.sort_values().diff().min(), axis="columns")


def people_gap(counties: pd.DataFrame) -> pd.Series:
    """On each county's day: the connected share of counties against that of people, in percentage points."""
    ordered = counties.sort_values("activation_date")
    days = ordered["activation_date"]
    connected = pd.DataFrame(
        {
            "counties": (days.rank(method="max") / len(days)),
            "people": ordered["population_2010"].fillna(0).cumsum().groupby(days).transform("max")
            / ordered["population_2010"].sum(),
        }
    )
    return (100 * (connected["people"] - connected["counties"])).abs().astype(float).reindex(counties.index)


def detainers() -> pd.Series:
    """FY2015 detainers of each county's facilities, those that were matched to it."""
    facilities = load("detainers-facilities")
    matched = facilities[
        (facilities["level"] == "facility") & facilities["confidence"].isin(["high", "medium"])
    ]
    records = load("detainers-fy2015").merge(matched[["facility", "fips"]].dropna(), on="facility")
    return records.groupby("fips").size().rename("detainers_fy2015").astype("Int64")


def agreements() -> pd.Series:
    """287(g) agreements of each county's agencies on ICE's list of 31 December 2025."""
    rows = load("agreements-287g").dropna(subset=["fips"])
    rows = rows[rows["roster_date"] == pd.Timestamp("2025-12-31")]
    return rows.groupby("fips").size().rename("agreements_2025")


def policies(counties: pd.DataFrame) -> pd.Series:
    """What local-policies lists for each county: limits of its own or of its state, the state's mandate."""
    listed = load("local-policies")
    state = listed[listed["level"] == "state"].groupby("direction")["state_code"].agg(set)
    own = listed[(listed["level"] == "county") & (listed["direction"] == "limits")]["fips"]
    limits, mandated = counties.index.isin(own), counties["state_code"].isin(state["mandates"])
    kinds = pd.Series("none-listed", counties.index)
    kinds = kinds.mask(counties["state_code"].isin(state["limits"]), "state-limits")
    kinds = kinds.mask(limits, "county-limits").mask(mandated, "state-mandates")
    return kinds.mask(limits & mandated, "limits-and-mandates")


def spread(counties: pd.DataFrame, most: int) -> pd.DataFrame:
    """At most so many counties of a state: kinds of policy take turns, the most people first."""
    ordered = counties.sort_values("population_2010", ascending=False, kind="stable")
    turn = ordered.groupby(["state", "policy"]).cumcount()
    ordered = ordered.assign(turn=turn).sort_values(["turn"], kind="stable")
    return ordered.groupby("state").head(most)[COLUMNS].sort_index().reset_index()
