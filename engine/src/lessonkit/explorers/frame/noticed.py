"""Notice and wonder in a notebook: one cell shows a picture without its words, and one call shows all of it."""

from __future__ import annotations

from html import escape
from typing import Any

from lessonkit.charts.chart import PLOTLY, Chart
from lessonkit.charts.wordless import wordless
from lessonkit.explorers.frame.notice import SHEET_OF_PAPER, as_notice
from lessonkit.explorers.frame.spec import Explorer, State
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

HEIGHT = 860
"""Pixels of the cell's output: a picture, the sheet and the button."""


class NoticedExplorer:
    """An explorer's state as a page inside of a cell, with a button of its own that shows everything."""

    def __init__(self, explorer: Explorer, state: State) -> None:
        self.page = as_notice(explorer, state)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        frame = (
            f'<iframe title="{escape(say("notice.title"))}" srcdoc="{escape(self.page)}" '
            f'style="width:100%;height:{HEIGHT}px;border:0"></iframe>'
        )
        return {"text/html": frame, "text/plain": f"{say('notice.title')} {say('notice.how')}"}


class NoticedChart:
    """A chart of Plotly without its words; `reveal()` gives the chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def reveal(self) -> Chart:
        """The chart with everything."""
        return self._chart

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            PLOTLY: {**self._chart.plotly_json(), **wordless(self._chart).to_plotly_json()},
            "text/plain": "\n".join(
                [
                    say("notice.title"),
                    say("notice.how"),
                    *(say(f"notice.{one}") for one in SHEET_OF_PAPER),
                    say("notice.call"),
                ]
            ),
        }
