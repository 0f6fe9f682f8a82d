"""What the explorer may say beside its table."""

import pandas as pd

from lessonkit.data import load
from lessonkit.language import count

TITLE_WIDTH = 66
"""Who is counted, two records and two days: its two lines are as long as a notebook of 900 pixels has room for."""


def also_true(state, view):
    """The people with a conviction and everyone held on two days, or the share of the former."""
    table = load("detention-by-agency-and-record")
    if state["agency"] != "both":
        table = table[table["agency"] == state["agency"]]
    days = table[table["as_of"].isin(pd.to_datetime(["2024-10-03", "2025-12-13"]))]
    everyone = days.groupby("as_of")["people"].sum()
    convicted = days[days["criminality"] == "convicted"].groupby("as_of")["people"].sum()
    heads = {count(n) for n in (*everyone, *convicted)}
    return heads | {f"{one:.1f}%" for one in 100 * convicted / everyone}
