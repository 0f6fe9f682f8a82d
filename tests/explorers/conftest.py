"""A tiny explorer of two controls, one of whose four states does not exist."""

import pandas as pd
import pytest

from lessonkit.charts import Picture
from lessonkit.charts.marks import Group, People
from lessonkit.explorers import Control, Explorer, View


def draw(state):
    number = state["year"] * (2 if state["who"] == "all" else 1)
    picture = Picture(
        finding=f"{number} people",
        of="Of everyone.",
        marks=(People((Group(number, "there"),), name="People", of=10, columns=5),),
        units="people",
        source="a test",
        alt="Everyone.",
        table=pd.DataFrame({"Group": ["Everyone"], "People": [number]}),
    )
    return View(picture, f"There were {number} people.\nMore.")


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
