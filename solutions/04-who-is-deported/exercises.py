"""Lesson 4, *Who is deported*: its exercises, written once.

`answer` and the mistakes are computed from the datasets, never typed in. The reference code
of a learner stands in `solution`; it reaches the same answer in its own way.
"""

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises import Deal, Exercise, Lesson, Mistake, Mutant, Properties
from scomm.exercises.chart_mistakes import nameless, names_swapped, untitled
from scomm.exercises.spec import Load

YEARS = tuple(range(2014, 2024))
COUNTRIES = ("Mexico", "Guatemala", "Honduras", "El Salvador")

GIVEN = """
import pandas as pd
import plotly.graph_objects as go

annual = load("dhs-annual")      # one row: a universe, a split, a category and a fiscal year
monthly = load("dhs-monthly")    # the same for each month
printed = load("repatriations-as-published")    # a table as DHS prints it, not yet tidy
dashboard = load("agency-conviction")    # removals by agency and conviction, where published
detained = load("detention-by-agency-and-record")    # people in detention on a day, by agency and record
"""


# --- the numbers behind the answers -------------------------------------------------------------


def people(load: Load, universe: str, category: str, year: int, split: str = "criminality") -> int:
    """People in one published cell of the annual table."""
    table = load("dhs-annual")
    row = table[
        (table["fiscal_year"] == year)
        & (table["category"] == category)
        & (table["universe"] == universe)
        & (table["split"] == split)
    ]
    return int(row["people"].item())


def share(load: Load, universe: str, year: int, category: str = "convicted") -> float:
    """People in a category as a share of the universe's total, in percent."""
    return 100 * people(load, universe, category, year) / people(load, universe, "total", year)


def gap(load: Load, deal: Deal) -> float:
    """Share convicted among ERO arrests minus that among ERO removals, in percentage points."""
    return share(load, "ero-arrests", deal.year) - share(load, "ero-removals", deal.year)


def months(load: Load, universe: str, category: str, split: str = "criminality") -> pd.DataFrame:
    """The month rows of one universe and category."""
    table = load("dhs-monthly")
    chosen = (table["universe"] == universe) & (table["split"] == split) & (table["category"] == category)
    return table[chosen]


def pending(load: Load, dataset: str = "dhs-monthly", universe: str | None = None) -> pd.Series:
    """The published numbers of people with pending charges, of one universe or of all at once."""
    table = load(dataset)
    chosen = table["category"] == "pending-charges"
    if universe:
        chosen &= table["universe"] == universe
    return table.loc[chosen, "people"].dropna()


def by_country(load: Load, country: str, column: str, year: int) -> int:
    """ERO removals and returns of one country's citizens, by fiscal or calendar year."""
    table = months(load, "ero-removals", country, "citizenship")
    return int(table.loc[table[column] == year, "people"].sum())


def in_one_universe_or_all(
    load: Load, country: str, year: int, *, universe: str | None, months_of: str
) -> int:
    """People of one country in a calendar year: of one universe or of all, in all months or in the fiscal year's."""
    table = load("dhs-monthly")
    chosen = (table["split"] == "citizenship") & (table["category"] == country)
    chosen &= table["calendar_year"] == year
    if universe:
        chosen &= table["universe"] == universe
    if months_of == "both":
        chosen &= table["fiscal_year"] == year
    return int(table.loc[chosen, "people"].sum())


def share_of_calendar_year(load: Load, year: int) -> float:
    """Share convicted among ERO removals from January to December, in percent."""
    sums = [
        table.loc[table["calendar_year"] == year, "people"].sum()
        for table in (months(load, "ero-removals", "convicted"), months(load, "ero-removals", "total"))
    ]
    return float(100 * sums[0] / sums[1])


def mean_of_monthly_shares(load: Load, year: int) -> float:
    """The plain mean of twelve monthly shares convicted among ERO removals, in percent."""
    top = months(load, "ero-removals", "convicted").set_index("month_start")
    base = months(load, "ero-removals", "total").set_index("month_start")
    shares = 100 * top["people"] / base["people"]
    return float(shares[top["fiscal_year"] == year].mean())


def printed_months(load: Load) -> pd.DataFrame:
    """The printed table without its Total rows, the fiscal year filled down."""
    table = load("repatriations-as-published")
    table = table.assign(fiscal_year=table["Fiscal Year"].ffill())
    return table[table["Month"] != "Total"]


def shown_in_dashboard(load: Load, year: int, criminality: str | None = None) -> int:
    """People in the dashboard's rows of a year, all or of one kind."""
    table = load("agency-conviction")
    chosen = (table["fiscal_year"] == year) & (table["source"] == "dashboard")
    if criminality:
        chosen &= table["criminality"] == criminality
    return int(table.loc[chosen, "people"].sum())


def published_removals(load: Load, year: int) -> int:
    """All ICE removals of a year, as published."""
    table = load("agency-conviction")
    return int(table.loc[table["fiscal_year"] == year, "published_total"].iloc[0])


BEFORE, AFTER = "2024-10-03", "2025-12-13"


def held(load: Load, day: str, agency: str | None = "ice", *records: str) -> int:
    """People in detention on a day whom an agency had arrested, all or of some records."""
    table = load("detention-by-agency-and-record")
    chosen = table["as_of"] == day
    if agency:
        chosen &= table["agency"] == agency
    if records:
        chosen &= table["criminality"].isin(records)
    return int(table.loc[chosen, "people"].sum())


def times(load: Load, *records: str, agency: str | None = "ice", after: str = AFTER) -> float:
    """How many times as many people there were on the later day as on the earlier."""
    return held(load, after, agency, *records) / held(load, BEFORE, agency, *records)


def times_the_share(load: Load) -> float:
    """The later share with a conviction, divided by the earlier."""
    return times(load, "convicted") / times(load)


# --- tables, functions and charts that exercises compare with ---------------------------------

TIDY = {
    "Total Repatriations3": "Total Repatriations",
    "Title 42 Expulsions6": "Title 42 Expulsions",
    "Total Removals": "Total Removals",
}
TIDY_COLUMNS = ("fiscal_year", "month", "category", "people")


