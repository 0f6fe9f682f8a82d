"""A brief is a text: what is written is read back, and no text stops the reading."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scomm.county.brief.form import brief_of, fields_of
from scomm.county.brief.parts import FULL, PROSE, SMALL, Brief
from scomm.county.brief.reading import read_brief, written
from tests.county.brief.briefs import WHOLE

KEYS = [
    *PROSE,
    "county",
    "size",
    *(f"{one} {n}" for one in ("chart", "note", "data", "claim") for n in range(7)),
]
LINES = st.builds("{}: {}".format, st.sampled_from(KEYS), st.text(max_size=80))
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=30).map("\n".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def test_a_whole_brief_is_read_and_written_again_the_same() -> None:
    brief = read_brief(WHOLE)
    assert read_brief(written(brief)) == brief
    assert brief.county == "Travis County, TX"
    assert [one.tie for one in brief.claims] == ["dossier", "dossier", "cell", "ledger", "dossier"]
    assert brief.claims[2].where == (("state", "Texas"), ("year", "2010"))
    assert brief.charts[1].own is not None
    assert brief.charts[1].own.series[0].points == (("all", 1214), ("declined", 62), ("no outcome", 836))


def test_a_line_without_a_key_goes_on_with_the_part_before_it() -> None:
    brief = read_brief("uncertainty: It is wide\n  and unknown.\nnext: Ask.")
    assert brief.said("uncertainty") == "It is wide and unknown."
    assert brief.said("next") == "Ask."


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_what_was_read_is_written_for_good(text: str) -> None:
    once = read_brief(text)
    again = read_brief(written(once))
    assert read_brief(written(again)) == again


@settings(deadline=None)
@given(st.none() | st.integers() | st.binary(max_size=9) | st.lists(st.text(max_size=3), max_size=2))
def test_what_is_no_text_is_an_empty_brief(value: object) -> None:
    assert read_brief(value) == Brief()


def test_fields_of_a_form_are_the_brief() -> None:
    brief = read_brief(WHOLE)
    assert brief_of(fields_of(brief), brief.charts[1].own) == brief


@settings(deadline=None)
@given(JSON)
def test_whatever_a_page_sends_is_a_brief(sent: object) -> None:
    brief = brief_of(sent)
    assert len(brief.charts) == 2
    assert len(brief.claims) == 5


@settings(deadline=None)
@given(st.fixed_dictionaries({"charts": JSON, "claims": JSON, "prose": JSON, "county": JSON}))
def test_whatever_a_page_sends_in_the_right_places_is_a_brief(sent: dict[str, object]) -> None:
    assert isinstance(written(brief_of(sent)), str)


def test_a_small_brief_keeps_its_size_and_one_that_does_not_say_it_is_full() -> None:
    small = read_brief(
        "county: Travis County, TX\nsize: small\ntitle: Early\nclaim 3: no place for it\nnext: nor for this"
    )
    assert small.size is SMALL
    assert (len(small.charts), len(small.claims), small.said("next")) == (1, 2, "")
    assert read_brief(written(small)) == small
    assert "claim 3" not in written(small)
    assert read_brief(WHOLE).size is FULL
    assert "size:" not in written(read_brief(WHOLE))
