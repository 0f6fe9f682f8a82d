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

from lessonkit.authoring.build import lesson_ids
from lessonkit.data import load, names
from scomm.shapes import shapes
from tests.bench_explorers import MOVES, timed_explorers
from tests.bench_student import student
from tests.browser.chromium import CHROMIUM

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


PEAK = """
import pathlib, re, resource
status = pathlib.Path("/proc/self/status")
if status.exists():  # ru_maxrss would count the process that started the kernel as well
    print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
REPORT = KIT / "docs" / "bench.md"
_said: list[str] = []
_runs = 0
"""How often each time is taken, if somebody said so; else each figure has a number of its own."""


def say(line: str) -> None:
    """Print a line and keep it for the report."""
    print(line, flush=True)
    _said.append(line)


def timed(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def seconds(run: Callable[[], object], times: int) -> list[float]:
    """How long each of several runs takes."""
    return [timed(run) for _ in range(_runs or times)]


def fresh_python(code: str, folder: Path) -> None:
    # a learner's kit is compiled once, as pandas is, also where this shell forbids it
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, env=compiled)


def imports(folder: Path, times: int = 9) -> None:
    """Import and first check against pandas and plotly alone, in turn, each in a fresh Python."""
    pairs = [
        (
            timed(lambda: fresh_python(ALONE, folder)),
            timed(lambda: fresh_python(FIRST_CHECK, folder)),
        )
        for _ in range((_runs or times) + 1)
    ][1:]
    alone, kit = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(kit / alone for alone, kit in pairs)
    say(f"pandas and plotly alone             {alone:6.2f} s")
    say(f"import scomm up to the first reply  {kit:6.2f} s   ratio {statistics.median(ratios):.2f} "
          f"({ratios[0]:.2f} to {ratios[-1]:.2f}; at most 1.2)")  # fmt: skip


def loads() -> None:
    """Each dataset, warm."""
    worst = max((statistics.median(seconds(partial(load, name), 25)), name) for name in names())
    say(
        f"load() warm, slowest dataset        {1000 * worst[0]:6.1f} ms  ({worst[1]}; under 50, records of detainers under 100)"
    )
    shapes()
    drawn = statistics.median(seconds(shapes, 25))
    say(f"outlines of the counties, warm      {1000 * drawn:6.1f} ms  (under 100)")


def views() -> None:
    """Each explorer's view, over its scenes."""
    from lessonkit.explorers import explorer as find
    from lessonkit.explorers import ids

    for explorer in map(find, ids()):
        found = [
            second
            for scene in explorer.scenes.values()
            for second in seconds(partial(explorer.view, dict(scene)), 5)
        ]
        say(f"view of {explorer.id:<28}{1000 * statistics.median(found):6.1f} ms  "
              f"(slowest {1000 * max(found):.0f}; under 50)")  # fmt: skip


def clicks() -> None:
    """Each explorer's click, from the moved control to figure, words and table, without the browser."""
    from lessonkit.explorers import explore, ids

    for id in ids():
        live = explore(id)
        start = live.explorer.start
        moves = [
            (control.name, value)
            for control in live.explorer.controls
            for value in (*control.values[1:4], start[control.name])
        ]
        for name, value in moves:
            live.choose(**{name: value})  # once to read the tables
        found = [
            timed(partial(live.choose, **{name: value}))
            for name, value in moves
            if live.chosen[name] != value
        ]
        say(f"click in {id:<27}{1000 * statistics.median(found):6.1f} ms  (slowest {1000 * max(found):.0f})")


def browser() -> None:
    """Each explorer in Chromium, as a page without Python: from opening to the picture, and from a key to the changed picture."""
    if not CHROMIUM.exists():
        return say("explorers in Chromium                 not taken: Chromium is missing")
    for one in timed_explorers():
        say(one.line())
    return None


def site() -> None:
    """The pages of the static edition, opened from a disk."""
    from tests.site.bench import pages

    if not CHROMIUM.exists():
        return say("pages of the static edition           not taken: Chromium is missing")
    return pages(say, MOVES)


