"""From the Yearbook of Immigration Statistics: removals and returns since 1892, convictions by country.

`hand/countries.csv` gives one spelling to a country, and no country to the rows that repeat others.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import xlrd

from lessonkit.data.building import RawFolder, integer

REMOVALS = "dhs-yearbook/table39_3.xls"
CONVICTIONS_FROM_1993 = "dhs-yearbook/Table43D.xls"
CONVICTIONS_FROM_1999 = "dhs-yearbook/table37d_1.xls"
CONVICTIONS_FROM_2005 = "corgis-immigration/immigration.csv"
HAND = Path(__file__).parent / "hand"
MISSING = ("NA", "-", "")
COUNTS = {"Criminal": "convicted", "Non-criminal": "not_convicted", "Total": "total"}


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The two tables of this folder, by name."""
    return {
        "yearbook-removals": removals(raw.file(REMOVALS)),
        "yearbook-convictions": convictions(
            by_country(raw.file(CONVICTIONS_FROM_1993)),
            by_country(raw.file(CONVICTIONS_FROM_1999)),
            corgis(raw.file(CONVICTIONS_FROM_2005)),
        ),
    }


def printed(path: Path) -> list[list[object]]:
    """The only sheet of an old Excel file, cell by cell; text without padding."""
    sheet = xlrd.open_workbook(str(path)).sheet_by_index(0)
    lines = (sheet.row_values(number) for number in range(sheet.nrows))
    return [[cell.strip() if isinstance(cell, str) else cell for cell in line] for line in lines]


def removals(path: Path) -> pd.DataFrame:
    """Removals and returns of each year, as the 2013 edition prints them.

    The sheet begins with decades ('1892-1900' to '1951-60') that repeat the years below: they are text
    where a year is a number. Its other two columns are an older series and stay out.
    """
    years = [line for line in printed(path)[1:] if isinstance(line[0], float)]
    table = pd.DataFrame([line[:3] for line in years], columns=["year", "removals", "returns"], dtype=object)
    return _whole(table).assign(edition=2013)


def by_country(path: Path) -> pd.DataFrame:
    """A Yearbook table of one line per year and kind, one column per country: one row per year and country.

    'NA' stands for a withheld count of one or two. A few cells hold a dash or nothing; in a copy that
    prints its zeros as 0, those are no zeros: they stay missing too.
    """
    heading, *lines = printed(path)
    wide = pd.DataFrame(lines, columns=["fiscal_year", "kind", *heading[2:]], dtype=object)
    wide = wide[wide["fiscal_year"] != ""]
    long = wide.melt(["fiscal_year", "kind"], var_name="country", value_name="people")
    return long.pivot(index=["fiscal_year", "country"], columns="kind", values="people").reset_index()


def corgis(path: Path) -> pd.DataFrame:
    """The later Yearbooks as CORGIS collected them; -1 is missing, and there is no printed total.

    The total is added up only where both parts are known.
    """
    table = pd.read_csv(path).rename(columns={"Year": "fiscal_year", "Country": "country"})
    parts = table[["Criminal", "Non-criminal"]].astype("Int64")
    parts = parts.mask(parts == -1)
    return table[["fiscal_year", "country"]].join(parts).assign(Total=parts.sum(axis=1, skipna=False))


def convictions(from_1993: pd.DataFrame, from_1999: pd.DataFrame, from_2005: pd.DataFrame) -> pd.DataFrame:
    """One source for each year: the latest table that has it.

    From 2005 on CORGIS, though Table 37 goes on to 2008. In 2005 the two count 92,196 and 91,725 convicted,
    in 2008 105,249 and 97,133: a change of source between 2008 and 2009, amid the rollout, would look like
    a change in enforcement.
    """
    chosen = pd.concat(
        [
            from_1993[from_1993["fiscal_year"] < 1999].assign(source="yearbook"),
            from_1999[from_1999["fiscal_year"] < 2005].assign(source="yearbook"),
            from_2005.assign(source="corgis"),
        ]
    ).rename(columns=COUNTS)
    hand = pd.read_csv(HAND / "countries.csv")
    chosen["country"] = chosen["country"].replace(dict(zip(hand["printed"], hand["country"], strict=True)))
    table = _whole(chosen[["fiscal_year", "country", *COUNTS.values(), "source"]])
    known = table["country"].notna() & table[list(COUNTS.values())].notna().any(axis=1)
    return table[known].sort_values(["fiscal_year", "country"], kind="stable")


def _whole(table: pd.DataFrame) -> pd.DataFrame:
    """Every column of numbers as whole numbers that can be missing."""
    numbers = [column for column in table if column not in ("country", "source")]
    return table.assign(
        **{name: table[name].map(lambda cell: integer(cell, MISSING)).astype("Int64") for name in numbers}
    )
