"""What may be compared, a long pause, and letters read as evidence."""

from __future__ import annotations

from lessonkit.exercises.writing import Load, about, among, choice, half, number, written

FAIR_COMPARISON = choice(
    "fair-comparison",
    right="c",
    wrong={
        "a": "early-against-late",
        "b": half("before-and-after"),
        "d": "all-connected",
    },
    minutes=4,
)


def longest_pause(load: Load, state: str) -> int:
    """The most whole months in a row in which no county of a state was connected, after its first one."""
    table = load("county-activation")
    months = (
        table.loc[table["state"] == state, "activation_date"]
        .dt.to_period("M")
        .sort_values()
        .drop_duplicates()
    )
    return int(max(months.astype("int64").diff().dropna()) - 1)


def pause_in_days(load: Load) -> int:
    """The pause from the last county before it to the first one after it."""
    table = load("county-activation")
    days = table.loc[table["state"] == "Alabama", "activation_date"].sort_values()
    return int(days.diff().max().days)


def joined_at_last(load: Load) -> int:
    """How many counties the pause ended for."""
    table = load("county-activation").query("state == 'Alabama'")
    return int((table["activation_date"] == table["activation_date"].max()).sum())


LONG_PAUSE = number(
    "long-pause",
    about=about(
        longest_pause,
        state=among("Alabama", ["Illinois", "New York", "Massachusetts"]),
        instead={"days": pause_in_days, "joined-at-last": joined_at_last},
    ),
    mistakes={
        "an-edge-counted": 18,
        "both-edges-counted": 19,
        "an-edge-lost": 16,
    },
    solution="long_pause = 17",
    range=(0, 60),
    minutes=4,
    route="no-code",
)

LETTERS = written("letters", words=(100, 220), points=2, minutes=10)
