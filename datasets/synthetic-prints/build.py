"""Scores of artificial fingers: how alike presses of one finger and of different ones are, alone and among many.

Nothing here comes from a file or a person. Fingers are grown from seeds, pressed, read and compared by `scomm.fingerprints`,
which takes some minutes; so these tables are built when they are asked for by name.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pandas as pd

from lessonkit.data.building import RawFolder
from scomm.fingerprints.pressing import PRESETS
from scomm.fingerprints.trial import scores_under, searches_by_size


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The two tables of this folder, by name."""
    # Processes that are spawned, since a fork of one with threads may hang.
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as workers:
        scores = [scores_under(how, workers.map) for how in PRESETS]
        searches = searches_by_size(workers.map)
    return {"print-scores": pd.concat(scores, ignore_index=True), "print-searches": searches}
