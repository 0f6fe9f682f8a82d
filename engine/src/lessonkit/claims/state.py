"""Three short ways to state a claim: computed from the data, said by somebody, or found without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lessonkit.claims.claim import Claim, Effect, Grade
from lessonkit.claims.measures.counts import Measure, PrintedShare, Share
from lessonkit.claims.wording import Prints
from lessonkit.data.published import figure as published
from lessonkit.sources import source


def waiting(for_lesson: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, each marked as waiting for a coming lesson: nothing prints it yet."""
    return (replace(one, for_lesson=for_lesson) for one in claims)


def computed(
    id: str,
    sentence: str,
    measure: Measure,
    expected: str,
    publisher: str,
    key: str,
    note: str = "",
    *,
    unit: str = "",
    decimals: int | None = None,
    phrase: str = "{value}",
    covered_by: str = "",
    disputed_by: tuple[str, ...] = (),
    answered_by: tuple[str, ...] = (),
    for_lesson: str = "",
    effect: Effect | None = None,
) -> Claim:
    """A claim that `measure` computes; unless told otherwise, shares are percentages with one decimal."""
    share = isinstance(measure, Share | PrintedShare)
    return Claim(
        id=id,
        sentence=sentence,
        grade="C",
        publisher=publisher,
        source=source(key),
        compute=measure,
        how=str(measure),
        datasets=measure.datasets,
        unit=unit or ("percent" if share else "people"),
        decimals=(1 if share else 0) if decimals is None else decimals,
        phrase=phrase,
        expected=expected,
        covered_by=covered_by,
        disputed_by=disputed_by,
        answered_by=answered_by,
        for_lesson=for_lesson,
        note=note,
        effect=effect,
    )


def said(
    id: str,
    sentence: str,
    *,
    figure: str = "",
    phrase: str = "{value}",
    prints: Prints = "",
    disputed_by: tuple[str, ...] = (),
    answered_by: tuple[str, ...] = (),
    for_lesson: str = "",
    note: str = "",
    effect: Effect | None = None,
) -> Claim:
    """A claim that somebody makes with a number: the published figure with the claim's id, or `figure`."""
    printed = published(figure or id)
    return Claim(
        id=id,
        sentence=sentence,
        grade=printed.grade,  # type: ignore[arg-type]  # Claim refuses what may not be printed
        publisher=printed.said_by,
        source=printed.seen_in,
        value=printed.value,
        unit=printed.unit,
        decimals=len(str(printed.value).partition(".")[2]),
        phrase=phrase,
        prints=prints,
        disputed_by=disputed_by,
        answered_by=answered_by,
        for_lesson=for_lesson,
        note=note,
        effect=effect,
    )


def found(
    id: str,
    sentence: str,
    phrase: str,
    grade: Grade,
    publisher: str,
    key: str,
    *,
    disputed_by: tuple[str, ...] = (),
    for_lesson: str = "",
    note: str = "",
    effect: Effect | None = None,
) -> Claim:
    """A finding without a number: `phrase` is what `publisher` found, as seen in the source `key`."""
    return Claim(
        id=id,
        sentence=sentence,
        grade=grade,
        publisher=publisher,
        source=source(key),
        phrase=phrase,
        prints="finding",
        disputed_by=disputed_by,
        for_lesson=for_lesson,
        note=note,
        effect=effect,
    )
