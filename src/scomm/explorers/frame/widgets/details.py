"""What stands below a live figure, notes, description and table: once opened, it stays open while it changes."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets


class Details(anywidget.AnyWidget):
    """HTML that may fold; `ipywidgets.HTML` would fold it again at each change, and not shrink on a small screen."""

    _esm = Path(__file__).with_name("details.js")
    value = traitlets.Unicode("").tag(sync=True)
