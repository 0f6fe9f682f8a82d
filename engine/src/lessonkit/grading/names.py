"""Names of folders and files as learners and their computers make them: which can be used, and how the others are shown."""

from __future__ import annotations

import unicodedata

_NO_TEXT = ("Cc", "Cs")
"""Unicode's kinds of signs that no table can show: controls of a terminal, and bytes that are no text."""


def is_text(name: str) -> bool:
    """True for a name that a gradebook, a table and a page can hold.

    >>> is_text("zoë 🦊 o'brien"), is_text("two\\nlines"), is_text("zo\\udceb")
    (True, False, False)
    """
    return not any(unicodedata.category(sign) in _NO_TEXT for sign in name)


def shown(name: str) -> str:
    """A name in a sentence: what can't be shown becomes a question mark.

    >>> shown("two\\nlines")
    'two?lines'
    """
    return "".join("?" if unicodedata.category(sign) in _NO_TEXT else sign for sign in name)
