"""The numbers in a text and in a table, as they are written: what the tests of every explorer compare."""

import re

from lessonkit.language import cell

# Not counts: dates, numbers of files, fiscal years, spans of years, months of a year, list lengths, the rounding, other editions.
NOT_COUNTS = re.compile(
    r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|\b\d{4}-\d\d-\d\d\b|FY\d{4}(–\d\d)?|\b1[89]\d\d\b|\b20\d\d\b|\d+ months|all 12|2×2|The \d choices|Rounded to 10|under 10|fewer than 10|August 2024|287\(g\)|legislative file \d+"
)


def numbers(text):
    """The counts and percentages in a text, as they are written; a minus is a hyphen."""
    written = re.findall(r"(?:(?<![\w.])[-−])?\d+(?:,\d{3})*(?:\.\d+)?%?", NOT_COUNTS.sub("", text))
    return {number.replace("−", "-") for number in written}


def shown(chart):
    """Every number of a chart's table as it is written, with a percentage sign where the column has one."""
    found = set()
    for column in chart.table.columns:
        for value in chart.table[column].dropna():
            if not isinstance(value, str):
                form = chart.formats.get(column, "")
                found.add(cell(value, form) + ("%" if "%" in str(column) else ""))
    return found
