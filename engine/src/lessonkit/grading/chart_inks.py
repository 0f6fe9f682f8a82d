"""The few inks of a redrawn chart: a pixel is the number of an ink, so a sheet is small, and it is made small without a search for colours."""

from __future__ import annotations

from itertools import combinations_with_replacement, permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from lessonkit.tokens import PAGES, PRINTED_GRID, SERIES, TEXT

PAPER: Final = PAGES["light"]
GRID: Final = PRINTED_GRID
INKS: Final = (PAPER, GRID, *(mark.colour for mark in SERIES))
FINE: Final = 2
"""Marks are drawn so many times larger."""
_SHADES: Final = 15
_PER_SHADE: Final = 256 // (_SHADES + 1)
"""A letter's edges have so many shades; on its sheet a pixel is from 0 to 255."""
_STRIP: Final = 32
"""Rows of the page that are worked out at a time: what that takes stays small."""
Pixels = NDArray[np.uint8]


def _rgb(colour: str) -> tuple[int, ...]:
    return ImageColor.getrgb(colour)[:3]


_RGB: Final = np.array([_rgb(one) for one in INKS])
_MIXED: Final = [*combinations_with_replacement(range(len(INKS)), FINE * FINE)]
"""What a pixel of the page can hold: the inks of the pixels that it is made of, in order; their mean is its colour."""
_NUMBER: Final = np.zeros((len(INKS),) * (FINE * FINE), np.uint8)
for _place, _inks in enumerate(_MIXED):
    for _order in permutations(_inks):
        _NUMBER[_order] = _place
_PURE: Final = _NUMBER[(np.arange(len(INKS)),) * (FINE * FINE)]
_OF_INKS: Final = _RGB.astype(np.uint8).tobytes()
_WORDS: Final = np.linspace(_rgb(PAPER), _rgb(TEXT["light"]), _SHADES + 1)[1:]
_PALETTE: Final = np.vstack([_RGB[np.array(_MIXED)].mean(axis=1), _WORDS]).round().astype(np.uint8).tobytes()


def sheet(wide: int, high: int) -> Pixels:
    """The pixels of an empty sheet."""
    return np.zeros((high, wide), np.uint8)


def part_of(of: Pixels, box: tuple[int, int, int, int]) -> Image.Image:
    """A part of a sheet (left, top, right, bottom) as a picture that is drawn on in place; what lies outside of it stays as it is."""
    left, top, right, bottom = box
    row = of.shape[1]
    size = (
        min(right, row) - left,
        min(bottom, len(of) - 1) - top,
    )  # the last row of a part needs one below it
    found = Image.frombuffer("P", size, of.ravel()[top * row + left :], "raw", "P", row, 1)
    found.readonly = 0
    found.putpalette(_OF_INKS)
    return found


def shades_of(of: Pixels) -> Image.Image:
    """A sheet of words as a picture that is drawn on in place."""
    found = Image.frombuffer("L", of.shape[::-1], of, "raw", "L", 0, 1)
    found.readonly = 0
    return found


def on_paper(drawn: Pixels, words: Pixels) -> Image.Image:
    """The page: a sheet made small, with smooth edges, and over it words, whose sheet says how dark each pixel is."""
    page = np.empty(words.shape, np.uint8)
    for top in range(0, len(page), _STRIP):
        strip = slice(top, top + _STRIP)
        _make_small(drawn[FINE * top : FINE * (top + _STRIP)], page[strip])
        small, dark = page[strip].ravel(), words[strip].ravel()
        written = np.flatnonzero(dark >= _PER_SHADE)
        small[written] = dark[written] // _PER_SHADE + (len(_MIXED) - 1)
    found = Image.fromarray(page, "P")
    found.putpalette(_PALETTE)
    return found


def _make_small(drawn: Pixels, page: Pixels) -> None:
    """Give each pixel of some rows of the page the mean of its inks; most have only one."""
    upper, lower = drawn[::FINE], drawn[1::FINE]
    np.take(_PURE, upper[:, ::FINE], out=page, mode="clip")
    pairs = upper.view(np.uint16)
    mixed = np.flatnonzero((pairs != lower.view(np.uint16)) | ((pairs >> 8) != (pairs & 0xFF)))
    rows, columns = np.divmod(mixed, page.shape[1])
    inks = (half[rows, FINE * columns + right] for half in (upper, lower) for right in range(FINE))
    page.ravel()[mixed] = _NUMBER[*inks]
