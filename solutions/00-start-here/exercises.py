"""Lesson 0, *Start here*: how the kit works, seven guesses for the end, and a warm-up with pandas."""

import pandas as pd

from scomm.data import load as load_dataset
from scomm.exercises import Exercise, Lesson, Mistake, Mutant, Properties
from scomm.exercises.spec import Load

GIVEN = """
import pandas as pd

pd.options.display.max_colwidth = 90    # cut texts later
timeline = load("timeline")    # one row: an event
detainers = load("detainers-monthly")    # one row: a month
counties = load("county-activation")    # one row: a county
counties["label"] = counties["county"] + ", " + counties["state_code"]
"""


def labels(table: pd.DataFrame) -> pd.Series:
    """Counties by name and state, such as Harris County, TX."""
    return table["county"] + ", " + table["state_code"]


COUNTIES = tuple(labels(load_dataset("deal-counties")))
"""One code gives one county, in this lesson and in every other."""


def in_year(load: Load, column: str, year: int) -> int:
    """Detainers of a fiscal or calendar year."""
    table = load("detainers-monthly")
    return int(table.loc[table[column] == year, "detainers"].sum())


def by_year(load: Load, column: str, how: str = "sum") -> pd.DataFrame:
    """Detainers of each year, in a table with two columns."""
    table = load("detainers-monthly").groupby(column)["detainers"].agg(how).reset_index()
    return table.rename(columns={column: "fiscal_year"})


def of_county(load: Load, label: str, column: str) -> float:
    """One figure of a county."""
    table = load("county-activation")
    return float(table.loc[labels(table) == label, column].item())


# --- the kit ------------------------------------------------------------------------------------

FIRST_ANSWER = Exercise(
    id="first-answer",
    kind="number",
    title="Your first answer",
    prompt="""
The release says when ICE began the program. In which year? Put the year in place of the three dots, run the
cell, then run the check below it.
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="a year", range=(1990, 2030)),
    starter="first_answer = ...    # a year",
    solution="first_answer = 2008",
    answer=lambda load, deal: 2008,
    mistakes=(
        Mistake(
            "nationwide",
            lambda load, deal: 2013,
            "That is the year in which the program had reached the whole country. When did it begin?",
        ),
        Mistake(
            "release",
            lambda load, deal: 2014,
            "That is the year of the release. When did the program that it speaks of begin?",
        ),
        Mistake(
            "data-of-2009",
            lambda load, deal: 2009,
            "In this year Human Rights Watch first looked at the government's data. When did the program begin?",
        ),
        Mistake(
            "report-of-2012",
            lambda load, deal: 2012,
            "In this year Human Rights Watch reported on women who work on farms. When did the program begin?",
        ),
    ),
    hints=(
        "Look for the paragraph of the release that explains what Secure Communities is.",
        "It begins with “Under Secure Communities, begun by”.",
    ),
    explain="A check says: right, partly right, not yet, not attempted, or that it can't read the answer. A guess is only recorded.",
)

KINDS_OF_SENTENCES = Exercise(
    id="kinds-of-sentences",
    kind="choice",
    title="Data, testimony, opinion",
    prompt="""
Three sentences of the release, in short. Put the letters in this order: first the one that **data** can check,
then the one that is **testimony**, then the one that is an **opinion**.
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="three letters in order", choices=("a", "b", "c"), length=3),
    starter='kinds_of_sentences = ...    # data, testimony, opinion: for example ("a", "b", "c")',
    solution='kinds_of_sentences = ("b", "c", "a")',
    options={
        "a": "The federal government should end the program.",
        "b": "The program began in 2008 and was expanded to the whole country in 2013.",
        "c": "A man says that after what happened to him he would not call the police again.",
    },
    answer=lambda load, deal: ("b", "c", "a"),
    mistakes=(
        Mistake(
            "testimony-as-data",
            lambda load, deal: ("c", "b", "a"),
            "What one man says happened to him is testimony. It can be true and important, and no table can check it.",
        ),
        Mistake(
            "opinion-as-testimony",
            lambda load, deal: ("b", "a", "c"),
            "“Should” gives it away: sentence a says what ought to be done. That is an opinion.",
        ),
        Mistake(
            "opinion-as-data",
            lambda load, deal: ("a", "c", "b"),
            "Data can tell you what happened. What should be done is an opinion, with good reasons or bad ones.",
        ),
        Mistake(
            "all-shifted",
            lambda load, deal: ("a", "b", "c"),
            "Start with the one that has dates in it: a table can hold those. Then look for the one who tells what he lived.",
        ),
        Mistake(
            "all-turned",
            lambda load, deal: ("c", "a", "b"),
            "Ask of each sentence: could someone look this up? Did someone live it? Or does someone want it?",
        ),
    ),
    hints=(
        "One sentence has dates, one has a person who speaks, one has the word “should”.",
        "Dates first, then the person, then “should”.",
    ),
    explain="All three kinds have their place. In this kit you test the first kind, and you say so where you can't.",
)


