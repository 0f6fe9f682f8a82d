"""Charts: a figure with its finding, units, source, description and table, or no figure at all."""

from lessonkit.charts.bar_chart import bars, stacked_bars
from lessonkit.charts.chart import Chart
from lessonkit.charts.line_chart import lines
from lessonkit.charts.picture import Picture
from lessonkit.charts.wide_bars import wide_bars

__all__ = ["Chart", "Picture", "bars", "lines", "stacked_bars", "wide_bars"]
