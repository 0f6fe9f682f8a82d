"""What the kit costs on this machine: `make bench`. Medians of several runs, measured side by side."""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import nbformat
from nbclient import NotebookClient

from scomm.data import load, names

KIT = Path(__file__).parents[1]
LESSON = "04-who-is-deported"
CODE = "otter-maple-river"

ALONE = "import pandas, plotly.graph_objects"
FIRST_CHECK = f"""
from scomm import begin, check
begin({LESSON!r}, {CODE!r})
ratio_of_sums = 40.0
check("ratio-of-sums").as_text()
"""


def seconds(run: Callable[[], object], times: int) -> list[float]:
    """How long each of several runs takes."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return found


def fresh_python(code: str, folder: Path) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True)


def imports(folder: Path, times: int = 9) -> None:
    """Import and first check against pandas and plotly alone, in turn, each in a fresh Python."""
    pairs = [
        (
            seconds(lambda: fresh_python(ALONE, folder), 1)[0],
            seconds(lambda: fresh_python(FIRST_CHECK, folder), 1)[0],
        )
        for _ in range(times + 1)
    ][1:]
    alone, kit = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(kit / alone for alone, kit in pairs)
    print(f"pandas and plotly alone             {alone:6.2f} s")
    print(f"import scomm up to the first reply  {kit:6.2f} s   ratio {statistics.median(ratios):.2f} "
          f"({ratios[0]:.2f} to {ratios[-1]:.2f}; at most 1.5)")  # fmt: skip


def loads() -> None:
    """Each dataset, warm."""
    worst = max((statistics.median(seconds(partial(load, name), 25)), name) for name in names())
    print(f"load() warm, slowest dataset        {1000 * worst[0]:6.1f} ms  ({worst[1]}; under 50)")


def views() -> None:
    """Each explorer's view, over its scenes."""
    from scomm.explorers import explorer as find
    from scomm.explorers import ids

    for explorer in map(find, ids()):
        found = [
            second
            for scene in explorer.scenes.values()
            for second in seconds(partial(explorer.view, dict(scene)), 5)
        ]
        print(f"view of {explorer.id:<28}{1000 * statistics.median(found):6.1f} ms  "
              f"(slowest {1000 * max(found):.0f}; under 50)")  # fmt: skip


def models() -> None:
    """A million single bookings, and what a slider of the pipeline waits for."""
    from scomm.models import flows, funnel, hold_expires, simulate

    chicago = ZoneInfo("America/Chicago")
    simulate(1, 0)  # the calibration reads its tables once
    drawn = seconds(partial(simulate, 1_000_000, 1), 9)
    expected = seconds(lambda: funnel(flows("pep", "convictions-only")), 25)
    held = seconds(lambda: hold_expires(datetime(2013, 5, 24, 17, tzinfo=chicago)), 25)
    print(f"a million bookings, drawn           {1000 * statistics.median(drawn):6.1f} ms  "
          f"(slowest {1000 * max(drawn):.0f}; under 200)")  # fmt: skip
    print(f"expected flows and their funnel     {1000 * statistics.median(expected):6.1f} ms")
    print(f"the end of a hold                   {1000 * statistics.median(held):6.1f} ms")


def lesson(folder: Path) -> None:
    """The lesson's solution from top to bottom in its kernel, and the kernel's peak memory."""
    path = KIT / "solutions" / LESSON / f"{LESSON}.ipynb"
    found, peak = [], 0.0
    for _ in range(3):
        notebook = nbformat.read(path, 4)
        notebook.cells.append(
            nbformat.v4.new_code_cell(
                "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
            )
        )
        client = NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120)
        found += seconds(client.execute, 1)
        peak = max(peak, float(notebook.cells[-1].outputs[0].text))
    print(
        f"the lesson, top to bottom           {statistics.median(found):6.1f} s   (with its kernel's start; under 10)"
    )
    print(f"peak memory of its kernel           {peak:6.0f} MB  (under 1000)")


def main() -> None:
    """Print every figure, with the machine it was measured on."""
    versions = {name: __import__(name).__version__ for name in ("pandas", "plotly")}
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
          f"Python {platform.python_version()}, {json.dumps(versions)}")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "lessons", LESSON)
        folder.mkdir(parents=True)
        shutil.copytree(KIT / "solutions", Path(name, "solutions"))
        imports(folder)
        loads()
        views()
        models()
        lesson(folder)


if __name__ == "__main__":
    main()
