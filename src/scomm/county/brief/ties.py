"""Whether the data bear a claim: the number is looked up again, and the sentence must say it or a fair rounding of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lessonkit.data import load
from lessonkit.data.describing import describe
from lessonkit.data.registry import names
from lessonkit.errors import KitError
from lessonkit.language import day_in_full, nearest, number, sentences_beside
from lessonkit.language.grammar import months
from lessonkit.language.in_force import NAMES
from scomm.county.brief.parts import TIES, BriefClaim
from scomm.county.dossiers.facts import Dossier, Sort, Value

say = sentences_beside(__file__)

PLACE = "{number}"
"""What a learner writes where the kit puts the number."""

_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d])(?:\s+(thousand|million|billion))?", re.IGNORECASE)  # fmt: skip

_MONTHS = re.compile(
    rf"\b({'|'.join(month.casefold() for language in NAMES for month in months(language))})\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b\d{{1,2}} (?:de )?(?:{_MONTHS.pattern})|(?:{_MONTHS.pattern}) \d{{1,2}}(?!\d)", re.IGNORECASE
)


@dataclass(frozen=True)
class Borne:
    """A value of the data: how it is written, of which sort it is, where it stands, and whether others dispute it.

    `label` is what the data call it, with the row it stands in: its numbers belong to the value, such as the end of a time.
    """

    value: Value
    said: str
    sort: Sort
    source: str
    disputed: bool = False
    label: str = ""


def looked_up(claim: BriefClaim, dossier: Dossier) -> Borne:
    """What the data have where the claim points; a `KitError` with the reason where they have nothing."""
    if claim.tie not in TIES:
        raise KitError(say("tie.unknown", tie=claim.tie[:40]), allowed=TIES)
    if not claim.key:
        raise KitError(say(f"tie.no-key.{claim.tie}"))
    if claim.tie == "dossier":
        return _of_dossier(claim.key, dossier)
    return _of_cell(claim) if claim.tie == "cell" else _of_ledger(claim.key)


def sentence(claim: BriefClaim, found: Borne) -> str:
    """The claim's sentence as the page prints it; a `KitError` with the reason where it says something else than the data."""
    words = claim.words.strip()
    if not words:
        raise KitError(say("sentence.empty"))
    if PLACE in words:
        return words.replace(PLACE, found.said)
    if not says(words, found):
        raise KitError(say("sentence.other" if _NUMBER.search(words) else "sentence.none", said=found.said))
    return words


def says(words: str, found: Borne) -> bool:
    """True if the words hold the value, or a fair rounding of it.

    >>> says("About 131,000 people were not citizens.", Borne(130962, "130,962", "count", ""))
    True
    >>> says("About 140,000 people were not citizens.", Borne(130962, "130,962", "count", ""))
    False
    """
    if found.sort == "day":
        return _says_day(words.casefold(), pd.Timestamp(str(found.value)))
    if isinstance(found.value, str):
        return any(way.casefold() in words.casefold() for way in (found.value, found.said))
    return any(_rounds(match, float(found.value)) for match in _NUMBER.finditer(words))


def untied(words: str, found: Borne) -> tuple[str, ...]:
    """Numbers in a sentence beside the one that is looked up, which nothing bears; years, days and those of its label are none.

    >>> untied("50 detainers to 19 July 2015, 3 of them twice", Borne(50, "50", "count", "", label="to 19 July 2015"))
    ('3',)
    """
    if found.sort == "day" or isinstance(found.value, str):
        return ()
    labelled = {match[0] for match in _NUMBER.finditer(found.label)}
    days = [match.span() for match in _DAY.finditer(words)]
    return tuple(
        match[0]
        for match in _NUMBER.finditer(words)
        if not _rounds(match, float(found.value))
        and match[0] not in labelled
        and not re.fullmatch(r"(1[89]|20)\d\d", match[0])
        and not any(start <= match.start() and match.end() <= end for start, end in days)
    )


def _rounds(match: re.Match[str], value: float) -> bool:
    """True if a written number is the value, rounded at the last digit that is written and to no fewer than two."""
    whole, part, times = (
        match[1].replace(",", ""),
        match[2] or "",
        _TIMES.get((match[3] or "").casefold(), 1.0),
    )
    written = float(whole + part) * times
    if part:
        unit = 10.0 ** -(len(part) - 1) * times
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        unit = 10.0 ** min(zeros, max(0, len(whole) - 2)) * times
    return abs(written - abs(value)) <= unit / 2 + 1e-9


