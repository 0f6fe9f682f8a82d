"""Notes stand below the chart in every form of an explorer, and change with its state."""

import dataclasses

import pytest

from lessonkit.explorers import Note, as_text
from lessonkit.explorers.frame.live import Live
from lessonkit.explorers.frame.page import notes_html


@pytest.fixture
def argued(tiny):
    def draw(state):
        said = f"So say {state['who']} & others."
        return dataclasses.replace(tiny.draw(state), notes=(Note("For", said, "A court, 2014"),))

    return dataclasses.replace(tiny, draw=draw)


def test_a_live_explorer_shows_the_notes_of_its_state(argued):
    live = Live(argued, argued.start)
    assert live.widget.seen["notes"] == [
        {"heading": "For", "words": "So say all & others.", "foot": "A court, 2014"}
    ]
    live.choose(who="some")
    assert live.widget.seen["notes"][0]["words"] == "So say some & others."


def test_an_explorer_without_notes_has_none(tiny):
    assert notes_html(()) == ""
    assert Live(tiny, tiny.start).widget.seen["notes"] == []


def test_text_and_page_hold_the_notes_with_who_speaks(argued):
    assert "For: So say all & others. (A court, 2014)" in as_text(argued, argued.start)
    page = Live(argued, argued.start)._repr_mimebundle_()["text/html"]
    assert page.count("A court, 2014") == 1


def test_on_a_page_without_a_kernel_dollars_are_no_formula(argued):
    page = Live(argued, argued.start)._repr_mimebundle_()["text/html"]
    assert page.startswith("<div class='tex2jax_ignore mathjax_ignore'>")
    assert page.endswith("</div>")
    assert page.count("<div") == page.count("</div>")
