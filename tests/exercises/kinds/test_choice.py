"""A letter counts with whatever a learner writes beside it, unless the words speak for another one."""

from __future__ import annotations

import pytest

from lessonkit.exercises.kinds.choice import KIND, letter_of

OPTIONS = {
    "a": "Fewer people were removed that year.",
    "b": "More false matches of strangers.",
    "c": "A match says nothing of status.",
    "d": "Agreements under 287(g) end.",
}


def read(text: str) -> str:
    """The letter that a text is taken for; empty if it is asked for again."""
    value = KIND.coerce(text).value
    return value if value in OPTIONS else letter_of(value, OPTIONS) if isinstance(value, str) else ""


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("c, because a match alone says nothing", "c"),
        ("B because it names a gap and no cause", "b"),
        ("d (Fri 9 h + Tue 24 h + Wed 15 h = 48 h)", "d"),
        ("c; a ruling and an order can't be told apart", "c"),
        ("**a**: fewer people were removed", "a"),
        ("b - a large fall and a small rise are both open", "b"),
        ("d, I am sure", "d"),
        ("b, not a or c", "b"),
        ("It is a, not b or d", "a"),
        ("not a, not c: b", "b"),
        ("the second one (b)", "b"),
        ("First I thought a, but both ran side by side, so c", "c"),
        ("agreements under 287(g) end", "d"),
    ],
)
def test_a_reason_beside_a_letter_does_not_hide_it(text: str, letter: str) -> None:
    assert read(text) == letter


@pytest.mark.parametrize(
    "text",
    ["a or b", "b; perhaps a?", "b maybe c", "d, a and b can both be right", "a: more false matches", "not b", "A match alone", "e, I think"],
)  # fmt: skip
def test_what_may_mean_another_letter_is_asked_for_again(text: str) -> None:
    assert read(text) == ""
