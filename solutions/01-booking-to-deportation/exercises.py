"""Lesson 1, *From a booking to a deportation*: its exercises, written once.

`answer` and the mistakes are computed from the datasets and the model of holds, never typed in. The
reference code of a learner stands in `solution`; it reaches the same answer in its own way.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises import Deal, Exercise, Lesson, Mistake, Mutant, Properties
from scomm.exercises.chart_mistakes import nameless, names_swapped
from scomm.exercises.spec import Load
from scomm.models import federal_holidays, holds, one_point_more

PLACES = ("United States", "California")
COUNTS = {"United States": "us-2011-03", "California": "ca-2011-03"}
STAGES = {"prints": "submissions", "arrests": "arrests", "removals": "removals"}

GIVEN = """
import pandas as pd
import plotly.graph_objects as go
from scomm.models import federal_holidays

# one row: a place, a stage and how many people came to it by 31 March 2011
counts = load("program-counts")
counts = counts[counts["id"].isin(["us-2011-03", "ca-2011-03"])].rename(columns={"submissions": "prints"})
funnel = counts.melt("place", ["prints", "arrests", "removals"], var_name="stage", value_name="people")
funnel = funnel.sort_values("place", ascending=False, kind="stable", ignore_index=True)

detainers = load("detainers-monthly")    # one row: a month and how many detainers ICE sent
holiday_dates = {str(day) for year in range(2008, 2016) for day in federal_holidays(year)}
"""


# --- the numbers behind the answers -------------------------------------------------------------


def people(load: Load, place: str, stage: str) -> int:
    """People who came to a stage of the funnel by 31 March 2011, as published."""
    table = load("program-counts").set_index("id")
    return int(table.loc[COUNTS[place], STAGES.get(stage, stage)])


def percent(load: Load, place: str, part: str, base: str) -> float:
    """One stage as a share of another, in percent."""
    return 100 * people(load, place, part) / people(load, place, base)


def _other(place: str) -> str:
    return next(other for other in PLACES if other != place)


RATES = ("matched", "asked", "honored", "collected", "removed")
"""The rates of the pipeline, in the order of the letters of the exercise."""


def largest_gain(load: Load, deal: Deal) -> str:
    """The letter of the rate that adds the most removals when it rises by one percentage point."""
    adds = [one_point_more("us-2011-03", rate) for rate in RATES]
    return "abcde"[adds.index(max(adds))]


# --- the table and the chart --------------------------------------------------------------------

COLUMNS = ("place", "stage", "of_prints", "of_previous")
PREVIOUS = {"prints": "prints", "arrests": "prints", "removals": "arrests"}


def funnel_table(
    load: Load, *, of_prints=percent, of_previous=percent, swapped: bool = False
) -> pd.DataFrame:
    """The two later stages of both places with both bases, or one of the ways in which it goes wrong."""
    rows = [
        (
            place,
            stage,
            of_prints(load, place, stage, "prints"),
            of_previous(load, place, stage, PREVIOUS[stage]),
        )
        for place in PLACES
        for stage in ("arrests", "removals")
    ]
    if swapped:
        rows = [(place, stage, second, first) for place, stage, first, second in rows]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def of_the_stage_before(load: Load, place: str, part: str, base: str) -> float:
    return percent(load, place, part, PREVIOUS[part])


def of_all_prints(load: Load, place: str, part: str, base: str) -> float:
    return percent(load, place, part, "prints")


def of_the_nation(load: Load, place: str, part: str, base: str) -> float:
    return 100 * people(load, place, part) / people(load, "United States", base)


def upside_down(load: Load, place: str, part: str, base: str) -> float:
    return percent(load, place, base, part)


def as_fraction(load: Load, place: str, part: str, base: str) -> float:
    return percent(load, place, part, base) / 100


def as_per_thousand(load: Load, place: str, part: str, base: str) -> float:
    return 10 * percent(load, place, part, base)


def in_whole_percent(load: Load, place: str, part: str, base: str) -> float:
    return round(percent(load, place, part, base))


def next_whole_percent(load: Load, place: str) -> int:
    """The whole number on the other side of the share of arrests that led to a removal."""
    share = percent(load, place, "removals", "arrests")
    return round(share) + (1 if share > round(share) else -1)


def of_all_stages(load: Load, place: str, part: str, base: str) -> float:
    return 100 * people(load, place, part) / sum(people(load, place, stage) for stage in STAGES)


def of_the_first_row_left(load: Load, place: str, part: str, base: str) -> float:
    """The base when the prints were dropped too early."""
    return percent(load, place, part, "arrests")


def of_the_row_before_left(load: Load, place: str, part: str, base: str) -> float:
    return percent(load, place, part, "arrests") if part == "removals" else float("nan")


def per_thousand(load: Load, place: str, stage: str) -> float:
    """People at a stage for every thousand prints submitted."""
    return 1000 * people(load, place, stage) / people(load, place, "prints")


def per_thousand_of_previous(load: Load, place: str, stage: str) -> float:
    return 10 * percent(load, place, stage, PREVIOUS[stage])


def per_print(load: Load, place: str, stage: str) -> float:
    return per_thousand(load, place, stage) / 1000


def per_thousand_of_the_nation(load: Load, place: str, stage: str) -> float:
    return 1000 * people(load, place, stage) / people(load, "United States", "prints")


def in_thousands(load: Load, place: str, stage: str) -> float:
    return people(load, place, stage) / 1000


def chart(
    load: Load, *, places=PLACES, values=per_thousand, words: bool = True, stages=tuple(STAGES), labels=None
) -> go.Figure:
    """The funnel of both places, or one of the ways in which it goes wrong."""
    figure = go.Figure()
    for place in places:
        heights = [values(load, place, stage) for stage in stages]
        figure.add_bar(x=list(labels or stages), y=heights, name=place)
    if words:
        figure.update_layout(title_text="The funnel", yaxis_title_text="People for every thousand prints")
    return figure


# --- how long a hold may last -------------------------------------------------------------------

ZONE = ZoneInfo("America/Chicago")
FORM = "I-247"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def hold_expires(would_be_released, booked):
    """The right function, from the kit's model of the form that was used until 2015."""
    ends = holds.hold_expires(_moment(would_be_released).replace(tzinfo=ZONE), FORM)
    return str(ends.replace(tzinfo=None))


