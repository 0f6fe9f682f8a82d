"""What an explorer is: a question, controls with a finite set of values, and a pure view of a state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from scomm.charts import Chart, Drawing
from scomm.errors import ScommError

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

Value = str | int
State = Mapping[str, Value]
"""The value of each control, by the control's name."""


def all_exist(state: State) -> str:
    """The `absent` of an explorer that can show every combination of values."""
    return ""


@dataclass(frozen=True)
class Control:
    """One thing that a learner can set: its visible label, its values and how each is called.

    With `slider` the values are steps along a line, such as dates; it can be played. `resets` names
    later controls that go back to their first value when a learner changes this one, such as a guess
    that was made about something else.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    labels: Mapping[Any, str] = field(default_factory=dict)
    slider: bool = False
    resets: tuple[str, ...] = ()

    def said(self, value: Value) -> str:
        """The value in words.

        >>> Control("year", "Year", (2013, 2014), {2014: "FY2014"}).said(2014)
        'FY2014'
        """
        return self.labels.get(value, str(value))


@dataclass(frozen=True)
class Note:
    """A few sentences in a box below the chart, such as one side's argument; `foot` says who speaks."""

    heading: str
    words: str
    foot: str


@dataclass(frozen=True, eq=False)
class View:
    """What one state shows: a chart or a drawing, sentences (one a line) that say it in words, and notes."""

    chart: Chart | Drawing
    sentence: str
    notes: tuple[Note, ...] = ()

    @property
    def figure(self) -> go.Figure:
        """The chart's Plotly figure; a drawing has none."""
        if isinstance(self.chart, Drawing):
            raise ScommError("This view is a drawing, not a Plotly figure.", do="Use .chart instead.")
        return self.chart.figure

    @property
    def table(self) -> pd.DataFrame:
        """The numbers in the figure."""
        return self.chart.table


@dataclass(frozen=True, eq=False)
class Explorer:
    """An explorer, whole. It is written once and rendered live, as a page and as text.

    `draw` gives the view of a state that exists; it is pure: the same state, the same view.
    `absent` gives the reason why a state does not exist, or "". `start` is the first state
    and `scenes` are states worth showing, by name.
    """

    id: str
    title: str
    question: str
    controls: tuple[Control, ...]
    draw: Callable[[State], View]
    absent: Callable[[State], str]
    start: State
    scenes: Mapping[str, State]

    def __post_init__(self) -> None:
        for place, control in enumerate(self.controls):
            for name in control.resets:
                if self.control(name) not in self.controls[place + 1 :]:
                    raise ScommError(
                        f"{self.id}: {control.name!r} can't reset {name!r}.",
                        do="Let a control reset only those that stand after it.",
                    )
        for name, state in {"start": self.start, **self.scenes}.items():
            reason = self.reason(state)
            if reason:
                raise ScommError(
                    f"{self.id}: the state {name!r} does not exist. {reason}", do="Choose another."
                )

    def view(self, state: State) -> View:
        """The view of a state; a `ScommError` with the reason where no such numbers were published."""
        checked = self.checked(state)
        reason = self.absent(checked)
        if reason:
            raise ScommError(f"Not published: {reason}", do="Change one of the controls.")
        return self.draw(checked)

    def reason(self, state: State) -> str:
        """Why this state does not exist, in a sentence; empty where it does."""
        return self.absent(self.checked(state))

    def unavailable(self, state: State) -> dict[str, dict[Value, str]]:
        """For each control the values that do not exist beside the others of this state, with reasons."""
        here = self.checked(state)
        found: dict[str, dict[Value, str]] = {}
        for control in self.controls:
            reasons = {value: self.absent({**here, control.name: value}) for value in control.values}
            found[control.name] = {value: reason for value, reason in reasons.items() if reason}
        return found

    def grid(self) -> Iterator[dict[str, Value]]:
        """Every combination of values, whether it exists or not."""
        names = [control.name for control in self.controls]
        for values in product(*(control.values for control in self.controls)):
            yield dict(zip(names, values, strict=True))

    def states(self) -> Iterator[dict[str, Value]]:
        """Every state that exists, in the order of the controls."""
        return (state for state in self.grid() if not self.absent(state))

    def control(self, name: str) -> Control:
        """The control with this name."""
        for control in self.controls:
            if control.name == name:
                return control
        raise ScommError(
            f"The explorer {self.id!r} has no control {name!r}.", allowed=[one.name for one in self.controls]
        )

    def checked(self, state: State) -> dict[str, Value]:
        """The state in the order of the controls; a `ScommError` for a wrong name or value."""
        for name in state:
            self.control(name)
        return {control.name: self._value(control, state) for control in self.controls}

    def chosen(self, state: State, name: str, value: Value) -> dict[str, Value]:
        """The state after a learner gives one control a value: what it resets is at its first value."""
        control, before = self.control(name), self.checked(state)
        reset = control.resets if value != before[name] else ()
        return self.checked({**before, name: value} | {one: self.control(one).values[0] for one in reset})

    def said(self, state: State) -> str:
        """The state in words, for a screen reader, a caption or a log."""
        here = self.checked(state)
        return "; ".join(f"{control.label}: {control.said(here[control.name])}" for control in self.controls)

    def _value(self, control: Control, state: State) -> Value:
        if control.name not in state:
            raise ScommError(
                f"The state of {self.id!r} does not set {control.name!r}.", allowed=_said(control)
            )
        given: Any = state[control.name]
        for value in control.values:
            if type(given) is type(value) and given == value:
                return value
        raise ScommError(f"{control.label!r} can't be {given!r}.", allowed=_said(control))


def _said(control: Control) -> list[str]:
    return [repr(value) for value in control.values]
