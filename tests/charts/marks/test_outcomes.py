"""Hypothetical outcomes: one study after another before the truth, all at once for who wants less motion, and a count that adds up."""

import dataclasses

import pytest

from lessonkit.charts.marks import Outcomes, Place, Shown, Study
from lessonkit.errors import KitError
from lessonkit.explorers import render

BROWSER = pytest.mark.browser
HELD = (True, False, True)


def outcomes(first=1.0):
    return Outcomes(
        places=(Place("−1", 0), Place("0", 2), Place("all", 2, apart=True)),
        studies=tuple(
            Study((0.0, first + n, first), (0.0, 0.5, 0.4), held, f"World {n}") for n, held in enumerate(HELD)
        ),
        levels=((-2.0, "-2"), (0.0, "0"), (4.0, "4")),
        since=1,
        during="begins",
        counted="{n} of {of} hold it",
        one=Shown("One world after another", "A dot is an estimate.", "the truth"),
        all=Shown("Three worlds", "Each world’s number.", "true effect 2"),
    )


@pytest.fixture
def tiny(around, which):
    return around(lambda state: outcomes(1.0 if state["which"] == "one" else 1.3), which)


def opened(page, tiny, *, still, width=1280):
    page.emulate_media(reduced_motion="reduce" if still else "no-preference")
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(render(tiny, tiny.start, "standalone"))
    page.locator(".scomm-outcomes .count").wait_for()


def test_a_study_needs_an_estimate_for_each_place():
    whole = outcomes()
    short = dataclasses.replace(whole.studies[0], margins=(0.1,))
    with pytest.raises(KitError, match="each of 3 places"):
        dataclasses.replace(whole, studies=(short,))


def test_estimates_are_sent_in_whole_tenths():
    study = outcomes(1.26).shown()["studies"][1]
    assert (study["tenths"], study["margins"]) == ([0, 23, 13], [0, 5, 4])


@BROWSER
@pytest.mark.parametrize("width", [1280, 375])
def test_with_less_motion_every_world_stands_beside_the_others_and_nothing_moves(page, tiny, width):
    opened(page, tiny, still=True, width=width)
    worlds = page.locator(".scomm-outcomes .world")
    found = worlds.evaluate_all("all => all.map(one => one.getAttribute('class'))")
    assert found == ["world held", "world missed", "world held"]
    assert worlds.first.get_attribute("aria-label") == "World 0"
    assert page.get_by_text("true effect 2").count() == 1
    assert page.get_by_role("group", name="Three worlds").count() == 1
    assert page.locator(".scomm-outcomes .count").text_content() == "2 of 3 hold it"
    assert page.get_by_role("button", name="Play").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@BROWSER
def test_a_picture_may_open_with_all_studies_and_then_they_come_one_by_one(page, around, which):
    tiny = around(
        lambda _: dataclasses.replace(outcomes(), together=True, unit="crimes a year", none="no effect"),
        which,
    )
    opened(page, tiny, still=False)
    assert page.locator(".scomm-outcomes .world").count() == 3
    assert page.locator(".scomm-outcomes .count").text_content() == "2 of 3 hold it"
    assert page.locator(".scomm-outcomes .unit").text_content() == "crimes a year"
    levels = page.locator(".scomm-outcomes text.note").all_text_contents()
    assert "no effect" in levels
    assert "0" not in levels
    page.get_by_role("button", name="One after another").press("Enter")
    assert page.locator(".scomm-outcomes .count").text_content() == "1 of 1 hold it"


@BROWSER
def test_worlds_come_one_by_one_and_the_count_grows_until_the_last(page, tiny):
    opened(page, tiny, still=False)
    count = page.locator(".scomm-outcomes .count")
    assert page.get_by_role("img", name="One world after another").count() == 1
    page.wait_for_function(
        "document.querySelector('.scomm-outcomes .count').textContent === '2 of 3 hold it'"
    )
    assert (
        page.locator(".scomm-outcomes .past").count() == 4
    )  # two worlds, each with two estimates that have a margin
    page.get_by_role("button", name="Play again").press("Enter")
    assert count.text_content() == "1 of 1 hold it"
    page.get_by_role("button", name="Pause").press("Enter")
    page.wait_for_timeout(1200)
    assert count.text_content() in ("1 of 1 hold it", "1 of 2 hold it")
    page.get_by_role("button", name="All at once").press("Enter")
    assert count.text_content() == "2 of 3 hold it"
    assert page.locator(".scomm-outcomes .world").count() == 3
