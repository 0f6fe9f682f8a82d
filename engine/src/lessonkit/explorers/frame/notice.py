"""Notice and wonder: a picture without title, labels, numbers and source, room for what people see in it, and then all of it.

The exercise is that of "What's Going On in This Graph?", of the New York Times and the American Statistical Association: first what
one sees, then what one asks, then a headline, and only then what the picture is of.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from html import escape
from pathlib import Path

from lessonkit.charts.marks import Mark
from lessonkit.explorers.frame.spec import NO_MARKS, Explorer, Marks, State, View
from lessonkit.explorers.frame.standalone import MODEL, drawing, told_from
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import spoken

say = sentences_beside(__file__)

_FOLDER = Path(__file__).parent
_SCRIPT, _STYLE = _FOLDER / "scripts" / "notice.js", _FOLDER / "notice.css"
SHEET_OF_PAPER = ("notice", "wonder", "headline")
RULES = '<span class="rules" aria-hidden="true"><i></i><i></i><i></i><i></i></span>'
"""Lines to write on, which stand on paper alone."""
FEW = 9
"""So many shapes are counted for who hears a picture; more are many."""


def as_notice(explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> str:
    """One page that opens from a disk: the picture without words, three things to write, and a button that shows everything.

    Printed it is a handout; opened with `#slide` after its address it is a slide. A `KitError` where the state has no picture.
    """
    here = explorer.checked(state)
    view = explorer.view(here, marks)
    code = drawing(explorer, here, view, told_from(explorer, here, marks))
    asked = "".join(
        f"<label>{escape(say(f'notice.{one}'))}<textarea></textarea>{RULES}</label>" for one in SHEET_OF_PAPER
    )
    return (
        f'<!doctype html>\n<html lang="{spoken()}"><head><meta charset="utf-8"><title>{escape(say("notice.title"))}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{SHEET}\n{_STYLE.read_text(encoding='utf-8')}</style></head>"
        f'<body class="notice"><main><h1>{escape(say("notice.title"))}</h1><p>{escape(say("notice.how"))}</p>'
        f'<p id="shape">{escape(shape(view))}</p><div id="explorer" aria-hidden="true" inert></div>'
        f'<div id="sheet">{asked}</div><button id="reveal" type="button">{escape(say("notice.reveal"))}</button></main>'
        f'<script type="module">\n{code}'
        f"const whole = () => {{\n{MODEL.read_text(encoding='utf-8')}}};\n"
        f"{_SCRIPT.read_text(encoding='utf-8')}</script></body></html>\n"
    )


def shape(view: View) -> str:
    """What a screen reader says in the place of a picture without words: which shapes there are, and how many; no finding."""
    told = (_of_mark(one) for one in view.chart.marks if one.shown() != {"hidden": True})
    return say("notice.shape", shapes="; ".join(dict.fromkeys(told)))


def _of_mark(mark: Mark) -> str:
    n = how_many(mark)  # a larger number could be one of the finding's own, such as twenty countries
    return say(f"shape.{mark.kind}", n=n, number=str(n) if n <= FEW else say("notice.many"))


def how_many(mark: Mark) -> int:
    """How many things a mark draws side by side: the longest of its lists of things.

    >>> from lessonkit.charts.marks import Group, People
    >>> how_many(People((Group(40), Group(60)), name="people"))
    2
    """
    given: list[object] = [getattr(mark, one.name) for one in fields(mark)] if is_dataclass(mark) else []
    lists = [one for one in given if isinstance(one, tuple) and one and is_dataclass(one[0])]
    return max(map(len, lists), default=1)
