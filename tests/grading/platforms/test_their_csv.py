"""A file that another program wrote comes back byte by byte, but for the cells that were changed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.grading.platforms.their_csv import TheirCsv, read_text, split, with_cells

CELLS = st.text(st.sampled_from("ab1=+-@,;\t\"' \r\n.ñ🦊"), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
DELIMITERS = st.sampled_from([",", ";", "\t"])
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine draws slowly, which says nothing of what is tested."""
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def written(table: list[list[str]], delimiter: str, end: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return file.getvalue()


def values(file: TheirCsv) -> list[list[str]]:
    return [file.values(row) for row in range(len(file.rows))]


def read_by_csv(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@unhurried
@given(TABLES, DELIMITERS, ENDS, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@example([[""], ["a", ""]], ",", "\n", csv.QUOTE_MINIMAL)
def test_cells_are_read_as_pythons_own_reader_reads_them(
    table: list[list[str]], delimiter: str, end: str, quoting: int
) -> None:
    text = written(table, delimiter, end, quoting)
    assert values(split(read_text(text.encode()), delimiter)) == [
        [] if row == [""] else row for row in read_by_csv(text, delimiter)
    ]


@unhurried
@given(st.text(st.sampled_from('ab,"\r\n '), max_size=30))
def test_what_no_csv_writer_wrote_is_read_alike_or_refused(text: str) -> None:
    try:
        file = split(read_text(text.encode()), ",")
    except KitError:
        return
    assert values(file) == [[] if row == [""] else row for row in read_by_csv(text, ",")]


@unhurried
@given(TABLES, DELIMITERS, ENDS, ENCODINGS)
def test_without_a_change_the_bytes_are_the_same(
    table: list[list[str]], delimiter: str, end: str, encoding: str
) -> None:
    content = written(table, delimiter, end).encode(encoding)
    assert with_cells(split(read_text(content), delimiter), {}) == content


@unhurried
@given(TABLES, DELIMITERS, ENDS, ENCODINGS, st.data())
def test_a_changed_cell_changes_and_all_other_bytes_stay(
    table: list[list[str]], delimiter: str, end: str, encoding: str, data: st.DataObject
) -> None:
    content = written(table, delimiter, end).encode(encoding)
    file = split(read_text(content), delimiter)
    row = data.draw(st.integers(0, len(file.rows) - 1))
    column = data.draw(st.integers(0, len(file.rows[row]) - 1))
    cell, mark = file.rows[row][column], data.draw(st.sampled_from(["12.5", "12,5", "0"]))
    changed = with_cells(file, {(row, column): mark})
    text = file.source.text
    before, after = text[: cell.start], text[cell.end :]
    plain = changed[len(file.source.mark) :].decode(file.source.encoding)
    assert plain.startswith(before)
    assert plain.endswith(after)
    assert plain[len(before) : len(plain) - len(after)].strip('"') == mark
    again = split(read_text(changed), delimiter)
    expected = [[one.value for one in cells] for cells in file.rows]
    expected[row][column] = mark
    assert [[one.value for one in cells] for cells in again.rows] == expected


def test_a_cell_keeps_its_quotes_and_gets_some_only_where_it_needs_them() -> None:
    file = split(read_text(b'"a";b;c\r\n'), ";")
    assert with_cells(file, {(0, 0): "1", (0, 1): "2", (0, 2): "3,5"}) == b'"1";2;3,5\r\n'
    assert with_cells(split(read_text(b"a,b\n"), ","), {(0, 1): "3,5"}) == b'a,"3,5"\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_no_cell_that_is_written_starts_a_formula(text: str) -> None:
    changed = with_cells(split(read_text(b"a,b\n"), ","), {(0, 1): text})
    assert read_by_csv(changed.decode(), ",") == [["a", f"'{text}"]]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("Name;Ñandú\nZoë".encode("latin-1"), 1),
        (b"a,b\nZo\xeb,1\n", 2),
        ("a,b".encode("utf-16-le"), 1),
        (b"\xff\xfea", 1),
    ],
)
def test_another_encoding_is_told_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(KitError, match=rf"not in an encoding that can be told \(line {line}\)") as told:
        read_text(content)
    assert "\n" not in str(told.value)
    assert "UTF-16 with its mark" in str(told.value)


@pytest.mark.parametrize("content", [b'a,b\n"c,d\n', b'a,b\n"c"d,e\n'])
def test_quotes_that_are_not_closed_are_told_with_their_row(content: bytes) -> None:
    with pytest.raises(KitError, match="row 2"):
        split(read_text(content), ",")
