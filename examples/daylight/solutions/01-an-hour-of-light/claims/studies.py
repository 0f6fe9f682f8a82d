"""Claims on energy: what somebody printed, and where we read it."""

from __future__ import annotations

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import found
from lessonkit.sources import source


def claims() -> tuple[Claim, ...]:
    """The findings of both sides, each as its source prints it."""
    return (
        _printed(
            "doe-each-day",
            "In the weeks that were added in 2007, the United States used {value} less electricity on each day.",
            0.5,
            "doe",
            "DOE-09",
            decimals=1,
            disputed_by=("indiana-rise",),
        ),
        _printed(
            "doe-whole-year",
            "The weeks that were added in 2007 saved {value} of the country's electricity of a year.",
            0.03,
            "doe",
            "DOE-09",
            decimals=2,
        ),
        _printed(
            "doe-homes",
            "What the added weeks saved would supply {value} homes for a year.",
            122_000,
            "doe",
            "DOE-09",
            unit="homes",
            phrase="about {value}",
        ),
        _printed(
            "mean-of-studies",
            "The mean of the published estimates is that daylight saving time saves {value} of electricity on the days when it is in force.",
            0.34,
            "havranek",
            "HAVRANEK-18",
            decimals=2,
            disputed_by=("indiana-rise",),
        ),
        _printed(
            "number-of-studies",
            "The mean is one of estimates from {value} studies.",
            44,
            "havranek",
            "HAVRANEK-18",
            unit="studies",
        ),
        _printed(
            "indiana-rise",
            "In southern Indiana daylight saving time raised what homes use of electricity by {value}.",
            1,
            "kotchen-grant",
            "KOTCHEN-GRANT-08",
            phrase="about {value}",
            disputed_by=("doe-each-day", "mean-of-studies"),
        ),
        _printed(
            "indiana-fall",
            "In autumn the estimates of the rise reach up to {value}.",
            4,
            "kotchen-grant",
            "KOTCHEN-GRANT-08",
        ),
        _printed(
            "indiana-bills",
            "Homes in Indiana pay {value} a year more for electricity because of it.",
            9,
            "kotchen-grant",
            "KOTCHEN-GRANT-08",
            unit="million dollars",
            phrase="about {value} million dollars",
        ),
        found(
            "australia-not-less",
            "Around the Olympic Games of 2000 parts of Australia began two months early, and that {value}.",
            "failed to reduce demand",
            "S",
            "kellogg-wolff",
            "KELLOGG-WOLFF-07",
        ),
        found(
            "near-the-equator",
            "Savings are larger far from the equator, and subtropical regions {value} because of it.",
            "use more electricity",
            "S",
            "havranek",
            "HAVRANEK-18",
        ),
    )


def _printed(id: str, sentence: str, value: float, publisher: str, key: str, **more) -> Claim:
    """A number that a page prints which tells of a study: of none was more than an abstract or a page of news read."""
    unit = more.pop("unit", "percent")
    return Claim(id, sentence, "S", publisher, source(key), value=value, unit=unit, **more)
