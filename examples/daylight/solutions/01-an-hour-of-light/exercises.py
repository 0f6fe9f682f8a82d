"""Lesson 1, *An hour of light*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from `sun-times`. A function that ends with the answer is the reference code of its
cell; `answer` or `about` reaches the same in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the chart

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import (
    Deal,
    Load,
    about,
    among,
    chart,
    choice,
    dealt,
    function,
    guess,
    half,
    lesson,
    number,
    of_form,
    order,
    percent,
    slip,
    table,
    written,
)

LESSON = lesson("1.0", pools={"city": ("Anchorage", "Detroit", "Indianapolis", "Los Angeles")})
"""New York is the worked example, so it is not dealt."""


def lamp(load: Load, city: str, month: int, clock: str) -> int:
    """Lamp time of one day, in minutes."""
    rows = load("sun-times").query("city == @city and month == @month and clock == @clock")
    return int(rows["lamp"].item())


def lamps(load: Load, city: str, clock: str) -> list[int]:
    """Lamp time of the twelve days, in minutes."""
    return [lamp(load, city, month, clock) for month in range(1, 13)]


# --- without code ---------------------------------------------------------------------------------

GUESS_SAVED = guess("guess-saved", truth="lamp-time-saved-in-new-york", minutes=1)

WHY_NOTHING = choice(
    "why-nothing",
    right="c",
    wrong={"a": "too-little-light", "b": "clock-not-moved", "d": "light-made"},
    points=2,
    minutes=3,
)


def saved_on_a_day(load: Load, city: str, month: int) -> int:
    """Minutes of lamp time that clocks as now save on one day."""
    return lamp(load, city, month, "standard") - lamp(load, city, month, "now")


def saved_in_august(light, deal):
    august = light[(light["city"] == deal.city) & (light["month"] == 8)].set_index("clock")["lamp"]
    saved_in_august = august["standard"] - august["now"]
    return saved_in_august


SAVED_IN_AUGUST = number(
    "saved-in-august",
    about=about(saved_on_a_day, city=dealt("city", ["New York"]), month=among(8, range(1, 13))),
    mistakes={
        "clock-now-alone": lambda load, deal: lamp(load, deal.city, 8, "now"),
        "standard-alone": lambda load, deal: lamp(load, deal.city, 8, "standard"),
        "added": lambda load, deal: sum(lamp(load, deal.city, 8, clock) for clock in ("standard", "now")),
        "whole-hour": 60,
    },
    solution=saved_in_august,
    range=(0, 960),
    tolerance=0.5,
    uses=("city",),
    points=2,
    minutes=4,
    route="no-code",
)

OF_WHAT = order(
    "of-what",
    right="bca",
    wrong={
        "cba": half("day-and-year"),
        "bac": "homes-and-year",
        "acb": "homes-and-day",
        "abc": "all-shifted",
        "cab": "all-turned",
    },
    points=2,
    minutes=3,
)

YOUR_VERDICT = written("your-verdict", words=(40, 120), points=2, minutes=7)


# --- a function -------------------------------------------------------------------------------------


def awake_without_light(sunrise, sunset, up, to_bed):
    """Another way: all the time awake, without the part of it that is light."""
    return (to_bed - up) - (min(sunset, to_bed) - max(sunrise, up))


def morning_alone(sunrise, sunset, up, to_bed):
    return max(0, sunrise - up)


def evening_alone(sunrise, sunset, up, to_bed):
    return max(0, to_bed - sunset)


def below_zero(sunrise, sunset, up, to_bed):
    return (sunrise - up) + (to_bed - sunset)


def whole_night(sunrise, sunset, up, to_bed):
    return 24 * 60 - (sunset - sunrise)


def light_awake(sunrise, sunset, up, to_bed):
    return min(sunset, to_bed) - max(sunrise, up)


def always_six_to_ten(sunrise, sunset, up, to_bed):
    return awake_without_light(sunrise, sunset, 360, 1320)


def in_hours(sunrise, sunset, up, to_bed):
    return awake_without_light(sunrise, sunset, up, to_bed) / 60


def lamp_minutes(sunrise, sunset, up, to_bed):
    morning = max(0, sunrise - up)
    evening = max(0, to_bed - sunset)
    return morning + evening


LAMP_MINUTES = function(
    "lamp-minutes",
    answer=awake_without_light,
    probes=(
        (438, 1011, 360, 1320),
        (264, 1168, 360, 1320),
        (420, 1400, 360, 1320),
        (300, 1350, 330, 1260),
        (500, 940, 420, 1380),
        (350, 1100, 480, 1440),
    ),
    mistakes={
        "morning-alone": half(morning_alone),
        "evening-alone": half(evening_alone),
        "below-zero": half(below_zero),
        "whole-night": whole_night,
        "light-awake": light_awake,
        "always-six-to-ten": half(always_six_to_ten),
        "in-hours": of_form(in_hours),
    },
    solution=lamp_minutes,
    mutants={
        "no floor in the morning": ("max(0, sunrise - up)", "sunrise - up"),
        "no floor in the evening": ("max(0, to_bed - sunset)", "to_bed - sunset"),
        "evening lost": ("return morning + evening", "return morning"),
        "morning lost": ("return morning + evening", "return evening"),
        "subtracted": ("morning + evening", "morning - evening"),
        "morning turned": ("sunrise - up", "up - sunrise"),
        "evening turned": ("to_bed - sunset", "sunset - to_bed"),
    },
    points=2,
    minutes=5,
)


# --- a percentage -----------------------------------------------------------------------------------


def part_saved(load: Load, city: str) -> float:
    """Lamp time that clocks as now save, in percent of that with standard time."""
    return 100 * (1 - sum(lamps(load, city, "now")) / sum(lamps(load, city, "standard")))


def share_saved(light, deal):
    city = light[light["city"] == deal.city]
    minutes = city.groupby("clock")["lamp"].sum()
    share_saved = 100 * (minutes["standard"] - minutes["now"]) / minutes["standard"]
    return share_saved


SHARE_SAVED = percent(
    "share-saved",
    about=about(part_saved, city=dealt("city", ["New York"])),
    mistakes={
        "other-base": slip('/ minutes["standard"]', '/ minutes["now"]'),
        "what-is-left": slip('(minutes["standard"] - minutes["now"])', 'minutes["now"]'),
        "all-cities": slip('light[light["city"] == deal.city]', "light"),
        "sunset-for-lamp": slip('["lamp"]', '["sunset"]'),
        "minutes-alone": slip("100 * (", "(", ' / minutes["standard"]', ""),
    },
    solution=share_saved,
    tolerance=0.005,
    mutants={
        "another base": ('/ minutes["standard"]', '/ minutes["now"]'),
        "what is left": ('(minutes["standard"] - minutes["now"])', 'minutes["now"]'),
        "every city": ('light[light["city"] == deal.city]', "light"),
        "another city": ("== deal.city", '== "New York"'),
        "every other city": ("== deal.city", "!= deal.city"),
        "largest day": (".sum()", ".max()"),
    },
    uses=("city",),
    minutes=4,
)


# --- a table and a chart ----------------------------------------------------------------------------


def two_clocks(load: Load, deal: Deal) -> pd.DataFrame:
    """Lamp time of each month by two clocks."""
    by_clock = {clock: lamps(load, deal.city, clock) for clock in ("standard", "now")}
    return pd.DataFrame({"month": range(1, 13), **by_clock})


def by_month(light, deal):
    city = light[light["city"] == deal.city]
    wide = city.pivot(index="month", columns="clock", values="lamp").reset_index()
    by_month = wide[["month", "standard", "now"]]
    return by_month


BY_MONTH = table(
    "by-month",
    answer=two_clocks,
    mistakes={
        "swapped": half(
            slip(
                '[["month", "standard", "now"]]',
                '[["month", "now", "standard"]].set_axis(["month", "standard", "now"], axis=1)',
            )
        ),
        "sunsets": slip('values="lamp"', 'values="sunset"'),
        "all-cities": slip(
            'light[light["city"] == deal.city]',
            'light.groupby(["month", "clock"], as_index=False)["lamp"].sum()',
        ),
        "worked-example": slip("deal.city", '"New York"'),
    },
    solution=by_month,
    columns=("month", "standard", "now"),
    length=12,
    as_numbers=("month", "standard", "now"),
    tolerance=0.5,
    mutants={
        "another city": ("deal.city", '"New York"'),
        "sunrise for lamp": ('"lamp"', '"sunrise"'),
        "sunset for lamp": ('"lamp"', '"sunset"'),
        "a month lost": (".reset_index()", ".reset_index().iloc[1:]"),
        "a column lost": (', "now"]]', "]]"),
        "one clock twice": (
            'wide[["month", "standard", "now"]]',
            'wide[["month", "standard"]].assign(now=wide["standard"])',
        ),
    },
    uses=("city",),
    minutes=4,
)


def saved_bars(load: Load, deal: Deal) -> go.Figure:
    """Minutes saved in each month."""
    figure = go.Figure()
    saved = [saved_on_a_day(load, deal.city, month) for month in range(1, 13)]
    figure.add_bar(x=list(range(1, 13)), y=saved)
    figure.update_layout(title_text="Lamp time saved by month", yaxis_title_text="Minutes saved on a day")
    return figure


def saved_by_month(light, deal):
    city = light[light["city"] == deal.city]
    wide = city.pivot(index="month", columns="clock", values="lamp")
    saved = wide["standard"] - wide["now"]
    saved_by_month = go.Figure()
    saved_by_month.add_bar(x=saved.index.tolist(), y=saved.tolist())
    saved_by_month.update_layout(
        title_text="The clock saves lamp time in summer", yaxis_title_text="Minutes saved on a day"
    )
    return saved_by_month


SAVED_BY_MONTH = chart(
    "saved-by-month",
    answer=saved_bars,
    mistakes={
        "turned": of_form(slip('wide["standard"] - wide["now"]', 'wide["now"] - wide["standard"]')),
        "lamp-time-now": slip('wide["standard"] - wide["now"]', 'wide["now"]'),
        "lamp-time-standard": slip('wide["standard"] - wide["now"]', 'wide["standard"]'),
        "sunsets": slip('values="lamp"', 'values="sunset"'),
        "worked-example": slip("deal.city", '"New York"'),
    },
    solution=saved_by_month,
    series=1,
    drawn_as="bars",
    unit="minutes",
    tolerance=0.5,
    mutants={
        "turned": ('wide["standard"] - wide["now"]', 'wide["now"] - wide["standard"]'),
        "one clock": (' - wide["now"]', ""),
        "another city": ("deal.city", '"New York"'),
        "sunset for lamp": ('"lamp"', '"sunset"'),
        "months moved": ("x=saved.index.tolist()", "x=(saved.index + 1).tolist()"),
        "a month lost": ("y=saved.tolist()", "y=saved.tolist()[1:]"),
        "no words": ("saved_by_month.update_layout", "dict"),
    },
    uses=("city",),
    minutes=5,
)
