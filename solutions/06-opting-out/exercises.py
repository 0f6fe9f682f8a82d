"""Lesson 6, *Opting out*: its exercises, written once.

`answer` and the mistakes are computed from the datasets, never typed in. The reference code
of a learner stands in `solution`; it reaches the same answer in its own way.
"""

from itertools import product

import pandas as pd
import plotly.graph_objects as go

from scomm.data import load as load_dataset
from scomm.exercises import Deal, Exercise, Lesson, Mistake, Mutant, Properties
from scomm.exercises.chart_mistakes import nameless, names_swapped, untitled
from scomm.exercises.spec import Load
from scomm.models.policy_dates.standings import count_places

GIVEN = """
import pandas as pd
import plotly.graph_objects as go

from scomm.models.policy_dates import policies_of

outcomes = load("detainers-outcomes")    # one row: an outcome in a calendar year
detainers = load("detainers-fy2015")    # one row: a detainer, October 2014 to 19 July 2015
jails = load("detainers-facilities")    # one row: a place that ICE sent detainers to
policies = load("local-policies")    # one row: a dated policy of a county, city or state
arrests = load("ero-arrests-by-office")    # one row: a field office of ICE in a fiscal year
country = load("ero-arrests-total").rename(columns={"published_total": "arrests"})
"""


# --- the numbers behind the answers -------------------------------------------------------------


def county_labels() -> tuple[str, ...]:
    """The counties that can be dealt, by name and state, such as Harris County, TX."""
    table = load_dataset("deal-counties")
    return tuple(table["county"] + ", " + table["state_code"])


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

OFFICES = tuple(load_dataset("field-offices").query("in_arrests")["office"])

BOUNDS = ("lowest", "recorded", "highest")


