"""The claims of the ledger: they agree with what was published, follow the data, and are balanced."""

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims import claim, ledger, questions, say, shared_ledger, value_of
from lessonkit.claims.ledger import mutual, owners
from lessonkit.claims.markdown import stray_numbers
from lessonkit.errors import KitError
from scomm.explorers.policy_builder.arguments import ARGUMENTS, arguments
from tests.claims.data_changes import load_with
from tests.claims.test_claim import a_claim

COMPUTED = [one.id for one in ledger() if one.datasets]
COUNTS = {
    *("people", "detainers", "submissions", "matches", "arrests", "removals", "removals_with_conviction"),
    *("percent", "sample", "margin", "estimate", "violent", "declined", "miss_rate"),
}
"""The columns that count, in one table or another."""

# One claim of each kind of measure, computed by hand from published figures and kept apart from the code.
BY_HAND = {
    "detainers-declined-2014": 13_595,
    "dhs-removals-2013": 438_421,
    "border-share-convicted-2014": 100 * 91_037 / 213_719,
    "removals-share-convicted-or-charged-2022": 100 * (38_450 + 5_650) / 72_180,
    "trac-traffic-share-2013": 100 * 47_249 / 368_644,
    "hausman-prevented-convicted": 100 * (22_300 - 3_300) / 22_300,
    "dashboard-coverage-ice-2024": 100 * 33_459 / 43_650,
    "warren-citizens-share-high": 3.446,
    "four-counties-margin": 2.173,
    "worry-difference-margin": 5.144,  # the root of 3.6² + 3.675²
    "reports-together": 100 * (1 - 1.16 * 0.70),
    "offenses-estimate": 0.017,
    "offenses-estimate-upper": 0.062,
    "policies-all": 242,
    "declined-share-fy2015-high": 100 * 5_501 / (79_053 - 52_263),
    "removals-overtake-returns": 2011,
    "listed-counties-everywhere": 19,
    "counties-connected-2010-09-30": 661,
    "frifte-plain-on-plain-median": 0.18,
    "frifte-open-loose": 1.4,
    "frifte-false-alarms-strictest": 0.1,
    "lab-removable": 466,
    "lab-no-mate": 10_000 - 574,
    "machine-missed-2004": 574 * 0.04,
    "machine-named-2026": 9_426 * 0.001,
    "lab-missed-fewest": 2.987,
}
ELSEWHERE = {
    *("ShownShare", "ShownBound", "ListedDeclined", "Ratio"),
    *("Correlation", "DaysBetweenHalves", "OnTheLastDay", "StatesInOneDay", "WideMargins", "CodingsCompared"),
}
"""Measures with tests of their own: measures/test_coverage, measures/test_listed, lessons/test_detention_today, lessons/test_rollout."""
PRINTED = {
    "dhingra-victims": "decreased crime reporting by Hispanic communities rather than by decreased crime commission or victimization",
    "ident-identities-2013": "about 160 million",
    "nyt-minor-or-none": "two-thirds",
    "parents-removed-2012": "nearly 205,000",
    "lat-interior-fall": "more than 40 percent",
    "best-system-2003-1": "98.6 percent",
}


@pytest.mark.parametrize(("id", "number"), BY_HAND.items())
def test_a_measure_gives_what_was_computed_by_hand(id, number):
    assert value_of(claim(id), data.load) == pytest.approx(number, abs=5e-4)


def test_every_kind_of_measure_has_a_sample():
    kinds = {type(one.compute).__name__ for one in ledger() if one.compute}
    assert kinds == {type(claim(id).compute).__name__ for id in BY_HAND} | ELSEWHERE


@pytest.mark.parametrize(("id", "printed"), PRINTED.items())
def test_a_claim_prints_what_its_source_says(id, printed):
    assert say(claim(id), data.load) == printed


