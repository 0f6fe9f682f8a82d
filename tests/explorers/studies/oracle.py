"""What the explorer may say beside its table."""

import re

from scomm.data import load

TITLE_WIDTH = 68
"""Whom it is about, under which policies, a number, and what others see."""


def also_true(state, view):
    """How many studies there are, how many found each thing, how many findings are of a kind, and each percentage without its sign and with it."""
    table = load("published-effects")
    rows = table[(table["about"] == state["about"]) & (table["enforcement"] == state["enforcement"])]
    kinds = ["direction", "counted_in", "compared"]
    studies = [int(n) for kind in kinds for n in rows.groupby(kind)["study"].nunique()]
    findings = [int(n) for kind in kinds for n in rows[kind].value_counts()]
    shares = rows.loc[rows["unit"].astype(str).str.startswith("share of"), "estimate"].dropna()
    printed = {f"{round(abs(100 * share), 1):g}" for share in shares}
    printed |= {one for result in rows["result"] for one in re.findall(r"([\d.]+) percent", result)}
    counts = {str(n) for n in (0, rows["study"].nunique(), *studies, *findings)}
    return counts | printed | {f"{sign}{one}%" for one in printed for sign in ("", "-")}
