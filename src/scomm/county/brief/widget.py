"""The form as a widget: its script sends what is filled in, and Python answers what the data bear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from lessonkit.errors import KitError
from lessonkit.exercises.learner.session import marks, open_notebook
from scomm.county.brief.form import brief_of, fields_of, fixed, told, with_county
from scomm.county.brief.making import made
from scomm.county.brief.page import as_page
from scomm.county.brief.parts import FULL, Brief, OwnChart, Size
from scomm.county.brief.reading import read_brief

_HERE = Path(__file__).parent


class BriefForm(anywidget.AnyWidget):
    """The form: `fields` is what is filled in, `told` what Python says of it, `before` what stood in the answer cell,
    `opened` counts how often Python has filled the fields, `asked` how often the page was wanted."""

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"
    fixed = traitlets.Dict().tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)
    fields = traitlets.Dict().tag(sync=True)
    told = traitlets.Dict().tag(sync=True)
    before = traitlets.Unicode().tag(sync=True)
    opened = traitlets.Int().tag(sync=True)
    asked = traitlets.Int().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: str, brief: Brief, own: OwnChart | None) -> None:
        own = own or next((one.own for one in brief.charts if one.own), None)
        self.own, self.size = own, brief.size
        super().__init__(
            exercise=exercise, fixed=fixed(own, brief.size), fields=fields_of(brief), told=told(brief, own)
        )
        self.observe(self._filled, names="fields")
        self.observe(self._read, names="before")
        self.observe(self._wanted, names="asked")

    @property
    def text(self) -> str:
        """The brief as text."""
        return str(self.told["text"])

    def _filled(self, change: dict[str, Any]) -> None:
        self.told = told(brief_of(change["new"], self.own), self.own)

    def _read(self, change: dict[str, Any]) -> None:
        brief = read_brief(change["new"])
        if brief == Brief():
            return
        brief = brief.of_size(self.size)
        self.own = next((one.own for one in brief.charts if one.own), self.own)
        self.fixed = fixed(self.own, self.size)
        self.fields = fields_of(brief)
        self.opened += 1

    def _wanted(self, change: dict[str, Any]) -> None:
        self.page = as_page(made(read_brief(self.text)))


def form(
    exercise: str, own: OwnChart | None, county: str, size: Size = FULL, begin_with: str = ""
) -> BriefForm:
    """The form, filled from the passport: with its own brief, else with that of the exercise `begin_with`."""
    kept = read_brief(_kept(exercise) or _kept(begin_with)).of_size(size)
    return BriefForm(exercise, with_county(kept, county or str(marks().get("county", ""))), own)


def _kept(exercise: str) -> str:
    """What the passport keeps as the answer to the exercise."""
    try:
        passport = getattr(open_notebook(), "passport", None)
    except KitError:
        return ""
    entry = passport.entries.get(exercise) if passport else None
    value = entry.answer.value if entry is not None else ""
    return value if isinstance(value, str) else ""
