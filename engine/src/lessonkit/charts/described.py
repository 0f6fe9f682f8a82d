"""What every picture says besides being seen: finding, units, source, description and table."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from lessonkit.charts.data_table import table_html, table_text
from lessonkit.errors import KitError
from lessonkit.language import FORMATS, Format, sentences_beside
from lessonkit.tokens import STYLESHEET

if TYPE_CHECKING:
    import pandas as pd

say = sentences_beside(__file__)


class Described:
    """The words and the table of a picture, as text and as HTML; a picture without one of them is refused.

    `formats` says how the numbers of a column of `table` are written, by its name.
    """

    finding: str
    units: str
    source: str
    alt: str
    table: pd.DataFrame
    formats: Mapping[str, Format]

    def as_text(self) -> str:
        """The whole chart as plain text: finding, description, table and source."""
        return "\n".join([self.finding, self.alt, "", self.table_text(), "", self.foot()])

    def table_text(self) -> str:
        """The table in aligned columns."""
        return table_text(self.table, self.formats)

    def foot(self) -> str:
        """Units and source, as they stand below the table."""
        return say("units-and-source", units=self.units, source=self.source)

    def as_html(self) -> str:
        """The chart without its figure, for pages that can't draw one: it stands on its own."""
        body = f"{self.opening_html()}{_folded(say('table.folded'), self.table_html())}"
        return with_stylesheet(f"{body}<p>{self._source()}</p>")

    def data_html(self) -> str:
        """What stands below a drawn figure: its description and its table, folded."""
        inside = f"<p>{escape(self.alt)}</p>{self.table_html()}<p>{self._source()}</p>"
        return with_stylesheet(_folded(say("table.folded-with-words"), inside))

    def opening_html(self) -> str:
        """Finding and description."""
        return f"<p><strong>{escape(self.finding)}</strong></p><p>{escape(self.alt)}</p>"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.finding!r})"

    def table_html(self) -> str:
        """The table with its caption, as HTML."""
        caption = say("table.caption", finding=self.finding, units=self.units)
        return table_html(self.table, caption, self.formats)

    def _source(self) -> str:
        return escape(say("source", source=self.source))

    def _refuse_missing_words(self) -> None:
        for part, meaning in say.group("asked").items():
            given = getattr(self, part)
            if not isinstance(given, str) or not given.strip():
                raise KitError(f"This chart has no {part}.", do=f"Give {part}={meaning}.")
        _refuse_empty_table(self.table)
        _refuse_wrong_formats(self.table, self.formats)


def with_stylesheet(body: str) -> str:
    """A piece of HTML with the stylesheet that it needs."""
    return f"{STYLESHEET}<div class='scomm-data'>{body}</div>"


def _folded(heading: str, inside: str) -> str:
    return f"<details><summary>{escape(heading)}</summary>{inside}</details>"


def _refuse_empty_table(table: object) -> None:
    import pandas as pd

    if not isinstance(table, pd.DataFrame):
        raise KitError(
            f"This chart's table is a {type(table).__name__}.",
            do="Give table=the DataFrame of the plotted numbers.",
        )
    if table.empty:
        raise KitError("This chart's table is empty.", do="Give table=the DataFrame of the plotted numbers.")


def _refuse_wrong_formats(table: pd.DataFrame, formats: Mapping[str, Format]) -> None:
    for column, form in formats.items():
        if column not in table.columns:
            raise KitError(
                f"There is a format for {column!r}, which is no column of the chart's table.",
                allowed=[str(name) for name in table.columns],
                do="Name a column as the table does.",
            )
        if form not in FORMATS:
            raise KitError(f"{column!r} can't have the format {form!r}.", allowed=list(FORMATS))
