"""What the code of an answer cell leaves behind, when it runs where a learner's code runs: after the lesson's given code."""

from __future__ import annotations

import contextlib
import copy
import io
import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from textwrap import dedent
from types import CodeType
from typing import Any

import numpy as np
import pandas as pd

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import Load


def left_by(given: str, code: str, deal: Deal, load: Load) -> dict[str, Any]:
    """The names that an answer cell's code leaves, with the names that stood before it; what it prints is not shown.

    The given code runs once for a lesson and deal. Its tables are handed out as copies, so what one answer does to
    them harms no other.
    """
    with silence():
        found = _after(given, _known(given, deal), load)
        space = {name: _own(value) for name, value in found.items() if name != "__builtins__"}
        space["deal"] = deal
        if "go." in code and "go" not in space:
            space["go"] = _plotly()
        exec(_compiled(dedent(code), "<answer>"), space)
    return space


def names_after(given: str, deal: Deal, load: Load) -> frozenset[str]:
    """The names that the given code sets."""
    with silence():
        return frozenset(_after(given, _known(given, deal), load))


def _known(given: str, deal: Deal) -> Deal | None:
    """What the given code may know of a deal: nothing, mostly, and then it runs once for all of them."""
    return deal if "deal" in given else None


@lru_cache(maxsize=16)
def _after(given: str, deal: Deal | None, load: Load) -> Mapping[str, Any]:
    space: dict[str, Any] = {"load": load, "deal": deal, "pd": pd, "np": np}
    if "go." in given:
        space["go"] = _plotly()
    exec(_compiled(dedent(given), "<given>"), space)
    return space


@lru_cache(maxsize=256)
def _compiled(code: str, name: str) -> CodeType:
    return compile(code, name, "exec")


def _own(value: Any) -> Any:
    """A copy of what code can change in place: pandas copies the cells of a table when they are written to."""
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.copy(deep=False)
    return copy.deepcopy(value) if isinstance(value, list | dict | set) else value


def _plotly() -> Any:
    """Plotly's figures, loaded where code draws one: a first check must not wait for them."""
    import plotly.graph_objects as go

    return go


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """No warning and no printed line comes out of what runs here."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