def tidy(
    load: Load,
    *,
    totals: bool = False,
    digits: bool = False,
    blanks: str = "keep",
    text: bool = False,
    filled: bool = True,
    every: bool = False,
) -> pd.DataFrame:
    """The tidy table, or one of the ways in which it goes wrong."""
    table = load("repatriations-as-published")
    years = table["Fiscal Year"].ffill() if filled else table["Fiscal Year"]
    kept = [name for name in table.columns if name not in ("Fiscal Year", "Month")] if every else list(TIDY)
    table = table.assign(fiscal_year=years).rename(columns={"Month": "month"})
    if not totals:
        table = table[table["month"] != "Total"]
    long = table.melt(["fiscal_year", "month"], kept, var_name="category", value_name="people")
    if not text:
        long["people"] = pd.to_numeric(long["people"], errors="coerce")
    if blanks == "zero":
        long["people"] = long["people"].fillna(0)
    elif blanks == "drop":
        long = long.dropna(subset="people")
    if not digits:
        long["category"] = long["category"].str.replace(r"[0-9]$", "", regex=True)
    return long[list(TIDY_COLUMNS)].astype({} if text else {"people": "Float64"})


def without_any_digit(table: pd.DataFrame) -> pd.DataFrame:
    """The table after a pattern that takes every digit, the 42 of Title 42 too."""
    return table.assign(category=table["category"].str.replace(r"[0-9]", "", regex=True))


def without_the_last_letter(table: pd.DataFrame) -> pd.DataFrame:
    """The table after a cut that takes the last character of every name, digit or not."""
    return table.assign(category=table["category"].str[:-1])


def _rows(df: pd.DataFrame, where: dict) -> pd.DataFrame:
    for column, value in where.items():
        df = df[df[column] == value]
    return df


def _sum(df: pd.DataFrame, category: str):
    return df.loc[df["category"] == category, "people"].sum(skipna=False)


def right_share_of(top, base) -> float:
    return float("nan") if pd.isna(top) or pd.isna(base) or base == 0 else float(100 * top / base)


def right_share(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), numerator), _sum(_rows(df, where), "total"))


def share_as_fraction(df, numerator, where):
    return right_share(df, numerator, where) / 100


def share_of_everything(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(_sum(rows, numerator), rows["people"].sum(skipna=False))


def share_of_all_rows(df, numerator, where):
    return right_share(df, numerator, {})


def share_with_blanks_as_zero(df, numerator, where):
    return right_share(df.assign(people=df["people"].fillna(0)), numerator, where)


def share_against_the_rest(df, numerator, where):
    rows = _rows(df, where)
    top, base = _sum(rows, numerator), _sum(rows, "total")
    return float("nan") if pd.isna(top) or pd.isna(base) or base == top else float(100 * top / (base - top))


def share_of_the_unfiltered_total(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), numerator), _sum(df, "total"))


def share_of_the_first_row(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(
        *(rows.loc[rows["category"] == one, "people"].iloc[0] for one in (numerator, "total"))
    )


def share_with_nobody_as_zero(df, numerator, where):
    return 0.0 if _sum(_rows(df, where), "total") == 0 else right_share(df, numerator, where)


def share_upside_down(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), "total"), _sum(_rows(df, where), numerator))


def share_rounded(df, numerator, where):
    return round(right_share(df, numerator, where), 1)


def share_probes(load: Load) -> tuple:
    """Small made-up tables on which a learner's `share` is tried."""

    def frame(*rows):
        columns = ["universe", "fiscal_year", "category", "people"]
        return pd.DataFrame(rows, columns=columns).astype({"fiscal_year": "Int64", "people": "Int64"})

    one = frame(
        ("arrests", 2001, "total", 800), ("arrests", 2001, "convicted", 200), ("arrests", 2002, "total", 500),
        ("arrests", 2002, "convicted", 400), ("removals", 2001, "total", 1000), ("removals", 2001, "convicted", 350),
        ("removals", 2002, "total", 300), ("removals", 2002, "convicted", 60),
        ("arrests", 2001, "not-convicted", 600), ("removals", 2001, "not-convicted", 650),
    )  # fmt: skip
    blank = frame(
        ("arrests", 2001, "total", 800), ("arrests", 2001, "pending-charges", None),
        ("arrests", 2002, "total", 0), ("arrests", 2002, "pending-charges", 0),
        ("arrests", 2003, "total", 640), ("arrests", 2003, "pending-charges", 80),
    )  # fmt: skip
    return (
        (one, "convicted", {"universe": "arrests", "fiscal_year": 2001}),
        (one, "convicted", {"universe": "removals"}),
        (one, "convicted", {}),
        (blank, "pending-charges", {"fiscal_year": 2003}),
        (blank, "pending-charges", {"fiscal_year": 2001}),
        (blank, "pending-charges", {"fiscal_year": 2002}),
    )


def chart(load: Load, *, universes=("ero-arrests", "ero-removals"), values=share, years=YEARS) -> go.Figure:
    """The chart of both series, or one of the ways in which it goes wrong."""
    figure = go.Figure()
    for universe in universes:
        figure.add_scatter(x=list(years), y=[values(load, universe, year) for year in years], name=universe)
    figure.update_layout(title_text="Share convicted", yaxis_title_text="Percent of people")
    return figure


def count_convicted(load: Load, universe: str, year: int) -> float:
    return people(load, universe, "convicted", year)


def fraction(load: Load, universe: str, year: int) -> float:
    return share(load, universe, year) / 100


def share_not_convicted(load: Load, universe: str, year: int) -> float:
    return share(load, universe, year, "not-convicted")


def arrests_twice(load: Load) -> go.Figure:
    """Both lines show the arrests."""
    figure = chart(load)
    figure.data[1].y = figure.data[0].y
    return figure


# --- the exercises ------------------------------------------------------------------------------

FIRST_GUESS = Exercise(
    id="first-guess",
    kind="prediction",
    title="Guess before you look",
    prompt="""
Of everyone whom ICE removed from the country in fiscal year 2014, how many in a hundred had been
convicted of a crime, any crime? Write your guess in percent, and how sure you are that the true
number lies within ten points of it. You get the point for guessing, not for being right.
""",
    points=1,
    minutes=2,
    route="no-code",
    properties=Properties(type="a guess and a confidence, both in percent", range=(0, 100)),
    starter="first_guess = ...    # (your guess, your confidence), for example (50, 60)",
    solution="first_guess = (50, 60)",
    mistakes=(
        Mistake(
            "guess-as-fraction",
            lambda load, deal: (0.6, 70),
            "We read your guess as less than one in a hundred. Did you mean a percentage? Then write 60, not 0.6.",
        ),
        Mistake(
            "confidence-as-fraction",
            lambda load, deal: (60, 0.7),
            "We read your confidence as less than one percent. If you are fairly sure, write 70, not 0.7.",
        ),
    ),
    hints=(
        "There is no wrong guess. What would you have said before you opened this lesson?",
        "Two numbers in brackets, with a comma between them: first the guess, then the confidence.",
    ),
)

