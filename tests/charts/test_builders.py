"""Lines and bars: the numbers of the table, named where they stand, on an axis that tells no lie."""

import pandas as pd
import pytest

from lessonkit.charts import bars, lines, stacked_bars
from lessonkit.errors import KitError

NAMES = {"convicted": "With a conviction", "not_convicted": "Without a conviction"}
WORDS = {"finding": "It changed", "units": "people removed", "source": "DHS"}


@pytest.fixture
def shares():
    return pd.DataFrame({"group": ["Interior", "Border"], "with": [85.0, 42.6], "without": [15.0, 57.4]})


def test_lines_plot_the_numbers_of_the_table(table):
    figure = lines(table, "fiscal_year", NAMES, **WORDS).figure
    assert list(figure.data[0].y) == [39150, 38450, 57020]
    assert list(figure.data[1].y) == [19860, 33730, 85560]
    assert figure.layout.yaxis.range[0] == 0


def test_lines_on_a_fixed_axis_can_be_compared_and_keep_their_names_beside_them(table):
    figure = lines(table / 1000, "fiscal_year", NAMES, axis=(-50, 150), **WORDS).figure
    assert figure.layout.yaxis.range == (-50, 150)
    places = {note.text.replace("<br>", " "): note.y for note in figure.layout.annotations}
    assert places["With a conviction"] == pytest.approx((57.02 + 50) / 200)


def test_lines_are_named_at_their_ends_and_not_in_a_legend(table):
    figure = lines(table, "fiscal_year", NAMES, **WORDS).figure
    named = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert set(NAMES.values()) <= set(named)
    assert figure.layout.showlegend is False


def test_lines_that_end_together_have_names_that_do_not_touch():
    near = pd.DataFrame({"year": [1, 2], "a": [1.0, 5.0], "b": [2.0, 5.01], "c": [9.0, 10.0]})
    notes = lines(near, "year", {"a": "A", "b": "B", "c": "C"}, **WORDS).figure.layout.annotations
    a, b, c = (note.y for note in notes if note.text in "ABC")
    assert b - a >= 0.16 - 1e-9
    assert c >= b


def test_lines_differ_by_dash_and_marker_too(table):
    one, other = lines(table, "fiscal_year", NAMES, **WORDS).figure.data
    assert one.line.dash != other.line.dash
    assert one.marker.symbol != other.marker.symbol


def test_a_missing_year_is_a_gap_and_not_a_zero(table):
    table = table.astype("Int64")
    table.loc[1, "convicted"] = pd.NA
    chart = lines(table, "fiscal_year", {"convicted": "With a conviction"}, **WORDS)
    assert chart.figure.data[0].y[1] is None
    assert chart.figure.data[0].connectgaps is None
    assert "not available" in chart.as_text()


def test_shares_stand_on_an_axis_from_0_to_100(table, shares):
    assert lines(table / 1000, "fiscal_year", NAMES, share=True, **WORDS).figure.layout.yaxis.range == (
        0,
        100,
    )
    assert bars(shares, "group", "with", share=True, **WORDS).figure.layout.xaxis.range == (0, 100)
    assert stacked_bars(shares, "group", {"with": "With"}, **WORDS).figure.layout.xaxis.range == (0, 100)


def test_the_description_tells_the_numbers(table, shares):
    assert "39,150 in 2021, highest 57,020 in 2023" in lines(table, "fiscal_year", NAMES, **WORDS).alt
    assert (
        "Border: With 42.6%, Without 57.4%."
        in stacked_bars(shares, "group", {"with": "With", "without": "Without"}, **WORDS).alt
    )


def test_a_bar_without_a_number_says_that_none_was_published():
    gaps = pd.DataFrame({"group": ["Known", "Unknown"], "people": pd.array([10, None], dtype="Int64")})
    chart = bars(gaps, "group", "people", **WORDS)
    assert chart.figure.data[0].text == ("10", "not published")
    assert "Unknown: not published." in chart.alt


def test_bars_start_at_zero_and_stand_in_the_order_of_the_table(shares):
    axes = bars(shares, "group", "with", **WORDS).figure.layout
    assert axes.xaxis.range[0] == 0
    assert axes.yaxis.ticktext == ("Interior", "Border")
    assert axes.yaxis.range[0] > axes.yaxis.range[1], "the first row stands on top"


def test_a_part_too_narrow_for_its_number_leaves_it_to_the_table():
    narrow = pd.DataFrame({"group": ["A"], "big": [97.0], "small": [3.0]})
    chart = stacked_bars(narrow, "group", {"big": "Big", "small": "Small"}, **WORDS)
    assert [trace.text for trace in chart.figure.data] == [("97.0%",), ("",)]
    assert "3" in chart.as_text()


def test_more_series_than_marks_are_refused(table):
    five = pd.DataFrame({"year": [1, 2], **{name: [1, 2] for name in "abcde"}})
    with pytest.raises(KitError, match="5 series can't be told apart"):
        lines(five, "year", {name: name for name in "abcde"}, **WORDS)


def test_the_bars_of_the_finding_stand_out_by_colour_and_by_bold_name(shares):
    figure = bars(shares, "group", "with", strong=[True, False], **WORDS).figure
    one, other = figure.data[0].marker.color
    assert one != other
    assert figure.layout.yaxis.ticktext == ("<b>Interior</b>", "Border")


