"""What the explorer may say beside its table."""

import pandas as pd

from lessonkit.language import count


def also_true(state, view):
    """How many policies, and how exactly the beginning of each is known."""
    table = view.table
    first, last = table["Began, at the earliest"], table["Began, at the latest"]
    exact, dark = (first == last) & (first != "not known"), first == "not known"
    laws = (
        table.loc[table["What it does"] == "demands cooperation by law", "Policy"]
        .str.split(r",| \(no\. ", regex=True)
        .str[0]
    )
    alike = table[~dark].groupby(["Began, at the earliest", "Began, at the latest"]).size()
    ruled = [pd.Timestamp("2014-04-11"), *pd.to_datetime(last[(first == "11 Apr 2014")], format="%d %b %Y")]
    wave = [(max(ruled) - min(ruled)).days, len(ruled) - 1] if state["place"] == "OR" else []
    parts = [
        *wave,
        alike.max() if len(alike) else 0,
        len(table),
        exact.sum(),
        dark.sum(),
        (~exact & ~dark).sum(),
        len(laws),
        laws.nunique() - 3,
    ]
    return {count(number) for number in parts}
