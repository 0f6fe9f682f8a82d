"""Lesson 0, *Start here*: the logic of its exercises; their words stand in `lesson.md`.

`answer` and the mistakes are computed from the datasets, never typed in. A function that ends with the answer is the
reference code of its cell; it reaches the same answer in its own way.
"""

from lessonkit.exercises.writing import (
    Deal,
    Load,
    about,
    among,
    choice,
    dealt,
    guess,
    lesson,
    number,
    of_form,
    order,
    slip,
)
from scomm.pools import dealt_counties, labels

LESSON = lesson("1.3", graded=False, pools={"county": dealt_counties})


def in_year(load: Load, column: str, year: int) -> int:
    """Detainers of a fiscal or calendar year."""
    table = load("detainers-monthly")
    return int(table.loc[table[column] == year, "detainers"].sum())


def of_county(load: Load, label: str, column: str) -> float:
    """One figure of a county."""
    table = load("county-activation")
    return float(table.loc[labels(table) == label, column].item())


def people_of(load: Load, county: str) -> float:
    """The people of a county in 2010."""
    return of_county(load, county, "population_2010")


def people_of_the_state(load: Load, deal: Deal) -> float:
    """The people of all counties of the dealt county's state."""
    table = load("county-activation")
    in_state = table["state_code"] == deal.county.rpartition(", ")[2]
    return float(table.loc[in_state, "population_2010"].sum())


def people_of_the_name(load: Load, deal: Deal) -> float:
    """The people of all counties that have the dealt county's name, if there are several."""
    table = load("county-activation")
    same = table["county"] == deal.county.rpartition(", ")[0]
    if same.sum() < 2:
        raise LookupError
    return float(table.loc[same, "population_2010"].sum())


def people_of_each(load: Load) -> dict[str, float]:
    """The people of every county in 2010, by its label."""
    table = load("county-activation")
    return dict(zip(labels(table), table["population_2010"].astype(float), strict=True))


# --- the kit ------------------------------------------------------------------------------------


FIRST_ANSWER = number(
    "first-answer",
    answer=2008,
    mistakes={
        "nationwide": 2013,
        "release": 2014,
        "data-of-2009": 2009,
        "report-of-2012": 2012,
        "requests-of-2007": 2007,
        "agency": 2003,
    },
    range=(1990, 2030),
    minutes=2,
    route="no-code",
)

KINDS_OF_SENTENCES = order(
    "kinds-of-sentences",
    right="bca",
    wrong={
        "cba": "testimony-as-data",
        "bac": "opinion-as-testimony",
        "acb": "opinion-as-data",
        "abc": "all-shifted",
        "cab": "all-turned",
    },
    minutes=3,
)


# --- three guesses, each answered right after it -----------------------------------------------------


GUESS_COUNTIES = guess("guess-counties", range=(0, 3_200), truth="counties-at-the-end-of-2009")
GUESS_CALL = guess("guess-call", truth="less-likely-to-call")
GUESS_AGREEMENTS = guess("guess-agreements", range=(0, 20_000), truth="agreements-at-the-end-of-2025")

KEPT_WORK = choice(
    "kept-work",
    right="a",
    wrong={"b": "words-alone", "c": "on-a-server", "d": "gone"},
    minutes=1,
)


# --- the warm-up ------------------------------------------------------------------------------------


def one_year(detainers):
    rows = detainers[detainers["fiscal_year"] == 2011]
    one_year = rows["detainers"].sum()
    return one_year


ONE_YEAR = number(
    "one-year",
    about=about(
        in_year,
        column="fiscal_year",
        year=among(2011, range(2008, 2016)),
        worked={"column": "calendar_year", "year": 2012},
    ),
    mistakes={
        "calendar-year": slip('"fiscal_year"', '"calendar_year"'),
        "all-years": slip('detainers[detainers["fiscal_year"] == 2011]', "detainers"),
        "months": slip('rows["detainers"].sum()', "len(rows)"),
        "worked-example": slip('["fiscal_year"] == 2011', '["calendar_year"] == 2012'),
        "year-of-the-example": slip("2011", "2012"),
        "mean-month": slip(".sum()", ".mean()"),
        "nothing-left": slip("2011", '"2011"'),
        "every-year-up-to-it": slip('["fiscal_year"] == 2011', '["fiscal_year"] <= 2011'),
        "every-year-from-it-on": slip('["fiscal_year"] == 2011', '["fiscal_year"] >= 2011'),
        "years-added": slip('rows["detainers"]', 'rows["fiscal_year"]'),
    },
    solution=one_year,
    range=(0, 2_000_000),
    tolerance=0.5,
    mutants={
        "calendar year": ('"fiscal_year"', '"calendar_year"'),
        "off by one year": ("== 2011", "== 2010"),
        "mean for sum": (".sum()", ".mean()"),
        "rows for detainers": ('rows["detainers"].sum()', "len(rows)"),
        "filter turned round": ("== 2011", "!= 2011"),
        "every year up to it": ("== 2011", "<= 2011"),
    },
    minutes=4,
)


def my_county(counties, deal):
    row = counties[counties["label"] == deal.county]
    my_county = row["population_2010"].item()
    return my_county


MY_COUNTY = number(
    "my-county",
    about=about(
        people_of,
        county=dealt("county", answers=people_of_each),
        instead={"the-state": people_of_the_state, "the-name": people_of_the_name},
    ),
    mistakes={
        "noncitizens": slip('"population_2010"', '"noncitizens"'),
        "citizens-alone": slip(
            'row["population_2010"].item()', 'row["population_2010"].item() - row["noncitizens"].item()'
        ),
        "all-counties": slip('row["population_2010"].item()', 'counties["population_2010"].sum()'),
        "first-row": slip('counties[counties["label"] == deal.county]', "counties.head(1)"),
        "rows-counted": slip('row["population_2010"].item()', "len(row)"),
        "code": slip('"population_2010"', '"fips"'),
        "thousands": of_form(slip(".item()", ".item() / 1000"), tolerance=0.0005),
        "worked-example": slip("deal.county", '"Harris County, TX"'),
    },
    solution=my_county,
    range=(0, 15_000_000),
    tolerance=0.5,
    mutants={
        "noncitizens": ('"population_2010"', '"noncitizens"'),
        "another county": ('row["population_2010"].item()', 'counties["population_2010"].iloc[1]'),
        "all counties": ('row["population_2010"].item()', 'counties["population_2010"].sum()'),
        "mean county": ('row["population_2010"].item()', 'counties["population_2010"].mean()'),
        "rows": ('row["population_2010"].item()', "len(row)"),
        "thousands": (".item()", ".item() / 1000"),
    },
    uses=("county",),
    minutes=4,
)
