"""What the explorer may say beside its table."""

from lessonkit.data import load
from lessonkit.language import count, number

TITLE_WIDTH = 60
"""The threshold and both errors, each with its pairs."""


def also_true(state, view):
    """The counts of both kinds at the threshold and a point on either side of it, under the other conditions too, and what the rules say."""
    every, threshold = load("print-scores"), float(state["threshold"])
    table = every[every["conditions"] == state["conditions"]]
    beside = {
        count(int(one.loc[on_the_wrong_side(one["score"]), kind].sum()))
        for _, one in every.groupby("conditions", observed=True)
        for kind, on_the_wrong_side in (
            ("mates", lambda score: score < threshold),
            ("non_mates", lambda score: score >= threshold),
        )
    }

    def at(score):
        return (
            int(table.loc[table["score"] < score, "mates"].sum()),
            int(table.loc[table["score"] >= score, "non_mates"].sum()),
        )

    lower, here, higher = (at(threshold + step) for step in (-1, 0, 1))
    moved = {
        count(abs(one - other)) for beside in (lower, higher) for one, other in zip(beside, here, strict=True)
    }
    mates, others = int(table["mates"].sum()), int(table["non_mates"].sum())
    least_errors = {"3"}
    of_thousand = {
        count(round(1000 * errors / of)) for errors, of in zip(here, (mates, others), strict=True)
    } | {"1", "1,000"}
    return (
        of_thousand
        | {count(mates), count(others), number(threshold), *map(count, here)}
        | moved
        | beside
        | least_errors
    )
