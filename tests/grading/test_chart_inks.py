"""The inks of a redrawn chart: exact where a pixel has one, their mean where it has several."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageColor, ImageDraw

from lessonkit.grading.chart_inks import FINE, INKS, on_paper, part_of, shades_of, sheet
from lessonkit.tokens import PAGES, TEXT


def rgb(colour: str) -> tuple[int, ...]:
    return ImageColor.getrgb(colour)[:3]


@given(st.lists(st.sampled_from(range(len(INKS))), min_size=FINE * FINE, max_size=FINE * FINE))
def test_a_pixel_is_the_mean_of_its_inks(inks: list[int]) -> None:
    drawn, words = sheet(FINE * 3, FINE * 40), sheet(3, 40)
    drawn[-FINE:, FINE : 2 * FINE] = np.reshape(inks, (FINE, FINE))
    page = np.asarray(on_paper(drawn, words).convert("RGB"))
    mean = np.mean([rgb(INKS[ink]) for ink in inks], axis=0)
    assert np.abs(page[-1, 1] - mean).max() <= 0.5
    assert {tuple(one) for one in page[:, 0]} == {rgb(PAGES["light"])}


def test_a_letter_is_as_dark_as_its_sheet_says_and_lies_over_what_is_drawn() -> None:
    drawn, words = sheet(FINE * 4, FINE), sheet(4, 1)
    drawn[:] = 2
    words[0] = (0, 120, 255, 3)
    page = np.asarray(on_paper(drawn, words).convert("RGB"))[0]
    assert [tuple(page[at]) for at in (0, 2, 3)] == [rgb(INKS[2]), rgb(TEXT["light"]), rgb(INKS[2])]
    assert rgb(TEXT["light"])[0] < page[1][0] < 255


def test_what_is_drawn_on_a_part_stays_inside_of_it() -> None:
    page = sheet(20, 20)
    pen = ImageDraw.Draw(part_of(page, (4, 6, 12, 10)))
    pen.rectangle((-5, -5, 50, 50), fill=INKS[3])
    assert (page[6:10, 4:12] == 3).all()
    assert np.count_nonzero(page) == 4 * 8


def test_words_are_drawn_in_place() -> None:
    words = sheet(30, 20)
    ImageDraw.Draw(shades_of(words)).line([(0, 5), (29, 5)], fill=255)
    assert (words[5] == 255).all()
    assert not words[6:].any()
