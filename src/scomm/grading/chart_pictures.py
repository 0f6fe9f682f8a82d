"""A learner's chart, drawn again from its plain data as a picture that holds nothing but pixels."""

from __future__ import annotations

import base64
import io
import textwrap
import warnings
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scomm.errors import ScommError
from scomm.grading.figure_json import PlainChart, Series, read_figure
from scomm.language.sentences import sentences_beside
from scomm.tokens import PRINTED_GRID, SERIES, Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

say = sentences_beside(__file__)

REDRAWN = say("chart.redrawn")
_DASHES = {"solid": "-", "dash": "--", "dashdot": "-.", "dot": ":"}
_MARKERS = {"circle": "o", "diamond": "D", "triangle-up": "^", "square": "s"}
_INCHES, _DOTS = (7.2, 4.2), 130
_MANY_NAMES = 14


def chart_html(figure: object) -> tuple[str, str]:
    """A figure's JSON as HTML with a picture, and as text for those who see none.

    Where it can't be drawn both say why. Never raises, whatever a notebook hands over: its page is made.
    """
    try:
        chart = read_figure(figure)
        data = base64.b64encode(draw(chart)).decode("ascii")
    except Exception as error:
        reason = str(error) if isinstance(error, ScommError) else say("chart.not-drawn")
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


