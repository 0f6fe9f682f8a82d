"""From ICE's release to NPR: counts by month, outcome and form, and records in which small places are pooled.

Nothing here may lead to a person. A facility is named only where a table shows at least ten of its
detainers; the parts of one city's police stand as one; the rest of a state is one pool; three rare outcomes show
neither a facility nor a month; no record shows a day. No two tables, one subtracted from the other, give back what a third hides.
`hand/` holds short names for ICE's labels, the county of each large facility, and which facilities are parts of one.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

NPR = "ice-detainers-npr/npr_{}.csv"
MONTHS = NPR.format("detainers_by_year_and_month")
YEARS = NPR.format("all_detainers_by_year")
OUTCOMES = NPR.format("detainers_by_lift_reason_and_year")
FORMS = NPR.format("detainers_by_type_and_year")
DECLINED = NPR.format("declined_by_facility_year")
CITIZENS = NPR.format("us_citizen_interviewed_records")
NOT_DEPORTABLE = NPR.format("alien_not_subject_to_deportation_records")
FY2015 = "ice-detainers-npr/npr_FOIA_15-87693_FY15YTD_original.xlsx"
PENNSYLVANIA = "ice-detainers-npr/pa_detainers_2007_2015.csv.gz"
HAND = Path(__file__).parent / "hand"

LEAST = 10
PLACE = ["state_code", "facility_name", "city"]
RECORD = ["month_start", "form", "state_code", "facility", "outcome"]
FIRST_OF_FY2015 = "2014-10-01"
LEVELS = {
    "pool": "the smaller facilities of {}, together",
    "state": "all facilities of {}",
    "not-given": "no place on record",
    "withheld": "place left out, to protect the person",
}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The eight tables of this folder, by name."""
    fy2015 = records(workbook(raw.file(FY2015)))
    pennsylvania = by_era(database(raw.file(PENNSYLVANIA)))
    declined = facility_years(pd.read_csv(raw.file(DECLINED)), fy2015, pennsylvania)
    ids = numbered([fy2015, pennsylvania, declined])
    fy2015, pennsylvania, declined = (with_id(table, ids) for table in (fy2015, pennsylvania, declined))
    outcomes = by_outcome(pd.read_csv(raw.file(OUTCOMES)), pd.read_csv(raw.file(YEARS)))
    ended = pd.concat([database(raw.file(CITIZENS)), database(raw.file(NOT_DEPORTABLE))])
    return {
        "detainers-monthly": monthly(pd.read_csv(raw.file(MONTHS))),
        "detainers-outcomes": outcomes,
        "detainers-by-form": by_form(pd.read_csv(raw.file(FORMS)), outcomes),
        "detainers-declined": pooled_years(declined),
        "detainers-not-deportable": not_deportable(ended),
        "detainers-fy2015": shown(fy2015),
        "detainers-pennsylvania": shown(pennsylvania),
        "detainers-facilities": facilities(fy2015, pennsylvania, declined),
    }


def hand(name: str) -> pd.DataFrame:
    """One table of decisions, every cell as text."""
    return pd.read_csv(HAND / f"{name}.csv", dtype=str, keep_default_na=False)


def short(printed: pd.Series, table: str, column: str) -> pd.Series:
    """ICE's labels → what `hand/` says of them; a blank label counts as one more label."""
    known = hand(table).set_index("printed")[column]
    return printed.fillna("").map(known)


def state_of(table: pd.DataFrame) -> pd.Series:
    """The postal code of each row's state, empty where ICE gives none."""
    return short(table["state"], "states", "state_code").fillna("")


def monthly(table: pd.DataFrame) -> pd.DataFrame:
    """Detainers by month, with the fiscal year, which starts in October of the year before."""
    start = pd.to_datetime(table["year_month"], format="%Y-%m")
    return pd.DataFrame(
        {
            "fiscal_year": start.dt.year + (start.dt.month >= 10),
            "calendar_year": start.dt.year,
            "month": start.dt.month,
            "month_start": start,
            "detainers": table["count"],
        }
    ).sort_values("month_start")


def by_outcome(table: pd.DataFrame, years: pd.DataFrame) -> pd.DataFrame:
    """Detainers by outcome and calendar year; those without an outcome are all minus the named ones."""
    all_of_them = years.set_index("year")["count"]
    return labelled(table.rename(columns={"lift_reason": "printed"}), all_of_them, "outcomes", "outcome")


