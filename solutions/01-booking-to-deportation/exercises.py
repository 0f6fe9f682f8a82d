"""Lesson 1, *From a booking to a deportation*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from the datasets and the model of holds, never typed in. A function that ends with the
answer is the reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.writing import (
    Deal,
    Load,
    Wrong,
    chart,
    choice,
    function,
    guess,
    half,
    lesson,
    nameless,
    names_swapped,
    percent,
    table,
    untitled,
    written,
)
from scomm.models import federal_holidays, holds, one_point_more

PLACES = ("United States", "California")

LESSON = lesson("1.1", pools={"place": PLACES})

FIRST_GUESS = guess(
    "first-guess",
    range=(0, 1000),
    example=(200, 60),
    misread=(200, 70),
    too_large=20_000,
    minutes=2,
    truth="arrests-of-a-thousand-prints",
    earlier=("arrests-of-a-hundred-prints",),
)


# --- the funnel in numbers ------------------------------------------------------------------------


COUNTS = {"United States": "us-2011-03", "California": "ca-2011-03"}
STAGES = {"prints": "submissions", "arrests": "arrests", "removals": "removals"}
PREVIOUS = {"prints": "prints", "arrests": "prints", "removals": "arrests"}


def people(load: Load, place: str, stage: str) -> int:
    """People who came to a stage of the funnel by 31 March 2011, as published."""
    table = load("program-counts").set_index("id")
    return int(table.loc[COUNTS[place], STAGES.get(stage, stage)])


def share_of(load: Load, place: str, part: str, base: str) -> float:
    """One stage as a share of another, in percent."""
    return 100 * people(load, place, part) / people(load, place, base)


def other_place(deal: Deal) -> str:
    return next(other for other in PLACES if other != deal.place)


def removed_of_arrested(load: Load, deal: Deal) -> float:
    """People removed in percent of those arrested or booked, in the dealt place."""
    return share_of(load, deal.place, "removals", "arrests")


def next_whole_percent(load: Load, deal: Deal) -> int:
    """The whole number on the other side of the share of arrests that led to a removal."""
    share = removed_of_arrested(load, deal)
    return round(share) + (1 if share > round(share) else -1)


def per_thousand(load: Load, place: str, stage: str) -> float:
    """People at a stage for every thousand prints submitted."""
    return 1000 * people(load, place, stage) / people(load, place, "prints")


def funnel_rate(funnel, deal):
    here = funnel[funnel["place"] == deal.place].set_index("stage")["people"]
    funnel_rate = 100 * here["removals"] / here["arrests"]
    return funnel_rate


FUNNEL_RATE = percent(
    "funnel-rate",
    answer=removed_of_arrested,
    mistakes={
        "prints-as-base": lambda load, deal: share_of(load, deal.place, "removals", "prints"),
        "wrong-step": lambda load, deal: share_of(load, deal.place, "arrests", "prints"),
        "upside-down": lambda load, deal: share_of(load, deal.place, "arrests", "removals"),
        "convicted": lambda load, deal: share_of(load, deal.place, "removals_with_conviction", "removals"),
        "other-place": lambda load, deal: share_of(load, other_place(deal), "removals", "arrests"),
        "rounded": Wrong(lambda load, deal: round(removed_of_arrested(load, deal)), tolerance=0.01),
        "other-whole-number": Wrong(next_whole_percent, tolerance=0.01),
        "not-removed": lambda load, deal: 100 - removed_of_arrested(load, deal),
        "prints-per-thousand": lambda load, deal: per_thousand(load, deal.place, "arrests"),
        "as-fraction": half(lambda load, deal: removed_of_arrested(load, deal) / 100, tolerance=0.005),
    },
    solution=funnel_rate,
    tolerance=0.1,
    uses=("place",),
    minutes=3,
    route="no-code",
)


# --- two bases, side by side ----------------------------------------------------------------------


COLUMNS = ("place", "stage", "of_prints", "of_previous")


def bases(load: Load, of_prints=share_of, of_previous=share_of) -> pd.DataFrame:
    """The two later stages of both places, with a column for each base: right, or with other shares in a column."""
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
    return pd.DataFrame(rows, columns=list(COLUMNS))


def bases_swapped(load: Load) -> pd.DataFrame:
    right = bases(load)
    return right.assign(of_prints=right["of_previous"], of_previous=right["of_prints"])


def of_the_stage_before(load: Load, place: str, part: str, base: str) -> float:
    return share_of(load, place, part, PREVIOUS[part])


def of_all_prints(load: Load, place: str, part: str, base: str) -> float:
    return share_of(load, place, part, "prints")


def of_the_nation(load: Load, place: str, part: str, base: str) -> float:
    return 100 * people(load, place, part) / people(load, "United States", base)


def upside_down(load: Load, place: str, part: str, base: str) -> float:
    return share_of(load, place, base, part)


def as_fraction(load: Load, place: str, part: str, base: str) -> float:
    return share_of(load, place, part, base) / 100


def as_per_thousand(load: Load, place: str, part: str, base: str) -> float:
    return 10 * share_of(load, place, part, base)


def in_whole_percent(load: Load, place: str, part: str, base: str) -> float:
    return round(share_of(load, place, part, base))


def of_all_stages(load: Load, place: str, part: str, base: str) -> float:
    return 100 * people(load, place, part) / sum(people(load, place, stage) for stage in STAGES)


def of_the_first_row_left(load: Load, place: str, part: str, base: str) -> float:
    """The base when the prints were dropped too early."""
    return share_of(load, place, part, "arrests")


def of_the_row_before_left(load: Load, place: str, part: str, base: str) -> float:
    return share_of(load, place, part, "arrests") if part == "removals" else float("nan")


def funnel_table(funnel):
    table = funnel.copy()
    prints = table.groupby("place")["people"].transform("first")
    before = table.groupby("place")["people"].shift()
    table["of_prints"] = 100 * table["people"] / prints
    table["of_previous"] = 100 * table["people"] / before
    later = table["stage"].isin(["arrests", "removals"])
    funnel_table = table.loc[later, ["place", "stage", "of_prints", "of_previous"]]
    return funnel_table


FUNNEL_TABLE = table(
    "funnel-table",
    answer=bases,
    mistakes={
        "previous-for-prints": lambda load: bases(load, of_prints=of_the_stage_before),
        "prints-for-previous": lambda load: bases(load, of_previous=of_all_prints),
        "swapped": half(bases_swapped),
        "one-base": lambda load: bases(load, of_prints=of_the_nation),
        "upside-down": lambda load: bases(load, of_prints=upside_down, of_previous=upside_down),
        "all-stages": lambda load: bases(load, of_prints=of_all_stages),
        "prints-dropped-first": lambda load: bases(
            load, of_prints=of_the_first_row_left, of_previous=of_the_row_before_left
        ),
        "one-fraction": half(lambda load: bases(load, of_previous=as_fraction)),
        "prints-as-fraction": half(lambda load: bases(load, of_prints=as_fraction)),
        "per-thousand": half(
            lambda load: bases(load, of_prints=as_per_thousand, of_previous=as_per_thousand)
        ),
        "rounded": half(lambda load: bases(load, of_prints=in_whole_percent, of_previous=in_whole_percent)),
        "as-fraction": half(
            lambda load: bases(load, of_prints=as_fraction, of_previous=as_fraction), tolerance=0.0002
        ),
    },
    solution=funnel_table,
    columns=COLUMNS,
    length=4,
    tolerance=0.06,
    mutants={
        "base of both places": ('.groupby("place")["people"].transform("first")', '["people"].iloc[0]'),
        "last for first": ('transform("first")', 'transform("last")'),
        "sum for first": ('transform("first")', 'transform("sum")'),
        "stage after": (".shift()", ".shift(-1)"),
        "prints for previous": ('"people"] / before', '"people"] / prints'),
        "fractions": ('100 * table["people"] / prints', 'table["people"] / prints'),
        "a stage lost": ('["arrests", "removals"]', '["removals"]'),
        "prints kept": ('["arrests", "removals"]', '["prints", "arrests", "removals"]'),
    },
    points=2,
    minutes=7,
)


# --- the funnel as a chart ------------------------------------------------------------------------


def per_thousand_of_previous(load: Load, place: str, stage: str) -> float:
    return 10 * share_of(load, place, stage, PREVIOUS[stage])


def per_print(load: Load, place: str, stage: str) -> float:
    return per_thousand(load, place, stage) / 1000


def per_thousand_of_the_nation(load: Load, place: str, stage: str) -> float:
    return 1000 * people(load, place, stage) / people(load, "United States", "prints")


def in_thousands(load: Load, place: str, stage: str) -> float:
    return people(load, place, stage) / 1000


def in_percent(load: Load, place: str, stage: str) -> float:
    return per_thousand(load, place, stage) / 10


def bars(load: Load, values=per_thousand, places=PLACES, stages=tuple(STAGES)) -> go.Figure:
    """The funnel of both places: right, or with other values, places or stages."""
    figure = go.Figure()
    for place in places:
        heights = [values(load, place, stage) for stage in stages]
        figure.add_bar(x=list(stages), y=heights, name=place)
    figure.update_layout(
        title_text="The funnel of both places", yaxis_title_text="People for every thousand prints"
    )
    return figure


def bars_renamed(load: Load) -> go.Figure:
    """The same bars, but the stages bear names of their own."""
    return bars(load).for_each_trace(lambda series: series.update(x=("Prints", "Arrests", "Removals")))


def funnel_chart(funnel):
    funnel_chart = go.Figure()
    for place in ["United States", "California"]:
        rows = funnel[funnel["place"] == place]
        prints = rows["people"].iloc[0]
        funnel_chart.add_bar(x=rows["stage"].tolist(), y=(1000 * rows["people"] / prints).tolist(), name=place)  # fmt: skip
    funnel_chart.update_layout(
        title_text="Few prints lead to an arrest, and half of the arrests to a removal",
        yaxis_title_text="People for every thousand prints",
    )
    return funnel_chart


FUNNEL_CHART = chart(
    "funnel-chart",
    answer=bars,
    mistakes={
        "counts": lambda load: bars(load, people),
        "previous-as-base": lambda load: bars(load, per_thousand_of_previous),
        "percent": half(lambda load: bars(load, in_percent), tolerance=0.01),
        "one-series": half(lambda load: bars(load, places=("United States",))),
        "fractions": half(lambda load: bars(load, per_print), tolerance=0.001),
        "in-thousands": lambda load: bars(load, in_thousands),
        "base-of-the-country": lambda load: bars(load, per_thousand_of_the_nation),
        "without-prints": half(lambda load: bars(load, stages=("arrests", "removals"))),
        "stages-renamed": half(bars_renamed),
        "no-words": half(lambda load: untitled(bars(load))),
        "names-swapped": half(lambda load: names_swapped(bars(load))),
        "no-names": half(lambda load: nameless(bars(load))),
    },
    solution=funnel_chart,
    series=2,
    drawn_as="bars",
    unit="per-thousand",
    names=True,
    grouped=True,
    tolerance=0.5,
    mutants={
        "counts": ('1000 * rows["people"] / prints', 'rows["people"]'),
        "percent": ('1000 * rows["people"]', '100 * rows["people"]'),
        "wrong denominator": ('rows["people"].iloc[0]', 'rows["people"].iloc[1]'),
        "last as base": ('rows["people"].iloc[0]', 'rows["people"].iloc[-1]'),
        "base of everyone": ('rows["people"].iloc[0]', 'rows["people"].sum()'),
        "filter dropped": ('funnel[funnel["place"] == place]', "funnel"),
        "one place": ('["United States", "California"]', '["United States"]'),
        "no words": ("funnel_chart.update_layout", "dict"),
        "no names": (", name=place)", ")"),
    },
    points=2,
    minutes=7,
)

# --- which rate matters most ----------------------------------------------------------------------


RATES = ("matched", "asked", "honored", "collected", "removed")
"""The rates of the pipeline, in the order of the letters of the exercise."""


def largest_gain() -> str:
    """The letter of the rate that adds the most removals when it rises by one percentage point."""
    adds = [one_point_more("us-2011-03", rate) for rate in RATES]
    return "abcde"[adds.index(max(adds))]


WHICH_RATE = choice(
    "which-rate",
    right="a",
    answer=largest_gain,
    wrong={
        "b": "asks",
        "c": "jail",
        "d": "takes",
        "e": "last-step",
        "f": "all-alike",
    },
    minutes=4,
)


# --- how long a hold may last ---------------------------------------------------------------------


ZONE = ZoneInfo("America/Chicago")
FORM = "I-247"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def by_the_form(would_be_released, booked):
    """The right function, from the kit's model of the form that was used until 2015."""
    ends = holds.hold_expires(_moment(would_be_released).replace(tzinfo=ZONE), FORM)
    return str(ends.replace(tzinfo=None))


