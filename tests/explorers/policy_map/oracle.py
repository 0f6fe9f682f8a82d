"""What the explorer may say beside its table, worked out anew, policy by policy."""

import pandas as pd

from lessonkit.data import load
from lessonkit.explorers import explorer
from lessonkit.language import count


def also_true(state, view):
    """Places by what the table of policies knows, on this day and on the date before, and what became of them."""
    policies, name = load("local-policies"), state["place"]
    if name != "United States":
        code = load("county-activation").query("state == @name")["state_code"]
        policies, of = policies[policies["state_code"] == code.iloc[0]], len(code)
    dates = ("2008-09-30", *explorer("policy-map").control("date").values)
    day, before = (pd.Timestamp(dates[dates.index(state["date"]) - back]) for back in (0, 1))
    (sure, maybe), (sure_before, maybe_before) = (on(policies, one) for one in (day, before))
    limits = [
        {place for place in places if place[0] == "limits"}
        for places in (sure, maybe, sure_before, maybe_before)
    ]
    kinds = [limits[:2]] + [
        [{place for place in places if place[1] == kind} for places in limits[:2]]
        for kind in ("county", "city", "state")
    ]
    laws = [{place for place in places if place[0] == "mandates"} for places in (sure, maybe)]
    found = {count(len(one)) for pair in [*kinds, laws, limits[2:]] for one in pair}
    over = [place for place in limits[1] if place[1] != "state" and place[2] in {law[2] for law in laws[1]}]
    turned = [limits[0] - limits[2], limits[2] - limits[0]]
    found |= {str(len(over)), *(str(len(one)) for one in turned)}
    by_state = [pd.Series([place[2] for place in one]).value_counts().max() for one in turned if one]
    found |= {count(most) for most in by_state} | {count(len(one) - 3) for one in turned}
    found |= {count(len(laws[0]) - 3)} | {count(len([place for place in sure if place[0] == "label"]))}
    if name != "United States":
        return found | {count(of)}
    year = (pd.DateOffset(years=1), pd.DateOffset(years=-1))
    known = [pd.Timestamp(date) for date in dates]
    near = [max(one for one in known if one <= day + off) for off in year if day + off >= known[0]]
    return found | {
        count(len({place for place in places if place[0] == "limits"}))
        for one in near
        for places in on(policies, one)
    }


def on(policies, day):
    """Which places surely and possibly had a policy of each direction on a day, worked out row by row."""
    sure, maybe, laws = set(), set(), set()
    for row in policies.itertuples():
        began = pd.isna(row.not_before) or row.not_before <= day
        over = not pd.isna(row.ended) and row.end_not_after <= day
        if began and not over:
            level = "county" if isinstance(row.fips, str) else row.level
            place = (row.direction, level, row.state_code, row.place)
            maybe.add(place)
            ending = (
                row.end_not_before
                if not pd.isna(row.end_not_before)
                else row.not_after + pd.Timedelta(days=1)
            )
            if row.not_after <= day and (pd.isna(row.ended) or day < ending):
                sure.add(place)
            if row.direction == "mandates":
                laws.add(row.state_code)
    return {
        place for place in sure if not (place[0] == "limits" and place[1] != "state" and place[2] in laws)
    }, maybe
