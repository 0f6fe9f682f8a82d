"""Lines: what is refused, what is sent, and in Chromium their names, bracket, ghost and values by keyboard."""

import dataclasses
import re

import pytest

from lessonkit.charts.marks import (
    Band,
    Between,
    Bracket,
    Event,
    Guessed,
    Line,
    Lines,
    Mean,
    Move,
    Rule,
    Since,
)
from lessonkit.charts.marks.scales import PERCENT, levels, years_of
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

YEARS = tuple(range(2010, 2015))


def lines(*values, **changed):
    looks = (("accent", "solid"), ("counter", "dash"))
    made = tuple(
        Line.of(
            f"Line {place}", one, "count", "%", tone=tone, dash=dash, ghost=True, key=f"{place} {one[-1]}"
        )
        for place, (one, (tone, dash)) in enumerate(zip(values, looks, strict=False), 1)
    )
    whole = Lines(
        xs=tuple(map(float, YEARS)),
        said=tuple(map(str, YEARS)),
        lines=made,
        name="Two lines",
        ticks=tuple((float(year), str(year)) for year in YEARS),
        levels=PERCENT,
        unit="%",
    )
    return dataclasses.replace(whole, **changed)


UP, DOWN = [10, 20, 40, 60, 90], [80, 60, 40, 30, 20]


def test_a_line_without_a_value_for_each_place_is_refused():
    with pytest.raises(KitError, match="3 values for 5 places"):
        lines([1, 2, 3])


def test_a_gap_is_sent_as_nothing_and_is_said_to_be_missing():
    (line,) = lines([10, None, 30, 40, 50]).shown()["lines"]
    assert line["values"][1] is None
    assert line["said"][:3] == ["10%", "not available", "30%"]


def test_levels_are_round_and_reach_beyond_the_numbers():
    for high in (3, 17, 238, 1_675_876, 250_000):
        places = [place for place, _ in levels(0, high)]
        assert places[0] == 0
        assert places[-1] >= high
        assert 3 <= len(places) <= 8
        assert all(place == int(place) for place in places)


def test_a_year_of_a_few_weeks_has_no_name_but_its_border():
    names, borders = years_of("2008-12-01", "2010-06-01")
    assert [name for _, name in names] == ["2009", "2010"]
    assert len(borders) == 2


def opened(page, explorer, width=1280, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(explorer, {**explorer.start, **state}, "standalone"))
    page.locator(".plot").wait_for()
    page.wait_for_timeout(50)


@pytest.mark.browser
def test_lines_that_end_apart_are_named_there_and_on_a_narrow_page_in_a_key(page, around, which):
    explorer = around(lambda state: lines(UP, DOWN), which)
    opened(page, explorer)
    words = page.locator(".plot text").all_text_contents()
    assert {"Line 1", "90%", "Line 2", "20%"} <= set(words)
    assert page.locator(".key li").count() == 0
    opened(page, explorer, width=375)
    assert page.locator(".key li").all_text_contents() == ["Line 1", "Line 2"]


@pytest.mark.browser
def test_lines_that_end_together_are_named_beside_themselves(page, around, which):
    opened(page, around(lambda state: lines([0, 50, 70, 90, 100], [0, 5, 10, 30, 100]), which))
    boxes = {name: page.get_by_text(name, exact=True).bounding_box() for name in ("Line 1", "Line 2")}
    assert boxes["Line 1"]["y"] < boxes["Line 2"]["y"]
    assert boxes["Line 1"]["x"] < boxes["Line 2"]["x"]


@pytest.mark.browser
def test_rule_bracket_event_and_band_are_drawn_with_their_words(page, around, which):
    drawn = lines(
        UP,
        DOWN,
        rule=Rule(50, "one half"),
        bracket=Bracket(2011.5, 2012.5, "a year later", lines=(1, 0), said=("mid 2011", "mid 2012")),
        event=Event(2013, "an end"),
        band=Band(2010, 2011, "in doubt"),
    )
    opened(page, around(lambda state: drawn, which))
    for words in ("one half", "a year later", "mid 2011", "mid 2012", "an end", "in doubt"):
        assert page.get_by_text(words, exact=True).count() == 1
    assert page.locator(".plot .drop").count() == 2
    assert page.locator(".plot .band").evaluate("one => getComputedStyle(one).fill").startswith("url(")


