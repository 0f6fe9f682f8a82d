"""Claims said by others: what removed people were convicted of, and whether they met ICE's priorities."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim, Grade
from scomm.claims.measures import Count, PrintedShare
from scomm.claims.stating import CIS, GAO, ICE, NYT, TRAC, computed, said

SERIOUS_FIRST = ("ice-priorities-2012", "ice-priorities-2013", "ice-priorities-2014")
"""What ICE answers to those who say that enforcement reaches minor offenders or people with no record."""


def claims() -> tuple[Claim, ...]:
    """The claims on offences and priorities, in the order in which they are listed here."""
    return (
        *_types_2011(),
        *_shares_by_ice(),
        *_priorities(),
        *_times(),
        *_trac(),
        *_program(),
        *_arrests(),
        *_interior(),
    )


def _types_2011() -> Iterator[Claim]:
    yield said("ice-removals-2011", "In FY2011 ICE removed {value} people.", 396_906, "P", ICE, "ICE-FY11")
    convicted = 216_698
    yield said(
        "ice-removals-convicted-2011",
        "In FY2011, {value} of the people ICE removed had a conviction.",
        convicted,
        "P",
        ICE,
        "ICE-FY11",
    )
    yield said(
        "ice-removals-share-convicted-2011",
        "In FY2011, ICE says, {value} of the people it removed had a conviction.",
        55,
        "P",
        ICE,
        "ICE-FY11",
        unit="percent",
        phrase="nearly {value}",
    )
    for kind, words, people, share in (
        ("homicide", "for homicide", 1_119, "0.5 percent"),
        ("sexual-offense", "for a sexual offense", 5_848, "2.7 percent"),
        ("drugs", "for a drug crime", 44_653, "20.6 percent"),
        ("dui", "for driving under the influence", 35_927, "16.6 percent"),
    ):
        sentence = f"Of the people with a conviction whom ICE removed in FY2011, {{value}} had one {words}."
        yield said(f"convicted-{kind}-2011", sentence, people, "P", ICE, "ICE-FY11")
        measure = PrintedShare(people, convicted)
        yield computed(f"convicted-share-{kind}-2011", sentence, measure, share, ICE, "ICE-FY11")


def _shares_by_ice() -> Iterator[Claim]:
    for year, value, key in ((2011, 67, "ICE-FY11"), (2015, 91, "ICE-FY15")):
        yield said(
            f"interior-share-convicted-{year}",
            f"In FY{year}, ICE says, {{value}} of the people it removed from inside the country had a conviction.",
            value,
            "P",
            ICE,
            key,
            unit="percent",
        )


def _priorities() -> Iterator[Claim]:
    seen: tuple[tuple[int, float, Grade, str], ...] = (
        (2012, 96, "S", "IVENER-13"),
        (2013, 98, "P", "ICE-FY13-RELEASE"),
        (2014, 98, "S", "ICE-FY14-LIST"),
    )
    for year, value, grade, key in seen:
        yield said(
            f"ice-priorities-{year}",
            f"In FY{year}, ICE says, {{value}} of its removals met its priorities.",
            value,
            grade,
            ICE,
            key,
            unit="percent",
            note="The priorities include recent border crossers and people who came back after a removal.",
        )


def _times() -> Iterator[Claim]:
    yield said(
        "nyt-minor-or-none",
        "Of nearly two million deportation cases since President Obama took office, the Times found, {value} involved "
        "people with minor infractions, traffic violations among them, or with no criminal record at all.",
        200 / 3,
        "S",
        NYT,
        "NYT-14-LEXIS",
        unit="percent",
        phrase="two-thirds",
        prints="words",
        disputed_by=SERIOUS_FIRST,
    )
    yield said(
        "nyt-serious",
        "In {value} of nearly two million deportation cases since President Obama took office, by the Times's count, "
        "people had a conviction for a serious crime, drug crimes included.",
        20,
        "S",
        NYT,
        "NYT-14-NUMBERSUSA",
        unit="percent",
        disputed_by=SERIOUS_FIRST,
    )
    yield said(
        "nyt-serious-cases",
        "The Times counts {value} cases with a serious crime.",
        394_000,
        "S",
        NYT,
        "NYT-14-NUMBERSUSA",
        unit="cases",
        phrase="about {value}",
        disputed_by=SERIOUS_FIRST,
    )


def _trac() -> Iterator[Claim]:
    yield said(
        "trac-level-1-share-2013",
        "By TRAC's count, {value} of the people ICE removed in FY2013 had a conviction at ICE's Level 1, the most serious.",
        12,
        "S",
        TRAC,
        "DALLAS-14",
        unit="percent",
        disputed_by=SERIOUS_FIRST,
    )
    yield said(
        "trac-level-1-2013",
        "By TRAC's count, {value} of the people ICE removed in FY2013 had a conviction at ICE's Level 1, the most serious.",
        43_090,
        "S",
        TRAC,
        "DEMING-14",
        disputed_by=SERIOUS_FIRST,
    )
    for kind, words, people, share in (
        ("immigration", "an immigration offense", 53_259, "14.4 percent"),
        ("traffic", "a traffic offense", 47_249, "12.8 percent"),
    ):
        sentence = f"By TRAC's count, the most serious conviction of {{value}} of the people ICE removed in FY2013 was for {words}."
        yield said(f"trac-{kind}-2013", sentence, people, "S", TRAC, "DEMING-14")
        yield computed(
            f"trac-{kind}-share-2013", sentence, PrintedShare(people, 368_644), share, TRAC, "DEMING-14"
        )
    yield said(
        "trac-never-convicted-2017",
        "From February to October 2017, TRAC says, {value} of the people ICE removed had never been convicted of a crime.",
        34,
        "P",
        TRAC,
        "TRAC-EMAIL18B",
        unit="percent",
    )


def _program() -> Iterator[Claim]:
    through = "through Secure Communities from October 2008 to March 2012"
    for id, sentence, value, unit in (
        (
            "sc-share-of-removals-2009",
            "In FY2009, {value} of ICE's removals came through Secure Communities.",
            4,
            "percent",
        ),
        (
            "sc-share-of-removals-2011",
            "In FY2011, {value} of ICE's removals came through Secure Communities.",
            20,
            "percent",
        ),
        ("sc-removals-2012", f"ICE removed {{value}} people {through}.", 183_000, "people"),
        (
            "sc-share-convicted-2012",
            f"Of the people removed {through}, {{value}} had a conviction.",
            74,
            "percent",
        ),
        (
            "sc-share-charge-unknown-2012",
            "For {value} of the people removed through Secure Communities from October 2010 to March 2012, "
            "ICE had no record of the arrest charge.",
            56,
            "percent",
        ),
    ):
        yield said(id, sentence, value, "P", GAO, "GAO-12", unit=unit, phrase="about {value}")


def _arrests() -> Iterator[Claim]:
    for year, arrests, with_record, share in (
        (2023, 170_590, 73_822, "43.3 percent"),
        (2024, 113_431, 81_312, "71.7 percent"),
    ):
        yield said(
            f"ice-arrests-{year}",
            f"In FY{year} ICE's officers made {{value}} arrests.",
            arrests,
            "P",
            ICE,
            "ICE-FY24",
        )
        sentence = f"Of the people ICE's officers arrested in FY{year}, {{value}} had a conviction or a pending charge."
        yield said(f"ice-arrests-convicted-or-charged-{year}", sentence, with_record, "P", ICE, "ICE-FY24")
        yield computed(
            f"ice-arrests-share-convicted-or-charged-{year}",
            sentence,
            PrintedShare(with_record, arrests),
            share,
            ICE,
            "ICE-FY24",
        )
    for year, seen in (
        (2019, "267,258"),
        (2020, "185,884"),
        (2023, "142,580"),
        (2024, "271,484"),
    ):
        yield computed(
            f"ice-removals-{year}",
            f"In the twelve months of FY{year} ICE made {{value}} removals.",
            Count("ice-removals-by-file", {"fiscal_year": year, "period": "year-end"}, "removals"),
            seen,
            ICE,
            "ICE-DETENTION",
            "Removals and returns, as ICE's year-end workbook prints them.",
            unit="removals",
        )
    for year, words, seen in (
        (2025, "From 1 October 2024 to 20 September 2025", "319,980"),
        (2026, "From 1 October to 13 December 2025", "92,181"),
    ):
        yield computed(
            f"ice-removals-{year}-to-date",
            f"{words} ICE made {{value}} removals.",
            Count("ice-removals-by-file", {"fiscal_year": year, "period": "year-to-date"}, "removals"),
            seen,
            ICE,
            "ICE-DETENTION",
            "Since March 2025 with expulsions under Title 50, and since FY2025 with people whom ICE removed without having held them: not "
            "counted like the years before.",
            unit="removals",
        )


def _interior() -> Iterator[Claim]:
    yield said(
        "lat-interior-fall",
        "By 2014, the Los Angeles Times reports, deportations of people settled inside the country were down {value} since 2009.",
        40,
        "S",
        "Los Angeles Times",
        "LAT-14",
        unit="percent",
        phrase="more than {value}",
    )
    yield said(
        "cis-border-cases",
        "In 2013 the Center for Immigration Studies said that {value} of the deportations that ICE counted as its own "
        "were in fact cases of the Border Patrol.",
        50,
        "P",
        CIS,
        "CIS-UNWRAPPED",
        unit="percent",
        phrase="about half",
        prints="words",
    )
