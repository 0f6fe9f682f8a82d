"""Effects in Chromium: dots and bars with their numbers, rings and fading sides where there is none, one told in full below, by mouse or keyboard."""

import dataclasses

import pytest
from playwright.sync_api import expect

from scomm.charts.marks import Alike, Effect, Effects
from scomm.errors import ScommError
from scomm.explorers import Control, render

WHICH = Control("which", "Which", ("two", "one", "large", "far", "long", "apart"))
LEVELS = ((-20.0, "-20%"), (0.0, "none"), (20.0, "+20%"))
A = Effect("calls", "Adams (2014)", "down", "less", "-9%", ("Fewer calls.", "Police records."), -9, loud=True)
B = Effect(
    "calls",
    "Brown (2021)",
    "none",
    "no change",
    "As many",
    ("As many calls.",),
    label="as many",
    note="two groups",
)
C = Effect("plans", "Cole (2022)", "up", "more", "+18%", ("More plans.",), 18, hollow=True)
D = dataclasses.replace(
    B, by="Dean (2023)", told=("As many.",), label="as many calls", brief="few", whose="the same study"
)
FAR = dataclasses.replace(A, by="Eton (2024)", sign="up", said="+25%", value=25, told=("More calls.",))
LONG = dataclasses.replace(FAR, said="+29%", value=29, hollow=True, loud=False)
LESS = dataclasses.replace(B, by="Ford (2020)", sign="down", label="less", told=("Less.",))
MORE = dataclasses.replace(LESS, by="Gray (2020)", sign="up", label="more", told=("More.",))
SOME = {
    "two": (A, B),
    "one": (A,),
    "large": (A, D, LESS, MORE),
    "far": (FAR,),
    "long": (LONG,),
    "apart": (A,),
}
KEY = (("solid", "did"), ("hollow", "said"))


def effects(state):
    did = Alike("Did", "What was done.", SOME[state["which"]])
    plans = (C,) if state["which"] in ("two", "apart") else ()
    said = Alike("Said", "", plans, "Nobody asked.", apart=state["which"] == "apart")
    return Effects(
        (did, said),
        (-30, 30),
        LEVELS,
        "change",
        name="Three findings",
        pick="Choose a row:",
        key=KEY if state["which"] == "large" else (),
    )


def test_effects_without_a_finding_are_refused():
    with pytest.raises(ScommError, match="need a finding"):
        Effects((Alike("Less", "", ()),), (-1, 1), (), "", name="", pick="")


def test_a_value_beyond_the_scale_is_refused():
    far = dataclasses.replace(A, value=-31)
    with pytest.raises(ScommError, match="doesn't hold -31"):
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


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_all_bars_stand_on_one_scale_and_are_as_long_as_their_values(opened, width):
    mark = opened("two", width)
    less, more = (one.bounding_box() for one in mark.locator(".bar").all())
    zeros = [one.bounding_box()["x"] for one in mark.locator("i.zero").all()]
    assert max(zeros) - min(zeros) < 1
    assert less["x"] + less["width"] == pytest.approx(zeros[0], abs=2)
    assert more["x"] == pytest.approx(zeros[0], abs=2)
    assert more["width"] / less["width"] == pytest.approx(2, abs=0.05)
    assert "hollow" in mark.locator(".bar").last.get_attribute("class")


