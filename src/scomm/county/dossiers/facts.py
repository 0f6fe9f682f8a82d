"""What a dossier is made of: facts with their tables, sections, and pictures with their own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from lessonkit.errors import KitError
from lessonkit.language import nearest, sentences_beside

if TYPE_CHECKING:
    import pandas as pd

    from scomm.county.dossiers.pictures import Strip

say = sentences_beside(__file__)

Value = int | float | str
"""A count, a share, a day as "2009-09-22", or a word."""

Sort = Literal["count", "percent", "day", "words"]


@dataclass(frozen=True)
class Fact:
    """One thing that a table says of a county, or of its state or field office (`of`).

    `said` is how it is written. `value` is None where the table has none, or may not show it: `said` is then the gap in words.
    `note` is what a reader must know beside it.
    """

    id: str
    label: str
    said: str
    dataset: str
    value: Value | None = None
    sort: Sort = "count"
    of: str = ""
    note: str = ""

    @property
    def called(self) -> str:
        """What it is called, with whose it is where it is not the county's."""
        return say("of", label=self.label, of=self.of) if self.of else self.label

    @property
    def is_gap(self) -> bool:
        """True where there is no number or word to show."""
        return self.value is None


@dataclass(frozen=True, eq=False)
class Section:
    """Facts of one subject, sentences that say what they can't tell, a list of lines (such as policies), and pictures.

    Pictures are drawn when they are first looked at: a dossier is asked for its facts far more often.
    """

    id: str
    heading: str
    facts: tuple[Fact, ...]
    words: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    draw: Callable[[], tuple[Strip, ...]] = tuple

    @cached_property
    def pictures(self) -> tuple[Strip, ...]:
        """The pictures of the section."""
        return self.draw()


@dataclass(frozen=True, eq=False)
class Dossier:
    """Everything that the kit's tables have on one county."""

    fips: str
    label: str
    county: str
    state: str
    sections: tuple[Section, ...] = field(repr=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all sections, in their order."""
        return tuple(fact for section in self.sections for fact in section.facts)

    @property
    def gaps(self) -> tuple[Fact, ...]:
        """What no table has, or what may not be shown; each says why."""
        return tuple(fact for fact in self.facts if fact.is_gap)

    def __getitem__(self, id: str) -> Fact:
        """The fact with this id; a `KitError` that lists the ids if there is none."""
        found = self._by_id.get(id) if isinstance(id, str) else None
        if found is None:
            known = list(self._by_id)
            raise KitError(say("none.fact", id=str(id)[:60]), allowed=known, do=nearest(str(id)[:60], known))
        return found

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    @property
    def table(self) -> pd.DataFrame:
        """The facts as a table: one row a fact, a gap in words."""
        import pandas as pd

        rows = [(fact.id, fact.label, fact.said, fact.dataset) for fact in self.facts]
        return pd.DataFrame(rows, columns=list(say.group("column").values()))

    def __str__(self) -> str:
        return as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from scomm.county.dossiers.page import as_page

        return as_page(self)

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}


def as_text(dossier: Dossier) -> str:
    """A dossier as plain text: headings, one line a fact, and below them the words."""
    lines = [say("title", county=dossier.label, code=dossier.fips)]
    for section in dossier.sections:
        lines += ["", section.heading.upper(), *_lines(section)]
    return "\n".join(lines)


def _lines(section: Section) -> Iterator[str]:
    for fact in section.facts:
        yield say("told", label=fact.called, said=fact.said)
        if fact.note:
            yield say("note", note=fact.note)
    yield from (say("line", line=line) for line in section.lines)
    yield from section.words
    for picture in section.pictures:
        yield from ("", picture.finding, picture.table_text())
