"""A learner's function is called on fresh inputs, quietly, and its results come back plain."""

from __future__ import annotations

import functools
import json
import sys
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from lessonkit.exercises.kinds.calls import pack, unpack
from lessonkit.exercises.kinds.function import KIND as FUNCTION
from lessonkit.exercises.kinds.function import UNFINISHED
from lessonkit.exercises.wire import BLANK
from tests.exercises.impostors import STRANGERS

TABLE = pd.DataFrame(
    {
        "people": pd.array([1, None], dtype="Int64"),
        "share": [0.5, np.nan],
        "kind": ["a", None],
        "known": [True, False],
        "month": pd.to_datetime(["2014-10-01", "2014-11-01"]),
    }
)


def failed(error: str) -> dict:
    return {"type": "error", "value": {"rule": "function-error", "facts": {"error": error}}}


def results(function, *probes):
    return FUNCTION.take(function, [pack(probe) for probe in probes]).value


def test_a_table_comes_back_from_json_with_its_types():
    (back,) = unpack(json.loads(json.dumps(pack([TABLE]))))
    pd.testing.assert_frame_equal(back, TABLE)


def test_a_dictionary_argument_may_have_a_key_called_frame():
    assert unpack(pack([{"frame": 1}])) == [{"frame": 1}]


def test_what_can_not_be_packed_is_an_error_of_the_author():
    with pytest.raises(TypeError, match="holds a list"):
        pack([pd.DataFrame({"a": [[1]]})])


def test_a_function_that_spoils_its_arguments_spoils_no_other_call():
    def spoils(df, where):
        total = float(df["people"].sum()) + len(where)
        df["people"] = 0
        where.clear()
        seen.append(total)
        return total

    seen = []
    packed = [pack((TABLE, {"year": 2014}))] * 2
    FUNCTION.take(spoils, packed)
    assert seen == [2.0, 2.0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda df: df.insert(0, "new", 1),
        lambda df: df.dropna(inplace=True),
        lambda df: df.update(df.head(1).assign(people=9)),
    ],
)
def test_a_function_that_changes_the_callers_table_is_told_so_and_not_right(spoil):
    def counts(df):
        spoil(df)
        return 2

    assert results(counts, (TABLE,)) == [
        {"type": "other", "value": {"rule": "result-changes-input", "facts": {}}}
    ]
    assert results(lambda df: (spoil(df.copy()), 2)[1], (TABLE,)) == [{"type": "number", "value": 2}]


def test_a_function_that_prints_in_place_of_giving_back_was_attempted():
    taken = FUNCTION.take(lambda: print(3), [[]])
    assert taken.state == "answer"
    assert taken.value == [{"type": "other", "value": {"rule": "result-printed", "facts": {}}}]


def test_a_function_of_another_number_of_parameters_is_told_both_numbers():
    taken = FUNCTION.take(lambda part: part, [[1, 2]])
    assert (taken.rule, taken.facts) == ("function-parameters", {"count": 1, "wanted": 2})
    assert FUNCTION.take(lambda part, whole=2: part, [[1]]).state == "answer"


@pytest.mark.parametrize(
    ("given", "result"),
    [
        (3, {"type": "number", "value": 3}),
        (np.float64(0.5), {"type": "number", "value": 0.5}),
        ("a", {"type": "text", "value": "a"}),
        (float("nan"), {"type": "missing", "value": None}),
        (pd.NA, {"type": "missing", "value": None}),
        (None, {"type": "blank", "value": None}),
        (True, {"type": "other", "value": {"rule": "result-true", "facts": {}}}),
        ([3, 4], {"type": "other", "value": {"rule": "number-list", "facts": {"thing": "a list"}}}),
        (pd.Series([3]), {"type": "number", "value": 3}),
        (Decimal("0.5"), {"type": "number", "value": 0.5}),
        (pd.Series([np.nan]), {"type": "missing", "value": None}),
        (pd.DataFrame({"a": [1]}), {"type": "table", "value": {"columns": ["a"], "rows": [[1]]}}),
    ],
    ids=str,
)
def test_a_result_is_tagged_with_its_exact_type(given, result):
    assert results(lambda x: given if x else 0, (True,), (False,))[0] == result


def test_an_empty_table_is_a_table():
    assert results(lambda: pd.DataFrame(columns=["a"]), ()) == [
        {"type": "table", "value": {"columns": ["a"], "rows": []}}
    ]


def test_a_function_may_give_a_number_here_and_an_error_there():
    taken = results(lambda part, whole: part / whole, (1, 2), (1, 0))
    assert taken == [
        {"type": "number", "value": 0.5},
        failed("ZeroDivisionError"),
    ]


def test_what_an_error_says_is_the_learners_own_and_is_cut():
    class Full_marks(KeyError):
        def __str__(self):
            return "x" * 10_000

    def fails():
        raise Full_marks

    taken = FUNCTION.take(fails, [[]])
    assert taken.value == [failed("KeyError")]
    assert "xx" not in json.dumps(taken.to_json())
    (quote,) = taken.quotes
    assert quote.words.startswith("Full_marks: xxx")
    assert len(quote.words) < 250


def test_a_function_without_a_body_is_unfinished_and_an_untouched_cell_is_blank():
    assert FUNCTION.take(lambda: ..., [[]]) is UNFINISHED
    assert FUNCTION.take(lambda: None, [[]]) is UNFINISHED
    assert FUNCTION.take(..., [[]]) is BLANK


@pytest.mark.parametrize("value", [len, functools.partial(len), "share", 3, str, pd.Series([1]).sum])
def test_what_was_not_written_with_def_is_refused(value):
    assert FUNCTION.take(value, [[]]).rule == "function-other"
    assert "start the cell with def" in FUNCTION.take(value, [[]]).reply


def test_whatever_a_function_gives_back_is_json():
    for make in STRANGERS.values():
        taken = FUNCTION.take(lambda make=make: make(), [[]])
        json.dumps(taken.to_json(), allow_nan=False, ensure_ascii=False).encode()


def test_nothing_that_a_function_prints_or_warns_is_seen(capfd, recwarn):
    def loud():
        print("out")
        print("err", file=sys.stderr)
        warnings.warn("careful", stacklevel=1)
        warnings.simplefilter("always")
        pd.Series([], dtype=float).mean()
        return np.float64(1) / np.float64(0)

    async def never_awaited():
        return 1

    results(loud, ())
    results(never_awaited, ())
    assert tuple(capfd.readouterr()) == ("", "")
    assert [str(warning.message) for warning in recwarn.list] == []


def test_a_learner_can_stop_a_function_that_never_ends():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FUNCTION.take(interrupted, [[]])


def test_a_function_can_not_close_the_notebook():
    assert results(lambda: sys.exit(1), ()) == [failed("SystemExit")]
