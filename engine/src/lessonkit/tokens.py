"""The colours of the kit, and the dashes and markers of its charts: the one file of Python that names a colour.

A mark stands on a page that may be white or nearly black, so each mark colour reaches a
contrast of 3:1 on both. Two marks of one chart differ for readers with any of the three kinds
of colour blindness, and by dash, marker or pattern as well. `on` is the text colour that
reaches 4.5:1 on top of the mark. The tests compute all of this.

No single text colour can reach 4.5:1 on both pages (4.35 is the most there is). So a figure is
drawn with `INK`, an unusual grey that reads on both, and `STYLESHEET` swaps that grey for the
text colour of the page around it.

A stylesheet can't read this file. It names colours as custom properties of its page, and elsewhere only those that
stand here too; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.errors import KitError


@dataclass(frozen=True)
class Mark:
    """How one series looks: never by colour alone."""

    colour: str
    on: str
    dash: str
    symbol: str
    pattern: str


BLUE = Mark("#0a6ebd", on="#ffffff", dash="solid", symbol="circle", pattern="")
ORANGE = Mark("#d17a1e", on="#000000", dash="dash", symbol="diamond", pattern="/")
ROSE = Mark("#b32870", on="#ffffff", dash="dashdot", symbol="triangle-up", pattern="x")
GREY = Mark("#929292", on="#000000", dash="dot", symbol="square", pattern=".")

SERIES = (BLUE, ORANGE, ROSE, GREY)


def marks(series: int) -> tuple[Mark, ...]:
    """One mark for each series; more series than marks could not be told apart, so they are refused."""
    if series > len(SERIES):
        raise KitError(
            f"A chart of {series} series can't be told apart.",
            do=f"Show at most {len(SERIES)}, or one bar for each.",
        )
    return SERIES[:series]


PAGES = {"light": "#ffffff", "dark": "#111111"}
TEXT = {"light": "#1f1f1f", "dark": "#e6e6e6"}
"""The pages that a chart must stand on, and their text colour where the kit makes the page."""

PAGE_COLOURS = {
    "light": {
        "page": PAGES["light"],
        "ink": "#1b1b1b",
        "soft": "#565656",
        "edge": "#767676",
        "rule": "#dcdcdc",
        "ground": "#f4f4f1",
        "accent": "#0a6ebd",
        "counter": "#b4570b",
        "context": "#8a8a8a",
        "new": "#cf8046",
        "time-1": "#0b2f5b",
        "time-2": "#1f66a8",
        "time-3": "#5f9fd0",
        "time-4": "#a9cbe6",
    },
    "dark": {
        "page": PAGES["dark"],
        "ink": "#ececec",
        "soft": "#b4b4b4",
        "edge": "#8d8d8d",
        "rule": "#3a3a3a",
        "ground": "#202124",
        "accent": "#5aa9ea",
        "counter": "#f0a35e",
        "context": "#8a8a8a",
        "new": "#c07a45",
        "time-1": "#d6e8f8",
        "time-2": "#8fc1ea",
        "time-3": "#4a8cc4",
        "time-4": "#265584",
    },
}
"""The colours of an explorer, by what they mean, on each page: accent is what was chosen, context is grey, counter the other
side, new what has just begun; time goes from early to late in one hue. What is not sure is hatched in the same colour."""

INK = "rgb(122, 122, 123)"
GRID = "rgba(128, 128, 128, 0.25)"
CLEAR = "rgba(0, 0, 0, 0)"
HOVER, ON_HOVER = "#262626", "#ffffff"

BESIDE = "var(--jp-ui-font-color2,#767676)"
FRAME = "var(--jp-border-color1,#767676)"
"""The line beside a reply and the frame around a quotation: JupyterLab's colours, and a grey where there is no JupyterLab."""

QUIET = "#595959"
"""Text of less weight on a white page."""

CODE = {"comment": "#2f6666", "number": "#006b00", "operator": "#8600cc"}
"""Parts of code on a printed page, dark enough to be read on its light grey."""

PRINTED_GRID = "#dddddd"
"""The grid of a chart that is a picture on white."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

STYLESHEET = (
    "<style>"
    f'.js-plotly-plot text[style*="fill: {INK}"]{{fill:currentColor!important}}'
    ".scomm-data{max-width:46em;line-height:1.5;margin:.2em 0 1em}"
    ".scomm-data p{margin:.3em 0}"
    ".scomm-data summary{cursor:pointer}"
    ".scomm-scroll{overflow-x:auto}"
    ".scomm-data table{border-collapse:collapse;margin:.6em 0;font-variant-numeric:tabular-nums}"
    ".scomm-data caption{text-align:left;font-weight:600;padding:.3em 0}"
    f".scomm-data th,.scomm-data td{{padding:.25em .8em;text-align:right;border-bottom:1px solid {GRID}}}"
    ".scomm-data th:first-child,.scomm-data .scomm-word{text-align:left}"
    "</style>"
)
