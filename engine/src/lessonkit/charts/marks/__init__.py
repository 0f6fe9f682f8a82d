"""Marks: the ways of drawing that no chart library has, each written once in Python and in a script beside it."""

from lessonkit.charts.marks.answers import Answer, Answers
from lessonkit.charts.marks.area import Area, Portion, Square
from lessonkit.charts.marks.bundle import kinds, scripts
from lessonkit.charts.marks.curves import Curve, Curves, Here, Measured
from lessonkit.charts.marks.cut import Cut, Heap
from lessonkit.charts.marks.dots import Dots, Swarm
from lessonkit.charts.marks.drawn import Drawn, Gap, Handle
from lessonkit.charts.marks.effects import Alike, Effect, Effects
from lessonkit.charts.marks.film import Film, Frame
from lessonkit.charts.marks.front_pages import FrontPage, FrontPages
from lessonkit.charts.marks.hidden import Hidden
from lessonkit.charts.marks.hundred import of_hundred
from lessonkit.charts.marks.hundreds import Field, Hundreds
from lessonkit.charts.marks.intervals import Across, Interval, Intervals
from lessonkit.charts.marks.journey import Ground, Journey, Leg, Station, Step
from lessonkit.charts.marks.land import Land, Region
from lessonkit.charts.marks.lid import Lid
from lessonkit.charts.marks.lines import (
    Band,
    Between,
    Bracket,
    Dash,
    Event,
    Guessed,
    Line,
    Lines,
    Mean,
    Move,
    Rule,
    Since,
)
from lessonkit.charts.marks.map import Changes, Dot, Dress, Legend, Look, Map, Remarks, Share
from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.multiples import Multiples, Panel, Together
from lessonkit.charts.marks.outcomes import Outcomes, Place, Shown, Study
from lessonkit.charts.marks.people import Around, Group, People
from lessonkit.charts.marks.prints import Pair, Print, Prints, Spot
from lessonkit.charts.marks.quantiles import Estimated, Quantiles
from lessonkit.charts.marks.ranges import Ranges, Reach
from lessonkit.charts.marks.spans import Row, Spans, Spell
from lessonkit.charts.marks.stages import Rate, Stage, Stages
from lessonkit.charts.marks.strip import Layer, Mention, Point, Strip
from lessonkit.charts.marks.tally import Side, Tally
from lessonkit.charts.marks.tornado import Gain, Tornado

__all__ = [
    "Across",
    "Alike",
    "Answer",
    "Answers",
    "Area",
    "Around",
    "Band",
    "Between",
    "Bracket",
    "Changes",
    "Curve",
    "Curves",
    "Cut",
    "Dash",
    "Dot",
    "Dots",
    "Drawn",
    "Dress",
    "Effect",
    "Effects",
    "Estimated",
    "Event",
    "Field",
    "Film",
    "Frame",
    "FrontPage",
    "FrontPages",
    "Gain",
    "Gap",
    "Ground",
    "Group",
    "Guessed",
    "Handle",
    "Heap",
    "Here",
    "Hidden",
    "Hundreds",
    "Interval",
    "Intervals",
    "Journey",
    "Land",
    "Layer",
    "Leg",
    "Legend",
    "Lid",
    "Line",
    "Lines",
    "Look",
    "Map",
    "Mark",
    "Mean",
    "Measured",
    "Mention",
    "Move",
    "Multiples",
    "Outcomes",
    "Pair",
    "Panel",
    "People",
    "Place",
    "Point",
    "Portion",
    "Print",
    "Prints",
    "Quantiles",
    "Ranges",
    "Rate",
    "Reach",
    "Region",
    "Remarks",
    "Row",
    "Rule",
    "Share",
    "Shown",
    "Side",
    "Since",
    "Spans",
    "Spell",
    "Spot",
    "Square",
    "Stage",
    "Stages",
    "Station",
    "Step",
    "Strip",
    "Study",
    "Swarm",
    "Tally",
    "Together",
    "Tornado",
    "kinds",
    "of_hundred",
    "scripts",
]
