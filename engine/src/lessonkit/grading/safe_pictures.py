"""Pictures in outputs: a PNG or a JPEG that really is one and is no larger than a page can show."""

from __future__ import annotations

import base64
import binascii
import io
import warnings

from PIL import Image

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
MOST_BYTES = 600_000
MOST_PIXELS = 25_000_000
_OPENING = "data:{};base64,"


def picture_data(mime: str, data: object) -> str | None:
    """A picture's base64, written anew; None if it is not of this kind, is damaged or too large.

    >>> picture_data("image/png", "PHNjcmlwdD4=") is None
    True
    """
    if mime not in FORMATS or not isinstance(data, str) or len(data) > 2 * MOST_BYTES:
        return None
    try:
        found = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return base64.b64encode(found).decode("ascii") if _is_picture(found, FORMATS[mime]) else None


def data_address(mime: str, data: object) -> str | None:
    """The address under which a page holds a picture within itself; None if it is no picture."""
    good = picture_data(mime, data)
    return _OPENING.format(mime) + good if good else None


def is_data_address(address: str) -> bool:
    """True for an address that holds a good picture within itself."""
    for mime in FORMATS:
        opening = _OPENING.format(mime)
        if address.startswith(opening):
            return picture_data(mime, address.removeprefix(opening)) is not None
    return False


def _is_picture(found: bytes, kind: str) -> bool:
    """Reads the head of the file alone, so a small file that claims a huge picture costs nothing."""
    if len(found) > MOST_BYTES:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(found), formats=[kind]) as picture:
                return 0 < picture.width * picture.height <= MOST_PIXELS
    except Exception:  # Pillow raises whatever a damaged file leads it to
        return False
