"""What a reader sees of a dataset: how much is missing, the first rows, and a page of all tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from lessonkit.data import describe, load, names, root
from lessonkit.data.overview import overview, page
from lessonkit.data.printing import print_overview

PAGE = Path(__file__).parents[2] / "docs" / "data.md"


def printed(name: str, width: int = 100) -> str:
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    print_overview(overview(name, first=3), console)
    return console.export_text()


def test_the_page_of_all_tables_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `scomm data docs`"


@pytest.mark.parametrize("name", names())
def test_every_table_has_its_section_with_every_column(name: str) -> None:
    section = PAGE.read_text("utf-8").split(f"\n### {name}\n")[1].split("\n### ")[0].split("\n## ")[0]
    assert describe(name).row in section
    for column in describe(name).columns:
        assert f"\n| `{column}` | " in section


def test_missing_cells_are_counted_column_by_column() -> None:
    columns = {column.field.name: column for column in overview("published-effects").columns}
    assert columns["estimate"].missing == load("published-effects")["estimate"].isna().sum() == 18
    assert columns["estimate"].missing_words == "18 (58.1 %)"
    assert columns["study"].missing_words == "none"


def test_the_first_rows_show_a_blank_where_a_value_is_missing() -> None:
    first = overview("published-effects", first=2).first
    assert first["estimate"].tolist() == ["", ""]
    assert overview("timeline", first=1).first["date"].tolist() == ["2007-04-16"]


@pytest.mark.parametrize("name", names())
def test_every_dataset_can_be_shown_in_a_narrow_terminal(name: str) -> None:
    text = printed(name, width=80)
    assert text.startswith(f"{name}: ")
    for column in describe(name).columns:
        assert column in text


def test_showing_says_what_a_row_is_whose_the_numbers_are_and_under_what_licence() -> None:
    text = printed("state-crime")
    for part in ("One row is one state and one year.", "Rows: 2,698.", "Federal Bureau of Investigation",
                 "https://corgis-edu.github.io", "Licence: US government", "First rows", "Alabama"):  # fmt: skip
        assert part in text


def test_a_damaged_table_is_not_shown(copied: Path) -> None:
    path = copied / "timeline" / "timeline.csv"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(Exception, match="not the one in the registry"):
        overview("timeline")


def test_what_is_no_table_is_named_too() -> None:
    assert "Also here: [county-shapes]" in PAGE.read_text("utf-8")
    assert (root() / "county-shapes" / "README.md").is_file()


@pytest.mark.parametrize("name", names())
def test_the_readme_of_the_datasets_lists_every_table(name: str) -> None:
    folder = describe(name).path.parent.name
    line = next(
        row for row in (root() / "README.md").read_text("utf-8").splitlines() if f"| `{name}` |" in row
    )
    assert line.endswith(f"[{folder}]({folder}/README.md) |")
