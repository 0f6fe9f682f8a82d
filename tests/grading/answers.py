"""Answers as code: what a learner would type to hand in the value of a named mistake."""

from __future__ import annotations

from pathlib import Path
from types import FunctionType

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from scomm.data import load
from scomm.exercises import Exercise
from scomm.exercises.deal import Deal


def code_for(folder: Path, exercise: Exercise, number: int, deal: Deal) -> str:
    """Code for an answer cell that makes the exercise's mistake of this number.

    A function is taken from the authors' own files in `folder`; any other value is typed in.
    """
    value = exercise.mistakes[number].value(load, deal)
    if isinstance(value, np.generic):  # np.int64(3) is no code where NumPy has no name
        value = value.item()
    if isinstance(value, FunctionType):
        return FUNCTION.format(folder=str(folder), id=exercise.id, number=number, variable=exercise.variable)
    if isinstance(value, pd.DataFrame):
        columns = {
            name: list(column.astype(object).where(column.notna(), None)) for name, column in value.items()
        }
        return f"import pandas as pd\nfrom pandas import Timestamp\n{exercise.variable} = pd.DataFrame({columns!r})"
    if isinstance(value, go.Figure):
        return f"import plotly.io\n{exercise.variable} = plotly.io.from_json({value.to_json()!r})"
    return f"{exercise.variable} = {value!r}"


FUNCTION = """
from pathlib import Path
from scomm.exercises.locate import load_lesson
{variable} = load_lesson(Path({folder!r})).exercise({id!r}).mistakes[{number}].value(load, deal)
"""