def without_seconds(would_be_released, booked):
    return by_the_form(would_be_released, booked)[:-3]


def with_a_t(would_be_released, booked):
    return by_the_form(would_be_released, booked).replace(" ", "T")


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
    return by_the_form(booked, booked)


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
    ends = _moment(by_the_form(would_be_released, booked))
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
    return by_the_form(would_be_released, booked)[:10]


def adds_nothing(would_be_released, booked):
    return would_be_released


def gives_a_date(would_be_released, booked):
    return pd.Timestamp(would_be_released)


def hold_probes() -> tuple:
    """Moments of release on ordinary days, before weekends and before long weekends, each with a booking."""
    return (
        ("2011-03-08 14:00:00", "2011-03-07 09:00:00"),  # a Tuesday: two plain days
        ("2011-03-11 09:00:00", "2011-03-10 22:00:00"),  # a Friday before an ordinary weekend
        ("2011-05-27 15:00:00", "2011-05-24 11:00:00"),  # the Friday before Memorial Day
        ("2011-11-23 18:00:00", "2011-11-21 08:00:00"),  # the Wednesday before Thanksgiving
        ("2010-07-03 10:00:00", "2010-06-30 16:00:00"),  # a Saturday; 4 July was observed on Monday the 5th
        ("2014-12-31 08:00:00", "2014-12-29 08:00:00"),  # the last day of a year
    )


