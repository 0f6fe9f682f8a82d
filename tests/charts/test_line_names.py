"""Named lines: each at its value, its name beside it, away from the other line or inward."""

import plotly.graph_objects as go
import pytest

from scomm.charts.line_names import LINE_NAME, add_named_lines


def named(lines, axis=(-6, 3)):
    figure = go.Figure(layout={"xaxis": {"range": axis}})
    add_named_lines(figure, lines)
    return figure.layout


def test_a_line_stands_at_its_value_with_its_name():
    layout = named({"the truth": -2, "no effect": 2})
    assert [(shape.x0, shape.x1) for shape in layout.shapes] == [(-2, -2), (2, 2)]
    assert [(note.text, note.x) for note in layout.annotations] == [("the truth", -2), ("no effect", 2)]


def test_a_name_stands_away_from_the_other_line_or_inward_where_there_is_no_room():
    truth, none = named({"the truth": -2, "no effect": 2}).annotations
    assert truth.xanchor == "right", "away from the other line"
    assert none.xanchor == "right", "inward, where there is no room outside"


def test_no_two_names_meet():
    shifts = [note.yshift for note in named({"one": 1, "two": 1, "three": 1.1}).annotations]
    assert shifts == [0, -LINE_NAME, -2 * LINE_NAME]


@pytest.mark.parametrize(("value", "side"), [(-5.9, "left"), (2.9, "right")])
def test_a_line_alone_near_an_edge_has_its_name_inward(value, side):
    assert named({"guess": value}).annotations[0].xanchor == side
