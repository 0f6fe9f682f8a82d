"""Words in a picture: on a desk and on a phone none lies on another, and the number of the finding stands beside its dot."""

import re

import pytest

from lessonkit.explorers import explorer
from tests.explorers.whole_pages import page_at

pytestmark = pytest.mark.browser

SCENES = [
    (id, name)
    for id in ("in-detention", "reported-against-real", "policy-dates", "follow-the-print", "policy-builder")
    for name in explorer(id).scenes
]

MET = """() => {
  const words = [...document.querySelectorAll(".plot text, .plan > svg text tspan, .plan > svg text:not(:has(tspan)), .scomm-spans .axis span:not(.none), .scomm-people .key li")]
    .map(node => [node.textContent.trim(), node.getBoundingClientRect()]).filter(([text, { width }]) => text && width);
  const met = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
  return words.flatMap(([text, box], i) => words.slice(i + 1).filter(([, other]) => met(box, other)).map(([other]) => `${text} | ${other}`));
}"""


def opened(page, id, state, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(page_at(id, **state))
    page.locator(".scomm-explorer .finding").filter(has_text=" ").wait_for()
    page.wait_for_timeout(60)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(("id", "scene"), SCENES)
def test_no_words_of_a_picture_lie_on_others(page, id, scene, width):
    opened(page, id, explorer(id).scenes[scene], width)
    assert page.evaluate(MET) == []


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scene", explorer("in-detention").scenes)
def test_both_numbers_of_the_finding_stand_in_the_picture(page, scene, width):
    opened(page, "in-detention", explorer("in-detention").scenes[scene], width)
    finding = page.locator(".finding").text_content()
    drawn = " ".join(page.locator(".plot .front text").all_text_contents())
    for number in re.findall(r"[\d,.]+%|\d{1,3}(?:,\d{3})+", finding):
        assert number in drawn
