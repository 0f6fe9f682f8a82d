"""Lesson 6, *Opting out*: what is dealt, and the guess before the data.

The logic of the exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers and
mistakes are computed from the datasets, never typed in. A function that ends with the answer is the reference code of its
cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

from scomm.exercises.writing import Load, dealt_counties, guess, lesson

STATES = ("CA", "CO", "FL", "IL", "MD", "MN", "NM", "NV", "NY", "OR", "PA", "WA")
"""States with enough declined detainers that the mistakes can be told apart."""

DAYS = (
    "2012-12-31",
    "2014-02-28",
    "2014-04-30",
    "2014-05-31",
    "2014-06-30",
)
"""Steps of the map on which other numbers of counties are in doubt, and no state's mandate stands over any of them."""


def offices(load: Load) -> tuple[str, ...]:
    """The field offices of ICE with counted arrests."""
    return tuple(load("field-offices").query("in_arrests")["office"])


LESSON = lesson(
    "1.3",
    pools={"county": dealt_counties, "state": STATES, "day": DAYS, "office": offices},
    # On these days a wrong idea gives the right number: rows without an earliest day, or the same day a month later. In
    # these offices another year does, and Boston moved as the country did.
    not_dealt={
        "day": ("2012-12-31", "2014-02-28"),
        "office": ("Atlanta", "Boston", "Los Angeles", "Seattle"),
    },
)

FIRST_GUESS = guess(
    "first-guess",
    example=(30, 50),
    misread=(30, 70),
    minutes=2,
    truth="declined-of-all-detainers-2014",
    near=5,
    earlier=("declined-of-detainers-2014",),
)
<<<<<<< HEAD


# --- three shares of one state --------------------------------------------------------------------


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
        "as-fraction": half(slip(_TIMES_100, "*= 1"), tolerance=0.001),
    },
    solution=declined_bounds,
    columns=("bound", "percent"),
    length=3,
    tolerance=0.05,
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

WHO_DECIDES = order(
    "who-decides",
    right="bac",
    wrong={
        "abc": "county-shares-prints",
        "acb": "nation-rules-all-jails",
        "bca": "state-and-county",
        "cab": "state-shares-prints",
        "cba": "all-turned",
    },
    points=0.5,
    minutes=3,
)

OPEN_CASES = number(
    "open-cases",
    answer=4,
    mistakes={
        "held": 2,
        "answered": 3,
        "released-too": 5,
        "no-case": 0,
        "one-kind": 1,
        "all-but-one": 6,
        "everyone": 7,
    },
    range=(0, 7),
    points=0.5,
    minutes=3,
    route="no-code",
)

NO_CASE_OPEN = choice(
    "no-case-open",
    right="d",
    wrong={"a": "someone-decides", "b": "old-felonies-open", "c": "misdemeanors-open"},
    points=0.5,
    minutes=2,
)


# --- the rule of New York City, and the ways in which it goes wrong ------------------------------


