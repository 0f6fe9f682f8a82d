"""The width of a live explorer's Plotly figure: that of its room on the page."""

from __future__ import annotations

from pathlib import Path

import anywidget


class FigureWidth(anywidget.AnyWidget):
    """Lets a Plotly figure fill its room: one that is drawn before it stands on the page gets 700 pixels for good.

    It is a line without height across the explorer, and sees from its own width when that of the room changes.
    """

    _esm = Path(__file__).with_name("figure_width.js")

    def __init__(self) -> None:
        super().__init__(layout={"height": "0", "margin": "0", "overflow": "hidden"})
