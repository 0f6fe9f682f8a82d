"""The known-truth lab by keyboard: arrow keys through the guesses reveal nothing, and another world hides the truth again."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.lab_page import LabPage

CELL = 'explore("known-truth-lab")'


@pytest.fixture(scope="module")
def opened(lab: LabPage, course: Path) -> LabPage:
    """A notebook with nothing but the explorer, run."""
    folder = course / "lessons" / "lab"
    folder.mkdir(parents=True)
    cells = [nbformat.v4.new_code_cell(source) for source in ("from scomm import explore", CELL)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "lab.ipynb")
    lab.open("lab/lab.ipynb")
    lab.run_all()
    return lab


def test_passing_through_the_guesses_shows_no_truth_until_it_is_asked_for(opened: LabPage) -> None:
    words = opened.output(CELL).get_by_role("status")
    assert opened.tab_to("Your guess", CELL) == "combobox"
    for _ in range(3):
        opened.press("ArrowDown")
        expect(words).to_contain_text("To see how close it is")
        expect(words).not_to_contain_text("The truth is")
    opened.press("Tab")
    assert opened.focused() == ("combobox", "Truth")
    opened.press("ArrowDown")
    expect(words).to_contain_text("The truth is −14. Your guess of −16 was 2 off.")
    opened.output(CELL).locator("summary").press("Enter")
    expect(opened.output(CELL).get_by_role("row", name="Two-way fixed effects")).to_contain_text("yes")


def test_a_switch_keeps_the_guess_and_says_what_it_did(opened: LabPage) -> None:
    assert opened.tab_to("Selection", CELL) == "combobox"
    opened.press("ArrowDown")
    words = opened.output(CELL).get_by_role("status")
    expect(words).to_contain_text("Selection explains the miss of 2×2 differences and two-way fixed effects")
    expect(opened.output(CELL).get_by_role("row", name="Two-way fixed effects")).to_contain_text("no")


def test_another_world_hides_the_truth_and_takes_the_guess_back(opened: LabPage) -> None:
    assert opened.tab_to("World", CELL) == "combobox"
    opened.press("ArrowDown")
    output = opened.output(CELL)
    expect(output.get_by_role("status")).to_contain_text("Your guess: from −16 to not yet.")
    expect(output.get_by_role("status")).to_contain_text("The truth is hidden.")
    assert output.get_by_role("combobox", name="Your guess").input_value() == "not yet"
    expect(output.get_by_role("columnheader", name="Truth")).to_have_count(0)


def test_nothing_ended_in_an_error_and_nothing_asked_for_the_network(
    opened: LabPage, network: Network
) -> None:
    assert opened.errors() == []
    assert network.refused == []


def test_a_choice_is_written_in_full_and_its_arrow_has_the_colour_of_the_words(opened: LabPage) -> None:
    for control in opened.output(CELL).get_by_role("combobox").all():
        look = control.evaluate(
            """select => {
              const style = getComputedStyle(select), probe = document.createElement("canvas").getContext("2d");
              probe.font = style.font;
              const longest = Math.max(...[...select.options].map(one => probe.measureText(one.text).width));
              const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              return { own: style.appearance, drawn: style.backgroundImage, spare: room - longest };
            }"""
        )
        assert (look["own"], look["drawn"]) == ("auto", "none"), (
            "a picture of an arrow keeps one colour in every theme"
        )
        assert look["spare"] > 22, control.inner_text()  # the browser's arrow and the space around it
