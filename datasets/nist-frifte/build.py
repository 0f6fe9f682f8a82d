"""NIST's miss rates of one-to-many fingerprint products of 2025 and 2026, by test, limit and submission.

`hand/tests.csv` says in words what each test searched against what, and against how many people. The rows stand in
the order of NIST's tables and of the submissions' names: nobody is ranked.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

RATES = "nist-frifte/frifte_e1n_miss_rates.csv"
HAND = Path(__file__).parent / "hand"
TEST = ["fpvte2012_class", "probe", "reference"]
COLUMNS = ["test", "fpvte2012_class", "searched", "against", "enrolled"]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The two tables of this folder, by name."""
    rows = named_tests(raw.file(RATES))
    return {
        "nist-frifte": limited(rows, "DET", "FPIR ≤ ", "false_alarms_limit", float),
        "nist-frifte-ranks": limited(rows, "CMC", "Rank ", "candidates", int),
    }


def named_tests(path: Path) -> pd.DataFrame:
    """Every row of the raw file with its test, in the order of the tests and of the submissions' names."""
    printed = pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns={"table": "nist_table"})
    tests = pd.read_csv(HAND / "tests.csv", dtype=str, keep_default_na=False).reset_index(names="place")
    rows = printed.merge(tests, on=TEST, how="left", validate="many_to_one")
    if rows["test"].isna().any() or rows["test"].nunique() != len(tests):
        raise KitError("hand/tests.csv does not fit the tests of the raw file.")
    rows["miss_rate"] = rows["fnir"].astype(float)
    return rows.assign(by_name=rows["submission"].str.lower()).sort_values(
        ["place", "by_name"], kind="stable"
    )


def limited(rows: pd.DataFrame, curve: str, before: str, column: str, kind: type) -> pd.DataFrame:
    """The rows of one curve; what the file prints as `at` becomes the number after `before`."""
    of_curve = rows[rows["curve"] == curve]
    limits = of_curve["at"].str.removeprefix(before).str.removeprefix("≤ ").astype(kind)
    return of_curve.assign(**{column: limits})[[*COLUMNS, column, "submission", "miss_rate", "nist_table"]]
