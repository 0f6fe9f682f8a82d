"""Sunrise and sunset in five cities by three clocks, computed with NOAA's solar equations (`hand/places.csv` holds the places)."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pandas as pd

from lessonkit.data.building import RawFolder

HAND = Path(__file__).parent / "hand"
YEAR = 2025
"""Of any year that is no leap year: the sun's times differ by a minute or two at most from year to year."""
DAY = 15
CLOCKS = {"standard": (), "now": range(3, 11), "daylight": range(1, 13)}
"""The months on whose 15th day each clock is an hour ahead. Today's rule begins by 14 March and ends in the first week of November."""
UP, TO_BED = 6 * 60, 22 * 60
"""When somebody gets up and goes to bed, in minutes after midnight: an assumption, the same by each clock."""


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The one table of this folder, by name."""
    places = pd.read_csv(HAND / "places.csv")
    rows = [row for place in places.to_dict("records") for row in _of_a_place(place)]
    return {"sun-times": pd.DataFrame(rows)}


def _of_a_place(place: dict) -> list[dict]:
    rows = []
    for month in range(1, 13):
        times = sun(place["latitude"], place["longitude"], place["standard"], month)
        for clock, ahead_in in CLOCKS.items():
            sunrise, sunset = (one + 60 * (month in ahead_in) for one in times)
            lamp = max(0, sunrise - UP) + max(0, TO_BED - sunset)
            rows.append(
                {
                    "city": place["city"],
                    "month": month,
                    "clock": clock,
                    "sunrise": sunrise,
                    "sunset": sunset,
                    "lamp": lamp,
                }
            )
    return rows


def sun(latitude: float, longitude: float, standard: int, month: int) -> tuple[int, int]:
    """Sunrise and sunset in minutes after midnight, standard time; longitudes count to the east, so their sign is turned."""
    year = 2 * math.pi / 365 * (date(YEAR, month, DAY).timetuple().tm_yday - 1)
    cos, sin = math.cos, math.sin
    equation_of_time = 229.18 * (
        0.000075
        + 0.001868 * cos(year)
        - 0.032077 * sin(year)
        - 0.014615 * cos(2 * year)
        - 0.040849 * sin(2 * year)
    )
    declination = (
        0.006918
        - 0.399912 * cos(year)
        + 0.070257 * sin(year)
        - 0.006758 * cos(2 * year)
        + 0.000907 * sin(2 * year)
        - 0.002697 * cos(3 * year)
        + 0.00148 * sin(3 * year)
    )
    north = math.radians(latitude)
    half_day = math.degrees(
        math.acos(
            cos(math.radians(90.833)) / (cos(north) * cos(declination))
            - math.tan(north) * math.tan(declination)
        )
    )
    noon = 720 - 4 * longitude - equation_of_time + 60 * standard
    return round(noon - 4 * half_day), round(noon + 4 * half_day)
