"""Every number has a source, a grade and a range; what no source says is called an assumption."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from lessonkit.data import load, names
from lessonkit.data.source_line import source_line
from lessonkit.errors import KitError
from lessonkit.sources import source, sources
from scomm.models import FEDERAL_RULES, FORMS, parameters
from scomm.models.sharing.calibration import matches_in_march_2011
from scomm.models.sharing.parameters import GRADES, LEVEL_SHARES, RATES, SHARES, STATUS_SHARES
from scomm.models.sharing.positions import POSITIONS
from scomm.models.sharing.print_route import what_each_agency_learns
from scomm.models.sharing.published_totals import PLACES

EVERY = [one for id in PLACES for one in parameters(id).items]


def test_a_parameter_says_where_it_comes_from_and_how_sure_it_is():
    for one in EVERY:
        assert one.grade in set(GRADES) - {"yours"}, one
        assert 0 <= one.low <= one.value <= one.high <= 1, one
        assert one.how.strip().endswith("."), one
        assert one.source or one.grade == "assumed", one
        assert one.low < one.high, "a number without doubt would be a fact"


def test_what_is_assumed_says_so():
    words = ("assum", "middle", "no source", "no share", "begin with")
    assert "M" not in GRADES
    assert [
        one.how
        for one in EVERY
        if one.grade == "assumed" and not any(word in one.how.lower() for word in words)
    ] == []


@pytest.mark.parametrize("id", PLACES)
def test_a_set_is_complete_and_its_shares_sum_to_one(id):
    model = parameters(id)
    assert [one.id for one in model.items] == [*RATES, *SHARES]
    for shares in (LEVEL_SHARES, STATUS_SHARES):
        assert math.isclose(sum(model[share] for share in shares), 1)
    assert all(one.label for one in model.items)


def test_every_key_names_a_source_or_a_dataset():
    keys = {key for id in PLACES for one in parameters(id).items for key in one.source}
    keys |= {key for form in FORMS.values() for key in form.source}
    keys |= {key for rule in FEDERAL_RULES.values() for key in rule.source}
    keys |= {key for step in POSITIONS.values() for key in step.source}
    keys |= {
        key
        for rule in FEDERAL_RULES
        for arrow in what_each_agency_learns(rule).arrows
        for key in arrow.source
    }
    assert keys <= set(sources()) | set(names())


def test_a_line_of_sources_names_each_publisher_once_and_datasets_by_title():
    line = source_line(["TRAC-511", "HUFF-16", "TRAC-511", "program-counts"])
    assert line.startswith(
        "TRAC, Syracuse University, 2018; TRAC, Syracuse University, 2016; Secure Communities"
    )
    with pytest.raises(KitError, match="There is no source 'GAO-99'"):
        source("GAO-99")


def test_matches_on_the_line_between_two_days_lie_between_them():
    table = load("program-counts").set_index("id")["matches"]
    assert table["us-2011-02-matches"] < matches_in_march_2011() < table["us-2011-04"]
    month = (536_148 - 477_035) / 61 * 31
    assert math.isclose(matches_in_march_2011(), 477_035 + month)


def test_the_rate_of_2012_would_give_fewer_matches_in_march_2011_than_a_month_before():
    assert 7_225_393 * parameters("us-2012-03")["matched"] < 477_035


def test_a_changed_parameter_is_yours_and_the_original_stays():
    model = parameters()
    mine = model.change({"matched": 0.5})
    assert (mine["matched"], mine.get("matched").grade) == (0.5, "yours")
    assert model["matched"] != 0.5
    assert parameters(mine) is mine
    assert model.change({"matched": model["matched"]}) == model


def test_shares_are_changed_together():
    half = {"share-level-1": 0.25, "share-level-2": 0.25, "share-level-3": 0.25, "share-no-conviction": 0.25}
    assert parameters().change(half)["share-level-1"] == 0.25
    with pytest.raises(
        KitError, match=r"The shares of the levels sum to 1\.256, not to 1\. Change share-level-1"
    ):
        parameters().change({"share-level-1": 0.5})


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (
            {"matched": 5.7},
            "The parameter 'matched' can't be 5.7. Allowed: a number from 0 to 1. For 5.7 percent",
        ),
        ({"matched": -0.1}, "can't be -0.1"),
        ({"matched": math.nan}, "can't be nan"),
        ({"matched": -math.inf}, "can't be -inf"),
        ({"matched": "high"}, "is a number, not str"),
        ({"matched": None}, "is a number, not NoneType"),
        ({"matched": True}, "is a number, not bool"),
        ({"matched": pd.NA}, "is a number, not NAType"),
        ({"match": 0.1}, "There is no parameter 'match'. Allowed: 'submitted', 'matched'"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_line(values, says):
    with pytest.raises(KitError) as caught:
        parameters().change(values)
    assert says in str(caught.value)


@pytest.mark.parametrize("id", ["us-2011", "", None, 3, ["us-2011-03"]])
def test_an_unknown_calibration_is_refused(id):
    with pytest.raises(KitError, match="There is no calibration"):
        parameters(id)
