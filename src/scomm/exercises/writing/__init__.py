"""How authors write exercises: words in `lesson.md`, logic in `exercises.py`.

`exercises.py` imports the builders from here; docs/writing-exercises.md shows each by an example.
"""

from scomm.exercises.deal import Deal
from scomm.exercises.spec import Load
from scomm.exercises.writing.asking import about, among, dealt, opens
from scomm.exercises.writing.builders import chart, function, number, percent, table
from scomm.exercises.writing.logic import Wrong, before, half, in_code, lesson, of_form, slip
from scomm.exercises.writing.no_code_builders import choice, guess, order, written
from scomm.exercises.writing.pools import dealt_counties, labels

__all__ = [
    "Deal",
    "Load",
    "Wrong",
    "about",
    "among",
    "before",
    "chart",
    "choice",
    "dealt",
    "dealt_counties",
    "function",
    "guess",
    "half",
    "in_code",
    "labels",
    "lesson",
    "number",
    "of_form",
    "opens",
    "order",
    "percent",
    "slip",
    "table",
    "written",
]