# --- seven guesses, asked again in lesson 7 ---------------------------------------------------------


def guess(id: str, title: str, question: str, range: tuple[float, float], unit: str) -> Exercise:
    """One guess with a confidence; a percentage unless `range` says otherwise."""
    percent = range == (0, 100)
    example = f"({range[1] // 2}, 60)"  # the middle: an example near the truth would give it away
    wrong_guess = (
        Mistake(
            "guess-as-fraction",
            lambda load, deal: (0.2, 60),
            "We read your guess as less than one in a hundred. If you mean twenty in a hundred, write 20.",
        )
        if percent
        else Mistake(
            "guess-out-of-range",
            lambda load, deal: (range[1] + 1, 60),
            "That is more than there can be. Read the question once more.",
        )
    )
    variable = id.replace("-", "_")
    return Exercise(
        id=id,
        kind="prediction",
        title=title,
        prompt=question,
        points=1,
        minutes=1,
        route="no-code",
        properties=Properties(type=f"a guess ({unit}) and a confidence in percent", range=range),
        unit=unit,
        starter=f"{variable} = ...    # (your guess, your confidence in percent), for example {example}",
        solution=f"{variable} = {example}",
        mistakes=(
            wrong_guess,
            Mistake(
                "confidence-as-fraction",
                lambda load, deal: (20, 0.6),
                "We read your confidence as less than one percent. If you are fairly sure, write 70.",
            ),
        ),
        hints=(
            "There is no wrong guess. Say what you would have said yesterday.",
            "Two numbers in brackets, with a comma between them.",
        ),
    )


GUESSES = (
    guess(
        "guess-prints",
        "From prints to arrests",
        "By March 2011 jails had sent about seven million sets of fingerprints through the program. Out of **every hundred** sets, "
        "how many led to an arrest or a booking by ICE?",
        (0, 100),
        "in a hundred",
    ),
    guess(
        "guess-citizens",
        "Citizens among the detainers",
        "From late 2007 to the end of 2011 ICE asked local jails nearly a million times to hold a person. How many of these "
        "requests named a **US citizen**?",
        (0, 1_000_000),
        "requests",
    ),
    guess(
        "guess-counties",
        "After the first year",
        "The country has a little over three thousand counties. In how many was the program switched on at the **end of 2009**, "
        "after fourteen months?",
        (0, 3_200),
        "counties",
    ),
    guess(
        "guess-convicted",
        "Removed, with a conviction",
        "Of all the people whom ICE removed in fiscal year 2023, how many **in a hundred** had a conviction?",
        (0, 100),
        "in a hundred",
    ),
    guess(
        "guess-call",
        "Less likely to call",
        "In 2012 a survey asked Latino adults in four large counties: would you be less likely to contact the police if you were "
        "the victim of a crime, for fear of questions about immigration status? How many **in a hundred** said yes?",
        (0, 100),
        "in a hundred",
    ),
    guess(
        "guess-declined",
        "Declined requests",
        "Of all the detainers that ICE sent to local jails in 2014, how many **in a hundred** did the local agency decline?",
        (0, 100),
        "in a hundred",
    ),
    guess(
        "guess-agreements",
        "Agreements to help",
        "Under 287(g), a local agency signs an agreement with ICE to help it. How many such agreements stood on ICE's list at "
        "the **end of 2025**?",
        (0, 20_000),
        "agreements",
    ),
)


