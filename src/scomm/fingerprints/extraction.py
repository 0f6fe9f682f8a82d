"""From a picture to minutiae: where ridges end and fork, found in steps that can each be looked at.

Orientation and filtering after Hong, Wan and Jain, "Fingerprint image enhancement: algorithm and performance evaluation"
(IEEE TPAMI, 1998); the count of crossings after Rutovitz (1966), as the *Handbook of Fingerprint Recognition* gives it.
Nothing here knows how the finger was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.morphology import skeletonize

from lessonkit.errors import KitError
from scomm.fingerprints.minutiae import Minutiae
from scomm.fingerprints.ridges import Picture, filter_along, filters

RIDGE_MM = 0.457
"""From ridge to ridge: 9 pixels at 500 dpi."""
DIRECTIONS = 16
LEAST_CONTRAST = 9.0
"""Grey levels by which a place must vary to count as touched."""
LEAST_AREA_MM2 = 12.0
"""Touched skin below which nothing is read."""


@dataclass(frozen=True, eq=False)
class Stages:
    """What each step of an extraction saw: pictures of the size of the capture.

    `flow` in radians from 0 to pi; `touched` where skin met the glass; `enhanced` from -1 (valley) to 1 (ridge); `skeleton`
    lines of one pixel; `found` before weeding, `kept` after.
    """

    image: NDArray[np.uint8]
    touched: NDArray[np.bool_]
    flow: Picture
    coherence: Picture
    enhanced: Picture
    skeleton: NDArray[np.bool_]
    found: Minutiae
    kept: Minutiae


@overload
def extract(image: NDArray[np.uint8], dpi: int = 300) -> Minutiae: ...
@overload
def extract(image: NDArray[np.uint8], dpi: int = 300, *, explain: Literal[True]) -> Stages: ...
def extract(image: NDArray[np.uint8], dpi: int = 300, *, explain: bool = False) -> Minutiae | Stages:
    """The minutiae of a picture, (height, width) of 0 black to 255 white; with `explain` every step on the way.

    An empty or all-white picture has no minutiae. A `KitError` where it is no picture of one print.
    """
    stages = in_stages(image, dpi)
    return stages if explain else stages.kept


def in_stages(image: NDArray[np.uint8], dpi: int = 300) -> Stages:
    """Every step from a picture to its minutiae."""
    check_image(image)
    per_mm = dpi / 25.4
    grey = 255 - image.astype(np.float32)
    size = 2.2 * per_mm
    mean = ndimage.uniform_filter(grey, round(size))
    spread = np.sqrt(np.maximum(ndimage.uniform_filter(grey * grey, round(size)) - mean * mean, 0))
    touched = _touched(spread, per_mm)
    flat = (grey - mean) / np.maximum(spread, LEAST_CONTRAST)
    flow, coherence = _flow(flat, per_mm)
    bank = filters(*image.shape, RIDGE_MM * per_mm, DIRECTIONS, 0.5, 0.8)
    enhanced = filter_along(flat, flow, bank)
    ridges = (enhanced > 0) & touched
    skeleton = skeletonize(ridges)
    quality = np.clip(coherence, 0, 1) * np.clip(spread / 60, 0, 1)
    found = _minutiae(skeleton, enhanced, flow, quality, per_mm)
    return Stages(
        image,
        touched,
        flow,
        coherence,
        enhanced,
        skeleton,
        found,
        weeded(found, _inside(touched, found, per_mm)),
    )


def check_image(image: object) -> None:
    """A `KitError` for what is no grey picture of at least 32 by 32 pixels."""
    allowed = "a grey picture: an array of whole numbers from 0 (black) to 255 (white), (height, width), 32 by 32 or larger"
    if (
        not isinstance(image, np.ndarray)
        or image.ndim != 2
        or image.dtype != np.uint8
        or min(image.shape) < 32
    ):
        shape = f"{getattr(image, 'dtype', type(image).__name__)} {getattr(image, 'shape', '')}".strip()
        raise KitError(f"This is no picture of a print: {shape}.", allowed=allowed)


def _touched(spread: Picture, per_mm: float) -> NDArray[np.bool_]:
    """Where skin met the glass: the largest patch that varies enough, without holes; nothing if it is too small."""
    patches, n = ndimage.label(ndimage.gaussian_filter(spread, 0.4 * per_mm) > LEAST_CONTRAST * 2)
    if not n:
        return np.zeros(spread.shape, dtype=bool)
    sizes = np.bincount(patches.ravel())[1:]
    if sizes.max() < LEAST_AREA_MM2 * per_mm**2:
        return np.zeros(spread.shape, dtype=bool)
    return np.asarray(ndimage.binary_fill_holes(patches == sizes.argmax() + 1))


def _flow(flat: Picture, per_mm: float) -> tuple[Picture, Picture]:
    """The ridges' angle at each place, 0 to pi, and how surely it is one angle, 0 to 1: by the structure tensor."""
    smooth = ndimage.gaussian_filter(flat, 0.06 * per_mm)
    down, right = np.gradient(smooth)
    up = -down
    reach = 0.55 * per_mm
    xx, yy, xy = (
        ndimage.gaussian_filter(part, reach, truncate=2.5) for part in (right * right, up * up, right * up)
    )
    along = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    coherence = np.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-6)
    return np.mod(along, np.pi).astype(np.float32), coherence.astype(np.float32)


