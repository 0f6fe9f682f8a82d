"""The map in Chromium: what is filled, its keys, its finder, its card, its ring. How quickly it is drawn is measured by `make bench`."""

import math

import pytest
from playwright.sync_api import expect

from lessonkit.data import load
from scomm.explorers.counties.activation import MONTHS
from scomm.explorers.counties.land import mapped_counties
from scomm.explorers.dated_policies.steps import DATES
from scomm.explorers.policy_map.looks import COUNTY, LOOKS, STATE, looks
from scomm.shapes import shapes
from tests.explorers.whole_pages import page_of

STEP = """async (index) => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frames();
  const range = document.querySelector("input[type=range]");
  range.value = index;
  range.dispatchEvent(new Event("input"));
  await frames();
}"""
# What a choice of these places, and of none again, changes in the areas of the whole country.
CHANGED = """async (places) => {
  const [list] = [...document.querySelectorAll("select")].filter(one => [...one.options].some(({ text }) => text === "Ohio"));
  if (!list) return 0;
  let changed = 0;
  const watch = new MutationObserver(all => (changed += all.length));
  watch.observe(document.querySelector(".areas:not(.alone)"), { attributes: true, subtree: true, attributeFilter: ["style", "d"] });
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (const wanted of [...places, list.options[0].text]) {
    list.value = [...list.options].find(({ text }) => text === wanted).value;
    list.dispatchEvent(new Event("change"));
    await frames();
  }
  watch.disconnect();
  return changed;
}"""
# Areas that lie under the pointer in the picture's corners and edges, each pointed at.
BESIDE = """() => {
  const { left, top, width, height } = document.querySelector(".sheet svg").getBoundingClientRect();
  const found = [];
  for (let i = 0; i < 40; i += 1) for (const down of [0.1, 0.5, 0.9]) {
    const one = document.elementFromPoint(left + (width * (i + 0.5)) / 40, top + height * down);
    if (one?.area === undefined || one.closest(".alone")) continue;
    one.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    found.push(one.area);
  }
  return found;
}"""
BOXES = """() => [...document.querySelectorAll(".sheet .areas:not(.unseen) path")].map(path => {
  const { x, y, width, height } = path.getBBox();
  return [x, y, x + width, y + height].map(Math.round);
})"""


def opened(page, id, marks=None, **state):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content(page_of(id, marks, **state))
    return page.get_by_role("application", name="Map of counties")


def card(page):
    return page.locator(".scomm-map .card")


def found_names(page):
    return page.get_by_role("listbox", name="Counties with a name like that").get_by_role("option")


def step_to(page, index):
    page.evaluate(STEP, index)


@pytest.fixture
def rollout(page):
    return opened(page, "rollout-map")


@pytest.fixture
def policies(page):
    return opened(page, "policy-map")


def test_outlines_come_out_of_their_text_as_they_were(page, rollout):
    paths = page.locator(".sheet .areas path").evaluate_all("all => all.map(one => one.getAttribute('d'))")
    assert paths == list(shapes().counties.values())


@pytest.mark.parametrize("date", ["2008-12-31", "2010-09-30", "2013-01-31", "2008-09-30"])
def test_the_map_fills_the_counties_that_were_connected(page, rollout, date):
    step_to(page, MONTHS.index(date))
    filled = page.locator(".areas path.filled").count()
    assert filled == (mapped_counties()["activation_date"] <= date).sum()


def test_new_counties_have_a_frame_and_old_ones_have_none(page, rollout):
    step_to(page, MONTHS.index("2010-09-30"))
    new = (mapped_counties()["activation_date"].dt.strftime("%Y-%m") == "2010-09").sum()
    orange = page.locator(".areas path[style*='scomm-new']").count()
    assert orange == new
    framed = page.locator("path.framed").get_attribute("d")
    rings = sum(
        shapes().counties[fips].count("M")
        for fips, day in mapped_counties()["activation_date"].items()
        if f"{day:%Y-%m}" == "2010-09"
    )
    assert framed.count("M") == rings


