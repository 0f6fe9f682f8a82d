"""The page of a brief is made again from what was handed in, and no code of it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from scomm.county.brief.handed_in import brief_in, page_of
from scomm.county.brief.making import made
from scomm.county.brief.page import as_page
from scomm.county.brief.parts import Brief
from scomm.county.brief.reading import read_brief
from tests.county.brief.briefs import WHOLE


def notebook(*sources: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": one} for one in sources]})


def test_the_page_is_that_of_the_text_in_the_answer_cell(tmp_path: Path) -> None:
    file = tmp_path / "one.ipynb"
    file.write_text(notebook("raise SystemExit", "x = (", f'county_brief = """{WHOLE}"""'), encoding="utf-8")
    page = page_of(file, tmp_path)
    assert page.read_text(encoding="utf-8") == as_page(made(read_brief(WHOLE)))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 3}', '{"cells": [{}]}', notebook("x = 3", "y = 'no brief'")]
)
def test_a_file_without_a_brief_is_told_in_one_line(text: str, tmp_path: Path) -> None:
    assert brief_in(text) == Brief()
    file = tmp_path / "one.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match="has no brief") as told:
        page_of(file, tmp_path)
    assert "\n" not in str(told.value)