@pytest.mark.parametrize("id", COMPUTED)
def test_a_computed_claim_follows_its_data(id):
    one = claim(id)
    dataset = one.datasets[0]

    def shift(table: pd.DataFrame) -> pd.DataFrame:
        """Adds to every part and not to the totals, so that counts and shares must both move."""
        if id == "removals-above-returns-until":
            return table.assign(year=table["year"] + 9)  # the old run ends in 2022, after the new one
        if dataset == "yearbook-removals":
            newer = table["year"] >= 2011
            table.loc[newer, "returns"] = table.loc[newer, "returns"] + 7
            table.loc[:, "removals"] = table["removals"] + 7
            return table.assign(year=table["year"] + (0 if "dhs" in id else 1))
        if id.startswith("frifte-false-alarms") or id == "machine-named-2026":
            return table.assign(false_alarms_limit=2 * table["false_alarms_limit"])
        if dataset.startswith("county-activation"):
            return table.iloc[: len(table) // 3]
        if dataset == "yearbook-convictions":
            return table.assign(convicted=table["convicted"] + 7)
        if dataset == "ero-arrests-total":
            return table.assign(published_total=table["published_total"] + 7)
        if not COUNTS & set(table.columns):
            return table.iloc[1::2]  # records: half of them
        steps = pd.Series(range(1, len(table) + 1), index=table.index)
        return table.assign(**{name: table[name] + steps for name in COUNTS & set(table.columns)})

    assert value_of(one, load_with(dataset, shift)) != value_of(one, data.load)


@pytest.mark.parametrize("id", COMPUTED)
def test_a_computed_claim_has_no_value_without_its_rows(id):
    one = claim(id)
    with pytest.raises(KitError):
        value_of(one, load_with(one.datasets[0], lambda table: table.iloc[:0]))


def test_no_sentence_hides_a_second_number():
    found = [
        (one.id, text) for one in ledger() for _, text in stray_numbers(one.sentence.replace("{value}", "x"))
    ]
    assert found == []


def test_every_dispute_has_distinct_publishers_on_both_sides():
    disputed = [one for one in ledger() if one.disputed_by]
    assert len(disputed) >= 8
    for one in disputed:
        against = [claim(id) for id in one.disputed_by]
        assert one.publisher not in {other.publisher for other in against}
        assert all(one.id in other.disputed_by for other in against), "a dispute is marked on both sides"


def test_the_priorities_are_disputed_by_the_times_and_by_trac():
    assert {claim(id).publisher for id in claim("ice-priorities-2013").disputed_by} == {"nyt", "trac"}


def test_a_publisher_cannot_dispute_itself():
    one, other = a_claim(id="one", disputed_by=("other",)), a_claim(id="other")
    with pytest.raises(KitError, match="makes both"):
        mutual([one, other])


def test_a_dispute_with_an_unknown_claim_is_refused():
    with pytest.raises(KitError, match="which is no claim"):
        mutual([a_claim(disputed_by=("nobody",))])


def test_two_claims_cannot_have_one_id():
    with pytest.raises(KitError, match="Two claims have the id boxes-red"):
        mutual([a_claim(), a_claim(value=4)])


def test_an_unknown_claim_names_near_ones():
    with pytest.raises(KitError, match=r"no claim 'ero-arrests-2018'.*ero-arrests-201[67]"):
        claim("ero-arrests-2018")


def test_an_open_question_is_no_claim_and_gives_no_number():
    ids = {one.id for one in ledger()}
    for question in questions():
        assert question.id not in ids
        assert question.grade in ("M", "W")
        text = f"{question.question} {question.why_open} {question.would_settle}"
        assert [number for _, number in stray_numbers(text) if number != "40 percent"] == []


def test_an_answer_is_another_claim_of_the_ledger():
    known = {one.id for one in ledger()}
    answered = [one for one in ledger() if one.answered_by]
    assert len(answered) > 8
    for one in answered:
        assert set(one.answered_by) <= known - {one.id}


def test_a_lesson_brings_its_own_claims(tmp_path):
    """A new lesson's claims need no line in the package."""
    folder = tmp_path / "99-boxes" / "claims"
    folder.mkdir(parents=True)
    (folder / "boxes.py").write_text(
        "from lessonkit.claims.state import said\n\n\ndef claims():\n"
        "    return (said('boxes', 'There were {value} boxes.', figure='task-force-members'),)\n",
        encoding="utf-8",
    )
    assert {one.id for one in ledger(tmp_path)} == {one.id for one in shared_ledger()} | {"boxes"}
    assert owners(tmp_path)["boxes"] == "99-boxes"


def test_a_broken_file_of_claims_is_named_in_one_line(tmp_path):
    folder = tmp_path / "99-boxes" / "claims"
    folder.mkdir(parents=True)
    (folder / "boxes.py").write_text("claims = nothing\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"99-boxes/claims/boxes.py cannot be read: NameError"):
        ledger(tmp_path)


def test_a_shared_claim_needs_no_lesson():
    """A learner's bundle has no solutions: what explorers print is there all the same."""
    shared = {one.id for one in shared_ledger()}
    assert shared == {id for id, owner in owners().items() if not owner}
    for kind in ARGUMENTS:
        assert all(note.words for note in arguments(kind))
