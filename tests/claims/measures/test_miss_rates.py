"""Claims on NIST's products: best, median and worst of a test, and one product at two limits, whoever made it."""

from __future__ import annotations

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims import ledger
from lessonkit.claims.format import full_sentence
from lessonkit.errors import KitError
from scomm.measures.miss_rates import LOOSEST, STRICTEST, MissRate, WorstAtAnotherLimit

RATES = {"a": (0.5, 0.01), "b": (0.001, 0.0), "c": (0.02, 0.02)}
"""Of made-up products, at the strictest and the loosest limit."""


def made_up(name: str) -> pd.DataFrame:
    assert name == "nist-frifte"
    return pd.DataFrame(
        [
            ("t", limit, product, rate)
            for product, rates in RATES.items()
            for limit, rate in zip((STRICTEST, LOOSEST), rates, strict=True)
        ],
        columns=["test", "false_alarms_limit", "submission", "miss_rate"],
    )


@pytest.mark.parametrize(("which", "percent"), [("best", 0.1), ("median", 2.0), ("worst", 50.0)])
def test_one_of_the_products_is_taken_at_the_strictest_limit(which, percent: float) -> None:
    assert MissRate("t", which)(made_up) == pytest.approx(percent)


def test_another_limit_has_another_worst_product() -> None:
    assert MissRate("t", "worst", LOOSEST)(made_up) == pytest.approx(2.0)


def test_the_worst_at_the_strictest_limit_is_followed_to_the_loosest() -> None:
    assert WorstAtAnotherLimit("t")(made_up) == pytest.approx(1.0)


@pytest.mark.parametrize("measure", [MissRate("u", "best"), WorstAtAnotherLimit("u")])
def test_a_test_that_is_not_there_has_no_rate(measure) -> None:
    with pytest.raises(KitError, match="no row where test is 'u'"):
        measure(made_up)


def test_no_claim_names_a_product_or_its_maker() -> None:
    products = set(data.load("nist-frifte")["submission"])
    makers = {product.split("+")[0].lower() for product in products}
    about = [one for one in ledger() if "nist-frifte" in one.datasets]
    assert len(about) >= 9
    for one in about:
        words = f"{full_sentence(one, data.load)} {one.how} {one.note}".lower().replace(",", " ").split()
        assert not makers & set(words), one.id


def test_every_claim_on_products_says_whose_they_are_not_or_that_the_question_is_open() -> None:
    for one in ledger():
        if "nist-frifte" in one.datasets:
            assert "not DHS's or the FBI's system" in one.note or "nobody has settled" in one.note, one.id
