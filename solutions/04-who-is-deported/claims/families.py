"""Claims said by others: the families of removed people, and what Human Rights Watch counted."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import said


def claims() -> tuple[Claim, ...]:
    """The claims on families and on a report of Human Rights Watch, in the order listed here."""
    return (*_spouses_and_children(), *_parents_of_citizens(), *_human_rights_watch())


def _spouses_and_children() -> Iterator[Claim]:
    yield said(
        "warren-citizen-family",
        "The Warren Institute found that {value} of the people arrested through Secure Communities had a spouse "
        "or child who is a US citizen.",
        phrase="almost {value}",
        disputed_by=("cis-warren-sample",),
    )


def _parents_of_citizens() -> Iterator[Claim]:
    self_reported = "Parents told ICE of their children themselves. One person can be removed more than once."
    yield said(
        "parents-removed-2012",
        "From July 2010 to September 2012, ICE made {value} removals of people who said that they had a child with US citizenship.",
        phrase="nearly {value}",
        note=self_reported,
    )
    yield said(
        "parents-removed-2013",
        "In 2013 ICE made {value} removals of people who said that they had a child born in the United States.",
        note=self_reported,
    )
    yield said(
        "parents-met-priorities-2013",
        "Of the removals of parents in 2013, ICE says, {value} met its priorities.",
    )
    yield said(
        "parents-no-conviction-2013",
        "In 2013, {value} of the parents of US citizens whom ICE removed had no conviction.",
        phrase="almost {value}",
    )
    yield said(
        "parents-removed-2017",
        "In 2017 ICE counted {value} removed parents of children with US citizenship.",
        note=self_reported,
    )


def _human_rights_watch() -> Iterator[Claim]:
    yield said(
        "hrw-nonviolent-2009",
        "Of the people who were legally in the country and were deported on criminal grounds from 1997 to 2007, "
        "Human Rights Watch counted {value} with nonviolent crimes.",
        note="The data end before Secure Communities began in October 2008.",
    )
