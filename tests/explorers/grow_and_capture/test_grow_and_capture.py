"""Grow and capture: a finger pressed again is the same finger, another is another, and pictures show what was found."""

import subprocess
import sys
from base64 import b64decode
from functools import cache
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from lessonkit.explorers import explorer
from scomm.explorers.grow_and_capture.pictures import MIDDLE, PER_MM, SIZE
from scomm.explorers.grow_and_capture.presses import FINGERS, PARTS, finger, first_press, other
from scomm.fingerprints import compare, extract, template

GROW = explorer("grow-and-capture")
START = dict(GROW.start)
EVERY_FINGER = range(1, FINGERS + 1)
SMALL = 11_000
"""Bytes of a picture: a page holds a hundred of them."""


@cache
def view(**changed):
    return GROW.view({**START, **changed})


def numbers(shown):
    return dict(shown.table.itertuples(index=False))


def opened(address):
    return Image.open(BytesIO(b64decode(address.split(",", 1)[1])))


def test_a_finger_pressed_again_fits_itself_and_no_other_finger_does():
    for number in EVERY_FINGER:
        same, others = (numbers(view(finger=number, whose=whose)) for whose in ("same", "other"))
        assert same["Pairs that fit together"] > others["Pairs that fit together"], number
        assert same["Score"] >= others["Score"] + 5, number
    together = [numbers(view(finger=number))["Pairs that fit together"] for number in EVERY_FINGER]
    by_chance = [
        numbers(view(finger=number, whose="other"))["Pairs that fit together"] for number in EVERY_FINGER
    ]
    assert sum(together) / FINGERS > 11
    assert sum(by_chance) / FINGERS < 4


def test_two_fingers_can_fit_by_chance_and_the_words_say_so():
    lucky = view(finger=5, whose="other")
    assert 2 * numbers(lucky)["Pairs that fit together"] > numbers(lucky)["Pairs"]
    assert "by chance" in lucky.chart.finding
    assert "a false match begins" in lucky.sentence


def test_the_score_is_the_one_of_the_room_that_compares():
    prints, _ = view().chart.marks
    first = template(extract(finger(1).capture(2, "easy", rotate=0.0).image))
    second = template(
        extract(
            finger(1)
            .capture(3, "medium", rotate=15.0, area=0.8, pressure=0.0, dryness=0.25, noise=0.475)
            .image
        )
    )
    assert prints.told == str(round(compare(first, second))) == str(numbers(view())["Score"])
    assert (len(prints.first.spots), len(prints.second.spots)) == (len(first), len(second))


def test_the_first_press_stays_when_the_second_is_made_in_another_way():
    before = view().chart.marks[0].first
    for change in ({"turn": -60}, {"part": 20}, {"pressure": 100}, {"skin": 100}, {"whose": "other"}):
        assert view(**change).chart.marks[0].first == before
        assert view(**change).chart.marks[0].second != view().chart.marks[0].second
    assert view(finger=2).chart.marks[0].first != before


def test_the_less_of_the_finger_touches_the_fewer_minutiae_and_the_lower_the_score():
    shown = [numbers(view(finger=3, part=part)) for part in PARTS]
    found = [one["Minutiae in the second print"] for one in shown]
    assert found == sorted(found)
    assert shown[0]["Score"] < shown[-1]["Score"]


def test_minutiae_are_drawn_where_they_were_found_and_forks_as_forks():
    found = first_press(1).template.minutiae
    for place, spot in enumerate(view().chart.marks[0].first.spots):
        x = (spot.x * SIZE[0] - SIZE[0] / 2) / PER_MM
        y = (SIZE[1] / 2 - spot.y * SIZE[1]) / PER_MM
        assert (x, y) == pytest.approx((found.x[place], found.y[place]), abs=0.01)
        assert (spot.angle, spot.fork) == (pytest.approx(found.angle[place], abs=0.001), found.fork[place])


def test_a_picture_holds_the_capture_and_is_small():
    prints, film = view().chart.marks
    for one in (prints.first.picture, prints.second.picture):
        assert opened(one).size == SIZE
        assert len(b64decode(one.split(",", 1)[1])) <= SMALL
    held = np.asarray(opened(prints.first.picture).convert("L"), dtype=float)
    assert np.abs(held - first_press(1).stages.image).mean() < 15
    assert np.corrcoef(held.ravel(), first_press(1).stages.image.ravel())[0, 1] > 0.97
    for frame in film.frames:
        width, height = opened(frame.picture).size
        assert width / height == pytest.approx(MIDDLE[0] / MIDDLE[1], rel=0.01)


def test_the_steps_show_the_flow_the_lines_and_the_minutiae_of_the_middle():
    _, film = view().chart.marks
    assert [frame.label for frame in film.frames] == ["The print", "Flow", "Ridges", "Lines", "Minutiae"]
    assert [bool(frame.flow) for frame in film.frames] == [False, True, False, False, False]
    assert [bool(frame.spots) for frame in film.frames] == [False, False, False, False, True]
    lines = np.asarray(opened(film.frames[3].picture).convert("L"))
    assert set(np.unique(lines)) == {0, 255}
    assert 0.05 < (lines == 0).mean() < 0.3


def test_the_description_says_how_many_minutiae_and_pairs_and_which_score():
    for change in ({}, {"whose": "other"}, {"part": 15}):
        shown = view(**change)
        told = numbers(shown)
        for name in ("Minutiae in the first print", "Minutiae in the second print", "Pairs", "Score"):
            assert str(told[name]) in shown.chart.alt
        assert shown.chart.marks[0].name == shown.chart.alt
        assert "artificial" in shown.chart.alt


def test_what_is_said_of_few_pairs_differs_for_another_finger_and_for_the_finger_itself():
    assert "scores like another finger" not in view(whose="other").sentence
    badly = [view(finger=number, part=15) for number in EVERY_FINGER]
    assert any("badly" in one.chart.finding for one in badly)
    for number in EVERY_FINGER:
        finding = view(finger=number, whose="other").chart.finding
        assert ("only" in finding) != ("by chance" in finding)


def test_a_print_without_minutiae_pairs_nothing_and_scores_nothing():
    empty = view(finger=3, part=15)
    assert numbers(empty)["Minutiae in the second print"] == numbers(empty)["Pairs"] == 0
    assert "Too little of the finger touched" in empty.chart.finding
    assert empty.chart.marks[0].told == "0"


def test_nobody_is_named_and_every_view_says_that_prints_are_artificial():
    for number in EVERY_FINGER:
        shown = view(finger=number, whose="other")
        assert "artificial and nobody’s" in shown.chart.of
        assert str(other(number)) in shown.chart.of
    assert "No print is a person’s" in view().chart.source


def test_a_learner_who_opens_other_explorers_loads_no_scipy():
    code = (
        "import sys; from lessonkit.explorers import explorer, ids\n"
        "for id in ids():\n    explorer(id)\n"
        "print([name for name in ('scipy', 'skimage', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
