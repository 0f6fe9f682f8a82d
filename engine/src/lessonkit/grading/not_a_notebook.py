"""What a file is that is no notebook, and what its learner can do about it."""

from __future__ import annotations

import codecs
import json
from typing import Any

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

SAVE_AGAIN, DOWNLOAD, UNPACK = say("do.save-again"), say("do.download"), say("do.unpack")


class Unreadable(KitError):
    """A file that can't be read as a notebook: `what` is the matter, and what its learner can `do`."""

    def __init__(self, what: str, *, do: str) -> None:
        super().__init__(what, do=do)
        self.what, self.do = what, do


_OPENINGS = (
    (b"%PDF", say("file.pdf"), SAVE_AGAIN),
    (b"\xd0\xcf\x11\xe0", say("file.office"), SAVE_AGAIN),
    (b"{\\rtf", say("file.rtf"), SAVE_AGAIN),
    (b"\x89PNG", say("file.picture"), SAVE_AGAIN),
    (b"\xff\xd8\xff", say("file.picture"), SAVE_AGAIN),
    (b"GIF8", say("file.picture"), SAVE_AGAIN),
    (b"Rar!", say("file.packed"), UNPACK),
    (
        b"7z\xbc\xaf",
        say("file.packed"),
        UNPACK,
    ),
    (b"\x1f\x8b", say("file.packed"), UNPACK),
    (b"bplist", say("file.shortcut"), DOWNLOAD),
    (b"[InternetShortcut]", say("file.web-shortcut"), DOWNLOAD),
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
        return Unreadable(say("file.empty"), do=SAVE_AGAIN)
    if error is not None and text is not None:
        return _broken(text, error)
    if isinstance(data, dict):
        return _other_data(data)
    if content.startswith(b"PK"):
        office = b"[Content_Types].xml" in content[:4000] or b"word/" in content[:4000]
        if office:
            return Unreadable(say("file.office"), do=SAVE_AGAIN)
        return Unreadable(say("file.zip"), do=UNPACK)
    for opening, what, do in _OPENINGS:
        if content.lstrip()[:40].startswith(opening):
            return Unreadable(what, do=do)
    start = (text or "").lstrip()[:300].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<!--")):
        return Unreadable(say("file.web-page"), do=DOWNLOAD)
    if "drive.google.com" in start or "colab.research.google" in start:
        return Unreadable(say("file.drive-address"), do=DOWNLOAD)
    if text is not None:
        return Unreadable(say("file.plain-text"), do=SAVE_AGAIN)
    return Unreadable(say("file.other"), do=SAVE_AGAIN)


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    if "<<<<<<< " in text and ">>>>>>> " in text:
        return Unreadable(
            say("file.merge"),
            do=say("do.finish-merge"),
        )
    text = text.strip()
    near = error.pos >= len(text) - len(r"\u0000") or error.msg.startswith("Unterminated string")
    if error.pos >= len(text) or (near and not text.endswith("}")):
        return Unreadable(
            say("file.cut-off"),
            do=say("do.save-whole"),
        )
    return Unreadable(say("file.damaged", line=error.lineno), do=SAVE_AGAIN)


def _other_data(data: dict[str, Any]) -> Unreadable:
    if "passport" in data and "lesson" in data:
        return Unreadable(say("file.passport"), do=say("do.passport-too"))
    if any(key in data for key in _DRIVE):
        return Unreadable(say("file.drive-shortcut"), do=DOWNLOAD)
    return Unreadable(say("file.data"), do=SAVE_AGAIN)
