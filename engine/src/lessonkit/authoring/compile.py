"""Compile a lesson's text and exercises to the nbgrader source notebook."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from lessonkit.authoring.answer_controls import answer_controls
from lessonkit.authoring.cells import (
    answer_cell,
    cell_id,
    check_cell,
    code_cell,
    digest,
    end_cell,
    given_cell,
    prose_cell,
)
from lessonkit.authoring.for_instructors import block_markdown
from lessonkit.authoring.header import ending_markdown, exercise_markdown, header_markdown
from lessonkit.authoring.minutes import TimedPart, outside_of_exercises, with_exercises
from lessonkit.authoring.reading_load import stretches
from lessonkit.authoring.said_in import Place, said_in
from lessonkit.authoring.signposts import with_signposts
from lessonkit.authoring.source import Block, LessonText, read_text
from lessonkit.authoring.terms import glossary, with_term_cards, without_term_marks
from lessonkit.authoring.verdicts import with_verdicts
from lessonkit.claims.cite import cite, cited, source_list
from lessonkit.claims.ledger import ledger
from lessonkit.claims.markdown import citations
from lessonkit.claims.side_cards import Card, side_cards
from lessonkit.course import course
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson, Load
from lessonkit.jupyterlab import numbers_read
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import ENGLISH, speaking, spoken
from lessonkit.tokens import INK

say = sentences_beside(__file__)

_ROW = "display:flex;flex-wrap:wrap;gap:1em;margin:0 0 1.2em"
_CARD = f"flex:1 1 20em;min-width:0;box-sizing:border-box;border:1px solid {INK};border-radius:.4em;padding:0 1em .6em"
"""Styles that JupyterLab keeps in a Markdown cell; it takes classes' rules, scripts and `aria-` words out."""


def compile_cited(
    text: LessonText,
    lesson: Lesson,
    load: Load,
    *,
    for_instructors: bool = False,
    place: Place = "notebook",
) -> NotebookNode:
    """The source notebook of a lesson, with the number of every cited claim and the list of its sources.

    A word that a task explains is listed with the task, because a page shows tasks in a way of its own.
    Only with `for_instructors` does it hold what the text says to instructors alone. `place` is where it will be read.
    """
    notebook = compile_lesson(text, lesson, for_instructors=for_instructors, place=place)
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    order = cited(*(cell.source for cell in prose))  # sources are numbered through the whole lesson
    known, placed = glossary(load), set[str]()
    for cell in prose:
        cell["source"] = cite(cell.source, load, order, placed)
    tasks = [cell for cell in prose if cell.id.startswith(cell_id(lesson.id, "task", ""))]
    for together in ([cell for cell in prose if cell not in tasks], *([task] for task in tasks)):
        texts = with_term_cards([cell.source for cell in together], known)
        for cell, words in zip(together, texts, strict=True):
            cell["source"] = words.rstrip("\n")
    if sources := source_list(order, load, placed):
        notebook.cells.append(_named(prose_cell(sources), cell_id(lesson.id, "sources", "")))
    return notebook


def compile_lesson(
    text: LessonText, lesson: Lesson, *, for_instructors: bool = False, place: Place = "notebook"
) -> NotebookNode:
    """The source notebook of a lesson, nbformat 4.5, the same on every run; its claims are cited by id."""
    parts = timed_parts(text, lesson)
    return new_notebook(
        cells=_cells(text, lesson, parts, for_instructors=for_instructors, place=place),
        metadata=_metadata(lesson),
    )


def timed_parts(text: LessonText, lesson: Lesson) -> tuple[TimedPart, ...]:
    """Each part of a lesson with its exercises and its minutes. The words of English count, in every language."""
    parts = with_exercises(text, lesson)
    translated = spoken() != ENGLISH
    with speaking(ENGLISH):
        english = read_text(text.path) if translated else text
        cells = _cells(english, load_lesson(text.path.parent) if translated else lesson, parts)
    for cell in cells:
        if cell.cell_type == "markdown":
            cell["source"] = _as_counted(cell.source)
    every = stretches(new_notebook(cells=cells, metadata=_metadata(lesson)))
    read = outside_of_exercises(every, [part.name for part in english.front.parts])
    return tuple(
        replace(one, words=words, pictures=pictures)
        for one, (words, pictures) in zip(parts, read, strict=True)
    )


