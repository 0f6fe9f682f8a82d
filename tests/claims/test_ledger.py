"""The claims of the ledger: they agree with what was published, follow the data, and are balanced."""

import pandas as pd
import pytest

from scomm import data
from scomm.claims import claim, ledger, questions, say, value_of
from scomm.claims.ledger import mutual
from scomm.claims.prose import stray_numbers
from scomm.errors import ScommError
from tests.claims.data_changes import load_with
from tests.claims.test_claim import a_claim

COMPUTED = [one.id for one in ledger() if one.datasets]
COUNTS = {
    *("people", "detainers", "submissions", "matches", "arrests", "removals", "removals_with_conviction"),
    *("percent", "sample", "estimate", "violent", "declined"),
}
"""The columns that count, in one table or another."""

# Figures as published or computed by hand from published ones, kept apart from the code that computes them.
PUBLISHED = {
    "four-counties-sample": 2_004,
    "less-likely-to-call-all": 44,
    "less-likely-to-call-unauthorized": 70,
    "less-likely-to-call-us-born": 28,
    "violent-crimes-2012": 1_214_464,
    "detainers-ended-citizen": 693,
    "detainers-ended-not-deportable": 1_846,
    "detainers-trac-2012": 949_126,
    "detainers-on-citizens": 834,
    "detainers-on-residents": 28_489,
    "ice-removals-2013": 368_644,
    "ice-removals-2014": 315_943,
    "interior-removals-2013": 133_551,
    "interior-removals-2014": 102_224,
    "border-removals-2013": 235_093,
    "border-removals-2014": 213_719,
    "removals-2023": 142_580,
    "removals-2024": 254_000,
    "arrests-convicted-2023": 53_770,
    "dhs-removals-2013": 438_421,
    "dhs-returns-2013": 178_371,
    "removals-overtake-returns": 2011,
    "ice-removals-2019": 267_258,
    "ice-removals-2020": 185_884,
    "ice-removals-2024": 271_484,
    "ice-removals-2025-to-date": 319_980,
    "ice-removals-2026-to-date": 92_181,
    "ice-removals-convicted-2011": 216_698,
    "convicted-homicide-2011": 1_119,
    "convicted-sexual-offense-2011": 5_848,
    "convicted-drugs-2011": 44_653,
    "convicted-dui-2011": 35_927,
    "trac-level-1-2013": 43_090,
    "trac-immigration-2013": 53_259,
    "trac-traffic-2013": 47_249,
    "ice-arrests-2024": 113_431,
    "ice-arrests-convicted-or-charged-2024": 81_312,
    "ice-arrests-2023": 170_590,
    "ice-arrests-convicted-or-charged-2023": 73_822,
    "parents-removed-2013": 72_410,
    "parents-removed-2015": 31_411,
    "parents-removed-2016": 28_860,
    "parents-removed-2017": 27_080,
    "funnel-prints-us-2011": 7_225_393,
    "funnel-arrests-us-2011": 197_302,
    "funnel-removals-us-2011": 101_741,
    "funnel-prints-ca-2011": 1_785_488,
    "funnel-arrests-ca-2011": 78_407,
    "funnel-removals-ca-2011": 38_828,
    "matches-us-2012": 883_270,
    "detainers-2008": 212_406,
    "detainers-2011": 317_347,
    "detainers-2014": 164_186,
    "detainers-all": 1_814_828,
    "detainers-declined-2010": 121,
    "detainers-declined-2014": 13_595,
}
PARTS = {
    "detainers-share-on-citizens": (834, 949_126),
    "detainers-share-on-residents": (28_489, 949_126),
    "detainers-share-ended-citizen": (693, 1_814_828),
    "funnel-arrests-of-prints-us-2011": (197_302, 7_225_393),
    "funnel-removals-of-prints-us-2011": (101_741, 7_225_393),
    "funnel-arrests-of-prints-ca-2011": (78_407, 1_785_488),
    "funnel-removals-of-prints-ca-2011": (38_828, 1_785_488),
    "funnel-convicted-us-2011": (72_445, 101_741),
    "matches-of-prints-us-2012": (883_270, 15_382_805),
    "detainers-blank": (827_923, 1_814_828),
    "interior-share-convicted-2013": (110_115, 133_551),
    "interior-share-convicted-2014": (86_923, 102_224),
    "border-share-convicted-2013": (106_695, 235_093),
    "border-share-convicted-2014": (91_037, 213_719),
    "ice-removals-share-convicted-2013": (216_810, 368_644),
    "ice-removals-share-convicted-2014": (177_960, 315_943),
    "border-share-of-not-convicted-2014": (122_682, 137_983),
    "removals-share-convicted-2014": (177_960, 315_940),
    "removals-share-convicted-2018": (145_260, 256_090),
    "removals-share-convicted-2020": (103_760, 185_880),
    "removals-share-convicted-2021": (39_150, 59_010),
    "removals-share-convicted-2022": (38_450, 72_180),
    "removals-share-convicted-2023": (57_020, 142_580),
    "removals-share-convicted-2024": (63_200, 254_000),
    "removals-share-convicted-or-charged-2022": (38_450 + 5_650, 72_180),
    "removals-share-convicted-or-charged-2023": (57_020 + 12_880, 142_580),
    "removals-share-aggravated-felony-2023": (10_710, 142_580),
    "removals-share-felony-2023": (19_520, 142_580),
    "removals-share-misdemeanor-2023": (23_040, 142_580),
    "removals-share-other-conviction-2023": (57_020 - 10_710 - 19_520 - 23_040, 142_580),
    "removals-share-arrested-by-cbp-2024": (210_340, 254_000),
    "arrests-share-convicted-2014": (134_730, 183_700),
    "arrests-share-convicted-2018": (105_140, 158_580),
    "arrests-share-convicted-2020": (70_610, 103_600),
    "arrests-share-convicted-2022": (36_320, 142_750),
    "arrests-share-convicted-2023": (53_770, 170_590),
    "arrests-share-convicted-2024": (53_180, 104_960),
    "dashboard-coverage-ice-2024": (33_459, 43_650),
    "dashboard-coverage-cbp-2024": (187_312, 210_340),
}
PRINTED = {
    "four-counties-margin": "2.2",
    "offenses-estimate": "0.017",
    "offenses-estimate-lower": "-0.028",
    "offenses-estimate-upper": "0.062",
    "warren-citizens-share-low": "0.74 percent",
    "warren-citizens-share-high": "3.45 percent",
    "hispanic-reporting-fell": "30 percent",
    "hispanic-victims-rose": "16 percent",
    "more-victims-dhingra": "no difference",
    "hausman-violent": "no effect that he could measure",
    "warren-citizens-low": "about 1,700",
    "warren-citizens-high": "about 7,800",
    "ident-identities-2013": "about 160 million",
    "removals-above-returns-until": "2020",
    "removals-share-convicted-or-charged-2018": "65.6 percent",
    "removals-share-convicted-or-charged-2024": "32.3 percent",
    "sc-share-of-removals-2009": "about 4 percent",
    "sc-share-of-removals-2011": "about 20 percent",
    "sc-removals-2012": "about 183,000",
    "sc-share-convicted-2012": "about 74 percent",
    "sc-share-charge-unknown-2012": "about 56 percent",
    "ice-priorities-2012": "96 percent",
    "ice-priorities-2014": "98 percent",
    "nyt-minor-or-none": "two-thirds",
    "nyt-serious": "20 percent",
    "warren-citizen-family": "almost 40 percent",
    "parents-removed-2012": "nearly 205,000",
    "hrw-nonviolent-2009": "77 percent",
    "lat-interior-fall": "more than 40 percent",
    "ice-arrests-share-convicted-or-charged-2024": "71.7 percent",
}