TWO_UNIVERSES = Exercise(
    id="two-universes",
    kind="number",
    title="One year, two answers",
    prompt="""
Take **your dealt year** (`deal.year`). What share of the people **arrested** by ERO had a conviction? What
share of the people **removed** by ERO? Give the difference in percentage points: the share among arrests
**minus** the share among removals, to one decimal. Set the denominator machine to your year and it shows both;
a few lines of code do too.
""",
    points=2,
    minutes=5,
    route="no-code",
    properties=Properties(type="a difference in percentage points", range=(-100, 100)),
    unit="percentage points",
    tolerance=0.15,
    starter="two_universes = ...    # percentage points: arrests minus removals",
    solution="""
year = annual[(annual["fiscal_year"] == deal.year) & (annual["split"] == "criminality")]
people = year.pivot(index="universe", columns="category", values="people")
shares = 100 * people["convicted"] / people["total"]
two_universes = shares["ero-arrests"] - shares["ero-removals"]
""",
    answer=gap,
    mistakes=(
        Mistake(
            "reversed",
            lambda load, deal: -gap(load, deal),
            "The size is right, but the sign is reversed. Use the shares with a conviction: arrests first, then minus removals.",
            score=0.5,
        ),
        Mistake(
            "relative",
            lambda load, deal: 100 * gap(load, deal) / share(load, "ero-removals", deal.year),
            "This is the difference in percent of the removal share. The question asks for percentage points: "
            "one share minus the other.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: gap(load, deal) / 100,
            "Your shares run from 0 to 1. Multiply by a hundred to get percentage points.",
            score=0.5,
            tolerance=0.005,
        ),
        Mistake(
            "one-denominator",
            lambda load, deal: (
                100
                * (
                    people(load, "ero-arrests", "convicted", deal.year)
                    - people(load, "ero-removals", "convicted", deal.year)
                )
                / people(load, "ero-removals", "total", deal.year)
            ),
            "You divided both counts by the number of removals. Each share needs its own total.",
        ),
        Mistake(
            "one-share",
            lambda load, deal: share(load, "ero-arrests", deal.year),
            "This is the share among arrests alone. Now take away the share among removals.",
        ),
        Mistake(
            "share-of-removals",
            lambda load, deal: share(load, "ero-removals", deal.year),
            "This is the share among removals alone. Take it away from the share among arrests.",
        ),
        Mistake(
            "ratio",
            lambda load, deal: share(load, "ero-arrests", deal.year) / share(load, "ero-removals", deal.year),
            "You divided one share by the other. The question asks for a difference: subtract.",
        ),
    ),
    hints=(
        "Set the machine to your year. Read the convicted share once for arrests, once for removals.",
        "In code: convicted people divided by the total of the same universe and year, times a hundred. Twice.",
    ),
    uses=("year",),
    explain="Same agency, same year, same word, and two different shares: they describe different people. "
    "Always ask: a share of whom?",
)

TOTAL_ROWS = Exercise(
    id="total-rows",
    kind="number",
    title="Count people once",
    prompt="""
`printed` is a table as DHS prints it, for two fiscal years. How many people were **removed** (column
`Total Removals`) in the two years together? Look at the rows above before you add them up.
""",
    points=1,
    minutes=4,
    route="code",
    properties=Properties(type="a count of people", range=(0, 5_000_000)),
    unit="people",
    tolerance=50,
    starter="total_rows = ...    # a count of people",
    solution="""
months = printed[printed["Month"] != "Total"]
total_rows = months["Total Removals"].sum()
""",
    answer=lambda load, deal: int(printed_months(load)["Total Removals"].sum()),
    alternatives=(
        lambda load, deal: sum(people(load, "dhs-removals", "total", year) for year in (2022, 2023)),
    ),
    mistakes=(
        Mistake(
            "totals-counted",
            lambda load, deal: int(load("repatriations-as-published")["Total Removals"].sum()),
            "You counted everyone twice. The rows called Total already hold the sum of the months.",
        ),
        Mistake(
            "repatriations",
            lambda load, deal: int(printed_months(load)["Total Repatriations3"].sum()),
            "This counts every repatriation: returns and expulsions too. The question asks for removals, which need an order.",
        ),
        Mistake(
            "one-year",
            lambda load, deal: int(printed_months(load).query("fiscal_year == 2023")["Total Removals"].sum()),
            "This is the second year alone. The first year's rows count too.",
        ),
        Mistake(
            "first-year",
            lambda load, deal: int(printed_months(load).query("fiscal_year == 2022")["Total Removals"].sum()),
            "This is the first year alone. The second year's rows count too.",
        ),
        Mistake(
            "rows-shown",
            lambda load, deal: int(load("repatriations-as-published").head(15)["Total Removals"].sum()),
            "You added up the rows that are shown above. The table goes on below them, and one of them is no month.",
        ),
        Mistake(
            "rows",
            lambda load, deal: len(printed_months(load)),
            "This is the number of rows. Each row stands for many people: add up the column.",
        ),
    ),
    mutants=(
        Mutant("Total rows kept", 'printed[printed["Month"] != "Total"]', "printed"),
        Mutant(
            "only Total rows counted twice over", '["Total Removals"].sum()', '["Total Removals"].sum() * 2'
        ),
        Mutant("mean for sum", ".sum()", ".mean()"),
        Mutant("another column", '"Total Removals"', '"Expedited Removals"'),
        Mutant("first month lost", "].sum()", "].iloc[1:].sum()"),
        Mutant("rows for people", 'months["Total Removals"].sum()', "len(months)"),
    ),
    hints=(
        "Which months does the column Month name? One of them is no month.",
        'Keep the rows where printed["Month"] is not "Total", then add up the column.',
    ),
    explain="A Total row between the months is handy for a reader and a trap for a sum.",
)

