"""The cards of a dispute: read from the text, fair by the same rules, and each with all of its parts."""

from __future__ import annotations

import pytest

from lessonkit.claims.disputes import malformed_cards, sides
from lessonkit.claims.side_cards import outside_of_cards, side_cards

CARD = """:::{{side}} {name}: The case for {name}

*The strongest point:* a sentence of {name}.

- One {{claim}}`a-one`, says A.
- Two {{claim}}`a-two`,
  over two lines.
- [A court](https://law.example/cases/one) says so.

The rest of it.

And more.
:::"""
BOTH = (
    "Before.\n\n::::{sides} safety\n"
    + "\n".join(CARD.format(name=name) for name in ("holding", "limits"))
    + "\n::::\n\nAfter.\n"
)


def test_a_card_falls_into_its_strongest_point_its_figures_and_the_rest() -> None:
    (found,) = side_cards(BOTH)
    assert found.dispute == "safety"
    assert BOTH[found.start : found.end].startswith("::::{sides}")
    assert BOTH[found.end :] == "\n\nAfter.\n"
    assert [card.name for card in found.cards] == ["holding", "limits"]
    card = found.cards[1]
    assert card.title == "The case for limits"
    assert card.strongest == "*The strongest point:* a sentence of limits."
    assert len(card.figures) == 3
    assert card.figures[1].startswith("Two")
    assert card.rest == "The rest of it.\n\nAnd more."
    assert BOTH.split("\n")[card.line - 1].startswith(":::{side} limits")


def test_cards_are_sides_of_their_dispute_as_comments_in_running_text_are() -> None:
    text = BOTH + "\n<!-- side: other / one -->\nA.\n<!-- side: other / two -->\nB.\n<!-- end of sides -->\n"
    assert [(side.dispute, side.name) for side in sides(text)] == [
        ("safety", "holding"),
        ("safety", "limits"),
        ("other", "one"),
        ("other", "two"),
    ]
    assert sides(text)[0].cited == ("a-one", "a-two")


def test_whole_cards_have_nothing_to_mend() -> None:
    assert list(malformed_cards(BOTH)) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("*The strongest point:* a sentence of holding.", "A sentence.", 4),
        ("- One {claim}`a-one`, says A.\n", "", 4),
        ("One {claim}`a-one`, says A.", "One, says A.", 4),
        ("\n:::\n:::{side} limits", "\n:::\nBetween the two.\n:::{side} limits", 17),
        (":::{side} limits: The", ":::{side} limits The", 17),
        ("The case for holding", "The case for holding people when ICE asks", 4),
        ("\n::::\n\nAfter", "\n\nAfter", 3),
    ],
)
def test_a_card_that_lacks_a_part_is_found_with_its_line(old: str, new: str, line: int) -> None:
    assert old in BOTH
    assert line in [found[0] for found in malformed_cards(BOTH.replace(old, new, 1))]


def test_text_outside_of_cards_is_nobodys_fault() -> None:
    assert list(outside_of_cards(BOTH)) == []
