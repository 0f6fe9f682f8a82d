"""Claims on ICE's dashboard, which leaves small cells out: a share, how much of its own group it is of, and bounds."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed
from scomm.measures.coverage import Agency, Coverage, Group, ShownBound, ShownShare


def claims() -> tuple[Claim, ...]:
    """The claims on the dashboard, in the order listed here."""
    return tuple(_dashboard())


def _dashboard() -> Iterator[Claim]:
    """What the dashboard shows of those whom one agency arrested, how much of them that is, and what it leaves open."""
    agencies: tuple[tuple[Agency, tuple[str, str, str, str]], ...] = (
        ("ice", ("83.3 percent", "76.7 percent", "63.8 percent", "87.2 percent")),
        ("cbp", ("13.7 percent", "89.1 percent", "12.2 percent", "23.2 percent")),
    )
    for agency, (share, coverage, lowest, highest) in agencies:
        group, who = Group(2024, agency), f"the people arrested by {agency.upper()} and removed by ICE"
        when = "In FY2024 (October to August)"
        yield computed(
            f"arrested-by-{agency}-share-convicted-2024",
            f"{when}, {{value}} of {who} had a conviction, as far as ICE's dashboard shows them.",
            ShownShare(group),
            share,
            "ice",
            "ICE-DASHBOARD",
            "ICE's dashboard leaves out cells under 10, which hits small groups hardest.",
            unit="percent",
            decimals=1,
            covered_by=f"dashboard-coverage-{agency}-2024",
        )
        yield computed(
            f"dashboard-coverage-{agency}-2024",
            f"{when}, ICE's dashboard shows {{value}} of {who}, by DHS's count of them.",
            Coverage(group),
            coverage,
            "ice",
            "ICE-DASHBOARD",
            "DHS's count by agency stops in August and is rounded to ten.",
            unit="percent",
            decimals=1,
        )
        for bound, words, seen in (
            ("lowest", "if nobody left out of the dashboard had one", lowest),
            ("highest", "if everybody left out of the dashboard had one", highest),
        ):
            yield computed(
                f"arrested-by-{agency}-{bound}-convicted-2024",
                f"{when}, {{value}} of {who} had a conviction {words}.",
                ShownBound(group, "lowest" if bound == "lowest" else "highest"),
                seen,
                "ice",
                "ICE-DASHBOARD",
                unit="percent",
                decimals=1,
            )