CALENDAR_YEAR = Exercise(
    id="calendar-year",
    kind="number",
    title="Which year is a year?",
    prompt="""
A newspaper counts from January to December. DHS counts from October to September. For **your dealt
country and year** (`deal.country`, `deal.year`): how many people did ERO remove or return in the **calendar** year? Use `monthly`
(universe `ero-removals`, split `citizenship`).
""",
    points=1,
    minutes=5,
    route="code",
    properties=Properties(type="a count of people", range=(0, 1_000_000)),
    unit="people",
    tolerance=5,
    starter="calendar_year = ...    # a count of people",
    solution="""
rows = monthly[(monthly["universe"] == "ero-removals") & (monthly["split"] == "citizenship")]
rows = rows[(rows["category"] == deal.country) & (rows["calendar_year"] == deal.year)]
calendar_year = rows["people"].sum()
""",
    answer=lambda load, deal: by_country(load, deal.country, "calendar_year", deal.year),
    mistakes=(
        Mistake(
            "fiscal-year",
            lambda load, deal: by_country(load, deal.country, "fiscal_year", deal.year),
            "This is the fiscal year: it starts in October of the year before. Use the column calendar_year.",
        ),
        Mistake(
            "next-fiscal-year",
            lambda load, deal: by_country(load, deal.country, "fiscal_year", deal.year + 1),
            "This is the next fiscal year. Only its first three months lie in your calendar year.",
        ),
        Mistake(
            "all-countries",
            lambda load, deal: by_country(load, "total", "calendar_year", deal.year),
            "This counts people from every country. Keep the rows of your country alone.",
        ),
        Mistake(
            "total-and-countries",
            lambda load, deal: 2 * by_country(load, "total", "calendar_year", deal.year),
            "This adds the category total to the countries that it already holds.",
        ),
        Mistake(
            "year-before",
            lambda load, deal: by_country(load, deal.country, "calendar_year", deal.year - 1),
            "This is the calendar year before yours. Look at deal.year again.",
        ),
        Mistake(
            "both-kinds-of-year",
            lambda load, deal: in_one_universe_or_all(
                load, deal.country, deal.year, universe="ero-removals", months_of="both"
            ),
            "You filtered by both kinds of year, so October to December are missing. Filter by calendar_year alone.",
        ),
        Mistake(
            "arrests",
            lambda load, deal: in_one_universe_or_all(
                load, deal.country, deal.year, universe="ero-arrests", months_of="year"
            ),
            "These are arrests. Keep the universe ero-removals.",
        ),
        Mistake(
            "every-universe",
            lambda load, deal: in_one_universe_or_all(
                load, deal.country, deal.year, universe=None, months_of="year"
            ),
            "This adds arrests, book-ins and removals together. Keep the universe ero-removals.",
        ),
    ),
    mutants=(
        Mutant("fiscal year", '"calendar_year"', '"fiscal_year"'),
        Mutant("off by one year", "== deal.year", "== deal.year - 1"),
        Mutant("country filter dropped", '(rows["category"] == deal.country) & ', ""),
        Mutant("another universe", '"ero-removals"', '"ero-arrests"'),
        Mutant("mean for sum", ".sum()", ".mean()"),
        Mutant("total for the country", "== deal.country", '== "total"'),
    ),
    hints=(
        "The fiscal year 2019 runs from October 2018 to September 2019. Which months do you need instead?",
        "Filter monthly on universe, split, category and calendar_year, then add up people.",
    ),
    uses=("country", "year"),
    explain="Two honest reports can print two numbers for “the year”. Name the year's months.",
)

