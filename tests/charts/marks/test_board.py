"""A board in Chromium: cards in columns, one told in full below, chosen by mouse or keyboard."""

import pytest

from scomm.charts.marks import Board, Card, Column, Found
from scomm.errors import ScommError
from scomm.explorers import Control, render

WHICH = Control("which", "Which", ("two", "one"))
CARDS = {
    "a": Card(
        "Adams (2014)", "down", "less", (Found("Down by 9%", "calls"),), ("Fewer calls.", "Police records.")
    ),
    "b": Card("Brown (2021)", "none", "no change", (Found("As many", "calls"),), ("As many calls.",)),
}


def board(state):
    down = Column("Less", "What fell.", (CARDS["a"],), count="1", strong=True)
    none = Column(
        "None", "What did not.", (CARDS["b"],) if state["which"] == "two" else (), "Nobody found that."
    )
    return Board((down, none), name="Two findings", pick="Choose a card:")


def test_a_board_without_a_card_is_refused():
    with pytest.raises(ScommError, match="needs a card"):
        Board((Column("Less", "", ()),), name="", pick="")


@pytest.fixture
def opened(page, around):
    explorer = around(board, WHICH)

    def shown(which, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(render(explorer, {"which": which}, "standalone"))
        page.locator(".scomm-board button").first.wait_for()
        return page.locator(".scomm-board")

    return shown


@pytest.mark.browser
def test_a_card_is_told_in_full_once_it_is_chosen_by_keyboard_and_nothing_moves(opened, page):
    mark = opened("two")
    told, high = mark.locator(".told"), mark.bounding_box()["height"]
    assert told.inner_text() == "Choose a card:"
    assert mark.locator("[aria-pressed=true]").count() == 0
    mark.get_by_role("button", name="Brown (2021): no change. As many: calls").press("Enter")
    assert "As many calls." in told.inner_text()
    assert "Choose a card:" not in told.inner_text()
    assert mark.locator("[aria-pressed=true]").count() == 1
    assert mark.bounding_box()["height"] == high


@pytest.mark.browser
def test_the_number_of_the_column_that_the_finding_speaks_of_is_the_largest_thing(opened):
    mark = opened("two")
    sizes = mark.locator("*").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    count = mark.locator(".strong .count")
    assert count.text_content() == "1"
    assert count.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") == max(sizes)
    assert mark.get_by_text("Down by 9%").is_visible()


@pytest.mark.browser
def test_columns_stand_below_one_another_on_a_phone(opened):
    first, second = (one.bounding_box() for one in opened("two", 375).locator("section").all())
    assert second["y"] >= first["y"] + first["height"]
    wide = [one.bounding_box()["y"] for one in opened("two").locator("section").all()]
    assert wide[0] == wide[1]


@pytest.mark.browser
def test_a_column_without_a_card_says_so(opened):
    assert "Nobody found that." in opened("one").inner_text()
