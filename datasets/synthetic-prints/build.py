"""Scores of artificial fingers: how alike presses of one finger and of different ones are, alone and among many.

Nothing here comes from a file or a person. Fingers are grown from seeds, pressed, read and compared by `scomm.fingerprints`,
which takes some minutes; so these tables are built when they are asked for by name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
import pandas as pd

from scomm.data.building import RawFolder
from scomm.fingerprints import PRESETS, Finger, Gallery, Template, compare, extract, template

FIRST_SEED = 1_000_000
"""No lesson shows these fingers, and no part of the matcher was made from them."""
FINGERS = 600
"""Fingers that are compared one by one, each pressed twice."""
ENROLLED, STRANGERS, SEARCHED = 1000, 500, 500
"""Fingers in the largest gallery; others that are searched and not in it; and those in it that are searched."""
SIZES = (10, 30, 100, 300, 1000)
WIDTH = 0.5
BINS = np.arange(0, 100 + WIDTH, WIDTH)


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The two tables of this folder, by name."""
    context = get_context("spawn")
    with ProcessPoolExecutor(max(1, os.cpu_count() or 1), mp_context=context) as workers:
        scores = [scores_under(how, workers.map) for how in PRESETS]
        searches = searches_by_size(workers.map)
    return {"print-scores": pd.concat(scores, ignore_index=True), "print-searches": searches}


def scores_under(how: str, spread: type[map]) -> pd.DataFrame:
    """Each finger's first press against its own second and everybody else's, counted by score."""
    seeds = range(FIRST_SEED, FIRST_SEED + FINGERS)
    firsts, seconds = (
        list(spread(partial(pressed, how=how, press=press), seeds, chunksize=20)) for press in (0, 1)
    )
    rows = list(spread(partial(scored, others=seconds), firsts, chunksize=50))
    table = np.array(rows)
    own = np.eye(FINGERS, dtype=bool)
    return pd.DataFrame(
        {
            "conditions": how,
            "score": BINS[:-1],
            "mates": np.histogram(table[own], BINS)[0],
            "non_mates": np.histogram(table[~own], BINS)[0],
        }
    )


def pressed(seed: int, how: str, press: int) -> Template:
    """The template of one press of a finger."""
    return template(extract(Finger(seed).capture(2 * seed + press, how).image))


def scored(one: Template, others: Sequence[Template]) -> list[float]:
    """A press's scores against all of the others."""
    return [compare(one, other) for other in others]


def searches_by_size(spread: type[map]) -> pd.DataFrame:
    """Searches of galleries of several sizes, with the mate enrolled and without, counted by score."""
    seeds = range(FIRST_SEED, FIRST_SEED + ENROLLED + STRANGERS)
    press = partial(pressed, how="medium")
    enrolled = list(spread(partial(press, press=0), seeds[:ENROLLED], chunksize=20))
    probes = list(spread(partial(press, press=1), [*seeds[:SEARCHED], *seeds[ENROLLED:]], chunksize=20))
    return pd.concat([searches_of(size, enrolled, probes) for size in SIZES], ignore_index=True)


def searches_of(size: int, enrolled: Sequence[Template], probes: Sequence[Template]) -> pd.DataFrame:
    """The searches of galleries of one size: the enrolled in runs of so many, each probe in one of them."""
    galleries = [Gallery(enrolled[start : start + size]) for start in range(0, ENROLLED - size + 1, size)]
    searched = [place for place in range(SEARCHED) if place // size < len(galleries)]
    mates = [score_of(galleries[place // size], probes[place], place % size) for place in searched]
    best = [galleries[n % len(galleries)].search(probe, top=1) for n, probe in enumerate(probes[SEARCHED:])]
    return pd.DataFrame(
        {
            "fingers": size,
            "score": BINS[:-1],
            "with_mate": np.histogram(mates, BINS)[0],
            "without_mate": np.histogram([found[0].score if found else 0.0 for found in best], BINS)[0],
        }
    )


def score_of(gallery: Gallery, probe: Template, place: int) -> float:
    """The score of the mate in a search; 0 where the search does not name it."""
    found: Iterable[float] = (one.score for one in gallery.search(probe, top=32) if one.place == place)
    return next(iter(found), 0.0)
