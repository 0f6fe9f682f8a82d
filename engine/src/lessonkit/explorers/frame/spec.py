"""What an explorer is: a question, controls with a finite set of values, and a pure view of a state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from lessonkit.charts import Picture
from lessonkit.course import in_words
from lessonkit.errors import KitError
from lessonkit.language import sentences_beside

if TYPE_CHECKING:
    import pandas as pd

say = sentences_beside(__file__)

Value = str | int
State = Mapping[str, Value]
"""The value of each control, by the control's name."""

Marks = Mapping[str, Any]
"""What is a learner's own, by name: what was dealt, such as a city, and guesses by the names of their truths."""

NO_MARKS: Marks = {}


class Checked(Mapping[str, Value]):
    """A state that an explorer has checked: each of its controls in order, at a value of its own.

    Nothing can change it, so it is checked once, however many ask. `by` is the explorer that did.
    """

    def __init__(self, values: State, by: Explorer) -> None:
        self._values, self.by = dict(values), by

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)


@dataclass(frozen=True)
class Control:
    """One thing that a learner can set: its visible label, its values and how each is called.

    With `slider` the values are steps along a line, such as dates; it can be played, and with `plays` it
    begins to play by itself when it is first seen, unless the reader wants less motion; with `played` false there is
    nothing to play, such as for a price. `resets` names
    later controls that go back to their first value when a learner changes this one, such as a guess
    that was made about something else. `shape` says how it looks where it does not go without saying: "list", "radio", "chips", "range",
    "next" (a button, which says `button` and goes to the next value, after the last to the first), or "picture" where a mark is the control. `groups` are the values of a long list under headings, and with
    `assumption` it stands folded, among the assumptions.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    labels: Mapping[Any, str] = field(default_factory=dict)
    slider: bool = False
    plays: bool = False
    resets: tuple[str, ...] = ()
    played: bool = True
    shape: str = ""
    groups: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    assumption: bool = False
    button: str = ""

    def said(self, value: Value) -> str:
        """The value in words.

        >>> Control("year", "Year", (2013, 2014), {2014: "FY2014"}).said(2014)
        'FY2014'
        """
        return self.labels.get(value, str(value))


@dataclass(frozen=True)
class Note:
    """A few sentences in a box below the chart, such as one side's argument; `foot` says who speaks.

    `more` is what the box has no room for, such as who was asked: it is folded with the other words.
    """

    heading: str
    words: str
    foot: str
    more: str = ""


@dataclass(frozen=True, eq=False)
class View:
    """What one state shows: a picture of marks, sentences (one a line) that say it in words, and notes."""

    chart: Picture
    sentence: str
    notes: tuple[Note, ...] = ()

    def told(self, chart: Picture, *sentences: str) -> View:
        """The same view with another picture, and more sentences after its own."""
        return View(chart, "\n".join([self.sentence, *sentences]), self.notes)

    @property
    def table(self) -> pd.DataFrame:
        """The numbers in the picture."""
        return self.chart.table


@dataclass(frozen=True, eq=False, kw_only=True)
class Explorer:
    """An explorer, whole. It is written once and rendered live, as a page and as text.

    `draw` gives the view of a state that exists; it is pure: the same state, the same view.
    `absent` gives the reason why a state does not exist, or ""; without it every state exists.
    `start` is the first state and `scenes` are states worth showing, by name. `sentence` is a sentence whose words are controls:
    their names stand in it in braces. `roomiest` are states whose words are the longest, for which room is kept in every state.
    `marks` names what of a learner's own it can show: `mark` puts those that are known into a view, in the picture and in
    words, and is as pure as `draw`; `start_for` gives the controls that they set at the start. A page that is made
    for everybody has no marks. `lacks` says in a line which optional part of the kit is missing without which nothing can be drawn,
    and "" where none is; `draw` then raises it as a `KitError`.
    """

    id: str
    title: str
    question: str
    controls: tuple[Control, ...]
    draw: Callable[[State], View]
    start: State
    scenes: Mapping[str, State]
    absent: Callable[[State], str] | None = None
    sentence: str = ""
    roomiest: tuple[State, ...] = ()
    marks: tuple[str, ...] = ()
    mark: Callable[[View, State, Marks], View] | None = None
    start_for: Callable[[Marks], State] | None = None
    lacks: Callable[[], str] | None = None

    def __post_init__(self) -> None:
        for place, control in enumerate(self.controls):
            for name in control.resets:
                if self.control(name) not in self.controls[place + 1 :]:
                    raise KitError(
                        f"{self.id}: {control.name!r} can't reset {name!r}.",
                        do="Let a control reset only those that stand after it.",
                    )
        for name in re.findall(r"\{(\w+)\}", self.sentence):
            self.control(name)
        for name, state in {"start": self.start, **self.scenes}.items():
            reason = self.reason(state)
            if reason:
                raise KitError(
                    f"{self.id}: the state {name!r} does not exist. {reason}", do="Choose another."
                )

    def view(self, state: State, marks: Marks = NO_MARKS) -> View:
        """The view of a state; a `KitError` with the reason where no such numbers were published."""
        checked = self.checked(state)
        reason = self.reason(checked)
        if reason:
            raise KitError(say("not_published", reason=reason), do=say("do.other_control"))
        return self.drawn(checked, marks)

    def drawn(self, state: State, marks: Marks = NO_MARKS) -> View:
        """The view of a checked state that exists, with what of a learner's own it can show."""
        own = self.own(marks)
        try:
            view = self.draw(state)
            return self.mark(view, state, own) if self.mark is not None and own else view
        except KitError:
            raise
        except Exception as error:  # a course's own code
            raise KitError(
                say("refused.not_drawn", explorer=self.id, state=self.said(state), why=in_words(error))
            ) from error

    def lacking(self) -> str:
        """In a line, which part of the kit is missing here and how to get it; empty where none is."""
        return "" if self.lacks is None else self.lacks()

    def own(self, marks: Marks) -> dict[str, Any]:
        """Those of the marks that this explorer can show."""
        return {name: marks[name] for name in self.marks if name in marks}

    def first(self, marks: Marks) -> State:
        """The first state of a learner with these marks."""
        own = self.own(marks)
        return {**self.start, **(self.start_for(own) if self.start_for is not None and own else {})}

    def reason(self, state: State) -> str:
        """Why this state does not exist, in a sentence; empty where it does."""
        return self._reason(self.checked(state))

    def unavailable(self, state: State) -> dict[str, dict[Value, str]]:
        """For each control the values that do not exist beside the others of this state, with reasons."""
        here = self.checked(state)
        found: dict[str, dict[Value, str]] = {}
        for control in self.controls:
            reasons = {value: self._reason({**here, control.name: value}) for value in control.values}
            found[control.name] = {value: reason for value, reason in reasons.items() if reason}
        return found

    def grid(self) -> Iterator[dict[str, Value]]:
        """Every combination of values, whether it exists or not."""
        names = [control.name for control in self.controls]
        for values in product(*(control.values for control in self.controls)):
            yield dict(zip(names, values, strict=True))

    def states(self) -> Iterator[dict[str, Value]]:
        """Every state that exists, in the order of the controls."""
        return (state for state in self.grid() if not self._reason(state))

    def control(self, name: str) -> Control:
        """The control with this name."""
        for control in self.controls:
            if control.name == name:
                return control
        raise KitError(
            say("refused.control", explorer=self.id, control=name),
            allowed=[one.name for one in self.controls],
        )

    def checked(self, state: State) -> Checked:
        """The state in the order of the controls; a `KitError` for a wrong name or value."""
        if isinstance(state, Checked) and state.by is self:
            return state
        for name in state:
            self.control(name)
        return Checked({control.name: self._given(control, state) for control in self.controls}, self)

    def chosen(self, state: State, name: str, value: Value) -> Checked:
        """The state after a learner gives one control a value: what it resets is at its first value."""
        control, before = self.control(name), self.checked(state)
        after = self._value(control, value)
        reset = control.resets if after != before[name] else ()
        firsts = {one: self.control(one).values[0] for one in reset}
        return Checked({**before, name: after, **firsts}, self)

    def said(self, state: State) -> str:
        """The state in words, for a screen reader, a caption or a log."""
        here = self.checked(state)
        told = (
            say("state.one", label=control.label, value=control.said(here[control.name]))
            for control in self.controls
        )
        return "; ".join(told)

    def _reason(self, state: State) -> str:
        return "" if self.absent is None else self.absent(state)

    def _given(self, control: Control, state: State) -> Value:
        if control.name not in state:
            raise KitError(
                say("refused.not_set", explorer=self.id, control=control.name), allowed=_allowed(control)
            )
        return self._value(control, state[control.name])

    def _value(self, control: Control, given: Any) -> Value:
        for value in control.values:
            if type(given) is type(value) and given == value:
                return value
        raise KitError(say("refused.value", control=control.label, value=given), allowed=_allowed(control))


def _allowed(control: Control) -> list[str]:
    return [repr(value) for value in control.values]
