"""An explorer as a piece of HTML that needs no script: where widgets can't run, and in an exported page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lessonkit.explorers.frame.spec import NO_MARKS, Explorer, Marks, Note, State, View
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def as_page(explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> str:
    """Title, chart as words and table, sentences and notes of one state; or the reason it has none."""
    here = explorer.checked(state)
    reason = explorer.reason(here)
    if reason:
        told = (explorer.said(here), say("not_published", reason=reason))
        return _apart_from_formulas(title_html(explorer) + paragraphs(told))
    return view_as_page(explorer, explorer.drawn(here, marks))


def view_as_page(explorer: Explorer, view: View) -> str:
    """The page of a view that is already drawn."""
    words = paragraphs(view.sentence.splitlines())
    return _apart_from_formulas(title_html(explorer) + view.chart.as_html() + words + notes_html(view.notes))


def title_html(explorer: Explorer) -> str:
    """The title in bold, not as a heading: a heading here could break the order of the lesson's own."""
    return f"<p class='scomm-title'><strong>{escape(explorer.title)}</strong></p>"


def paragraphs(lines: Iterable[str]) -> str:
    """Each line as a paragraph."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def notes_html(notes: Iterable[Note]) -> str:
    """The notes as boxes; empty where there are none."""
    boxes = "".join(
        f"<div><p><strong>{escape(note.heading)}</strong></p>{paragraphs(filter(None, (note.words, note.foot, note.more)))}</div>"
        for note in notes
    )
    return f"<div class='scomm-notes'>{boxes}</div>" if boxes else ""


def _apart_from_formulas(body: str) -> str:
    """A page with MathJax would draw what stands between two dollar signs as a formula."""
    return f"<div class='tex2jax_ignore mathjax_ignore'>{body}</div>"