def draw(chart: PlainChart) -> bytes:
    """The chart as a PNG."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    buffer = io.BytesIO()
    settings: dict[str, Any] = {"text.parse_math": False, "axes.unicode_minus": False, "font.size": 10}
    with matplotlib.rc_context(settings), warnings.catch_warnings():  # type: ignore[arg-type]
        warnings.simplefilter("ignore")  # a sign that the font lacks is drawn as a box
        page = Figure(
            figsize=_INCHES,
            dpi=_DOTS,
            facecolor="white",
            layout=ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.12),
        )
        canvas = FigureCanvasAgg(page)
        axes = page.add_subplot()
        _fill(page, axes, chart)
        # `savefig` would draw everything twice, and the smallest file takes longest to pack
        canvas.print_png(buffer, metadata={"Software": None}, pil_kwargs={"compress_level": 4})
    return buffer.getvalue()


def _fill(page: Figure, axes: Axes, chart: PlainChart) -> None:
    names = _names(chart)
    handles = [*_bars(axes, chart, names), *_lines(axes, chart, names)]
    _label(axes, chart, names)
    titled = [(handle, one.name) for handle, one in handles if one.name]
    if titled and len(chart.series) > 1:
        # matplotlib passes over a name that begins with an underscore
        labels = [f" {name}" if name.startswith("_") else name for _, name in titled]
        page.legend(
            [handle for handle, _ in titled],
            [_short(label, 40) for label in labels],
            loc="outside lower left",
            ncols=3,
            frameon=False,
            fontsize=9,
        )


def _names(chart: PlainChart) -> dict[str, int]:
    """Where each name stands on an axis of names; empty for an axis of numbers or dates."""
    places = [place for one in chart.series for place in one.x]
    return {name: n for n, name in enumerate(dict.fromkeys(p for p in places if isinstance(p, str)))}


def _lines(axes: Axes, chart: PlainChart, names: dict[str, int]) -> list[tuple[Any, Series]]:
    found = []
    for number, one in enumerate(chart.series):
        if one.kind == "bar":
            continue
        mark = _mark(number)
        y = [float("nan") if value is None else value for value in one.y]
        (handle,) = axes.plot(
            _at(one, names),  # type: ignore[arg-type]
            y,
            color=mark.colour,
            linestyle="" if one.kind == "points" else _DASHES[mark.dash],
            marker=_MARKERS[mark.symbol] if one.kind == "points" or len(y) <= 40 else "",
            markersize=4,
            linewidth=1.8,
        )
        found.append((handle, one))
    return found


def _bars(axes: Axes, chart: PlainChart, names: dict[str, int]) -> list[tuple[Any, Series]]:
    """Bars, each at its own place: beside one another, or on top of one another."""
    bars = [one for one in chart.series if one.kind == "bar"]
    if not bars:
        return []
    places = dict.fromkeys(place for one in bars for place in one.x)
    ticks = names if names else {place: n for n, place in enumerate(sorted(places))}  # type: ignore[type-var]
    spread = _spread(bars, ticks, bool(names))
    width = 0.8 * spread / (1 if chart.stacked else len(bars))
    found, above, below = [], dict.fromkeys(places, 0.0), dict.fromkeys(places, 0.0)
    for number, one in enumerate(bars):
        mark = _mark(chart.series.index(one))
        shift = 0 if chart.stacked else (number - (len(bars) - 1) / 2) * width
        at = [_offset(place, shift, names) for place in one.x]
        heights = [value or 0.0 for value in one.y]
        base = [0.0] * len(at)
        if chart.stacked:
            for n, (place, height) in enumerate(zip(one.x, heights, strict=True)):
                pile = above if height >= 0 else below
                base[n], pile[place] = pile[place], pile[place] + height
        style: dict[str, Any] = {"color": mark.colour, "edgecolor": "white", "linewidth": 0.6}
        style["hatch"] = mark.pattern * 2 if len(bars) > 1 else ""
        handle = (
            axes.barh(at, heights, height=width, left=base, **style)
            if chart.lying
            else axes.bar(at, heights, width=width, bottom=base, **style)
        )
        found.append((handle, one))
    return found


def _spread(bars: list[Series], places: dict[Any, int], named: bool) -> float:
    """The room between two neighboring places, in the units of the axis (days, for dates)."""
    from matplotlib.dates import date2num

    if named or len(places) < 2:
        return 1.0
    at = sorted(float(date2num(place)) if hasattr(place, "year") else float(place) for place in places)
    return min((b - a for a, b in pairwise(at) if b > a), default=1.0)


def _offset(place: Any, shift: float, names: dict[str, int]) -> float:
    from matplotlib.dates import date2num

    return (names[place] if names else float(date2num(place)) if hasattr(place, "year") else place) + shift


def _at(one: Series, names: dict[str, int]) -> list[Any]:
    return [names[place] if isinstance(place, str) else place for place in one.x]


def _label(axes: Axes, chart: PlainChart, names: dict[str, int]) -> None:
    """Titles, ticks and grid; long names are cut, and of very many names each n-th is written."""
    from matplotlib.ticker import MaxNLocator

    axes.set_title("\n".join(textwrap.wrap(chart.title, 64)[:3]), loc="left", fontsize=11, fontweight="bold")
    across, up = (chart.y_title, chart.x_title) if chart.lying else (chart.x_title, chart.y_title)
    axes.set_xlabel(_short(across, 90))
    axes.set_ylabel(_short(up, 60))
    place_axis, value_axis = (axes.yaxis, axes.xaxis) if chart.lying else (axes.xaxis, axes.yaxis)
    if names:
        step = -(-len(names) // 40)
        shown = list(names)[::step]
        place_axis.set_ticks([names[name] for name in shown], [_short(name, 24) for name in shown])
        if not chart.lying and (len(shown) > _MANY_NAMES or sum(map(len, shown)) > 70):
            for label in axes.get_xticklabels():
                label.set(rotation=50, rotation_mode="anchor", horizontalalignment="right")
    elif any(hasattr(place, "year") for one in chart.series for place in one.x):
        place_axis.axis_date()
    elif all(place == int(place) for one in chart.series for place in one.x):  # type: ignore[arg-type]
        place_axis.set_major_locator(MaxNLocator(integer=True))  # no half years
    if chart.lying:
        axes.invert_yaxis() if not chart.y_range else None
    if chart.log and all(value is None or value > 0 for one in chart.series for value in one.y):
        (axes.set_xscale if chart.lying else axes.set_yscale)("log")
    elif chart.y_range and not chart.log:
        (axes.set_xlim if chart.lying else axes.set_ylim)(*chart.y_range)
    if not chart.log:
        value_axis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.grid(axis="x" if chart.lying else "y", color=PRINTED_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def _mark(number: int) -> Mark:
    return SERIES[number % len(SERIES)]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


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
