"""Where the detainer policies and the mixes of detainers were seen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scomm.errors import ScommError
from scomm.models.inputs import find_by_id
from scomm.models.sources import Cited
from scomm.models.sources import cited as cited_elsewhere


def cited(key: str) -> Cited:
    """The source with this key, of the policies or of the other models.

    >>> cited("TRAC-330").short
    'TRAC, Syracuse University, 2013'
    """
    try:
        return cited_elsewhere(key)
    except ScommError:
        return find_by_id(key, _all(), Cited, "source")


@lru_cache(maxsize=1)
def _all() -> dict[str, Cited]:
    import tomllib

    table = tomllib.loads(Path(__file__).with_name("sources.toml").read_text("utf-8"))
    return {key: Cited(key=key, **fields) for key, fields in table.items()}
