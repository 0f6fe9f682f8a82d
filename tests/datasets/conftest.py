"""Tables as their publishers print them."""

from __future__ import annotations

import pandas as pd


def wide(table: pd.DataFrame, universe: str, split: str) -> pd.DataFrame:
    """One split of one universe as years down and categories across."""
    rows = table[(table["universe"] == universe) & (table["split"] == split)]
    return rows.pivot(index="fiscal_year", columns="category", values="people")