@pytest.mark.parametrize("date", ["2014-04-30", "2017-09-30"])
def test_each_county_has_the_fill_of_its_look_hatched_where_it_is_not_sure(page, policies, date):
    step = DATES.index(date)
    step_to(page, step)
    fills = page.locator(".areas path").evaluate_all("all => all.map(one => one.style.fill)")
    for shown, place in zip(fills, looks()[:, step], strict=True):
        look = LOOKS[place]
        assert shown.startswith("url(") == bool(look.lines), (shown, look)
        if look.ground and not look.lines:
            assert shown == f"var(--scomm-{look.ground})"
    surely = fills.count(f"var(--scomm-{LOOKS[COUNTY].ground})")
    assert surely == (looks()[:, step] == COUNTY).sum()


def test_a_county_and_its_state_are_filled_themselves_and_no_sign_lies_over_them(page, policies):
    step_to(page, DATES.index("2014-12-31"))
    baker, clark, harney = (
        mapped_counties()["fips"].tolist().index(fips) for fips in ("41001", "53011", "41025")
    )
    fills = page.locator(".areas path").evaluate_all("all => all.map(one => one.style.fill)")
    assert fills[baker] == f"var(--scomm-{LOOKS[COUNTY].ground})"
    assert fills[clark].startswith("url("), "hatched: perhaps"
    assert fills[harney] == f"var(--scomm-{LOOKS[STATE].ground})", "Oregon limits it, as a state"
    assert page.locator(".sheet :is(circle, rect, text):visible").count() == 0


def test_a_city_has_its_dot_where_its_state_is_shown_alone(page):
    opened(page, "policy-map", place="Massachusetts")
    assert page.locator(".sheet .dot:visible").count() >= 2
    page.get_by_label("Place", exact=True).select_option(index=0)
    expect(page.locator(".sheet .dot:visible")).to_have_count(0)


def test_no_two_cities_cover_each_other(page, policies):
    step_to(page, DATES.index("2018-03-31"))
    page.get_by_label("Place", exact=True).select_option(label="Massachusetts")
    shown = page.locator(".sheet .dot:visible")
    expect(shown).to_have_count(3)
    dots = [one.bounding_box() for one in shown.all()]
    middles = [(one["x"] + one["width"] / 2, one["y"] + one["height"] / 2) for one in dots]
    assert min(math.dist(one, other) for i, one in enumerate(middles) for other in middles[i + 1 :]) > 10


def test_lines_keep_their_width_when_a_state_fills_the_map(page, policies):
    def width():
        scale = page.locator(".sheet pattern").first.get_attribute("patternTransform")
        return float(scale.split("(")[1].split(")")[0]) * policies.evaluate(
            "one => Math.min(one.clientWidth / one.viewBox.baseVal.width, one.clientHeight / one.viewBox.baseVal.height)"
        )

    country = width()
    page.get_by_label("Place", exact=True).select_option(label="Oregon")
    assert width() == pytest.approx(country)


def test_the_arrows_move_from_county_to_county_and_speak(page, rollout):
    rollout.focus()
    page.keyboard.press("ArrowRight")
    first = card(page).inner_text()
    assert "Connected on" in first
    expect(card(page)).to_have_attribute("aria-live", "polite")
    page.keyboard.press("ArrowDown")
    assert card(page).inner_text() != first


def test_the_pointer_shows_a_county_without_a_word_to_a_screen_reader_and_a_click_keeps_it(page, rollout):
    place = mapped_counties()["fips"].tolist().index("06037")
    page.locator(".areas path").nth(place).hover()
    said = "Los Angeles County, California · Connected on 27 Aug 2009. 9,818,605 people"
    expect(card(page)).to_contain_text(said)
    expect(card(page)).to_have_attribute("aria-live", "off")
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(1, 1)
    expect(card(page)).to_contain_text(said)


@pytest.mark.parametrize("state", ["Texas", "Hawaii", "Rhode Island"])
def test_one_state_is_as_large_as_it_fits_and_stands_alone(page, rollout, state):
    page.get_by_label("Place", exact=True).select_option(label=state)
    assert len(page.evaluate(BOXES)) == mapped_counties()["state"].eq(state).sum()
    assert (
        page.locator(".borders path:not(.out)").count() == page.locator(".ground path:not(.out)").count() == 1
    )
    sheet = page.locator(".sheet svg").bounding_box()
    found = page.locator(".borders path:not(.out)").bounding_box()
    assert max(found["height"] / sheet["height"], found["width"] / sheet["width"]) > 0.85
    assert found["x"] >= sheet["x"]
    assert found["y"] >= sheet["y"]


