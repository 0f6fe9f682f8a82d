"""A slider with a label that a screen reader speaks, and a button that plays it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from scomm.explorers.frame.spec import Control, Value
from scomm.language import sentences_beside

say = sentences_beside(__file__)


class Slider(anywidget.AnyWidget):
    """The steps of a control along a line. `value` is the control's value, `index` its place.

    ipywidgets' own sliders have no accessible name, so this one is a native range with a label.
    """

    _esm = Path(__file__).with_name("slider.js")
    label = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    texts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    playing = traitlets.Bool(False).tag(sync=True)
    plays = traitlets.Bool(False).tag(sync=True)
    value = traitlets.Any()

    def __init__(self, control: Control, value: Value) -> None:
        self._values = control.values
        super().__init__(
            label=control.label,
            words=_words(control.label),
            texts=[control.said(one) for one in control.values],
            index=control.values.index(value),
            value=value,
            plays=control.plays,
        )

    @traitlets.observe("index")
    def _to_value(self, change: dict[str, Any]) -> None:
        self.value = self._values[change["new"]]

    @traitlets.observe("value")
    def _to_index(self, change: dict[str, Any]) -> None:
        self.index = self._values.index(change["new"])


def _words(label: str) -> dict[str, str]:
    """What stands on the button, what a screen reader calls it, and what stands there instead of it."""
    return {
        "play": say("slider.play"),
        "pause": say("slider.pause"),
        "play_it": say("slider.play_it", label=label),
        "pause_it": say("slider.pause_it", label=label),
        "less_motion": say("slider.less_motion"),
    }