def _minutiae(
    skeleton: NDArray[np.bool_], enhanced: Picture, flow: Picture, quality: Picture, per_mm: float
) -> Minutiae:
    """Ends (one line leaves the pixel) and forks (three do) of a skeleton, each with the way it points."""
    lines = np.pad(skeleton, 1).astype(np.int8)
    around = [lines[1 + r : lines.shape[0] - 1 + r, 1 + c : lines.shape[1] - 1 + c] for r, c in _RING]
    crossings = sum(np.abs(a - b) for a, b in zip(around, around[1:] + around[:1], strict=True))
    rows, columns = np.nonzero(skeleton & ((crossings == 2) | (crossings == 6)))
    fork = crossings[rows, columns] == 6
    angle = flow[rows, columns].astype(np.float64)
    step = 0.75 * RIDGE_MM * per_mm
    ahead, behind = (
        ndimage.map_coordinates(
            enhanced,
            [rows - s * step * np.sin(angle), columns + s * step * np.cos(angle)],
            order=1,
            mode="nearest",
        )
        for s in (1, -1)
    )
    # An end points into its ridge, a fork into the valley between its branches: an end that is pressed onto its
    # neighbour becomes a fork that points the same way.
    turn = np.where(fork, ahead > behind, ahead < behind)
    return Minutiae(
        x=(columns - (skeleton.shape[1] - 1) / 2) / per_mm,
        y=((skeleton.shape[0] - 1) / 2 - rows) / per_mm,
        angle=np.mod(angle + np.pi * turn, 2 * np.pi),
        fork=fork,
        quality=quality[rows, columns].astype(np.float64),
    )


_RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
"""The eight neighbours of a pixel, one after another around it."""


def _inside(touched: NDArray[np.bool_], found: Minutiae, per_mm: float) -> NDArray[np.float64]:
    """How far each minutia lies from where the print stops, in mm."""
    if not len(found):
        return np.zeros(0)
    depth = ndimage.distance_transform_edt(np.pad(touched, 1))[1:-1, 1:-1] / per_mm
    rows = np.rint((touched.shape[0] - 1) / 2 - found.y * per_mm).astype(int)
    columns = np.rint((touched.shape[1] - 1) / 2 + found.x * per_mm).astype(int)
    return np.asarray(depth[rows, columns], dtype=np.float64)


RIM_MM = 0.9
"""A ridge that stops so near to the rim stops because the skin left the glass."""
BREAK_MM = 0.75
"""Two ends nearer than this that face each other are one ridge with a gap."""
SPUR_MM = 0.5
"""Two minutiae nearer than this are a spur, a bridge or a speck."""
LEAST_QUALITY = 0.12
MOST = 100


def weeded(found: Minutiae, depth: NDArray[np.float64]) -> Minutiae:
    """The minutiae to keep, best first and 100 at most; `depth` is how far each lies from the rim, in mm."""
    kept = found.only((depth > RIM_MM) & (found.quality > LEAST_QUALITY))
    if len(kept) > 1:
        away = np.hypot(kept.x[:, None] - kept.x, kept.y[:, None] - kept.y)
        np.fill_diagonal(away, np.inf)
        turned = np.abs(np.angle(np.exp(1j * (kept.angle[:, None] - kept.angle))))
        same_kind = kept.fork[:, None] == kept.fork
        opposite = turned > np.deg2rad(130)
        gap = (away < BREAK_MM) & opposite & same_kind
        near = (away < SPUR_MM) & (opposite | ~same_kind)
        # Of two that say the same of one place, the better stays.
        double = (away < SPUR_MM) & ~near & (kept.quality[:, None] < kept.quality)
        kept = kept.only(~(gap | near | double).any(axis=1))
    best = np.argsort(-kept.quality, kind="stable")[:MOST]
    return kept.only(best)
