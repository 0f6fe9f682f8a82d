"""Charts: a figure with its finding, units, source, description and table, or no figure at all."""

from scomm.charts.bar_chart import bars, stacked_bars
from scomm.charts.chart import Chart
from scomm.charts.line_chart import lines
from scomm.charts.picture import Picture
from scomm.charts.wide_bars import wide_bars

__all__ = ["Chart", "Picture", "bars", "lines", "stacked_bars", "wide_bars"]
