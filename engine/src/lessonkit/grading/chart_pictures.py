"""A learner's chart, drawn again from its plain data as a picture that holds nothing but pixels."""

from __future__ import annotations

import base64
from html import escape

from lessonkit.errors import KitError
from lessonkit.grading.chart_drawing import draw
from lessonkit.grading.figure_json import PlainChart, Series, read_figure
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

REDRAWN = say("chart.redrawn")


def chart_html(figure: object) -> tuple[str, str]:
    """A figure's JSON as HTML with a picture, and as text for those who see none.

    Where it can't be drawn both say why. Never raises, whatever a notebook hands over: its page is made.
    """
    try:
        chart = read_figure(figure)
        data = base64.b64encode(draw(chart)).decode("ascii")
    except Exception as error:
        reason = str(error) if isinstance(error, KitError) else say("chart.not-drawn")
        return f"<p>{escape(reason)}</p>", reason
    words = describe(chart)
    caption = " ".join([REDRAWN, *chart.notes])
    return (
        f'<figure><img src="data:image/png;base64,{data}" alt="{escape(words)}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>",
        f"{words}\n{caption}",
    )


def describe(chart: PlainChart) -> str:
    """A chart in words: its title, and for each series what it is, how many values it has and their ends."""
    named = say("chart.titled", title=chart.title) if chart.title else say("chart.untitled")
    axes = [say("chart.axis", title=chart.y_title)] if chart.y_title else []
    return " ".join([named, *axes, *(_said(number, one) for number, one in enumerate(chart.series[:8], 1))])


def _said(number: int, one: Series) -> str:
    name = say("chart.name", name=one.name) if one.name else f"{number}"
    series = say(f"chart.kind.{one.kind}", name=name)
    known = [value for value in one.y if value is not None]
    missing = len(one.y) - len(known)
    if not known:
        return say("chart.no-values", series=series)
    found = {"n": len(known), "least": min(known), "most": max(known)}
    if missing:
        return say("chart.values-with-gaps", series=series, missing=missing, **found)
    return say("chart.values", series=series, **found)
