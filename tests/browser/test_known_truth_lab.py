"""The known-truth lab by keyboard: arrow keys through the guesses reveal nothing, and another world hides the truth again."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, expect

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


def part(lab: LabPage, name: str) -> Locator:
    return lab.output(CELL).locator(f".scomm-explorer .{name}").first


def test_passing_through_the_guesses_shows_no_truth_until_the_lid_is_lifted(opened: LabPage) -> None:
    everything = opened.output(CELL).locator(".scomm-explorer")
    assert opened.tab_to("Your guess of the true effect", CELL) == "slider"
    for _ in range(3):
        opened.press("ArrowLeft")
        expect(everything).not_to_contain_text("The truth is")
        expect(everything.locator(".lid-truth, .true")).to_be_hidden()
    opened.press("Tab")
    assert opened.focused() == ("button", "Show the true effect")
    opened.press("Enter")
    expect(part(opened, "readout")).to_contain_text("The truth is −14. Your guess of ")
    assert opened.focused() == ("button", "Cover it again")


def test_a_switch_keeps_the_guess_and_says_what_it_did(opened: LabPage) -> None:
    output = opened.output(CELL)
    guess = output.get_by_role("slider", name="Your guess of the true effect").get_attribute("aria-valuetext")
    output.locator("summary", has_text="Assumptions").click()
    output.get_by_role("group", name="Selection").get_by_role("radio").nth(1).check(force=True)
    output.locator("summary", has_text="In more words").click()
    expect(output.locator("div.more")).to_contain_text(
        "Selection explains the miss of 2×2 differences and two-way fixed effects"
    )
    still = output.get_by_role("slider", name="Your guess of the true effect").get_attribute("aria-valuetext")
    assert still == guess != "not yet"


def test_twenty_more_worlds_are_asked_for_by_a_button(opened: LabPage) -> None:
    output = opened.output(CELL)
    output.get_by_role("radio", name="four estimates").check(force=True)
    output.get_by_role("button", name="20 more worlds").click()
    expect(output.locator(".dot")).to_have_count(80)
    expect(output.locator("div.more")).to_contain_text("Of 20 more worlds")


def test_another_world_hides_the_truth_and_takes_the_guess_back(opened: LabPage) -> None:
    assert opened.tab_to("World", CELL) == "combobox"
    opened.press("ArrowDown")
    output = opened.output(CELL)
    expect(output.locator(".scomm-explorer")).not_to_contain_text("The truth is −")
    output.get_by_role("button", name="Guess, then show the true effect").click()
    expect(output.locator(".scomm-explorer")).not_to_contain_text("The truth is −")
    slider = output.get_by_role("slider", name="Your guess of the true effect")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("not yet"))
    expect(output.locator(".dot")).to_have_count(0)


def test_nothing_ended_in_an_error_and_nothing_asked_for_the_network(
    opened: LabPage, network: Network
) -> None:
    assert opened.errors() == []
    assert network.refused == []
