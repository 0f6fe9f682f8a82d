"""How claims count records: rows under every condition, and never a claim about nothing."""

import pandas as pd
import pytest

from lessonkit.errors import KitError
from scomm.measures.records import Rows, RowShare

CATS = pd.DataFrame(
    {
        "facility": ["a", "a", "b", "b", "c"],
        "color": ["red", "blue", "red", "blue", "red"],
        "seen": pd.to_datetime(["2014-01-01", "2014-02-01", "2014-03-01", None, "2014-04-30"]),
    }
)
PLACES = pd.DataFrame({"facility": ["a", "b", "c"], "city": ["Ur", "Ur", "Uruk"]})


def load(name):
    return {"cats": CATS, "detainers-facilities": PLACES}[name].copy()


def test_rows_meet_every_condition():
    assert Rows("cats")(load) == 5
    assert Rows("cats", {"color": "red"})(load) == 3
    assert Rows("cats", {"color": ("red", "blue"), "facility": "a"})(load) == 2


def test_a_blank_is_a_condition_of_its_own():
    assert Rows("cats", {"color": "blue"}, blank=("seen",))(load) == 1


def test_the_first_and_the_last_day_count():
    assert Rows("cats", between=("seen", "2014-02-01", "2014-04-30"))(load) == 3


def test_a_city_is_that_of_the_facility():
    rows = Rows("cats", {"color": "red"}, city="Ur")
    assert rows(load) == 2
    assert rows.datasets == ("cats", "detainers-facilities")


def test_no_row_at_all_is_an_error():
    with pytest.raises(KitError, match="'cats' has no rows where `color` is green"):
        Rows("cats", {"color": "green"})(load)


def test_a_share_of_rows_is_a_percentage_and_says_so_in_words():
    share = RowShare(Rows("cats", {"color": "red"}), Rows("cats"))
    assert share(load) == 60
    assert str(share) == "rows where `color` is red, divided by rows"


def test_conditions_are_told_in_words():
    rows = Rows("cats", {"color": "red"}, ("seen",), ("seen", "2014-01-01", "2014-03-31"), "Ur")
    assert str(rows) == (
        "rows where `color` is red and `seen` is blank and `seen` is from 2014-01-01 to 2014-03-31 and "
        "the facility's `city` is Ur"
    )
