"""Outlines of the counties of county-activation and of the states, as SVG paths, from us-atlas.

us-atlas draws the counties of 2017. The eight retired codes of county-activation get the outlines of the
codes that took their place; a city that joined a county has none of its own. `hand/marks.csv` lists three
cities that are too small for the simplified outlines.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from lessonkit.data import load
from lessonkit.data.building import RawFileMissing, RawFolder
from lessonkit.errors import KitError

ATLAS = "us-atlas/counties-albers-10m.json"
VERSION = "3.0.1"
SHA256 = "a674dfa31b625e92635f32684a61ae135b05a91507f17f2d5164833237fecf46"
HAND = Path(__file__).parent / "hand"

UNIT = 0.1
"""One unit of the paths, in pixels of us-atlas's 975 by 610: small enough to zoom in, and whole."""
MARK = 4
"""Half the width of a mark, in units."""

Point = tuple[int, int]
Ring = list[Point]


def tables(raw: RawFolder) -> dict[str, bytes]:
    """The one file of this folder, by name."""
    atlas = json.loads(atlas_file(raw).read_bytes())
    arcs = [list(points(arc, atlas["transform"])) for arc in atlas["arcs"]]
    drawn, states = (
        {one["id"]: rings(one, arcs) for one in atlas["objects"][level]["geometries"]}
        for level in ("counties", "states")
    )
    counties, inside = recoded(drawn)
    for fips in pd.read_csv(HAND / "marks.csv", dtype=str)["fips"]:
        counties[fips] = [mark(counties[fips])]
    flat = sorted(fips for fips, outline in counties.items() if not sum(map(area, outline)))
    if flat or set(counties) | set(inside) != set(load("county-activation")["fips"]):
        raise KitError(f"Counties without an outline or without a row: {', '.join(flat) or 'see codes'}.")
    outlines = {
        "view_box": view_box([ring for outline in counties.values() for ring in outline]),
        "counties": {fips: path(counties[fips]) for fips in sorted(counties)},
        "states": {fips: path(states[fips]) for fips in sorted(states)},
        "inside": inside,
    }
    return {"county-shapes": (json.dumps(outlines, separators=(",", ":")) + "\n").encode()}


def atlas_file(raw: RawFolder) -> Path:
    """The file of the npm package: in the folder that SCOMM_ATLAS names, else among the raw files."""
    given = os.environ.get("SCOMM_ATLAS")
    file = Path(given) / Path(ATLAS).name if given else raw.path / ATLAS
    if not file.is_file():
        raise RawFileMissing(
            f"The raw file {ATLAS} is missing from {file.parent}.",
            do=f"Get it from {dict(raw.pages)[ATLAS]}: `npm pack us-atlas@{VERSION}`, unpack it, and set "
            "SCOMM_ATLAS to the folder, or SCOMM_RAW to the one that holds us-atlas.",
        )
    if hashlib.sha256(file.read_bytes()).hexdigest() != SHA256:
        raise KitError(f"{file} is not the one of us-atlas {VERSION}.", do=f"npm pack us-atlas@{VERSION}")
    return file


def points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """The points of an arc of the topology, in units; each is stored as the step from the one before."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield (
            round((x * transform["scale"][0] + transform["translate"][0]) / UNIT),
            round((y * transform["scale"][1] + transform["translate"][1]) / UNIT),
        )


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[Ring]:
    """The rings of a county or state: a topology stores each border once and names it in both neighbours."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [list(ring(numbers, arcs)) for polygon in polygons for numbers in polygon]


def ring(numbers: list[int], arcs: list[list[Point]]) -> Iterator[Point]:
    """The points of one ring without repeats; an arc with a negative number is walked backwards."""
    before = None
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if point != before:
                yield point
            before = point


def recoded(drawn: dict[str, list[Ring]]) -> tuple[dict[str, list[Ring]], dict[str, str]]:
    """The outlines under the codes of county-activation, and the counties that three cities lie inside."""
    changes = load("county-fips-changes")
    merged = changes[changes["change"] == "merged"]
    moved = changes[changes["change"] != "merged"]
    replaced = {
        fips: [outline for new in group["fips_2019"] for outline in drawn[new]]
        for fips, group in moved.groupby("fips")
    }
    kept = {fips: outline for fips, outline in drawn.items() if fips not in set(moved["fips_2019"])}
    return {**kept, **replaced}, dict(zip(merged["fips"], merged["fips_2019"], strict=True))


def mark(outline: list[Ring]) -> Ring:
    """A small diamond where a county was simplified away."""
    x, y = outline[0][0]
    return [(x - MARK, y), (x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)]


def area(ring: Ring) -> float:
    """The area inside a ring, in square units."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def path(outline: list[Ring]) -> str:
    """SVG path data; rings that fold to nothing at this scale are left out."""
    return "".join(subpath(ring) for ring in outline if area(ring))


def subpath(ring: Ring) -> str:
    """One ring as steps from point to point; the last step, back to the start, is the z.

    >>> subpath([(1, 2), (4, 2), (4, 9), (1, 2)])
    'M1 2l3 0 0 7z'
    """
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring[:-1]))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z"


def view_box(rings: list[Ring]) -> list[int]:
    """Left, top, width and height of all outlines, with a margin of ten units."""
    left, right = (pick(x for ring in rings for x, _ in ring) for pick in (min, max))
    top, bottom = (pick(y for ring in rings for _, y in ring) for pick in (min, max))
    return [left - 10, top - 10, right - left + 20, bottom - top + 20]
