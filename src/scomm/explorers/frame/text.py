"""An explorer as plain text: for a terminal, an exported page and anyone who wants words."""

from __future__ import annotations

from scomm.explorers.frame.spec import Explorer, State


def as_text(explorer: Explorer, state: State) -> str:
    """Title, question, state, finding, sentences, notes, table and source of one state; or the reason it has none."""
    head = [explorer.title, explorer.question, explorer.said(state), ""]
    reason = explorer.reason(state)
    if reason:
        return "\n".join([*head, f"Not published: {reason}"])
    view = explorer.view(state)
    chart = view.chart
    notes = [f"{note.heading}: {note.words} ({note.foot})" for note in view.notes]
    foot = ["", chart.table_text(), "", chart.foot()]
    return "\n".join([*head, chart.finding, view.sentence, *notes, *foot])
