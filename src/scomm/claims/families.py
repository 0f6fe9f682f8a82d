"""Claims said by others: the families of removed people, and what Human Rights Watch counted."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.stating import CIS, HRW, ICE, WARREN, said


def claims() -> tuple[Claim, ...]:
    """The claims on families and on the reports of Human Rights Watch, in the order listed here."""
    return (*_spouses_and_children(), *_parents_of_citizens(), *_human_rights_watch())


def _spouses_and_children() -> Iterator[Claim]:
    yield said(
        "warren-citizen-family",
        "The Warren Institute found that {value} of the people arrested through Secure Communities had a spouse "
        "or child who is a US citizen.",
        40,
        "S",
        WARREN,
        "WARREN-11",
        unit="percent",
        phrase="almost {value}",
        disputed_by=("cis-warren-sample",),
    )
    yield said(
        "cis-warren-sample",
        "The Center for Immigration Studies says that the Warren Institute analyzed only {value} of the random "
        "sample that it had asked ICE for.",
        23,
        "S",
        CIS,
        "CIS-SC-1",
        unit="percent",
        note="CIS says that this casts doubt on the whole analysis. We saw no reply of CIS to the share with "
        "citizen family itself.",
    )


def _parents_of_citizens() -> Iterator[Claim]:
    self_reported = "Parents told ICE of their children themselves. One person can be removed more than once."
    span = "From July 2010 to September 2012"
    yield said(
        "parents-removed-2012",
        f"{span}, ICE made {{value}} removals of people who said that they had a child with US citizenship.",
        205_000,
        "S",
        ICE,
        "COLORLINES-12",
        phrase="nearly {value}",
        note=self_reported,
    )
    yield said(
        "parents-share-of-removals-2012",
        f"{span}, parents of US citizens made up {{value}} of removals.",
        23,
        "S",
        ICE,
        "COLORLINES-12",
        unit="percent",
        phrase="nearly {value}",
        note=self_reported,
    )
    yield said(
        "parents-removed-2013",
        "In 2013 ICE made {value} removals of people who said that they had a child born in the United States.",
        72_410,
        "S",
        ICE,
        "IMPACT-14",
        note=self_reported,
    )
    yield said(
        "parents-met-priorities-2013",
        "Of the removals of parents in 2013, ICE says, {value} met its priorities.",
        71_214,
        "S",
        ICE,
        "IMPACT-14",
    )
    yield said(
        "parents-no-conviction-2013",
        "In 2013, {value} of the parents of US citizens whom ICE removed had no conviction.",
        11_000,
        "S",
        ICE,
        "IMPACT-14",
        phrase="almost {value}",
    )
    for year, people in ((2015, 31_411), (2016, 28_860), (2017, 27_080)):
        yield said(
            f"parents-removed-{year}",
            f"In {year} ICE counted {{value}} removed parents of children with US citizenship.",
            people,
            "P",
            ICE,
            "CPI-18",
            note=self_reported,
        )


def _human_rights_watch() -> Iterator[Claim]:
    yield said(
        "hrw-nonviolent-2009",
        "Of the people who were legally in the country and were deported on criminal grounds from 1997 to 2007, "
        "Human Rights Watch counted {value} with nonviolent crimes.",
        77,
        "P",
        HRW,
        "HRW-09",
        unit="percent",
        note="The data end before Secure Communities began in October 2008.",
    )
    yield said(
        "hrw-reentry-growth-2013",
        "In ten years, Human Rights Watch says, federal prosecutions for illegal re-entry grew by {value}.",
        300,
        "P",
        HRW,
        "HRW-13",
        unit="percent",
        note="The report is about federal prosecutions at the border, not about Secure Communities.",
    )
