"""What a sentence says of all the time until now ends where its table ends."""

from __future__ import annotations

import pytest

from lessonkit import data
from lessonkit.claims import ledger
from lessonkit.claims.last_dates import last_year, undated
from lessonkit.claims.linter import lint
from tests.claims.test_claim import a_computed_claim

KNOWN = {one.id: one for one in ledger()}
RUN = "{claim}`removals-above-returns-until`"


def found(text: str) -> list[tuple[int, str, str, str]]:
    return list(undated(text, KNOWN, data.load))


@pytest.mark.parametrize("word", ["since", "never", "still", "so far", "today", "After that"])
def test_a_sentence_that_reaches_to_the_readers_day_names_the_last_year_of_the_table(word: str) -> None:
    text = f"Removals led to {RUN}, and returns {word} led."
    assert found(text) == [(1, word, "removals-above-returns-until", "2024")]
    assert found(text.replace("led.", "led, to August 2024.")) == []


def test_the_first_time_since_looks_back() -> None:
    assert found(f"It ended in {RUN}, for the first time since the war.") == []


def test_another_sentence_of_the_paragraph_may_reach_to_the_readers_day() -> None:
    assert found(f"It ended in {RUN}. The law still stands.") == []


def test_a_number_that_somebody_printed_belongs_to_its_printer() -> None:
    assert not KNOWN["lat-interior-fall"].compute
    assert found("It fell by {claim}`lat-interior-fall` since then.") == []


def test_the_linter_says_where_the_table_ends() -> None:
    failures = lint({"lesson.md": f"Removals led to {RUN}; in each year since, returns led."}, data.load)
    assert [(one.rule, one.line) for one in failures] == [("open-end", 1)]
    assert "ends in 2024" in failures[0].wrong


def test_no_computed_claim_reaches_past_its_table() -> None:
    """A sentence of the ledger said of a run of years to 2020 "in each year since", and its table ended in August 2024."""
    for id, one in KNOWN.items():
        if one.compute:
            assert found(one.sentence.replace("{value}", f"{{claim}}`{id}`")) == [], id


def test_a_table_without_time_asks_for_no_year() -> None:
    assert last_year("glossary") == ""
    claim = a_computed_claim(datasets=("glossary",))
    assert list(undated("So far {claim}`" + claim.id + "`.", {claim.id: claim}, data.load)) == []
