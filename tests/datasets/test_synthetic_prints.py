"""The scores of artificial prints: counted whole, as accurate as the lesson needs them, and the same when they are made again."""

from __future__ import annotations

import runpy

import numpy as np
import pytest

from lessonkit.data import load, root
from lessonkit.data.building import RawFolder, raw_folder
from scomm.fingerprints import compare, det, fpir, trial
from tests import accuracy_of_prints
from tests.fingerprints.prints import kept

MATES, NON_MATES = 600, 600 * 599
BUILD = root() / "synthetic-prints" / "build.py"


def curve(conditions: str):
    table = load("print-scores").query("conditions == @conditions")
    return det(
        np.repeat(table["score"], table["mates"]),
        np.repeat(table["score"], table["non_mates"]),
        np.arange(0, 100, 0.5),
    )


def test_every_comparison_is_counted_once() -> None:
    counted = load("print-scores").groupby("conditions")[["mates", "non_mates"]].sum()
    assert set(counted["mates"]) == {MATES}
    assert set(counted["non_mates"]) == {NON_MATES}


def test_every_search_is_counted_once() -> None:
    counted = load("print-searches").groupby("fingers")[["with_mate", "without_mate"]].sum()
    assert counted.loc[1000].tolist() == [500, 500]
    assert set(counted["without_mate"]) == {500}


def test_under_medium_conditions_3_to_8_percent_are_missed_at_one_false_match_in_a_thousand() -> None:
    medium = curve("medium")
    assert 0.03 <= medium.fnmr[medium.at_fmr(0.001)] <= 0.08


def test_harder_conditions_miss_more() -> None:
    missed = [(one := curve(conditions)).fnmr[one.at_fmr(0.001)] for conditions in ("easy", "medium", "hard")]
    assert missed == sorted(missed)


def test_more_enrolled_fingers_mean_more_false_hits_and_no_more_than_the_formula_says() -> None:
    """1 - (1 - FMR) ** N is a bound from above here, within four standard errors, and no more than three times too high.

    False hits come in bunches, because some fingers look like many others, and a search compares with care only a shortlist,
    while the rate was counted on all pairs: so fewer searches have one.
    """
    medium, searches = curve("medium"), load("print-searches")
    for threshold in (16.0, 17.0, 18.0):
        fmr = medium.fmr[int(threshold * 2)]
        found = [
            int(of.loc[of["score"] >= threshold, "without_mate"].sum())
            for _, of in searches.groupby("fingers")
        ]
        assert found == sorted(found)
        for fingers, hits in zip(sorted(searches["fingers"].unique()), found, strict=True):
            expected = fpir(fmr, int(fingers))
            error = 4 * np.sqrt(expected * (1 - expected) / 500)
            assert expected / 3 - error <= hits / 500 <= expected + error


def test_fewer_false_hits_than_the_formula_says_have_two_causes() -> None:
    """Comparing with all brings up at least as many as a short list, and still fewer than the formula: false hits come in bunches."""
    medium, searches = curve("medium"), load("print-searches").query("fingers == 1000")
    for threshold in (16.0, 17.0, 18.0):
        hits = searches.loc[searches["score"] >= threshold, ["without_mate", "without_mate_all"]].sum()
        assert (
            hits["without_mate"] < hits["without_mate_all"] < 500 * fpir(medium.fmr[int(threshold * 2)], 1000)
        )


def test_a_mate_is_missed_no_more_often_among_many() -> None:
    """NIST found the same of IDENT in 2004: what grows with a database is false hits, not misses."""
    searches = load("print-searches").query("score < 17")
    missed = searches.groupby("fingers")["with_mate"].sum()
    assert missed.max() - missed.min() <= 10


@pytest.mark.proof
def test_built_anew_the_tables_are_the_same_but_for_a_few_comparisons() -> None:
    built = runpy.run_path(str(BUILD))["tables"](RawFolder(raw_folder(), ()))
    for name, columns in (
        ("print-scores", ["mates", "non_mates"]),
        ("print-searches", ["with_mate", "without_mate", "without_mate_all"]),
    ):
        moved = (built[name][columns] - load(name)[columns]).abs().sum()
        print(f"{name}: of {load(name)[columns].sum().tolist()} {moved.tolist()} are counted in another step")
        assert (moved <= 0.02 * load(name)[columns].sum()).all()


def test_the_tables_are_counted_by_the_matcher_that_lessons_call() -> None:
    one, other = (trial.pressed(trial.FIRST_SEED, "medium", press) for press in (0, 1))
    assert trial.scored(one, [other, kept(2)]) == [compare(one, other), compare(one, kept(2))]


def test_the_page_on_prints_says_what_the_tables_say() -> None:
    assert accuracy_of_prints.PAGE.read_text("utf-8") == accuracy_of_prints.page()
