"""Ridges: noise that is filtered along the flow again and again, until lines stand in it.

After Cappelli, Maio and Maltoni, "Synthetic fingerprint-database generation" (ICPR 2002). Nobody places an ending or a
fork: they emerge where lines that grew apart meet.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import fft

Picture = NDArray[np.float32]

PERIOD = 4.0
"""Pixels from ridge to ridge while ridges grow."""
DIRECTIONS = 16
ROUNDS = 10


@cache
def filters(height: int, width: int, period: float, directions: int, across: float, along: float) -> Picture:
    """Gabor filters as half spectra: (directions, height, width // 2 + 1).

    `across` and `along` are the spread of a filter in periods, across the ridges and along them.
    """
    v, u = fft.fftfreq(height)[:, None], fft.rfftfreq(width)[None, :]
    bank = []
    for k in range(directions):
        angle = np.pi * k / directions
        # Rows run downwards, angles upwards.
        wave = u * np.sin(angle) + v * np.cos(angle)
        side = u * np.cos(angle) - v * np.sin(angle)
        s, t = 1 / (2 * np.pi * across * period), 1 / (2 * np.pi * along * period)
        bell = np.exp(-(side**2) / (2 * t**2))
        bank.append(
            bell
            * (
                np.exp(-((wave - 1 / period) ** 2) / (2 * s**2))
                + np.exp(-((wave + 1 / period) ** 2) / (2 * s**2))
            )
        )
    return np.asarray(bank, dtype=np.float32)


def filter_along(image: Picture, flow: Picture, bank: Picture) -> Picture:
    """The image filtered at each pixel by the two filters of the bank that lie nearest to the flow, weighed: (height, width)."""
    height, width = image.shape
    spectrum = fft.rfft2(image)
    answers = fft.irfft2(spectrum[None] * bank, s=(height, width), workers=2)
    return blend(answers, flow)


def blend(answers: Picture, flow: Picture) -> Picture:
    """Of answers in several directions, (directions, height, width), the one along the flow at each pixel."""
    place = flow * (len(answers) / np.pi)
    low = np.floor(place).astype(np.intp)
    share = (place - low).astype(np.float32)
    flat = answers.reshape(len(answers), -1)
    here = np.arange(flat.shape[1])
    low = low.ravel() % len(answers)
    high = (low + 1) % len(answers)
    share = share.ravel()
    return ((1 - share) * flat[low, here] + share * flat[high, here]).reshape(flow.shape)


def grow(flow: Picture, rng: np.random.Generator) -> Picture:
    """Ridges along the flow, from -1 (a valley) to 1 (a ridge), four pixels from ridge to ridge: shape of `flow`."""
    bank = filters(*flow.shape, PERIOD, DIRECTIONS, 0.55, 0.75)
    image = rng.standard_normal(flow.shape, dtype=np.float32)
    for _ in range(ROUNDS):
        image = filter_along(image, flow, bank)
        image = np.tanh(image * (1.6 / image.std()), dtype=np.float32)
    return image


def enlarge(image: Picture, times: float) -> Picture:
    """The image with more pixels, by its own waves, so that nothing is blurred: sides times `times`, which must be whole."""
    height, width = (round(n * times) for n in image.shape)
    spectrum = fft.rfft2(image)
    wide = np.zeros((height, width // 2 + 1), dtype=spectrum.dtype)
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    wide[:rows, :columns] = spectrum[:rows, :columns]
    wide[-rows + 1 :, :columns] = spectrum[-rows + 1 :, :columns]
    return np.asarray(fft.irfft2(wide, s=(height, width)) * times**2, dtype=np.float32)
