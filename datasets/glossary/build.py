"""The words of the lessons: a plain definition, the official term, and the Spanish one of an official page.

The table is made by hand in `hand/terms.csv`. A Spanish term stands there only if a page of a US
agency was seen to use it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder
from lessonkit.errors import KitError

HAND = Path(__file__).parent / "hand"


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    terms = pd.read_csv(HAND / "terms.csv", dtype=str)
    unsourced = terms["spanish"].notna() != terms["spanish_url"].notna()
    if unsourced.any():
        raise KitError(
            f"The Spanish term of {terms.loc[unsourced, 'id'].iloc[0]!r} and its page go together."
        )
    return {"glossary": terms.sort_values("term", key=lambda words: words.str.lower())}
