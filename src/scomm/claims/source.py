"""Where a number was seen: the sources of the lessons, read from the TOML files beside their claims."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from scomm.errors import ScommError

LABELS = {
    "GOV": "government",
    "COURT": "court",
    "ACAD": "research",
    "ADV-R": "advocacy for restriction or enforcement",
    "ADV-I": "advocacy for immigrants or civil rights",
    "DATA": "data project",
    "NEWS": "news or law-firm note",
}
"""What kind of publisher speaks, so that a reader can weigh who says what."""

RULED_OUT = {
    "thedustininmansociety.org": "a group whose copies are not needed: the agency's own paper is public",
    "usvisa.com": "an unsigned copy of other papers",
    "jornal.us": "an unsigned copy of an agency's page",
    "truthorfiction.com": "an unsigned summary of a report that is public",
    "westernjournal.com": "an aggregator",
    "amren.com": "copies of others' work on an extremist site",
    "vdare.com": "copies of others' work on an extremist site",
}
"""Publishers that no lesson, claim or event links to, with the reason. Cite the primary source instead."""


def ruled_out(url: str) -> str:
    """Why an address may not be linked; empty if it may.

    >>> ruled_out("http://www.usvisa.com/post.php?id=480")
    'an unsigned copy of other papers'
    >>> ruled_out("https://www.ice.gov/detain")
    ''
    """
    host = (urlsplit(url).hostname or "").lower()
    for name, reason in RULED_OUT.items():
        if host == name or host.endswith(f".{name}"):
            return reason
    return ""


@dataclass(frozen=True)
class Source:
    """A document or data release: `place` says where in it the number stands, or how much of it was read."""

    key: str
    title: str
    publisher: str
    year: int
    url: str
    place: str
    label: str

    def __post_init__(self) -> None:
        empty = [
            name for name in ("key", "title", "publisher", "url", "place") if not getattr(self, name).strip()
        ]
        if empty:
            raise ScommError(f"Source {self.key!r} has no {', '.join(empty)}.", do="Fill it in.")
        if self.label not in LABELS:
            raise ScommError(f"Source {self.key!r} has the label {self.label!r}.", allowed=LABELS)
        if reason := ruled_out(self.url):
            raise ScommError(
                f"Source {self.key!r} links to {self.url}: {reason}.", do="Cite the primary source, or none."
            )

    @property
    def short(self) -> str:
        """Publisher and year.

        >>> source("GAO-12").short
        'US Government Accountability Office (GAO), 2012'
        """
        return f"{self.publisher}, {self.year}"


def source(key: str) -> Source:
    """The source with this key; a `ScommError` that lists near keys if there is none."""
    found = sources().get(key)
    if found is None:
        near = difflib.get_close_matches(key, sources(), n=3, cutoff=0.4)
        raise ScommError(
            f"There is no source {key!r}.",
            allowed=near or sorted(sources()),
            do="See the TOML files of scomm.claims.",
        )
    return found


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Every source by its key: those of `sources.toml`, and of each subject's own file."""
    import tomllib

    found: dict[str, Source] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for key, fields in tomllib.loads(path.read_text("utf-8")).items():
            if key in found:
                raise ScommError(f"Two sources have the key {key!r}, one in {path.name}.", do="Rename one.")
            found[key] = Source(key=key, **fields)
    return found