@pytest.mark.browser
def test_a_time_since_something_is_tinted_and_not_hatched_and_means_stand_at_their_numbers(
    page, around, which
):
    means = (Mean(2010, 2011, 20, "20.0", "accent"), Mean(2010, 2011, 70, "70.0", "counter"))
    drawn = lines(UP, DOWN, since=Since(2012, "it begins"), means=means, across="years", up="percent")
    opened(page, around(lambda state: drawn, which))
    for words in ("it begins", "20.0", "70.0", "years", "percent"):
        assert page.get_by_text(words, exact=True).count() == 1
    assert "url" not in page.locator(".plot .since").evaluate("one => getComputedStyle(one).fill")
    low, high = (page.locator(".plot .mean").nth(place).bounding_box() for place in (0, 1))
    assert low["y"] > high["y"]
    assert page.get_by_text("70.0").bounding_box()["y"] < high["y"]
    assert page.get_by_text("20.0").bounding_box()["y"] > low["y"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_how_far_a_line_moved_is_an_arrow_with_its_number_that_meets_no_line(page, around, which, width):
    moves = (Move(2012, 20, 60, "40.0", "more", "accent", loud=True), Move(2012, 70, 65, "5.0", "less"))
    drawn = lines(UP, DOWN, moves=moves, bare=True)
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, around(lambda state: drawn, which), width)
    loud, quiet = page.locator(".plot .front text").filter(has_text=re.compile("^(40|5)")).all()
    assert [one.text_content().replace(" ", "") for one in (loud, quiet)] == ["40.0more", "5.0less"]
    sizes = [one.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") for one in (loud, quiet)]
    assert sizes[0] > 1.5 * sizes[1]
    one, other = loud.bounding_box(), quiet.bounding_box()
    assert one["y"] + one["height"] <= other["y"] + 12 or other["y"] + other["height"] <= one["y"] + 12
    arrow = page.locator(".plot .moved").first.bounding_box()
    assert arrow["x"] < one["x"] < arrow["x"] + 40


@pytest.mark.browser
def test_bare_lines_have_their_names_at_their_ends_without_their_last_values(page, around, which):
    opened(page, around(lambda state: lines(UP, DOWN), which))
    with_values = page.locator(".plot .front text").all_text_contents()
    opened(page, around(lambda state: lines(UP, DOWN, bare=True), which))
    assert set(with_values) - set(page.locator(".plot .front text").all_text_contents())


@pytest.mark.browser
def test_the_distance_of_two_lines_is_a_span_from_one_to_the_other_with_its_words(page, around, which):
    drawn = lines(UP, DOWN, between=Between(4, (0, 1), "the rest"))
    opened(page, around(lambda state: drawn, which))
    span, words = page.locator(".plot .bracket").bounding_box(), page.get_by_text("the rest").bounding_box()
    high, low = sorted(
        (page.locator(".plot .line").nth(place).bounding_box() for place in (0, 1)), key=lambda box: box["y"]
    )
    assert high["y"] < span["y"] < span["y"] + span["height"] < low["y"] + low["height"]
    assert span["y"] < words["y"] < span["y"] + span["height"]
    assert words["x"] + words["width"] < span["x"] + span["width"]


GUESS = Control("guess", "Guess", ("none", -20, 0, 20), shape="picture")


@pytest.mark.browser
def test_a_guess_draws_the_line_without_what_is_guessed_at_and_its_distance(page, around):
    guessed = Guessed("guess", (-20, 0, 20), line=0, since=2012, at=2012, mine="guess {value}")
    one = around(lambda state: lines(UP, DOWN, guessed=guessed), GUESS)
    opened(page, one)
    assert page.locator(".plot .mine").count() == 0
    page.set_content(render(one, {"guess": -20}, "standalone"))
    page.get_by_text("guess -20").wait_for()
    assert page.locator(".plot .mine").count() == 1
    line, mine = page.locator(".plot .line").first.bounding_box(), page.locator(".plot .mine").bounding_box()
    assert mine["y"] < line["y"] + line["height"]
    assert page.locator(".plot .apart").bounding_box()["height"] > 0


@pytest.mark.browser
def test_names_of_means_stand_in_rows_on_their_own_side_of_where_something_begins(page, around, which):
    means = (Mean(2010, 2011, 40, "average|before"), Mean(2012, 2013, 20, "average|after"))
    drawn = lines(UP, DOWN, means=means, since=Since(2012, "begins"))
    opened(page, around(lambda state: drawn, which))
    begins = page.locator(".plot .begins").bounding_box()["x"]
    before, after = (page.get_by_text(word, exact=True).bounding_box() for word in ("before", "after"))
    assert before["x"] + before["width"] < begins < after["x"]
    assert page.get_by_text("average", exact=True).count() == 2


@pytest.mark.browser
def test_the_values_are_read_along_the_lines_by_keyboard_and_by_pointer(page, around, which):
    opened(page, around(lambda state: lines(UP, DOWN), which))
    reading = page.get_by_role("slider", name="Read the values along the lines")
    page.keyboard.press("Tab")
    while not reading.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert reading.get_attribute("aria-valuetext") == "2011: Line 1 20%, Line 2 60%"
    assert page.locator(".read text").all_text_contents() == ["2011", "60%", "20%"]
    page.mouse.click(5, 5)
    box = reading.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + 20)
    assert page.locator(".read text").all_text_contents()[0] == "2014"


@pytest.mark.browser
def test_the_course_before_the_last_change_stays_as_a_thin_line_with_its_name(page, around, which):
    opened(page, around(lambda state: lines(UP if state["which"] == "one" else DOWN), which))
    assert page.locator(".ghosts path").count() == 0
    page.get_by_role("radio", name="other").check(force=True)
    page.locator(".ghosts path").wait_for(state="attached")
    assert page.get_by_text("before the last change").count() == 1
