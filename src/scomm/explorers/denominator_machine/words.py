"""The words of the denominator machine: what is counted, how it is split, and why a table is missing."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.explorers.denominators.published import annual, crossed


@dataclass(frozen=True)
class Universe:
    """A group of events that DHS counts: its name, its people, and the denominator in words.

    `events` is a short name for a title; it is empty where no kind of conviction is published.
    """

    name: str
    people: str
    denominator: str
    criminality_from: int = 2014
    events: str = ""


UNIVERSES = {
    "ero-arrests": Universe(
        "Arrests by ICE (ERO)",
        "people arrested by ICE",
        "every administrative arrest by ICE's “Enforcement and Removal Operations” (ERO); "
        "arrests by the border agency CBP are not in it",
        events="arrests",
    ),
    "ice-bookins": Universe(
        "Book-ins to ICE detention",
        "people booked into ICE detention",
        "every book-in to ICE detention, whether ICE or the border agency CBP made the arrest",
        criminality_from=2018,
        events="book-ins",
    ),
    "ero-removals": Universe(
        "Removals by ICE",
        "people removed by ICE",
        "every removal and return by ICE, including people arrested by the border agency CBP",
        events="removals",
    ),
    "dhs-removals": Universe(
        "Removals by all of DHS",
        "people removed by DHS",
        "every removal by DHS, including those by the border agency CBP; returns are not in it",
        criminality_from=2019,
    ),
}
SPLITS = {
    "criminality": "Criminal record",
    "conviction-kind": "Kind of conviction",
    "arresting-agency": "Who made the arrest",
    "citizenship": "Citizenship",
    "agency-conviction": "Arrest × criminal record",
    "citizenship-conviction": "Citizenship × criminal record",
}
TABLES = {"conviction-kind": "criminality"}
"""The split in the data that a split of the machine is read from, where the two names differ."""

KINDS = ("aggravated-felony", "felony", "misdemeanor", "other-conviction")
GROUPS = {
    "convicted": "With a conviction",
    "not-convicted": "Without a conviction",
    "pending-charges": "Only pending charges",
    "other-violator": "Neither",
    "aggravated-felony": "Aggravated felony",
    "felony": "Other felony",
    "misdemeanor": "Misdemeanor",
    "other-conviction": "Other or unknown",
    "cbp": "CBP (border agency)",
    "ice": "ICE",
    "Other": "All others",
}
OFFICIAL = {
    "convicted": "Convicted Criminals",
    "not-convicted": "Non-Criminal",
    "aggravated-felony": "Aggravated Felons",
    "felony": "Felons",
    "misdemeanor": "Misdemeanors",
    "other-conviction": "Other/ Unknown",
    "pending-charges": "Pending Criminal Charges",
    "other-violator": "Other Immigration Violators",
}
ROWS = {
    "interior": "Removed from the interior",
    "border": "Removed at the border",
    "ice": "Arrested by ICE",
    "cbp": "Arrested by CBP (border agency)",
}


def absent(universe: str, split: str, year: int) -> str:
    """Why these numbers do not exist; empty where they do."""
    what = UNIVERSES[universe]
    if split == "citizenship-conviction":
        return (
            "DHS's monthly tables never cross citizenship with criminal record. Multiplying two splits would "
            "invent numbers. The Yearbook crossed them up to FY2014: see the explorer “Nationality over time”."
        )
    if split == "agency-conviction":
        return _absent_crossing(universe, year)
    if year < 2014:
        return "DHS's monthly tables begin in FY2014. For FY2013 there is only ICE's own count of removals."
    if split == "arresting-agency" and universe == "ero-arrests":
        return "ICE made all of these arrests, so DHS prints no split by arresting agency."
    if split == "criminality" and year < what.criminality_from:
        return (
            f"DHS prints the criminal record of {what.people} only from FY{what.criminality_from}. "
            "Before that it is unknown, not zero."
        )
    if split == "conviction-kind" and KINDS[0] not in annual(universe, TABLES[split], year):
        if not what.events:
            return f"DHS does not sort the convictions of {what.people} by kind."
        return (
            f"DHS sorts the convictions of {what.people} by kind only from FY2022. "
            "Before that the kinds are unknown, not zero."
        )
    if not annual(universe, TABLES.get(split, split), year):
        return "DHS printed no figure for this combination."
    return ""


def _absent_crossing(universe: str, year: int) -> str:
    if universe != "ero-removals":
        return (
            "Who made the arrest was published together with the criminal record for removals by ICE only. "
            "Multiplying two splits would invent numbers."
        )
    if crossed(year) is None:
        return (
            "The kit has counts of who made the arrest together with the criminal record for FY2013–14 (from ICE) and "
            f"FY2021–24 (from its dashboard), none for FY{year}. Multiplying two splits would invent numbers."
        )
    return ""
