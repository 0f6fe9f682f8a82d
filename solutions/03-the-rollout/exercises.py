"""Lesson 3, *The rollout*: its exercises, written once.

`answer` and the mistakes are computed from the datasets, never typed in. The reference code
of a learner stands in `solution`; it reaches the same answer in its own way.
"""

import pandas as pd
import plotly.graph_objects as go

from scomm.data import load as load_dataset
from scomm.exercises import Deal, Exercise, Lesson, Mistake, Mutant, Properties
from scomm.exercises.chart_mistakes import untitled
from scomm.exercises.spec import Load

FIRST_DAY = pd.Timestamp("2008-10-27")

GIVEN = """
import pandas as pd
import plotly.graph_objects as go

counties = load("county-activation")    # one row: a county, and the day on which it was connected
counties["label"] = counties["county"] + ", " + counties["state_code"]
second = load("county-activation-second-coding")    # one row: a county that a second coder dated too
second["fips"] = second["fips"].astype(int)    # as a spreadsheet saves county codes
first_day = pd.Timestamp("2008-10-27")    # the program's first day
"""


# --- the numbers behind the answers -------------------------------------------------------------


def labels(table: pd.DataFrame) -> pd.Series:
    """Counties by name and state, such as Harris County, TX."""
    return table["county"] + ", " + table["state_code"]


COUNTIES = tuple(labels(load_dataset("deal-counties")))
"""One code gives one county, in this lesson and in every other."""


def county(load: Load, deal: Deal) -> pd.Series:
    """The row of the dealt county."""
    table = load("county-activation")
    return table[labels(table) == deal.county].iloc[0]


def month_end(day: pd.Timestamp) -> pd.Timestamp:
    """The last day of the month of a day."""
    return day + pd.offsets.MonthEnd(0)


def counties_connected(load: Load, day: pd.Timestamp) -> float:
    """Share of counties that were connected by the end of a day, in percent."""
    return float(100 * (load("county-activation")["activation_date"] <= day).mean())


def people_connected(load: Load, day: pd.Timestamp) -> float:
    """Share of people who lived in a connected county by the end of a day, in percent."""
    table = load("county-activation")
    people = table["population_2010"]
    return float(100 * people[table["activation_date"] <= day].sum() / people.sum())


def gap(load: Load, deal: Deal) -> float:
    """People's share minus counties' share at the end of the county's month, in percentage points."""
    day = month_end(county(load, deal)["activation_date"])
    return people_connected(load, day) - counties_connected(load, day)


def gap_of_noncitizens(load: Load, deal: Deal) -> float:
    """The same difference with noncitizens in the place of people."""
    day = month_end(county(load, deal)["activation_date"])
    return right_share(load("county-activation"), day, "noncitizens") - counties_connected(load, day)


# --- functions, charts and tables that exercises compare with ------------------------------------


def right_share(df, day, weight=None):
    connected = df["activation_date"] <= day
    if weight is None:
        return float(100 * connected.mean())
    return float(100 * df.loc[connected, weight].sum() / df[weight].sum())


def share_before_the_day(df, day, weight=None):
    return right_share(df[["activation_date"]].assign(w=1 if weight is None else df[weight]),
                       pd.Timestamp(day) - pd.Timedelta(days=1), "w")  # fmt: skip


def share_as_fraction(df, day, weight=None):
    return right_share(df, day, weight) / 100


def share_of_counties(df, day, weight=None):
    return right_share(df, day)


def share_not_yet(df, day, weight=None):
    return 100 - right_share(df, day, weight)


