"""The event study on a known truth: what each choice shows of it, and why."""

import pytest

from lessonkit.explorers import explorer, render
from scomm.explorers.event_study.explorer import LEVELS, say
from scomm.explorers.event_study.worlds import LAGS, LEADS, Case, studies

STUDY = explorer("event-study")


def at(estimator="two-way", effect="at-once", broken="nothing"):
    return {"estimator": estimator, "effect": effect, "broken": broken}


def test_connected_counties_as_controls_hide_an_effect_that_grows_and_unconnected_ones_find_it():
    hidden, found = (studies(Case(one, "grows", "nothing")) for one in ("two-way", "group-time"))
    assert hidden.held == 0
    assert found.held >= 17
    assert hidden.mean > found.truth + 1
    assert abs(found.mean - found.truth) < 0.3


def test_a_change_in_reporting_is_taken_for_a_change_in_crime_by_both_and_nothing_before_the_date_warns():
    for estimator in ("two-way", "group-time"):
        made = studies(Case(estimator, "none", "reporting"))
        assert made.truth == 0
        assert made.held == 0
        assert made.mean == pytest.approx(-3, abs=0.1)
        before = [row.estimate for one in made.found for row in one.by_time.itertuples() if row.relative < -1]
        assert abs(sum(before) / len(before)) < 0.1
        words = STUDY.view(at(estimator, "none", "reporting")).sentence
        assert say("why.reporting") in words
        assert "no warning" in words


def test_dots_before_the_date_warn_of_selection_and_anticipation():
    for broken in ("selection", "anticipation"):
        made = studies(Case("two-way", "at-once", broken))
        lead = [one.by_time["estimate"].iloc[0] for one in made.found]
        assert min(lead) > 0.2, broken
        assert "a warning" in STUDY.view(at("two-way", "at-once", broken)).sentence


def test_what_quarters_say_stands_where_quarters_are_drawn_and_not_beside_the_numbers_side_by_side():
    view = STUDY.view(at("two-way", "grows", "selection"))
    (mark,) = view.chart.marks
    quarters = [line for line in view.sentence.splitlines() if line.startswith("Before the date")]
    assert len(quarters) == 1
    assert quarters[0] in mark.one.key
    for words in (mark.all.key, mark.all.name, view.chart.readout, view.chart.alt, view.chart.spoken):
        assert "efore the date" not in words


def test_the_quarters_can_lie_on_the_other_side_of_the_truth_than_the_number_over_all_of_them():
    words = STUDY.view(at("two-way", "grows", "selection")).sentence
    assert "on average 1.5 too high" in words
    assert "the quarters are on average 0.2 to 2.5 too low" in words


def test_what_changes_no_crime_can_not_come_early_or_be_felt_elsewhere():
    for broken in ("anticipation", "spillover"):
        assert STUDY.reason(at(effect="none", broken=broken)) == say("absent.nothing-to-come")
        assert not STUDY.reason(at(effect="grows", broken=broken))


def test_the_truth_and_every_estimate_fit_on_the_axis():
    low, high = LEVELS[0][0], LEVELS[-1][0]
    for state in STUDY.states():
        (mark,) = STUDY.view(state).chart.marks
        for study in mark.studies:
            ends = [
                value + way * margin
                for value, margin in zip(study.estimates, study.margins, strict=True)
                for way in (-1, 1)
            ]
            assert low - 0.5 <= min(ends) <= max(ends) <= high + 0.5, state
        assert len(mark.places) == LEADS + LAGS + 1


def test_it_opens_on_a_comparison_that_breaks_with_all_studies_side_by_side_and_says_so():
    view = STUDY.view(STUDY.start)
    (mark,) = view.chart.marks
    assert mark.fixed()["together"]
    assert not any(study.held for study in mark.studies)
    assert view.chart.finding.endswith("0 of 20 ranges hold the true effect")


def test_the_page_with_every_state_is_small():
    assert len(render(STUDY, STUDY.start, "standalone").encode()) < 1_000_000
