"""Where it was seen: documents and data releases by key, read from the TOML files in `documents/`, those of another course in its `sources/`.

A key names one document over the whole kit. Fields: `title`; `publisher`, an id of `publishers.toml`; `credit`,
how the publisher is named with this document where its name alone would say too little; `year`; `url`; `place`,
where in the document the numbers stand, or how much of it was read; `chart_line`, how a chart that is drawn from it
cites it, where publisher and year would say too little.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.sources.publishers import publisher
from lessonkit.sources.ruled_out import ruled_out


@dataclass(frozen=True)
class Source:
    """A document or data release: `place` says where in it the number stands, or how much of it was read."""

    key: str
    title: str
    publisher: str
    year: int
    url: str
    place: str
    credit: str = ""
    chart_line: str = ""

    def __post_init__(self) -> None:
        empty = [name for name in ("key", "title", "url", "place") if not getattr(self, name).strip()]
        if empty:
            raise KitError(f"Source {self.key!r} has no {', '.join(empty)}.", do="Fill it in.")
        publisher(self.publisher)
        if reason := ruled_out(self.url):
            raise KitError(
                f"Source {self.key!r} links to {self.url}: {reason}.", do="Cite the primary source, or none."
            )

    @property
    def published_by(self) -> str:
        """Who published it, as readers read it.

        >>> source("DALLAS-14").published_by
        'Dallas Morning News, copy kept by TRAC'
        """
        return self.credit or publisher(self.publisher).name

    @property
    def label(self) -> str:
        """What kind of publisher it is, one of `labels()`."""
        return publisher(self.publisher).label

    @property
    def short(self) -> str:
        """Publisher and year.

        >>> source("GAO-12").short
        'US Government Accountability Office (GAO), 2012'
        """
        return f"{self.published_by}, {self.year}"

    @property
    def at_foot(self) -> str:
        """The source at the foot of a chart: its `chart_line`, else publisher and year.

        >>> source("ICE-DASHBOARD").at_foot
        'ICE statistics dashboard, FY2021–24. Counts under 10 are left out.'
        """
        return self.chart_line or self.short

    def at(self, place: str) -> Source:
        """The same document at another place in it; the document's own place if `place` is empty.

        >>> source("GAO-12").at("page 1").place
        'page 1'
        """
        return replace(self, place=place) if place else self


def source(key: str) -> Source:
    """The source with this key; a `KitError` that lists near keys if there is none."""
    found = sources().get(key)
    if found is None:
        near = difflib.get_close_matches(str(key), sources(), n=3, cutoff=0.4)
        raise KitError(
            f"There is no source {key!r}.",
            allowed=near or sorted(sources()),
            do=f"See the TOML files in {folder()}.",
        )
    return found


def sources() -> dict[str, Source]:
    """Every source of the course by its key."""
    return read_documents(folder())


def folder() -> Path:
    """The folder with the course's documents."""
    return course().part("sources")


@lru_cache(maxsize=8)
def read_documents(folder: Path) -> dict[str, Source]:
    """The documents of a folder's TOML files by key; a `KitError` if a key or an address stands there twice."""
    found: dict[str, Source] = {}
    keys_by_url: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, fields in tomllib.loads(path.read_text("utf-8")).items():
            if strange := sorted(fields.keys() - Source.__dataclass_fields__.keys()):
                raise KitError(
                    f"{path.name}: {key} has the unknown field {', '.join(strange)}.",
                    allowed=[name for name in Source.__dataclass_fields__ if name != "key"],
                )
            one = Source(key=key, **fields)
            other = key if key in found else keys_by_url.get(one.url)
            if other is not None:
                raise KitError(
                    f"{path.name} gives a second entry for the document {other!r}: {key!r}.",
                    do="Keep one key for one document, and say another place in it where the number is stated.",
                )
            found[key], keys_by_url[one.url] = one, key
    return found
