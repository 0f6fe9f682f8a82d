"""What the explorer may say beside its table."""

from lessonkit.language import count, percent
from tests.explorers.published_coverage import published_coverage

TITLE_WIDTH = 64
"""Both headlines, each with whom it counts: its two lines are as long as a notebook of 900 pixels has room for."""


def also_true(state, view):
    """Those whom the first headline leaves out, and how much of them the source shows."""
    chosen = view.table[view.table["Chosen"] == "yes"].iloc[0]
    rest = chosen["Out of"] - chosen["People counted"]
    return {count(rest), percent(rest / chosen["Out of"])} | published_coverage(state["year"])
