"""What a learner calls: the form, a look at the brief, the two files, and the lines to write it by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.kinds.chart import KIND as CHART
from lessonkit.exercises.learner.notice import Notice
from lessonkit.exercises.locate import being_graded
from lessonkit.language import sentences_beside
from lessonkit.wholefile import write_whole
from scomm.county.brief.making import Made, made
from scomm.county.brief.parts import FULL, SIZES, Brief, BriefChart, OwnChart, OwnSeries, Pin
from scomm.county.brief.reading import chart_lines, read_brief, written

say = sentences_beside(__file__)

FILE, PEER = "county-brief.html", "county-brief-peer.html"


def brief_form(
    exercise: str, *, fig: Any = None, county: str = "", size: str = FULL.name, begin_with: str = ""
) -> Any:
    """The form of the brief for the written exercise with this id; `fig` is a chart of your own, to choose in it.

    A "small" brief has one chart, two claims and the other side's argument; a "full" one two charts, five claims and more.
    It begins with what stands in the answer cell, or in the passport, else with the brief of the exercise `begin_with`. Nothing
    while a notebook is graded.
    """
    if being_graded():
        return None
    from scomm.county.brief.widget import form  # a widget loads with the first form

    if size not in SIZES:
        raise KitError(say("told.no-size", size=size), allowed=SIZES)
    return form(exercise, own_chart(fig) if fig is not None else None, county, SIZES[size], begin_with)


def show_brief(text: object) -> Notice | None:
    """What the page will say, with each number looked up again; what is refused, and why. Nothing while a notebook is graded."""
    if being_graded():
        return None
    brief = read_brief(text)
    if brief == Brief():
        return Notice(say("told.nothing"))
    return _told(made(brief))


def save_brief(text: object, folder: str = ".") -> Notice | None:
    """Write the brief as one HTML file, and the form for a peer, beside the notebook. Nothing while a notebook is graded."""
    if being_graded():
        return None
    from scomm.county.brief.page import as_page
    from scomm.county.brief.peer import as_form

    now = made(read_brief(text))
    try:
        write_whole(Path(folder) / FILE, as_page(now).encode("utf-8", "replace"))
        write_whole(Path(folder) / PEER, as_form(now).encode("utf-8", "replace"))
    except OSError as error:
        return Notice(say("told.not-saved", why=error.strerror or type(error).__name__))
    return Notice(say("told.saved", file=FILE, peer=PEER), _to_mend(now))


def brief_lines(county: str = "", *, fig: Any = None, number: int = 2) -> str:
    """The lines of an empty brief; with `fig`, those of your own chart as chart `number`, as plain data.

    >>> brief_lines("Travis County, TX").splitlines()[0]
    'county: Travis County, TX'
    """
    if fig is None:
        return written(Brief(county=county))
    if number not in (1, 2):
        raise KitError(say("told.no-number"))
    return "\n".join(chart_lines(number, BriefChart(own=own_chart(fig), pin=Pin())))


def own_chart(fig: Any) -> OwnChart:
    """A Plotly figure as plain values; a `KitError` in one line for what is none, or can't be read."""
    given = CHART.take(fig)
    if given.state != "answer":
        raise KitError(given.reply if given.state == "refused" else say("told.no-figure"))
    chart = given.value
    series = tuple(
        OwnSeries(one["name"], tuple((str(x), float(y)) for x, y in zip(one["x"], one["y"], strict=False) if _is_number(y)))
        for one in chart["series"]
    )  # fmt: skip
    bars = all(one.get("drawn") == "bars" for one in chart["series"])
    kept = OwnChart("bars" if bars else "line", chart["title"], chart["y_title"], say("own.from-kit"), series)
    own = read_brief("\n".join(chart_lines(1, BriefChart(own=kept)))).charts[0].own
    assert own is not None
    return own


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _told(now: Made) -> Notice:
    lines = []
    for n, chart in enumerate(now.charts, 1):
        if chart.picture is not None:
            lines.append(say("told.chart", n=n, finding=chart.picture.finding))
    for n, claim in enumerate(now.claims, 1):
        lines.append(
            say(
                "told.left-out" if claim.refused else "told.claim",
                n=n,
                why=claim.refused,
                sentence=claim.sentence,
                source=claim.source,
            )
        )
    return Notice(f"{say('told.heading', county=now.county)} {now.standing}", (*lines, *_to_mend(now)))


def _to_mend(now: Made) -> tuple[str, ...]:
    if not now.problems:
        return (say("told.whole"),)
    return tuple(
        say("told.remark" if one.is_remark else "told.mend", part=one.part, words=one.words)
        for one in now.problems
    )
