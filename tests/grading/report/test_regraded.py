"""The page of a regrading: groups of learners for whom the same changes, and nothing that a learner wrote as markup."""

from __future__ import annotations

from bs4 import BeautifulSoup

from lessonkit.exercises.verdict import Verdict
from lessonkit.grading.batch.rejudging import Change, Proposal, Rejudged
from lessonkit.grading.judged import Entry
from lessonkit.grading.report.regraded import Regraded, render
from tests.grading.report.a_class import in_full

HOSTILE = "<img src=q onerror=window.pwned=1>"
FIRST, SECOND = "two-universes", "ratio-of-sums"


def change(learner: str, exercise: str, before: float, now: float, answer: object = 43.75, reply: str = "Look at the base.") -> Change:  # fmt: skip
    states = ("partly" if before else "not-yet", "partly" if now else "not-yet")
    old, new = (Verdict(exercise, state, points, 1, reply)._repr_html_() for state, points in zip(states, (before, now), strict=True))  # type: ignore[arg-type]  # fmt: skip
    return Change(learner, exercise, before, now, *states, "as-fraction", "as-fraction", old, new, answer)


def rejudged(learner: str, *changes: Change, reworded: bool = False) -> Rejudged:
    before, now = (
        Entry(learner, "d", "graded", version=version, verdicts={one.exercise: {"score": getattr(one, at)} for one in changes})
        for version, at in (("1.0", "before"), ("1.1", "now"))
    )  # fmt: skip
    return Rejudged(learner, before, now, {}, {}, changes, reworded)


def a_regrading(people: int = 12) -> Proposal:
    """A class of which some lose half a point, some gain one, one reads other words, and one must run again."""
    told = Proposal("04-who-is-deported", must_run={"yara": ("share",)}, without_run=["zoë"])
    for number in range(people):
        told.rejudged.append(rejudged(f"learner-{number:02}", change(f"learner-{number:02}", SECOND, 0.5, 0)))
    told.rejudged.append(rejudged(HOSTILE, change(HOSTILE, FIRST, 0, 1, answer=HOSTILE), change(HOSTILE, SECOND, 0.5, 0)))  # fmt: skip
    told.rejudged += [rejudged("reworded", reworded=True), rejudged("as-before")]
    return told


def page(told: Proposal, *, written: bool = False) -> BeautifulSoup:
    made = Regraded.of(told, in_full().exercises)
    return BeautifulSoup(render(made, "26 Nov 2026", written=written), "html.parser")


def test_learners_for_whom_the_same_changes_are_one_group_in_the_order_of_the_lesson() -> None:
    soup = page(a_regrading())
    groups = [" ".join(one.find("p").get_text().split()) for one in soup.find(id="why").find_parent("section").select(".note")]  # fmt: skip
    assert groups == ["1 learner: from 0 to 1 points", "13 learners: from 0.5 to 0 points"]


def test_another_reply_is_another_group() -> None:
    told = Proposal("x", [rejudged("a", change("a", FIRST, 0, 1)), rejudged("b", change("b", FIRST, 0, 1, reply="Other words."))])  # fmt: skip
    assert len(Regraded.of(told, in_full().exercises).exercises[FIRST]) == 2


def test_the_largest_change_of_a_learner_comes_first_and_who_keeps_the_points_is_no_row() -> None:
    soup = page(a_regrading(2))
    rows = soup.find(id="learners").find_parent("section").select("tbody tr")
    assert [row.find_all("td")[2].get_text() for row in rows] == ["+0.5", "−0.5", "−0.5"]
    assert "Other words, the same points: reworded." in soup.get_text()


def test_it_says_whether_it_was_written_and_who_is_left_out() -> None:
    proposed, written = page(a_regrading()).get_text(), page(a_regrading(), written=True).get_text()
    assert "Nothing was written yet" in proposed
    assert "This was written." in written
    assert "Version of the lesson: 1.0 before, 1.1 now." in written
    assert "yara" in written
    assert "No run is kept of: zoë." in written


def test_what_learners_wrote_stays_text() -> None:
    soup = page(a_regrading())
    assert soup.find("img") is None
    assert HOSTILE in soup.get_text()


def test_where_nothing_changes_the_page_says_so() -> None:
    text = page(Proposal("04-who-is-deported", [rejudged("a")])).get_text()
    assert "No verdict changes." in text
    assert "Nobody's points change." in text
