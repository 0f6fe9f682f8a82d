"""The time strip: what is refused, and in Chromium bars above the thumb, notes that fit, the pointer, the keys and Play."""

import pytest
from playwright.sync_api import expect

from lessonkit.charts.marks import Layer, Mention, Strip
from lessonkit.errors import KitError
from lessonkit.explorers import explorer
from scomm.explorers.counties.activation import MONTHS
from tests.explorers.whole_pages import page_of

RANGE = ".scomm-strip input[type=range]"
INSIDE = """() => {
  const { left, right } = document.querySelector(".scomm-strip").getBoundingClientRect();
  return [...document.querySelectorAll(".scomm-strip svg text")].map(one => {
    const box = one.getBoundingClientRect();
    return { text: one.textContent, inside: box.left >= left - 2 && box.right <= right + 2, box: [box.left, box.right, box.top] };
  });
}"""


FLAGS = """() => {
  const axis = document.querySelector(".scomm-strip .axis").getBoundingClientRect().top;
  const texts = [...document.querySelectorAll(".scomm-strip svg text")].map(one => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { text: one.textContent, kind: one.getAttribute("class"), box: [left, right, top, bottom] };
  });
  const notes = texts.filter(({ kind, box }) => box[3] < axis && !["peak", "ruler", "point", "beside"].includes(kind));
  const poles = [...document.querySelectorAll(".scomm-strip .mention")].map(one => {
    const { left, top, bottom } = one.getBoundingClientRect();
    return [left, top, bottom];
  });
  return [notes, poles];
}"""


def strip(steps, **parts):
    return Strip(follows="date", holds=("date",), steps=steps, name="Bars", ticks=(), **parts)


def opened(page, id="rollout-map", width=1280, **state):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_of(id, **state))
    page.locator(RANGE).wait_for()


def test_a_layer_without_a_value_for_each_step_is_refused():
    with pytest.raises(KitError, match="1 layers of 3 steps can't have values of lengths"):
        strip(3, layers=(Layer("new"),), values=((1, 2),))
    with pytest.raises(KitError, match="2 layers"):
        strip(2, layers=(Layer("new"), Layer("old")), values=((1, 2),))


def test_the_range_stands_in_the_strip_and_moves_the_map(page):
    opened(page)
    slider = page.get_by_role("slider", name="Date")
    assert (
        page.locator(f".scomm-strip {RANGE.split()[-1]}").count() == page.get_by_role("slider").count() == 1
    )
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "31 Oct 2010")
    expect(page.locator(".finding")).to_contain_text("October 2010")
    page.keyboard.press("End")
    expect(page.locator(".finding")).to_contain_text("every county")


@pytest.mark.parametrize("width", [1280, 800, 375])
def test_the_new_bar_stands_above_the_thumb(page, width):
    opened(page, width=width)
    for index in (1, 23, 44, len(MONTHS) - 1):
        page.locator(RANGE).evaluate(
            "(one, at) => { one.value = at; one.dispatchEvent(new Event('input')) }", index
        )
        bar = page.locator(".scomm-strip rect.new").bounding_box()
        range_ = page.locator(RANGE).bounding_box()
        thumb = range_["x"] + 8 + index / (len(MONTHS) - 1) * (range_["width"] - 16)
        assert abs(bar["x"] + bar["width"] / 2 - thumb) < 2


def test_bars_before_the_date_are_filled_and_later_ones_outlined(page):
    opened(page)
    [new] = explorer("rollout-map").view(explorer("rollout-map").start).chart.marks[1].values
    at = MONTHS.index("2010-09-30")
    for kind, wanted in (("past", new[:at]), ("new", new[at : at + 1]), ("future", new[at + 1 :])):
        assert page.locator(f".scomm-strip rect.{kind}").count() == sum(number > 0 for number in wanted)


def test_a_pointer_chooses_a_date_on_the_bars(page):
    opened(page)
    box = page.locator(".scomm-strip > svg").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    expect(page.locator(".scomm-strip output")).to_have_text("31 Jan 2013")
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    expect(page.locator(".scomm-strip output")).to_have_text("30 Sep 2008")