# --- the warm-up ------------------------------------------------------------------------------------

ONE_YEAR = Exercise(
    id="one-year",
    kind="number",
    title="Filter, then add up",
    prompt="""
How many detainers did ICE send to local jails in **fiscal year 2011**? Filter the rows of `detainers` by the
column `fiscal_year`, then add up the column `detainers`.
""",
    points=1,
    minutes=5,
    route="code",
    properties=Properties(type="a count of detainers", range=(0, 2_000_000)),
    unit="detainers",
    tolerance=0.5,
    starter="""
# rows = detainers[detainers["fiscal_year"] == ____]
# one_year = rows["____"].sum()
one_year = ...
""",
    solution="""
rows = detainers[detainers["fiscal_year"] == 2011]
one_year = rows["detainers"].sum()
""",
    answer=lambda load, deal: in_year(load, "fiscal_year", 2011),
    mistakes=(
        Mistake(
            "calendar-year",
            lambda load, deal: in_year(load, "calendar_year", 2011),
            "This is the calendar year. The fiscal year starts in October of the year before: use the column fiscal_year.",
        ),
        Mistake(
            "all-years",
            lambda load, deal: int(load("detainers-monthly")["detainers"].sum()),
            "This is every month in the table. Keep the rows of one fiscal year first.",
        ),
        Mistake(
            "months",
            lambda load, deal: 12,
            "This counts the rows: twelve months. Each row stands for many detainers, so add up the column.",
        ),
        Mistake(
            "worked-example",
            lambda load, deal: in_year(load, "calendar_year", 2012),
            "This is the worked example once more: the calendar year 2012. Change the column and the year.",
        ),
        Mistake(
            "year-of-the-example",
            lambda load, deal: in_year(load, "fiscal_year", 2012),
            "The column is right, and the year is still that of the worked example. Asked is 2011.",
        ),
        Mistake(
            "mean-month",
            lambda load, deal: in_year(load, "fiscal_year", 2011) / 12,
            "This is the mean month of the year. Asked is the whole year: .sum().",
        ),
        Mistake(
            "nothing-left",
            lambda load, deal: 0,
            "No row was left to add up. The years are numbers: write 2011 without quotes, and look at the column's name.",
        ),
    ),
    mutants=(
        Mutant("calendar year", '"fiscal_year"', '"calendar_year"'),
        Mutant("off by one year", "== 2011", "== 2010"),
        Mutant("mean for sum", ".sum()", ".mean()"),
        Mutant("rows for detainers", 'rows["detainers"].sum()', "len(rows)"),
        Mutant("filter turned round", "== 2011", "!= 2011"),
        Mutant("every year up to it", "== 2011", "<= 2011"),
    ),
    hints=(
        'detainers["fiscal_year"] == 2011 is True for the rows you want.',
        "Put it in square brackets behind detainers, then take the column and .sum().",
    ),
    explain="Filter, then add up: you will do this in every lesson.",
)

