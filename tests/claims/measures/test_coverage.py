"""A share of what a table shows stands with how much of its own group the table shows."""

import dataclasses

import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, value_of
from lessonkit.claims.ledger import by_the_rules
from lessonkit.claims.linter import lint
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed
from lessonkit.data.building import folders
from lessonkit.errors import KitError
from scomm.measures.coverage import LEAVES_OUT, Coverage, Group, ShownBound, ShownShare, uncovered


@pytest.mark.parametrize(
    ("year", "agency", "shown", "everyone", "lowest", "highest"),
    [
        (2021, "ice", 23_435, 31_380, 67, 92),
        (2022, "ice", 20_848, 28_200, 65, 91),
        (2023, "ice", 34_664, 44_260, 65, 87),
        (2024, "ice", 33_459, 43_650, 64, 87),
        (2024, "cbp", 187_312, 210_340, 12, 23),
    ],
)
def test_a_group_is_compared_with_the_same_group_in_the_same_months(
    year, agency, shown, everyone, lowest, highest
):
    group = Group(year, agency)
    assert group.shown(data.load).sum() == shown
    assert group.all_of_them(data.load) == everyone
    assert Coverage(group)(data.load) == pytest.approx(100 * shown / everyone)
    ends = [ShownBound(group, end)(data.load) for end in ("lowest", "highest")]
    assert [round(end) for end in ends] == [lowest, highest]
    assert ends[0] < ShownShare(group)(data.load) < ends[1]


def as_it_was(**changes):
    """The claim of before the audit: ICE's own arrests with the coverage of everybody beside them."""
    where = {"fiscal_year": 2024, "source": "dashboard", "agency": "ice"}
    share = Share(
        Count("agency-conviction", where | {"criminality": "convicted"}), Count("agency-conviction", where)
    )
    return computed(
        "arrested-by-ice-share", "Of those whom ICE arrested, {value} had a conviction.", share, "82.8 percent", "ice",
        "ICE-DASHBOARD", **changes,
    )  # fmt: skip


def test_a_share_of_what_is_shown_without_its_coverage_is_refused():
    with pytest.raises(KitError, match="no claim covers it"):
        by_the_rules((as_it_was(),))


def test_the_coverage_of_another_group_is_refused():
    share, cover = claim("arrested-by-ice-share-convicted-2024"), claim("dashboard-coverage-cbp-2024")
    wrong = dataclasses.replace(share, covered_by=cover.id)
    assert uncovered((wrong, cover)) == (
        "arrested-by-ice-share-convicted-2024 is a share of people arrested by ICE in FY2024, and dashboard-coverage-cbp-2024 "
        "covers people arrested by CBP in FY2024.",
    )
    assert uncovered(ledger()) == ()


def test_rows_without_gaps_need_no_coverage():
    where = {"fiscal_year": 2014, "source": "ICE", "agency": "interior"}
    whole = Share(
        Count("agency-conviction", where | {"criminality": "convicted"}), Count("agency-conviction", where)
    )
    one = computed("interior-share", "{value}", whole, "", "ice", "ICE-FY14")
    assert uncovered((one,)) == ()


def test_a_lesson_that_cites_the_share_cites_its_coverage_too():
    text = "Of them {claim}`arrested-by-ice-share-convicted-2024` had one."
    assert [one.rule for one in lint({"a.md": text})] == ["uncovered-share"]
    assert lint({"a.md": text + " It shows {claim}`dashboard-coverage-ice-2024` of them."}) == ()


def test_the_tables_that_leave_cells_out_are_those_whose_description_says_so():
    says = {
        resource["name"]
        for folder in folders()
        for resource in folder.package["resources"]
        if "leavesOut" in resource
    }
    assert set(LEAVES_OUT) == says


def test_what_is_shown_is_not_the_claims_value_of_before():
    assert value_of(claim("arrested-by-ice-share-convicted-2024"), data.load) != pytest.approx(82.8, abs=0.3)
