"""The region of a live explorer whose words a screen reader speaks when they change."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets


class LiveRegion(anywidget.AnyWidget):
    """A region that a screen reader speaks whenever its words change.

    The region stays and its words are replaced: one that is made anew at each change, as
    `ipywidgets.HTML` would do, is often not spoken. While a slider plays it is `quiet`: the words
    change and are not spoken; the last ones are, when the playing stops.
    """

    _esm = Path(__file__).with_name("live_region.js")
    html = traitlets.Unicode("").tag(sync=True)
    quiet = traitlets.Bool(False).tag(sync=True)