def share_of_connected(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    return float(df.loc[df["activation_date"] <= day, weight].mean())


def share_as_fraction_of_the_weight(df, day, weight=None):
    return right_share(df, day, weight) / (1 if weight is None else 100)


def share_on_one_fixed_day(df, day, weight=None):
    return right_share(df, "2010-09-30", weight)


def share_from_the_day_on(df, day, weight=None):
    return 100 - share_before_the_day(df, day, weight)


def sum_without_division(df, day, weight=None):
    connected = df["activation_date"] <= day
    return float(connected.sum() if weight is None else df.loc[connected, weight].sum())


def share_without_blank_rows(df, day, weight=None):
    return right_share(df.dropna(), day, weight)


def share_probes(load: Load) -> tuple:
    """Small made-up counties on which a learner's `share_connected` is tried."""
    frame = pd.DataFrame(
        {
            "activation_date": pd.to_datetime(
                ["2009-03-10", "2010-06-15", "2010-06-15", "2011-02-01", "2012-05-15"]
            ),
            "people": pd.array([900, 50, 300, 500, 250], dtype="Int64"),
            "noncitizens": pd.array([100, None, 20, 40, 90], dtype="Int64"),
        }
    )
    return (
        (frame, "2010-06-15"),
        (frame, "2010-06-14"),
        (frame, "2010-06-15", "people"),
        (frame, "2011-12-31", "people"),
        (frame, "2010-12-31", "noncitizens"),
        (frame, "2013-01-22", "people"),
    )


def days(load: Load, date: str = "activation_date") -> pd.DataFrame:
    """All counties with their days since the program's first."""
    table = load("county-activation")
    return table.assign(days=(table[date] - FIRST_DAY).dt.days)


def medians(
    load: Load,
    *,
    column: str = "foreign_born_pct",
    cut=pd.qcut,
    how: str = "median",
    ranked: bool = False,
    date: str = "activation_date",
) -> list[float]:
    """The middle day of the four quarters of counties, from the lowest share to the highest."""
    table = days(load, date).dropna(subset=column)
    by = table[column].rank(method="first") if ranked else table[column]
    grouped = table.groupby(cut(by, 4, labels=False))["days"]
    return [float(value) for value in grouped.agg(how)]


def bars(heights: list[float], first: int = 1) -> go.Figure:
    """The chart of four bars, or one of the ways in which it goes wrong."""
    figure = go.Figure(go.Bar(x=[first + place for place in range(4)], y=heights))
    figure.update_layout(title_text="Median day", yaxis_title_text="Days after 27 October 2008")
    return figure


def lost(
    load: Load, *, zeros: bool = True, kept: bool = False, names: str = "state", every: bool = False
) -> pd.DataFrame:
    """Counties of each state that the second coding does not have, or one of the ways in which it goes wrong."""
    table, codes = load("county-activation"), load("county-activation-second-coding")["fips"]
    if not zeros:
        codes = codes.astype(int).astype(str)
    found = table["fips"].isin(codes)
    if every:
        return (~found).groupby(table["state"]).sum().reset_index(name="counties")
    return table[found if kept else ~found].groupby(names).size().reset_index(name="counties").set_axis(
        ["state", "counties"], axis=1
    )  # fmt: skip


def counties_of_each_state(load: Load) -> pd.DataFrame:
    """All counties of each state: what is counted if nothing was filtered."""
    return load("county-activation").groupby("state").size().reset_index(name="counties")


FACTS = ("days", "counties_pct", "people_pct", "noncitizens_low", "noncitizens_high")


def dossier(
    load: Load, deal: Deal, *, date: str = "activation_date", margin: float = 1.0, people: bool = True
) -> pd.DataFrame:
    """The dossier of the dealt county, or one of the ways in which it goes wrong."""
    row = county(load, deal)
    day, estimate, moe = row[date], int(row["noncitizens"]), int(row["noncitizens_moe"])
    values = [
        (day - FIRST_DAY).days,
        counties_connected(load, day),
        people_connected(load, day) if people else counties_connected(load, day),
        estimate - margin * moe,
        estimate + margin * moe,
    ]
    return pd.DataFrame({"fact": FACTS, "value": values})


def dossier_with(load: Load, deal: Deal, **changed) -> pd.DataFrame:
    """The dossier with some of its facts given by functions of the right one."""
    table = dossier(load, deal)
    right = dict(zip(table["fact"], table["value"], strict=True))
    return table.assign(value=[changed.get(fact, lambda _, fact=fact: right[fact])(right) for fact in right])


def dossier_in_counts(load: Load, deal: Deal) -> pd.DataFrame:
    """The dossier with numbers of counties and people in place of percents."""
    table = load("county-activation")
    connected = table["activation_date"] <= county(load, deal)["activation_date"]
    return dossier_with(
        load,
        deal,
        counties_pct=lambda _: int(connected.sum()),
        people_pct=lambda _: int(table.loc[connected, "population_2010"].sum()),
    )


# --- the exercises ------------------------------------------------------------------------------

FIRST_GUESS = Exercise(
    id="first-guess",
    kind="prediction",
    title="Guess before you look",
    prompt="""
By the end of September 2010 about one county in five was connected. How many in a hundred of the
country's **people** lived in one of those counties? Write your guess in percent, and how sure you are that
the true number lies within ten points of it. You get the point for guessing, not for being right.
""",
    points=1,
    minutes=2,
    route="no-code",
    properties=Properties(type="a guess and a confidence, both in percent", range=(0, 100)),
    starter="first_guess = ...    # (your guess, your confidence), for example (50, 60)",
    solution="first_guess = (20, 60)",
    mistakes=(
        Mistake(
            "guess-as-fraction",
            lambda load, deal: (0.2, 70),
            "We read your guess as less than one in a hundred. Did you mean a percentage? Then write 20, not 0.2.",
        ),
        Mistake(
            "confidence-as-fraction",
            lambda load, deal: (20, 0.7),
            "We read your confidence as less than one percent. If you are fairly sure, write 70, not 0.7.",
        ),
    ),
    hints=(
        "There is no wrong guess. Do you think that large counties came first, or small ones?",
        "Two numbers in brackets, with a comma between them: first the guess, then the confidence.",
    ),
)

TWO_COUNTS = Exercise(
    id="two-counts",
    kind="number",
    title="Count twice",
    prompt="""
Your code dealt you a county: `deal.county`. Find the day on which it was connected. Now take the **end of that
month**. What share of the country's **people** lived in connected counties? What share of the **counties** was
connected? Give the difference in percentage points: people **minus** counties. Map and curves have both numbers in
their tables; a few lines of code give them too.
""",
    points=1,
    minutes=5,
    route="no-code",
    properties=Properties(type="a difference in percentage points", range=(-100, 100)),
    unit="percentage points",
    tolerance=0.15,
    starter="two_counts = ...    # percentage points: people minus counties",
    solution="""
day = counties.loc[counties["label"] == deal.county, "activation_date"].iloc[0]
connected = counties["activation_date"] <= day + pd.offsets.MonthEnd(0)
people = counties["population_2010"]
two_counts = 100 * people[connected].sum() / people.sum() - 100 * connected.mean()
""",
    answer=gap,
    mistakes=(
        Mistake(
            "reversed",
            lambda load, deal: -gap(load, deal),
            "The size is right and the sign is turned round. Take the share of people first, then subtract.",
            score=0.5,
        ),
        Mistake(
            "counties-as-people",
            lambda load, deal: counties_connected(load, month_end(county(load, deal)["activation_date"])),
            "This is the share of counties alone. Now find the share of people, and take the difference.",
        ),
        Mistake(
            "people-only",
            lambda load, deal: people_connected(load, month_end(county(load, deal)["activation_date"])),
            "This is the share of people alone. Subtract the share of counties from it.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: gap(load, deal) / 100,
            "Your shares run from nought to one. Multiply by a hundred to get percentage points.",
            score=0.5,
            tolerance=0.001,
        ),
        Mistake(
            "noncitizens",
            gap_of_noncitizens,
            "You counted noncitizens. The question asks for all people who lived in connected counties.",
        ),
    ),
    hints=(
        "Set the map to your county's state. The table below it has the day. Then set the map to the whole country.",
        "For the whole country the sentence below the map has both shares. Subtract the one from the other.",
    ),
    uses=("county",),
    explain="A county is not a person. Whoever says “so much of the country” must say what was counted.",
)

SHARE_CONNECTED = Exercise(
    id="share-connected",
    kind="function",
    title="A function for any day",
    prompt="""
Write `share_connected(df, day, weight=None)`. `df` is a table with a column `activation_date`, `day` a date as text such
as `"2010-09-30"`. Without a weight it gives back the percent of the **rows** connected on or before that day. If
`weight` is the name of a column, it gives back the percent of that column's **sum**. A blank weight counts nowhere.

For example, `share_connected(counties, "2010-09-30", "population_2010")` is the number that you guessed.
""",
    points=2,
    minutes=8,
    route="code",
    properties=Properties(type="a function that gives back one number"),
    unit="percent",
    tolerance=0.001,
    starter="""
# Fill the blanks (____), and take the # away from the last five lines.
share_connected = ...
# def share_connected(df, day, weight=None):
#     connected = df["activation_date"] ____ day
#     if weight is None:
#         return float(100 * connected.mean())
#     return float(100 * ____ / df[weight].sum())
""",
    solution="""
def share_connected(df, day, weight=None):
    connected = df["activation_date"] <= day
    if weight is None:
        return float(100 * connected.mean())
    return float(100 * df.loc[connected, weight].sum() / df[weight].sum())
""",
    answer=lambda load, deal: right_share,
    probes=share_probes,
    mistakes=(
        Mistake(
            "counties-as-people",
            lambda load, deal: share_of_counties,
            "Your function counts every county as one, also when a weight is given. Add up the column that weight names.",
            score=0.5,
        ),
        Mistake(
            "day-left-out",
            lambda load, deal: share_before_the_day,
            "Counties that were connected on the day itself are missing. On or before: that is <=.",
            score=0.5,
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: share_as_fraction,
            "Your function gives a fraction. Multiply by a hundred to get percent.",
            score=0.5,
        ),
        Mistake(
            "not-yet",
            lambda load, deal: share_not_yet,
            "This is the share that was not yet connected. Turn the comparison round.",
        ),
        Mistake(
            "mean-of-people",
            lambda load, deal: share_of_connected,
            "With a weight your function gives a mean number of people. Divide one sum by another.",
        ),
        Mistake(
            "fraction-of-the-weight",
            lambda load, deal: share_as_fraction_of_the_weight,
            "Without a weight your function is right. With a weight it gives a fraction: multiply that by a hundred too.",
            score=0.5,
        ),
        Mistake(
            "one-fixed-day",
            lambda load, deal: share_on_one_fixed_day,
            "Your function always looks at 30 September 2010. Use day, which is handed in.",
        ),
        Mistake(
            "from-the-day-on",
            lambda load, deal: share_from_the_day_on,
            "This is the share connected on the day or later. Turn the comparison round: <=.",
        ),
        Mistake(
            "sum-alone",
            lambda load, deal: sum_without_division,
            "Your function gives the sum above the line. Divide it by the whole sum, and multiply by a hundred.",
        ),
        Mistake(
            "blank-rows-dropped",
            lambda load, deal: share_without_blank_rows,
            "You dropped every row with a blank. Such a county still counts as a row, and its other columns still count.",
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("the day left out", "<= day", "< day"),
        Mutant("comparison turned round", "<= day", ">= day"),
        Mutant(
            "counties as people", "df.loc[connected, weight].sum() / df[weight].sum()", "connected.mean()"
        ),
        Mutant("fraction", "100 * df.loc", "df.loc"),
        Mutant("wrong denominator", "/ df[weight].sum()", "/ df.loc[~connected, weight].sum()"),
        Mutant("mean for sum", "df.loc[connected, weight].sum()", "df.loc[connected, weight].mean()"),
        Mutant("blank as 1", "df.loc[connected, weight].sum()", "df.loc[connected, weight].fillna(1).sum()"),
    ),
    hints=(
        "The worked example above has both lines. Put day and weight in place of what is fixed there.",
        "df.loc[connected, weight].sum() adds up the weight of the connected counties. Divide by df[weight].sum().",
    ),
    explain="Call it for each month and you have a curve. Change the weight and you have another.",
)

QUARTERS = Exercise(
    id="quarters",
    kind="chart",
    title="Which quarter came first?",
    prompt="""
Cut the counties into four equal groups by `foreign_born_pct`, the share of people who were born abroad
(`pd.qcut` does it). For each group find the **median** number of days from `first_day` to a county's activation. Draw four
**bars**: `x` is `[1, 2, 3, 4]`, from the quarter with the lowest share to the highest. Give the chart a title that says what it shows, and
name the unit on the upright axis.
""",
    points=1,
    minutes=7,
    route="code",
    properties=Properties(type="a chart with four bars", series=1),
    unit="days",
    tolerance=2,
    starter="""
# days = (counties["activation_date"] - first_day).dt.days
# groups = pd.qcut(counties["____"], 4, labels=[1, 2, 3, 4])
# medians = days.groupby(groups, observed=True).____()
# figure = go.Figure()
# figure.add_bar(x=[1, 2, 3, 4], y=medians.tolist())
# figure.update_layout(title_text="", yaxis_title_text="")    # your words
quarters = ...
""",
    solution="""
days = (counties["activation_date"] - first_day).dt.days
groups = pd.qcut(counties["foreign_born_pct"], 4, labels=[1, 2, 3, 4])
medians = days.groupby(groups, observed=True).median()
quarters = go.Figure()
quarters.add_bar(x=[1, 2, 3, 4], y=medians.tolist())
quarters.update_layout(
    title_text="Counties with more foreign-born people were connected earlier",
    xaxis_title_text="Quarter of counties by % foreign-born, lowest to highest",
    yaxis_title_text="Median days after 27 October 2008",
)
""",
    answer=lambda load, deal: bars(medians(load)),
    alternatives=(lambda load, deal: bars(medians(load, ranked=True)),),
    mistakes=(
        Mistake(
            "mean",
            lambda load, deal: bars(medians(load, how="mean")),
            "These are means. A few very early or very late counties pull them. The median is the middle county.",
            score=0.5,
        ),
        Mistake(
            "equal-widths",
            lambda load, deal: bars(medians(load, cut=pd.cut)),
            "Your groups are equally wide, so nearly all counties are in the first. pd.qcut makes groups of equal size.",
        ),
        Mistake(
            "turned-round",
            lambda load, deal: bars(medians(load)[::-1]),
            "The bars stand in the wrong order. The first is the quarter with the lowest share.",
            score=0.5,
        ),
        Mistake(
            "hispanic",
            lambda load, deal: bars(medians(load, column="hispanic_pct")),
            "These quarters go by the share of Hispanic people. Use foreign_born_pct.",
        ),
        Mistake(
            "population",
            lambda load, deal: bars(medians(load, column="population_2010")),
            "These quarters go by the number of people in a county. Use foreign_born_pct.",
        ),
        Mistake(
            "state-day",
            lambda load, deal: bars(medians(load, date="statewide_date")),
            "You used the day on which a county's state was complete. Use activation_date, the county's own day.",
        ),
        Mistake(
            "numbered-from-0",
            lambda load, deal: bars(medians(load), first=0),
            "The heights are right, but the bars stand at 0 to 3. Put them at [1, 2, 3, 4].",
            score=0.5,
        ),
        Mistake(
            "no-words",
            lambda load, deal: untitled(bars(medians(load))),
            "The bars are right, but a reader can't tell what they show. Add a title and name the unit on the "
            "upright axis.",
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("mean for median", ".median()", ".mean()"),
        Mutant("equal widths", "pd.qcut", "pd.cut"),
        Mutant("another share", '"foreign_born_pct"', '"hispanic_pct"'),
        Mutant("latest county", ".median()", ".max()"),
        Mutant("counted from January", "- first_day", '- pd.Timestamp("2008-01-01")'),
        Mutant("turned round", "medians.tolist()", "medians.tolist()[::-1]"),
        Mutant("no words", "quarters.update_layout", "dict"),
    ),
    hints=(
        "Work down the six lines, and look at medians before you draw it: it should have four numbers.",
        "The blanks are foreign_born_pct and median. The last line is quarters = figure.",
    ),
    explain="The quarter with the most foreign-born people came first. That is a fact about the order, not yet a reason for it.",
)

LOST_COUNTIES = Exercise(
    id="lost-counties",
    kind="table",
    title="Which counties does the join drop?",
    prompt="""
A second coder read ICE's list anew. Which counties are **not** in `second`? Join it to `counties` on `fips`, and count the
counties without a partner in each state. Your table has the columns `state` (the full name) and `counties`, with a
row for each state that lost one. Look at the codes in `second` before you join.
""",
    points=1,
    minutes=6,
    route="code",
    properties=Properties(
        type="a table of states with the counties that each lost", columns=("state", "counties")
    ),
    tolerance=0,
    starter="""
# 1  give the codes in second their five digits back:  .astype(str).str.zfill(5)
# 2  keep every county:  counties.merge(..., on="fips", how="left", indicator=True)
# 3  take the rows where _merge is "left_only"
# 4  count them:  .groupby("state").size().reset_index(name="counties")
lost_counties = ...
""",
    solution="""
codes = second.assign(fips=second["fips"].astype(str).str.zfill(5))
both = counties.merge(codes, on="fips", how="left", indicator=True)
alone = both[both["_merge"] == "left_only"]
lost_counties = alone.groupby("state").size().reset_index(name="counties")
""",
    answer=lambda load, deal: lost(load),
    mistakes=(
        Mistake(
            "leading-zero",
            lambda load, deal: lost(load, zeros=False),
            "Seven states from Alabama to Connecticut lost every county: their codes begin with a 0 that was cut off. "
            "Fill it in again with .str.zfill(5).",
        ),
        Mistake(
            "inner-join",
            lambda load, deal: lost(load, kept=True),
            'These are the counties that found a partner. An inner join hides the ones you look for: use how="left".',
        ),
        Mistake(
            "postal-codes",
            lambda load, deal: lost(load, names="state_code"),
            "The counts are right, but the states stand there by postal code. Group by the column state.",
            score=0.5,
        ),
        Mistake(
            "nothing-lost",
            lambda load, deal: lost(load).iloc[:0],
            'Your table is empty. After an inner join nobody is without a partner: they are gone. Use how="left".',
        ),
        Mistake(
            "nothing-filtered",
            lambda load, deal: counties_of_each_state(load),
            'These are all counties of each state. Keep only the rows where _merge is "left_only" before you count.',
        ),
        Mistake(
            "states-that-lost-none",
            lambda load, deal: lost(load, every=True),
            "The counts are right, but the states that lost none stand there too, with 0. Keep those that lost one.",
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("leading zero lost", ".str.zfill(5)", ""),
        Mutant("one digit too few", "zfill(5)", "zfill(4)"),
        Mutant("inner join", 'how="left"', 'how="inner"'),
        Mutant("the other side", '"left_only"', '"both"'),
        Mutant("postal codes", 'groupby("state")', 'groupby("state_code")'),
        Mutant("one county lost", "both[both", "both.iloc[100:][both"),
    ),
    hints=(
        'Compare counties["fips"].head() with second["fips"].head(). What is missing?',
        "Follow the four comments in their order. After step 3 you should have a few dozen rows.",
    ),
    explain="All of Alaska and Hawaii, and some small cities. An inner join would have dropped them without a word.",
)

THREE_TOO_MANY = Exercise(
    id="three-too-many",
    kind="choice",
    title="What could explain the three?",
    prompt="""
Here are three explanations why our table has more counties than ICE had jurisdictions on that day. Put the letters in this
order: first the one that the data speak **against**, then the one that they **fit in part** without proving it, then
the one that they **can't test** at all.
""",
    points=2,
    minutes=5,
    route="no-code",
    properties=Properties(type="three letters in order", choices=("a", "b", "c"), length=3),
    starter='three_too_many = ...    # against, fits in part, can\'t be tested: for example ("a", "b", "c")',
    solution='three_too_many = ("b", "c", "a")',
    options={
        "a": "Some counties share one jail, and ICE counted them as one jurisdiction.",
        "b": "ICE counted a few days earlier or later than the date of its report.",
        "c": "The coded list holds cities in Virginia that were no counties of their own any more.",
    },
    answer=lambda load, deal: ("b", "c", "a"),
    mistakes=(
        Mistake(
            "fit-is-proof",
            lambda load, deal: ("b", "a", "c"),
            "Nothing in the table knows which counties share a jail, so it can't fit. The cities you can look up.",
            score=0.5,
        ),
        Mistake(
            "exact-match-trusted",
            lambda load, deal: ("c", "b", "a"),
            "Look at the days again: is there one with ICE's number? The cities fit in part, so nothing speaks against them.",
            score=0.5,
        ),
        Mistake(
            "untested-is-refuted",
            lambda load, deal: ("a", "c", "b"),
            "That the table can't see jails is no evidence against explanation a. The days it can see, and they speak.",
            score=0.5,
        ),
        Mistake(
            "days-untested",
            lambda load, deal: ("c", "a", "b"),
            "You can test the days: the running count is printed above. Does it ever have ICE's number?",
        ),
        Mistake(
            "days-fit",
            lambda load, deal: ("a", "b", "c"),
            "Look at the running count. It jumps over ICE's number, so another day does not fit.",
        ),
    ),
    hints=(
        "For each explanation ask: what would I see in the tables above if it were true? Do I see it?",
        "The running count jumps. The cities are listed. Of jails there is no column.",
    ),
    explain="One is ruled out alone, one fits in part, one is out of reach. The cause stays open, and saying so is the right answer.",
)

DOSSIER = Exercise(
    id="dossier",
    kind="table",
    title="Your county's dossier, part 1",
    prompt="""
Now from scratch: five facts on **your dealt county** (`deal.county`). Make a table with the columns `fact` and `value` and these
rows:

- `days`: days from `first_day` to your county's activation
- `counties_pct`: percent of the counties that were connected by the end of that day
- `people_pct`: percent of the people who lived in them
- `noncitizens_low` and `noncitizens_high`: the ends of the margin around your county's noncitizens

Keep it: later lessons add to it.
""",
    points=2,
    minutes=9,
    route="code",
    properties=Properties(type="a table of five facts", columns=("fact", "value"), length=5),
    tolerance=0.1,
    starter="""
# row = counties[counties["label"] == deal.county].iloc[0]
dossier = ...    # pd.DataFrame({"fact": [...], "value": [...]})
""",
    solution="""
row = counties[counties["label"] == deal.county].iloc[0]
day = row["activation_date"]
connected = counties["activation_date"] <= day
people = counties["population_2010"]
facts = {
    "days": (day - first_day).days,
    "counties_pct": 100 * connected.mean(),
    "people_pct": 100 * people[connected].sum() / people.sum(),
    "noncitizens_low": row["noncitizens"] - row["noncitizens_moe"],
    "noncitizens_high": row["noncitizens"] + row["noncitizens_moe"],
}
dossier = pd.DataFrame({"fact": facts.keys(), "value": facts.values()})
""",
    answer=dossier,
    mistakes=(
        Mistake(
            "state-day",
            lambda load, deal: dossier(load, deal, date="statewide_date"),
            "You used the day on which the state's last county was connected. Your county has a day of its own: activation_date.",
        ),
        Mistake(
            "counties-as-people",
            lambda load, deal: dossier(load, deal, people=False),
            "Your people_pct counts counties. Add up population_2010 over the connected counties, and divide by its whole sum.",
            score=0.5,
        ),
        Mistake(
            "margin-forgotten",
            lambda load, deal: dossier(load, deal, margin=0),
            "Low and high are both the estimate itself. Take noncitizens_moe away for the one, and add it for the other.",
            score=0.5,
        ),
        Mistake(
            "margin-halved",
            lambda load, deal: dossier(load, deal, margin=0.5),
            "Your range is half as wide as it should be. The whole margin goes to each side.",
            score=0.5,
        ),
        Mistake(
            "fractions",
            lambda load, deal: dossier_with(
                load,
                deal,
                counties_pct=lambda right: right["counties_pct"] / 100,
                people_pct=lambda right: right["people_pct"] / 100,
            ),
            "Your two shares run from nought to one. Multiply both by a hundred to get percent.",
            score=0.5,
        ),
        Mistake(
            "counts-for-percents",
            dossier_in_counts,
            "counties_pct and people_pct are counts in your table. Divide each by its whole, and multiply by a hundred.",
        ),
        Mistake(
            "low-and-high-swapped",
            lambda load, deal: dossier_with(
                load,
                deal,
                noncitizens_low=lambda right: right["noncitizens_high"],
                noncitizens_high=lambda right: right["noncitizens_low"],
            ),
            "Your low end is the larger number. Take the margin away for low, and add it for high.",
            score=0.5,
        ),
        Mistake(
            "estimate-and-margin",
            lambda load, deal: dossier_with(
                load,
                deal,
                noncitizens_low=lambda _: int(county(load, deal)["noncitizens"]),
                noncitizens_high=lambda _: int(county(load, deal)["noncitizens_moe"]),
            ),
            "You gave the estimate and its margin. The range ends at the estimate minus the margin, and at the estimate plus it.",
        ),
    ),
    mutants=(
        Mutant("the state's day", 'row["activation_date"]', 'row["statewide_date"]'),
        Mutant(
            "counties as people", "100 * people[connected].sum() / people.sum()", "100 * connected.mean()"
        ),
        Mutant("margin forgotten", ' - row["noncitizens_moe"]', ""),
        Mutant("margin twice", '+ row["noncitizens_moe"]', '+ 2 * row["noncitizens_moe"]'),
        Mutant("fraction", "100 * connected.mean()", "connected.mean()"),
        Mutant("mean for sum", "people[connected].sum()", "people[connected].mean()"),
        Mutant("off by one day", "(day - first_day).days", "(day - first_day).days + 1"),
        Mutant("another county", "== deal.county].iloc[0]", "!= deal.county].iloc[0]"),
    ),
    hints=(
        'row["activation_date"] is the day; (row["activation_date"] - first_day).days counts.',
        'connected = counties["activation_date"] <= day marks the connected counties; its mean is a share.',
        "The low end is noncitizens minus noncitizens_moe, the high end is noncitizens plus noncitizens_moe.",
    ),
    uses=("county",),
    explain="A dossier says how sure it is. Of ten such ranges, about nine hold the true number.",
)

FAIR_COMPARISON = Exercise(
    id="fair-comparison",
    kind="choice",
    title="Which comparison is fair?",
    prompt="""
You want to know whether being connected changed how many people call the police. You have the number of calls of each
county and month from 2008 to 2013. Which comparison comes closest to a fair one?
""",
    points=2,
    minutes=4,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d")),
    starter='fair_comparison = ...    # one letter, for example "a"',
    solution='fair_comparison = "c"',
    options={
        "a": "Calls in 2012 in counties connected in 2009 against calls in 2012 in counties connected in 2013.",
        "b": "In each county, calls in the year before its day against calls in the year after it.",
        "c": "In one state, the change from 2009 to 2010 in counties connected early in 2010 against the change in similar "
        "counties that were connected only in 2011.",
        "d": "The change from 2008 to 2013 in states that were connected on one day against the change in states that took years.",
    },
    answer=lambda load, deal: "c",
    mistakes=(
        Mistake(
            "early-against-late",
            lambda load, deal: "a",
            "The first and the last counties differed before the program: in size, and in who lives there. "
            "Their calls would differ without it too.",
        ),
        Mistake(
            "before-and-after",
            lambda load, deal: "b",
            "Each county is its own comparison, which is good. But calls change from year to year for many reasons. "
            "Who shows you what would have happened without the day?",
            score=0.5,
        ),
        Mistake(
            "all-connected",
            lambda load, deal: "d",
            "By 2013 both groups of states are connected. Nobody is left who shows what would have happened without it.",
        ),
    ),
    hints=(
        "A fair comparison needs a group that is like the other one and is not connected yet.",
        "Ask of each: were the two groups alike before? And is one of them still unconnected at the end?",
    ),
    explain="Same state, same years, similar counties, and one group still waiting. Even so: somebody chose who waited. Lesson 5 goes on from here.",
)

LETTERS = Exercise(
    id="letters",
    kind="written",
    title="Read the letters as evidence",
    prompt="""
Did places have a choice? Use **two** of the papers in this part and **one** date or number from the table. For each
paper say who wrote it, what the writer wanted or knew at that time, and what it can't show. Then say what all
of it together supports. Write 100 to 220 words.
""",
    points=2,
    minutes=10,
    route="no-code",
    properties=Properties(type="a written answer", words=(100, 220)),
    starter='letters = """\n\n"""',
)

LESSON = Lesson(
    id="03-the-rollout",
    version="1.0",
    given=GIVEN,
    pools={"county": COUNTIES},
    exercises=(
        FIRST_GUESS,
        TWO_COUNTS,
        SHARE_CONNECTED,
        QUARTERS,
        LOST_COUNTIES,
        THREE_TOO_MANY,
        DOSSIER,
        FAIR_COMPARISON,
        LETTERS,
    ),
)
