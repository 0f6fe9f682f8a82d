"""What the explorer may say beside its table."""

import math
import re

import pandas as pd

from lessonkit.data import load
from lessonkit.language import count

LIKELY = {0: 3, 1: 5, 2: 7}
LONGEST = 800
"""What several fingers assume, what a bound is and what NIST found are all said in one state."""


def also_true(state, view):
    """The rates behind the formula, the chance in whole searches, wrong ones on average, and what NIST published."""
    table, threshold = load("print-scores").query("conditions == 'medium'"), float(state["threshold"])
    mates, non_mates = int(table["mates"].sum()), int(table["non_mates"].sum())
    wrong = mistakes(state)
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
    formula = {"1", "1%", "3", str(state["fingers"]), f"{threshold:g}"}
    ran = load("print-searches").query("fingers == @prints")
    if len(ran) and state["fingers"] == 1:
        match = ran[ran["score"] >= threshold]
        shares = {
            side: count(round(100 * match[side].sum() / ran[side].sum()))
            for side in ("with_mate", "without_mate", "without_mate_all")
        }
        nist |= {
            *shares.values(),
            f"{shares['without_mate']}%",
            *(["1%"] if shares["without_mate"] == "0" else []),
        }  # under
    return (
        sizes | counted | nist | formula | whole(beyond) | {f"{n}%" for n in whole(beyond)} | whole(found)
        | in_two_digits(1 / (prints * rate)) | on_average(prints * rate)
    )  # fmt: skip


def mistakes(state):
    """Comparisons of different fingers that matched, counted from the list of scores."""
    table = load("print-scores").query("conditions == 'medium'")
    return int(table.loc[table["score"] >= float(state["threshold"]), "non_mates"].sum())


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


def directions(state, view):
    """Whether fewer searches had a wrong print than by the formula, and which bounds the words give."""
    row = view.table[view.table["Prints in the database"] == state["prints"]].iloc[0]
    counted = None if pd.isna(row["Of them with a wrong one"]) else 100 * row["Of them with a wrong one"]
    share = None if counted is None else counted / row["Searches without the right one"]
    formula = row["A wrong one, by the formula (%)"]
    found = view.table["The right one, by the formula (%)"].iloc[0]
    without = row["Searches without the right one"]
    chance = 0 if counted is None else math.sqrt(formula * (100 - formula) / without)
    return {
        r"Fewer have one\.": share is not None and share < formula - 2 * chance,
        r"About as many have one": share is not None and share >= formula - 2 * chance,
        r"more than 99 of 100 searches would (?:bring up a wrong|still find)": max(formula, found) > 99,
        r"more than 99 of 100 searches": max(formula, found) > 99,
        r"fewer than 1 of 1 billion searches|fewer than a wrong one in every 1 billion searches": formula
        < 1e-6,
        r"Fewer than 3 errors are too few for a rate": mistakes(state) < 3,
        r"so more are missed than with one": state["fingers"] > 1,
        r"scores as high in a large database as in a small one": view.table[
            "The right one, by the formula (%)"
        ].nunique()
        == 1,
        r"the more often, the more there are": view.table[
            "A wrong one, by the formula (%)"
        ].is_monotonic_increasing,
        r"So expect more wrong matches|wrong matches rose in step with the size": True,  # of real systems, in NIST's test
    }
