"""A tiny explorer of two controls, one of whose four states does not exist: as a chart, and as a picture of marks."""

import dataclasses

import pandas as pd
import pytest

from scomm.charts import Picture, bars
from scomm.charts.marks import Group, People
from scomm.explorers import Control, Explorer, View


def draw(state):
    number = state["year"] * (2 if state["who"] == "all" else 1)
    table = pd.DataFrame({"Group": ["Everyone"], "People": [number]})
    chart = bars(table, "Group", "People", finding=f"{number} people", units="people", source="a test")
    return View(chart, f"There were {number} people.")


@pytest.fixture
def tiny():
    return Explorer(
        id="tiny",
        title="Tiny",
        question="How many?",
        controls=(
            Control("who", "Who", ("all", "some"), {"all": "Everyone"}),
            Control("year", "Year", (1, 2)),
        ),
        draw=draw,
        absent=lambda state: "Nobody counted some in year 2." if state == {"who": "some", "year": 2} else "",
        start={"who": "all", "year": 1},
        scenes={"later": {"who": "all", "year": 2}},
    )


def draw_people(state):
    chart = draw(state).chart
    people = People((Group(int(chart.table["People"][0]), "there"),), name="People", of=10, columns=5)
    picture = Picture(
        finding=chart.finding,
        of="Of everyone.",
        marks=(people,),
        units=chart.units,
        source=chart.source,
        alt="Everyone.",
        table=chart.table,
    )
    return View(picture, f"There were {chart.table['People'][0]} people.\nMore.")


@pytest.fixture
def pictured(tiny):
    return dataclasses.replace(tiny, draw=draw_people)