def _as_counted(markdown: str) -> str:
    """The Markdown of a cell whose claims are not cited yet, with as many words in the place of each as it will print."""
    known, pieces, position = {one.id: one for one in ledger()}, list[str](), 0
    for one in citations(markdown):
        phrase, unit = (found.phrase, found.unit) if (found := known.get(one.id)) else ("{value}", "")
        pieces += [
            markdown[position : one.start],
            phrase.format(value="0 percent" if unit == "percent" else "0"),
        ]
        position = one.end
    return without_term_marks("".join(pieces) + markdown[position:])


def _cells(
    text: LessonText,
    lesson: Lesson,
    parts: tuple[TimedPart, ...],
    *,
    for_instructors: bool = False,
    place: Place = "notebook",
) -> list[NotebookNode]:
    """The cells of a lesson, whose claims are still cited by id."""
    cells: list[NotebookNode] = []
    taken: set[str] = set()

    def add(cell: NotebookNode, role: str, key: str = "") -> None:
        wanted = cell_id(lesson.id, role, key)
        copy = 2
        while wanted in taken:
            wanted = cell_id(lesson.id, role, f"{key}-{copy}")
            copy += 1
        taken.add(wanted)
        if cell.cell_type == "markdown":
            cell["source"] = said_in(place, cell.source)
        cells.append(_named(cell, wanted))

    aside = [block for block in text.instructors if for_instructors and block.kind != "plan"]

    def add_aside(before: float) -> None:
        while aside and aside[0].line < before:
            block = aside.pop(0)
            add(prose_cell(block_markdown(block)), "instructors", block.kind)

    number = 0
    for block in text.blocks:
        add_aside(block.line)
        if block.kind == "exercise":
            number += 1
            exercise = lesson.exercise(block.text)
            add(
                prose_cell(exercise_markdown(exercise, number, graded=lesson.graded)),
                "task",
                exercise.id,
            )
            add(answer_cell(exercise), "answer", exercise.id)
            add(check_cell(exercise, graded=lesson.graded), "check", exercise.id)
        elif block.kind == "header":
            add(prose_cell(header_markdown(text.front, parts, graded=lesson.graded)), "header")
        elif block.kind == "given":
            add(given_cell(block.text), "given")
        else:
            add(_plain(block, text, lesson), block.kind, digest(said_in("notebook", block.text)))
    add_aside(inf)
    add(prose_cell(ending_markdown(text.front, graded=lesson.graded)), "keypoints")
    add(end_cell(), "end")
    return cells


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as the bytes of its file, checked against the formats of nbformat and nbgrader."""
    from nbgrader.nbgraderformat import MetadataValidator

    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    return (nbformat.writes(notebook, version=4).rstrip("\n") + "\n").encode()


def _named(cell: NotebookNode, id: str) -> NotebookNode:
    cell["id"] = id
    return cell


def _plain(block: Block, text: LessonText, lesson: Lesson) -> NotebookNode:
    if block.kind == "prose":
        prose = with_signposts(block.text, text, lesson)
        return prose_cell(with_verdicts(with_side_cards(prose), text.path.parent))
    return code_cell(block.text, block.tags)


def _metadata(lesson: Lesson) -> dict[str, object]:
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "scomm": {
            "lesson": lesson.id,
            "version": lesson.version,
            "answers": answer_controls(lesson),
            **({"numbers": numbers_read.of_course()} if course().counts else {}),
        },
    }


def with_side_cards(markdown: str) -> str:
    """The Markdown with each `::::{sides}` block made into cards; Markdown inside of them stays Markdown."""
    pieces, position = [], 0
    for found in side_cards(markdown):
        cards = "\n\n".join(map(_card, found.cards))
        pieces += [markdown[position : found.start], f'<div style="{_ROW}">\n\n{cards}\n\n</div>']
        position = found.end
    return "".join(pieces) + markdown[position:]


def _card(card: Card) -> str:
    figures = "\n".join(f"- {figure}" for figure in card.figures)
    parts = [f'<section style="{_CARD}">', f"### {card.title}", card.strongest, figures]
    if card.rest:
        summary = say("sides.rest", title=card.title)
        parts += [f"<details>\n<summary>{summary}</summary>", card.rest, "</details>"]
    return "\n\n".join(part for part in [*parts, "</section>"] if part)
