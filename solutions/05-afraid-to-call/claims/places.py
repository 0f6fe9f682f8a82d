"""Claims on two places and a report: Nashville, Prince William County, and the farmworkers of 2012."""

from __future__ import annotations

from scomm.claims.claim import Claim
from scomm.claims.state import found, said


def claims() -> tuple[Claim, ...]:
    """The claims on places, in the order listed here."""
    return (
        said(
            "nashville-arrests-fell",
            "While its agreement ran, arrests of foreign-born people in Nashville fell by {value}, its sheriff said.",
            note="His own count, from 2007 to August 2012, given as a success of the agreement.",
        ),
        found(
            "pwc-smooth",
            "The evaluators of Prince William County's rule found it {value}.",
            "smoothly implemented",
            "P",
            "guterbock",
            "PWC-10",
            note="The county's police department paid for the study.",
        ),
        said(
            "pwc-assaults-fell",
            "After Prince William County's rule recorded serious assaults fell by {value}, its evaluators found.",
            phrase="nearly {value}",
            note="A local newspaper on the report, as quoted on a blog. The report's own words are to be read.",
        ),
        said(
            "pwc-study-cost",
            "The study of Prince William County's rule cost {value}.",
            phrase="{value} dollars",
        ),
        said(
            "farmworkers-interviewed",
            "For its report of 2012 Human Rights Watch interviewed {value} farmworkers.",
        ),
    )
