"""What every county map needs for its script: outlines and names, and how each county looks from which step on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from scomm.data import load, shapes
from scomm.language import sentences_beside
from scomm.tokens import INK

say = sentences_beside(__file__)

SCRIPT = Path(__file__).with_name("county_map.js")

Changes = Sequence[tuple[int, int]]
"""From which step on a county has which look; before the first of them it has the look 0."""

Remarks = Sequence[tuple[int, int, str]]
"""What can be told of a county: from a step, up to but without another, and the words."""


@dataclass(frozen=True)
class Look:
    """How counties of one kind look: a label, a ground, and lines of a width over it; a ground of "" is none.

    `listed` says if it stands in the legend. Widths are in pixels.
    """

    label: str
    ground: str = ""
    lines: str = ""
    angle: int = 45
    width: float = 2
    listed: bool = True


def fixed(
    looks: Sequence[Look],
    changes: Sequence[Changes],
    told: Sequence[Remarks],
    *,
    legend: str,
    of_states: Mapping[str, Remarks] | None = None,
    say_look: bool = False,
    lines: int = 2,
    mine: str = "",
) -> dict[str, Any]:
    """The part of a county map that is the same in every state.

    `changes` and `told` have one item for each county of `drawn()`; the first of `looks` is that of a county of which there
    is nothing to show. `of_states` is told of every county of a state. `legend` says what the colours mean, for
    who can't see them; with `say_look` the label of its look is told of a county as well. `lines` is the room for words. `mine` is what
    the legend calls the county that has a ring, where `shown` names one by its place ("mark"; -1 is none).
    """
    outlines, rows = shapes(), drawn()
    return {
        "view_box": list(outlines.view_box),
        "paths": list(outlines.counties.values()),
        "states": dict(outlines.states),
        "of_state": [fips[:2] for fips in outlines.counties],
        "names": [
            say("map.county", county=county, state=state)
            for county, state in zip(rows["county"], rows["state"], strict=True)
        ],
        "looks": [asdict(look) for look in looks],
        "changes": [[list(change) for change in one] for one in changes],
        "told": [[list(part) for part in one] for one in told],
        "of_states": {state: [list(part) for part in one] for state, one in (of_states or {}).items()},
        "legend": legend,
        "say_look": say_look,
        "lines": lines,
        "mine": mine,
        "line": INK,
        "words": {"role": say("map.role"), "name": say("map.name"), "help": say("map.help")},
    }


@cache
def drawn() -> pd.DataFrame:
    """The counties that have an outline, in the order in which they are drawn; three cities have none."""
    return load("county-activation").set_index("fips", drop=False).loc[list(shapes().counties)]
