"""What artificial prints cost on this machine, beside NIST's BOZORTH3 on the same prints: `make bench-prints`.

Writes docs/bench-prints.md. Everything is measured in one run, on two cores, at 300 dpi unless it says otherwise.
"""

from __future__ import annotations

import io
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from PIL import Image

from lessonkit.data import load
from scomm.fingerprints import Finger, Gallery, Template, compare, det, extract, template

KIT = Path(__file__).parents[1]
REPORT = KIT / "docs" / "bench-prints.md"
FIRST_SEED = 3_000_000
FINGERS = 40
"""Fingers that are grown, pressed twice under medium conditions, read and compared."""
ENROLLED = 10_000
SEARCHES = 10


def timed(run: Callable[[], object]) -> float:
    """Milliseconds that a run takes."""
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


def row(what: str, milliseconds: Sequence[float], limit: str, unit: float = 1.0, name: str = "ms") -> str:
    """A line of the table: the median, the fastest and the slowest tenth, and the limit."""
    low, middle, high = np.percentile(np.array(milliseconds) * unit, [10, 50, 90])
    return f"| {what} | {middle:,.1f} {name} | {low:,.1f} to {high:,.1f} | {limit} |"


def main() -> None:
    """Measure, print, and write the report."""
    Finger(0).capture(0)  # filters are made once
    lines = [line for dpi in (300, 500) for line in of_pictures(dpi)]
    fingers = [Finger(FIRST_SEED + seed) for seed in range(FINGERS)]
    presses = [finger.capture(press).image for finger in fingers for press in (0, 1)]
    minutiae = [extract(press) for press in presses]
    lines.append(row("its template", each(template, minutiae), ""))
    templates = [template(m) for m in minutiae]
    for one in templates:
        compare(one, one)
    pairs = [(a, b) for a in templates[::2] for b in templates[1::2]]
    compared = [timed(partial(compare, *pair)) for pair in pairs]
    lines.append(row("comparing two templates", compared, "150 µs, or 45 with numba", 1000, "µs"))
    lines.append(of_the_referee([presses[0::2][:10], presses[1::2][:10]]))
    lines.append(of_searches(templates))
    table = load("print-scores")
    scores = each(counted, [table] * 20)
    lines.append(row("the error curve from the table of scores", scores, "3 s"))
    write(lines)


def each(run: Callable[[Any], object], things: Sequence[Any]) -> list[float]:
    """Milliseconds for each of the things."""
    return [timed(partial(run, thing)) for thing in things]


def of_pictures(dpi: int) -> list[str]:
    """Growing, pressing and reading at one resolution."""
    limits = ("80 ms", "45 ms", "30 ms") if dpi == 300 else ("", "", "")
    seeds = range(FIRST_SEED, FIRST_SEED + FINGERS)
    grown = each(lambda seed: Finger(seed, dpi=dpi), seeds)
    fingers = [Finger(seed, dpi=dpi) for seed in seeds]
    pressed = each(lambda finger: finger.capture(1), fingers)
    read = each(lambda press: extract(press, dpi), [finger.capture(1).image for finger in fingers])
    return [
        row(f"a new finger, {dpi} dpi", grown, limits[0]),
        row(f"a press, {dpi} dpi", pressed, limits[1]),
        row(f"reading it, {dpi} dpi", read, limits[2]),
    ]


def of_the_referee(presses: Sequence[Sequence[np.ndarray]]) -> str:
    """BOZORTH3 on the same presses, on the minutiae that NIST's own code finds in them."""
    try:
        import nbis
    except ImportError:
        return "| BOZORTH3, NIST's matcher | not installed | | |"
    settings = nbis.NbisExtractorSettings(
        min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=False, ppi=300.0
    )
    extractor = nbis.new_nbis_extractor(settings)
    read = [[extractor.extract_minutiae(as_png(p)) for p in side] for side in presses]
    took = [timed(partial(a.compare, b)) for a in read[0] for b in read[1]]
    return row("the same prints by BOZORTH3, NIST's matcher", took, "", 1000, "µs")


def as_png(image: np.ndarray) -> bytes:
    """A picture as a file."""
    kept = io.BytesIO()
    Image.fromarray(image).save(kept, format="PNG", dpi=(300, 300))
    return kept.getvalue()


def of_searches(templates: Sequence[Template]) -> str:
    """Searches of a large gallery; the same templates stand in it many times, which makes no search quicker."""
    enrolled = (list(templates[::2]) * (ENROLLED // len(templates[::2]) + 1))[:ENROLLED]
    gallery = Gallery(enrolled)
    probes = templates[1 : 2 * SEARCHES : 2]
    gallery.search(probes[0])
    seconds = statistics.median(each(gallery.search, probes)) / 1000
    return f"| searching {ENROLLED:,} fingers | {ENROLLED / seconds:,.0f} fingers a second | | 30,000, or 100,000 with numba |"


def counted(table: pd.DataFrame) -> object:
    """The error curve of the medium conditions."""
    medium = table[table["conditions"] == "medium"]
    return det(np.repeat(medium["score"], medium["mates"]), np.repeat(medium["score"], medium["non_mates"]))


def write(lines: Sequence[str]) -> None:
    """Write the report, and print it."""
    day = datetime.now(ZoneInfo("UTC")).date()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}"
    text = "\n".join(
        [
            "# What artificial prints cost",
            "",
            f"Written by `make bench-prints` on {day}: {machine}; load of the machine at the end {os.getloadavg()[0]:.1f}. "
            "Medians, with the fastest and the slowest tenth.",
            "",
            "| | median | from, to | at most |",
            "|:--|--:|--:|--:|",
            *lines,
            "",
            "Nothing is compiled, so nobody waits for a compiler, and there is no second way of computing that could differ. "
            "BOZORTH3 is no like for like: it reads other minutiae, and more of them.",
            "",
        ]
    )
    REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    sys.exit(main())