# `holiday_dates` is set by the lesson's given cell
def hold_expires(would_be_released, booked):
    now = pd.Timestamp(would_be_released)
    hours = 0
    while hours < 48:
        if now.dayofweek < 5 and str(now.date()) not in holiday_dates:  # noqa: F821
            hours += 1
        now += pd.Timedelta(hours=1)
    return str(now)


HOLD_EXPIRES = function(
    "hold-expires",
    answer=by_the_form,
    alternatives=(with_a_t, without_seconds),
    probes=hold_probes,
    mistakes={
        "counts-weekends": counts_every_day,
        "forgets-holidays": half(forgets_holidays),
        "holidays-alone": half(counts_weekends),
        "starts-at-booking": starts_at_booking,
        "moves-only-the-end": moves_only_the_end,
        "two-working-days": half(two_working_days),
        "judged-by-its-end": half(judges_by_the_end),
        "saturdays-count": half(saturdays_count),
        "fridays-left-out": half(fridays_left_out),
        "or-for-and": or_for_and,
        "an-hour-too-long": half(an_hour_too_long),
        "working-days-alone": working_days_alone,
        "adds-the-days-found": adds_the_days_found,
        "only-the-day": half(only_the_day),
        "adds-nothing": adds_nothing,
        "gives-a-date": gives_a_date,
    },
    solution=hold_expires,
    mutants={
        "Saturdays count": ("now.dayofweek < 5", "now.dayofweek < 6"),
        "Fridays left out": ("now.dayofweek < 5", "now.dayofweek < 4"),
        "holidays forgotten": (" and str(now.date()) not in holiday_dates", ""),
        "weekends count": ("now.dayofweek < 5 and ", ""),
        "starts at booking": ("pd.Timestamp(would_be_released)", "pd.Timestamp(booked)"),
        "an hour too long": ("hours < 48", "hours <= 48"),
        "one day": ("hours < 48", "hours < 24"),
        "either will do": ("5 and str", "5 or str"),
    },
    points=2,
    minutes=10,
)

COUNTY_CAN_CHANGE = choice(
    "county-can-change",
    right="d",
    also_right="a",
    wrong={
        "b": "stop-sharing-prints",
        "c": "status-check",
        "e": "minor-charges",
    },
    minutes=3,
)

TIGHTEN = choice(
    "tighten-the-sentence",
    right="c",
    wrong={
        "a": "stopped-is-not-booked",
        "b": "by-looks",
        "d": "match-is-status",
        "e": "new-sending",
    },
    minutes=3,
)

CANNOT_TELL = written("what-the-funnel-cannot-tell", words=(80, 200), points=2, minutes=8)