def by_form(table: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Detainers by form and calendar year; no form is on record before October 2014."""
    all_of_them = outcomes.groupby("calendar_year")["detainers"].sum().rename_axis("year")
    return labelled(table.rename(columns={"detainer_type": "printed"}), all_of_them, "forms", "form")


def labelled(table: pd.DataFrame, all_of_them: pd.Series, names: str, column: str) -> pd.DataFrame:
    """Counts of each label, a row for those without one, and the names that `hand/` gives them."""
    blank = all_of_them.sub(table.groupby("year")["count"].sum(), fill_value=0).astype(int)
    blank = blank[blank > 0].rename("count").rename_axis("year").reset_index().assign(printed="")
    full = pd.concat([blank, table]).merge(hand(names).reset_index(names="rank"), on="printed", how="left")
    full = full.sort_values(["year", "rank"]).rename(
        columns={"year": "calendar_year", "printed": "official_label", "count": "detainers"}
    )
    return full[["calendar_year", column, "official_label", "plain_label", "detainers"]]


def not_deportable(table: pd.DataFrame) -> pd.DataFrame:
    """Two outcomes counted by year and state, and by nothing finer."""
    counted = table.assign(
        calendar_year=table["date"].dt.year,
        state_code=state_of(table),
        outcome=short(table["lift_reason"], "outcomes", "outcome"),
    )
    return (
        counted.groupby(["calendar_year", "state_code", "outcome"]).size().rename("detainers").reset_index()
    )


def workbook(path: Path) -> pd.DataFrame:
    """ICE's own sheet for FY2015, one row per detainer."""
    columns = ["date", "detainer_type", "facility_name", "state", "city", "lift_reason"]
    with warnings.catch_warnings():
        # The sheet carries a layout extension that openpyxl does not know and does not need.
        warnings.filterwarnings("ignore", "Unknown extension")
        return pd.read_excel(path).set_axis(columns, axis=1)


def database(path: Path) -> pd.DataFrame:
    """Records from NPR's database, one row per detainer."""
    return pd.read_csv(path, parse_dates=["date"]).rename(columns={"det_facility": "facility_name"})


def placed(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its places as they are shown: a district of a city's police is no place of its own."""
    table = table.assign(state_code=state_of(table), city=table["city"].fillna(""))
    parts = hand("parts-of-a-city").set_index(PLACE)["shown_as"]
    return table.assign(facility_name=table.join(parts, on=PLACE)["shown_as"].fillna(table["facility_name"]))


def records(table: pd.DataFrame) -> pd.DataFrame:
    """Detainers with short labels, and how much of its place each one may show."""
    named = placed(table).assign(
        form=short(table["detainer_type"], "forms", "form"),
        outcome=short(table["lift_reason"], "outcomes", "outcome"),
    )
    hidden = short(table["lift_reason"], "outcomes", "facility_shown") == "no"
    return named.assign(level=levels(named.assign(people=1, hidden=hidden), []))


def by_era(table: pd.DataFrame) -> pd.DataFrame:
    """Pennsylvania's records, pooled before October 2014 and from then on apart.

    From then on they are the same rows as in ICE's sheet for FY2015. Pooled over all years, this table would name
    jails that the other table hides.
    """
    late = table["date"] >= FIRST_OF_FY2015
    return pd.concat([records(table[~late]), records(table[late])])


def shown(table: pd.DataFrame) -> pd.DataFrame:
    """What a reader may see of records: the month of each, and no order but the alphabet's.

    The three rare outcomes have no month. To leave it out of the deaths alone would not hide it: the sum of a month less its
    records would be one where someone died. With all three left out, most of what such a month lacks is no death.
    """
    month = table["date"].dt.to_period("M").dt.start_time
    month = month.mask(short(table["lift_reason"], "outcomes", "facility_shown") == "no")
    return table.assign(month_start=month)[RECORD].sort_values(RECORD)


def facility_years(table: pd.DataFrame, *shown: pd.DataFrame) -> pd.DataFrame:
    """Declined detainers by facility and calendar year, pooled where a year less what the records show would be a small count.

    So a facility is pooled in a year too if the records show all but a few of that year, or if the records of Pennsylvania pool it in
    a part of it; and a state stands as one if what is left of it beside the facilities that both tables name would be small.

    The columns on the right, other outcomes, are not read: they were joined by the facility's name alone, so jails of
    one name in four states have the same number there, and with the records they would give rare outcomes away.
    """
    year = ["calendar_year", *PLACE]
    named = placed(table.rename(columns={"det_facility": "facility_name", "year": "calendar_year"}))
    named = named.groupby(year, dropna=False)["count"].sum().rename("declined").reset_index()
    dated = [records.assign(calendar_year=records["date"].dt.year) for records in shown]
    pooled = dated[-1][dated[-1]["level"].isin(["pool", "state"])][year].drop_duplicates()
    small = named.merge(pooled, how="left", indicator=True)["_merge"].eq("both")
    declines = [records[records["outcome"] == "declined"] for records in dated]
    there = [
        named.join(records[records["level"] == "facility"].value_counts(year).rename("n"), on=year)["n"]
        for records in declines
    ]
    for seen in there:
        small |= (named["declined"] - seen).between(1, LEAST - 1)
    # A facility that must not be named counts as small, whatever it declined.
    as_small = named["declined"].clip(upper=LEAST - 1)
    counted = named.assign(people=named["declined"].mask(small, as_small), hidden=False)
    level = levels(counted, ["calendar_year"])
    for records, seen in zip(declines, there, strict=True):
        both = (level == "facility") & seen.notna()
        # Of a facility in both tables the difference was looked at above; the rest of its state is one count.
        state = [named["calendar_year"], named["state_code"]]
        unlike = (named["declined"].mask(both, seen)).groupby(state).sum()
        few = unlike.sub(records.value_counts([s.name for s in state])).between(1, LEAST - 1)
        as_one = named.join(few.rename("few"), on=few.index.names)["few"]
        level = level.mask(as_one.fillna(False) & level.isin(["facility", "pool"]), "state")
    return named.assign(level=level)


def levels(table: pd.DataFrame, within: list[str]) -> pd.Series:
    """For each row: 'facility' if its place may be named, else the group that it disappears into."""
    nowhere = table["state_code"] == ""
    open_ = table[~nowhere & ~table["hidden"]]
    sums = open_.groupby([*within, *PLACE])["people"].sum()
    decided = sums.groupby([*within, "state_code"], group_keys=False).apply(_named_or_pooled)
    level = table.join(decided.rename("level"), on=[*within, *PLACE])["level"]
    return level.mask(table["hidden"], "withheld").mask(nowhere, "not-given")


def _named_or_pooled(sums: pd.Series) -> pd.Series:
    rising = sums.sort_values(kind="stable")
    small = rising < LEAST
    if small.any():
        # A pool of fewer than ten would be a small count too: it takes in the next larger facility.
        small |= rising.cumsum().shift(fill_value=0) < LEAST
    pooled = "state" if small.all() else "pool"
    return small.map({True: pooled, False: "facility"})


def numbered(frames: list[pd.DataFrame]) -> pd.Series:
    """A number within its state for every facility that some table names, in the order of the alphabet."""
    named = pd.concat([frame.loc[frame["level"] == "facility", PLACE] for frame in frames])
    named = named.drop_duplicates().sort_values(PLACE, ignore_index=True)
    number = (named.groupby("state_code").cumcount() + 1).astype(str)
    return named.assign(facility=named["state_code"] + "-" + number).set_index(PLACE)["facility"]


def with_id(table: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    """The table with `facility`: the id of the facility, or of the group that it disappears into."""
    own = table.join(ids, on=PLACE)["facility"]
    state = table["state_code"]
    groups = {"pool": state + "-other", "state": state + "-all"}
    for level in LEVELS:
        own = own.mask(table["level"] == level, groups.get(level, level))
    return table.assign(facility=own)


def pooled_years(declined: pd.DataFrame) -> pd.DataFrame:
    """Declined detainers by year and facility or pool; of a whole state not how many facilities: one would be a jail."""
    rows = declined.groupby(["calendar_year", "state_code", "level", "facility"])
    summed = rows.agg(facilities=("declined", "size"), declined=("declined", "sum")).reset_index()
    named = summed["level"].isin(["facility", "pool"])
    return summed.assign(facilities=summed["facilities"].astype("Int64").where(named))


def facilities(fy2015: pd.DataFrame, pennsylvania: pd.DataFrame, declined: pd.DataFrame) -> pd.DataFrame:
    """Every facility or pool that a table names, the county of the large ones, and how often it appears."""
    columns = ["facility", "level", *PLACE]
    rows = pd.concat([table[columns] for table in (fy2015, pennsylvania, declined)])
    group = rows["level"] != "facility"
    states = hand("states").drop_duplicates("state_code").set_index("state_code")["printed"].str.title()
    names = [
        LEVELS[level].format(states.get(state, "")) if level in LEVELS else name
        for level, state, name in zip(rows["level"], rows["state_code"], rows["facility_name"], strict=True)
    ]
    rows = rows.assign(facility_name=names, city=rows["city"].mask(group, ""))
    rows["state_code"] = rows["state_code"].mask(rows["level"].isin(["withheld", "not-given"]), "")
    rows = rows.drop_duplicates().sort_values(["state_code", *PLACE[1:], "facility"])
    matched = rows.merge(hand("facility-counties"), on=PLACE, how="left")
    rule = matched["rule"].fillna("not-matched").mask(matched["level"] != "facility", "pooled")
    matched["rule"] = rule.mask(matched["level"] == "not-given", "not-a-place")
    matched["confidence"] = matched["confidence"].fillna("none")
    for name, table in (("fy2015", fy2015), ("pennsylvania", pennsylvania)):
        matched[name] = matched["facility"].map(table["facility"].value_counts()).astype("Int64")
    return matched[
        [
            "facility",
            "level",
            "facility_name",
            "city",
            "state_code",
            "run_by",
            "fips",
            "county",
            "rule",
            "confidence",
            "note",
            "fy2015",
            "pennsylvania",
        ]
    ]
