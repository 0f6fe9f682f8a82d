"""docs/prints.md: how accurate the kit's matcher is, computed from `print-scores`; `python -m tests.accuracy_of_prints` writes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lessonkit.claims.measures.intervals import wilson
from lessonkit.data import load
from lessonkit.wholefile import write_whole
from scomm.fingerprints import Det, det, fpir
from scomm.fingerprints.gallery import CAREFUL

PAGE = Path(__file__).parents[1] / "docs" / "prints.md"
RATES = (0.01, 0.001, 0.0001)
STEPS = np.arange(0, 100, 0.5)

TEXT = """# Artificial prints

`scomm.fingerprints` grows artificial fingers, presses them, reads them, compares them and searches among them. Lesson 2 uses it. No real print is in
the kit, and no picture of one: a print is a person.

## How accurate the matcher is

600 artificial fingers, each pressed twice: {mates} comparisons of the same finger, {non_mates} of different ones. A *miss* is a comparison of the same finger
that scores below the threshold (FNMR), a *false match* one of different fingers that reaches it (FMR). In brackets the interval of Wilson (1927), 95 percent;
comparisons share fingers, so the true intervals are wider. `python -m tests.accuracy_of_prints` writes this page.

{table}

Where fewer than three errors of a kind stand behind a rate there is a dash.

## Among many

500 searches among 1,000 fingers, the right one not among them, medium conditions. Of 100 searches so many brought up a wrong one:

{searches}

The formula 1 - (1 - FMR)^N takes comparisons as independent. Comparing each print with care with all others gives fewer, because some fingers look like many others and
false matches come in bunches. The kit's search gives fewer still, because it compares with care only the {careful} fingers that look likest at a quick look.

## Beside published matchers

| | what was compared | missed at one false match in 1,000 |
|:--|:--|--:|
| this kit, medium | artificial fingers, 300 dpi, one finger with one | {ours} |
| SourceAFIS | real prints of FVC-onGoing, FV-STD | 6.55 % |
| SourceAFIS | real prints of FVC-onGoing, FV-HARD | 15.1 % |

The figures of SourceAFIS are its author's ([benchmarks](https://sourceafis.machinezoo.com/benchmarks)). **The rows can't be read as a contest.** The fingers here are made by the same
people as the matcher; "medium" was set by hand so that it lies near what is found with real prints, which is likeness and not measurement; a
press here has no age, no scar and no second scanner. What the lesson may take from it is how the two errors trade against each other, and not how large they are anywhere.

Two referees that are not ours read the same fingers at 500 dpi (`tests/fingerprints/test_referee.py`, run by `make prove`): NIST's own code (MINDTCT, BOZORTH3, NFIQ 2, by
`nbis-python`) finds the pictures good enough, and on its own minutiae tells mates from others. On those that the kit keeps, half as many, BOZORTH3 is far weaker: where
one non-mate of 200 passes it misses about a quarter, because it adds up pairs.

## What is promised of a seed

The same seed, class and resolution grow the same ridges, to 0.00001 of their height, and the same press differs by one grey level at most. The same minutiae give the same score, to a
millionth of the scale. On one machine Python 3.11 (NumPy 2.4, SciPy 1.17) and 3.13 (NumPy 2.5, SciPy 1.18) made the same 80 pictures, minutiae and scores, to the last digit. Pictures are made by Fourier transforms, whose last digits may differ between machines; a minutia can then be found on one and not on another, and
a score move by a point. Tables that are made anew may differ in two comparisons of a hundred, and mostly don't at all (`tests/datasets/test_synthetic_prints.py`).

## Methods

| step | after |
|:--|:--|
| which way ridges run | Sherlock and Monro, "A model for interpreting fingerprint topology" (*Pattern Recognition*, 1993); Vizcaya and Gerhardt (*Pattern Recognition*, 1996) |
| growing ridges | Cappelli, Maio and Maltoni, "Synthetic fingerprint-database generation" (ICPR, 2002) |
| orientation and filtering of a press | Hong, Wan and Jain (*IEEE TPAMI*, 1998) |
| what is kept of a minutia, and how pairs agree | Cappelli, Ferrara and Maltoni, "Minutia Cylinder-Code" (*IEEE TPAMI*, 2010); radius, spreads and slopes are the kit's own |
| error curves | Martin and others, "The DET curve in assessment of detection task performance" (Eurospeech, 1997) |

Likeness is not counted in bits, as in the paper, but along 64 directions in which the bits of other artificial fingers differ most (`basis.py`). It takes fewer misses,
and searching becomes a product of matrices.
"""


def curve(conditions: str) -> Det:
    """The errors under some conditions at each step of the score."""
    table = load("print-scores").query("conditions == @conditions")
    return det(
        np.repeat(table["score"], table["mates"]), np.repeat(table["score"], table["non_mates"]), STEPS
    )


def page() -> str:
    """The whole page."""
    head = (
        "| conditions | "
        + " | ".join(f"missed at 1 false match in {round(1 / rate):,}" for rate in RATES)
        + " |"
    )
    lines = [head, "|:--|" + "--:|" * len(RATES)]
    for conditions in ("easy", "medium", "hard"):
        found = curve(conditions)
        lines.append(f"| {conditions} | " + " | ".join(missed(found, rate) for rate in RATES) + " |")
    medium = curve("medium")
    return TEXT.format(
        mates=f"{medium.mates:,}",
        non_mates=f"{medium.non_mates:,}",
        table="\n".join(lines),
        ours=missed(medium, 0.001),
        searches=among_many(medium),
        careful=CAREFUL,
    )


def among_many(medium: Det) -> str:
    """The table of searches: by the formula, compared with all, and as the kit searches, at three thresholds."""
    of = load("print-searches").query("fingers == 1000")
    lines = [
        "| a match from a score of | by the formula | compared with all | as the kit searches |",
        "|--:|--:|--:|--:|",
    ]
    for threshold in (16, 17, 18):
        counted = of.loc[of["score"] >= threshold].sum()
        shares = (
            fpir(medium.fmr[2 * threshold], 1000),
            *(counted[side] / of[side].sum() for side in ("without_mate_all", "without_mate")),
        )
        lines.append(f"| {threshold} | " + " | ".join(f"{100 * share:.0f}" for share in shares) + " |")
    return "\n".join(lines)


def missed(found: Det, rate: float) -> str:
    """The misses at the lowest threshold that keeps the rate of false matches, in words."""
    at = found.at_fmr(rate)
    if not found.drawn[at]:
        return "–"
    low, high = wilson(int(found.misses[at]), found.mates)
    return f"{100 * found.fnmr[at]:.1f} % ({100 * low:.1f} to {100 * high:.1f})"


if __name__ == "__main__":
    write_whole(PAGE, page().encode("utf-8"))
