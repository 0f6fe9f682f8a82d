"""What a file is that is no notebook, and what its learner can do about it."""

from __future__ import annotations

import codecs
import json
from typing import Any

from scomm.errors import ScommError

SAVE_AGAIN = "Save the notebook in Jupyter, and hand in the file that ends in .ipynb."
DOWNLOAD = (
    "Open the notebook where you worked, choose File, Download, and hand in the file that ends in .ipynb."
)


class Unreadable(ScommError):
    """A file that can't be read as a notebook: `what` is the matter, and what its learner can `do`."""

    def __init__(self, what: str, *, do: str) -> None:
        super().__init__(what, do=do)
        self.what, self.do = what, do


_OPENINGS = (
    (b"%PDF", "This is a PDF, not a notebook.", SAVE_AGAIN),
    (b"\xd0\xcf\x11\xe0", "This is an Office document, not a notebook.", SAVE_AGAIN),
    (b"{\\rtf", "This is a document of a word processor, not a notebook.", SAVE_AGAIN),
    (b"\x89PNG", "This is a picture, not a notebook.", SAVE_AGAIN),
    (b"\xff\xd8\xff", "This is a picture, not a notebook.", SAVE_AGAIN),
    (b"GIF8", "This is a picture, not a notebook.", SAVE_AGAIN),
    (b"Rar!", "This is a packed archive, not a notebook.", "Unpack it, and hand in the notebook itself."),
    (
        b"7z\xbc\xaf",
        "This is a packed archive, not a notebook.",
        "Unpack it, and hand in the notebook itself.",
    ),
    (b"\x1f\x8b", "This is a packed archive, not a notebook.", "Unpack it, and hand in the notebook itself."),
    (b"bplist", "This is a shortcut, not a notebook.", DOWNLOAD),
    (b"[InternetShortcut]", "This is a shortcut to a web page, not a notebook.", DOWNLOAD),
)
_DRIVE = ("doc_id", "resource_id", "resource_key")


def text_of(content: bytes) -> str | None:
    """The text in a file's bytes, its byte order mark taken off; None if it is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\x00" in content[:200]:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def no_notebook(
    content: bytes,
    text: str | None,
    name: str = "",
    error: json.JSONDecodeError | None = None,
    data: Any = None,
) -> Unreadable:
    """Why the bytes of a file are no notebook; `error` and `data` are what reading them as JSON gave."""
    if not content.strip(b"\x00 \t\r\n") or (text is not None and not text.strip()):
        return Unreadable("The file is empty.", do=SAVE_AGAIN)
    if error is not None and text is not None:
        return _broken(text, error)
    if isinstance(data, dict):
        return _other_data(data)
    if content.startswith(b"PK"):
        office = b"[Content_Types].xml" in content[:4000] or b"word/" in content[:4000]
        if office:
            return Unreadable("This is an Office document, not a notebook.", do=SAVE_AGAIN)
        return Unreadable("This is a zip, not a notebook.", do="Unpack it, and hand in the notebook itself.")
    for opening, what, do in _OPENINGS:
        if content.lstrip()[:40].startswith(opening):
            return Unreadable(what, do=do)
    start = (text or "").lstrip()[:300].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<!--")):
        return Unreadable(
            "This is a web page saved from the browser, not the notebook behind it.", do=DOWNLOAD
        )
    if "drive.google.com" in start or "colab.research.google" in start:
        return Unreadable("This is an address on Google Drive or Colab, not a notebook.", do=DOWNLOAD)
    if text is not None:
        return Unreadable("This is plain text, not a notebook.", do=SAVE_AGAIN)
    return Unreadable("This is not a notebook.", do=SAVE_AGAIN)


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    if "<<<<<<< " in text and ">>>>>>> " in text:
        return Unreadable(
            "The file holds two versions at once: a merge of git was not finished.",
            do="Finish the merge, open the notebook in Jupyter to see that it opens, and hand it in again.",
        )
    text = text.strip()
    ended = error.pos >= len(text) - 1 or error.msg.startswith("Unterminated string")
    if ended and not text.endswith("}"):
        return Unreadable(
            "The file is cut off: its end is missing.",
            do="It may have been handed in before it was saved or downloaded whole. " + SAVE_AGAIN,
        )
    return Unreadable(f"The file is damaged from line {error.lineno} on.", do=SAVE_AGAIN)


def _other_data(data: dict[str, Any]) -> Unreadable:
    if "passport" in data and "lesson" in data:
        return Unreadable(
            "This is the passport, not the notebook.", do="Hand in the file that ends in .ipynb as well."
        )
    if any(key in data for key in _DRIVE):
        return Unreadable("This is a shortcut to Google Drive, not a notebook.", do=DOWNLOAD)
    return Unreadable("This file holds data, but no notebook's cells.", do=SAVE_AGAIN)
