"""Surveys: shares as bars, with fifty surveys that chance could have given as dots, as far as a page says how many people were asked."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Estimated, Quantiles
from lessonkit.charts.marks.quantiles import DOTS
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.surveys.rows import VIEWS, Shared, margin, rows_of, weight_of

say = sentences_beside(__file__)

SUPPOSED = ("none", "200", "500", "1000")
"""How many people a learner supposes were asked where no page that was read says it."""
AXIS = (0.0, 100.0)
STEP = 25
"""Between the names of the axis, in percent."""
_COLUMNS = say.group("columns")


def _draw(state: State) -> View:
    view, supposed = str(state["view"]), _supposed(state)
    rows = rows_of(view)
    headings = _headings(rows)
    drawn = tuple(_estimated(row, view, supposed, under) for row, under in zip(rows, headings, strict=True))
    picture = Picture(
        finding=say(f"finding.{view}", **_by_group(rows, view)),
        of=say(f"of.{view}"),
        marks=(
            Quantiles(
                drawn,
                AXIS,
                tuple((float(at), f"{at}%") for at in range(0, 101, STEP)),
                name=say("alt", what=say(f"of.{view}"), rows=[f"{one.label} {one.said}" for one in drawn]),
                key=say(
                    f"key.{'known' if all(one.sure or not one.dots for one in drawn) else 'both'}", n=DOTS
                ),
            ),
        ),
        spoken=_spoken(rows, view, supposed),
        readout=list(_margins(rows, supposed))[-1],
        units=say("units"),
        source=say("source", by=list(dict.fromkeys(row.asked_by for row in rows))),
        alt=say("alt", what=say(f"of.{view}"), rows=[f"{one.label} {one.said}" for one in drawn]),
        table=_table(rows, supposed),
        formats={
            _COLUMNS["percent"]: "count",
            _COLUMNS["asked"]: "count",
            _COLUMNS["margin"]: "one decimal",
            _COLUMNS["low"]: "one decimal",
            _COLUMNS["high"]: "one decimal",
        },
    )
    return View(
        picture, "\n".join([*_margins(rows, supposed), say(f"told.{view}"), say("told.chance-alone")])
    )


def _supposed(state: State) -> int | None:
    return None if state["supposed"] == "none" else int(state["supposed"])


def _asked(row: Shared, supposed: int | None) -> int | None:
    return supposed if row.asked is None else row.asked


def _headings(rows: tuple[Shared, ...]) -> tuple[str, ...]:
    """Above the first share of each way of asking how people were asked, where shares were asked in several: there no line goes on."""
    if len({row.mode for row in rows}) == 1:
        return ("",) * len(rows)
    before = (None, *(row.mode for row in rows))
    return tuple(
        "" if row.mode == last else say(f"mode.{row.mode or 'not-read'}")
        for row, last in zip(rows, before, strict=False)
    )


def _estimated(row: Shared, view: str, supposed: int | None, under: str) -> Estimated:
    asked = _asked(row, supposed)
    error = None if asked is None else row.error(asked)
    known = "known" if row.asked is not None else "supposed" if asked else "unknown"
    note = say(f"note.{'at-least' if row.at_least else known}", n=asked or 0)
    printed = "margin" if row.printed is None else "printed"
    chance = "" if error is None else say(f"chance.{printed}", margin=margin(error))
    return Estimated(
        row.label,
        row.percent,
        error,
        f"{row.percent}%",
        note,
        chance,
        sure=row.asked is not None,
        weight=weight_of(row, view),
        under=under,
    )


def _margins(rows: tuple[Shared, ...], supposed: int | None) -> Iterator[str]:
    """What chance can do: to the shares of which a page says how many were asked, then to the others."""
    known = [row for row in rows if row.asked is not None]
    for row in known:
        if row.printed is not None and row.asked is not None:
            yield say("told.printed", row=row, formula=margin(row.by_chance(row.asked)))
    reach = {row.label: margin(row.error(row.asked)) for row in known if row.asked is not None}
    if len(known) == 1:
        (row,) = known
        yield say("told.at-least" if row.at_least else "told.known", row=row, margin=reach[row.label])
    else:
        yield say("told.several", k=len(known), low=min(reach.values()), high=max(reach.values()))
    open_ones = [row for row in rows if row.asked is None]
    if supposed is not None and open_ones:
        widest = max(margin(row.error(supposed)) for row in open_ones)
        yield say("told.supposed", n=supposed, k=len(open_ones), margin=widest)
    elif supposed is not None:
        yield say("told.nothing", n=supposed)
    elif open_ones:
        yield say("told.unknown", k=len(open_ones), of=len(rows))


def _spoken(rows: tuple[Shared, ...], view: str, supposed: int | None) -> str:
    (first,) = (row for row in rows if weight_of(row, view) == "first")
    open_ones = [row for row in rows if row.asked is None]
    if supposed is None or not open_ones:
        return say("spoken.none", row=first, n=len(rows), known=len(rows) - len(open_ones))
    widest = max(margin(row.error(supposed)) for row in open_ones)
    return say("spoken.supposed", row=first, n=supposed, margin=widest)


def _by_group(rows: tuple[Shared, ...], view: str) -> dict[str, int]:
    """The percentages by what the finding calls them: the group, or the year where one group is asked again."""
    by_year = {f"y{row.year}": row.percent for row in rows if row.group == "all"}
    by_group = {row.group.replace("-", "_"): row.percent for row in rows}
    return by_year | (by_group if view != "worry-years" else {})


def _table(rows: tuple[Shared, ...], supposed: int | None) -> pd.DataFrame:
    cells = []
    for row in rows:
        asked = _asked(row, supposed)
        reach = None if asked is None else margin(row.error(asked))
        cells.append(
            {
                "who": row.label,
                "percent": row.percent,
                "mode": say(f"mode.{row.mode or 'not-read'}"),
                "asked": asked,
                "how": say(f"how.{'printed' if row.asked else 'supposed' if asked else 'unknown'}"),
                "margin": reach,
                "low": None if reach is None else row.percent - reach,
                "high": None if reach is None else row.percent + reach,
            }
        )
    table = pd.DataFrame(cells).astype(
        {"asked": "Int64", "margin": "Float64", "low": "Float64", "high": "Float64"}
    )
    return table.rename(columns=_COLUMNS)


def _at(view: str, supposed: str = "none") -> State:
    return {"view": view, "supposed": supposed}


EXPLORER = Explorer(
    id="surveys",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("view", say("controls.view.label"), tuple(VIEWS), say.group("controls.view"), shape="list"),
        Control(
            "supposed",
            say("controls.supposed.label"),
            SUPPOSED,
            say.group("controls.supposed"),
            shape="radio",
        ),
    ),
    draw=_draw,
    start=_at("call"),
    roomiest=(_at("worry-2021", "200"), _at("discrimination")),
    scenes={
        say("scene.call"): _at("call"),
        say("scene.call-200"): _at("call", "200"),
        say("scene.call-1000"): _at("call", "1000"),
        say("scene.worry-years"): _at("worry-years"),
        say("scene.worry-2018"): _at("worry-2018"),
        say("scene.worry-2021"): _at("worry-2021", "500"),
        say("scene.worry-2025"): _at("worry-2025", "200"),
        say("scene.discrimination"): _at("discrimination"),
    },
)