def right_rule(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" and reason else "release"


def rule_with_or(paper, conviction, years, watch_list):
    reason = (conviction == "serious" and years <= 5) or watch_list == "yes"
    return "hold" if paper == "judge" or reason else "release"


def rule_of_any_paper(paper, conviction, years, watch_list):
    return right_rule("judge" if paper in ("judge", "ice-officer") else paper, conviction, years, watch_list)


def rule_of_any_age(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, min(years, 1), watch_list)


def rule_without_watch_list(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no")


def rule_of_any_conviction(paper, conviction, years, watch_list):
    return right_rule(paper, "none" if conviction == "none" else "serious", years, watch_list)


def rule_of_no_paper(paper, conviction, years, watch_list):
    return right_rule("judge", conviction, years, watch_list)


def rule_of_both(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no") if watch_list == "yes" else "release"


def rule_of_fewer_years(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years + 1 if years == 5 else years, watch_list)


def rule_turned_round(paper, conviction, years, watch_list):
    return "release" if right_rule(paper, conviction, years, watch_list) == "hold" else "hold"


def rule_without_paper_for_the_list(paper, conviction, years, watch_list):
    return "hold" if watch_list == "yes" else right_rule(paper, conviction, years, watch_list)


def rule_of_old_convictions(paper, conviction, years, watch_list):
    recent = 9 if years <= 5 else 1
    return right_rule(paper, conviction, recent, watch_list)


def rule_of_years_before_all(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, watch_list) if years <= 5 else "release"


def rule_of_paper_alone(paper, conviction, years, watch_list):
    return "hold" if paper == "judge" else "release"


def rule_of_everyone_recent(paper, conviction, years, watch_list):
    return right_rule(paper, "serious", years, watch_list)


def rule_of_any_serious_age(paper, conviction, years, watch_list):
    return right_rule(paper, "none" if conviction == "none" else "serious", 1, watch_list)


def rule_of_list_alone(paper, conviction, years, watch_list):
    return right_rule(paper, "none", years, watch_list)


def rule_that_takes_the_listed_out(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, years, "no" if watch_list == "yes" else "yes")


def rule_of_six_years(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, 5 if years == 6 else years, watch_list)


def rule_of_five_and_older(paper, conviction, years, watch_list):
    return right_rule(paper, conviction, 1 if years >= 5 else 9, watch_list)


def rule_of_the_officer(paper, conviction, years, watch_list):
    return right_rule("judge" if paper == "ice-officer" else "none", conviction, years, watch_list)


def rule_of_listed_convicts(paper, conviction, years, watch_list):
    if paper == "judge" and conviction == "serious" and (years <= 5 or watch_list == "yes"):
        return "hold"
    return "release"


def rule_that_lets_the_listed_go(paper, conviction, years, watch_list):
    return "release" if watch_list == "yes" else right_rule(paper, conviction, years, watch_list)


def rule_in_other_words(paper, conviction, years, watch_list):
    return "yes" if right_rule(paper, conviction, years, watch_list) == "hold" else "no"


def rule_cases(load: Load) -> tuple:
    """Made-up cases on which a learner's rule is tried: every paper, conviction, age and list."""
    papers, convictions = ("none", "ice-officer", "judge"), (("none", 0), ("other", 2), ("serious", 2))
    cases = [
        (paper, conviction, years, listed)
        for paper, (conviction, years), listed in product(papers, convictions, ("no", "yes"))
    ]
    return (
        *cases,
        ("judge", "serious", 5, "no"),
        ("judge", "serious", 6, "no"),
        ("judge", "serious", 9, "no"),
        ("judge", "serious", 9, "yes"),
    )


def new_york_rule(paper, conviction, years, watch_list):
    serious_and_recent = conviction == "serious" and years <= 5
    if paper == "judge" and (serious_and_recent or watch_list == "yes"):
        return "hold"
    return "release"


NEW_YORK_RULE = function(
    "new-york-rule",
    answer=right_rule,
    probes=rule_cases,
    mistakes={
        "or-for-and": half(rule_with_or),
        "any-warrant": half(rule_of_any_paper),
        "any-age": half(rule_of_any_age),
        "watch-list-forgotten": half(rule_without_watch_list),
        "any-conviction": half(rule_of_any_conviction),
        "no-paper": half(rule_of_no_paper),
        "both-for-either": half(rule_of_both),
        "five-years-left-out": half(rule_of_fewer_years),
        "list-without-paper": half(rule_without_paper_for_the_list),
        "old-for-recent": rule_of_old_convictions,
        "years-for-the-list-too": half(rule_of_years_before_all),
        "paper-alone": rule_of_paper_alone,
        "conviction-not-asked": rule_of_everyone_recent,
        "any-conviction-of-any-age": rule_of_any_serious_age,
        "list-alone": rule_of_list_alone,
        "six-years-counted": half(rule_of_six_years),
        "five-and-older": rule_of_five_and_older,
        "officer-for-judge": rule_of_the_officer,
        "list-with-conviction-alone": half(rule_of_listed_convicts),
        "listed-let-go": rule_that_lets_the_listed_go,
        "other-words": rule_in_other_words,
        "list-turned-round": rule_that_takes_the_listed_out,
        "turned-round": rule_turned_round,
    },
    solution=new_york_rule,
    mutants={
        "or for and": ('"judge" and (', '"judge" or ('),
        "any age": (" and years <= 5", ""),
        "five years not counted": ("years <= 5", "years < 5"),
        "six years counted": ("years <= 5", "years <= 6"),
        "any paper": ('paper == "judge"', 'paper != "none"'),
        "list forgotten": (' or watch_list == "yes"', ""),
        "list turned round": ('watch_list == "yes"', 'watch_list == "no"'),
        "both for either": ("serious_and_recent or", "serious_and_recent and"),
        "turned round": ('return "release"', 'return "hold"'),
    },
    points=2,
    minutes=7,
)


# --- counties in doubt ------------------------------------------------------------------------------


def own_limits(load: Load) -> pd.DataFrame:
    """The limits that counties gave themselves, one row a policy."""
    known = load("local-policies")
    return known[known["fips"].notna() & (known["direction"] == "limits")]


def sure_and_possible(load: Load, day: str) -> tuple[set[str], set[str]]:
    """Counties whose own limit was surely in force on a day, and all for which it may have been."""
    own, on = own_limits(load), pd.Timestamp(day)
    over = own["end_not_after"].notna() & (own["end_not_after"] <= on)
    perhaps_over = own["end_not_before"].notna() & (own["end_not_before"] <= on)
    sure = own[(own["not_after"] <= on) & ~perhaps_over]
    possible = own[(own["not_before"].isna() | (own["not_before"] <= on)) & ~over]
    return set(sure["fips"]), set(possible["fips"])


def counties_in_doubt(load: Load, day: str) -> float:
    """For how many counties nobody can say whether their limit was in force on a day."""
    sure, possible = sure_and_possible(load, day)
    return float(len(possible - sure))


def ends_of_months(load: Load) -> tuple[str, ...]:
    """Days that a learner may set the map to in place of the dealt one."""
    return tuple(f"{day:%Y-%m-%d}" for day in pd.date_range("2010-12-31", "2016-12-31", freq="ME"))


def surely_limited(load: Load, deal: Deal) -> int:
    return len(sure_and_possible(load, deal.day)[0])


def maybe_limited(load: Load, deal: Deal) -> int:
    return len(set.union(*sure_and_possible(load, deal.day)))


def begin_in_doubt(load: Load, deal: Deal) -> pd.DataFrame:
    """The policies of all places that may have begun by the dealt day, and not surely."""
    known, on = load("local-policies"), pd.Timestamp(deal.day)
    begun = known["not_before"].isna() | (known["not_before"] <= on)
    return known[begun & (known["not_after"] > on) & (known["direction"] == "limits")]


def dated_counties_in_doubt(load: Load, deal: Deal) -> int:
    """Those in doubt without the counties whose earliest day is not known."""
    rows = begin_in_doubt(load, deal)
    dated = rows[rows["not_before"].notna() & rows["fips"].notna()]
    return len(set(dated["fips"]) - sure_and_possible(load, deal.day)[0])


def undated_counties(load: Load, deal: Deal) -> int:
    """Counties without an earliest day alone."""
    rows = begin_in_doubt(load, deal)
    return int(rows.loc[rows["not_before"].isna(), "fips"].nunique())


def last_day_in_doubt(load: Load, deal: Deal) -> int:
    """The same for someone to whom a limit of this month is not yet sure on the month's last day."""
    sure, possible = sure_and_possible(load, deal.day)
    begun_before = own_limits(load).query("not_after < @deal.day")["fips"]
    return len((sure | possible) - (sure & set(begun_before)))


def places_in_doubt(load: Load, deal: Deal) -> float:
    """Counties, cities and states together."""
    places = count_places(load("local-policies"), deal.day, "limits", ("county", "city", "state"))
    return float(places.possible - places.certain)


def in_doubt(deal, policies):
    day = pd.Timestamp(deal.day)
    own = policies[policies["fips"].notna() & (policies["direction"] == "limits")]
    not_over = own["end_not_after"].isna() | (own["end_not_after"] > day)
    may = own[(own["not_before"].isna() | (own["not_before"] <= day)) & not_over]
    sure = own[(own["not_after"] <= day) & (own["end_not_before"].isna() | (own["end_not_before"] > day))]
    in_doubt = may["fips"].nunique() - sure["fips"].nunique()
    return in_doubt


IN_DOUBT = number(
    "in-doubt",
    about=about(counties_in_doubt, day=dealt("day", ends_of_months)),
    mistakes={
        "sure-ones": surely_limited,
        "all-that-may": half(maybe_limited),
        "sure-and-all-added": lambda load, deal: surely_limited(load, deal) + maybe_limited(load, deal),
        "places-for-counties": places_in_doubt,
        "policies-for-counties": lambda load, deal: int(begin_in_doubt(load, deal)["fips"].notna().sum()),
        "policies-of-all-places": lambda load, deal: len(begin_in_doubt(load, deal)),
        "blank-left-out": dated_counties_in_doubt,
        "blank-alone": undated_counties,
        "last-day-in-doubt": last_day_in_doubt,
        "on-or-before-at-any-time": lambda load: int(
            (load("local-policies")["precision"] == "on-or-before").sum()
        ),
        "no-earliest-day-at-any-time": lambda load: int(
            load("local-policies").query("precision == 'on-or-before'")["not_before"].isna().sum()
        ),
        "not-to-the-day-at-any-time": lambda load: int((own_limits(load)["precision"] != "day").sum()),
        "limits-of-all-places-at-any-time": lambda load: len(
            load("local-policies").query("direction == 'limits'")
        ),
        "exact-day-at-any-time": lambda load: int((load("local-policies")["precision"] == "day").sum()),
        "policies-of-counties-at-any-time": lambda load: len(own_limits(load)),
        "limited-at-any-time": lambda load: own_limits(load)["fips"].nunique(),
        "percent-of-all": lambda load, deal: (
            100 * counties_in_doubt(load, deal.day) / maybe_limited(load, deal)
        ),
    },
    solution=in_doubt,
    range=(0, 300),
    tolerance=0.25,
    uses=("day",),
    minutes=4,
    route="no-code",
)


# --- what the tables can't show ---------------------------------------------------------------------

WHAT_CHANGED = choice(
    "what-changed",
    right="c",
    wrong={
        "a": "ruling-alone",
        "b": "date-of-the-answer",
        "d": "nothing-at-all",
    },
    minutes=3,
)

LISTED_AND_OTHERS = choice(
    "listed-and-others",
    right="b",
    wrong={
        "a": "others-without-limits",
        "c": half("blanks-end-it"),
        "d": "effect-worn-off",
    },
    minutes=3,
)

FLAT_START = choice(
    "flat-start",
    right="b",
    wrong={
        "a": "selection",
        "c": "anticipation",
        "d": "flat-means-right",
    },
    points=0.5,
    minutes=4,
)


# --- arrests by a field office ----------------------------------------------------------------------


def country_index(load: Load, year: int = 2016, base: int = 2013) -> float:
    """Arrests in the country in percent of those of another fiscal year."""
    counts = load("ero-arrests-total").set_index("fiscal_year")["published_total"].astype(float)
    return float(100 * counts[year] / counts[base])


def index_of_the_country(country):
    counts = country.set_index("fiscal_year")["arrests"]
    index_of_the_country = 100 * counts[2016] / counts[2013]
    return index_of_the_country


INDEX_OF_THE_COUNTRY = number(
    "index-of-the-country",
    about=about(country_index, year=among(2016, (2014, 2015, 2017)), base=2013),
    mistakes={
        "how-much-it-fell": lambda load: 100 - country_index(load),
        "change": lambda load: country_index(load) - 100,
        "base-of-the-last-year": lambda load: country_index(load, 2016, 2017),
        "turned-round": lambda load: country_index(load, 2013, 2016),
        "as-fraction": Wrong(lambda load: country_index(load) / 100, tolerance=0.006),
    },
    solution=index_of_the_country,
    range=(-100, 1_000),
    tolerance=0.6,
    points=0.5,
    minutes=3,
    route="no-code",
)


def counts_of(load: Load, office: str) -> tuple[pd.Series, pd.Series]:
    """Arrests of a field office and of the country, by fiscal year."""
    here = load("ero-arrests-by-office").query("office == @office").set_index("fiscal_year")["arrests"]
    total = load("ero-arrests-total").set_index("fiscal_year")["published_total"]
    return here.astype(float), total.astype(float)


def points_apart(load: Load, deal: Deal, year: int = 2016, base: int = 2013) -> float:
    """How many points the index of the dealt office stands above that of the country."""
    here, total = counts_of(load, deal.office)
    return float(100 * here[year] / here[base] - 100 * total[year] / total[base])


def office_index(load: Load, deal: Deal) -> float:
    here, _ = counts_of(load, deal.office)
    return float(100 * here[2016] / here[2013])


def over_one_base(load: Load, deal: Deal) -> float:
    here, total = counts_of(load, deal.office)
    return float(100 * (here[2016] - total[2016]) / total[2013])


def part_of_the_country(load: Load, deal: Deal) -> float:
    here, total = counts_of(load, deal.office)
    return float(100 * here[2016] / total[2016] - 100 * here[2013] / total[2013])


def office_beside_the_country(arrests, country, deal):
    office = arrests[arrests["office"] == deal.office].set_index("fiscal_year")["arrests"]
    whole = country.set_index("fiscal_year")["arrests"]
    office_beside_the_country = 100 * office[2016] / office[2013] - 100 * whole[2016] / whole[2013]
    return office_beside_the_country


OFFICE_BESIDE_THE_COUNTRY = number(
    "office-beside-the-country",
    # In some offices two of these are one number, so they stand behind the named mistakes.
    about=about(
        lambda load, office: points_apart(load, Deal(office=office)),
        office=dealt("office", None),
        instead={
            "next-year": lambda load, deal: points_apart(load, deal, 2017),
            "year-before": lambda load, deal: points_apart(load, deal, 2015),
            "first-year-after": lambda load, deal: points_apart(load, deal, 2014),
            "part-of-the-country": part_of_the_country,
        },
    ),
    mistakes={
        "office-alone": office_index,
        "country-alone": lambda load: country_index(load),
        "one-base-for-both": over_one_base,
        "how-many-times": lambda load, deal: 100 * office_index(load, deal) / country_index(load),
        "as-fraction": Wrong(lambda load, deal: points_apart(load, deal) / 100, tolerance=0.006),
        "base-of-the-last-year": lambda load, deal: points_apart(load, deal, 2016, 2017),
    },
    solution=office_beside_the_country,
    range=(-100, 1_000),
    tolerance=0.15,
    shown=1,
    uses=("office",),
    points=0.5,
    minutes=3,
    route="no-code",
)


def indexed(load: Load, office: str) -> go.Figure:
    """Arrests of a field office and of the country, each in percent of its own FY2013."""
    figure = go.Figure()
    for name, counts in zip((office, "whole country"), counts_of(load, office), strict=True):
        figure.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)
    figure.update_layout(
        title_text="Arrests by the office and in the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return figure


def arrests_chart(arrests, deal, country):
    office = arrests[arrests["office"] == deal.office]
    arrests_chart = go.Figure()
    for name, table in [(deal.office, office), ("whole country", country)]:  # noqa: F402
        counts = table.set_index("fiscal_year")["arrests"]
        arrests_chart.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)  # fmt: skip
    arrests_chart.update_layout(
        title_text=f"Arrests in {deal.office} and in the country",
        yaxis_title_text="Arrests, FY2013 = 100",
        xaxis_dtick=1,
    )
    return arrests_chart


def share_of_the_country(arrests, deal, country):
    office = arrests.loc[arrests["office"] == deal.office, "arrests"].tolist()
    shares = [100 * here / everywhere for here, everywhere in zip(office, country["arrests"], strict=True)]
    arrests_chart = go.Figure()
    arrests_chart.add_scatter(x=country["fiscal_year"].tolist(), y=shares, name=deal.office)
    arrests_chart.add_scatter(x=country["fiscal_year"].tolist(), y=[100] * 5, name="whole country")
    arrests_chart.update_layout(
        title_text="The office and the country", yaxis_title_text="percent of the country"
    )
    return arrests_chart


def every_office_in_one_line(arrests, deal, country):
    arrests_chart = go.Figure()
    for name, rows in [(deal.office, arrests), ("whole country", country)]:
        heights = 100 * rows["arrests"] / rows["arrests"].iloc[0]
        arrests_chart.add_scatter(x=rows["fiscal_year"].tolist(), y=heights.tolist(), name=name)
    arrests_chart.update_layout(
        title_text="The office and the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return arrests_chart


_BASE = "counts[2013]"
_LINES = '[(deal.office, office), ("whole country", country)]'

ARRESTS_CHART = chart(
    "arrests-chart",
    about=about(indexed, office=dealt("office")),
    mistakes={
        "counts": slip("100 * counts / counts[2013]", "counts"),
        "one-base-for-both": half(slip(_BASE, 'country.set_index("fiscal_year")["arrests"][2013]')),
        "office-base-for-both": half(slip(_BASE, 'office.set_index("fiscal_year")["arrests"][2013]')),
        "upside-down": slip("counts / counts[2013]", "counts[2013] / counts"),
        "change-from-year-to-year": slip("counts / counts[2013]", "counts.pct_change()"),
        "last-year-as-base": half(slip(_BASE, "counts[2017]")),
        "second-year-as-base": half(slip(_BASE, "counts[2014]")),
        "third-year-as-base": half(slip(_BASE, "counts[2015]")),
        "fourth-year-as-base": half(slip(_BASE, "counts[2016]")),
        "mean-as-base": half(slip(_BASE, "counts.mean()")),
        "year-before-as-base": slip(_BASE, "counts.shift().fillna(counts[2013])"),
        "percent-of-all-years": slip(_BASE, "counts.sum()"),
        "share-of-the-country": in_code(share_of_the_country),
        "every-office": in_code(every_office_in_one_line),
        "one-line": half(slip(_LINES, "[(deal.office, office)]")),
        "country-twice": slip("(deal.office, office)", "(deal.office, country)"),
        "rows-without-a-partner": slip(_BASE, "counts[counts.index == 2013]"),
        "as-fraction": half(slip("100 * counts", "counts"), tolerance=0.002),
    },
    solution=arrests_chart,
    series=2,
    drawn_as="line",
    unit=("index", "percent"),
    names=True,
    tolerance=0.15,
    mutants={
        "counts": ("(100 * counts / counts[2013]).tolist()", "counts.tolist()"),
        "another base": ("counts[2013]", "counts[2014]"),
        "mean as base": ("counts[2013]", "counts.mean()"),
        "one line": (', ("whole country", country)]', "]"),
        "fraction": ("100 * counts", "counts"),
        "another office": ("== deal.office]", "!= deal.office].drop_duplicates('fiscal_year')"),
        "off by one year": ("x=counts.index.tolist()", "x=(counts.index + 1).tolist()"),
        "no words": ("arrests_chart.update_layout", "dict"),
        "no names": (", name=name)", ")"),
    },
    uses=("office",),
    minutes=7,
)

BOARD_LETTER = written("board-letter", words=(120, 250), points=2, minutes=10)
=======
>>>>>>> mislead-b
