"""The line of sources at the foot of a chart."""

from __future__ import annotations

import pytest

from lessonkit.data import describe
from lessonkit.data.source_line import source_line
from lessonkit.errors import KitError


def test_a_dataset_is_named_by_its_title_and_a_document_by_publisher_and_year() -> None:
    assert source_line(["program-counts", "HUFF-16"]) == (
        f"{describe('program-counts').title}; TRAC, Syracuse University, 2016"
    )


def test_what_is_named_twice_stands_once() -> None:
    assert source_line(["TRAC-511", "HUFF-16", "TRAC-511"]).count("2018") == 1


def test_a_document_with_a_line_for_charts_is_cited_so() -> None:
    assert source_line(["OHSS-MONTHLY"]).endswith("August 2024 edition. Rounded to 10.")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KitError, match="There is no source 'GAO-99'"):
        source_line(["GAO-99"])
