"""A dossier as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.language import sentences_beside
from scomm.county.dossiers.facts import Dossier, Fact, Section

say = sentences_beside(__file__)


def as_text(dossier: Dossier) -> str:
    """Headings, one line a fact, and below them the words."""
    lines = [say("title", county=dossier.label, code=dossier.fips)]
    for section in dossier.sections:
        lines += ["", section.heading.upper(), *_lines(section)]
    return "\n".join(lines)


def labelled(fact: Fact) -> str:
    """What a fact is called, with whose it is where it is not the county's."""
    return say("of", label=fact.label, of=fact.of) if fact.of else fact.label


def _lines(section: Section) -> Iterator[str]:
    for fact in section.facts:
        yield say("told", label=labelled(fact), said=fact.said)
        if fact.note:
            yield say("note", note=fact.note)
    yield from (say("line", line=line) for line in section.lines)
    yield from section.words
    for picture in section.pictures:
        yield from ("", picture.finding, picture.table_text())