RATIO_OF_SUMS = Exercise(
    id="ratio-of-sums",
    kind="number",
    title="A year is not the mean of its months",
    prompt="""
You saw fiscal year 2020 worked out above. Now fiscal year **2023**: what share of all the people whom ERO
removed in the **whole year** had a conviction, in percent? The denominator machine counts whole years; a few lines
of code do too.
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="a percentage", range=(0, 100)),
    unit="percent",
    tolerance=0.15,
    starter="ratio_of_sums = ...    # percent",
    solution="""
year = monthly[(monthly["universe"] == "ero-removals") & (monthly["fiscal_year"] == 2023)]
people = year[year["split"] == "criminality"].groupby("category")["people"].sum()
ratio_of_sums = 100 * people["convicted"] / people["total"]
""",
    answer=lambda load, deal: share(load, "ero-removals", 2023),
    mistakes=(
        Mistake(
            "mean-of-shares",
            lambda load, deal: mean_of_monthly_shares(load, 2023),
            "This is the mean of twelve monthly shares. It lets a quiet month weigh as much as a busy one. "
            "Add up the people first, then divide.",
        ),
        Mistake(
            "pending-added",
            lambda load, deal: (
                share(load, "ero-removals", 2023) + share(load, "ero-removals", 2023, "pending-charges")
            ),
            "You counted pending charges as convictions. A charge is an accusation: leave it out here.",
        ),
        Mistake(
            "arrests",
            lambda load, deal: share(load, "ero-arrests", 2023),
            "This is the share among arrests. The question asks about removals.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: share(load, "ero-removals", 2023) / 100,
            "This is a fraction. Multiply by a hundred to get percent.",
            score=0.5,
            tolerance=0.005,
        ),
        Mistake(
            "not-convicted",
            lambda load, deal: 100 - share(load, "ero-removals", 2023),
            "This is the share without a conviction. The question asks for the share with one.",
        ),
        Mistake(
            "worked-example",
            lambda load, deal: share(load, "ero-removals", 2020),
            "This is fiscal year 2020, the one worked out above. Take 2023.",
        ),
        Mistake(
            "opening-year",
            lambda load, deal: share(load, "ero-removals", 2014),
            "This is FY2014, the year on which the machine opens. Set it to FY2023.",
        ),
        Mistake(
            "calendar-year",
            lambda load, deal: share_of_calendar_year(load, 2023),
            "This is January to December. The question asks for the fiscal year: October 2022 to September 2023.",
        ),
        Mistake(
            "book-ins",
            lambda load, deal: share(load, "ice-bookins", 2023),
            "This is the share among book-ins. The question asks about removals.",
        ),
    ),
    hints=(
        "Without code: set the machine to removals by ICE, split by criminal record, FY2023.",
        "With code: sum convicted over the months, sum total over the months, and divide the two sums.",
    ),
    explain="The end of that year was busy and its months had low shares, so the mean of the months lies above the share of "
    "the year.",
)

BLANK_IS_NOT_ZERO = Exercise(
    id="blank-is-not-zero",
    kind="number",
    title="A blank is not a zero",
    prompt="""
In `monthly`, some months of ERO removals have no number for `pending-charges`. How many people with
pending charges were removed in a month **on average, over the months for which the number was
published**?
""",
    points=1,
    minutes=4,
    route="code",
    properties=Properties(type="a count of people in a month", range=(0, 100_000)),
    unit="people a month",
    tolerance=2,
    starter="blank_is_not_zero = ...    # people a month",
    solution="""
rows = monthly[(monthly["universe"] == "ero-removals") & (monthly["category"] == "pending-charges")]
blank_is_not_zero = rows["people"].dropna().mean()
""",
    answer=lambda load, deal: float(
        months(load, "ero-removals", "pending-charges")["people"].dropna().mean()
    ),
    mistakes=(
        Mistake(
            "blank-as-zero",
            lambda load, deal: float(
                months(load, "ero-removals", "pending-charges")["people"].fillna(0).mean()
            ),
            "You counted the blank months as zero. A blank does not say that there was no one. It says that nobody published a number.",
        ),
        Mistake(
            "sum",
            lambda load, deal: float(months(load, "ero-removals", "pending-charges")["people"].sum()),
            "This is the sum over all months. Divide by the number of months that have a number.",
        ),
        Mistake(
            "arrests",
            lambda load, deal: float(
                months(load, "ero-arrests", "pending-charges")["people"].dropna().mean()
            ),
            "This is the mean for arrests. The question asks about removals.",
        ),
        Mistake(
            "every-universe",
            lambda load, deal: float(pending(load).mean()),
            "This mixes arrests, book-ins and removals. Keep the rows of one universe: removals by ERO.",
        ),
        Mistake(
            "a-year",
            lambda load, deal: float(pending(load, "dhs-annual", "ero-removals").mean()),
            "This is the mean of the years. The question asks about months: use monthly, not annual.",
        ),
        Mistake(
            "a-year-by-twelve",
            lambda load, deal: float(pending(load, "dhs-annual", "ero-removals").mean() / 12),
            "You divided years by twelve, but the last year here has eleven months. Use monthly, not annual.",
        ),
        Mistake(
            "median",
            lambda load, deal: float(pending(load, universe="ero-removals").median()),
            "This is the median, the month in the middle. The average is the mean.",
        ),
        Mistake(
            "months-counted",
            lambda load, deal: len(pending(load, universe="ero-removals")),
            "This is the number of months with a number. How many people were removed in such a month, on average?",
        ),
        Mistake(
            "convicted",
            lambda load, deal: float(months(load, "ero-removals", "convicted")["people"].mean()),
            "This counts people with a conviction. The category is pending-charges.",
        ),
    ),
    mutants=(
        Mutant("NaN as 0", ".dropna()", ".fillna(0)"),
        Mutant("sum for mean", ".mean()", ".sum()"),
        Mutant("median for mean", ".mean()", ".median()"),
        Mutant("another universe", '"ero-removals"', '"ero-arrests"'),
        Mutant("another category", '"pending-charges"', '"other-violator"'),
        Mutant("universe filter dropped", '(monthly["universe"] == "ero-removals") & ', ""),
    ),
    hints=(
        "How many of the rows are blank? Since when is there a number?",
        "pandas leaves blanks out of .mean() by itself. Do not fill them first.",
    ),
    explain="DHS began to publish pending charges with fiscal year 2018. Before that the number is unknown, not zero.",
)

TIDY_TABLE = Exercise(
    id="tidy-table",
    kind="table",
    title="Tidy a table that was made for reading",
    prompt="""
Turn `printed` into a tidy table: one row for each month and category. Keep three of its columns:
`Total Repatriations3`, `Title 42 Expulsions6` and `Total Removals`. Your table has the columns `fiscal_year`, `month`,
`category`, `people`. Category names carry no footnote digit, the rows called Total are gone, `people`
holds numbers, and what was not published stays blank.
""",
    points=1,
    minutes=8,
    route="code",
    properties=Properties(type="a tidy table", columns=TIDY_COLUMNS),
    tolerance=0,
    starter="""
# 1  fill the fiscal year down:  printed["Fiscal Year"].ffill()
# 2  drop the rows whose Month is "Total"
# 3  melt the three columns into category and people
# 4  take the digits off the category names; make people numbers
tidy_table = ...
""",
    solution="""
table = printed.assign(fiscal_year=printed["Fiscal Year"].ffill()).rename(columns={"Month": "month"})
table = table[table["month"] != "Total"]
kept = ["Total Repatriations3", "Title 42 Expulsions6", "Total Removals"]
tidy_table = table.melt(["fiscal_year", "month"], kept, var_name="category", value_name="people")
tidy_table["category"] = tidy_table["category"].str.replace(r"[0-9]$", "", regex=True)
tidy_table["people"] = pd.to_numeric(tidy_table["people"], errors="coerce")
""",
    answer=lambda load, deal: tidy(load),
    alternatives=(lambda load, deal: tidy(load, blanks="drop"),),
    mistakes=(
        Mistake(
            "totals-kept",
            lambda load, deal: tidy(load, totals=True),
            "The rows called Total are still there. A tidy table has one kind of row: here, months.",
        ),
        Mistake(
            "digits-kept",
            lambda load, deal: tidy(load, digits=True),
            "The category names still end in a footnote digit.",
            score=0.5,
        ),
        Mistake(
            "blank-as-zero",
            lambda load, deal: tidy(load, blanks="zero"),
            "Months without a published number now show 0. Leave them blank.",
            score=0.5,
        ),
        Mistake(
            "every-digit",
            lambda load, deal: without_any_digit(tidy(load)),
            "Your pattern took every digit, the 42 of “Title 42” too. Take only the digit at the end of the name.",
            score=0.5,
        ),
        Mistake(
            "people-as-text",
            lambda load, deal: tidy(load, text=True),
            "The column people still holds text: one of the three columns has an X where nothing was published. "
            "Turn it into numbers with pd.to_numeric.",
            score=0.5,
        ),
        Mistake(
            "not-yet-step-4",
            lambda load, deal: tidy(load, digits=True, text=True),
            "Steps 1 to 3 are right. Two things are left: the digits at the end of the names, and the text in people.",
        ),
        Mistake(
            "year-not-filled",
            lambda load, deal: tidy(load, filled=False),
            "Most rows have no fiscal year. It is printed only once for each year: fill it down with .ffill().",
        ),
        Mistake(
            "every-column",
            lambda load, deal: tidy(load, every=True),
            "You melted every column of the printed table. Keep the three that are named above.",
            score=0.5,
        ),
        Mistake(
            "last-letter-cut",
            lambda load, deal: without_the_last_letter(tidy(load, digits=True)),
            "You cut the last character off every name, but Total Removals ends in no digit. Cut digits only.",
            score=0.5,
        ),
        Mistake(
            "totals-and-digits",
            lambda load, deal: tidy(load, totals=True, digits=True),
            "Two things are left: the rows called Total, and the footnote digits at the end of the names.",
        ),
    ),
    mutants=(
        Mutant("Total rows kept", 'table[table["month"] != "Total"]', "table"),
        Mutant("fiscal year not filled", 'printed["Fiscal Year"].ffill()', 'printed["Fiscal Year"]'),
        Mutant("filled from below", ".ffill()", ".bfill()"),
        Mutant("digits kept", 'r"[0-9]$"', 'r"[xyz]$"'),
        Mutant("NaN as 0", 'errors="coerce")', 'errors="coerce").fillna(0)'),
        Mutant("a column lost", ', "Total Removals"]', "]"),
        Mutant("every digit taken", 'r"[0-9]$"', 'r"[0-9]"'),
    ),
    hints=(
        "Work in the order of the four comments, and look at the table after each step.",
        'table.melt(["fiscal_year", "month"], [the three columns], var_name="category", value_name="people")',
        '.str.replace(r"[0-9]$", "", regex=True) takes one digit off the end; pd.to_numeric(..., errors="coerce") '
        "makes numbers and blanks.",
    ),
    explain="Each row is now one fact: so many people, in one month, of one kind.",
)

SHARE = Exercise(
    id="share",
    kind="function",
    title="Write the share once",
    prompt="""
Write `share(df, numerator, where)`. It keeps the rows of `df` in which every column named in the
dictionary `where` has the given value. Of these it gives back the people in category `numerator` in
percent of the people in category `"total"`. If one of the numbers it needs is missing, or the total
is 0, it gives back `float("nan")`.

For example, `share(annual, "convicted", {"universe": "ero-removals", "split": "criminality",
"fiscal_year": 2014})` is the share you guessed at the start.
""",
    points=1,
    minutes=8,
    route="code",
    properties=Properties(type="a function that gives back one number"),
    unit="percent",
    tolerance=0.001,
    starter="""
def share(df, numerator, where):
    ...
""",
    solution="""
def share(df, numerator, where):
    for column, value in where.items():
        df = df[df[column] == value]
    top = df.loc[df["category"] == numerator, "people"].sum(skipna=False)
    base = df.loc[df["category"] == "total", "people"].sum(skipna=False)
    if pd.isna(top) or pd.isna(base) or base == 0:
        return float("nan")
    return float(100 * top / base)
""",
    answer=lambda load, deal: right_share,
    probes=share_probes,
    mistakes=(
        Mistake(
            "as-fraction",
            lambda load, deal: share_as_fraction,
            "Your function gives a fraction. Multiply by a hundred to get percent.",
            score=0.5,
        ),
        Mistake(
            "everything-as-base",
            lambda load, deal: share_of_everything,
            "Your function divides by all people in the table, and the total is one of the rows: everyone counts "
            'twice. Divide by the rows of category "total".',
        ),
        Mistake(
            "where-ignored",
            lambda load, deal: share_of_all_rows,
            "Your function does not use where: it gives the same share for every year. Filter first.",
        ),
        Mistake(
            "blank-as-zero",
            lambda load, deal: share_with_blanks_as_zero,
            "Where a number is missing your function answers as if it were 0. It should give back "
            'float("nan"): .sum(skipna=False) keeps a blank blank.',
            score=0.5,
        ),
        Mistake(
            "against-the-rest",
            lambda load, deal: share_against_the_rest,
            "Your function divides by everyone else, which gives odds, not a share. Divide by the total.",
        ),
        Mistake(
            "rounded",
            lambda load, deal: share_rounded,
            "Your function rounds. Give the share back in full, and round only where you print it.",
            score=0.5,
        ),
        Mistake(
            "unfiltered-total",
            lambda load, deal: share_of_the_unfiltered_total,
            "Only the upper number is filtered. The total must come from the same rows: filter before both sums.",
        ),
        Mistake(
            "first-row",
            lambda load, deal: share_of_the_first_row,
            "Your function looks at one row. Several rows can be left after the filter: add them up with .sum(skipna=False).",
        ),
        Mistake(
            "nobody-as-zero",
            lambda load, deal: share_with_nobody_as_zero,
            'Where the total is 0 your function gives 0. A share of nobody is no number: give back float("nan").',
            score=0.5,
        ),
        Mistake(
            "upside-down",
            lambda load, deal: share_upside_down,
            "Your fraction is upside down. The total belongs below.",
        ),
    ),
    mutants=(
        Mutant("filter dropped", "df = df[df[column] == value]", "pass"),
        Mutant("wrong denominator", 'df["category"] == "total"', 'df["category"] != numerator'),
        Mutant("NaN as 0", "skipna=False", "skipna=True"),
        Mutant("fraction", "100 * top", "top"),
        Mutant("mean for sum", ".sum(skipna=False)", ".mean(skipna=False) + 1"),
        Mutant("upside down", "top / base", "base / top"),
        Mutant("zero guarded away", " or base == 0", " or base <= 700"),
    ),
    hints=(
        "Three steps: filter, two sums, one division. A loop over where.items() does the filtering.",
        'df.loc[df["category"] == numerator, "people"].sum(skipna=False) is the upper sum.',
        "Before you divide, ask pd.isna(...) of both sums, and whether the total is 0.",
    ),
    explain="From now on a share is one line, and every share is computed the same way.",
)

SUPPRESSED_TOTAL = Exercise(
    id="suppressed-total",
    kind="number",
    title="What a gap allows",
    prompt="""
ICE's dashboard leaves out cells with fewer than ten people. Set the machine to removals by ICE, “Arrest ×
criminal record”, fiscal year **2022** (in code: `dashboard`). The rows add up to fewer people than all the
removals reported for that year (in code: `published_total`). What is the **largest** number of removed people
with a conviction that the rows and that total allow together?
""",
    points=1,
    minutes=5,
    route="no-code",
    properties=Properties(type="a count of people", range=(0, 500_000)),
    unit="people",
    tolerance=10,
    starter="suppressed_total = ...    # the largest number that both figures allow",
    solution="""
rows = dashboard[(dashboard["fiscal_year"] == 2022) & (dashboard["source"] == "dashboard")]
shown = rows["people"].sum()
convicted = rows.loc[rows["criminality"] == "convicted", "people"].sum()
left_out = rows["published_total"].iloc[0] - shown
suppressed_total = convicted + left_out
""",
    answer=lambda load, deal: (
        shown_in_dashboard(load, 2022, "convicted")
        + published_removals(load, 2022)
        - shown_in_dashboard(load, 2022)
    ),
    mistakes=(
        Mistake(
            "blank-as-zero",
            lambda load, deal: shown_in_dashboard(load, 2022, "convicted"),
            "This is the smallest number: it treats everyone left out as not convicted. What if all of them were?",
            score=0.5,
        ),
        Mistake(
            "scaled-up",
            lambda load, deal: (
                shown_in_dashboard(load, 2022, "convicted")
                * published_removals(load, 2022)
                / shown_in_dashboard(load, 2022)
            ),
            "You scaled the shown share up. That is one guess: it takes the people left out to be like those shown. "
            "A bound asks what is possible.",
        ),
        Mistake(
            "everyone",
            lambda load, deal: published_removals(load, 2022),
            "This would make everyone convicted. The rows that are shown already count people without a conviction.",
        ),
        Mistake(
            "left-out-only",
            lambda load, deal: published_removals(load, 2022) - shown_in_dashboard(load, 2022),
            "This is the number of people left out. Add those with a conviction who are shown.",
        ),
        Mistake(
            "monthly-table",
            lambda load, deal: people(load, "ero-removals", "convicted", 2022),
            "This is DHS's own count, from the monthly tables. What would the dashboard and the total alone allow?",
        ),
        Mistake(
            "not-convicted",
            lambda load, deal: published_removals(load, 2022) - shown_in_dashboard(load, 2022, "convicted"),
            "This is the largest number without a conviction. The question asks for those with one.",
        ),
        Mistake(
            "arrested-by-ice-alone",
            lambda load, deal: (
                int(
                    load("agency-conviction")
                    .query("fiscal_year == 2022 and agency == 'ice' and criminality == 'convicted'")["people"]
                    .sum()
                )
                + published_removals(load, 2022)
                - shown_in_dashboard(load, 2022)
            ),
            "You left out people with a conviction whom CBP had arrested. ICE removed them too: count both rows.",
        ),
        Mistake(
            "nine-a-row",
            lambda load, deal: (
                shown_in_dashboard(load, 2022, "convicted")
                + 9 * len(load("agency-conviction").query("fiscal_year == 2022 and source == 'dashboard'"))
            ),
            "You gave each row nine more people. But far more are missing: compare the sum of the rows with the reported total.",
        ),
    ),
    hints=(
        "How many people are missing from the rows? Anything might be true of them.",
        "Shown with a conviction, plus everyone left out.",
    ),
    explain="The true number lies between the two bounds. The monthly tables put it inside: a gap is a range, not a number.",
)

BOTH_SERIES = Exercise(
    id="both-series",
    kind="chart",
    title="Draw both series",
    prompt="""
Draw one Plotly chart with **two lines**, fiscal years 2014 to 2023: the share convicted among ERO
arrests and among ERO removals, in percent. Name each line. Give the chart a title that says what it shows, and name the unit
on the upright axis.
""",
    points=1,
    minutes=7,
    route="code",
    properties=Properties(type="a chart with two lines", series=2),
    unit="percent",
    tolerance=0.15,
    starter="""
# figure = go.Figure()
# figure.add_scatter(x=years, y=shares, name="arrests")    # once for each line
# figure.update_layout(title_text="", yaxis_title_text="")    # your words
both_series = ...
""",
    solution="""
rows = annual[(annual["split"] == "criminality") & (annual["fiscal_year"] <= 2023)]
people = rows.pivot(index=["universe", "fiscal_year"], columns="category", values="people")
shares = 100 * people["convicted"] / people["total"]
both_series = go.Figure()
for universe in ["ero-arrests", "ero-removals"]:
    line = shares[universe]
    both_series.add_scatter(x=line.index.tolist(), y=line.tolist(), name=universe)
both_series.update_layout(
    title_text="Arrests and removals give different shares convicted", yaxis_title_text="People convicted, percent"
)
""",
    answer=lambda load, deal: chart(load),
    alternatives=(lambda load, deal: chart(load, years=(*YEARS, 2024)),),
    mistakes=(
        Mistake(
            "one-series",
            lambda load, deal: chart(load, universes=("ero-removals",)),
            "Only removals are drawn. The point of the chart is the comparison: add the arrests.",
            score=0.5,
        ),
        Mistake(
            "counts",
            lambda load, deal: chart(load, values=count_convicted),
            "The chart shows counts. Divide each by the total of its universe and year.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: chart(load, values=fraction),
            "The lines run from 0 to 1. Multiply by a hundred to get percent.",
            score=0.5,
            tolerance=0.002,
        ),
        Mistake(
            "not-convicted",
            lambda load, deal: chart(load, values=share_not_convicted),
            "The lines show people without a conviction. The question asks for the share with one.",
        ),
        Mistake(
            "same-line-twice",
            lambda load, deal: arrests_twice(load),
            "Both lines are the same: arrests. Draw removals as the second one.",
            score=0.5,
        ),
        Mistake(
            "last-year-missing",
            lambda load, deal: chart(load, years=YEARS[:-1]),
            "The lines end in 2022. In Python range(2014, 2023) stops before 2023.",
            score=0.5,
        ),
        Mistake(
            "no-words",
            lambda load, deal: untitled(chart(load)),
            "The lines are right, but a reader can't tell what they show. Add a title and name the unit on the "
            "upright axis.",
            score=0.5,
        ),
        Mistake(
            "names-swapped",
            lambda load, deal: names_swapped(chart(load)),
            "The lines are right, but their names have changed places.",
            score=0.5,
        ),
        Mistake(
            "no-names",
            lambda load, deal: nameless(chart(load)),
            'The lines are right, but nobody can tell which is which. Give each its name, with name="...".',
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("one line", '["ero-arrests", "ero-removals"]', '["ero-removals"]'),
        Mutant("wrong denominator", '/ people["total"]', '/ people["not-convicted"]'),
        Mutant("counts", '100 * people["convicted"] / people["total"]', 'people["convicted"]'),
        Mutant("off by one year", "x=line.index.tolist()", "x=(line.index + 1).tolist()"),
        Mutant("another universe", '"ero-arrests", "ero-removals"', '"ice-bookins", "ero-removals"'),
        Mutant("no words", "both_series.update_layout", "dict"),
        Mutant("no names", ", name=universe)", ")"),
        Mutant("a year dropped", "<= 2023", "<= 2022"),
    ),
    hints=(
        "Your function share gives one point. A list comprehension over the years gives a line.",
        "Call figure.add_scatter twice, once for each universe, and figure.update_layout once.",
    ),
    explain="The lines cross: for years a conviction was more common among arrests, then among removals.",
)

RANK_CLAIMS = Exercise(
    id="rank-claims",
    kind="choice",
    title="How far do the tables carry?",
    prompt="""
Put three claims in order, from the one that this lesson's tables support **best** to the one that they
support **least**. Judge the tables, not whether you agree.
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="three letters in order", choices=("a", "b", "c"), length=3),
    starter='rank_claims = ...    # best supported first, for example ("a", "b", "c")',
    solution='rank_claims = ("c", "a", "b")',
    options={
        "a": "In fiscal year 2014, most people removed from the interior had been convicted of a serious crime.",
        "b": "Secure Communities led to the removal of many parents whose only conviction was minor.",
        "c": "In fiscal year 2014, most people whom ICE removed had been convicted of some crime.",
    },
    answer=lambda load, deal: ("c", "a", "b"),
    mistakes=(
        Mistake(
            "serious-assumed",
            lambda load, deal: ("a", "c", "b"),
            "Look at claim a again. For 2014 the tables count interior removals with a conviction; none says how serious it was.",
            score=0.5,
        ),
        Mistake(
            "family-assumed",
            lambda load, deal: ("c", "b", "a"),
            "Claim b needs three things in one table: the program, the family and the conviction. No table here joins them. "
            "For claim a at least one half is counted.",
            score=0.5,
        ),
        Mistake(
            "upside-down",
            lambda load, deal: ("b", "a", "c"),
            "This is the reverse order. The claim that is counted directly comes first.",
        ),
        Mistake(
            "moved-first",
            lambda load, deal: ("b", "c", "a"),
            "Claim b may be true. But these tables can't show it: no row joins the program, the family and the conviction.",
        ),
        Mistake(
            "agreement",
            lambda load, deal: ("a", "b", "c"),
            "Claim c is the plainest of the three: total and convicted stand in one table. Put it first.",
        ),
    ),
    hints=(
        "For each claim ask: which column counts this? Is every word of the claim a column?",
        "One claim is counted directly, one in part, one not at all.",
    ),
    explain="A claim can be true and still not be shown by these tables. Then it needs another source.",
)

