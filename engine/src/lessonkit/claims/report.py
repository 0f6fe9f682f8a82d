"""The report of `lessonkit claims`: every claim recomputed, the bibliography, and the open questions."""

from __future__ import annotations

from collections.abc import Iterable

from lessonkit.claims.claim import GRADES, Claim, Load
from lessonkit.claims.format import drift, full_sentence
from lessonkit.claims.ledger import ledger, owners, questions
from lessonkit.claims.lessons import solutions_folder
from lessonkit.claims.measures.runs import stops_early
from lessonkit.claims.unprinted import cited_by_lessons, named_by_explorers, unprinted
from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.sources import labels


def report(load: Load, claims: Iterable[Claim] | None = None) -> str:
    """The ledger in plain text, if nothing has drifted and all is printed; a `KitError` that names what is not so.

    First how many claims were recomputed, then each source with the claims that rest on it, then the
    disputes, then what stays open.
    """
    all_claims = tuple(ledger() if claims is None else claims)
    sentences = {claim.id: full_sentence(claim, load) for claim in all_claims}
    if moved := drift(all_claims, load):
        told = "; ".join(f"{one.id} printed {one.expected!r}, now {one.found!r}" for one in moved)
        raise KitError(
            f"{len(moved)} of {len(all_claims)} claims no longer print what their authors saw: {told}.",
            do="Read the sentences again, then set `expected`.",
        )
    if early := stops_early(all_claims, load):
        raise KitError(" ".join(early), do="Compute each to the last year that the kit holds.")
    if claims is None and (idle := _unprinted(all_claims)):
        raise KitError(f"{len(idle)} claims are printed by nothing: {' '.join(idle)}")
    parts = (_counted(all_claims), _bibliography(all_claims, sentences), _disputes(all_claims), _open())
    return "\n\n".join(parts)


def _unprinted(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """The claims that nothing prints and that wait for no lesson, where lessons are there to look at."""
    solutions = solutions_folder()
    if solutions is None:
        return ()
    return tuple(
        unprinted(
            claims, owners(), cited_by_lessons(solutions), named_by_explorers(course().part("explorers"))
        )
    )


def _counted(claims: tuple[Claim, ...]) -> str:
    computed = [claim for claim in claims if claim.compute is not None]
    datasets = {name for claim in computed for name in claim.datasets}
    by_grade = ", ".join(
        f"{sum(claim.grade == grade for claim in claims)} {grade} ({GRADES[grade]})"
        for grade in dict.fromkeys(claim.grade for claim in claims)
    )
    return (
        f"{len(claims)} claims: {by_grade}.\n"
        f"{len(computed)} were computed again, from {len(datasets)} datasets and from printed numbers. "
        "All print what their authors saw."
    )


def _bibliography(claims: tuple[Claim, ...], sentences: dict[str, str]) -> str:
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source.key, []).append(claim)
    entries = []
    for resting in sorted(by_source.values(), key=lambda group: group[0].source.short.lower()):
        source = resting[0].source
        title = source.title if source.title.endswith(("?", "!")) else f"{source.title}."
        lines = [f"{source.short}. {title} {source.url} [{labels()[source.label]}; {source.place}]"]
        lines += [
            f"  {claim.id} ({claim.grade}): {sentences[claim.id]}"
            + (f" [{claim.source.place}]" if claim.source.place != source.place else "")
            for claim in resting
        ]
        entries.append("\n".join(lines))
    return "\n\n".join(
        [f"BIBLIOGRAPHY: {len(entries)} sources, each with the claims that rest on it", *entries]
    )


def _disputes(claims: tuple[Claim, ...]) -> str:
    publishers = {claim.id: claim.said_by for claim in claims}
    lines = [
        f"  {claim.id} ({claim.said_by}) against {other} ({publishers[other]})"
        for claim in claims
        for other in claim.disputed_by
        if claim.id < other and other in publishers
    ]
    return "\n".join([f"DISPUTES: {len(lines)} pairs of claims", *lines])


def _open() -> str:
    lines = [
        f"  {one.question}\n    Open because: {one.why_open}\n    Would settle it: {one.would_settle}"
        for one in questions()
    ]
    return "\n".join([f"OPEN QUESTIONS: {len(lines)}", *lines])
