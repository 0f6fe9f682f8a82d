"""Lesson 1, *From a booking to a deportation*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from the datasets and the model of holds, never typed in. A function that ends with the
answer is the reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import (
    Deal,
    Load,
    about,
    chart,
    choice,
    dealt,
    function,
    guess,
    half,
    in_code,
    lesson,
    number,
    of_form,
    percent,
    slip,
    table,
    written,
)
from scomm.models import holds, one_point_more, parameters
from scomm.models.sharing.sensitivity import step_rate

PLACES = ("United States", "California")

LESSON = lesson("1.3", pools={"place": PLACES})

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


def removed_of_arrested(load: Load, place: str) -> float:
    """People removed in percent of those arrested or booked, in a place."""
    return share_of(load, place, "removals", "arrests")


def of_both_places(load: Load, part: str, base: str) -> float:
    """One stage as a share of another, with the people of both places added up, as a part of one."""
    return sum(people(load, place, part) for place in PLACES) / sum(
        people(load, place, base) for place in PLACES
    )


def cut_as_both_places(load: Load, deal: Deal) -> int:
    """The share of a place without its decimals, where it is that of both places too; elsewhere it is nearly right."""
    cut = int(removed_of_arrested(load, deal.place))
    return cut if round(100 * of_both_places(load, "removals", "arrests"), 1) == cut else 0


def per_thousand(load: Load, place: str, stage: str) -> float:
    """People at a stage for every thousand prints submitted."""
    return 1000 * people(load, place, stage) / people(load, place, "prints")


def funnel_rate(funnel, deal):
    here = funnel[funnel["place"] == deal.place].set_index("stage")["people"]
    funnel_rate = 100 * here["removals"] / here["arrests"]
    return funnel_rate


FUNNEL_RATE = percent(
    "funnel-rate",
    about=about(
        removed_of_arrested,
        place=dealt("place"),
        instead={
            "both-places": lambda load: 100 * of_both_places(load, "removals", "arrests"),
            "cut-as-both-places": cut_as_both_places,
            "other-place-rounded": lambda load, deal: round(removed_of_arrested(load, other_place(deal))),
            "of-prints-in-the-other-place": lambda load, deal: share_of(
                load, other_place(deal), "removals", "prints"
            ),
            "arrests-of-prints-in-the-other-place": lambda load, deal: share_of(
                load, other_place(deal), "arrests", "prints"
            ),
            "removals-here-arrests-there": lambda load, deal: (
                100 * people(load, deal.place, "removals") / people(load, other_place(deal), "arrests")
            ),
            "removals-there-arrests-here": lambda load, deal: (
                100 * people(load, other_place(deal), "removals") / people(load, deal.place, "arrests")
            ),
            "mean-of-both": lambda load: sum(removed_of_arrested(load, place) for place in PLACES) / 2,
            "about-a-half-of-one": 0.5,
            "of-prints-of-one": 0.02,
            "prints-for-each-arrest": lambda load, deal: 1000 / per_thousand(load, deal.place, "arrests"),
            "prints-for-each-removal": lambda load, deal: 1000 / per_thousand(load, deal.place, "removals"),
            "convicted-of-arrested": lambda load, deal: share_of(
                load, deal.place, "removals_with_conviction", "arrests"
            ),
        },
    ),
    mistakes={
        "prints-as-base": lambda load, deal: share_of(load, deal.place, "removals", "prints"),
        "wrong-step": lambda load, deal: share_of(load, deal.place, "arrests", "prints"),
        "upside-down": lambda load, deal: share_of(load, deal.place, "arrests", "removals"),
        "prints-upside-down": lambda load, deal: share_of(load, deal.place, "prints", "removals"),
        "convicted": lambda load, deal: share_of(load, deal.place, "removals_with_conviction", "removals"),
        "other-place": lambda load, deal: removed_of_arrested(load, other_place(deal)),
        "one-in-two": 50,
        "not-removed": lambda load, deal: 100 - removed_of_arrested(load, deal.place),
        "per-thousand": of_form(lambda load, deal: 10 * removed_of_arrested(load, deal.place)),
        "prints-per-thousand": lambda load, deal: per_thousand(load, deal.place, "arrests"),
        "removals-per-thousand": lambda load, deal: per_thousand(load, deal.place, "removals"),
        "difference": lambda load, deal: (
            people(load, deal.place, "arrests") - people(load, deal.place, "removals")
        ),
        "a-count": lambda load, deal: people(load, deal.place, "removals"),
        "as-fraction": of_form(
            lambda load, deal: removed_of_arrested(load, deal.place) / 100, tolerance=0.0006
        ),
    },
    solution=funnel_rate,
    tolerance=0.05,
    shown=1,
    uses=("place",),
    minutes=3,
    route="no-code",
)


# --- the length of a bar ---------------------------------------------------------------------------


def removals_bar(load: Load, place: str) -> float:
    """How long the bar of the removals is where that of the prints is a thousand."""
    return per_thousand(load, place, "removals")


def length_of_a_bar(funnel, deal):
    here = funnel[funnel["place"] == deal.place].set_index("stage")["people"]
    length_of_a_bar = 1000 * here["removals"] / here["prints"]
    return length_of_a_bar


LENGTH_OF_A_BAR = number(
    "length-of-a-bar",
    about=about(
        removals_bar,
        place=dealt("place"),
        instead={
            "both-places": lambda load: 1000 * of_both_places(load, "removals", "prints"),
            "prints-of-the-other-place": lambda load, deal: (
                1000 * people(load, deal.place, "removals") / people(load, other_place(deal), "prints")
            ),
            "removals-of-the-other-place": lambda load, deal: (
                1000 * people(load, other_place(deal), "removals") / people(load, deal.place, "prints")
            ),
            "arrests-of-the-other-place": lambda load, deal: per_thousand(load, other_place(deal), "arrests"),
            "mean-of-both": lambda load: sum(removals_bar(load, place) for place in PLACES) / 2,
        },
    ),
    mistakes={
        "arrests-as-base": lambda load, deal: 10 * removed_of_arrested(load, deal.place),
        "arrests-in-percent": lambda load, deal: removed_of_arrested(load, deal.place),
        "bar-of-prints": 1000,
        "bar-of-arrests": lambda load, deal: per_thousand(load, deal.place, "arrests"),
        "in-percent": of_form(
            lambda load, deal: share_of(load, deal.place, "removals", "prints"), tolerance=0.03
        ),
        "part-of-one": of_form(
            lambda load, deal: share_of(load, deal.place, "removals", "prints") / 100, tolerance=0.00006
        ),
        "arrests-in-percent-of-prints": lambda load, deal: share_of(load, deal.place, "arrests", "prints"),
        "in-thousands": lambda load, deal: people(load, deal.place, "removals") / 1000,
        "a-count": lambda load, deal: people(load, deal.place, "removals"),
        "prints-for-each-removal": lambda load, deal: (
            people(load, deal.place, "prints") / people(load, deal.place, "removals")
        ),
        "rest-of-a-thousand": lambda load, deal: 1000 - removals_bar(load, deal.place),
        "both-bars-added": lambda load, deal: (
            per_thousand(load, deal.place, "arrests") + removals_bar(load, deal.place)
        ),
        "arrested-and-not-removed": lambda load, deal: (
            per_thousand(load, deal.place, "arrests") - removals_bar(load, deal.place)
        ),
    },
    solution=length_of_a_bar,
    range=(0, 1000),
    tolerance=0.05,
    shown=1,
    uses=("place",),
    minutes=3,
    route="no-code",
)


# --- two bases, side by side ----------------------------------------------------------------------


COLUMNS = ("place", "stage", "of_prints", "of_previous")


def bases(load: Load) -> pd.DataFrame:
    """The two later stages of both places, with a column for each base."""
    rows = [
        (
            place,
            stage,
            share_of(load, place, stage, "prints"),
            share_of(load, place, stage, PREVIOUS[stage]),
        )
        for place in PLACES
        for stage in ("arrests", "removals")
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


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
        "previous-for-prints": slip("/ prints", "/ before"),
        "prints-for-previous": slip("/ before", "/ prints"),
        "swapped": half(slip("/ prints", "/ base", "/ before", "/ prints", "/ base", "/ before")),
        "one-base": slip('table.groupby("place")["people"].transform("first")', 'table["people"].iloc[0]'),
        "upside-down": slip(
            'table["people"] / prints',
            'prints / table["people"]',
            'table["people"] / before',
            'before / table["people"]',
        ),
        "all-stages": slip('transform("first")', 'transform("sum")'),
        "last-as-base": slip('transform("first")', 'transform("last")'),
        "prints-dropped-first": slip("funnel.copy()", 'funnel[funnel["stage"] != "prints"].copy()'),
        "stage-after": slip(".shift()", ".shift(-1)"),
        "the-loss": slip('table["people"] / before', '(before - table["people"]) / before'),
        "counts-for-shares": slip('100 * table["people"] / prints', 'table["people"]'),
        "counts-for-previous": slip('100 * table["people"] / before', 'table["people"]'),
        "previous-upside-down": slip('table["people"] / before', 'before / table["people"]'),
        "one-fraction": of_form(slip('100 * table["people"] / before', 'table["people"] / before')),
        "prints-as-fraction": of_form(slip('100 * table["people"] / prints', 'table["people"] / prints')),
        "per-thousand": of_form(slip("100 *", "1000 *")),
        "rounded": of_form(
            slip('100 * table["people"] / prints', '(100 * table["people"] / prints).round()')
        ),
        "as-fraction": of_form(slip('100 * table["people"]', 'table["people"]'), tolerance=0.0002),
    },
    solution=funnel_table,
    columns=COLUMNS,
    length=4,
    as_numbers=("of_prints", "of_previous"),
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
    minutes=10,
)


# --- the funnel as a chart ------------------------------------------------------------------------


def bars(load: Load) -> go.Figure:
    """The funnel of both places."""
    figure = go.Figure()
    for place in PLACES:
        heights = [per_thousand(load, place, stage) for stage in STAGES]
        figure.add_bar(x=list(STAGES), y=heights, name=place)
    figure.update_layout(
        title_text="The funnel of both places", yaxis_title_text="People for every thousand prints"
    )
    return figure


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


def a_series_for_each_stage(funnel):
    funnel_chart = go.Figure()
    prints = funnel[funnel["stage"] == "prints"].set_index("place")["people"]
    for stage in ["prints", "arrests", "removals"]:
        rows = funnel[funnel["stage"] == stage].set_index("place")["people"]
        funnel_chart.add_bar(x=rows.index.tolist(), y=(1000 * rows / prints[rows.index]).tolist(), name=stage)
    funnel_chart.update_layout(
        title_text="Few prints lead to an arrest, and half of the arrests to a removal",
        yaxis_title_text="People for every thousand prints",
    )
    return funnel_chart


FUNNEL_CHART = chart(
    "funnel-chart",
    answer=bars,
    mistakes={
        "counts": slip('1000 * rows["people"] / prints', 'rows["people"]'),
        "previous-as-base": slip(
            '1000 * rows["people"] / prints', '1000 * rows["people"] / rows["people"].shift().fillna(prints)'
        ),
        "percent": of_form(slip("1000 *", "100 *"), tolerance=0.01),
        "one-series": half(slip('["United States", "California"]', '["United States"]')),
        "fractions": of_form(slip("1000 * ", ""), tolerance=0.001),
        "in-thousands": slip('1000 * rows["people"] / prints', 'rows["people"] / 1000'),
        "base-of-the-country": slip('rows["people"].iloc[0]', 'funnel["people"].iloc[0]'),
        "arrests-as-base": slip("iloc[0]", "iloc[1]"),
        "last-as-base": slip("iloc[0]", "iloc[-1]"),
        "all-stages": slip('rows["people"].iloc[0]', 'rows["people"].sum()'),
        "without-prints": half(slip("].tolist(),", "].tolist()[1:],", ").tolist(),", ").tolist()[1:],")),
        "both-places-in-one": slip('funnel[funnel["place"] == place]', "funnel"),
        "stages-as-series": in_code(a_series_for_each_stage),
        "stages-renamed": of_form(slip('rows["stage"].tolist()', '["Prints", "Arrests", "Removals"]')),
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
    minutes=10,
)

# --- which rate matters most ----------------------------------------------------------------------


RATES = ("matched", "asked", "honored", "collected", "removed")
"""The rates of the pipeline, in the order of the letters of the exercise."""


def point_more(rate: str) -> float:
    """Removals added by one point more of a rate, or by as much as is left of a hundred."""
    left = 1 - step_rate(parameters("us-2011-03"), rate)
    return one_point_more("us-2011-03", rate) * min(1.0, 100 * left)


def largest_gain() -> str:
    """The letter of the rate that adds the most removals when it rises by one percentage point."""
    adds = [point_more(rate) for rate in RATES]
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


def working_days_alone(would_be_released, booked):
    """What adding two business days does: it knows weekends, and no holidays."""
    return str(pd.Timestamp(would_be_released) + pd.offsets.BDay(2))


def adds_the_days_found(would_be_released, booked):
    starts = _moment(would_be_released)
    days = {(starts + timedelta(hours=hour)).date() for hour in range(49)}
    return str(
        starts + timedelta(hours=48) + timedelta(days=sum(bool(holds.why_left_out(day)) for day in days))
    )


def first_day_left_out(would_be_released, booked):
    """The count starts at the midnight after the release, also on a day that counts."""
    start = _moment(would_be_released) + timedelta(days=1)
    return by_the_form(start.strftime("%Y-%m-%d 00:00:00"), booked)


def adds_nothing(would_be_released, booked):
    return would_be_released


def keeps_the_hour(would_be_released, booked):
    """A release on a day that does not count moves on by whole days, so it keeps its hour."""
    starts = _moment(would_be_released)
    ends = _moment(by_the_form(would_be_released, booked))
    off = holds.why_left_out(starts.date())
    return str(ends + timedelta(hours=starts.hour) if off else ends)


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
        "forgets-holidays": half(slip(" and str(now.date()) not in holiday_dates", "")),
        "holidays-alone": half(slip("now.dayofweek < 5 and ", "")),
        "starts-at-booking": slip("pd.Timestamp(would_be_released)", "pd.Timestamp(booked)"),
        "moves-only-the-end": moves_only_the_end,
        "two-working-days": half(two_working_days),
        "keeps-the-hour": half(keeps_the_hour),
        "judged-by-its-end": half(judges_by_the_end),
        "saturdays-count": half(slip("< 5", "< 6")),
        "sundays-count": half(slip("now.dayofweek < 5", "now.dayofweek != 5")),
        "fridays-left-out": half(slip("< 5", "< 4")),
        "or-for-and": slip("5 and", "5 or"),
        "days-off-alone": slip(
            "now.dayofweek < 5 and str(now.date()) not in holiday_dates",
            "now.dayofweek >= 5 or str(now.date()) in holiday_dates",
        ),
        "an-hour-too-long": half(slip("hours < 48", "hours <= 48")),
        "an-hour-too-short": half(slip("hours < 48", "hours < 47")),
        "a-day-alone": slip("hours < 48", "hours < 24"),
        "day-by-day": slip("hours < 48", "hours < 2", "hours=1", "days=1"),
        "from-midnight": slip(
            "pd.Timestamp(would_be_released)", "pd.Timestamp(would_be_released).normalize()"
        ),
        "mondays-left-out": half(slip("now.dayofweek < 5", "0 < now.dayofweek < 5")),
        "saturdays-and-holidays-count": slip("< 5", "< 6", " and str(now.date()) not in holiday_dates", ""),
        "gives-the-booking": slip("return str(now)", "return booked"),
        "another-date-form": of_form(slip("str(now)", 'now.strftime("%m/%d/%Y %H:%M:%S")')),
        "working-days-alone": working_days_alone,
        "adds-the-days-found": adds_the_days_found,
        "one-holiday": half(slip("not in holiday_dates", '!= "2011-05-30"')),
        "first-day-left-out": first_day_left_out,
        "leaves-in-the-loop": slip("    return str(now)", "        return str(now)"),
        "only-the-day": of_form(slip("str(now)", "str(now.date())")),
        "day-without-holidays": slip(
            " and str(now.date()) not in holiday_dates", "", "str(now)", "str(now.date())"
        ),
        "day-by-the-clock": slip(
            "now.dayofweek < 5 and str(now.date()) not in holiday_dates",
            "True",
            "str(now)",
            "str(now.date())",
        ),
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

HOLD_ON_A_CALENDAR = choice(
    "hold-on-a-calendar",
    right="d",
    wrong={
        "a": "by-the-clock",
        "b": "saturday-counted",
        "c": "holiday-counted",
        "e": "first-day-left-out",
    },
    minutes=4,
)

COUNTY_CAN_CHANGE = choice(
    "county-can-change",
    right="d",
    also_right="a",
    wrong={
        "b": "stop-sharing-prints",
        "c": "status-check",
        "e": "minor-charges",
        "f": "answer-to-ice",
        "g": "whom-ice-asks-for",
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
