"""A trial of the matcher: many artificial fingers, pressed twice, each compared with its mate and with all others.

`datasets/synthetic-prints` holds what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scomm.fingerprints.comparing import compare
from scomm.fingerprints.extraction import extract
from scomm.fingerprints.finger import Finger
from scomm.fingerprints.gallery import Gallery
from scomm.fingerprints.templates import Template, template

FIRST_SEED = 1_000_000
"""No lesson shows these fingers, and no part of the matcher was made from them."""
FINGERS = 600
"""Fingers that are compared one by one, each pressed twice."""
ENROLLED, STRANGERS, SEARCHED = 1000, 500, 500
"""Fingers in the largest gallery; others that are searched and not in it; and those in it that are searched."""
SIZES = (10, 30, 100, 300, 1000)
WIDTH = 0.5
BINS = np.arange(0, 100 + WIDTH, WIDTH)

Spread = Callable[..., Iterable[Any]]
"""`map`, or an executor's: it may give the work to other processes."""


def scores_under(how: str, spread: Spread) -> pd.DataFrame:
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


def searches_by_size(spread: Spread) -> pd.DataFrame:
    """Searches of galleries of several sizes, with the mate enrolled and without, counted by score."""
    seeds = range(FIRST_SEED, FIRST_SEED + ENROLLED + STRANGERS)
    press = partial(pressed, how="medium")
    enrolled = list(spread(partial(press, press=0), seeds[:ENROLLED], chunksize=20))
    probes = list(spread(partial(press, press=1), [*seeds[:SEARCHED], *seeds[ENROLLED:]], chunksize=20))
    every = np.array(list(spread(partial(scored, others=enrolled), probes[SEARCHED:], chunksize=20)))
    return pd.concat([searches_of(size, enrolled, probes, every) for size in SIZES], ignore_index=True)


def searches_of(
    size: int, enrolled: Sequence[Template], probes: Sequence[Template], every: NDArray[np.float64]
) -> pd.DataFrame:
    """The searches of galleries of one size: the enrolled in runs of so many, each probe in one of them.

    `every` has the score of each probe without a mate against each of the enrolled: a search with no quick look before it.
    """
    galleries = [Gallery(enrolled[start : start + size]) for start in range(0, ENROLLED - size + 1, size)]
    searched = [place for place in range(SEARCHED) if place // size < len(galleries)]
    mates = [score_of(galleries[place // size], probes[place], place % size) for place in searched]
    best = [galleries[n % len(galleries)].search(probe, top=1) for n, probe in enumerate(probes[SEARCHED:])]
    starts = [size * (n % len(galleries)) for n in range(len(every))]
    looked_at = [float(one[start : start + size].max()) for one, start in zip(every, starts, strict=True)]
    return pd.DataFrame(
        {
            "fingers": size,
            "score": BINS[:-1],
            "with_mate": np.histogram(mates, BINS)[0],
            "without_mate": np.histogram([found[0].score if found else 0.0 for found in best], BINS)[0],
            "without_mate_all": np.histogram(looked_at, BINS)[0],
        }
    )


def score_of(gallery: Gallery, probe: Template, place: int) -> float:
    """The score of the mate in a search; 0 where the search does not name it."""
    found: Iterable[float] = (one.score for one in gallery.search(probe, top=32) if one.place == place)
    return next(iter(found), 0.0)
