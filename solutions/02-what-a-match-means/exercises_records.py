"""What lies behind a match: who can be deported, which error is which, and what a finger can't show."""

from __future__ import annotations

from lessonkit.exercises.writing import Deal, Load, about, choice, dealt, half, percent

from .exercises import TOWNS

BOOKED = 10_000

ONE_OF_FOUR = choice(
    "one-of-four",
    right="b",
    wrong={"a": "false-match", "c": "missed-match", "d": "wrong-conclusion"},
    points=0.5,
    minutes=3,
)


def removable_of_matched(load: Load, town: str) -> float:
    """Of people whose prints match, the percent who can be deported."""
    _, theirs, others = TOWNS[town]
    return 100 * theirs / (theirs + others)


def matched_of_removable(deal: Deal) -> float:
    """The other way round: of people who can be deported, the percent whose prints match."""
    removable, theirs, _ = TOWNS[deal.town]
    return 100 * theirs / removable


def matched_of_others(deal: Deal) -> float:
    """Of people who can't be deported, the percent whose prints match."""
    removable, _, others = TOWNS[deal.town]
    return 100 * others / (BOOKED - removable)


def without_base_rate(deal: Deal) -> float:
    """The same as if half of all people could be deported: one rate against the other."""
    theirs, others = matched_of_removable(deal), matched_of_others(deal)
    return 100 * theirs / (theirs + others)


def of_others(deal: Deal) -> float:
    """The others among the matches, in percent."""
    _, theirs, others = TOWNS[deal.town]
    return 100 * others / (theirs + others)


def removable_of_matches(towns, deal):
    town = towns.loc[deal.town]
    removable_of_matches = (
        100 * town["removable_matched"] / (town["removable_matched"] + town["others_matched"])
    )
    return removable_of_matches


REMOVABLE_OF_MATCHES = percent(
    "removable-of-matches",
    about=about(removable_of_matched, town=dealt("town")),
    mistakes={
        "turned-round": matched_of_removable,
        "base-rate-left-out": without_base_rate,
        "others-of-matches": of_others,
        "matches-of-all": lambda deal: 100 * sum(TOWNS[deal.town][1:]) / BOOKED,
        "both-of-all": lambda deal: 100 * TOWNS[deal.town][1] / BOOKED,
        "base-rate": lambda deal: 100 * TOWNS[deal.town][0] / BOOKED,
        "matches-of-others": matched_of_others,
        "removable-over-matches": lambda deal: 100 * TOWNS[deal.town][0] / sum(TOWNS[deal.town][1:]),
        "everyone-of-matches": 100,
        "one-over-the-other": lambda deal: 100 * TOWNS[deal.town][1] / TOWNS[deal.town][2],
    },
    solution=removable_of_matches,
    tolerance=0.05,
    shown=1,
    uses=("town",),
    minutes=4,
    route="no-code",
)


STRIKE_OUT = choice(
    "strike-out",
    right="c",
    wrong={"a": "card-is-a-name", "b": "file-is-true", "d": half("nothing-shown")},
    minutes=3,
)

RIGHT_AND_REMOVABLE = choice(
    "right-and-removable",
    right="d",
    wrong={"a": "list-of-offenders", "b": half("more-false-matches"), "c": "half-as-good"},
    minutes=3,
)

WHAT_TO_ASK = choice(
    "what-to-ask",
    right="b",
    wrong={"a": "product-blamed", "c": "data-blamed", "d": half("another-mean")},
    minutes=4,
)
