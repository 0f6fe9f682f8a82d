"""Claims on the rollout: how many counties and people by when, ICE's own counts, and what the order may mean."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed, said
from lessonkit.sources import publisher
from scomm.measures.activation import (
    ActivationMeasure,
    CodingsCompared,
    Connected,
    Correlation,
    DaysBetweenHalves,
    OnTheLastDay,
    StatesInOneDay,
    WideMargins,
)

SEPTEMBER_2010 = "2010-09-30"


def claims() -> tuple[Claim, ...]:
    """The claims on the rollout, in the order listed here."""
    return (
        *_counties(),
        *_people(),
        *_order(),
        *_codings(),
        *_jurisdictions(),
        *_said_of_the_order(),
        *_letters(),
    )


def _computed(
    id: str,
    sentence: str,
    measure: ActivationMeasure,
    expected: str,
    unit: str = "counties",
    *,
    decimals: int = 0,
    publisher: str = "ice",
    key: str = "SC-ACTIVATED",
    note: str = "",
) -> Claim:
    places = 1 if unit == "percent" else decimals
    return computed(id, sentence, measure, expected, publisher, key, note, unit=unit, decimals=places)


def _counties() -> Iterator[Claim]:
    for day, words, expected in (
        ("2008-12-31", "At the end of 2008", "14"),
        ("2009-11-12", "On 12 November 2009", "92"),
        (SEPTEMBER_2010, "On 30 September 2010", "661"),
    ):
        yield _computed(
            f"counties-connected-{day}",
            f"{words}, {{value}} counties were connected.",
            Connected(day),
            expected,
        )
    yield _computed(
        "counties-connected-in-all",
        "In the end {value} counties were connected, all that the coded list has.",
        Connected("2013-01-22"),
        "3,143",
        note="Counties and what stands in their place: parishes, boroughs, census areas, independent cities. No territories.",
    )
    yield _computed(
        "counties-share-2010-09",
        "On 30 September 2010, {value} of the counties were connected.",
        Connected(SEPTEMBER_2010, "counties"),
        "21.0 percent",
        "percent",
    )


def _people() -> Iterator[Claim]:
    yield _computed(
        "noncitizens-share-2010-09",
        "On 30 September 2010, {value} of the country's noncitizens lived in a connected county.",
        Connected(SEPTEMBER_2010, "noncitizens"),
        "64.7 percent",
        "percent",
        publisher="census",
        key="CENSUS-COUNTIES",
        note="Counties with an estimate under 10 are left out.",
    )
    yield _computed(
        "days-between-halves",
        "Half of the people lived in a connected county {value} days before half of the counties were connected.",
        DaysBetweenHalves(),
        "336",
        "days",
    )
    yield _computed(
        "noncitizens-wide-margins",
        "In {value} counties the margin of error is larger than the estimate of noncitizens.",
        WideMargins(),
        "249",
        publisher="census",
        key="CENSUS-COUNTIES",
        note="Counties with an estimate under 10 are not counted here.",
    )


def _order() -> Iterator[Claim]:
    yield _computed(
        "states-in-one-day",
        "In {value} states all counties were connected on one day.",
        StatesInOneDay(),
        "11",
        "states",
    )
    yield _computed(
        "counties-on-last-day",
        "{value} of the counties were connected on the day on which their state was complete.",
        OnTheLastDay(),
        "61.8 percent",
        "percent",
    )
    for id, column, who, expected in (
        ("born", "foreign_born_pct", "foreign-born", "-0.36"),
        ("hispanic", "hispanic_pct", "Hispanic", "-0.41"),
    ):
        yield _computed(
            f"activation-correlation-{id}",
            f"The correlation of a county's day with its share of {who} people is {{value}}.",
            Correlation(column),
            expected,
            "correlation",
            decimals=2,
            note="Below zero: the higher the share, the earlier the day. It says nothing about why.",
        )


def _codings() -> Iterator[Claim]:
    yield _computed(
        "codings-compared",
        "Two coders dated {value} counties, each by itself.",
        CodingsCompared(),
        "3,102",
        key="SC-ACTIVATED-2",
    )
    yield _computed(
        "codings-same-month",
        "In {value} counties both coders read the same month.",
        CodingsCompared(same=True),
        "3,094",
        key="SC-ACTIVATED-2",
    )


def _jurisdictions() -> Iterator[Claim]:
    """What ICE and DHS counted: jurisdictions, not counties."""
    for id, words, by in (
        ("2008", "At the end of 2008", "kubrin"),
        ("2009-11", "On 12 November 2009", "dhs"),
        ("2010-09", "On 30 September 2010", "ice"),
        ("2013", "On 22 January 2013", "kubrin"),
    ):
        yield said(
            f"jurisdictions-{id}",
            f"{words}, {{value}} jurisdictions were connected, by the count of {publisher(by).name}.",
            figure="sc-jurisdictions-fy2010q4" if id == "2010-09" else "",
            note="The count includes five territories." if id == "2013" else "",
        )
    yield said(
        "border-counties-2010",
        "In August 2010 DHS announced that all {value} counties along the border with Mexico were connected.",
    )


def _said_of_the_order() -> Iterator[Claim]:
    """Was it discriminatory? The sides of that dispute that come with a number."""
    yield said(
        "warren-latino-share",
        "Of the people arrested through Secure Communities in its sample, the Warren Institute found, {value} were Latino.",
        disputed_by=("cis-border-state-cases",),
    )
    yield said(
        "warren-latino-without-status",
        "Latinos, the Warren Institute says, make up {value} of the people without legal status in the country.",
        disputed_by=("cis-border-state-cases",),
    )
    yield said(
        "cis-border-state-cases",
        "Of the cases in the Warren Institute's sample, the Center for Immigration Studies says, {value} come from three "
        "states at the border, where more of the people without status are Latino.",
        note="It adds that ICE's records hold nationality, not ethnicity.",
    )


def _letters() -> Iterator[Claim]:
    yield said(
        "quinn-serious",
        "By ICE's own measure, Governor Quinn wrote, {value} of those deported from Illinois under the program had been "
        "convicted of a serious crime.",
        phrase="less than {value}",
        note="Letter of 4 May 2011, as quoted by groups that wanted the program to end.",
    )
