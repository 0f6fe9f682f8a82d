"""How authors write exercises: words in `lesson.md`, logic in `exercises.py`.

`exercises.py` imports the builders from here; docs/writing-exercises.md shows each by an example.
"""

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import Load
from lessonkit.exercises.writing.asking import about, among, dealt, opens
from lessonkit.exercises.writing.builders import chart, function, number, percent, table
from lessonkit.exercises.writing.logic import Wrong, before, half, in_code, lesson, of_form, slip
from lessonkit.exercises.writing.no_code_builders import choice, guess, order, written

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
    "function",
    "guess",
    "half",
    "in_code",
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
