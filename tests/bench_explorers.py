"""How long each explorer takes in a browser: `make bench-explorers` writes docs/bench-explorers.md; names of explorers print those alone."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lessonkit.explorers import explorer, ids, render
from tests.browser.chromium import Network, launched

REPORT = Path(__file__).parents[1] / "docs" / "bench-explorers.md"
OPENINGS = 3

MOVES = """async () => {
  const taken = [];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (const one of document.querySelectorAll(".scomm-explorer select, .scomm-explorer input[type=range]:not(.reading)")) {
    const before = one.value;
    const values = one.tagName === "SELECT" ? [...one.options].slice(0, 4).map(({ value }) => value) : [1, 2, 3].map((i) => String(Math.min(one.max, i)));
    for (const value of [...values, before]) {
      if (one.value === value) continue;
      const began = performance.now();
      one.value = value;
      one.dispatchEvent(new Event(one.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
      await frame();
      taken.push(performance.now() - began);
    }
  }
  return taken;
}"""


@dataclass(frozen=True)
class Taken:
    """What an explorer takes: milliseconds in Python for its page and in Chromium to its first picture, those of each move, and its size."""

    id: str
    title: str
    made: float
    opened: float
    moves: tuple[float, ...]
    kilobytes: int

    @property
    def late(self) -> float:
        """Milliseconds in which 95 % of the moves are done."""
        return self.moves[min(len(self.moves) - 1, round(0.95 * (len(self.moves) - 1)))]

    def line(self) -> str:
        """One line for a terminal."""
        return (
            f"drawn: {self.id:<30}{self.opened:5.0f} ms  (under 500); a move {statistics.median(self.moves):.0f} ms, "
            f"95 % under {self.late:.0f} (under 50); {self.kilobytes} kB, made in {self.made / 1000:.1f} s"
        )

    def row(self) -> str:
        """A row of the table."""
        middle = statistics.median(self.moves)
        return f"| {self.title} | {self.opened:.0f} | {middle:.0f} | {self.late:.0f} | {self.kilobytes:,} | {self.made / 1000:.1f} |"


def timed_explorers(which: Sequence[str] = ()) -> Iterator[Taken]:
    """Each explorer, or those that are named, as a page without Python in Chromium at 1280 by 800."""
    with launched(Network(), 1280, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        for id in which or ids():
            found = explorer(id)
            began = time.perf_counter()
            source = render(found, found.start, "standalone")
            made = time.perf_counter() - began
            opened = []
            for _ in range(OPENINGS):
                page.goto("about:blank")
                began = time.perf_counter()
                page.set_content(source)
                page.locator(".scomm-explorer .part > *:visible").first.wait_for()
                opened.append(time.perf_counter() - began)
            moves = tuple(sorted(page.evaluate(MOVES))) or (0.0,)
            first = 1000 * statistics.median(opened)
            yield Taken(id, found.title, 1000 * made, first, moves, len(source) // 1024)


def main(*which: str) -> None:
    """Print a line for each explorer; of all of them, write the table."""
    taken = []
    for one in timed_explorers(which):
        print(one.line(), flush=True)
        taken.append(one)
    if which:
        return
    head = [
        "# Explorers in a browser",
        "",
        f"Written by `make bench-explorers` on {date.today()}; load of the machine at the end {os.getloadavg()[0]:.1f}. Each as a page without Python, in Chromium at 1280 by 800:",
        "milliseconds from opening to the picture (at most 500), and from a moved control to the end of the frame that shows the change (95 % of moves",
        "under 50; a frame alone takes up to 17). *Made* is what Python takes for a page with all its states, in seconds: of grow and capture each of 46 states is",
        "two prints that are pressed, read and compared, and its page holds their pictures, so it takes longest to make. In a notebook a state is made when it is chosen.",
        "",
        "| Explorer | First picture | A move | 95 % of moves under | Page, kB | Made, s |",
        "|:--|--:|--:|--:|--:|--:|",
    ]
    REPORT.write_text("\n".join([*head, *(one.row() for one in taken), ""]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
