"""Claims on two places and a report: Nashville, Prince William County, and the farmworkers of 2012."""

from __future__ import annotations

from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.state import found, said


def claims() -> tuple[Claim, ...]:
    """The claims on places, in the order listed here."""
    return (
        said(
            "nashville-arrests-fell",
            "“Our percentage of illegal aliens arrested for crimes is down {value}”, Nashville's sheriff wrote to ICE when he ended the "
            "agreement.",
            effect=Effect("share", counted=True),
            note="His own count, from 2007 to August 2012. He does not say how he knew who they were. The kit's own word is noncitizen.",
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
            "pwc-study-cost",
            "The study of Prince William County's rule cost {value}.",
            phrase="{value} dollars",
        ),
        said(
            "farmworkers-interviewed",
            "For its report of 2012 Human Rights Watch interviewed {value} farmworkers.",
        ),
    )
