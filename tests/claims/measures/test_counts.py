"""How claims are computed: missing is never zero, and a wrong base is an error."""

import pandas as pd
import pytest

from lessonkit.claims.measures.counts import Count, PrintedShare, Share
from lessonkit.errors import KitError

BOXES = pd.DataFrame(
    {
        "room": ["hall", "hall", "attic", "attic"],
        "color": ["red", "blue", "red", "blue"],
        "people": pd.array([3, 1, 0, None], dtype="Int64"),
        "printed": pd.array([4, 4, 9, 8], dtype="Int64"),
    }
)


def load(name):
    return {"boxes": BOXES}[name].copy()


def test_a_count_adds_the_rows_that_meet_every_condition():
    assert Count("boxes", {"room": "hall"})(load) == 4
    assert Count("boxes", {"room": "hall", "color": "red"})(load) == 3
    assert Count("boxes", {"room": "hall", "color": ("red", "blue")})(load) == 4


def test_a_row_that_is_not_there_is_an_error_and_no_zero():
    with pytest.raises(KitError, match=r"has no row where .*'green' is missing"):
        Count("boxes", {"room": "hall", "color": ("red", "green")})(load)


@pytest.mark.parametrize("count", [Count("boxes", {"rom": "hall"}), Count("boxes", {"room": "hall"}, "rom")])
def test_a_column_that_is_not_there_is_told_with_those_that_are(count):
    with pytest.raises(KitError) as caught:
        count(load)
    told = str(caught.value)
    assert "'boxes' has no column 'rom'. Allowed: room, color, people, printed." in told
    assert "'room'" in told


def test_a_value_that_is_misspelt_is_told_with_the_nearest():
    with pytest.raises(KitError, match=r"'hal' is missing\..*'hall'"):
        Count("boxes", {"room": "hal"})(load)


def test_a_blank_is_an_error_and_no_zero():
    with pytest.raises(KitError, match="has a blank in `people`"):
        Count("boxes", {"room": "attic"})(load)


def test_a_share_is_a_percentage_of_its_base():
    assert (
        Share(Count("boxes", {"room": "hall", "color": "red"}), Count("boxes", {"room": "hall"}))(load) == 75
    )


def test_a_share_of_nothing_is_an_error():
    red_attic = Count("boxes", {"room": "attic", "color": "red"})
    with pytest.raises(KitError, match="base of a share is zero"):
        Share(red_attic, red_attic)(load)


def test_a_share_says_in_words_what_is_divided_by_what():
    of_category = Share(Count("boxes", {"room": "hall", "color": "red"}), Count("boxes", {"room": "hall"}))
    assert (
        str(of_category)
        == "`people` where `room` is hall: those where `color` is red, divided by all of them"
    )
    of_other = Share(
        Count("boxes", {"room": "hall", "color": "red"}), Count("boxes", {"room": "hall", "color": "blue"})
    )
    assert str(of_other).endswith("those where `color` is red, divided by those where `color` is blue")


def test_a_share_of_printed_numbers_reads_no_dataset():
    assert PrintedShare("task-force-resigned", "task-force-members")(load) == 100 * 5 / 19
    assert PrintedShare("task-force-resigned", "task-force-members").datasets == ()


def test_the_rest_of_a_printed_number_is_a_part_too():
    rest = PrintedShare("task-force-resigned", "task-force-members", rest=True)
    assert rest(load) == 100 * 14 / 19
    assert str(rest) == "14 divided by 19, both printed by the source"