def without_seconds(would_be_released, booked):
    return hold_expires(would_be_released, booked)[:-3]


def with_a_t(would_be_released, booked):
    return hold_expires(would_be_released, booked).replace(" ", "T")


def counts_every_day(would_be_released, booked):
    return str(_moment(would_be_released) + timedelta(hours=48))


def forgets_holidays(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        left -= now.weekday() < 5
        now += timedelta(hours=1)
    return str(now)


def counts_weekends(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        left -= now.weekday() >= 5 or not holds.why_left_out(now.date())
        now += timedelta(hours=1)
    return str(now)


def starts_at_booking(would_be_released, booked):
    return hold_expires(booked, booked)


def moves_only_the_end(would_be_released, booked):
    ends = _moment(would_be_released) + timedelta(hours=48)
    while holds.why_left_out(ends.date()):
        ends += timedelta(days=1)
    return str(ends)


def two_working_days(would_be_released, booked):
    now, days = _moment(would_be_released), 0
    while days < 2:
        now += timedelta(days=1)
        days += not holds.why_left_out(now.date())
    return str(now)


def judges_by_the_end(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        now += timedelta(hours=1)
        left -= not holds.why_left_out(now.date())
    return str(now)


def saturdays_count(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        left -= now.weekday() != 6 and (now.weekday() == 5 or not holds.why_left_out(now.date()))
        now += timedelta(hours=1)
    return str(now)


def fridays_left_out(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        left -= now.weekday() != 4 and not holds.why_left_out(now.date())
        now += timedelta(hours=1)
    return str(now)


def or_for_and(would_be_released, booked):
    now, left = _moment(would_be_released), 48
    while left:
        left -= now.weekday() < 5 or now.date() not in federal_holidays(now.year)
        now += timedelta(hours=1)
    return str(now)


def an_hour_too_long(would_be_released, booked):
    ends = _moment(hold_expires(would_be_released, booked))
    while holds.why_left_out(ends.date()):
        ends += timedelta(hours=1)
    return str(ends + timedelta(hours=1))


def working_days_alone(would_be_released, booked):
    """What adding two business days does: it knows weekends, and no holidays."""
    return str(pd.Timestamp(would_be_released) + pd.offsets.BDay(2))


def adds_the_days_found(would_be_released, booked):
    starts = _moment(would_be_released)
    days = {(starts + timedelta(hours=hour)).date() for hour in range(49)}
    return str(
        starts + timedelta(hours=48) + timedelta(days=sum(bool(holds.why_left_out(day)) for day in days))
    )


def only_the_day(would_be_released, booked):
    return hold_expires(would_be_released, booked)[:10]


def adds_nothing(would_be_released, booked):
    return would_be_released


def gives_a_date(would_be_released, booked):
    return pd.Timestamp(would_be_released)


def hold_probes(load: Load) -> tuple:
    """Moments of release on ordinary days, before weekends and before long weekends, each with a booking."""
    return (
        ("2011-03-08 14:00:00", "2011-03-07 09:00:00"),  # a Tuesday: two plain days
        ("2011-03-11 09:00:00", "2011-03-10 22:00:00"),  # a Friday before an ordinary weekend
        ("2011-05-27 15:00:00", "2011-05-24 11:00:00"),  # the Friday before Memorial Day
        ("2011-11-23 18:00:00", "2011-11-21 08:00:00"),  # the Wednesday before Thanksgiving
        ("2010-07-03 10:00:00", "2010-06-30 16:00:00"),  # a Saturday; 4 July was observed on Monday the 5th
        ("2014-12-31 08:00:00", "2014-12-29 08:00:00"),  # the last day of a year
    )


# --- the exercises ------------------------------------------------------------------------------

FIRST_GUESS = Exercise(
    id="first-guess",
    kind="prediction",
    title="Guess before you look",
    prompt="""
Take a thousand sets of fingerprints that jails sent in under Secure Communities up to 31 March 2011. How many of the
thousand led to an arrest or a booking by ICE? Write your guess, and how sure you are, in percent, that the
true number lies within ten of it. You get the point for guessing, not for being right.
""",
    points=1,
    minutes=2,
    route="no-code",
    properties=Properties(type="a guess out of a thousand and a confidence in percent", range=(0, 1000)),
    starter="first_guess = ...    # (your guess out of a thousand, your confidence), for example (200, 60)",
    solution="first_guess = (200, 60)",
    mistakes=(
        Mistake(
            "guess-out-of-range",
            lambda load, deal: (20_000, 70),
            "There are a thousand sets of prints, so your guess can be from none to a thousand. Take a share of them.",
        ),
        Mistake(
            "confidence-as-fraction",
            lambda load, deal: (200, 0.7),
            "We read your confidence as less than one percent. If you are fairly sure, write 70, not 0.7.",
        ),
    ),
    hints=(
        "There is no wrong guess. What would you have said before you opened this lesson?",
        "Two numbers in brackets, with a comma between them: first the guess, then the confidence.",
    ),
)

FUNNEL_RATE = Exercise(
    id="funnel-rate",
    kind="number",
    title="A share of the stage before",
    prompt="""
Take **your dealt place** (`deal.place`). Of the people there whom ICE **arrested or booked** into its custody, what share was
**removed**, in percent, with one decimal? The numbers stand in the table above. A cell is also a calculator: write
numbers without commas, and `/` to divide.
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="a percentage", range=(0, 100)),
    unit="percent",
    tolerance=0.1,
    starter="funnel_rate = ...    # percent",
    solution="""
here = funnel[funnel["place"] == deal.place].set_index("stage")["people"]
funnel_rate = 100 * here["removals"] / here["arrests"]
""",
    answer=lambda load, deal: percent(load, deal.place, "removals", "arrests"),
    mistakes=(
        Mistake(
            "prints-as-base",
            lambda load, deal: percent(load, deal.place, "removals", "prints"),
            "You divided by all the prints. Asked is a share of the people whom ICE arrested or booked: that is the "
            "stage just before.",
        ),
        Mistake(
            "wrong-step",
            lambda load, deal: percent(load, deal.place, "arrests", "prints"),
            "This is the step before: arrests as a share of prints. Go one step on, to the removals.",
        ),
        Mistake(
            "upside-down",
            lambda load, deal: percent(load, deal.place, "arrests", "removals"),
            "A share of people who were arrested can't pass 100 percent. You divided the arrests by the removals.",
        ),
        Mistake(
            "convicted",
            lambda load, deal: percent(load, deal.place, "removals_with_conviction", "removals"),
            "This is the share of the removed people who had a conviction. Asked is the share of the arrested people who "
            "were removed.",
        ),
        Mistake(
            "other-place",
            lambda load, deal: percent(load, _other(deal.place), "removals", "arrests"),
            "This is the share of the other place. Look at deal.place, and read its column.",
        ),
        Mistake(
            "rounded",
            lambda load, deal: round(percent(load, deal.place, "removals", "arrests")),
            "Nearly. This is rounded to a whole number. Give it with one decimal, such as 12.3.",
            tolerance=0.01,
        ),
        Mistake(
            "other-whole-number",
            lambda load, deal: next_whole_percent(load, deal.place),
            "Near, but a whole number is too rough. Divide once more and give one decimal, such as 12.3.",
            tolerance=0.01,
        ),
        Mistake(
            "not-removed",
            lambda load, deal: 100 - percent(load, deal.place, "removals", "arrests"),
            "This is the share that was not removed by then. Asked is the share that was.",
        ),
        Mistake(
            "prints-per-thousand",
            lambda load, deal: per_thousand(load, deal.place, "arrests"),
            "This is the number for your guess: arrests for every thousand prints. Now ask of the arrests how many in a "
            "hundred were removals.",
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: percent(load, deal.place, "removals", "arrests") / 100,
            "This is a fraction. Multiply by a hundred to get percent.",
            score=0.5,
            tolerance=0.005,
        ),
    ),
    hints=(
        "“Of the people whom ICE arrested” names the lower number of the share.",
        "Removals divided by arrests, times a hundred.",
    ),
    uses=("place",),
    explain="About half. Of the prints it was one or two in a hundred. Both are true; each has its own base.",
)

FUNNEL_TABLE = Exercise(
    id="funnel-table",
    kind="table",
    title="Two bases, side by side",
    prompt="""
Make a table from `funnel` with one row for each place and each **later** stage (`arrests` and `removals`: four rows). It has
the columns `place`, `stage`, `of_prints` and `of_previous`: the people at this stage in percent of the **prints** of their place,
and in percent of the stage **just before** it.
""",
    points=2,
    minutes=7,
    route="code",
    properties=Properties(type="a table of four rows", columns=COLUMNS, length=4),
    unit="percent",
    tolerance=0.06,
    starter="""
# 1  the prints of each place, beside every row:  funnel.groupby("place")["people"].transform("first")
# 2  the stage before, beside every row:          funnel.groupby("place")["people"].shift()
# 3  two divisions; then keep the later stages and the four columns
funnel_table = ...
""",
    solution="""
table = funnel.copy()
prints = table.groupby("place")["people"].transform("first")
before = table.groupby("place")["people"].shift()
table["of_prints"] = 100 * table["people"] / prints
table["of_previous"] = 100 * table["people"] / before
later = table["stage"].isin(["arrests", "removals"])
funnel_table = table.loc[later, ["place", "stage", "of_prints", "of_previous"]]
""",
    answer=lambda load, deal: funnel_table(load),
    mistakes=(
        Mistake(
            "previous-for-prints",
            lambda load, deal: funnel_table(load, of_prints=of_the_stage_before),
            "The column of_prints divides by the stage before. Its base is always the prints, also for removals.",
        ),
        Mistake(
            "prints-for-previous",
            lambda load, deal: funnel_table(load, of_previous=of_all_prints),
            "The column of_previous divides by the prints. For removals the stage before is the arrests.",
        ),
        Mistake(
            "swapped",
            lambda load, deal: funnel_table(load, swapped=True),
            "The two columns have changed places: of_prints divides by the prints, of_previous by the stage before.",
            score=0.5,
        ),
        Mistake(
            "one-base",
            lambda load, deal: funnel_table(load, of_prints=of_the_nation),
            "California's stages are divided by the prints of the whole country. Each place has its own base: group by place.",
        ),
        Mistake(
            "upside-down",
            lambda load, deal: funnel_table(load, of_prints=upside_down, of_previous=upside_down),
            "Your shares are turned upside down: the people at the stage go on top, the base below.",
        ),
        Mistake(
            "all-stages",
            lambda load, deal: funnel_table(load, of_prints=of_all_stages),
            "The column of_prints divides by all three stages added up. Those who were removed are counted three times there. "
            "Its base is the prints alone.",
        ),
        Mistake(
            "prints-dropped-first",
            lambda load, deal: funnel_table(
                load, of_prints=of_the_first_row_left, of_previous=of_the_row_before_left
            ),
            "You dropped the prints before you divided, so the first row that is left is the arrests. Divide first, then "
            "keep the later stages.",
        ),
        Mistake(
            "one-fraction",
            lambda load, deal: funnel_table(load, of_previous=as_fraction),
            "The column of_previous holds fractions. Multiply it by a hundred too.",
            score=0.5,
        ),
        Mistake(
            "prints-as-fraction",
            lambda load, deal: funnel_table(load, of_prints=as_fraction),
            "The column of_prints holds fractions. Multiply it by a hundred too.",
            score=0.5,
        ),
        Mistake(
            "per-thousand",
            lambda load, deal: funnel_table(load, of_prints=as_per_thousand, of_previous=as_per_thousand),
            "These are shares of a thousand. Asked are percent: times a hundred.",
            score=0.5,
        ),
        Mistake(
            "rounded",
            lambda load, deal: funnel_table(load, of_prints=in_whole_percent, of_previous=in_whole_percent),
            "Rounded to whole percent, small shares lose what tells them apart. Keep at least one decimal.",
            score=0.5,
        ),
        Mistake(
            "as-fraction",
            lambda load, deal: funnel_table(load, of_prints=as_fraction, of_previous=as_fraction),
            "These are fractions. Multiply by a hundred to get percent.",
            score=0.5,
            tolerance=0.0002,
        ),
    ),
    mutants=(
        Mutant("base of both places", '.groupby("place")["people"].transform("first")', '["people"].iloc[0]'),
        Mutant("last for first", 'transform("first")', 'transform("last")'),
        Mutant("sum for first", 'transform("first")', 'transform("sum")'),
        Mutant("stage after", ".shift()", ".shift(-1)"),
        Mutant("prints for previous", '"people"] / before', '"people"] / prints'),
        Mutant("fractions", '100 * table["people"] / prints', 'table["people"] / prints'),
        Mutant("a stage lost", '["arrests", "removals"]', '["removals"]'),
        Mutant("prints kept", '["arrests", "removals"]', '["prints", "arrests", "removals"]'),
    ),
    hints=(
        "For arrests both columns are alike, because the stage before is the prints. They part at the removals.",
        'prints = funnel.groupby("place")["people"].transform("first") puts the base of each place beside its rows.',
        'Keep rows with .isin(["arrests", "removals"]) and columns with a list of their names.',
    ),
    explain="Name the base in the column, and nobody can take one share for the other.",
)

FUNNEL_CHART = Exercise(
    id="funnel-chart",
    kind="chart",
    title="Draw the funnel",
    prompt="""
Draw one Plotly bar chart with **two series**, one for each place and named after it. On the level axis stand the three stages,
named as in `funnel`. On the upright axis: people at that stage **for every thousand prints** of that place. Give it a title that
says what it shows, and name the unit.
""",
    points=2,
    minutes=7,
    route="code",
    properties=Properties(type="a chart with two series of three bars", series=2),
    unit="people for every thousand prints",
    tolerance=0.5,
    starter="""
# funnel_chart = go.Figure()
# funnel_chart.add_bar(x=stages, y=values, name=place)    # once for each place
# funnel_chart.update_layout(title_text="...", yaxis_title_text="...")
funnel_chart = ...
""",
    solution="""
funnel_chart = go.Figure()
for place in ["United States", "California"]:
    rows = funnel[funnel["place"] == place]
    prints = rows["people"].iloc[0]
    funnel_chart.add_bar(x=rows["stage"].tolist(), y=(1000 * rows["people"] / prints).tolist(), name=place)
funnel_chart.update_layout(
    title_text="Few prints lead to an arrest, and half of the arrests to a removal",
    yaxis_title_text="People for every thousand prints",
)
""",
    answer=lambda load, deal: chart(load),
    mistakes=(
        Mistake(
            "counts",
            lambda load, deal: chart(load, values=people),
            "The bars are counts, so the larger place wins everywhere. Divide by the prints of each place, times a thousand.",
        ),
        Mistake(
            "previous-as-base",
            lambda load, deal: chart(load, values=per_thousand_of_previous),
            "Each bar is a share of the bar before it, so their lengths can't be compared. Use one base: the prints.",
        ),
        Mistake(
            "percent",
            lambda load, deal: chart(
                load, values=lambda load, place, stage: per_thousand(load, place, stage) / 10
            ),
            "These are percent. Asked are people for every thousand prints.",
            score=0.5,
            tolerance=0.01,
        ),
        Mistake(
            "one-series",
            lambda load, deal: chart(load, places=("United States",)),
            "Only one place is drawn. The point of the chart is the comparison: add the other.",
            score=0.5,
        ),
        Mistake(
            "fractions",
            lambda load, deal: chart(load, values=per_print),
            "These are shares of one print. Asked are people for every thousand prints: times a thousand.",
            score=0.5,
            tolerance=0.001,
        ),
        Mistake(
            "in-thousands",
            lambda load, deal: chart(load, values=in_thousands),
            "These are thousands of people. “For every thousand prints” means: divide by the prints of the place, then times a "
            "thousand.",
        ),
        Mistake(
            "base-of-the-country",
            lambda load, deal: chart(load, values=per_thousand_of_the_nation),
            "California's bars are divided by the prints of the whole country. Each place has its own base.",
        ),
        Mistake(
            "without-prints",
            lambda load, deal: chart(load, stages=("arrests", "removals")),
            "The prints are missing. Draw all three stages: the first bar shows the base.",
            score=0.5,
        ),
        Mistake(
            "stages-renamed",
            lambda load, deal: chart(load, labels=("Prints", "Arrests", "Removals")),
            "The bars are right. Name the stages as funnel does, in small letters, so that we can tell them apart.",
            score=0.5,
        ),
        Mistake(
            "no-words",
            lambda load, deal: chart(load, words=False),
            "The bars are right, but a reader can't tell what they show. Add a title and name the unit on the upright axis.",
            score=0.5,
        ),
        Mistake(
            "names-swapped",
            lambda load, deal: names_swapped(chart(load)),
            "The bars are right, but their names have changed places.",
            score=0.5,
        ),
        Mistake(
            "no-names",
            lambda load, deal: nameless(chart(load)),
            'The bars are right, but nobody can tell which is which. Give each its name, with name="...".',
            score=0.5,
        ),
    ),
    mutants=(
        Mutant("counts", '1000 * rows["people"] / prints', 'rows["people"]'),
        Mutant("percent", '1000 * rows["people"]', '100 * rows["people"]'),
        Mutant("wrong denominator", 'rows["people"].iloc[0]', 'rows["people"].iloc[1]'),
        Mutant("last as base", 'rows["people"].iloc[0]', 'rows["people"].iloc[-1]'),
        Mutant("base of everyone", 'rows["people"].iloc[0]', 'rows["people"].sum()'),
        Mutant("filter dropped", 'funnel[funnel["place"] == place]', "funnel"),
        Mutant("one place", '["United States", "California"]', '["United States"]'),
        Mutant("no words", "funnel_chart.update_layout", "dict"),
        Mutant("no names", ", name=place)", ")"),
    ),
    hints=(
        "The first bar of each place is a thousand. If it is not, look at your base.",
        "Loop over the two places: filter funnel, divide its people by its first row, call add_bar.",
    ),
    explain="California's arrests for every thousand prints lay above the country's. The chart does not say why.",
)

WHICH_RATE = Exercise(
    id="which-rate",
    kind="choice",
    title="Which rate matters most?",
    prompt="""
Start the pipeline above as it was calibrated. Now **one** rate rises by **one percentage point**, and the others stay. With which
rate does this add the most removals?
""",
    points=1,
    minutes=4,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d", "e", "f")),
    starter='which_rate = ...    # one letter in quotes, for example "f"',
    solution='which_rate = "a"',
    options={
        "a": "Prints that match at DHS.",
        "b": "Matches for which ICE asks the jail.",
        "c": "Requests that the jail follows.",
        "d": "People held whom ICE takes.",
        "e": "People in custody who are removed.",
        "f": "None: a percentage point is a percentage point.",
    },
    answer=largest_gain,
    mistakes=(
        Mistake(
            "asks",
            lambda load, deal: "b",
            "In the model ICE asks for two in three matches, so one point more is a small change. Look for the rate that is smallest "
            "to begin with.",
        ),
        Mistake(
            "jail",
            lambda load, deal: "c",
            "In these years few refusals are on record, so this rate can hardly rise. It matters most when it falls. But "
            "the question is about one point more.",
        ),
        Mistake(
            "takes",
            lambda load, deal: "d",
            "One point more on a rate of more than half adds a little to a lot. A small rate has more to gain from a point.",
        ),
        Mistake(
            "last-step",
            lambda load, deal: "e",
            "This step stands nearest to the removals. But a chain of rates multiplies: a rate's place does not matter, its size "
            "does.",
        ),
        Mistake(
            "all-alike",
            lambda load, deal: "f",
            "Nearly alike would be one percent more of each rate. One percentage point is much to a small rate and little to a "
            "large one.",
        ),
    ),
    hints=(
        "The sentences below the bars say how many removals one point more of each rate adds.",
        "Divide (rate + 1) by rate for each, in percent. The largest quotient wins.",
    ),
    explain="The smallest rate gains most from a point: seven prints in a hundred match, so one more is a seventh more of "
    "everything that follows. It is also a rate that no county sets.",
)

HOLD_EXPIRES = Exercise(
    id="hold-expires",
    kind="function",
    title="When does a hold end?",
    prompt="""
Until 2015 the form asked a jail to hold a person for up to {claim}`hold-hours` after the time at which the person **would
otherwise be released**, without Saturdays, Sundays and holidays. Write `hold_expires(would_be_released, booked)`. It takes two
moments as text, such as `"2011-05-27 15:00:00"`, both at a full hour, and gives back the moment at which the hold ends, as
text of the same form. `holiday_dates` holds the federal holidays, such as `"2011-05-30"`. If your check never ends, a loop never
stops: press ■ at the top of the notebook, and look at the line that moves `now`.
""",
    points=2,
    minutes=10,
    route="code",
    properties=Properties(type="a function that gives back a moment as text"),
    starter="""
def hold_expires(would_be_released, booked):
    now = pd.Timestamp(would_be_released)
    # count hour by hour: now.dayofweek is 5 on a Saturday; str(now.date()) is its date as text
    # one hour on: now + pd.Timedelta(hours=1)
    ...    # at the end: return str(now)
""",
    solution="""
def hold_expires(would_be_released, booked):
    now = pd.Timestamp(would_be_released)
    hours = 0
    while hours < 48:
        if now.dayofweek < 5 and str(now.date()) not in holiday_dates:
            hours += 1
        now += pd.Timedelta(hours=1)
    return str(now)
""",
    answer=lambda load, deal: hold_expires,
    alternatives=(lambda load, deal: with_a_t, lambda load, deal: without_seconds),
    probes=hold_probes,
    mistakes=(
        Mistake(
            "counts-weekends",
            lambda load, deal: counts_every_day,
            "Your function adds two days and looks at no calendar. Hours on a Saturday, a Sunday or a holiday do not count.",
        ),
        Mistake(
            "forgets-holidays",
            lambda load, deal: forgets_holidays,
            "Weekends are right, and holidays count as ordinary days. Look the date up in holiday_dates.",
            score=0.5,
        ),
        Mistake(
            "holidays-alone",
            lambda load, deal: counts_weekends,
            "Holidays are right, and Saturdays and Sundays count as ordinary days. Leave out dayofweek 5 and 6 too.",
            score=0.5,
        ),
        Mistake(
            "starts-at-booking",
            lambda load, deal: starts_at_booking,
            "Your count starts when the person was booked. It starts when the person would otherwise go free: after bail, "
            "after the sentence, or when charges are dropped.",
        ),
        Mistake(
            "moves-only-the-end",
            lambda load, deal: moves_only_the_end,
            "You add two days and then move the end off the weekend. Every hour on such a day is left out, also in the middle.",
        ),
        Mistake(
            "two-working-days",
            lambda load, deal: two_working_days,
            "Right if the person would go free on a working day. On a Saturday none of the day counts: the count starts at the "
            "midnight before the next day that does, not at the same hour.",
            score=0.5,
        ),
        Mistake(
            "judged-by-its-end",
            lambda load, deal: judges_by_the_end,
            "Nearly. You move the clock on and then look at the day, so the hour before midnight is judged by the day after. Look "
            "first, then move.",
            score=0.5,
        ),
        Mistake(
            "saturdays-count",
            lambda load, deal: saturdays_count,
            "Saturdays count in your function. Python counts the days of the week from Monday, which is 0: Saturday is 5, Sunday 6.",
            score=0.5,
        ),
        Mistake(
            "fridays-left-out",
            lambda load, deal: fridays_left_out,
            "Fridays are left out in your function. Monday is 0, so Friday is 4, and the weekend begins with 5.",
            score=0.5,
        ),
        Mistake(
            "or-for-and",
            lambda load, deal: or_for_and,
            "With “or”, one of the two conditions is enough, so nearly every hour counts. A day counts if it is no weekend “and” no "
            "holiday.",
        ),
        Mistake(
            "an-hour-too-long",
            lambda load, deal: an_hour_too_long,
            "Nearly. Your hold is an hour too long: the loop runs once more when 48 hours are full. Look at < and <=.",
            score=0.5,
        ),
        Mistake(
            "working-days-alone",
            lambda load, deal: working_days_alone,
            "You add two working days, and a holiday is one of them. Leave out the days in holiday_dates too, and count in hours: on "
            "a Saturday the count starts at midnight.",
        ),
        Mistake(
            "adds-the-days-found",
            lambda load, deal: adds_the_days_found,
            "You add a day for each day off within the first two. But the days that you add can be days off as well. Step from hour "
            "to hour.",
        ),
        Mistake(
            "only-the-day",
            lambda load, deal: only_the_day,
            "The day is right. Asked is the moment, with its hour: give back str(now).",
            score=0.5,
        ),
        Mistake(
            "adds-nothing",
            lambda load, deal: adds_nothing,
            "Your function gives back the moment it was given. Move now on, hour by hour, until 48 hours have counted.",
        ),
        Mistake(
            "gives-a-date",
            lambda load, deal: gives_a_date,
            "Your function gives back a date object. Asked is text: end it with return str(...). Then we can compare it.",
        ),
    ),
    mutants=(
        Mutant("Saturdays count", "now.dayofweek < 5", "now.dayofweek < 6"),
        Mutant("Fridays left out", "now.dayofweek < 5", "now.dayofweek < 4"),
        Mutant("holidays forgotten", " and str(now.date()) not in holiday_dates", ""),
        Mutant("weekends count", "now.dayofweek < 5 and ", ""),
        Mutant("starts at booking", "pd.Timestamp(would_be_released)", "pd.Timestamp(booked)"),
        Mutant("an hour too long", "hours < 48", "hours <= 48"),
        Mutant("one day", "hours < 48", "hours < 24"),
        Mutant("either will do", "5 and str", "5 or str"),
    ),
    hints=(
        "A loop that steps from hour to hour and counts only the hours that count is enough.",
        "while hours < 48: add 1 to hours if the day counts; then move now one hour on. The day counts if "
        "now.dayofweek < 5 and str(now.date()) not in holiday_dates.",
    ),
    explain="Every hour on a day that does not count is left out, wherever it lies: at the start, in the middle or at the end.",
)

COUNTY_CAN_CHANGE = Exercise(
    id="county-can-change",
    kind="choice",
    title="Where can a county say no?",
    prompt="""
According to **DHS's position of 2010 and 2011** (its position, not yours): at which step can a county change what happens? Give
the letter of **one** step at which it can. More than one letter is right.
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d", "e")),
    starter='county_can_change = ...    # one letter in quotes, for example "e"',
    solution='county_can_change = "d"',
    options={
        "a": "The street: an officer can write a citation instead of booking a person.",
        "b": "The FBI: it can be asked not to pass on to DHS the prints that the county sends in.",
        "c": "The ICE support center: the county can decide which statuses it looks up.",
        "d": "The jail: it can decide whom it holds when a detainer comes.",
        "e": "The match: the county can have DHS leave out people with minor charges.",
    },
    answer=lambda load, deal: "d",
    alternatives=(lambda load, deal: "a",),
    mistakes=(
        Mistake(
            "stop-sharing-prints",
            lambda load, deal: "b",
            "This is what Santa Clara and Arlington asked for, and what DHS refused: for DHS, passing prints from the FBI to DHS "
            "is a matter between two parts of the federal government.",
        ),
        Mistake(
            "status-check",
            lambda load, deal: "c",
            "The support center is ICE's own. A county may choose not to receive the answer that comes back to the jail, ICE "
            "said in 2010. ICE gets it all the same.",
        ),
        Mistake(
            "minor-charges",
            lambda load, deal: "e",
            "Every set of prints is compared, whatever the charge. What ICE does with a match is ICE's choice, not the county's.",
        ),
    ),
    hints=(
        "Follow the print once more, and read at each step what a county can change.",
        "Two kinds of people work for the county: officers who arrest, and jailers who hold and release.",
    ),
    explain="Two doors are local: whom officers book, and whom the jail holds. Between the two the print travels by itself. "
    "Whether a state may open or close those doors for its counties is another dispute, taken up in Lesson 6.",
)

TIGHTEN = Exercise(
    id="tighten-the-sentence",
    kind="choice",
    title="Tighten one sentence",
    prompt="""
The release says that fingerprints of people “apprehended” are sent to the FBI “to be checked against ICE databases”. Which
sentence says the same more exactly?
""",
    points=1,
    minutes=3,
    route="no-code",
    properties=Properties(type="one letter", choices=("a", "b", "c", "d", "e")),
    starter='tighten_the_sentence = ...    # one letter in quotes, for example "e"',
    solution='tighten_the_sentence = "c"',
    options={
        "a": "Police send the fingerprints of everyone they stop to ICE, which checks whether the person is undocumented.",
        "b": "Jails send the fingerprints of people they think are noncitizens to the FBI, which passes them on to ICE.",
        "c": "The prints of people who are booked go to the FBI, and now on to DHS's IDENT; after a match ICE looks up the status.",
        "d": "The prints of people who are booked go to the FBI, which finds in IDENT whether the person may be deported.",
        "e": "Since Secure Communities began, jails send the prints of people they book to the FBI, where ICE's officers check them.",
    },
    answer=lambda load, deal: "c",
    mistakes=(
        Mistake(
            "stopped-is-not-booked",
            lambda load, deal: "a",
            "A stop is not a booking: prints are taken in the jail. And they go to the FBI, not to ICE.",
        ),
        Mistake(
            "by-looks",
            lambda load, deal: "b",
            "Nobody at the jail picks out whose prints to send: they go in for everyone who is booked. That is the program's "
            "answer to the charge of profiling at this step.",
        ),
        Mistake(
            "match-is-status",
            lambda load, deal: "d",
            "A match only says that DHS has met these fingers before: at a border, a visa window or a citizenship interview. "
            "The status is looked up afterward, by ICE.",
        ),
        Mistake(
            "new-sending",
            lambda load, deal: "e",
            "Jails sent prints to the FBI long before. New is the comparison with DHS's records, made by machine.",
        ),
    ),
    hints=(
        "Ask of each sentence: whose prints, sent by whom, compared with what, and who finds the status?",
        "The right one keeps three things apart: what was already there, the new comparison, and the check that follows it.",
    ),
    explain="Three things change: booked, not just apprehended; compared at DHS, in IDENT; and ICE looks up the status afterward.",
)

CANNOT_TELL = Exercise(
    id="what-the-funnel-cannot-tell",
    kind="written",
    title="What can't the funnel tell?",
    prompt="""
Name **two** things about Secure Communities that someone might read out of the funnel of prints, arrests and removals, and
that it can't show. For each, say why not, and what table would. Write 80 to 200 words.
""",
    points=2,
    minutes=8,
    route="no-code",
    properties=Properties(type="a written answer", words=(80, 200)),
    starter='what_the_funnel_cannot_tell = """\n\n"""',
)

LESSON = Lesson(
    id="01-booking-to-deportation",
    version="1.0",
    given=GIVEN,
    pools={"place": PLACES},
    exercises=(
        FIRST_GUESS,
        FUNNEL_RATE,
        FUNNEL_TABLE,
        FUNNEL_CHART,
        WHICH_RATE,
        HOLD_EXPIRES,
        COUNTY_CAN_CHANGE,
        TIGHTEN,
        CANNOT_TELL,
    ),
)
