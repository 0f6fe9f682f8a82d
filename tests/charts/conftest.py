"""A small table and the parts of a chart made from it."""

import pandas as pd
import plotly.graph_objects as go
import pytest


@pytest.fixture
def table():
    """Removals by ICE's officers in three fiscal years, as DHS published them (rounded to 10)."""
    return pd.DataFrame(
        {
            "fiscal_year": [2021, 2022, 2023],
            "convicted": [39150, 38450, 57020],
            "not_convicted": [19860, 33730, 85560],
        }
    )


@pytest.fixture
def parts(table):
    return {
        "finding": "Fewer than half of the people removed in FY2023 had a conviction",
        "figure": go.Figure(go.Scatter(x=table["fiscal_year"], y=table["convicted"])),
        "units": "people removed",
        "source": "DHS Office of Homeland Security Statistics, monthly tables, August 2024",
        "alt": "A line rises from 39,150 to 57,020.",
        "table": table,
    }
