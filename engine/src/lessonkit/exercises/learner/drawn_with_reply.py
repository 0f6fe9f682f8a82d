"""A learner's own chart, drawn below the reply: in the learner's own notebook alone, and with its words for a screen reader."""

from __future__ import annotations

import ast
import contextlib
import sys
from html import escape
from typing import Any

from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.learner.setting import parsed
from lessonkit.exercises.locate import being_graded


def show_chart(value: object, *, drawn: bool = False) -> bool:
    """Draw a chart that an answer cell left behind, and say below it in words what it shows; False where nothing is drawn.

    It comes when the check cell is done, so that the reply stands first. What the answer cell has `drawn` itself is not drawn
    again, only said in words. Never raises and never stops a check: what can't be drawn is passed over. Plotly is loaded, for
    the learner has made a figure.
    """
    if being_graded() or "IPython" not in sys.modules or "plotly" not in sys.modules:
        return False
    shell = sys.modules["IPython"].get_ipython()
    # outside a notebook's kernel Plotly would open a browser
    if not hasattr(shell, "kernel"):
        return False
    with contextlib.suppress(Exception):
        kind = kind_of("chart")
        taken = kind.take(value)
        if taken.state != "answer":
            return False
        words = kind.in_words(taken.value)
        _when_done(shell, value if not drawn else None, words)
        return True
    return False


def _when_done(shell: Any, chart: object, words: str) -> None:
    """Show a chart, if there is one, and its words once the running cell has shown its own result."""

    def show() -> None:
        shell.events.unregister("post_execute", show)
        with contextlib.suppress(Exception):
            from IPython.display import display

            if chart is not None:
                display(chart)
            told = f"<p class='scomm-chart-words'>{escape(words)}</p>"
            display({"text/html": told, "text/plain": words}, raw=True)

    shell.events.register("post_execute", show)


def draws(source: str, name: str) -> bool:
    r"""True if a cell shows the chart of this name: in its last line alone, or with `.show()` or `display(...)`.

    >>> draws("figure = px.line(t)\nfigure", "figure"), draws("figure = px.line(t)", "figure"), draws("figure.show()", "figure")
    (True, False, True)
    """
    tree = parsed(source)
    statements = [one.value for one in tree.body if isinstance(one, ast.Expr)] if tree is not None else []
    last = tree.body[-1] if tree is not None and tree.body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Name) and last.value.id == name:
        return not source.rstrip().endswith(";")
    return any(ast.unparse(one) in (f"{name}.show()", f"display({name})") for one in statements)
