"""No count under ten below the state in what a lesson shows: its tables, and every explorer's table."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from lessonkit.authoring.build import lesson_ids
from lessonkit.claims import claim
from lessonkit.claims.cite import cited
from lessonkit.claims.claim import Claim
from lessonkit.claims.state import computed
from lessonkit.data import load, root
from lessonkit.explorers import explorer, ids
from scomm.measures.records import Rows, RowShare

KIT = Path(__file__).parents[2]
PLACES = ("fips", "county", "facility", "office", "label", "city", "facility_name")
WATCH = """
import json
import pandas
_shown = []
def _keep(result):
    table = getattr(result.result, "data", result.result)
    if isinstance(table, pandas.DataFrame):
        _shown.append(json.loads(table.reset_index().to_json(orient="split", date_format="iso")))
get_ipython().events.register("post_run_cell", _keep)
"""


def counted() -> set[str]:
    """The columns that count people or events in any table below the state."""
    packages = [json.loads(path.read_text("utf-8")) for path in root().glob("*/datapackage.json")]
    rules = [resource.get("smallCells", {}) for package in packages for resource in package["resources"]]
    return {"people", *(name for rule in rules for name in rule.get("counts", []))}


def small(table: pd.DataFrame) -> list[str]:
    """Cells of a shown table that break the rule."""
    names = {str(name).lower(): name for name in table.columns}
    if not any(place in names for place in PLACES):
        return []
    return [
        f"{name} is {value}"
        for name in counted() & set(names)
        for value in pd.to_numeric(table[names[name]], errors="coerce").dropna()
        if 0 < value < 10
    ]


def place_of(measure: object) -> str:
    """The place below the state that a measure is about, or nothing."""
    where = getattr(measure, "where", {})
    named = [where[column] for column in PLACES if column in where]
    return str(getattr(measure, "city", "") or (named[0] if named else ""))


def given_away(printed: list[Claim]) -> list[str]:
    """Counts under ten below the state that printed claims state, or leave when one is taken from another.

    A part and its whole may stand in a table or in prose, and a share of a whole is a count too.
    """
    wholes = [one.compute for one in printed if isinstance(one.compute, Rows) and not one.compute.city]
    found = []
    for one in printed:
        measure = one.compute
        part = measure.part if isinstance(measure, RowShare) else measure
        if not place_of(part):
            continue
        count = round(part(load))  # type: ignore[operator]
        if 0 < count < 10:
            found.append(f"{one.id} is {count}")
        if isinstance(part, Rows):
            whole = dataclasses.replace(part, city="")
            rest = whole(load) - count
            if (whole in wholes or isinstance(measure, RowShare)) and 0 < rest < 10:
                found.append(f"{one.id} leaves {rest} of {whole}")
    return found


@pytest.mark.parametrize("lesson_id", lesson_ids(KIT))
def test_no_two_numbers_of_a_lesson_give_a_small_count_away(lesson_id: str) -> None:
    text = (KIT / "solutions" / lesson_id / "lesson.md").read_text("utf-8")
    assert given_away([claim(id) for id in cited(text)]) == []


def test_a_state_and_one_of_its_cities_give_the_rest_away() -> None:
    declined = {"outcome": "declined"}
    months = ("month_start", "2014-04-01", "2014-06-30")
    whole = computed("declined-state", "{value}", Rows("detainers-pennsylvania", declined, between=months), "", "ice",
                     "ICE-NPR-15")  # fmt: skip
    city = Rows("detainers-pennsylvania", declined, between=months, city="PHILADELPHIA")
    part = computed("declined-city", "{value}", city, "", "ice", "ICE-NPR-15")
    assert len(given_away([whole, part])) == 1
    assert given_away([part]) == []


def test_the_rule_sees_a_small_count() -> None:
    assert len(small(pd.DataFrame({"county": ["A", "B"], "people": [12, 3]}))) == 1
    assert small(pd.DataFrame({"state": ["A"], "people": [3]})) == []


@pytest.mark.parametrize("lesson_id", lesson_ids(KIT))
def test_no_table_of_a_lesson_shows_a_small_count(lesson_id: str, tmp_path: Path) -> None:
    notebook = nbformat.read(KIT / "solutions" / lesson_id / f"{lesson_id}.ipynb", 4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(WATCH))
    notebook.cells.append(nbformat.v4.new_code_cell("print(json.dumps(_shown))"))
    folder = tmp_path / "lessons" / lesson_id
    folder.mkdir(parents=True)
    (tmp_path / "solutions").symlink_to(KIT / "solutions", target_is_directory=True)
    client = NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120)
    client.store_widget_state = False
    client.execute()
    shown = json.loads(notebook.cells[-1].outputs[0].text)
    assert shown
    for table in shown:
        assert small(pd.DataFrame(table["data"], columns=table["columns"])) == []


@pytest.mark.parametrize("id", ids())
def test_no_explorer_shows_a_small_count(id: str) -> None:
    found = explorer(id)
    for state in found.scenes.values():
        assert small(found.view(state).table) == [], dict(state)
