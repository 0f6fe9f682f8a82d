"""Claims said by others: what removed people were convicted of, and whether they met ICE's priorities."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import PrintedShare
from lessonkit.claims.state import computed, said

SERIOUS_FIRST = ("ice-priorities-2012", "ice-priorities-2013", "ice-priorities-2014")
"""What ICE answers to those who say that enforcement reaches minor offenders or people with no record."""


def claims() -> tuple[Claim, ...]:
    """The claims on offences and priorities, in the order in which they are listed here."""
    return (*_types_2011(), *_shares_by_ice(), *_priorities(), *_times(), *_trac(), *_program(), *_interior())


def _types_2011() -> Iterator[Claim]:
    for kind, words, figure, share in (
        ("homicide", "for homicide", "homicide", "0.5 percent"),
        ("sexual-offense", "for a sexual offense", "sexual", "2.7 percent"),
        ("drugs", "for a drug crime", "drug", "20.6 percent"),
        ("dui", "for driving under the influence", "dui", "16.6 percent"),
    ):
        yield computed(
            f"convicted-share-{kind}-2011",
            f"Of the people with a conviction whom ICE removed in FY2011, {{value}} had one {words}.",
            PrintedShare(f"ice-removals-fy2011-{figure}", "ice-removals-fy2011-crim"),
            share,
            "ice",
            "ICE-FY11",
        )


def _shares_by_ice() -> Iterator[Claim]:
    for year in (2011, 2015):
        yield said(
            f"interior-share-convicted-{year}",
            f"In FY{year}, ICE says, {{value}} of the people it removed from inside the country had a conviction.",
        )


def _priorities() -> Iterator[Claim]:
    for year in (2012, 2013, 2014):
        yield said(
            f"ice-priorities-{year}",
            f"In FY{year}, ICE says, {{value}} of its removals met its priorities.",
            note="The priorities include recent border crossers and people who came back after a removal.",
        )


def _times() -> Iterator[Claim]:
    yield said(
        "nyt-minor-or-none",
        "Of nearly two million deportation cases since President Obama took office, the Times found, {value} involved "
        "people with minor infractions, traffic violations among them, or with no criminal record at all.",
        phrase="two-thirds",
        prints="words",
        disputed_by=SERIOUS_FIRST,
    )
    yield said(
        "nyt-serious",
        "In {value} of nearly two million deportation cases since President Obama took office, by the Times's count, "
        "people had a conviction for a serious crime, drug crimes included.",
        disputed_by=SERIOUS_FIRST,
    )


def _trac() -> Iterator[Claim]:
    yield said(
        "trac-level-1-share-2013",
        "By TRAC's count, {value} of the people ICE removed in FY2013 had a conviction at ICE's Level 1, the most serious.",
        disputed_by=SERIOUS_FIRST,
        answered_by=("trac-level-1-of-convicted-2013",),
    )
    yield computed(
        "trac-level-1-of-convicted-2013",
        "Of the people with a conviction whom ICE removed in FY2013, {value} had one at Level 1, the most serious.",
        PrintedShare("ice-removals-fy2013-level1", "ice-removals-fy2013-crim"),
        "19.9 percent",
        "trac",
        "DEMING-14",
        note="TRAC's count of Level 1 over ICE's count of everyone with a conviction.",
        answered_by=("trac-level-1-share-2013",),
    )
    for kind, words, figure, share in (
        ("immigration", "an immigration offense", "immig", "14.4 percent"),
        ("traffic", "a traffic offense", "traffic", "12.8 percent"),
    ):
        yield computed(
            f"trac-{kind}-share-2013",
            f"By TRAC's count, the most serious conviction of {{value}} of the people ICE removed in FY2013 was for {words}.",
            PrintedShare(f"ice-removals-fy2013-{figure}", "ice-removals-fy2013"),
            share,
            "trac",
            "DEMING-14",
        )
    # Figures of the program's critics that hold no one caught at the border.
    against = ("interior-share-convicted-2011", "interior-share-convicted-2014")
    yield said(
        "trac-detainers-no-conviction-2013",
        "Of the people whom ICE asked jails to hold from October 2011 to January 2013, {value} had no conviction on record, TRAC finds.",
        disputed_by=against,
        note="TRAC counts people without a conviction on record. ICE answered that its policy had changed since.",
    )
    yield said(
        "trac-detainers-serious-2013",
        "Of the people whom ICE asked jails to hold from October 2011 to January 2013, {value} met its aim of a serious threat, TRAC finds.",
        phrase="no more than {value}",
        disputed_by=against,
    )


def _program() -> Iterator[Claim]:
    yield said(
        "sc-share-of-removals-2011",
        "In FY2011, {value} of ICE's removals came through Secure Communities.",
        phrase="about {value}",
    )
    yield said(
        "sc-share-convicted-2012",
        "Of the people removed through Secure Communities from October 2008 to March 2012, {value} had a conviction.",
        phrase="about {value}",
    )
    yield said(
        "sc-share-charge-unknown-2012",
        "For {value} of the people removed through Secure Communities from October 2010 to March 2012, "
        "ICE had no record of the arrest charge.",
        phrase="about {value}",
        answered_by=("sc-share-charge-known-2012",),
    )
    yield said(
        "sc-share-charge-known-2012",
        "For {value} of the people removed through Secure Communities from October 2010 to March 2012 ICE had recorded the charge of the "
        "arrest, and traffic offenses, drunk driving included, were the most frequent.",
        phrase="about {value}",
        answered_by=("sc-share-charge-unknown-2012",),
        note="GAO says that, with so many charges missing, it could not tell which are the most frequent under the program.",
    )


def _interior() -> Iterator[Claim]:
    yield said(
        "lat-interior-fall",
        "By 2014, the Los Angeles Times reports, deportations of people settled inside the country were down {value} since 2009.",
        phrase="more than {value}",
    )
    yield said(
        "cis-border-cases",
        "In 2013 the Center for Immigration Studies said that {value} of the deportations that ICE counted as its own "
        "were in fact cases of the Border Patrol.",
        phrase="about half",
        prints="words",
    )
