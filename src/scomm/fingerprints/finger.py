"""An artificial finger: grown from a seed, belonging to nobody, and pressed as often as one likes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from lessonkit.errors import KitError
from scomm.fingerprints.classes import Class, check_class, draw_class, draw_layout
from scomm.fingerprints.flow import plane, ridge_flow
from scomm.fingerprints.pressing import Capture, Pressing, draw_pressing, press
from scomm.fingerprints.ridges import Picture, enlarge, grow

DPI = {300: 1.35, 400: 1.8, 500: 2.25}
"""The resolutions that a finger has, and how much larger each is than the grid on which ridges grow."""
ROWS, COLUMNS = 180, 140
"""The grid on which ridges grow: about 16 mm by 20.5 mm."""
GRID_PER_MM = 300 / 1.35 / 25.4


@dataclass(frozen=True, eq=False)
class Finger:
    """One artificial finger. The same seed, class and resolution give the same ridges; a `KitError` for what can't be.

    Without a class one is drawn, each as often as it occurs. `ridges` go from -1 (a valley) to 1 (a ridge): about 243 by 189
    pixels at 300 dpi.

    >>> Finger(7, "whorl").ridges.shape
    (243, 189)
    """

    seed: int
    cls: Class | None = None
    dpi: int = 300
    ridges: Picture = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rng = np.random.default_rng([check_seed(self.seed), 1])
        cls = draw_class(rng) if self.cls is None else check_class(self.cls)
        flow = ridge_flow(draw_layout(cls, rng), plane(ROWS, COLUMNS, GRID_PER_MM), rng)
        object.__setattr__(self, "cls", cls)
        object.__setattr__(self, "ridges", enlarge(grow(flow, rng), DPI[check_dpi(self.dpi)]))

    def capture(self, seed: int, how: str = "medium", **exactly: float) -> Capture:
        """The finger pressed once, in the conditions of a preset: easy, medium or hard.

        `seed` draws what chance decides: turning, stretching, dirt. What is given by name, such as `rotate=20`, is exact.
        """
        return press(self, draw_pressing(check_seed(seed), how, **exactly))

    def press(self, pressing: Pressing) -> Capture:
        """The finger pressed exactly so."""
        return press(self, pressing)


def check_seed(seed: object) -> int:
    """The seed as a whole number from 0 on; a `KitError` for anything else."""
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)) or seed < 0:
        raise KitError(f"A seed can't be {seed!r}.", allowed="whole numbers from 0 on, such as 7")
    return int(seed)


def check_dpi(dpi: int) -> int:
    """The resolution, or a `KitError` that lists those there are."""
    if dpi not in DPI:
        raise KitError(f"A finger can't have {dpi} dpi.", allowed=", ".join(map(str, DPI)))
    return dpi
