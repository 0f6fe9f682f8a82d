"""JupyterLab's one-key commands, kept away from an explorer's controls."""

from __future__ import annotations

from pathlib import Path

import anywidget


class ShortcutKeys(anywidget.AnyWidget):
    """Without it an arrow key in a drop-down moves to the next cell, and "d" twice deletes the explorer.

    It shows nothing and takes no room.
    """

    _esm = Path(__file__).with_name("shortcut_keys.js")

    def __init__(self) -> None:
        super().__init__(layout={"display": "none"})