BY_YEAR = Exercise(
    id="by-year",
    kind="table",
    title="Add up by group",
    prompt="""
Now all years at once. Make a table with the columns `fiscal_year` and `detainers`: one row a fiscal year, with
its number of detainers.
""",
    points=1,
    minutes=6,
    route="code",
    properties=Properties(type="a table of fiscal years", columns=("fiscal_year", "detainers"), length=8),
    tolerance=0.5,
    starter="""
# by_year = detainers.groupby("____")["____"].sum().reset_index()
by_year = ...
""",
    solution='by_year = detainers.groupby("fiscal_year")["detainers"].sum().reset_index()',
    answer=lambda load, deal: by_year(load, "fiscal_year"),
    mistakes=(
        Mistake(
            "calendar-years",
            lambda load, deal: by_year(load, "calendar_year"),
            "These are calendar years. Group by the column fiscal_year.",
        ),
        Mistake(
            "means",
            lambda load, deal: by_year(load, "fiscal_year", "mean"),
            "This is the mean month of each year. Asked is the whole year: .sum().",
            score=0.5,
        ),
        Mistake(
            "months-counted",
            lambda load, deal: by_year(load, "fiscal_year", "count"),
            "This counts the rows of each year, that is its months. Add up the column detainers: .sum().",
        ),
        Mistake(
            "largest-month",
            lambda load, deal: by_year(load, "fiscal_year", "max"),
            "This is the largest month of each year. Asked is the whole year: .sum().",
        ),
    ),
    mutants=(
        Mutant("calendar years", 'groupby("fiscal_year")', 'groupby("calendar_year")'),
        Mutant("mean for sum", ".sum()", ".mean()"),
        Mutant("largest month", ".sum()", ".max()"),
        Mutant("months counted", ".sum()", ".count()"),
        Mutant("index kept", ".reset_index()", ".to_frame()"),
        Mutant("by month", 'groupby("fiscal_year")', 'groupby("month")'),
    ),
    hints=(
        'groupby("fiscal_year") makes one group a year; ["detainers"].sum() adds each group up.',
        ".reset_index() turns the result back into a table with two columns.",
    ),
    explain="The last row stops in July 2015: the table ends there. A short year is not a small year.",
)

MY_COUNTY = Exercise(
    id="my-county",
    kind="number",
    title="Find your county",
    prompt="""
Your learner code dealt you a county: `deal.county`. How many people lived there in 2010? Find its row in
`counties` (column `label`) and read the column `population_2010`.
""",
    points=1,
    minutes=5,
    route="code",
    properties=Properties(type="a count of people", range=(0, 15_000_000)),
    unit="people",
    tolerance=0.5,
    starter="""
# row = counties[counties["label"] == deal.____]
# my_county = row["____"].item()
my_county = ...
""",
    solution="""
row = counties[counties["label"] == deal.county]
my_county = row["population_2010"].item()
""",
    answer=lambda load, deal: of_county(load, deal.county, "population_2010"),
    mistakes=(
        Mistake(
            "noncitizens",
            lambda load, deal: of_county(load, deal.county, "noncitizens"),
            "This is the number of noncitizens in your county. Read the column population_2010.",
        ),
        Mistake(
            "all-counties",
            lambda load, deal: float(load("county-activation")["population_2010"].sum()),
            "This adds up all the counties of the country. Keep the row of your county.",
        ),
        Mistake(
            "first-row",
            lambda load, deal: float(load("county-activation")["population_2010"].iloc[0]),
            "This is the first county of the table. Keep the row whose label is deal.county.",
        ),
        Mistake(
            "rows-counted",
            lambda load, deal: 1,
            "This counts the rows that are left: one county. Read the number in its column population_2010.",
        ),
        Mistake(
            "thousands",
            lambda load, deal: of_county(load, deal.county, "population_2010") / 1000,
            "These are thousands of people. Give the number as it stands in the table.",
        ),
    ),
    mutants=(
        Mutant("noncitizens", '"population_2010"', '"noncitizens"'),
        Mutant("another county", 'row["population_2010"].item()', 'counties["population_2010"].iloc[1]'),
        Mutant("all counties", 'row["population_2010"].item()', 'counties["population_2010"].sum()'),
        Mutant("mean county", 'row["population_2010"].item()', 'counties["population_2010"].mean()'),
        Mutant("rows", 'row["population_2010"].item()', "len(row)"),
        Mutant("thousands", ".item()", ".item() / 1000"),
    ),
    hints=(
        "Run deal.county in a cell of its own to see its name.",
        'counties[counties["label"] == deal.county] is one row; ["population_2010"].item() takes its number.',
    ),
    uses=("county",),
    explain="Keep your code: the same county waits for you in later lessons.",
)

LESSON = Lesson(
    id="00-start-here",
    version="1.0",
    graded=False,
    given=GIVEN,
    pools={"county": COUNTIES},
    exercises=(FIRST_ANSWER, KINDS_OF_SENTENCES, *GUESSES, ONE_YEAR, BY_YEAR, MY_COUNTY),
)
