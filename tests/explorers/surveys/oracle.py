"""What the explorer may say beside its table."""

from scomm.data import load

TITLE_WIDTH = 64
"""Who is compared with whom, and two shares."""
QUESTIONS = {"call": "less-likely-to-call", "discrimination": "discrimination-problem"}


def also_true(state, view):
    """How many shares there are, how many have no printed number of people, the widest margin, and the fifty dots."""
    table = load("trust-surveys")
    rows = table[table["question"] == QUESTIONS.get(state["view"], "deportation-worry")]
    if state["view"] == "worry-years":
        rows = rows[rows["group"] == "all"]
    elif state["view"].startswith("worry"):
        rows = rows[rows["fielded_from"].str.startswith(state["view"][-4:])]
    shares = rows["percent"].to_numpy(float) / 100
    told = {
        str(len(rows)),
        str(int(rows["sample"].isna().sum())),
        str(int(rows["sample"].notna().sum())),
        "50",
    }
    if state["supposed"] != "none":
        asked = int(state["supposed"])
        unknown = shares[rows["sample"].isna().to_numpy()]
        told |= {f"{asked:,}", f"{max(196 * (p * (1 - p) / asked) ** 0.5 for p in unknown):.1f}"}
    return told