@pytest.mark.browser
def test_a_number_stands_at_the_outer_end_of_its_bar(opened):
    mark = opened("two")
    less, more = (one.bounding_box() for one in mark.locator(".bar").all())
    first, last = (one.bounding_box() for one in mark.locator(".end").all())
    assert first["x"] + first["width"] <= less["x"]
    assert last["x"] >= more["x"] + more["width"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_number_without_room_beyond_its_bar_stands_on_the_other_side_of_no_change(opened, width):
    mark = opened("far", width)
    bar, number = mark.locator(".bar").bounding_box(), mark.locator(".end").bounding_box()
    zero = mark.locator(".track i.zero").first.bounding_box()["x"]
    assert number["x"] + number["width"] <= zero < bar["x"] + bar["width"]
    assert number["x"] >= 0


@pytest.mark.browser
def test_on_a_phone_a_long_bar_has_its_number_inside_whichever_way_it_goes(opened):
    mark = opened("long", 375)
    bar, number = mark.locator(".bar").bounding_box(), mark.locator(".end").bounding_box()
    assert bar["x"] <= number["x"]
    assert number["x"] + number["width"] <= bar["x"] + bar["width"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_no_change_is_a_ring_on_its_line_as_large_as_the_loud_dot_with_a_small_label(opened, width):
    """Readers took large words for the finding, and one that found nothing is no less seen."""
    mark = opened("large", width)
    row = mark.get_by_role("button", name="Dean (2023)")
    number, words = mark.locator(".loud .end"), row.locator("b")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert words.text_content() == "as many calls"
    assert words.evaluate(size) <= number.evaluate(size) / 2
    ring, dot = row.locator(".sign.none").bounding_box(), mark.locator(".loud .point").bounding_box()
    assert ring["width"] >= dot["width"]
    zero = row.locator("i.zero").bounding_box()["x"]
    assert ring["x"] + ring["width"] / 2 == pytest.approx(zero, abs=2)
    label = words.bounding_box()
    assert 0 <= label["x"] - (ring["x"] + ring["width"]) < 40
    assert label["x"] + label["width"] <= width


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_a_side_of_unknown_size_begins_at_no_change_fades_away_and_has_its_label_on_the_other_side(
    opened, width
):
    mark = opened("large", width)
    for name, way in (("Ford (2020)", -1), ("Gray (2020)", 1)):
        row = mark.get_by_role("button", name=name)
        zero = row.locator("i.zero").bounding_box()["x"]
        side, words = row.locator(".sign").bounding_box(), row.locator("b").bounding_box()
        edge = side["x"] + (side["width"] if way < 0 else 0)
        assert edge == pytest.approx(zero, abs=2)
        assert (words["x"] - zero) * way < 0
        assert "gradient" in row.locator(".sign").evaluate("one => getComputedStyle(one).maskImage")
        end = row.locator(".unknown")
        expect(end).to_have_text("?")
        mark_at, sign = end.bounding_box()["x"], row.locator(".sign").bounding_box()["x"]
        assert (mark_at < sign) == (words["x"] > sign), "the question mark ends the side, away from its label"
        assert row.locator(".bar, .point, .end").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_evidence_of_another_kind_stands_apart_on_the_same_scale(opened, width):
    mark = opened("apart", width)
    other = mark.locator("section.other")
    assert other.locator(".level").all_text_contents() == [words for _, words in LEVELS]
    zeros = [one.bounding_box()["x"] for one in mark.locator("i.zero").all()]
    assert max(zeros) - min(zeros) < 3
    bar, track = other.locator(".bar").bounding_box(), other.locator("li .track").bounding_box()
    assert bar["width"] / track["width"] == pytest.approx(18 / 60, abs=0.01)
    ground = "one => getComputedStyle(one).backgroundColor"
    assert other.evaluate(ground) != mark.locator("section").first.evaluate(ground)


def test_a_value_beyond_the_scale_is_refused_wherever_it_stands():
    for apart in (False, True):
        with pytest.raises(ScommError, match="doesn't hold 18"):
            Effects((Alike("Said", "", (C,), apart=apart),), (-10, 10), LEVELS, "", name="", pick="")


@pytest.mark.browser
def test_a_brief_line_stands_in_the_row_and_the_whole_one_is_its_name(opened):
    row = opened("large").get_by_role("button", name="Dean (2023): no change. As many: calls")
    assert row.locator(".line").text_content() == "few"
    assert row.locator(".by").text_content() == "the same study"


@pytest.mark.browser
def test_a_key_of_one_line_shows_each_bar_and_sign_with_its_meaning(opened):
    assert opened("two").locator(".key").is_hidden()
    key = opened("large").locator(".key")
    assert key.locator("li").all_text_contents() == ["did", "said"]
    assert key.locator(".sample").count() == 2
    assert key.bounding_box()["height"] < 30


@pytest.mark.browser
def test_a_finding_is_told_in_full_once_it_is_chosen_by_keyboard_and_nothing_moves(opened):
    mark = opened("two")
    told, high = mark.locator(".told"), mark.bounding_box()["height"]
    assert told.inner_text() == "Choose a row:"
    assert mark.locator("[aria-pressed=true]").count() == 0
    mark.get_by_role("button", name="Brown (2021): no change. As many: calls").press("Enter")
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
    loud = mark.locator(".loud .end")
    assert loud.text_content() == "-9%"
    assert loud.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == max(sizes)


@pytest.mark.browser
def test_on_a_phone_a_bar_stands_below_its_words(opened):
    row = opened("two", 375).get_by_role("button", name="Adams (2014)")
    words, bar = row.locator(".what").bounding_box(), row.locator(".track").bounding_box()
    assert bar["y"] >= words["y"] + words["height"]


@pytest.mark.browser
def test_a_group_without_a_finding_says_so(opened):
    assert "Nobody asked." in opened("one").inner_text()
