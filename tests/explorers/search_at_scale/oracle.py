"""What the explorer may say beside its table."""

import math
import re

from scomm.data import load
from scomm.language import count

LIKELY = {0: 3, 1: 5, 2: 7}
LONGEST = 800
"""What several fingers assume, what a bound is and what NIST found are all said in one state."""


def also_true(state, view):
    """The rates behind the formula, the chance in whole searches, wrong ones on average, and what NIST published."""
    table, threshold = load("print-scores").query("conditions == 'medium'"), float(state["threshold"])
    mates, non_mates = int(table["mates"].sum()), int(table["non_mates"].sum())
    wrong = int(table.loc[table["score"] >= threshold, "non_mates"].sum())
    missed = int(table.loc[table["score"] < threshold, "mates"].sum())
    most = LIKELY.get(wrong, wrong)
    rate = (most / non_mates) ** state["fingers"]
    found = (1 - missed / mates) ** state["fingers"]
    prints = state["prints"]
    sizes = {count(prints), "1,000", "10"}
    if prints >= 1_000_000:
        sizes |= {count(prints // 1_000_000)}
    beyond = -math.expm1(prints * math.log1p(-rate))
    counted = {count(wrong), count(non_mates), count(most), *in_two_digits(non_mates / most)}
    nist = {"2004", "96%", "100,000", "6", "0.31%"}
    formula = {"1", "3", str(state["fingers"]), f"{threshold:g}"}
    ran = load("print-searches").query("fingers == @prints")
    if len(ran) and state["fingers"] == 1:
        match = ran[ran["score"] >= threshold]
        nist |= {
            count(round(100 * match[side].sum() / ran[side].sum())) for side in ("with_mate", "without_mate")
        }
    return (
        sizes | counted | nist | formula | whole(beyond) | whole(found)
        | in_two_digits(1 / (prints * rate)) | on_average(prints * rate)
    )  # fmt: skip


def whole(chance):
    """A chance as so many of 100 searches, or of ten times as many until there is one."""
    of = 100
    while chance * of < 1 and of < 10**9:
        of *= 10
    written = {"1"} if of == 10**9 else {count(of)} if of < 10**6 else {count(of // 10**6)}
    return written | {count(round(chance * of)), "99", "100", "0"}


def in_two_digits(many):
    """A number as `2,300`, or in millions."""
    digits = min(0, 2 - len(str(int(many))))
    rounded = round(many, digits)
    return millions(rounded)


def on_average(many):
    return millions(round(many))


def millions(n):
    return {re.sub(r"\.?0+$", "", f"{n / 1e6:,.2f}") if n >= 1e6 else count(n), count(n)}
