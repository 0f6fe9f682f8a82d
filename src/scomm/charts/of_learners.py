"""The charts that learners make: they get the kit's template, without a line of code and without waiting for Plotly."""

from __future__ import annotations

import sys
from typing import Any

from scomm.quick_start import leave_out_grammar

NAME = "scomm"
"""The name of the kit's template among Plotly's."""


def dress_charts(shell: Any = None) -> None:
    """Give every chart that is made from here on the kit's template.

    Plotly takes long to load, so this waits until a learner's own code has loaded it: before each cell of the shell
    it looks once. A template that a learner chose stays.
    """
    if shell is None:
        from IPython.core.getipython import get_ipython

        shell = get_ipython()  # type: ignore[no-untyped-call]
    if _dressed() or shell is None:
        return

    def look(*_: Any) -> None:
        if _dressed():
            for event in ("pre_run_cell", "post_run_cell"):
                shell.events.unregister(event, look)

    for event in ("pre_run_cell", "post_run_cell"):
        shell.events.register(event, look)


def _dressed() -> bool:
    """Whether Plotly has been loaded, and now has the template."""
    if "plotly.graph_objects" not in sys.modules and "plotly.express" not in sys.modules:
        return False
    leave_out_grammar()
    import plotly.io as pio

    from scomm.charts.theme import template

    if NAME not in pio.templates:
        pio.templates[NAME] = template()
        if pio.templates.default == "plotly":
            pio.templates.default = NAME
    return True
