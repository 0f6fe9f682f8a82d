"""Minutiae as a record of ISO/IEC 19794-2:2011, which other matchers read."""

from __future__ import annotations

import struct

import numpy as np

from scomm.fingerprints.minutiae import Minutiae

MOST = 255


def as_iso_record(minutiae: Minutiae, shape: tuple[int, int], dpi: int) -> bytes:
    """The minutiae, the best 255 at most, as the bytes of a finger minutiae record, from a picture of (height, width).

    Places are counted in pixels from the upper left, angles in 256ths of a turn, counterclockwise.
    """
    per_mm, (height, width) = dpi / 25.4, shape
    best = minutiae.only(np.argsort(-minutiae.quality, kind="stable")[:MOST])
    columns = np.clip(np.rint((width - 1) / 2 + best.x * per_mm), 0, width - 1).astype(int)
    rows = np.clip(np.rint((height - 1) / 2 - best.y * per_mm), 0, height - 1).astype(int)
    angles = np.rint(best.angle / (2 * np.pi) * 256).astype(int) % 256
    quality = np.clip(np.rint(best.quality * 100), 1, 100).astype(int)
    kinds = np.where(best.fork, 2, 1)
    body = b"".join(
        struct.pack(">HHBB", kind << 14 | column, row, angle, good)
        for kind, column, row, angle, good in zip(kinds, columns, rows, angles, quality, strict=True)
    )
    per_cm = round(dpi / 2.54)
    # No date, device or quality is told; the finger is unknown; a livescan laid flat; six bytes for each minutia.
    about = b"\xff" * 9 + struct.pack(
        ">BHHBBBHHBHHBB", 0, 0, 0, 0, 0, 0, per_cm, per_cm, 0, width, height, 0x60, len(best)
    )
    view = about + body + struct.pack(">H", 0)
    head = struct.pack(">HBI", 1, 0, 4 + len(view))
    return b"FMR\0" + b"030\0" + struct.pack(">I", 12 + len(head) + len(view)) + head + view
