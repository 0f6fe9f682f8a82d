"""The outlines of counties and states, verified like a table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from lessonkit.data.registry import RESTORE, registry, root
from lessonkit.errors import KitError
from lessonkit.language import nearest

NAME = "county-shapes"


class Shapes(Struct, frozen=True):
    """SVG path data of every county and state, in the units of `view_box`: left, top, width, height.

    The map is Albers's equal-area one, with Alaska and Hawaii moved in below. `counties` goes by the codes
    of county-activation, `states` by their first two digits; draw in the order given, because a few cities
    lie on top of a county. `inside` names the county of three cities that have no outline of their own.
    """

    view_box: tuple[int, int, int, int]
    counties: Mapping[str, str]
    states: Mapping[str, str]
    inside: Mapping[str, str]

    def county(self, fips: str) -> str:
        """The path of one county of county-activation; a `KitError` for any other code.

        >>> shapes().county("51515") == shapes().county("51019")
        True
        """
        found = self.counties.get(self.inside.get(fips, fips))
        if found is None:
            raise KitError(
                f"There is no county {fips!r} on the map.",
                allowed="the codes of county-activation, text of five digits",
                do=nearest(fips, self.counties),
            )
        return found


def shapes() -> Shapes:
    """The outlines, read once; the file's hash is checked whenever the file is new or has changed.

    >>> len(shapes().counties), len(shapes().states)
    (3140, 51)
    """
    registered = registry().get(NAME)
    if registered is None:
        raise KitError(f"The registry of datasets has no {NAME}.", do=RESTORE)
    path = root() / registered.path
    try:
        state = path.stat()
    except FileNotFoundError:
        raise KitError(f"The outlines are missing: {path}.", do=RESTORE) from None
    return _read(path, registered.sha256, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, sha256: str, mtime_ns: int, size: int) -> Shapes:
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise KitError(
            f"The outlines are not those in the registry: {path} has the sha256 {found[:12]}…, not {sha256[:12]}….",
            do=RESTORE,
        )
    read = json.loads(content)
    left, top, width, height = read["view_box"]
    return Shapes(
        (left, top, width, height), *(MappingProxyType(read[key]) for key in ("counties", "states", "inside"))
    )
