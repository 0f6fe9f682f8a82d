"""A blank is no zero: the share that it makes wrong, and the one blank that is a zero."""

from __future__ import annotations

from lessonkit.exercises.writing import Load, about, among, choice, of_form, percent, slip

# --- a share that a blank makes wrong: the one trap that pandas does not warn of ---------------------


def charged_share(load: Load, universe: str, category: str = "pending-charges") -> float:
    """Share with pending charges in the months that have a number for them, in percent."""
    table = load("dhs-monthly").query("split == 'criminality'")
    wide = table[table["universe"] == universe].pivot(
        index="month_start", columns="category", values="people"
    )
    known = wide[wide["pending-charges"].notna()]
    return float(100 * known[category].sum() / known["total"].sum())


def blank_in_a_share(monthly):
    rows = monthly[(monthly["universe"] == "ero-removals") & (monthly["split"] == "criminality")]
    people = rows.pivot(index="month_start", columns="category", values="people")
    people = people.dropna(subset="pending-charges")
    blank_in_a_share = 100 * people["pending-charges"].sum() / people["total"].sum()
    return blank_in_a_share


BLANK_IN_A_SHARE = percent(
    "blank-in-a-share",
    about=about(
        charged_share,
        universe=among("ero-removals", ["ero-arrests", "ice-bookins"]),
        category=among("pending-charges", ["convicted", "other-violator", "not-convicted"]),
    ),
    mistakes={
        "every-month-below": slip('people.dropna(subset="pending-charges")', "people"),
        "mean-of-shares": slip(
            '100 * people["pending-charges"].sum() / people["total"].sum()',
            '(100 * people["pending-charges"].astype(float) / people["total"]).mean()',
        ),
        "means-of-unlike-months": slip(
            'people.dropna(subset="pending-charges")',
            "people",
            'people["pending-charges"].sum() / people["total"].sum()',
            'people["pending-charges"].mean() / people["total"].mean()',
        ),
        "filled-mean-of-shares": slip(
            'people.dropna(subset="pending-charges")',
            "people.fillna(0)",
            '100 * people["pending-charges"].sum() / people["total"].sum()',
            '(100 * people["pending-charges"].astype(float) / people["total"]).mean()',
        ),
        "every-blank-out": slip('dropna(subset="pending-charges")', "dropna()"),
        # dropna() alone is what many write first, so it stands beside each of these two as well.
        "mean-of-shares-every-blank-out": slip(
            'dropna(subset="pending-charges")',
            "dropna()",
            '100 * people["pending-charges"].sum() / people["total"].sum()',
            '(100 * people["pending-charges"].astype(float) / people["total"]).mean()',
        ),
        "unconvicted-every-blank-out": slip(
            'dropna(subset="pending-charges")', "dropna()", 'people["total"]', 'people["not-convicted"]'
        ),
        "charged-or-convicted": slip(
            'people["pending-charges"].sum()', '(people["pending-charges"] + people["convicted"]).sum()'
        ),
        "share-of-the-unconvicted": slip('people["total"]', 'people["not-convicted"]'),
        # The total is one of the categories, and some of them are parts of others.
        "every-category-below": slip('people["total"].sum()', "people.sum().sum()"),
        "every-part-below": slip('people["total"].sum()', 'people.drop(columns="total").sum().sum()'),
        "total-of-every-split": slip('people["total"].sum()', '(3 * people["total"]).sum()'),
        "first-year": slip(
            'people.dropna(subset="pending-charges")', 'people.loc["2017-10-01":"2018-09-01"]'
        ),
        "as-fraction": of_form(slip("100 * ", ""), tolerance=0.0005),
    },
    solution=blank_in_a_share,
    # Blanks that are filled with the months beside them come within a hundredth of a point of the right share.
    tolerance=0.005,
    mutants={
        "every month below": ('people.dropna(subset="pending-charges")', "people"),
        "another group": ('"ero-removals"', '"ero-arrests"'),
        "convicted": ('people["pending-charges"].sum()', 'people["convicted"].sum()'),
        "the unconvicted below": ('people["total"]', 'people["not-convicted"]'),
        "means of unlike months": ('people.dropna(subset="pending-charges")', "people.head(80)"),
        "fraction": ("100 * ", ""),
        "upside down": (
            'people["pending-charges"].sum() / people["total"].sum()',
            'people["total"].sum() / people["pending-charges"].sum()',
        ),
    },
    minutes=5,
)


# --- one blank that is a zero, and one that is not ---------------------------------------------------

WHICH_BLANK_IS_ZERO = choice(
    "which-blank-is-zero",
    right="b",
    wrong={"a": "both", "c": "neither", "d": "charges"},
    minutes=4,
)
