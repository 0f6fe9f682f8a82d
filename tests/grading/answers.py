"""Answers as code: what a learner would type to hand in the value of a named mistake."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from types import FunctionType

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lessonkit.data import load
from lessonkit.exercises import Exercise
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.writing.files import logic_files


def code_for(folder: Path, exercise: Exercise, number: int, deal: Deal) -> str:
    """Code for an answer cell that makes the exercise's mistake of this number.

    A function is taken from a copy of the authors' own files in `folder`, which the code brings along, since no
    submission can read them; any other value is typed in.
    """
    value = _plain(exercise.mistakes[number].value(load, deal))
    if isinstance(value, FunctionType):
        return FUNCTION.format(
            files=_packed(folder), id=exercise.id, number=number, variable=exercise.variable
        )
    if isinstance(value, pd.DataFrame):
        columns = {
            name: [_plain(cell) for cell in column.astype(object).where(column.notna(), None)]
            for name, column in value.items()
        }
        return f"import pandas as pd\nfrom pandas import Timestamp\n{exercise.variable} = pd.DataFrame({columns!r})"
    if isinstance(value, go.Figure):
        return f"import plotly.io\n{exercise.variable} = plotly.io.from_json({value.to_json()!r})"
    return f"{exercise.variable} = {value!r}"


def _plain(value: object) -> object:
    """A number of NumPy as Python's own: np.int64(3) is no code where NumPy has no name."""
    return value.item() if isinstance(value, np.generic) else value


def _packed(folder: Path) -> str:
    """The files of a lesson's key, as text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (*logic_files(folder), folder / "lesson.md"):
            archive.write(path, f"{folder.name}/{path.name}")
    return base64.b64encode(packed.getvalue()).decode("ascii")


FUNCTION = """
import base64, io, tempfile, zipfile
from pathlib import Path
from lessonkit.exercises.locate import load_lesson
_archive = zipfile.ZipFile(io.BytesIO(base64.b64decode({files!r})))
_folder = tempfile.mkdtemp(dir=Path.cwd())
_archive.extractall(_folder)
{variable} = load_lesson(next(Path(_folder).iterdir())).exercise({id!r}).mistakes[{number}].value(load, deal)
"""