@pytest.mark.parametrize("id", ["rollout-map", "policy-map", "county-after-county"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_no_words_of_the_strip_are_cut_or_run_into_each_other(page, id, width):
    opened(page, id, width)
    last = page.locator(RANGE).evaluate("one => Number(one.max)")
    for index in (0, last // 3, last // 2, last):
        page.locator(RANGE).evaluate(
            "(one, at) => { one.value = at; one.dispatchEvent(new Event('input')) }", index
        )
        said = page.evaluate(INSIDE)
        assert [one["text"] for one in said if not one["inside"]] == []
        for place, one in enumerate(said):
            for other in said[place + 1 :]:
                (left, right, top), (from_, to, high) = one["box"], other["box"]
                assert right <= from_ or to <= left or abs(top - high) > 8, (one["text"], other["text"])


@pytest.mark.parametrize("id", ["rollout-map", "policy-map", "county-after-county"])
@pytest.mark.parametrize("width", [1280, 800])
def test_no_pole_of_a_note_goes_through_the_words_of_another_and_each_note_is_near_its_own(page, id, width):
    opened(page, id, width)
    notes, poles = page.evaluate(FLAGS)
    assert notes
    for note in notes:
        left, right, top, bottom = note["box"]
        assert min(abs(x - edge) for x, *_ in poles for edge in (left, right)) < 6 or any(
            left < x < right and high >= bottom - 5 for x, high, _ in poles
        ), note["text"]
        crossed = [x for x, high, low in poles if left < x < right and high < bottom - 5 and low > top]
        assert crossed == [], note["text"]


def test_the_number_of_the_highest_bar_stands_above_it_and_no_pole_goes_through_it(page):
    opened(page)
    number = page.locator(".scomm-strip svg text", has_text="339").bounding_box()
    tops = [one.bounding_box() for one in page.locator(".scomm-strip rect.future").all()]
    highest = min(tops, key=lambda box: box["y"])
    assert abs(number["x"] + number["width"] / 2 - highest["x"] - highest["width"] / 2) < 2
    assert number["y"] + number["height"] <= highest["y"] + 4
    _, poles = page.evaluate(FLAGS)
    inside = [
        x for x, _, low in poles if number["x"] < x < number["x"] + number["width"] and low > number["y"] + 4
    ]
    assert inside == []


def test_the_event_that_was_last_is_read_where_there_is_little_room(page):
    opened(page, width=375, date="2011-12-31")
    assert (
        page.locator(".scomm-strip text.current").text_content()
        == "Aug 2011: ICE cancels its agreements with states"
    )


def test_the_picture_of_the_strip_is_named(page):
    opened(page)
    name = page.locator(".scomm-strip > svg").get_attribute("aria-label")
    assert name == explorer("rollout-map").view(explorer("rollout-map").start).chart.marks[1].name
    assert "The most: 339 in" in name


def test_play_moves_on_pauses_and_is_gone_for_who_wants_less_motion(page):
    page.emulate_media(reduced_motion="no-preference")
    opened(page)
    page.get_by_role("button", name="Play: Date").press("Enter")
    expect(page.locator(".scomm-strip output")).to_have_text("30 Nov 2010", timeout=3000)
    page.get_by_role("button", name="Pause: Date").press("Space")
    expect(page.get_by_role("button", name="Play: Date")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play: Date")).to_be_hidden()
    why = page.get_by_text("Play is off, because you asked for less motion.")
    page.get_by_role("combobox", name="Find a county").focus()
    expect(why).to_be_hidden()
    page.get_by_role("slider", name="Date").focus()
    expect(why).to_be_visible()


def test_of_several_events_the_last_one_alone_is_read(page):
    opened(page, date="2011-12-31")
    notes, poles = page.evaluate(FLAGS)
    assert [note["text"] for note in notes] == ["Aug 2011: ICE cancels its agreements with states"]
    assert len(poles) == 1


def test_the_numbers_of_the_finding_stand_beside_dots_at_their_dates(page):
    opened(page, "policy-map")
    policies = explorer("policy-map")
    strip = policies.view(policies.start).chart.marks[0]
    assert page.locator(".scomm-strip text.point").all_text_contents() == [one.words for one in strip.points]
    assert page.locator(".scomm-strip text.beside").all_text_contents() == [one.note for one in strip.points]
    range_ = page.locator(RANGE).bounding_box()
    for dot, point in zip(page.locator(".scomm-strip circle.point").all(), strip.points, strict=True):
        box = dot.bounding_box()
        at = range_["x"] + 8 + strip.times[point.step] * (range_["width"] - 16)
        assert abs(box["x"] + box["width"] / 2 - at) < 2


@pytest.mark.parametrize("width", [1280, 375])
def test_where_steps_are_uneven_the_thumb_and_a_pointer_follow_them(page, width):
    opened(page, "policy-map", width)
    policies = explorer("policy-map")
    times = policies.view(policies.start).chart.marks[0].times
    range_ = page.locator(RANGE).bounding_box()
    for index in (0, 21, 27, 40, len(times) - 1):
        at = range_["x"] + 8 + times[index] * (range_["width"] - 16)
        for down in (range_["y"] + range_["height"] / 2, range_["y"] - 60):
            page.locator(RANGE).evaluate("one => { one.value = 33; one.dispatchEvent(new Event('input')) }")
            page.mouse.click(at, down)
            assert abs(times[int(page.locator(RANGE).input_value())] - times[index]) <= 1.5 / (
                range_["width"] - 16
            )
        now = page.locator(".scomm-strip line.now").bounding_box()
        assert abs(now["x"] + now["width"] / 2 - at) < 4
        moved = page.locator(RANGE).evaluate(
            "one => parseFloat(getComputedStyle(one).getPropertyValue('--off'))"
        )
        even = int(page.locator(RANGE).input_value()) / (len(times) - 1) * (range_["width"] - 16)
        assert abs(range_["x"] + 8 + even + moved - now["x"] - now["width"] / 2) < 2


def test_a_mention_is_a_step_and_its_words():
    plain = strip(2, mentions=(Mention(1, "something"),))
    assert plain.fixed()["mentions"] == [{"step": 1, "words": "something"}]
    assert plain.shown()["values"] == []
