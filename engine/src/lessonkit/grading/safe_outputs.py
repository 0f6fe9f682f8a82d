"""The outputs of a learner's code, as text, tables and pictures alone."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from nbformat import NotebookNode

from lessonkit.errors import KitError
from lessonkit.exercises.things import legible
from lessonkit.grading.chart_drawing import draw
from lessonkit.grading.figure_json import PlainChart, Series, read_figure
from lessonkit.grading.new_parts import new_output
from lessonkit.grading.safe_html import plain_text, safe_html, safe_markdown
from lessonkit.grading.safe_pictures import FORMATS, picture_data
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
LONGEST_TEXT = 20_000
MOST_OUTPUTS = 60
"""Of one cell."""
MOST_IN_ALL = 1_200_000
"""Characters of all outputs and notes of a notebook, so that its page stays below two megabytes."""

NO_ROOM = say("left-out.no-room")
NOTHING_LEFT = say("left-out.kind")
WIDGET_LEFT = say("left-out.widget")
GIVEN_CHART = say("left-out.given-chart")
_NO_WORDS = re.compile(r"<IPython\.core\.display\.\w+ object>")
"""All that the text of a script or a drawing says."""
_CUT = f"\n{say('left-out.rest')}"


class Room:
    """What is left of the room that a notebook's page has."""

    def __init__(self, left: int = MOST_IN_ALL) -> None:
        self.left = left

    def for_html(self, html: str) -> str:
        """This HTML if there is room for it, or else a line that says why not."""
        if len(html) > self.left:
            return f"<p>{escape(NO_ROOM)}</p>"
        self.left -= len(html)
        return html

    def for_text(self, text: str) -> str:
        """This text, cut where it is too long."""
        text = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + _CUT
        if len(text) > self.left:
            return NO_ROOM
        self.left -= len(text)
        return text

    def has(self, data: str) -> bool:
        """Takes the room for a picture; False if there is none."""
        if len(data) > self.left:
            return False
        self.left -= len(data)
        return True


def clean_outputs(outputs: Any, room: Room, charts: bool = True) -> list[NotebookNode]:
    """The outputs of a cell, cleaned; without `charts` each of them is named and not drawn."""
    given = outputs if isinstance(outputs, list) else []
    # one more than the most is what cleaning leaves, so that cleaning again changes nothing
    most = MOST_OUTPUTS + 1 if len(given) == MOST_OUTPUTS + 1 else MOST_OUTPUTS
    cleaned = [_clean_output(output, room, charts) for output in given[:most] if isinstance(output, Mapping)]
    left_out = len(given) - len(cleaned)
    if left_out:
        cleaned.append(_line(say("left-out.outputs", n=left_out)))
    return cleaned


def _clean_output(output: Mapping[str, Any], room: Room, charts: bool) -> NotebookNode:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return new_output("stream", name=name, text=room.for_text(_text(output.get("text"))))
    if kind == "error":
        return _error(output, room)
    data = output.get("data")
    if kind not in ("execute_result", "display_data") or not isinstance(data, Mapping):
        return _line(NOTHING_LEFT)
    return new_output("display_data", data=_clean_data(data, room, charts))


def _clean_data(data: Mapping[str, Any], room: Room, charts: bool) -> dict[str, str]:
    """One rich form and a text; a chart's own words stand above its picture."""
    if PLOTLY in data and not charts:
        return {"text/plain": GIVEN_CHART}
    text = room.for_text(_text(data.get("text/plain")))
    html = safe_html(_joined(data.get("text/html")))
    if PLOTLY in data:
        picture, words = chart_html(data[PLOTLY])
        return {"text/html": room.for_html(html + picture), "text/plain": room.for_text(words)}
    if html:
        return _with_text({"text/html": room.for_html(html)}, text)
    for mime in FORMATS:
        good = picture_data(mime, _joined(data.get(mime)))
        if good and room.has(good):
            return _with_text({mime: good}, text)
    if "text/markdown" in data:
        html = safe_markdown(_joined(data["text/markdown"])[:LONGEST_TEXT])
        return _with_text({"text/html": room.for_html(html)}, text) if html else _with_text({}, text)
    if WIDGET in data:
        return {"text/plain": WIDGET_LEFT}
    return _with_text({}, text)


def _with_text(rich: dict[str, str], text: str) -> dict[str, str]:
    nameless = not text or (not rich and _NO_WORDS.fullmatch(text.strip()))
    return {**rich, "text/plain": NOTHING_LEFT if nameless else text}


def _error(output: Mapping[str, Any], room: Room) -> NotebookNode:
    traceback = output.get("traceback")
    lines = [_text(line) for line in traceback] if isinstance(traceback, list) else []
    return new_output(
        "error",
        ename=_text(output.get("ename"))[:200],
        evalue=_text(output.get("evalue"))[:2_000],
        traceback=room.for_text("\n".join(lines)).split("\n"),
    )


def _line(text: str) -> NotebookNode:
    return new_output("display_data", data={"text/plain": text})


def _joined(part: Any) -> str:
    if isinstance(part, list) and all(isinstance(one, str) for one in part):
        part = "".join(part)
    return legible(part) if isinstance(part, str) else ""


def _text(part: Any) -> str:
    # far more than is shown is read, since a terminal's signs take room too
    return plain_text(_joined(part)[: 3 * LONGEST_TEXT])


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
