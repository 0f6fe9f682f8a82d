"""Claims on what limits on detainers do to safety, and what holding people costs."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.measures.counts import PrintedShare
from lessonkit.claims.state import computed, said

AGAINST = ("hausman-crime",)
"""What those who limit detainers answer to counts of new arrests."""


def claims() -> tuple[Claim, ...]:
    """The claims on safety and cost, in the order listed here."""
    return (*_let_go_in_2014(), *_crimes(), *_hausman(), *_costs())


def _let_go_in_2014() -> Iterator[Claim]:
    yield said(
        "cis-released-concern",
        "Of the people released from January to August 2014 whom ICE had asked for, {value} had a criminal record before or were "
        "marked as a concern for public safety, by the count of ICE.",
    )
    yield said(
        "cis-rearrested",
        "Of the people released from January to August 2014 whom ICE had asked for, {value} were arrested again within those "
        "months, by the count of ICE.",
        phrase="nearly {value}",
        disputed_by=AGAINST,
        answered_by=("cis-released-concern",),
    )
    later = "ICE's report to Congress, as published by the Center for Immigration Studies."
    yield said(
        "released-to-september-2014",
        "From January to September 2014, a later report of ICE says, jails let {value} people go whom it had asked them to hold.",
        note=later,
    )
    yield said(
        "released-felony-2014",
        "Of those let go from January to September 2014 who had a record before or were a concern, {value} had been charged with or "
        "convicted of a felony.",
        note=later,
    )


def _crimes() -> Iterator[Claim]:
    yield said(
        "oig-crimes-2019",
        "The people whom ICE arrested in FY2019 accounted for {value} crimes, charged or convicted, DHS's inspector general "
        "reports, and says that refused detainers raise the risk of new ones.",
        disputed_by=AGAINST,
        note="It counts crimes, not people, and not only those after a refused detainer.",
    )
    yield said(
        "cis-declined-2025",
        "From October 2022 to 6 February 2025 jails declined {value} detainers by ICE's records, the Center for Immigration Studies reports.",
        phrase="more than {value}",
        disputed_by=AGAINST,
        note="The page doesn't say how many were convicted and how many charged.",
    )


def _hausman() -> Iterator[Claim]:
    for id, whom, row in (
        ("prevented", "deportations", "hausman-2020-prevented"),
        ("prevented-no-conviction", "deportations of people who had never been convicted", ""),
    ):
        yield said(
            f"hausman-{id}",
            f"From 2013 to 2015 limits on detainers prevented {{value}} {whom}, Hausman estimates.",
            phrase="about {value}",
            effect=Effect("number", row),
            answered_by=("hausman-prevented-convicted",),
        )
    yield computed(
        "hausman-prevented-convicted",
        "Of the deportations that Hausman estimates limits prevented, {value} were of people with a conviction.",
        PrintedShare("hausman-prevented-no-conviction", "hausman-prevented", rest=True),
        "85 percent",
        "hausman",
        "STANFORD-20",
        "All but the 3,300 of people who had never been convicted: about 19,000. A conviction of any kind.",
        decimals=0,
        effect=Effect("share"),
        answered_by=("hausman-prevented-no-conviction",),
    )
    for id, whom, phrase in (
        ("deportations", "deportations of people fingerprinted there", "about one-third"),
        ("no-conviction", "deportations of people without a conviction", "half"),
    ):
        yield said(
            f"hausman-{id}",
            f"Limits on detainers cut {whom} by {{value}}, Hausman finds.",
            phrase=phrase,
            prints="words",
            effect=Effect("number", f"hausman-2020-{id}"),
        )


def _costs() -> Iterator[Claim]:
    yield said(
        "cook-let-go-2012",
        "From 7 September 2011 to 9 February 2012 Cook County's jail let {value} people go whom ICE had asked for, its sheriff said.",
    )
    yield said(
        "cook-handed-over-2010",
        "In 2010 Cook County's jail handed {value} people to ICE on detainers.",
    )
    yield said(
        "clackamas-cost",
        "The case of Miranda-Olivares cost Clackamas County {value} for the settlement and the other side's lawyers.",
        phrase="about {value} dollars",
        note="30,100 dollars were agreed, and 97,373 dollars came on top for her lawyers and costs. What the county paid its own lawyers is not in it.",
    )
