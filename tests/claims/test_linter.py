"""Every kind of failure of the linter, each shown by a tiny lesson."""

import pytest

from lessonkit import data
from lessonkit.claims.ledger import mutual
from lessonkit.claims.linter import RULES, lint, refuse, unanswered
from lessonkit.errors import KitError
from lessonkit.sources import RULED_OUT
from tests.claims.data_changes import cell, load_with
from tests.claims.test_claim import a_claim

GOOD = """## Look

In FY2014, {claim}`arrests-share-convicted-2014` of the people ICE arrested had a conviction.
ICE says that {claim}`ice-priorities-2013` met its priorities.
The Times says that {claim}`nyt-minor-or-none` had a minor infraction or no record.
"""


def only(failures):
    (failure,) = failures
    return failure


def test_a_good_lesson_has_no_failure():
    assert lint({"lesson.md": GOOD}, data.load) == ()


def test_a_number_outside_a_claim_fails_with_its_line():
    failure = only(lint({"lesson.md": GOOD + "\nAnd 43 percent at the border."}))
    assert (failure.file, failure.line, failure.rule) == ("lesson.md", 7, "number-outside-claim")
    assert "'43 percent'" in failure.wrong
    assert "{claim}`id`" in failure.do


def test_an_unknown_claim_fails_and_names_near_ones():
    failure = only(lint({"lesson.md": "It was {claim}`arrest-share-convicted-2014`."}))
    assert failure.rule == "unknown-claim"
    assert "arrests-share-convicted-2014" in failure.do


def test_an_open_question_cannot_be_printed():
    failure = only(lint({"lesson.md": "It was {claim}`warren-family-details`."}))
    assert failure.rule == "unprintable-claim"
    assert "graded M" in failure.wrong


@pytest.mark.parametrize(
    "text", ["{claim} `ice-removals-2014`", "{Claim}`ice-removals-2014`", "{claims}`a`", "{claim}"]
)
def test_a_citation_that_is_not_written_right_fails(text):
    assert only(lint({"lesson.md": f"It was {text}."})).rule == "broken-citation"


@pytest.mark.parametrize("id", ["ice-priorities-2013", "nyt-serious", "warren-citizen-family"])
def test_a_disputed_claim_alone_fails(id):
    failure = only(lint({"lesson.md": f"It was {{claim}}`{id}`."}))
    assert failure.rule == "one-sided"
    assert failure.do.startswith("Cite one of ")


def test_the_counter_claim_may_stand_in_another_text_of_the_lesson():
    texts = {"lesson.md": "{claim}`ice-priorities-2013`", "exercises.py, rank": "{claim}`nyt-serious`"}
    assert lint(texts) == ()


def test_a_claim_of_another_dispute_is_no_counter_claim():
    texts = {
        "lesson.md": "{claim}`ice-priorities-2013` {claim}`warren-citizen-family` {claim}`cis-warren-sample`"
    }
    assert only(lint(texts)).rule == "one-sided"


def test_both_sides_from_one_publisher_fail():
    one = a_claim(id="one", disputed_by=("other",))
    failures = lint({"lesson.md": "{claim}`one` {claim}`other`"}, claims=[one, a_claim(id="other")])
    assert [failure.rule for failure in failures] == ["same-publisher", "same-publisher"]
    assert "US Government Accountability Office (GAO)" in failures[0].wrong


def test_both_sides_from_distinct_publishers_pass():
    claims = mutual([a_claim(id="one", disputed_by=("other",)), a_claim(id="other", publisher="cis")])
    assert lint({"lesson.md": "{claim}`one` {claim}`other`"}, claims=claims) == ()


def test_one_counter_claim_of_another_publisher_is_enough():
    claims = [
        a_claim(id="one", disputed_by=("same", "other")),
        a_claim(id="same"),
        a_claim(id="other", publisher="cis"),
    ]
    failures = lint({"lesson.md": "{claim}`one` {claim}`other`"}, claims=claims)
    assert failures == ()
    failures = lint({"lesson.md": "{claim}`one` {claim}`same` {claim}`other`"}, claims=claims)
    assert "'one'" not in "".join(failure.wrong for failure in failures)


def test_a_claim_that_drifted_fails_where_it_is_cited():
    where = {"universe": "ero-arrests", "split": "criminality", "category": "convicted", "fiscal_year": 2014}
    failure = only(lint({"lesson.md": GOOD}, load_with("dhs-annual", cell("people", 120_000, **where))))
    assert (failure.rule, failure.line) == ("drift", 3)
    assert "'65.3 percent'" in failure.wrong
    assert "'73.3 percent'" in failure.wrong


def test_a_claim_whose_rows_are_gone_fails_where_it_is_cited():
    load = load_with("dhs-annual", lambda table: table[table["fiscal_year"] != 2014])
    failure = only(lint({"lesson.md": GOOD}, load))
    assert (failure.rule, failure.line) == ("drift", 3)
    assert "can't be computed" in failure.wrong


def test_failures_come_in_the_order_of_the_text():
    failures = lint({"b.md": "1 box\n\n{claim}`nothing`", "a.md": "7 boxes"})
    assert [(failure.file, failure.line) for failure in failures] == [("a.md", 1), ("b.md", 1), ("b.md", 3)]
    assert {failure.rule for failure in failures} <= set(RULES)


def test_a_failure_reads_as_one_line():
    assert str(only(lint({"lesson.md": "It was {claim}`zzz`."}))).startswith(
        "lesson.md:1: unknown-claim: There is no"
    )


def test_failures_are_refused_together():
    with pytest.raises(
        KitError, match=r"lesson.md:1: number-outside-claim.*lesson.md:2: number-outside-claim"
    ):
        refuse(lint({"lesson.md": "7 boxes\n8 rooms"}))
    refuse(())


# What the lessons printed before the audit: one number of a pair, without the other.
ONE_SIDED = [
    "By his estimate {claim}`hausman-prevented` fewer, among them {claim}`hausman-prevented-no-conviction`.",
    "Of them {claim}`not-taken-residents-2011` were green-card holders.",
    "For {claim}`sc-share-charge-unknown-2012` ICE had not recorded what the arrest was for.",
    "Nearly {claim}`cis-rearrested` were arrested again.",
]


@pytest.mark.parametrize("text", ONE_SIDED)
def test_a_number_without_its_answer_fails(text):
    assert "unanswered" in {failure.rule for failure in lint({"lesson.md": text})}


def test_an_answer_in_another_paragraph_is_too_far_away():
    apart = "{claim}`not-taken-residents-2011`\n\n{claim}`not-taken-rearrested-2011`"
    together = apart.replace("\n\n", " ")
    assert [(one.rule, one.line) for one in lint({"a.md": apart})] == [("unanswered", 1), ("unanswered", 3)]
    assert lint({"a.md": together}) == ()


def test_one_answer_of_several_is_enough():
    known = {"one": a_claim(id="one", answered_by=("another", "other"))}
    assert not list(unanswered(["one", "other"], known))
    assert list(unanswered(["one"], known)) == [("one", ("another", "other"))]


@pytest.mark.parametrize("host", RULED_OUT)
def test_a_link_to_a_publisher_that_is_ruled_out_fails(host):
    failures = lint({"lesson.md": f"One\n\n[a copy](https://www.{host}/page)."})
    assert [(one.rule, one.line) for one in failures] == [("ruled-out-link", 3)]
