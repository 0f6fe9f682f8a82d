"""A press as pictures that a page can hold: the whole print, and its middle after each step of the reading."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lessonkit.charts.marks import Film, Frame, Print, Spot
from lessonkit.language import sentences_beside
from scomm.explorers.grow_and_capture.presses import FINGERS, Press

say = sentences_beside(__file__)

Kind = TypeVar("Kind", bound=np.generic)

PER_MM = 300 / 25.4
SIZE = (189, 243)
"""Width and height of a print, in pixels."""
MIDDLE = (112, 76)
"""Width and height of the part of a print that the steps show: about 9.5 by 6.5 mm."""
EVERY = 9
"""Pixels from one line of the flow to the next."""
QUALITY = 40
"""Of a picture: at 9 kB the ridges are as sharp as a page of this size shows them."""
PALE = 0.45
"""How much of a picture's darkness is left below what is drawn on it."""


@dataclass(frozen=True)
class Window:
    """A part of a print, by its first column and row."""

    left: int
    top: int

    def cut(self, image: NDArray[Kind]) -> NDArray[Kind]:
        """That part of a picture."""
        return image[self.top : self.top + MIDDLE[1], self.left : self.left + MIDDLE[0]]


def print_of(press: Press, label: str) -> Print:
    """The whole print with the minutiae that the matcher uses."""
    spots = tuple(_spots(press, SIZE, Window(0, 0)))
    forks = sum(one.fork for one in spots)
    return Print(
        _whole(press),
        label,
        say("print", n=len(spots), ends=len(spots) - forks, forks=forks),
        spots,
    )


def film_of(press: Press) -> Film:
    """The steps from a print to its minutiae, in its middle."""
    stages, window = press.stages, _middle(press.stages.touched)
    plain, enhanced = window.cut(stages.image), window.cut(stages.enhanced)
    # Ridges alone, from the filter's answer: what it is unsure of stays white.
    ridges = 255 * (1 - np.tanh(2 * np.maximum(enhanced, 0) / max(float(enhanced.std()), 1e-6)))
    lines = address(np.where(window.cut(stages.skeleton), 0, 255).astype(np.uint8), sharp=True)
    pale = (255 - PALE * (255 - plain.astype(float))).astype(np.uint8)
    return Film(
        (
            _frame("press", address(plain)),
            _frame("flow", address(pale), flow=tuple(_flow(press, window))),
            _frame("ridges", address(ridges.astype(np.uint8))),
            _frame("lines", lines),
            _frame("minutiae", lines, spots=tuple(_spots(press, MIDDLE, window))),
        ),
        MIDDLE,
        say("film"),
    )


@lru_cache(maxsize=FINGERS)
def _whole(press: Press) -> str:
    """A whole print; the first press stays while a slider moves, and so does its picture."""
    return address(press.stages.image)


def _frame(step: str, picture: str, flow: tuple[Spot, ...] = (), spots: tuple[Spot, ...] = ()) -> Frame:
    return Frame(picture, say(f"step.{step}"), say(f"step-in-full.{step}"), flow, spots)


def address(image: NDArray[np.generic], sharp: bool = False) -> str:
    """A grey picture, (height, width) of 0 to 255, as an address that holds it whole; `sharp` for black lines on white."""
    from PIL import Image  # with the part "prints", as what makes the picture

    held = BytesIO()
    made = Image.fromarray(image)
    if sharp:
        twice = made.resize((2 * made.width, 2 * made.height), Image.Resampling.NEAREST)
        twice.convert("1").save(held, "PNG")
    else:
        made.save(held, "WEBP", quality=QUALITY, method=2)
    kind = "png" if sharp else "webp"
    return f"data:image/{kind};base64,{b64encode(held.getvalue()).decode()}"


def _middle(touched: NDArray[np.bool_]) -> Window:
    """The window around the middle of what touched, or of the picture where nothing did; all of it inside the picture."""
    rows, columns = np.nonzero(touched)
    middle = (columns.mean(), rows.mean()) if len(rows) else (SIZE[0] / 2, SIZE[1] / 2)
    left, top = (
        int(np.clip(round(at - small / 2), 0, whole - small))
        for at, small, whole in zip(middle, MIDDLE, SIZE, strict=True)
    )
    return Window(left, top)


def _spots(press: Press, size: tuple[int, int], window: Window) -> Iterator[Spot]:
    """The minutiae that lie in a window, as shares of its size, in the order of the template."""
    found = press.template.minutiae
    x = ((SIZE[0] - 1) / 2 + found.x * PER_MM + 0.5 - window.left) / size[0]
    y = ((SIZE[1] - 1) / 2 - found.y * PER_MM + 0.5 - window.top) / size[1]
    for place in range(len(found)):
        if 0 <= x[place] <= 1 and 0 <= y[place] <= 1:
            yield _spot(x[place], y[place], found.angle[place], bool(found.fork[place]))


def _flow(press: Press, window: Window) -> Iterator[Spot]:
    """Which way the ridges run, here and there in a window, where anything touched."""
    flow, touched = window.cut(press.stages.flow), window.cut(press.stages.touched)
    for row in range(EVERY // 2, MIDDLE[1], EVERY):
        for column in range(EVERY // 2, MIDDLE[0], EVERY):
            if touched[row, column]:
                yield _spot((column + 0.5) / MIDDLE[0], (row + 0.5) / MIDDLE[1], flow[row, column])


def _spot(x: float, y: float, angle: float, fork: bool = False) -> Spot:
    """A spot as exactly as a pixel shows it: a page holds thousands."""
    return Spot(round(float(x), 4), round(float(y), 4), round(float(angle), 3), fork)