def test_a_band_of_years_is_shaded_and_named(table):
    figure = lines(table, "fiscal_year", NAMES, band=(2021, 2022, "redefined"), **WORDS).figure
    (band,) = figure.layout.shapes
    assert (band.x0, band.x1) == (2021, 2022)
    assert "redefined" in [note.text for note in figure.layout.annotations]


def test_a_line_of_few_points_can_say_the_number_of_each(table):
    figure = lines(table, "fiscal_year", {"convicted": "With a conviction"}, values=True, **WORDS).figure
    assert figure.data[0].text == ("39,150", "38,450", "57,020")
    assert lines(table, "fiscal_year", NAMES, **WORDS).figure.data[0].text is None


def test_a_band_of_dates_has_its_name_in_its_middle():
    days = pd.DataFrame(
        {"day": ["2017-08-01", "2017-09-01", "2017-10-01", "2017-11-01"], "people": [None, None, 5, 6]}
    )
    figure = lines(
        days, "day", {"people": "People"}, band=("2017-08-01", "2017-10-01", "blank"), **WORDS
    ).figure
    assert next(note.x for note in figure.layout.annotations if note.text == "blank") == "2017-09-01"


def test_bars_of_several_states_share_an_axis_that_is_given():
    long, short = (pd.DataFrame({"group": ["all"], "with": [number]}) for number in (900, 90))
    ranges = {
        bars(table, "group", "with", top=1000, **WORDS).figure.layout.xaxis.range for table in (long, short)
    }
    assert ranges == {(0, 1000)}


GAPS = pd.DataFrame({"group": ["A", "B"], "people": pd.array([None, None], dtype="Int64")})


def test_a_table_of_zeros_is_drawn_on_an_axis_that_has_a_length():
    zeros = pd.DataFrame({"year": [2021, 2022], "people": [0, 0]})
    named = {"people": "People"}
    assert lines(zeros, "year", named, **WORDS).figure.layout.yaxis.range == (0, 1)
    assert bars(zeros, "year", "people", **WORDS).figure.layout.xaxis.range == (0, 1)
    assert stacked_bars(zeros, "year", named, share=False, **WORDS).figure.layout.xaxis.range == (0, 1)


def test_lines_and_parts_without_any_number_are_refused_in_words():
    for draw in (lines, stacked_bars):
        with pytest.raises(KitError, match="There is no number in 'people'"):
            draw(GAPS, "group", {"people": "People"}, share=False, **WORDS)


def test_bars_without_any_number_say_so_in_each_row():
    chart = bars(GAPS, "group", "people", **WORDS)
    assert chart.alt == "Bar chart in people removed. A: not published. B: not published."
    assert chart.figure.layout.xaxis.range == (0, 1)


def test_a_missing_part_is_no_part_of_zero():
    some = pd.DataFrame({"group": ["A"], "with": [85.0], "without": [None]})
    chart = stacked_bars(some, "group", {"with": "With", "without": "Without"}, **WORDS)
    assert chart.alt == "Bar chart in people removed. A: With 85.0%, Without not published."


def test_lines_below_zero_are_in_sight():
    change = pd.DataFrame({"year": [1, 2], "change": [-50.0, -100.0]})
    axis = lines(change, "year", {"change": "Change"}, **WORDS).figure.layout.yaxis.range
    assert axis == pytest.approx((-106, 0))
    assert lines(change + 200, "year", {"change": "Change"}, **WORDS).figure.layout.yaxis.range[0] == 0


def test_bars_below_zero_are_refused_in_words():
    change = pd.DataFrame({"group": ["A", "B"], "change": [5, -3]})
    with pytest.raises(KitError, match="negative number -3, for which there is no bar"):
        bars(change, "group", "change", **WORDS)
    with pytest.raises(KitError, match="negative number -3, for which there is no bar"):
        stacked_bars(change, "group", {"change": "Change"}, share=False, **WORDS)


def test_labels_that_are_not_one_a_row_are_refused_in_words(shares):
    with pytest.raises(KitError, match="There are 1 labels for 2 rows"):
        bars(shares, "group", "with", labels=["85"], **WORDS)
    with pytest.raises(KitError, match="There are 3 strong for 2 rows"):
        bars(shares, "group", "with", strong=[True] * 3, **WORDS)


def test_the_kind_of_a_number_decides_how_it_is_written_and_never_the_columns_name():
    odd = pd.DataFrame({"(%)": [1234.5], "Year": [2014], "Share": [40.0]})
    chart = bars(odd, "Year", "Share", share=True, formats={"Year": "year"}, **WORDS)
    assert chart.as_text().splitlines()[4].split() == ["1,234.5", "2014", "40.0"]


def test_a_format_for_a_column_that_is_not_there_is_refused(shares):
    with pytest.raises(KitError, match="format for 'Wth', which is no column"):
        bars(shares, "group", "with", formats={"Wth": "year"}, **WORDS)
    with pytest.raises(KitError, match="can't have the format 'per cent'"):
        bars(shares, "group", "with", formats={"with": "per cent"}, **WORDS)
