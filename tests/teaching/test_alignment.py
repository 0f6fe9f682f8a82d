"""An exercise is said to meet a standard only in words that were read somewhere, and the page says where."""

from __future__ import annotations

from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.teaching.alignment import PAGE, alignment, alignment_page

KIT = Path(__file__).parents[2]


def test_the_page_is_what_its_source_makes() -> None:
    assert (KIT / PAGE).read_text("utf-8") == alignment_page(KIT)


def test_every_lesson_meets_an_indicator_and_every_indicator_is_met() -> None:
    met = {id.split("/")[0] for one in alignment().indicators for id in one.exercises}
    assert met == set(lesson_ids(KIT))
    assert all(one.exercises for one in alignment().indicators)


def test_an_indicator_has_a_framework_that_says_where_it_was_read_and_stands_once() -> None:
    found = alignment()
    codes = [(one.framework, one.code) for one in found.indicators]
    assert len(codes) == len(set(codes))
    assert {framework for framework, _ in codes} == set(found.frameworks) == {"C3", "CSTA", "GAISE"}
    assert all(
        "read" in one.read.lower() and one.url.startswith("https://") for one in found.frameworks.values()
    )


def test_what_was_left_out_is_said_with_its_reason_and_is_not_in_the_page_as_met() -> None:
    found = alignment()
    page = (KIT / PAGE).read_text("utf-8")
    assert len(found.left_out) >= 3
    for what, why in found.left_out:
        assert f"- **{what}.** {why}" in page
    for code in ("D2.Civ.13.9-12", "D2.Civ.10.9-12", "D4.1.9-12", "3A-IC-25", "3A-IC-30"):
        assert code not in {one.code for one in found.indicators}
