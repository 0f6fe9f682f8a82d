"""A CSV that another program wrote: read with the place of each cell, and given back with a few cells changed.

Nothing but these cells changes: the byte order mark, line ends, quotes, the order of columns and whatever nobody here
understands stay byte by byte.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lessonkit.errors import KitError
from lessonkit.grading.csv_cells import harmless
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks, and the encoding that each announces."""


@dataclass(frozen=True)
class Cell:
    """One cell: what it says, where it stands in the text, and whether quotes stand around it."""

    value: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True)
class Text:
    """The text of a file, with all that is needed to write the same bytes again."""

    text: str
    encoding: str
    mark: bytes


@dataclass(frozen=True)
class TheirCsv:
    """A text and its rows of cells; a line with nothing on it is a row of one empty cell."""

    source: Text
    delimiter: str
    rows: tuple[tuple[Cell, ...], ...]

    def values(self, row: int) -> list[str]:
        """What the cells of a row say; nothing for an empty line."""
        said = [cell.value for cell in self.rows[row]]
        return [] if said == [""] else said

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in a row, as in those that a spreadsheet leaves below a table."""
        return not any(cell.value.strip() for cell in self.rows[row])


Changes = Mapping[tuple[int, int], str]
"""What some cells are to say, by row and column."""


def read_text(content: bytes) -> Text:
    """The text of a file in UTF-8, or in UTF-16 with its mark; a `KitError` for any other.

    >>> read_text("Grade;ñ".encode("utf-8-sig")).mark
    b'\\xef\\xbb\\xbf'
    """
    mark, encoding = next((one for one in MARKS if content.startswith(one[0])), (b"", "utf-8"))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, len(mark) + error.start)
        raise KitError(
            say("encoding.wrong", line=line), allowed=say("encoding.allowed"), do=say("export-again")
        ) from None
    if "\0" in text:
        raise KitError(say("encoding.wrong", line=1), allowed=say("encoding.allowed"), do=say("export-again"))
    return Text(text, encoding, mark)


def split(source: Text, delimiter: str) -> TheirCsv:
    """The rows of a text; a `KitError` with the row where quotes are not closed.

    >>> made = split(read_text(b'who,"a, b"\\r\\n1,\\r\\n'), ",")
    >>> [made.values(row) for row in range(len(made.rows))]
    [['who', 'a, b'], ['1', '']]
    """
    return TheirCsv(source, delimiter, tuple(_rows(source.text, delimiter)))


def beginning(source: Text, delimiter: str, rows: int) -> list[list[str]]:
    """What the first rows of a text say; fewer where its quotes are broken."""
    found: list[list[str]] = []
    with contextlib.suppress(KitError):
        found += ([cell.value for cell in row] for row in islice(_rows(source.text, delimiter), rows))
    return found


def with_cells(file: TheirCsv, changes: Changes) -> bytes:
    """The bytes of the file with these cells changed, and every other byte as it was.

    A cell keeps its quotes, or gets some where what it says now needs them; none starts a formula.

    >>> with_cells(split(read_text(b'who,"mark"\\r\\nAnna,""\\r\\n'), ","), {(1, 1): "12.5"})
    b'who,"mark"\\r\\nAnna,"12.5"\\r\\n'
    """
    text, pieces, at = file.source.text, [], 0
    for row, column in sorted(changes):
        cell = file.rows[row][column]
        pieces += [text[at : cell.start], _written(changes[row, column], cell, file.delimiter)]
        at = cell.end
    whole = "".join([*pieces, text[at:]])
    return file.source.mark + whole.encode(file.source.encoding)


def without_rows(file: TheirCsv, rows: Sequence[int]) -> bytes:
    """The bytes of the file without these rows and the ends of their lines, and every other byte as it was.

    >>> without_rows(split(read_text(b"who,mark\\r\\nAnna,1\\r\\nBen,2\\r\\n"), ","), [1])
    b'who,mark\\r\\nBen,2\\r\\n'
    """
    text = file.source.text
    starts = [*(row[0].start for row in file.rows), len(text)]
    whole = "".join(text[starts[at] : starts[at + 1]] for at in range(len(file.rows)) if at not in rows)
    return file.source.mark + whole.encode(file.source.encoding)


@lru_cache(maxsize=8)
def _pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    cell = rf'"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<plain>(?:[^"{sign}\r\n][^{sign}\r\n]*)?)'
    return re.compile(rf"(?:{cell})(?P<next>{sign}|\r\n|\r|\n|\Z)")


def _rows(text: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    pattern, at, number = _pattern(delimiter), 0, 1
    row: list[Cell] = []
    while at < len(text) or row:
        found = pattern.match(text, at)
        if found is None:
            raise KitError(say("quotes.open", row=number), do=say("export-again"))
        quoted = found["quoted"] is not None
        value = found["quoted"].replace('""', '"') if quoted else found["plain"]
        row.append(Cell(value, at, found.start("next"), quoted))
        at = found.end()
        if found["next"] != delimiter:
            yield tuple(row)
            row, number = [], number + 1


def _written(value: str, cell: Cell, delimiter: str) -> str:
    safe = str(harmless(value))
    if cell.quoted or any(sign in safe for sign in (delimiter, '"', "\r", "\n")):
        return '"' + safe.replace('"', '""') + '"'
    return safe
