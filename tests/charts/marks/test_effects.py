"""Effects in Chromium: dots on their intervals, open rings, and what has no number without a point; one told in full below, by mouse or keyboard."""

import dataclasses

import pytest
from playwright.sync_api import expect

from lessonkit.charts.marks import Alike, Effect, Effects
from lessonkit.errors import KitError
from lessonkit.explorers import Control, render

WHICH = Control("which", "Which", ("two", "one", "without", "far", "apart", "levels"))
LEVELS = ((-20.0, "-20%"), (0.0, "none"), (20.0, "+20%"))
A = Effect(
    "calls",
    "Adams (2014)",
    "down",
    "less",
    "-12% to -6%",
    ("Fewer calls.", "Police records."),
    value=-9,
    low=-12,
    high=-6,
    loud=True,
    note="estimate -9%",
)
B = Effect(
    "calls",
    "Brown (2021)",
    "none",
    "no change detected",
    "As many",
    ("As many calls.",),
    label="none detected",
    note="two places",
)
C = Effect("plans", "Cole (2022)", "up", "more", "+18%", ("More plans.",), value=18, note="range not seen")
D = dataclasses.replace(B, by="Dean (2023)", told=("As many.",), brief="few", whose="the same study")
FAR = dataclasses.replace(C, by="Eton (2024)", said="+25%", value=25, told=("More calls.",))
LESS = dataclasses.replace(B, by="Ford (2020)", sign="down", label="less", told=("Less.",))
MORE = dataclasses.replace(LESS, by="Gray (2020)", sign="up", label="more", told=("More.",))
NOT_LESS = dataclasses.replace(LESS, by="Hale (2020)", sign="not-down", label="no fall", told=("Not less.",))
BOTH = dataclasses.replace(LESS, by="Ives (2020)", sign="levels", label="two groups", told=("As often.",))
SOME = {
    "two": (A, B),
    "one": (A,),
    "without": (A, D, LESS, MORE, NOT_LESS),
    "far": (FAR,),
    "apart": (A,),
    "levels": (A,),
}


def effects(state):
    which = state["which"]
    did = Alike("Did", "What was done.", SOME[which])
    plans = {"two": (C,), "apart": (C,), "levels": (BOTH,)}.get(which, ())
    said = Alike("Said", "", plans, "Nobody asked.", apart=which in ("apart", "levels"))
    return Effects((did, said), (-30, 30), LEVELS, "change", name="Three findings", pick="Choose a row:")


def test_effects_without_a_finding_are_refused():
    with pytest.raises(KitError, match="need a finding"):
        Effects((Alike("Less", "", ()),), (-1, 1), (), "", name="", pick="")


def test_a_value_beyond_the_scale_is_refused():
    far = dataclasses.replace(A, low=-31)
    with pytest.raises(KitError, match="doesn't hold -31"):
        Effects((Alike("Less", "", (far,)),), (-30, 30), LEVELS, "", name="", pick="")