WHAT_CRIMINAL_MEANS = Exercise(
    id="what-criminal-means",
    kind="written",
    title="What does “criminal” mean here?",
    prompt="""
Compare how **two** of the sources in this lesson use the word “criminal” (or “convicted”). For each,
say who is counted and who is left out. Then say how a fair headline would differ if the writer had
used the other source. Sources are, for example, DHS's monthly tables, ICE's priorities, ICE's yearly report,
TRAC and the New York Times. Write 80 to 200 words.
""",
    points=2,
    minutes=10,
    route="no-code",
    properties=Properties(type="a written answer", words=(80, 200)),
    starter='what_criminal_means = """\n\n"""',
)

FEWER_OR_MORE = Exercise(
    id="fewer-or-more",
    kind="number",
    title="Fewer, or more?",
    prompt="""
Stay with the people in detention whom **ICE** had arrested. From 3 October 2024 to 13 December 2025 the **share** of them
with a conviction fell by more than half. And their **number**? Divide the number of people with a conviction on the later day
by the number on the earlier day. Give the ratio to two decimals: above one there were more of them, below one there were
fewer. Set the explorer to *People on the day*, or use the table `detained` in code.
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="a ratio of two counts", range=(0, 100_000)),
    tolerance=0.01,
    starter="fewer_or_more = ...    # the later number divided by the earlier",
    solution="""
ours = detained[(detained["agency"] == "ice") & (detained["criminality"] == "convicted")]
people = ours.set_index("as_of")["people"]
fewer_or_more = people[pd.Timestamp("2025-12-13")] / people[pd.Timestamp("2024-10-03")]
""",
    answer=lambda load, deal: times(load, "convicted"),
    mistakes=(
        Mistake(
            "share-for-number",
            lambda load, deal: times_the_share(load),
            "You divided the shares. They fell, and the question asks for people: set the explorer to People on the day.",
        ),
        Mistake(
            "everyone-arrested",
            lambda load, deal: times(load),
            "This is everyone whom ICE had arrested, whatever the record. Count only those with a conviction.",
        ),
        Mistake(
            "both-agencies",
            lambda load, deal: times(load, "convicted", agency=None),
            "You counted everyone in detention with a conviction. Leave out those whom the border agency had arrested.",
            score=0.5,
        ),
        Mistake(
            "charges-counted",
            lambda load, deal: times(load, "convicted", "pending-charges"),
            "You counted pending charges as convictions. A charge is not decided yet: take the convictions alone.",
        ),
        Mistake(
            "neither",
            lambda load, deal: times(load, "other-violator"),
            "This is the group with neither a conviction nor a charge. The question asks for those with a conviction.",
        ),
        Mistake(
            "wrong-day",
            lambda load, deal: times(load, "convicted", after="2025-09-21"),
            "Your later day is the one in September. Take the last one, 13 December 2025.",
            score=0.5,
        ),
        Mistake(
            "upside-down",
            lambda load, deal: 1 / times(load, "convicted"),
            "Your ratio is upside down. The later day belongs above the line, the earlier one below.",
            score=0.5,
        ),
        Mistake(
            "in-percent",
            lambda load, deal: 100 * (times(load, "convicted") - 1),
            "This is the growth in percent. It is right, but the question asks for the ratio of the two counts.",
            score=0.5,
            tolerance=0.2,
        ),
        Mistake(
            "difference",
            lambda load, deal: held(load, AFTER, "ice", "convicted") - held(load, BEFORE, "ice", "convicted"),
            "This is how many more there were. Divide the two numbers instead of subtracting them.",
            score=0.5,
            tolerance=1,
        ),
    ),
    hints=(
        "Two settings: Arrested by ICE, and People on the day. The numbers stand in the sentence and in the data table.",
        "Only the line with a conviction counts. Later day above, earlier day below.",
    ),
    explain="The share fell and the number rose, because the other groups grew faster still. Whoever quotes one of the two "
    "is right, and tells half of it.",
)

LESSON = Lesson(
    id="04-who-is-deported",
    version="1.1",
    given=GIVEN,
    pools={"year": YEARS, "country": COUNTRIES},
    exercises=(
        FIRST_GUESS,
        TWO_UNIVERSES,
        TOTAL_ROWS,
        CALENDAR_YEAR,
        RATIO_OF_SUMS,
        BLANK_IS_NOT_ZERO,
        TIDY_TABLE,
        SHARE,
        SUPPRESSED_TOTAL,
        BOTH_SERIES,
        RANK_CLAIMS,
        WHAT_CRIMINAL_MEANS,
        FEWER_OR_MORE,
    ),
)
