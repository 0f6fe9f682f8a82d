"""Answers as code: what a learner would type to hand in a given value."""

from __future__ import annotations

import inspect
from types import FunctionType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises import Exercise


def code_for(exercise: Exercise, value: Any) -> str:
    """Code for an answer cell that leaves `value` behind as the exercise's answer."""
    if isinstance(value, FunctionType):
        return f"import pandas as pd\n{source_of(value)}\n{exercise.variable} = {value.__name__}"
    if isinstance(value, pd.DataFrame):
        columns = {
            name: list(column.astype(object).where(column.notna(), None)) for name, column in value.items()
        }
        return f"import pandas as pd\n{exercise.variable} = pd.DataFrame({columns!r})"
    if isinstance(value, go.Figure):
        return f"import plotly.io\n{exercise.variable} = plotly.io.from_json({value.to_json()!r})"
    return f"{exercise.variable} = {value!r}"


def source_of(function: FunctionType) -> str:
    """A function's source after that of every function it calls by a global name."""
    called = [function.__globals__.get(name) for name in function.__code__.co_names]
    own = [one for one in called if isinstance(one, FunctionType) and one.__module__ == function.__module__]
    return "\n".join([*(source_of(one) for one in own), inspect.getsource(function)])
