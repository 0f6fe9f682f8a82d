"""A blank is no yes: the lowest and the highest share, and what they allow."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import (
    Load,
    about,
    choice,
    dealt,
    half,
    number,
    of_form,
    slip,
    table,
)


def bounds_of(load: Load, state: str) -> pd.DataFrame:
    """The three shares of a state: lowest, of those with an outcome, highest."""
    outcomes = load("detainers-fy2015").query("state_code == @state")["outcome"]
    known = outcomes[outcomes != "blank"]
    shares = {
        "lowest": (outcomes == "declined").mean(),
        "recorded": (known == "declined").mean(),
        "highest": outcomes.isin(["declined", "blank"]).mean(),
    }
    return pd.DataFrame({"bound": list(shares), "percent": [100 * float(one) for one in shares.values()]})


def states(load: Load) -> tuple[str, ...]:
    """Every state with detainers, since a learner may take any of them."""
    return tuple(sorted(load("detainers-fy2015")["state_code"].dropna().unique()))


def declined_bounds(detainers, deal):
    here = detainers.loc[detainers["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    shares = [declined / len(here), declined / (len(here) - blank), (declined + blank) / len(here)]
    declined_bounds = pd.DataFrame({"bound": ["lowest", "recorded", "highest"], "percent": shares})
    declined_bounds["percent"] = 100 * declined_bounds["percent"]
    return declined_bounds


_RECORDED, _HIGHEST = "declined / (len(here) - blank)", "(declined + blank) / len(here)"
_SHARES = f"[declined / len(here), {_RECORDED}, {_HIGHEST}]"
_TIMES_100 = '= 100 * declined_bounds["percent"]'
_ORDER = '["lowest", "recorded", "highest"]'
_HERE = '.loc[detainers["state_code"] == deal.state, "outcome"]'

DECLINED_BOUNDS = table(
    "declined-bounds",
    about=about(bounds_of, state=dealt("state", states)),
    mistakes={
        "blank-as-honored": slip(f"{_RECORDED}, {_HIGHEST}", "declined / len(here), declined / len(here)"),
        "recorded-as-highest": half(slip(_HIGHEST, _RECORDED)),
        "blanks-alone-as-highest": half(slip("(declined + blank)", "blank")),
        "blanks-kept-in-the-base": half(slip("(len(here) - blank)", "len(here)")),
        "highest-without-blanks-below": half(slip(_HIGHEST, "(declined + blank) / (len(here) - blank)")),
        "ends-swapped": half(slip(_ORDER, '["highest", "recorded", "lowest"]')),
        "last-two-swapped": half(slip(_ORDER, '["lowest", "highest", "recorded"]')),
        "blank-as-base": half(slip("(len(here) - blank)", "blank")),
        "no-brackets": half(
            slip("(len(here) - blank)", "len(here) - blank", "(declined + blank)", "declined + blank")
        ),
        "whole-country": slip(_HERE, '["outcome"]'),
        "over-the-country": slip("len(here)", "len(detainers)"),
        "lifted-as-declined": slip('(here == "declined")', 'here.isin(["declined", "lifted"])'),
        "booked-in-for-declined": slip('here == "declined"', 'here == "booked-in"'),
        "everything-but-booked-in": slip('here == "declined"', 'here != "booked-in"'),
        "blanks-dropped-first": slip("declined, blank =", 'here = here[here != "blank"]\ndeclined, blank ='),
        "upside-down": slip(_SHARES, f"[1 / share for share in {_SHARES}]"),
        "complement": slip(_TIMES_100, '= 100 - 100 * declined_bounds["percent"]'),
        "counts": slip(_SHARES, "[declined, declined, declined + blank]", _TIMES_100, "*= 1"),
        "counts-of-the-base": slip(
            _SHARES, "[declined, len(here) - blank, declined + blank]", _TIMES_100, "*= 1"
        ),
        "as-fraction": of_form(slip(_TIMES_100, "*= 1"), tolerance=0.001),
    },
    solution=declined_bounds,
    columns=("bound", "percent"),
    length=3,
    tolerance=1e-6,
    mutants={
        "whole country": ('.loc[detainers["state_code"] == deal.state, "outcome"]', '["outcome"]'),
        "another state": ('== deal.state, "outcome"', '!= deal.state, "outcome"'),
        "blank as honored": ("(len(here) - blank)", "len(here)"),
        "highest without blanks": ("(declined + blank)", "declined"),
        "blanks alone": ("(declined + blank)", "blank"),
        "withdrawn for declined": ('here == "declined"', 'here == "lifted"'),
        "fraction": ('declined_bounds["percent"] = 100 * ', 'declined_bounds["percent"] = 1 * '),
        "highest without the base": ("(declined + blank) / len(here)", "(declined + blank) / blank"),
    },
    uses=("state",),
    points=2,
    minutes=7,
)

HIGHEST_SHARE = number(
    "highest-share",
    answer=75,
    mistakes={
        "lowest-share": 15,
        "blanks-left-out": 37.5,
        "blanks-alone": 60,
        "middle": 45,
        "with-an-outcome": 40,
        "not-lowest": 85,
        "all-possible": 100,
        "without-brackets": 90,
        "a-count": 150,
    },
    range=(0, 100),
    tolerance=0.5,
    points=0.5,
    minutes=3,
    route="no-code",
)

ALLOWED_CLAIM = choice(
    "allowed-claim",
    right="a",
    wrong={"b": "middles-compared", "c": "other-end-forgotten", "d": half("nothing-follows")},
    points=0.5,
    minutes=3,
)
