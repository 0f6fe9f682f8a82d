"""Which digits of a lesson are prose, and which may stand there."""

import pytest

from lessonkit.claims.markdown import allowed_digits, citations, stray_numbers

FRONT = """---
jupytext: {format_version: 0.13}
title: "4 · Who is deported"
objectives:
  - You compute a share in 20 minutes.
parts:
  - {name: Look, cuts: [45, 90, 180]}
tests_of_the_seed: [F8, F20]
keypoints:
  - KEYPOINT
---

Text."""


@pytest.mark.parametrize(
    "text",
    [
        "In FY2014 and FY2013–14, or FY2021-24.",
        "It began in 2008, ended in 2014 (see 2015) and came back: 1997–2007, the 1990s.",
        "On 20 November 2014 the memo came; on May 14, 2014 the release.",
        "Do Exercise 3 of lesson 4, then Exercises 4 and 5, and part 2.",
        "ICE's Level 1 is the most serious; Levels 2 and 3 are not.",
        "It tests F8, F9 and F16–F18.",
        "Nashville had 287(g) first.",
        "## 3. Count",
        "1. Look\n2. Count",
        "A code span `x = 3 + 4` and ``another ` 5``.",
        "```python\nx = 56\n```",
        "~~~\n56\n~~~",
        "Text.\n\n    x = 56\n\nText.",
        "````{note}\n```python\n56\n```\n````",
        "```{code-cell} ipython3\n:tags: [a1]\nx = 56\n```",
        '+++ {"tags": ["v2"]}',
        'See [the table](https://example.org/t/349?x=2 "Report 349") and <https://example.org/12>.',
        "Plain https://example.org/2014/12345 too.",
        "[note]: https://example.org/12",
        '<img src="a.png" width="300" alt="a chart"> <!-- 56 percent -->',
        "A dash &#8211; too.",
        "It was {claim}`removals-share-convicted-2014`.",
        "## Look (15 minutes)",
        "# Who is deported: 45, 90 or 180 minutes",
        FRONT.replace("KEYPOINT", "A share has a base."),
    ],
)
def test_digits_that_are_allowed_or_no_prose_pass(text):
    assert list(stray_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was 56 percent.", "56 percent"),
        ("It was 56.3 % of them.", "56.3 %"),
        ("ICE removed 315,943 people.", "315,943"),
        ("ICE removed 2014 people.", "2014"),
        ("It rose by 2014 percent.", "2014 percent"),
        ("It cost $2014.", "$2014"),
        ("Between 2,008 and x.", "2,008"),
        ("A ratio of 2014.5 to one.", "2014.5"),
        ("The film lasts 3:44.", "3:44"),
        ("It took 15 minutes.", "15"),
        ("On May 14,000 people came.", "14,000"),
        ("At Level 1, 43 of them.", "43"),
        ("See [the 12 tables](t.html).", "12"),
        ("```{note}\nIt was 56 percent.\n```", "56 percent"),
        ("> A quote of 7.", "7"),
        ("| a | 12 |", "12"),
        ("An unclosed ` tick.\n\nIt was 56 here, and a ` tick.", "56"),
        (FRONT.replace("KEYPOINT", "Most, 85 percent, had one."), "85 percent"),
        ("1. Look at 7 rows", "7"),
    ],
)
def test_any_other_digit_is_found(text, number):
    assert [found for _, found in stray_numbers(text)] == [number]


def test_a_stray_number_is_found_on_its_line():
    text = "---\ntitle: T\n---\n\n```\n1\n```\n\nText.\nIt was 56 percent."
    assert list(stray_numbers(text)) == [(10, "56 percent")]


def test_text_after_a_note_is_prose_again():
    assert [
        found for _, found in stray_numbers("```{note}\nText.\n```\n\nIt was 56.\n\n```\n57\n```\n\n58")
    ] == ["56", "58"]


@pytest.mark.parametrize(
    "text",
    [
        "2014 removals",
        "2014 returns",
        "1995 convictions",
        "May 14 arrests",
        "Level 2 returns",
        "Exercise 3 states",
    ],
)
def test_before_what_a_course_counts_digits_are_a_number(text: str) -> None:
    assert list(stray_numbers(f"They were {text}."))


def test_the_list_of_allowed_digits_is_short():
    assert len(allowed_digits()) <= 7


def test_citations_are_found_where_a_reader_sees_them_and_nowhere_else():
    text = (
        "A {claim}`one`.\n\n```\n{claim}`in-code`\n```\n\nTo cite, write ``{claim}`id` ``. | {claim}`two` |"
    )
    assert [(one.id, one.line) for one in citations(text)] == [("one", 1), ("two", 7)]
    assert [text[one.start : one.end] for one in citations(text)] == ["{claim}`one`", "{claim}`two`"]
