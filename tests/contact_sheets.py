"""Every explorer in four states on a few sheets, to be looked at: `python -m tests.contact_sheets FOLDER [ID ...]`.

The states are the start, a scene from the middle, one that is refused where there is any, and every control at its last value. Each
is drawn wide in light colours; a sheet shows four explorers as they are, in greyscale or as without green cones (deuteranopia, Machado
and others, 2009). The start is drawn narrow and in dark colours as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, ImageDraw
from playwright.sync_api import Page

from lessonkit.explorers import Explorer, explorer, ids
from lessonkit.explorers.frame.spec import State
from tests.browser.chromium import Network, launched
from tests.explorers.whole_pages import page_at

WIDE, NARROW, HEIGHT = 912, 375, 760
TILE, TALL, SMALL = (456, 380), (260, 640), 6
A_SHEET = 4
"""Explorers on a sheet of wide pictures."""

_DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
"""For linear red, green and blue."""


def states(found: Explorer) -> dict[str, State]:
    """The states that are drawn, by name."""
    scenes = list(found.scenes.values())
    chosen: dict[str, State] = {"start": found.start, "middle": scenes[len(scenes) // 2]}
    refused = next((one for one in _one_step(found) if found.reason(one)), None)
    if refused is not None:
        chosen["refused"] = refused
    last: State = {control.name: control.values[-1] for control in found.controls}
    return {**chosen, "end": scenes[-1] if found.reason(last) else last}


def _one_step(found: Explorer) -> Iterator[State]:
    for base in (found.start, *found.scenes.values()):
        for control in found.controls:
            for value in control.values:
                yield {**base, control.name: value}


def _drawn(page: Page, found: Explorer, state: State, width: int, scheme: str) -> Image.Image:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_content(page_at(found.id, **state))
    page.wait_for_timeout(250)
    return Image.open(BytesIO(page.screenshot(full_page=width == NARROW))).convert("RGB")


def _as_is(image: Image.Image) -> Image.Image:
    return image


def _grey(image: Image.Image) -> Image.Image:
    return image.convert("L").convert("RGB")


def _without_green(image: Image.Image) -> Image.Image:
    coded = np.asarray(image, float) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4) @ _DEUTERANOPIA.T
    clear = np.clip(linear, 0, 1)
    seen_so = np.where(clear <= 0.0031308, clear * 12.92, 1.055 * clear ** (1 / 2.4) - 0.055)
    return Image.fromarray((255 * seen_so).round().astype("uint8"))


EYES: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "light": _as_is,
    "grey": _grey,
    "without-green": _without_green,
}


T = TypeVar("T")


def _by(some: Sequence[T], many: int) -> list[list[T]]:
    """The same in lists of so many; the last may be shorter."""
    return [list(some[at : at + many]) for at in range(0, len(some), many)]


def _sheet(tiles: list[list[tuple[str, Image.Image]]], size: tuple[int, int]) -> Image.Image:
    across, down = max(map(len, tiles)), len(tiles)
    sheet = Image.new("RGB", (across * (size[0] + 8), down * (size[1] + 20)), "#888")
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(tiles):
        for column, (name, image) in enumerate(line):
            x, y = column * (size[0] + 8), row * (size[1] + 20)
            small = image.copy()
            small.thumbnail(size, Image.Resampling.LANCZOS)
            pen.text((x + 4, y + 3), name, fill="white")
            sheet.paste(small, (x, y + 18))
    return sheet


def draw(folder: Path, which: list[str]) -> None:
    """All sheets of these explorers, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[list[tuple[str, Image.Image]]] = []
    narrow: list[tuple[str, Image.Image]] = []
    dark: list[tuple[str, Image.Image]] = []
    with launched(Network(), WIDE, HEIGHT) as page:
        for id in which:
            found = explorer(id)
            rows.append(
                [
                    (f"{id}: {name}", _drawn(page, found, state, WIDE, "light"))
                    for name, state in states(found).items()
                ]
            )
            narrow.append((id, _drawn(page, found, found.start, NARROW, "light")))
            dark.append((id, _drawn(page, found, found.start, WIDE, "dark")))
    for eyes, turned in EYES.items():
        for n, some in enumerate(_by(rows, A_SHEET), 1):
            tiles = [[(name, turned(image)) for name, image in row] for row in some]
            _sheet(tiles, TILE).save(folder / f"{eyes}-{n}.png")
    for name, images, size in (("narrow", narrow, TALL), ("dark", dark, TILE)):
        lines = _by(images, SMALL if name == "narrow" else A_SHEET)
        _sheet(lines, size).save(folder / f"{name}.png")


if __name__ == "__main__":
    draw(Path(sys.argv[1]), sys.argv[2:] or list(ids()))