def _says_day(words: str, when: pd.Timestamp) -> bool:
    """True if the words say the day; or, where they say no other, its month, or where they say no other, its year."""
    day, year = when.day, when.year
    month = "|".join(months(language)[when.month - 1].casefold() for language in NAMES)
    short = "|".join(months(language)[when.month - 1].casefold()[:3] for language in NAMES)
    names = f"(?:{month}|{short})"
    if re.search(
        rf"(?<!\d){day} (?:de )?{names}\.? (?:de )?{year}|{names}\.? {day}, {year}|{when:%Y-%m-%d}", words
    ):
        return True
    if re.search(rf"\d (?:de )?{names}|{names}\.? \d\d?\b(?!\d)|\d-\d\d-", words):
        return False
    if re.search(rf"{names} (?:de )?{year}", words):
        return True
    return not _MONTHS.search(words) and re.search(rf"(?<!\d){year}(?!\d)", words) is not None


def _of_dossier(id: str, dossier: Dossier) -> Borne:
    fact = dossier[id]
    if fact.value is None:
        raise KitError(say("tie.gap", label=fact.label, said=fact.said))
    said = fact.said.partition(" ± ")[0].partition(" (")[0]
    source = say("source.dossier", dataset=describe(fact.dataset).title)
    return Borne(fact.value, said, fact.sort, source, label=fact.label)


def _of_ledger(id: str) -> Borne:
    import lessonkit.claims as claims
    from lessonkit.claims import shared_claim, value_of

    found = shared_claim(id)
    if found.prints == "finding":
        raise KitError(say("tie.finding", id=id))
    percent: Sort = "percent" if found.unit == "percent" else "count"
    source = say("source.ledger", publisher=found.said_by, short=found.source.short)
    return Borne(value_of(found, load), claims.say(found, load), percent, source, bool(found.disputed_by))


def _of_cell(claim: BriefClaim) -> Borne:
    if claim.key not in names():
        raise KitError(say("cell.no-dataset", dataset=claim.key[:60]), do=nearest(claim.key, names()))
    dataset = describe(claim.key)
    for column in (claim.column, *(name for name, _ in claim.where)):
        if column not in dataset.columns:
            raise KitError(
                say("cell.no-column", dataset=claim.key, column=column[:60]),
                allowed=dataset.columns,
                do=nearest(column, dataset.columns),
            )
    table = load(claim.key)
    for name, wanted in claim.where:
        table = table[_as_written(table[name]).eq(wanted.casefold())]
    if len(table) != 1:
        keys = ", ".join(dataset.key) or ", ".join(dataset.columns[:4])
        raise KitError(say("cell.none" if table.empty else "cell.several", n=len(table), keys=keys))
    return _cell(
        table.iloc[0][claim.column],
        claim,
        {field.name: field.unit for field in dataset.fields},
        dataset.title,
    )


def _cell(value: Any, claim: BriefClaim, units: Mapping[str, str], title: str) -> Borne:
    if pd.isna(value):
        raise KitError(say("cell.missing", column=claim.column))
    source = say("source.cell", dataset=title, column=claim.column)
    row = " ".join((title, *(wanted for _, wanted in claim.where)))
    if isinstance(value, pd.Timestamp):
        return Borne(f"{value:%Y-%m-%d}", day_in_full(value), "day", source)
    if isinstance(value, str | bool) or not hasattr(value, "__float__"):
        return Borne(str(value), str(value), "words", source)
    if units[claim.column].startswith("share"):
        return Borne(100 * float(value), f"{100 * float(value):.1f}%", "percent", source, label=row)
    return Borne(float(value), number(float(value)), "count", source, label=row)


def _as_written(column: pd.Series) -> pd.Series:
    """A column as a learner writes its cells: days as 2014-05-02, whole numbers without a point."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d").astype("str")
    written = [f"{value:g}" if isinstance(value, float) else str(value) for value in column]
    return pd.Series(written, index=column.index, dtype="str").str.casefold()
