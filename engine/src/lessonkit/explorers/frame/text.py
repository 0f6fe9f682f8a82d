"""An explorer as plain text: for a terminal, an exported page and anyone who wants words."""

from __future__ import annotations

from lessonkit.explorers.frame.spec import NO_MARKS, Explorer, Marks, State, View
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def as_text(explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> str:
    """Title, question, state, finding, sentences, notes, table and source of one state; or the reason it has none."""
    here = explorer.checked(state)
    reason = explorer.reason(here)
    if reason:
        return "\n".join([*_head(explorer, here), say("not_published", reason=reason)])
    return view_as_text(explorer, here, explorer.drawn(here, marks))


def view_as_text(explorer: Explorer, state: State, view: View) -> str:
    """The text of a state whose view is already drawn."""
    chart = view.chart
    notes = [
        line
        for note in view.notes
        for line in (say("note", heading=note.heading, words=note.words, foot=note.foot), note.more)
        if line
    ]
    foot = ["", chart.table_text(), "", chart.foot()]
    return "\n".join([*_head(explorer, state), chart.finding, view.sentence, *notes, *foot])


def _head(explorer: Explorer, state: State) -> list[str]:
    return [explorer.title, explorer.question, explorer.said(state), ""]
