"""Where the models' numbers and sentences were seen, read from `sources.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scomm.data import describe, names
from scomm.models.inputs import find_by_id


@dataclass(frozen=True)
class Cited:
    """A document or data release; `place` says where in it, or how much of it was read."""

    key: str
    title: str
    publisher: str
    year: int
    url: str
    place: str
    label: str

    @property
    def short(self) -> str:
        """Publisher and year.

        >>> cited("GAO-12").short
        'US Government Accountability Office (GAO), 2012'
        """
        return f"{self.publisher}, {self.year}"


def cited(key: str) -> Cited:
    """The source with this key; a `ScommError` that lists the keys if there is none."""
    return find_by_id(key, _all(), Cited, "source")


def source_line(keys: Iterable[str]) -> str:
    """Sources and datasets in one line, for the foot of a chart.

    >>> source_line(["GAO-12", "TRAC-511"])
    'US Government Accountability Office (GAO), 2012; TRAC, Syracuse University, 2018'
    """
    datasets = set(names())
    said = [describe(key).title if key in datasets else cited(key).short for key in keys]
    return "; ".join(dict.fromkeys(said))


@lru_cache(maxsize=1)
def _all() -> dict[str, Cited]:
    import tomllib

    table = tomllib.loads(Path(__file__).with_name("sources.toml").read_text("utf-8"))
    return {key: Cited(key=key, **fields) for key, fields in table.items()}