@pytest.fixture
def opened(page, around):
    explorer = around(effects, WHICH)

    def shown(which, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(render(explorer, {"which": which}, "standalone"))
        page.locator(".scomm-effects button").first.wait_for()
        return page.locator(".scomm-effects")

    return shown


CENTER = "one => { const { left, width } = one.getBoundingClientRect(); return left + width / 2; }"


def place(mark, value):
    """Where the scale has a value, in pixels."""
    track = mark.locator("li .track").first.bounding_box()
    return track["x"] + track["width"] * (value + 30) / 60


def test_an_interval_without_both_ends_around_its_value_is_refused():
    for change in ({"high": None}, {"value": None}, {"low": -5}):
        with pytest.raises(KitError, match="needs two ends"):
            Effects((Alike("Less", "", (dataclasses.replace(A, **change),)),), (-30, 30), LEVELS, "", "", "")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_point_stands_at_its_value_and_an_interval_between_its_ends(opened, width):
    mark = opened("two", width)
    dot, ring = (point.evaluate(CENTER) for point in mark.locator(".point").all())
    assert dot == pytest.approx(place(mark, -9), abs=1)
    assert ring == pytest.approx(place(mark, 18), abs=1)
    (line,) = mark.locator(".range").all()
    box = line.bounding_box()
    assert box["x"] == pytest.approx(place(mark, -12), abs=1)
    assert box["x"] + box["width"] == pytest.approx(place(mark, -6), abs=1)


@pytest.mark.browser
def test_a_size_whose_error_was_not_seen_is_open_and_no_larger_than_one_with_an_interval(opened):
    mark = opened("two")
    ground = "one => getComputedStyle(one).backgroundColor"
    dot, ring = mark.locator(".point.dot"), mark.locator(".point.ring")
    assert dot.evaluate(ground) != ring.evaluate(ground)
    assert ring.bounding_box()["width"] <= dot.bounding_box()["width"]
    expect(mark.get_by_role("button", name="Cole (2022)").locator(".end .note")).to_have_text(
        "range not seen"
    )


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_what_has_no_number_has_no_point_anywhere_and_no_end(opened, width):
    """A ring on the line of no change says that no change was found, and an end is taken for a number."""
    mark = opened("without", width)
    assert mark.locator(".point").count() == 1, "that of the finding with a number"
    for one in mark.locator(".hatched").all():
        assert "gradient" in one.evaluate("one => getComputedStyle(one).maskImage")
        assert "gradient" in one.evaluate("one => getComputedStyle(one).backgroundImage")
    zero = place(mark, 0)
    band = mark.get_by_role("button", name="Dean (2023)").locator(".hatched").bounding_box()
    assert band["x"] + band["width"] / 2 == pytest.approx(zero, abs=2)
    assert band["width"] > 80
    for name, way in (("Ford (2020)", -1), ("Gray (2020)", 1), ("Hale (2020)", 1)):
        row = mark.get_by_role("button", name=name)
        side, words = row.locator(".hatched").bounding_box(), row.locator("b").bounding_box()
        edge = side["x"] + (side["width"] if way < 0 else 0)
        assert edge == pytest.approx(zero, abs=2)
        assert (words["x"] - zero) * way < 0
        end = row.locator(".unknown")
        expect(end).to_have_text("?")
        mark_at = end.bounding_box()["x"]
        assert (mark_at < side["x"]) == (words["x"] > side["x"]), "it ends the side, away from its label"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_labels_stand_inside_of_their_rows_and_not_over_what_is_drawn(opened, width):
    mark = opened("without", width)
    for row in mark.locator("button").all():
        box = row.bounding_box()
        words = row.locator(".end, .words").first.bounding_box()
        assert box["x"] <= words["x"] + 1
        assert words["x"] + words["width"] <= box["x"] + box["width"] + 1
    band = mark.get_by_role("button", name="Dean (2023)")
    label = band.locator("b").bounding_box()
    assert label["x"] + label["width"] <= band.locator(".hatched").bounding_box()["x"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_number_without_room_beyond_its_point_stands_on_the_other_side(opened, width):
    mark = opened("far", width)
    point, number = mark.locator(".point").bounding_box(), mark.locator(".end").bounding_box()
    assert number["x"] + number["width"] <= point["x"] + point["width"]
    assert number["x"] >= 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_evidence_of_another_kind_stands_apart_on_the_same_scale(opened, width):
    mark = opened("apart", width)
    other = mark.locator("section.other")
    assert other.locator(".level").all_text_contents() == [words for _, words in LEVELS]
    zeros = [one.bounding_box()["x"] for one in mark.locator("i.zero").all()]
    assert max(zeros) - min(zeros) < 3
    ground = "one => getComputedStyle(one).backgroundColor"
    assert other.evaluate(ground) != mark.locator("section").first.evaluate(ground)


@pytest.mark.browser
def test_levels_of_two_groups_are_words_and_have_no_scale(opened):
    other = opened("levels").locator("section.other")
    assert other.locator(".level, .zero, .point, .hatched").count() == 0
    expect(other.locator(".words b")).to_have_text("two groups")


def test_a_value_beyond_the_scale_is_refused_wherever_it_stands():
    for apart in (False, True):
        with pytest.raises(KitError, match="doesn't hold 18"):
            Effects((Alike("Said", "", (C,), apart=apart),), (-10, 10), LEVELS, "", name="", pick="")


@pytest.mark.browser
def test_a_brief_line_stands_in_the_row_and_the_whole_one_is_its_name(opened):
    row = opened("without").get_by_role("button", name="Dean (2023): no change detected. As many: calls")
    assert row.locator(".line").text_content() == "few"
    assert row.locator(".by").text_content() == "the same study"


@pytest.mark.browser
def test_a_finding_is_told_in_full_once_it_is_chosen_by_keyboard_and_nothing_moves(opened):
    mark = opened("two")
    told, high = mark.locator(".told"), mark.bounding_box()["height"]
    assert told.inner_text() == "Choose a row:"
    assert mark.locator("[aria-pressed=true]").count() == 0
    mark.get_by_role("button", name="Brown (2021): no change detected. As many: calls").press("Enter")
    assert "As many calls." in told.inner_text()
    assert "Choose a row:" not in told.inner_text()
    assert mark.locator("[aria-pressed=true]").count() == 1
    assert mark.bounding_box()["height"] == high


@pytest.mark.browser
def test_the_number_that_the_finding_speaks_of_is_the_largest_thing(opened):
    mark = opened("two")
    sizes = mark.locator("*").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    loud = mark.locator(".loud .end b")
    assert loud.text_content() == "-12% to -6%"
    assert loud.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == max(sizes)


@pytest.mark.browser
def test_on_a_phone_a_finding_stands_below_its_words(opened):
    row = opened("two", 375).get_by_role("button", name="Adams (2014)")
    words, track = row.locator(".what").bounding_box(), row.locator(".track").bounding_box()
    assert track["y"] >= words["y"] + words["height"]


@pytest.mark.browser
def test_a_group_without_a_finding_says_so(opened):
    assert "Nobody asked." in opened("one").inner_text()
