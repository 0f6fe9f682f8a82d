"""Charts: a figure with its finding, units, source, description and table, or no figure at all."""

from scomm.charts.bar_chart import bars, stacked_bars
from scomm.charts.chart import Chart
from scomm.charts.drawing import Drawing
from scomm.charts.event_study import event_study
from scomm.charts.interval_chart import Span, intervals
from scomm.charts.line_chart import lines
from scomm.charts.picture import Picture
from scomm.charts.range_chart import ranges

__all__ = [
    "Chart",
    "Drawing",
    "Picture",
    "Span",
    "bars",
    "event_study",
    "intervals",
    "lines",
    "ranges",
    "stacked_bars",
]
