"""From a list transcribed by hand: each policy with an interval of dates, what it is about, and its end.

`hand/` holds the decisions: what kind each policy is, which subjects it touches, the codes of cities,
the ends of policies that did not last, policies that were looked up later, and the cells that sources mend or
dispute.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

POLICIES = "local-detainer-policies/local_policies.csv"
HAND = Path(__file__).parent / "hand"
SUBJECTS = ["holds", "notification", "jail_access", "inquiry", "data_sharing", "agreement_287g"]
COLUMNS = [
    "policy",
    "place",
    "level",
    "state_code",
    "fips",
    "city_fips",
    "city_county",
    "direction",
    "policy_type",
    *SUBJECTS,
    "subjects_as_written",
    "instrument",
    "date_as_published",
    "precision",
    "date_note",
    "not_before",
    "not_after",
    "ended",
    "end_not_before",
    "end_not_after",
    "ended_by",
    "end_note",
    "disputed",
    "evidence",
    "source_title",
    "source_url",
    "note",
]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    transcribed = pd.read_csv(raw.file(POLICIES), dtype=str, keep_default_na=False)
    # What a later look-up found stands after the first transcription, so that no id of a place changes.
    listed = pd.concat([transcribed, hand("additions")], ignore_index=True)
    coded = dated(classified(located(listed)))
    with_ends = coded.merge(hand("ends"), on="policy", how="left", validate="one_to_one")
    return {"local-policies": corrected(with_ends.fillna("").assign(disputed=""))[COLUMNS]}


def hand(name: str) -> pd.DataFrame:
    """One table of decisions, every cell as text."""
    return pd.read_csv(HAND / f"{name}.csv", dtype=str, keep_default_na=False)


def located(listed: pd.DataFrame) -> pd.DataFrame:
    """The place of each policy, and an id: its state, its place, and a number if the place has several.

    A city's policy is not its county's: `fips` stands only for a county, or a city that counts as one.
    """
    cities = (
        hand("cities")
        .drop(columns="source")
        .rename(columns={"printed": "jurisdiction", "state_code": "state"})
    )
    placed = listed.merge(cities, on=["jurisdiction", "state"], how="left", validate="many_to_one").fillna("")
    place = placed["place"].mask(placed["place"] == "", placed["jurisdiction"])
    slug = (
        (placed["state"] + " " + place)
        .str.lower()
        .str.replace("ñ", "n")
        .str.replace(r"[^a-z0-9]+", "-", regex=True)
    )
    return placed.assign(
        policy=slug + "-" + (placed.groupby(slug).cumcount() + 1).astype(str),
        place=place,
        level=placed["type"],
        state_code=placed["state"],
        fips=placed["fips"].where(placed["fips"].str.len() == 5, ""),
    )


def classified(placed: pd.DataFrame) -> pd.DataFrame:
    """What each policy does and which steps it touches; blank where the source does not say."""
    kinds = hand("kinds").rename(columns={"printed": "policy_type", "policy_type": "kind"})
    subjects = hand("subjects").rename(columns={"printed": "what_it_limits"})
    both = placed.merge(kinds, on="policy_type", how="left", validate="many_to_one").merge(
        subjects, on="what_it_limits", how="left", validate="many_to_one"
    )
    return both.assign(
        policy_type=both["kind"],
        subjects_as_written=both["what_it_limits"],
        evidence=both["evidence"].str.removesuffix(" seen"),
    )


def dated(coded: pd.DataFrame) -> pd.DataFrame:
    """The interval in which each policy began, as far as the source tells.

    A day, month or year is an interval that the date itself gives. "On or before" is the day somebody
    reported the policy: it closes the interval, and only a separate lower bound opens it.
    """
    parts = (
        coded["date_precision"].str.extract(r"^(?P<precision>[a-z -]+?)(?: \((?P<note>.*)\))?$").fillna("")
    )
    published = coded["effective_date"]
    first, last = (pd.Series(ends, index=coded.index) for ends in zip(*map(span, published), strict=True))
    reported = parts["precision"] == "on-or-before"
    lower = coded["date_not_before"]
    return coded.assign(
        date_as_published=published,
        precision=parts["precision"].replace("not seen", "unknown"),
        date_note=parts["note"],
        not_before=lower.where((lower != "") | reported, first),
        not_after=last,
    )


def span(date: str) -> tuple[str, str]:
    """The first and last day of a year, a month or a day; nothing of nothing."""
    if not date:
        return "", ""
    period = pd.Period(date, freq={4: "Y", 7: "M", 10: "D"}[len(date)])
    return f"{period.start_time:%Y-%m-%d}", f"{period.end_time:%Y-%m-%d}"


def corrected(coded: pd.DataFrame) -> pd.DataFrame:
    """The table with each correction of `hand/corrections.csv` written into its cell."""
    table = coded.set_index("policy", drop=False)
    for one in hand("corrections").itertuples():
        table.loc[one.policy, one.column] = one.value
    return table.reset_index(drop=True)