@pytest.mark.parametrize("id", ["rollout-map", "policy-map", "county-after-county"])
def test_a_state_alone_and_the_way_back_leave_the_areas_of_the_country_as_they_are(page, id):
    opened(page, id)
    changed = page.evaluate(CHANGED, ["Texas", "Ohio"])
    assert changed == 0
    unseen = page.locator(".sheet .areas.unseen")
    assert unseen.count() == 0
    assert page.locator(".areas.alone path").count() == 0


def test_an_area_of_another_state_is_not_told_of_where_a_state_is_alone(page, rollout):
    page.get_by_label("Place", exact=True).select_option(label="Ohio")
    said = card(page).inner_text()
    others = page.evaluate(BESIDE)
    assert others
    assert not {area for area in others if mapped_counties()["state"].iloc[area] == "Ohio"}
    assert card(page).inner_text() == said


def test_alaska_and_hawaii_lie_below_the_country_and_beside_nothing_else(page, rollout):
    boxes = dict(zip(mapped_counties()["fips"], page.evaluate(BOXES), strict=True))
    insets = [box for fips, box in boxes.items() if fips[:2] in ("02", "15")]
    west = min(box[0] for fips, box in boxes.items() if fips[:2] == "48")
    assert max(box[2] for box in insets) < west + 400
    assert min(box[1] for fips, box in boxes.items() if fips[:2] == "15") > max(
        box[1] for fips, box in boxes.items() if fips[:2] == "06"
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("los ang", "Los Angeles County, California"),
        ("kane il", "Kane County, Illinois"),
        ("Kane County, IL", "Kane County, Illinois"),
        ("dona ana", "Doña Ana County, New Mexico"),
        ("st. louis, minn", "St. Louis County, Minnesota"),
        ("saint louis", ""),
        ("maricoppa", "Maricopa County, Arizona"),
        ("xyzzyx", ""),
    ],
)
def test_a_county_is_found_by_a_name_or_a_near_one_from_the_keyboard(page, rollout, typed, found):
    rollout.focus()
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Find a county")
    expect(field).to_be_focused()
    page.keyboard.type(typed)
    options = found_names(page)
    if not found:
        expect(page.get_by_text("No county has a name like that.")).to_be_visible()
        assert options.count() == 0
        return
    expect(options.first).to_have_text(found)
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text(f"{found} · Connected on")
    assert page.locator(".here.line").get_attribute("d")
    assert options.count() == 0
    expect(field).to_be_focused()


def test_the_list_of_names_is_walked_by_arrows_and_left_by_escape(page, rollout):
    field = page.get_by_role("combobox", name="Find a county")
    field.focus()
    page.keyboard.type("washington")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    options = found_names(page)
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("")


def test_a_county_that_lies_in_another_state_takes_the_map_there(page, rollout):
    page.get_by_label("Place", exact=True).select_option(label="Texas")
    page.get_by_role("combobox", name="Find a county").fill("kane il")
    page.keyboard.press("Enter")
    assert page.get_by_label("Place", exact=True).evaluate("one => one.selectedOptions[0].text") == "Illinois"
    expect(card(page)).to_contain_text("Kane County, Illinois")


@pytest.mark.parametrize("id", ["rollout-map", "policy-map"])
def test_the_dealt_county_has_a_ring_the_card_and_the_home_key(page, id):
    ring = page.locator(".sheet .ring.line")
    picture = opened(page, id)
    expect(ring).to_be_hidden()
    expect(page.locator(".legend .mine")).to_be_hidden()
    picture = opened(page, id, {"county": "Kane County, IL"})
    expect(ring).to_be_visible()
    expect(page.locator(".legend .mine")).to_be_visible()
    expect(card(page)).to_contain_text("Dealt to you: Kane County, Illinois")
    picture.focus()
    page.keyboard.press("Home")
    expect(card(page)).to_have_attribute("aria-live", "polite")
    opened(page, id, {"county": "Kane County, IL"}, place="Texas")
    expect(ring).to_be_hidden()


