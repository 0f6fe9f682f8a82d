"""A drawing has the words and the table of every chart, and a script in place of a figure."""

from pathlib import Path

import pandas as pd
import pytest

from scomm.charts import Drawing
from scomm.errors import ScommError


@pytest.fixture
def drawn(table):
    return {
        "finding": "Fewer than half had a conviction",
        "script": Path("map.js"),
        "fixed": {"paths": ["M0 0h1v1z"]},
        "shown": {"step": 3},
        "units": "people removed",
        "source": "DHS Office of Homeland Security Statistics",
        "alt": "A map of one square.",
        "table": table,
    }


@pytest.mark.parametrize("part", ["finding", "units", "source", "alt"])
@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_a_drawing_without_words_is_refused_by_the_name_of_the_part(drawn, part, nothing):
    with pytest.raises(ScommError, match=f"no {part}"):
        Drawing(**drawn | {part: nothing})


@pytest.mark.parametrize("nothing", [pd.DataFrame(), None])
def test_a_drawing_without_its_table_is_refused(drawn, nothing):
    with pytest.raises(ScommError, match="table"):
        Drawing(**drawn | {"table": nothing})


def test_where_no_script_runs_it_shows_its_words_and_its_table(drawn):
    bundle = Drawing(**drawn)._repr_mimebundle_()
    for form in ("text/html", "text/plain"):
        for piece in (drawn["finding"], drawn["alt"], drawn["source"], "57,020"):
            assert piece in bundle[form], (form, piece)


def test_a_drawing_is_named_by_its_finding(drawn):
    assert repr(Drawing(**drawn)) == "Drawing('Fewer than half had a conviction')"
