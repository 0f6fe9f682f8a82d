"""The claim on citizens and their families that two lessons share: how much of its sample the Warren Institute used."""

from __future__ import annotations

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import said


def claims() -> tuple[Claim, ...]:
    """The claim on the sample."""
    return (
        said(
            "cis-warren-sample",
            "The Center for Immigration Studies says that the Warren Institute analyzed only {value} of the random "
            "sample that it had asked ICE for.",
            note="CIS says that this casts doubt on the whole analysis. We saw no reply of CIS to the share with "
            "citizen family itself.",
        ),
    )