def test_the_card_of_the_dealt_county_cuts_no_line_in_two(page):
    lines = "one => [one.clientHeight / 20, one.scrollHeight / 20]"
    for county, date, all_of_it in (
        ("Kane County, IL", "2018-09-30", True),
        ("Cook County, IL", "2014-12-31", True),
        ("San Francisco County, CA", "2014-12-31", False),
    ):
        opened(page, "policy-map", {"county": county}, date=date)
        page.set_viewport_size({"width": 912, "height": 800})
        expect(card(page)).to_contain_text("Dealt to you")
        seen, there = card(page).evaluate(lines)
        assert seen == int(seen), "whole lines are seen"
        assert (there == seen) is all_of_it, "longer words scroll"


def test_the_county_that_is_chosen_in_the_first_map_has_the_same_ring(page):
    opened(page, "county-after-county", county="Pima County, AZ")
    expect(page.locator(".sheet .ring.line")).to_be_visible()
    expect(card(page)).to_contain_text("Dealt to you: Pima County, Arizona")


def test_a_button_and_its_keys_go_from_policy_to_policy(page, policies):
    policies.focus()
    page.keyboard.press("n")
    first = card(page).inner_text()
    page.keyboard.press("n")
    second = card(page).inner_text()
    assert first != second
    page.keyboard.press("p")
    assert card(page).inner_text() == first
    page.get_by_role("button", name="Next place with a policy").click()
    assert card(page).inner_text() == second
    rows = load("local-policies")
    counties = set(rows.loc[rows["level"] == "county", "place"])
    assert second.split(",")[0] in counties | {"Boulder County", "Santa Clara County"}


def test_the_keys_are_letters_where_somebody_types(page, policies):
    field = page.get_by_role("combobox", name="Find a county")
    field.focus()
    page.keyboard.type("pine/n")
    assert field.input_value() == "pine/n"


def test_the_card_follows_the_date(page):
    opened(page, "policy-map", place="Texas")
    page.get_by_role("combobox", name="Find a county").fill("harris tx")
    page.keyboard.press("Enter")
    step_to(page, DATES.index("2017-06-30"))
    expect(card(page)).to_contain_text("none known of that day.")
    step_to(page, DATES.index("2017-09-30"))
    expect(card(page)).to_contain_text("a state law demands cooperation. Texas demands cooperation by law")


def test_the_legend_is_a_list_of_who_limits_and_who_demands_and_of_doubt(page, policies):
    rows = page.get_by_role("list", name="What limits or demands cooperation on this date").get_by_role(
        "listitem"
    )
    assert [one.inner_text() for one in rows.all()] == [
        "Limits help:", "county", "state", "Demands it:", "state law", "hatched: perhaps", "Cities: dots, in one state",
    ]  # fmt: skip


def test_the_legend_has_what_is_on_the_map_alone(page, policies):
    rows = page.locator(".legend li:visible")
    for date, words in (("2013-12-31", False), ("2018-09-30", True)):
        step_to(page, DATES.index(date))
        said = rows.all_text_contents()
        assert ("limit under it" in said) == words
        assert "county" in said


def test_the_key_of_cities_is_as_round_as_they_are_and_stands_there_with_them(page, policies):
    row = page.locator(".legend li", has_text="city")
    expect(row).to_be_hidden()
    page.get_by_label("Place", exact=True).select_option(label="California")
    expect(row).to_be_visible()
    assert row.locator("svg circle.dot").count() == 1
    assert row.locator("svg > rect").count() == 0


def test_the_states_of_the_finding_are_written_on_the_map(page):
    page.set_content(page_of("county-after-county"))
    names = page.locator(".scomm-map .names text").all_text_contents()
    finding = page.locator(".finding").text_content()
    assert names
    assert all(name in finding for name in names)


def test_the_two_bars_beside_the_rollout_are_read_as_words(page, rollout):
    shares = page.get_by_role("list", name="Connected so far").get_by_role("listitem")
    assert [" ".join(one.inner_text().split()) for one in shares.all()] == [
        "21% of counties",
        "47% of people lived there",
    ]
