"""What the explorer may say beside its table, worked out from the columns of the table of findings."""

from lessonkit.data import load

TITLE_WIDTH = 68
"""Under which policies, how many findings went each way, and each range that is known."""


def also_true(state, view):
    """How many findings the headline counts, how many went each way, and each percentage with its interval where there is one."""
    table = load("published-effects")
    rows = table[
        (table["about"] == state["about"]) & table["enforcement"].isin([state["enforcement"], "none"])
    ]
    plain = rows[(rows["counted_in"] != "stated-intention") & (rows["compared"] != "groups-at-one-time")]
    counts = {str(n) for n in (len(rows), len(plain), *plain["direction"].value_counts())}
    percent = rows[rows["unit"].astype(str).str.startswith("share of") | (rows["unit"] == "log points")]
    ends = []
    for row in percent.itertuples():
        reach = 0 if row.std_error != row.std_error else 1.959964 * row.std_error
        ends += [100 * (row.estimate + way * reach) for way in (-1, 0, 1)]
    printed = {f"{round(end, 1):g}" for end in ends}
    return (
        counts
        | printed
        | {f"{one}%" for one in printed}
        | {f"{one.lstrip('-')}%" for one in printed}
        | {"95%"}
    )
