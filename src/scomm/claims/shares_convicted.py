"""Claims computed from the datasets: how many people were arrested and removed, and what share had a conviction."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures import Count, Measure, Share
from scomm.claims.stating import ICE, OHSS, computed

_CHARGED = ("convicted", "pending-charges")


def claims() -> tuple[Claim, ...]:
    """The computed claims, in the order in which they are listed here."""
    return (
        *_where_people_were_caught(),
        *_removals_by_conviction(),
        *_arrests_and_bookins_by_conviction(),
        *_countries(),
    )


def _computed(id: str, sentence: str, measure: Measure, expected: str, key: str, note: str = "") -> Claim:
    return computed(id, sentence, measure, expected, ICE if key.startswith("ICE") else OHSS, key, note)


def _annual(universe: str, category: str | tuple[str, ...], year: int, split: str = "criminality") -> Count:
    return Count(
        "dhs-annual", {"universe": universe, "split": split, "fiscal_year": year, "category": category}
    )


def _agencies(year: int, **where: object) -> Count:
    source_name = "ICE" if year < 2015 else "dashboard"
    return Count("agency-conviction", {"fiscal_year": year, "source": source_name, **where})


def _year(year: int) -> str:
    return f"FY{year}" + (" (October to August)" if year == 2024 else "")


def _where_people_were_caught() -> Iterator[Claim]:
    for year, removed, interior, border, border_share, shares in (
        (
            2013,
            "368,644",
            "133,551",
            "235,093",
            "63.8 percent",
            ("58.8 percent", "82.5 percent", "45.4 percent"),
        ),
        (
            2014,
            "315,943",
            "102,224",
            "213,719",
            "67.6 percent",
            ("56.3 percent", "85.0 percent", "42.6 percent"),
        ),
    ):
        key = f"ICE-FY{year - 2000}"
        places = (("interior", "inside the country"), ("border", "at or near the border"))
        yield _computed(
            f"ice-removals-{year}", f"In FY{year} ICE made {{value}} removals.", _agencies(year), removed, key
        )
        for (agency, where), count in zip(places, (interior, border), strict=True):
            yield _computed(
                f"{agency}-removals-{year}",
                f"In FY{year} ICE removed {{value}} people who were caught {where}.",
                _agencies(year, agency=agency),
                count,
                key,
            )
        yield _computed(
            f"border-share-of-removals-{year}",
            f"In FY{year}, {{value}} of the people ICE removed were caught at or near the border.",
            Share(_agencies(year, agency="border"), _agencies(year)),
            border_share,
            key,
        )
        yield _computed(
            f"ice-removals-share-convicted-{year}",
            f"In FY{year}, {{value}} of the people ICE removed had a conviction.",
            Share(_agencies(year, criminality="convicted"), _agencies(year)),
            shares[0],
            key,
        )
        for (agency, where), share in zip(places, shares[1:], strict=True):
            yield _computed(
                f"{agency}-share-convicted-{year}",
                f"In FY{year}, {{value}} of the people caught {where} and removed by ICE had a conviction.",
                Share(
                    _agencies(year, agency=agency, criminality="convicted"), _agencies(year, agency=agency)
                ),
                share,
                key,
            )
    yield _computed(
        "border-share-of-not-convicted-2014",
        "In FY2014, {value} of the people whom ICE removed and who had no conviction were caught at or near the border.",
        Share(
            _agencies(2014, criminality="not-convicted", agency="border"),
            _agencies(2014, criminality="not-convicted"),
        ),
        "88.9 percent",
        "ICE-FY14",
    )


def _removals_by_conviction() -> Iterator[Claim]:
    for year, share in (
        (2014, "56.3"),
        (2018, "56.7"),
        (2020, "55.8"),
        (2021, "66.3"),
        (2022, "53.3"),
        (2023, "40.0"),
        (2024, "24.9"),
    ):
        yield _computed(
            f"removals-share-convicted-{year}",
            f"In {_year(year)}, {{value}} of the people ICE removed had a conviction.",
            Share(_annual("ero-removals", "convicted", year), _annual("ero-removals", "total", year)),
            f"{share} percent",
            "OHSS-MONTHLY",
        )
    for year, share in ((2018, "65.6"), (2022, "61.1"), (2023, "49.0"), (2024, "32.3")):
        yield _computed(
            f"removals-share-convicted-or-charged-{year}",
            f"In {_year(year)}, {{value}} of the people ICE removed had a conviction or a pending charge.",
            Share(_annual("ero-removals", _CHARGED, year), _annual("ero-removals", "total", year)),
            f"{share} percent",
            "OHSS-MONTHLY",
        )
    for year, count in ((2023, "142,580"), (2024, "254,000")):
        yield _computed(
            f"removals-{year}",
            f"In {_year(year)} ICE made {{value}} removals and returns.",
            _annual("ero-removals", "total", year),
            count,
            "OHSS-MONTHLY",
        )
    yield _computed(
        "removals-share-arrested-by-cbp-2024",
        "In FY2024 (October to August), {value} of the people ICE removed had been arrested by CBP, the border agency.",
        Share(
            _annual("ero-removals", "cbp", 2024, "arresting-agency"),
            _annual("ero-removals", "total", 2024, "arresting-agency"),
        ),
        "82.8 percent",
        "OHSS-MONTHLY",
        note="The arresting agency is close to border and interior, but not the same.",
    )


def _arrests_and_bookins_by_conviction() -> Iterator[Claim]:
    for year, share in (
        (2014, "73.3"),
        (2018, "66.3"),
        (2020, "68.2"),
        (2022, "25.4"),
        (2023, "31.5"),
        (2024, "50.7"),
    ):
        yield _computed(
            f"arrests-share-convicted-{year}",
            f"In {_year(year)}, {{value}} of the people ICE's officers arrested had a conviction.",
            Share(_annual("ero-arrests", "convicted", year), _annual("ero-arrests", "total", year)),
            f"{share} percent",
            "OHSS-MONTHLY",
        )
    for id, sentence, category, count in (
        (
            "arrests-convicted-2023",
            "Of the people ICE's officers arrested in FY2023, {value} had a conviction.",
            "convicted",
            "53,770",
        ),
        (
            "arrests-convicted-or-charged-2023",
            "Of the people ICE's officers arrested in FY2023, {value} had a conviction or a pending charge.",
            _CHARGED,
            "73,830",
        ),
    ):
        yield _computed(id, sentence, _annual("ero-arrests", category, 2023), count, "OHSS-MONTHLY")
    for year, share in ((2018, "39.0"), (2023, "23.2")):
        yield _computed(
            f"bookins-share-convicted-{year}",
            f"In FY{year}, {{value}} of the people booked into ICE detention had a conviction.",
            Share(_annual("ice-bookins", "convicted", year), _annual("ice-bookins", "total", year)),
            f"{share} percent",
            "OHSS-MONTHLY",
        )


def _countries() -> Iterator[Claim]:
    for country, share in (
        ("Mexico", "47.1"),
        ("Guatemala", "32.7"),
        ("Honduras", "45.4"),
        ("El Salvador", "45.2"),
    ):
        where = {"fiscal_year": 2013, "country": country}
        yield _computed(
            f"{country.lower().replace(' ', '-')}-share-convicted-2013",
            f"In FY2013, {{value}} of the people from {country} whom DHS removed had a conviction.",
            Share(
                Count("yearbook-convictions", where, "convicted"),
                Count("yearbook-convictions", where, "total"),
            ),
            f"{share} percent",
            "YEARBOOK-COUNTRIES",
            note="All removals by DHS, the border included. Countries are those of citizenship.",
        )
