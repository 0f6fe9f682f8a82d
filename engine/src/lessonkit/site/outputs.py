"""What a cell showed, as HTML: the same words and numbers as in the notebook."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from lessonkit.charts.chart import Chart
from lessonkit.charts.described import Described
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import ENGLISH, spoken
from lessonkit.site.chart_room import NARROW
from lessonkit.site.figure import svg

say = sentences_beside(__file__)

_HEAD, _BLANK = re.compile(r"<th\b[^>]*>"), re.compile(r"<th\b[^>]*>(?:\s|&nbsp;)*</th>")
_OTHER = re.compile(r"<(table|thead|tbody|tr|td)\b [^>]*>")
_ROW, _CELL = (
    re.compile(r"<tr>.*?</tr>", re.S),
    re.compile(r'<(t[dh])((?: scope="\w+")?>)(.*?)</t[dh]>', re.S),
)
_LETTER, _NOTHING = re.compile(r"[^\W\d_]"), frozenset(["NaN", "&lt;NA&gt;", "NaT", "None", "nan"])


def printed(text: str) -> str:
    """Lines that a cell printed."""
    return f'<pre class="printed" tabindex="0">{escape(text.rstrip())}</pre>' if text.strip() else ""


def as_html(value: Any) -> str:
    """A value as the notebook would show it: a table, a chart, or text."""
    if isinstance(value, Chart):
        return chart(value)
    if isinstance(value, Described):
        return value.as_html()
    if isinstance(value, Styler):
        return _table(value.to_html(exclude_styles=True, sparse_index=False, bold_headers=False))
    if isinstance(value, pd.DataFrame):
        # each row has all of its heads, because `_table` spans no rows
        with pd.option_context("display.multi_sparse", False):
            return _table(str(value._repr_html_()))  # type: ignore[operator]
    if isinstance(value, pd.Series):
        return printed(repr(value))
    made = getattr(value, "_repr_html_", None)
    found = made() if callable(made) else None
    if found:
        return str(found)
    bundle = getattr(value, "_repr_mimebundle_", None)
    if bundle is not None and "text/html" in (told := bundle()):
        return str(told["text/html"])
    return printed(str(value) if isinstance(value, str) else repr(value))


def chart(one: Chart) -> str:
    """A chart as a picture, with its finding as title and below it the source, the description and the table."""
    return (
        f'<figure class="chart"><figcaption>{escape(one.finding)}</figcaption><div class="scomm-scroll broad" tabindex="0">{svg(one)}</div><div class="narrow">{svg(one, NARROW)}</div>'
        f'<p class="soft">{escape(one.foot())}</p>'
        f"<details><summary>{escape(say('chart.more'))}</summary><p>{escape(one.alt)}</p>{one.table_html()}</details></figure>"
    )


def _table(html: str) -> str:
    """A table of pandas that can be walked by ear and scrolled by key: heads say whether they head a column or a row."""
    head, found, body = html[html.index("<table") :].removesuffix("</div>").partition("</thead>")
    head = _HEAD.sub('<th scope="col">', _BLANK.sub("<td></td>", head))
    whole = head + found + _HEAD.sub('<th scope="row">', body)
    whole = _OTHER.sub(r"<\1>", whole)
    whole = _worded(whole)
    english = ' lang="en"' if spoken() != ENGLISH else ""  # as code and answers name them
    return f'<div class="table" tabindex="0"{english}>{whole}</div>'


def _worded(table: str) -> str:
    """The table with each column that holds words marked, head and all: words stand at the left, numbers at the right."""
    rows = [_cells(row) for row in _ROW.findall(table.partition("</thead>")[2])]
    words = [any(_is_word(text) for text in column) for column in zip(*rows, strict=True)]

    def marked(row: re.Match[str]) -> str:
        cells = list(_CELL.finditer(row[0]))
        of_cells = [False] * (len(cells) - len(words)) + words
        parts = (
            f'<{one[1]} class="word"{one[2]}{one[3]}</{one[1]}>' if word else one[0]
            for one, word in zip(cells, of_cells, strict=True)
        )
        return f"<tr>{''.join(parts)}</tr>"

    return _ROW.sub(marked, table) if any(words) else table


def _cells(row: str) -> list[str]:
    return [text for name, _, text in _CELL.findall(row) if name == "td"]


def _is_word(text: str) -> bool:
    return text not in _NOTHING and _LETTER.search(text) is not None