def declined_percent(load: Load, deal: Deal, base: str = "all", *, country: bool = False) -> float:
    """Declined detainers of the dealt state in percent of all, of those with an outcome, or of the blank ones."""
    table = load("detainers-fy2015")
    here = table["outcome"] if country else table.loc[table["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    bases = {"all": len(here), "recorded": len(here) - blank, "blank": blank}
    return float(100 * declined / bases[base])


def highest_percent(load: Load, deal: Deal, *, country: bool = False) -> float:
    """Percent declined if every blank were a decline too."""
    table = load("detainers-fy2015")
    here = table["outcome"] if country else table.loc[table["state_code"] == deal.state, "outcome"]
    return float(100 * here.isin(["declined", "blank"]).mean())


def bounds(lowest: float, recorded: float, highest: float) -> pd.DataFrame:
    """The table of three shares."""
    return pd.DataFrame({"bound": BOUNDS, "percent": [lowest, recorded, highest]})


def right_bounds(load: Load, deal: Deal, *, country: bool = False) -> pd.DataFrame:
    """The three shares of the dealt state, or of the whole country."""
    return bounds(
        declined_percent(load, deal, country=country),
        declined_percent(load, deal, "recorded", country=country),
        highest_percent(load, deal, country=country),
    )


def without_brackets(load: Load, deal: Deal) -> pd.DataFrame:
    """The shares of someone who forgets that division comes first."""
    table = load("detainers-fy2015")
    here = table.loc[table["state_code"] == deal.state, "outcome"]
    declined, blank = (here == "declined").sum(), (here == "blank").sum()
    recorded, highest = declined / len(here) - blank, declined + blank / len(here)
    return bounds(declined_percent(load, deal), float(100 * recorded), float(100 * highest))


def limiting_counties(load: Load, day: str) -> tuple[int, int, int]:
    """Counties whose own limit was surely in force on a day; that may have had one; and these without blank starts."""
    table, on = load("local-policies"), pd.Timestamp(day)
    own = table[table["fips"].notna() & (table["direction"] == "limits")]
    earliest_end = own["end_not_before"].where(own["end_not_after"].notna(), pd.NaT)
    surely = own[(own["not_after"] <= on) & (earliest_end.isna() | (earliest_end > on))]
    not_over = own["end_not_after"].isna() | (own["end_not_after"] > on)
    dated = own[(own["not_before"] <= on) & not_over]
    may = own[(own["not_before"].isna() | (own["not_before"] <= on)) & not_over]
    sure = set(surely["fips"])
    return len(sure), len(sure | set(may["fips"])), len(sure | set(dated["fips"]))


def places_in_doubt(load: Load, deal: Deal) -> float:
    """The same for counties, cities and states together."""
    places = count_places(load("local-policies"), deal.day, "limits", ("county", "city", "state"))
    return float(places.possible - places.certain)


def in_doubt(load: Load, deal: Deal) -> float:
    """For how many counties nobody can say whether their limit was in force on the dealt day."""
    sure, may, _ = limiting_counties(load, deal.day)
    return float(may - sure)


def indexed(
    load: Load, deal: Deal, *, base: int | None = 2013, national: bool = True, scale: float = 100
) -> go.Figure:
    """Arrests of the dealt field office and of the country in percent of a year, or one of the ways it goes wrong."""
    table = load("ero-arrests-by-office")
    office = table[table["office"] == deal.office].set_index("fiscal_year")["arrests"].astype(float)
    total = load("ero-arrests-total").set_index("fiscal_year")["published_total"].astype(float)
    figure = go.Figure()
    for name, counts in ((deal.office, office), ("whole country", total))[: 2 if national else 1]:
        heights = counts if base is None else scale * counts / counts[base]
        figure.add_scatter(x=heights.index.tolist(), y=heights.tolist(), name=name)
    figure.update_layout(
        title_text="Arrests by the office and in the country", yaxis_title_text="Arrests, FY2013 = 100"
    )
    return figure


def with_shared_base(load: Load, deal: Deal) -> go.Figure:
    """Both lines divided by the country's first year, so that the office lies on the floor."""
    figure = indexed(load, deal, base=None)
    first = figure.data[1].y[0]
    for line in figure.data:
        line.y = [100 * value / first for value in line.y]
    return figure


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
        ("judge", "serious", 9, "yes"),
    )


# --- the exercises ------------------------------------------------------------------------------

FIRST_GUESS = Exercise(
    id="first-guess",
    kind="prediction",
    title="Guess before you look",
    prompt="""
In 2014, the year of the ruling, ICE sent fewer detainers than the year before. Of **100 detainers** of
2014, how many did the local agencies decline, as far as ICE's officers wrote it down? Write your guess, and how sure you are, in percent, that the true number lies within five of
it. You get the point for guessing, not for being right.
""",
    points=1,
    minutes=2,
    route="no-code",
    properties=Properties(type="a guess out of a hundred and a confidence in percent", range=(0, 100)),
    starter="first_guess = ...    # (your guess, your confidence), for example (50, 60)",
    solution="first_guess = (30, 50)",
    mistakes=(
        Mistake(
            "guess-as-fraction",
            lambda load, deal: (0.3, 70),
            "We read your guess as less than one in a hundred. Did you mean a share? Then write 30, not 0.3.",
        ),
        Mistake(
            "confidence-as-fraction",
            lambda load, deal: (30, 0.7),
            "We read your confidence as less than one percent. If you are fairly sure, write 70, not 0.7.",
        ),
    ),
    hints=(
        "There is no wrong guess. Did most places go on as before, or did most stop?",
        "Two numbers in brackets, with a comma between them: first the guess, then the confidence.",
    ),
)

DECLINED_BOUNDS = Exercise(
    id="declined-bounds",
    kind="table",
    title="Three shares of one state",
    prompt="""
Your code dealt you a state: `deal.state`. Take its rows of `detainers`. Make a table with the columns `bound` and
`percent` and three rows:

- `lowest`: percent declined if no blank one was declined
- `recorded`: percent declined of those that have an outcome
- `highest`: percent declined if every blank one was declined

Don't round.
""",
    points=2,
    minutes=7,
    route="code",
    properties=Properties(type="a table of three shares", columns=("bound", "percent"), length=3),
    unit="percent",
    tolerance=0.1,
    starter="""
# Fill the blanks (____), and take the # away from the lines.
declined_bounds = ...
# here = detainers.loc[detainers["state_code"] == deal.state, "outcome"]
# declined, blank = (here == "declined").sum(), (here == "blank").sum()
# shares = [declined / len(here), declined / ____, ____ / len(here)]
# declined_bounds = pd.DataFrame({"bound": ["lowest", "recorded", "highest"], "percent": shares})
# declined_bounds["percent"] = 100 * declined_bounds["percent"]
""",
    solution="""
here = detainers.loc[detainers["state_code"] == deal.state, "outcome"]
declined, blank = (here == "declined").sum(), (here == "blank").sum()
shares = [declined / len(here), declined / (len(here) - blank), (declined + blank) / len(here)]
declined_bounds = pd.DataFrame({"bound": ["lowest", "recorded", "highest"], "percent": shares})
declined_bounds["percent"] = 100 * declined_bounds["percent"]
""",
    answer=right_bounds,
    mistakes=(
        Mistake(
            "blank-as-honored",
            lambda load, deal: bounds(*[declined_percent(load, deal)] * 3),
            "All three divide by all detainers and add nothing. That treats a blank as a yes. Nobody wrote down that these people "
            "were held: leave the blanks out for recorded, and add them to the declines for highest.",
        ),
        Mistake(
            "recorded-as-highest",
            lambda load, deal: bounds(
                declined_percent(load, deal), *[declined_percent(load, deal, "recorded")] * 2
            ),
            "Your highest share leaves the blanks out. The highest that can be true is larger: every blank one counts as declined.",
            score=0.5,
        ),
        Mistake(
            "blanks-alone-as-highest",
            lambda load, deal: bounds(
                declined_percent(load, deal),
                declined_percent(load, deal, "recorded"),
                highest_percent(load, deal) - declined_percent(load, deal),
            ),
            "Your highest share counts the blank ones alone. Add the declined ones: they were declined for sure.",
            score=0.5,
        ),
        Mistake(
            "blanks-kept-in-the-base",
            lambda load, deal: bounds(*[declined_percent(load, deal)] * 2, highest_percent(load, deal)),
            "For recorded you divided by all. Take the blank ones out of the base first.",
            score=0.5,
        ),
        Mistake(
            "ends-swapped",
            lambda load, deal: bounds(
                highest_percent(load, deal),
                declined_percent(load, deal, "recorded"),
                declined_percent(load, deal),
            ),
            "The numbers are right. Lowest and highest have changed places.",
            score=0.5,
        ),
        Mistake(
            "blank-as-base",
            lambda load, deal: bounds(
                declined_percent(load, deal),
                declined_percent(load, deal, "blank"),
                highest_percent(load, deal),
            ),
            "For recorded you divided by the blank ones. Divide by those that are not blank.",
            score=0.5,
        ),
        Mistake(
            "no-brackets",
            without_brackets,
            "Division comes before plus and minus. Put brackets around what is added or taken away: (len(here) - blank), (declined + blank).",
            score=0.5,
        ),
        Mistake(
            "last-two-swapped",
            lambda load, deal: bounds(
                declined_percent(load, deal),
                highest_percent(load, deal),
                declined_percent(load, deal, "recorded"),
            ),
            "The numbers are right. Recorded and highest have changed places.",
            score=0.5,
        ),
        Mistake(
            "whole-country",
            lambda load, deal: right_bounds(load, deal, country=True),
            "These are the shares of the whole country. Keep the rows of deal.state only.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: bounds(*(right_bounds(load, deal)["percent"] / 100)),
            "Your shares run from nought to one. Multiply by a hundred to get percent.",
            score=0.5,
            tolerance=0.001,
        ),
    ),
    mutants=(
        Mutant("whole country", '.loc[detainers["state_code"] == deal.state, "outcome"]', '["outcome"]'),
        Mutant("another state", '== deal.state, "outcome"', '!= deal.state, "outcome"'),
        Mutant("blank as honored", "(len(here) - blank)", "len(here)"),
        Mutant("highest without blanks", "(declined + blank)", "declined"),
        Mutant("blanks alone", "(declined + blank)", "blank"),
        Mutant("withdrawn for declined", 'here == "declined"', 'here == "lifted"'),
        Mutant("fraction", 'declined_bounds["percent"] = 100 * ', 'declined_bounds["percent"] = 1 * '),
        Mutant("highest without the base", "(declined + blank) / len(here)", "(declined + blank) / blank"),
    ),
    hints=(
        "The three shares differ only in where the blanks go: nowhere, out of the base, or to the declines.",
        "recorded divides by (len(here) - blank); highest has (declined + blank) above the line. The brackets matter: division comes first.",
    ),
    uses=("state",),
    explain="The truth lies between lowest and highest. The records can't say where. Recorded is a guess too: that blanks are like the rest.",
)

NEW_YORK_RULE = Exercise(
    id="new-york-rule",
    kind="function",
    title="A law as a rule",
    prompt="""
In 2014 the council of New York City set a rule for the city's **jails**. (The police got a second rule, with exceptions.) A jail holds a
person for ICE only if ICE shows **a judge's warrant**, and the person **either** was convicted of a serious or violent crime in the last five years **or** is on a terrorism watch list.

Write `new_york_rule(paper, conviction, years, watch_list)` that gives back `"hold"` or `"release"`. `paper` is `"none"`, `"ice-officer"` or `"judge"`: who signed the paper. `conviction` is `"none"`, `"other"` or
`"serious"`, `years` is how many whole years ago it was (five still counts), `watch_list` is `"yes"` or `"no"`.

For example, `new_york_rule("ice-officer", "serious", 2, "no")` gives `"release"`.
""",
    points=2,
    minutes=7,
    route="code",
    properties=Properties(type='a function that gives back "hold" or "release"'),
    starter="""
# Start with def, and end with return.
new_york_rule = ...
# def new_york_rule(paper, conviction, years, watch_list):
#     ...
""",
    solution="""
def new_york_rule(paper, conviction, years, watch_list):
    serious_and_recent = conviction == "serious" and years <= 5
    if paper == "judge" and (serious_and_recent or watch_list == "yes"):
        return "hold"
    return "release"
""",
    answer=lambda load, deal: right_rule,
    probes=rule_cases,
    mistakes=(
        Mistake(
            "or-for-and",
            lambda load, deal: rule_with_or,
            "Your rule holds people without a judge's warrant. The warrant is needed in every case: and, not or.",
            score=0.5,
        ),
        Mistake(
            "any-warrant",
            lambda load, deal: rule_of_any_paper,
            "Your rule takes a paper that an officer of ICE signed for a judge's. They are two different papers.",
            score=0.5,
        ),
        Mistake(
            "any-age",
            lambda load, deal: rule_of_any_age,
            "Your rule counts a conviction of any age. Only the last five years count.",
            score=0.5,
        ),
        Mistake(
            "watch-list-forgotten",
            lambda load, deal: rule_without_watch_list,
            "Your rule never asks about the watch list. With a judge's warrant, the list is enough.",
            score=0.5,
        ),
        Mistake(
            "any-conviction",
            lambda load, deal: rule_of_any_conviction,
            'Your rule holds people for "other" convictions too. Only a serious one counts.',
            score=0.5,
        ),
        Mistake(
            "no-paper",
            lambda load, deal: rule_of_no_paper,
            "Your rule never asks for a judge's warrant. Without one nobody is held.",
            score=0.5,
        ),
        Mistake(
            "both-for-either",
            lambda load, deal: rule_of_both,
            "Your rule asks for the conviction and the watch list together. The law asks for either one.",
            score=0.5,
        ),
        Mistake(
            "five-years-left-out",
            lambda load, deal: rule_of_fewer_years,
            "A conviction of exactly five years ago still counts: at most five is <=.",
            score=0.5,
        ),
        Mistake(
            "list-without-paper",
            lambda load, deal: rule_without_paper_for_the_list,
            "Your rule holds a person on the watch list without a judge's warrant. The warrant is needed in both cases. In one line, put brackets around "
            "the either-or: and binds before or.",
            score=0.5,
        ),
        Mistake(
            "turned-round",
            lambda load, deal: rule_turned_round,
            "Your rule holds just those whom the law lets go. Turn it round.",
        ),
    ),
    mutants=(
        Mutant("or for and", '"judge" and (', '"judge" or ('),
        Mutant("any age", " and years <= 5", ""),
        Mutant("five years not counted", "years <= 5", "years < 5"),
        Mutant("six years counted", "years <= 5", "years <= 6"),
        Mutant("any paper", 'paper == "judge"', 'paper != "none"'),
        Mutant("list forgotten", ' or watch_list == "yes"', ""),
        Mutant("list turned round", 'watch_list == "yes"', 'watch_list == "no"'),
        Mutant("both for either", "serious_and_recent or", "serious_and_recent and"),
        Mutant("turned round", 'return "release"', 'return "hold"'),
    ),
    hints=(
        "Two things must hold at once. The second of them can be true in two ways.",
        'The shape is: if paper == "judge" and (... or ...). The brackets matter.',
    ),
    explain="A law that can be written as a rule can be run over every case. What the rule can't say is which crimes its list calls serious.",
)

IN_DOUBT = Exercise(
    id="in-doubt",
    kind="number",
    title="How many are in doubt?",
    prompt="""
Your code dealt you a day: `deal.day`, printed under the first cell of this notebook. Look at **counties with a limit of their own** (`direction` is `limits`, and there is a
`fips` code). For some the limit was surely in force on that day. For others it **may** have been: the day lies inside the
interval of its beginning, or no earliest day is known. How many counties are **in doubt** on your day? The words below the map tell both
numbers of counties; a few lines of code give them too.
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="a number of counties", range=(0, 200)),
    unit="counties",
    tolerance=0.25,
    starter="in_doubt = ...    # counties",
    solution="""
day = pd.Timestamp(deal.day)
own = policies[policies["fips"].notna() & (policies["direction"] == "limits")]
not_over = own["end_not_after"].isna() | (own["end_not_after"] > day)
may = own[(own["not_before"].isna() | (own["not_before"] <= day)) & not_over]
sure = own[(own["not_after"] <= day) & (own["end_not_before"].isna() | (own["end_not_before"] > day))]
in_doubt = may["fips"].nunique() - sure["fips"].nunique()
""",
    answer=in_doubt,
    mistakes=(
        Mistake(
            "sure-ones",
            lambda load, deal: limiting_counties(load, deal.day)[0],
            "So many surely had a limit on that day. How many more may have had one?",
        ),
        Mistake(
            "all-that-may",
            lambda load, deal: limiting_counties(load, deal.day)[1],
            "This is everyone who may have had a limit, the sure ones among them. Take the sure ones away.",
            score=0.5,
        ),
        Mistake(
            "places-for-counties",
            places_in_doubt,
            "You counted cities and states too. Use the two numbers that stand before the word counties.",
            score=0.5,
        ),
        Mistake(
            "blank-left-out",
            lambda load, deal: limiting_counties(load, deal.day)[2] - limiting_counties(load, deal.day)[0],
            "For some counties no earliest day is known, and you left these out. A blank start is not a late start: the limit may be years older.",
        ),
    ),
    hints=(
        "Set the map's date to your day. In the first line below it find two numbers before the word counties: surely, and at most.",
        "In doubt is the difference: all that may have had a limit, less those that surely had one.",
    ),
    uses=("day",),
    explain="A study that needs a starting day for each place must guess these, or leave them out. Ask which.",
)

WHAT_CHANGED = Exercise(
    id="what-changed",
    kind="choice",
    title="What did the ruling do?",
    prompt="""
Which of these does the table of Pennsylvania's quarters support?
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d")),
    starter='what_changed = ...    # one letter, for example "a"',
    solution='what_changed = "c"',
    options={
        "a": "The ruling in Galarza made jails all over Pennsylvania decline detainers: before it there were a few in a season, and after it more than ten times as many.",
        "b": "From the first of April 2014 on, jails in Pennsylvania began to decline detainers.",
        "c": "Most of the rise is in one city that gave an order of its own. The table can't part the ruling from the order.",
        "d": "The ruling changed nothing, since the rise is the work of one city.",
    },
    answer=lambda load, deal: "c",
    mistakes=(
        Mistake(
            "ruling-alone",
            lambda load, deal: "a",
            "Read on below the table. Most of the rise is in Philadelphia, which gave its own order six weeks after the "
            "ruling. Elsewhere in the state few detainers were declined.",
        ),
        Mistake(
            "date-of-the-answer",
            lambda load, deal: "b",
            "The date in the records is that of the detainer. The jail may have answered months later, and the rise began in the "
            "quarter before.",
        ),
        Mistake(
            "nothing-at-all",
            lambda load, deal: "d",
            "The city may have given its order because of the ruling. One city's part doesn't show that the ruling did nothing.",
        ),
    ),
    hints=(
        "How much of the year's rise is in one city? Then ask what else happened in that city that spring.",
        "Of two causes six weeks apart, can quarters tell which one it was?",
    ),
    explain="Two causes, one rise, and perhaps a third: that officers began to write refusals down. To part them you would need the day "
    "of each answer, and cities with the ruling and no order.",
)

LISTED_AND_OTHERS = Exercise(
    id="listed-and-others",
    kind="choice",
    title="Listed against others",
    prompt="""
Look at the lowest bounds. Where no statewide limit is listed, they lie far apart: listed counties are far above the others. Where one is listed, they
lie close together. A friend says: “So a county's policy works only where the state has none.” What is the **best** answer?
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d")),
    starter='listed_and_others = ...    # one letter, for example "a"',
    solution='listed_and_others = "b"',
    options={
        "a": "Your friend is right. The first table shows a gap, the second shows that the gap is there in one kind of state only, and that is what your friend says.",
        "b": "Where limits hold all over the state, the “others” have one too. They show nothing of what a place without one would do.",
        "c": "The blanks make every comparison impossible, so the tables say nothing.",
        "d": "In those states the county policies are older, so their effect has worn off.",
    },
    answer=lambda load, deal: "b",
    mistakes=(
        Mistake(
            "others-without-limits",
            lambda load, deal: "a",
            "Ask what the others are. In California a state law limits holds in every county, and in Colorado all sheriffs had stopped holding, by a report. A county that is not on the list has a limit there too.",
        ),
        Mistake(
            "blanks-end-it",
            lambda load, deal: "c",
            "The blanks do leave wide bounds, and the bounds overlap. But there is a second problem that no record could mend: look at who "
            "the others are.",
            score=0.5,
        ),
        Mistake(
            "effect-worn-off",
            lambda load, deal: "d",
            "No column shows that. And in California, where most of these jails are, the state's law came before nearly all of the county policies.",
        ),
    ),
    hints=(
        "A comparison group must be without the thing. Are the others in California without a limit?",
        "Not on the list and without a limit are two different things.",
    ),
    explain="Even where no statewide limit is listed, the gap is no effect. Six counties chose a limit, and who chooses differs in more than the "
    "policy. In two of the six the board spoke and the sheriff did not follow, as far as the records tell.",
)

FLAT_START = Exercise(
    id="flat-start",
    kind="choice",
    title="What a flat start can't show",
    prompt="""
Set the lab to the **fifth world**, **recorded crime** and the picture **quarter by quarter**. Turn selection, anticipation and reporting on,
one at a time, and look at the quarters **before** the policy. One point in twenty or so may stray by chance. (The luck of the
fifth world was picked, so that its pictures are plain. Other worlds are noisier.) Which of these problems bends the estimate and leaves the start flat, so that the picture gives no warning?
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d")),
    starter='flat_start = ...    # one letter, for example "a"',
    solution='flat_start = "b"',
    options={
        "a": "Selection: the counties that adopt were on another path for years before they adopted, and go on along it afterward.",
        "b": "Reporting: people report more, or fewer, of the crimes from the day of the policy on.",
        "c": "Anticipation: the effect begins before the date.",
        "d": "None of them: if the start is flat, the estimate is right.",
    },
    answer=lambda load, deal: "b",
    mistakes=(
        Mistake(
            "selection",
            lambda load, deal: "a",
            "Turn selection on and look left of the date: the points slope, and most bars miss the line at zero. This problem gives a warning.",
        ),
        Mistake(
            "anticipation",
            lambda load, deal: "c",
            "Turn anticipation on. The last four points before the date lie near zero, and those before them lie off it: that step is the early start. This problem gives a warning.",
        ),
        Mistake(
            "flat-means-right",
            lambda load, deal: "d",
            "A flat start says that the groups moved alike before. It can't say that the records mean the same after. Try the "
            "switch for reporting.",
        ),
    ),
    hints=(
        "Three switches, three pictures. In which one do nearly all bars before the date reach the line at zero?",
        "Recorded crime is crime times reporting. What if the second part jumps on the very day?",
    ),
    explain="A flat start is a good sign and no proof. What changes on the same day as the policy hides behind it; so does spillover.",
)

ARRESTS_CHART = Exercise(
    id="arrests-chart",
    kind="chart",
    title="Your field office beside the country",
    prompt="""
Your code dealt you a field office of ICE: `deal.office`. Draw one Plotly chart with **two lines**, fiscal years 2013 to
2017: arrests by that office, and arrests in the whole country. Set each line's own FY2013 to 100, and don't round. Name each line. Give
the chart a title that says what it shows, and name the unit on the upright axis. The columns are `fiscal_year`, `office` and `arrests` in the table
`arrests`, and `fiscal_year` and `arrests` in `country`.
""",
    points=2,
    minutes=7,
    route="code",
    properties=Properties(type="a chart with two lines", series=2),
    unit="percent of FY2013",
    tolerance=0.15,
    starter="""
# figure = go.Figure()
# figure.add_scatter(x=years, y=index, name="...")    # once for each line
# figure.update_layout(title_text="...", yaxis_title_text="...")
arrests_chart = ...
""",
    solution="""
office = arrests[arrests["office"] == deal.office]
arrests_chart = go.Figure()
for name, table in [(deal.office, office), ("whole country", country)]:
    counts = table.set_index("fiscal_year")["arrests"]
    arrests_chart.add_scatter(x=counts.index.tolist(), y=(100 * counts / counts[2013]).tolist(), name=name)
arrests_chart.update_layout(
    title_text=f"Arrests in {deal.office} and in the country",
    yaxis_title_text="Arrests, FY2013 = 100",
    xaxis_dtick=1,
)
""",
    answer=indexed,
    mistakes=(
        Mistake(
            "counts",
            lambda load, deal: indexed(load, deal, base=None),
            "The chart shows counts, so the office lies on the floor. Divide each line by its own FY2013, and multiply by a hundred.",
        ),
        Mistake(
            "one-base-for-both",
            with_shared_base,
            "Both lines are divided by the country's FY2013. Divide each line by its own.",
            score=0.5,
        ),
        Mistake(
            "last-year-as-base",
            lambda load, deal: indexed(load, deal, base=2017),
            "Your lines are 100 in the last year. Set the first year to 100.",
            score=0.5,
        ),
        Mistake(
            "one-line",
            lambda load, deal: indexed(load, deal, national=False),
            "Only your office is drawn. Add the country: without it nobody can see what is special here.",
            score=0.5,
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: indexed(load, deal, scale=1),
            "Your lines start at one. Multiply by a hundred.",
            score=0.5,
            tolerance=0.002,
        ),
        Mistake(
            "no-words",
            lambda load, deal: untitled(indexed(load, deal)),
            "The lines are right, but a reader can't tell what they show. Add a title and name the unit on the upright axis.",
            score=0.5,
        ),
        Mistake(
            "names-swapped",
            lambda load, deal: names_swapped(indexed(load, deal)),
            "The lines are right, but their names have changed places.",
            score=0.5,
        ),
        Mistake(
            "no-names",
            lambda load, deal: nameless(indexed(load, deal)),
            'The lines are right, but nobody can tell which is which. Give each its name, with name="...".',
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("counts", "(100 * counts / counts[2013]).tolist()", "counts.tolist()"),
        Mutant("another base", "counts[2013]", "counts[2014]"),
        Mutant("mean as base", "counts[2013]", "counts.mean()"),
        Mutant("one line", ', ("whole country", country)]', "]"),
        Mutant("fraction", "100 * counts", "counts"),
        Mutant("another office", "== deal.office]", "!= deal.office].drop_duplicates('fiscal_year')"),
        Mutant("off by one year", "x=counts.index.tolist()", "x=(counts.index + 1).tolist()"),
        Mutant("no words", "arrests_chart.update_layout", "dict"),
        Mutant("no names", ", name=name)", ")"),
    ),
    hints=(
        "counts = table.set_index('fiscal_year')['arrests'] gives a series by year; counts[2013] is its first.",
        "100 * counts / counts[2013] sets the first year to 100. Do it for the office and for the country.",
    ),
    uses=("office",),
    explain="Every office made fewer arrests in FY2016 than in FY2013, and all but one already in FY2014, before the new priorities of November 2014. "
    "So neither they nor one local policy explains all of it.",
)

BOARD_LETTER = Exercise(
    id="board-letter",
    kind="written",
    title="Write to your county board",
    prompt="""
Your county board will vote on a rule about detainers. Write to it, **for or against**: choose the rule yourself. Use **two numbers**
from this lesson and say what each one counts. Put the **best argument of the other side** as that side would put it, and
answer it or grant it. Say one thing that nobody knows yet. You get no points for a side. Write 120 to 250 words.
""",
    points=2,
    minutes=10,
    route="no-code",
    properties=Properties(type="a written answer", words=(120, 250)),
    starter='board_letter = """\n\n"""',
)

LESSON = Lesson(
    id="06-opting-out",
    version="1.1",
    given=GIVEN,
    pools={"county": county_labels(), "state": STATES, "day": DAYS, "office": OFFICES},
    exercises=(
        FIRST_GUESS,
        DECLINED_BOUNDS,
        NEW_YORK_RULE,
        IN_DOUBT,
        WHAT_CHANGED,
        LISTED_AND_OTHERS,
        FLAT_START,
        ARRESTS_CHART,
        BOARD_LETTER,
    ),
)