@pytest.mark.parametrize(("id", "number"), PUBLISHED.items())
def test_a_count_equals_the_published_figure(id, number):
    assert value_of(claim(id), data.load) == number


@pytest.mark.parametrize(("id", "parts"), PARTS.items())
def test_a_share_equals_the_published_parts(id, parts):
    assert value_of(claim(id), data.load) == pytest.approx(100 * parts[0] / parts[1])


@pytest.mark.parametrize(("id", "printed"), PRINTED.items())
def test_a_claim_prints_what_its_source_says(id, printed):
    assert say(claim(id), data.load) == printed


def test_the_country_shares_equal_the_yearbook():
    table = data.load("yearbook-convictions").query("fiscal_year == 2013").set_index("country")
    for country, id in (("Mexico", "mexico"), ("Guatemala", "guatemala"), ("El Salvador", "el-salvador")):
        row = table.loc[country]
        found = value_of(claim(f"{id}-share-convicted-2013"), data.load)
        assert found == pytest.approx(100 * row["convicted"] / (row["convicted"] + row["not_convicted"]))


def test_two_publishers_of_one_figure_agree():
    ohss, ice = (value_of(claim(id), data.load) for id in ("arrests-convicted-or-charged-2023",
                                                           "ice-arrests-convicted-or-charged-2023"))  # fmt: skip
    assert abs(ohss - ice) <= 10, (
        "OHSS rounds to 10: ICE's “criminal histories” are convictions plus pending charges"
    )


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
    with pytest.raises(ScommError):
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
    publishers = {claim(id).publisher for id in claim("ice-priorities-2013").disputed_by}
    assert publishers == {"New York Times", "TRAC, Syracuse University"}


def test_a_publisher_cannot_dispute_itself():
    one, other = a_claim(id="one", disputed_by=("other",)), a_claim(id="other")
    with pytest.raises(ScommError, match="makes both"):
        mutual([one, other])


def test_a_dispute_with_an_unknown_claim_is_refused():
    with pytest.raises(ScommError, match="which is no claim"):
        mutual([a_claim(disputed_by=("nobody",))])


def test_two_claims_cannot_have_one_id():
    with pytest.raises(ScommError, match="Two claims have the id boxes-red"):
        mutual([a_claim(), a_claim(value=4)])


def test_an_unknown_claim_names_near_ones():
    with pytest.raises(ScommError, match=r"no claim 'ice-removals-2016'.*ice-removals-201[34]"):
        claim("ice-removals-2016")


def test_an_open_question_is_no_claim_and_gives_no_number():
    ids = {one.id for one in ledger()}
    for question in questions():
        assert question.id not in ids
        assert question.grade in ("M", "W")
        text = f"{question.question} {question.why_open} {question.would_settle}"
        assert [number for _, number in stray_numbers(text) if number != "40 percent"] == []
