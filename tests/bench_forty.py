"""How long ten of the worst hold up a class of forty: `python -m tests.bench_forty RUNS` grades it with them and without, in turn."""

from __future__ import annotations

import shutil
import statistics
import sys
import time

from tests.adversarial.batch import new_workshop
from tests.adversarial.class_of_forty import beside, class_of_forty, hand_in

RUNS = 3
MOST = 1.5
"""How many times as long a class may take with them."""


def main(runs: int = RUNS) -> None:
    """Measure, and print."""
    seconds: dict[bool, list[float]] = {False: [], True: []}
    with new_workshop() as shop:
        of = class_of_forty(shop)
        for _ in range(runs):
            for disturbed, told in seconds.items():
                shutil.rmtree(shop.root.parent / "copy", ignore_errors=True)
                copy = beside(shop, "copy")
                hand_in(copy, of, disturbed=disturbed)
                began = time.perf_counter()
                copy.course.scomm("grade", copy.lesson, "--workers", "2")
                told.append(time.perf_counter() - began)
    quiet, loud = (statistics.median(seconds[disturbed]) for disturbed in (False, True))
    print(f"A class of forty: {quiet:.1f} s undisturbed, {loud:.1f} s with ten of the worst, {loud / quiet:.2f} times as long (at most {MOST}).")  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
