"""What the explorer may say beside its table."""

from lessonkit.data import load

TITLE_WIDTH = 64
"""Who is compared with whom, and two shares."""
QUESTIONS = {"call": "less-likely-to-call", "discrimination": "discrimination-problem"}


def also_true(state, view):
    """How many shares there are, of how many no page says how many were asked, the margins, and the fifty dots."""
    table = load("trust-surveys")
    rows = table[table["question"] == QUESTIONS.get(state["view"], "deportation-worry")]
    if state["view"] == "worry-years":
        rows = rows[rows["group"] == "all"]
    elif state["view"].startswith("worry"):
        rows = rows[rows["fielded_to"].str.startswith(state["view"][-4:])]
    shares = rows["percent"].to_numpy(float) / 100
    told = {
        str(len(rows)),
        str(int(rows["sample"].isna().sum())),
        str(int(rows["sample"].notna().sum())),
        "50",
    }
    told |= {"95", "100"}  # surveys in which chance moves a share by less than the margin
    known = rows[rows["margin"].notna()]
    told |= {f"{by_formula(p / 100, n):.1f}" for p, n in zip(known["percent"], known["sample"], strict=True)}
    if state["supposed"] != "none":
        asked = int(state["supposed"])
        unknown = shares[rows["sample"].isna().to_numpy()]
        told |= {f"{asked:,}", *(f"{by_formula(p, asked):.1f}" for p in unknown)}
    return told


def by_formula(share, asked):
    """The margin of a simple random sample, in points."""
    return 196 * (share * (1 - share) / asked) ** 0.5