def models() -> None:
    """What a slider of the pipeline waits for, and a hold."""
    from scomm.models import flows, funnel, hold_expires

    chicago = ZoneInfo("America/Chicago")
    flows()  # the calibration reads its tables once
    expected = seconds(lambda: funnel(flows("pep", "convictions-only")), 25)
    held = seconds(lambda: hold_expires(datetime(2013, 5, 24, 17, tzinfo=chicago)), 25)
    say(f"expected flows and their funnel     {1000 * statistics.median(expected):6.1f} ms")
    say(f"the end of a hold                   {1000 * statistics.median(held):6.1f} ms")


def effects() -> None:
    """Two-way fixed effects with intervals by county, for as many counties as the country has."""
    from scomm.models.estimators import twfe
    from scomm.models.lab import World, simulate

    panel = simulate(World(seed=1, counties=3143, quarters=28))
    first = timed(partial(twfe, simulate(World(seed=1)), "transfers"))
    found = seconds(partial(twfe, panel, "transfers"), 9)
    say(f"the first effect in a fresh Python  {1000 * first:6.1f} ms")
    say(f"effect, 3,143 counties, 28 quarters {1000 * statistics.median(found):6.1f} ms  "
        f"(slowest {1000 * max(found):.0f}; under 1000)")  # fmt: skip


def worlds() -> None:
    """A made-up world of every county and month, and what both estimators for several dates need of its quarters."""
    from scomm.models.reporting import Switches, Truth, simulate
    from scomm.models.staggered import group_time, group_time_by_time, two_way, two_way_by_time

    broken = Switches(reporting=True)
    made = seconds(lambda: simulate(1, Truth(), broken, dates="month").recorded, 9)
    say(f"world, 3,143 counties, 72 months    {1000 * statistics.median(made):6.1f} ms  "
        f"(slowest {1000 * max(made):.0f}; under 1000)")  # fmt: skip
    panel = simulate(1).panel("recorded")
    for estimator in (two_way, two_way_by_time, group_time, group_time_by_time):
        found = seconds(partial(estimator, panel), 9)
        say(f"{estimator.__name__ + ', 24 quarters':<36}{1000 * statistics.median(found):6.1f} ms")


def lessons(solutions: Path) -> None:
    """Each lesson's solution from top to bottom in its kernel, and the kernel's peak memory."""
    for lesson_id in lesson_ids(KIT):
        folder = solutions.parent / "lessons" / lesson_id
        folder.mkdir(parents=True, exist_ok=True)
        found, peak = [], 0.0
        for _ in range(_runs or 3):
            notebook = nbformat.read(solutions / lesson_id / f"{lesson_id}.ipynb", 4)
            notebook.cells.append(nbformat.v4.new_code_cell(PEAK))
            client = NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120)
            found.append(timed(client.execute))
            peak = max(peak, float(notebook.cells[-1].outputs[0].text))
        say(
            f"lesson {lesson_id:<29}{statistics.median(found):6.1f} s   peak memory {peak:.0f} MB  "
            "(with its kernel; under 20 s, lessons 0 to 3 under 15 s, lesson 4 under 10 s; under 1000 MB)"
        )


def main(runs: str = "") -> None:
    """Print every figure, with the machine it was measured on; write them to docs/bench.md, if nobody changed `runs`."""
    global _runs
    if runs and not (runs.isdecimal() and int(runs)):
        sys.exit(f"RUNS can't be {runs!r}. Give a whole number, 1 or more.")
    _runs = int(runs or 0)
    versions = {name: __import__(name).__version__ for name in ("pandas", "plotly")}
    say(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {json.dumps(versions)}")  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "lessons", LESSON)
        folder.mkdir(parents=True)
        solutions = Path(name, "solutions")
        shutil.copytree(KIT / "solutions", solutions)
        imports(folder)
        loads()
        views()
        clicks()
        browser()
        site()
        models()
        effects()
        worlds()
        lessons(solutions)
    student(say)
    if _runs:
        return  # too few runs to print
    text = [
        "# What the kit costs",
        "",
        "Written by `make bench`: medians of several runs, measured side by side. [Explorers in a browser](bench-explorers.md) have a table of their own.",
    ]
    REPORT.write_text("\n".join([*text, "", "```text", *_said, "```", ""]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
