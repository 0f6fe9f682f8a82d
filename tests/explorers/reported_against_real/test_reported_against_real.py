"""Reported against real: nothing of what follows is given away before the answer is shown, and the words say which way both went."""

import json

import pytest

from lessonkit.explorers import as_text, explorer, render
from lessonkit.explorers.frame.live import Live
from scomm.explorers.reported_against_real.explorer import NEAR
from scomm.explorers.reported_against_real.series import AROUND, CHANGES, SHARES, counties, series

REAL = explorer("reported-against-real")
GUESSED = "the police count in month 24"


def at(crime=20, reporting=40, draw="see"):
    return {"crime": crime, "reporting": reporting, "draw": draw}


def test_before_the_answer_no_police_count_after_the_date_is_sent():
    view = REAL.view(at(draw="guess"))
    assert list(view.table.columns) == [
        "Months since being connected",
        "Crimes that happened",
        "Recorded by the police",
    ]
    assert len(view.table) == AROUND + 1
    (mark,) = view.chart.marks
    shown = json.dumps(mark.shown()) + as_text(REAL, at(draw="guess")) + view.chart.alt
    made = series(20, 40)
    later = {f"{value}" for value in made.recorded[AROUND + 1 :]} - {
        f"{value}" for value in made.recorded[: AROUND + 1]
    }
    assert [value for value in later if value in shown] == []
    assert later
    recorded, crime = mark.shown()["lines"]
    assert recorded["values"][AROUND + 1 :] == [None] * AROUND
    assert crime["values"] == list(made.crime), "how crime moves is given, so its line is drawn"


def test_the_line_of_crimes_says_the_number_of_the_finding_before_the_guess_and_is_gray():
    shown = REAL.view(at(draw="guess")).chart.marks[0].shown()
    assert shown["beside"] == [[1, f"{series(20, 40).before('crime'):.0f}", "crimes happen"]]
    assert shown["lines"][1]["tone"] == "context"
    assert REAL.view(at()).chart.marks[0].shown()["beside"] == []


def test_before_the_date_neither_line_has_begun_to_move_and_both_are_drawn_up_to_it():
    made = series(20, 40)
    (mark,) = REAL.view(at(draw="guess")).chart.marks
    date = mark.lines.xs.index(0)
    assert mark.lines.since.at == 0
    assert mark.lines.xs[0] == -24
    assert mark.lines.xs[-1] == 24
    assert mark.shown()["lines"][0]["values"][date] == made.before("recorded")
    assert made.crime[: date + 1] == series(0, 50).crime[: date + 1]
    assert made.crime[date + 1] > series(0, 50).crime[date + 1] + NEAR


def test_the_question_supposes_what_was_set_and_the_sentence_below_says_it_in_numbers():
    crime = {True: "more crimes happen", False: "fewer crimes happen"}
    for state in REAL.states():
        if state["draw"] == "guess":
            chart = REAL.view(state).chart
            happens = (
                f"{abs(state['crime'])} {crime[state['crime'] > 0]}"
                if state["crime"]
                else "as many crimes happen"
            )
            assert chart.finding.startswith(f"Suppose {happens}, ")
            share = {-1: "a smaller", 0: "the same", 1: "a larger"}[
                (state["reporting"] > 50) - (state["reporting"] < 50)
            ]
            assert f"{share} share is reported" in chart.finding
            assert ("but" in chart.finding) == (state["crime"] * (state["reporting"] - 50) < 0)
            number, _ = chart.marks[0].shown()["knows"]
            assert float(number) == round(series(0, 50).before("recorded"))
        else:
            assert "uppose" not in REAL.view(state).chart.finding
            assert REAL.view(state).chart.marks[0].shown()["knows"] is None


def test_what_is_given_for_a_guess_is_what_is_set_and_only_while_it_is_to_be_made():
    for state in REAL.states():
        given = REAL.view(state).chart.marks[0].shown()["given"]
        if state["draw"] == "see":
            assert given == []
            continue
        assert given == [
            [f"{100 + state['crime']}", "crimes happen"],
            [f"{state['reporting']}%", "reported"],
        ]


def test_the_record_before_the_date_is_the_same_whatever_a_learner_sets():
    before = {series(change, share).recorded[: AROUND + 1] for change in CHANGES for share in SHARES}
    assert len(before) == 1


def test_a_rise_in_crime_can_be_a_fall_in_the_record():
    made = series(20, 40)
    assert made.last("crime") > made.before("crime") + 15
    assert made.last("recorded") < made.before("recorded") - 2
    view = REAL.view(at())
    assert view.chart.finding.startswith("Recorded crime fell from")
    assert "while crime rose from" in view.chart.finding
    assert "Fewer crimes are counted although more happen" in view.sentence


@pytest.mark.parametrize("share", [30, 40, 60])
def test_where_crime_stays_the_record_follows_reporting_alone(share):
    made = series(0, share)
    assert abs(made.last("crime") - made.before("crime")) < NEAR
    assert made.last("recorded") == pytest.approx(made.last("crime") * share / 100, abs=0.3)


def test_the_headline_says_the_numbers_that_stand_at_the_ends_of_the_lines():
    for state in REAL.states():
        if state["draw"] == "see":
            view = REAL.view(state)
            (mark,) = view.chart.marks
            assert all(line["said"][-1] in view.chart.finding for line in mark.shown()["lines"])
            assert mark.shown()["between"]["label"] == f"{100 - state['reporting']}% not reported"


def test_the_counties_are_those_of_one_real_quarter():
    assert counties() == 432


def test_crimes_that_nobody_counts_are_a_band_with_words_as_far_as_both_lines_are_known():
    for draw in ("guess", "see"):
        one, other, words = REAL.view(at(draw=draw)).chart.marks[0].shown()["missed"]
        assert {one, other} == {0, 1}
        assert words == "not counted"


def test_to_set_crime_or_reporting_anew_covers_the_line_again():
    live = Live(REAL, REAL.start)
    live.choose(draw="see")
    live.choose(reporting=30)
    assert live.chosen["draw"] == "guess"


def test_a_drawing_is_kept_with_its_gap_in_words():
    live, kept = Live(REAL, at(draw="guess")), []
    live.keep = lambda *given: kept.append(given)
    live.widget.made = {"drawn": {"about": "20 40", "guesses": {GUESSED: 60}}}
    live.choose(draw="see")
    (about, guesses, truth, words) = kept[0]
    assert about == "reported-against-real: 20 40"
    assert guesses == {GUESSED: 60}
    assert truth == {GUESSED: series(20, 40).recorded[-1]}
    assert words == f"For {GUESSED} you guessed 60, it was {series(20, 40).recorded[-1]}."


def test_the_page_with_every_state_is_small():
    assert len(render(REAL, REAL.start, "standalone").encode()) < 1_000_000
