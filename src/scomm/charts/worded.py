"""What every picture says besides being seen: finding, units, source, description and table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scomm.charts import tokens
from scomm.charts.page import table_html, table_text
from scomm.errors import ScommError

if TYPE_CHECKING:
    import pandas as pd

_WHAT_IT_IS = {
    "finding": "one sentence that says what the chart shows",
    "units": "what the value axis counts, such as 'people' or '% of people removed'",
    "source": "who published the numbers, and when",
    "alt": "a description for someone who can't see the figure",
}


class Worded:
    """The words and the table of a picture, as text and as HTML; a picture without one of them is refused."""

    finding: str
    units: str
    source: str
    alt: str
    table: pd.DataFrame

    def as_text(self) -> str:
        """The whole chart as plain text: finding, description, table and source."""
        return "\n".join(
            [
                self.finding,
                self.alt,
                "",
                table_text(self.table),
                "",
                f"Units: {self.units}. Source: {self.source}",
            ]
        )

    def as_html(self) -> str:
        """The chart without its figure, for pages that can't draw one: it stands on its own."""
        body = f"{self.opening_html()}<details><summary>The numbers as a table</summary>{self._table()}</details>"
        return page(f"{body}<p>Source: {escape(self.source)}</p>")

    def data_html(self) -> str:
        """What stands below a drawn figure: its description and its table, folded."""
        inside = f"<p>{escape(self.alt)}</p>{self._table()}<p>Source: {escape(self.source)}</p>"
        return page(f"<details><summary>Description and data table</summary>{inside}</details>")

    def opening_html(self) -> str:
        """Finding and description."""
        return f"<p><strong>{escape(self.finding)}</strong></p><p>{escape(self.alt)}</p>"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.finding!r})"

    def _table(self) -> str:
        return table_html(self.table, f"{self.finding} (in {self.units})")

    def _refuse_missing_words(self) -> None:
        for part, meaning in _WHAT_IT_IS.items():
            given = getattr(self, part)
            if not isinstance(given, str) or not given.strip():
                raise ScommError(f"This chart has no {part}.", do=f"Give {part}={meaning}.")
        _refuse_empty_table(self.table)


def page(body: str) -> str:
    """A piece of HTML with the stylesheet that it needs."""
    return f"{tokens.STYLESHEET}<div class='scomm-data'>{body}</div>"


def _refuse_empty_table(table: object) -> None:
    import pandas as pd

    if not isinstance(table, pd.DataFrame):
        raise ScommError(
            f"This chart's table is a {type(table).__name__}.",
            do="Give table=the DataFrame of the plotted numbers.",
        )
    if table.empty:
        raise ScommError(
            "This chart's table is empty.", do="Give table=the DataFrame of the plotted numbers."
        )
