"""A learner's own chart, drawn with the reply: in the learner's own notebook alone, and with its words for a screen reader."""

from __future__ import annotations

import contextlib
import sys
from html import escape

from scomm.exercises.kinds.registry import kind_of
from scomm.exercises.locate import being_graded


def show_chart(value: object) -> bool:
    """Draw a chart that an answer cell left behind, and say below it in words what it shows; False where nothing is drawn.

    Never raises and never stops a check: what can't be drawn is passed over. Plotly is loaded, for the learner has made a figure.
    """
    if being_graded() or "IPython" not in sys.modules or "plotly" not in sys.modules:
        return False
    # outside a notebook's kernel Plotly would open a browser
    if not hasattr(sys.modules["IPython"].get_ipython(), "kernel"):
        return False
    with contextlib.suppress(Exception):
        kind = kind_of("chart")
        taken = kind.take(value)
        if taken.state != "answer":
            return False
        from IPython.display import display

        words = kind.in_words(taken.value)
        display(value)
        display(
            {"text/html": f"<p class='scomm-chart-words'>{escape(words)}</p>", "text/plain": words}, raw=True
        )
        return True
    return False
