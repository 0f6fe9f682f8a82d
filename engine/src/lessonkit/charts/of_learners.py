"""The charts that learners make: they get the kit's template, without a line of code and without waiting for Plotly."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from lessonkit.quick_start import leave_out_grammar

NAME = "scomm"
"""The name of the kit's template among Plotly's."""


def dress_charts(shell: Any = None) -> None:
    """Give every chart that is made from here on the kit's template.

    Plotly takes long to load, and the template to make, so this waits until a learner's own code asks for Plotly:
    before each cell of the shell it looks once. A template that a learner chose stays.
    """
    if shell is None and "IPython" in sys.modules:
        from IPython.core.getipython import get_ipython

        shell = get_ipython()  # type: ignore[no-untyped-call]
    if _dressed(shell) or shell is None:
        return

    def look(*_: Any) -> None:
        if _dressed(shell):
            for event in ("pre_run_cell", "post_run_cell"):
                shell.events.unregister(event, look)

    for event in ("pre_run_cell", "post_run_cell"):
        shell.events.register(event, look)


def _dressed(shell: Any) -> bool:
    """Whether somebody has asked for Plotly, and it now has the template."""
    if not _asked_for(shell):
        return False
    leave_out_grammar()
    import plotly.io as pio

    from lessonkit.charts.theme import template

    if NAME not in pio.templates:
        pio.templates[NAME] = template()
        if pio.templates.default == "plotly":
            pio.templates.default = NAME
    return True


def _asked_for(shell: Any) -> bool:
    """Whether figures can be made here: their classes are loaded, or a name of the shell's stands for a part of Plotly.

    A lesson's exercises import Plotly's names as well, which alone loads next to nothing.
    """
    named = list(shell.user_ns.values()) if shell is not None else []
    return "plotly.basedatatypes" in sys.modules or any(
        isinstance(found, ModuleType) and found.__name__.partition(".")[0] == "plotly" for found in named
    )
