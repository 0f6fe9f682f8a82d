"""One exercise as HTML: what it asks, a place for its control, and what the script knows of it; and what keeps a page's progress.

Without a script it still reads: the prompt, the options, the hints and the rubric are in it.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from lessonkit.authoring.quiz.prose import inline_html_of
from lessonkit.data import load as load_dataset
from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.spec import Exercise, Lesson, Load
from lessonkit.language.sentences import sentences_beside
from lessonkit.site.practice.known import is_here, known
from lessonkit.site.practice.prose import html_of

PAGE_CODE = "otter-maple-river"
"""The three words of a page that nobody has given other words: what they are dealt, its explorers can show."""

say = sentences_beside(__file__)


def page_deal(lesson: Lesson) -> Deal:
    """What a page deals until its reader gives three words of their own."""
    return deal_for(PAGE_CODE, lesson.pools)


def exercise_html(
    exercise: Exercise,
    *,
    lesson: Lesson,
    replies: bool,
    load: Load = load_dataset,
    prompt: str = "",
    starter: str = "",
    heading: int = 3,
) -> str:
    """One exercise as a fieldset with an id of its own, `exercise-ID`; what a page can't take an answer to is one line that opens.

    Without `replies` it holds no key and no value of a mistake. `prompt` is its prompt as HTML where the page draws its prose in a way
    of its own, `starter` the code that it begins with; `heading` is the level of its title. Once a guess is kept, the fieldset sends `scomm:guessed` up through the page, with the
    exercise's id in `detail.exercise`, so that whatever lies behind the guess can open; when all is forgotten, the document gets
    `scomm:forgotten`.
    """
    legend = f"<legend><h{heading}>{escape(exercise.title)}</h{heading}></legend>"
    inside = [
        _dealt(exercise, lesson),
        f'<div class="scomm-prompt">{prompt or html_of(exercise.prompt, load)}</div>',
        _options(exercise, load),
        _rubric(exercise, lesson, load),
    ]
    if is_here(exercise):
        inside.append('<div class="scomm-answer"></div>')
        inside.append(_data(known(exercise, lesson, load, replies=replies)))
        inside.append(f"<noscript><p>{escape(say('no-script'))}</p></noscript>")
        worth, folded = f'<p class="scomm-worth">{escape(_worth(exercise, lesson))}</p>', ""
    else:
        where = f'<p class="scomm-elsewhere">{escape(say("elsewhere", lesson=lesson.id))}</p>'
        inside = [
            f"<details><summary>{escape(say('with-python', worth=_worth(exercise, lesson)))}</summary>",
            where,
            *inside,
            starter,
            _hints(exercise, load),
            "</details>",
        ]
        worth, folded = "", " scomm-folded"
    return (
        f'<fieldset class="scomm-practice{folded}" id="exercise-{exercise.id}" data-exercise="{exercise.id}">'
        f"{legend}{worth}{''.join(inside)}</fieldset>"
    )


def exercise_in_words(
    exercise: Exercise, *, lesson: Lesson, load: Load = load_dataset, heading: int = 3
) -> str:
    """One exercise without a control and without a script: its title, what it asks, its options, its levels and its hints."""
    hints = "".join(
        f"<p><strong>{escape(say('script.hint-numbered', number=number, of=len(exercise.hints)))}</strong></p>{html_of(hint, load)}"
        for number, hint in enumerate(exercise.hints, 1)
    )
    return (
        f"<h{heading}>{escape(exercise.title)}</h{heading}><p>{escape(_worth(exercise, lesson))}</p>{_dealt(exercise, lesson)}"
        f"{html_of(exercise.prompt, load)}{_options(exercise, load)}{_rubric(exercise, lesson, load)}{hints}"
    )


def progress_html(lesson: Lesson, *, heading: int = 2) -> str:
    """What keeps the progress in a page: the three words, save, restore and forget. Once a page."""
    knows = {
        "lesson": lesson.id,
        "version": lesson.version,
        "code": PAGE_CODE,
        "deals": bool(lesson.pools),
        "exercises": {one.id: one.answer_kind.is_guess for one in lesson.exercises},
    }
    return (
        f'<section class="scomm-practice scomm-progress" id="progress" aria-labelledby="progress-heading">'
        f'<h{heading} id="progress-heading">{escape(say("progress.heading"))}</h{heading}>'
        f"<p>{escape(say('progress.what'))}</p>"
        f"{_data(knows)}<noscript><p>{escape(say('no-script'))}</p></noscript></section>"
    )


def _data(knows: dict[str, Any]) -> str:
    text = (
        json.dumps(knows, ensure_ascii=False, separators=(",", ":"))
        .replace("</", "<\\/")
        .replace("<!--", "<\\!--")
    )
    return f'<script type="application/json">{text}</script>'


def _worth(exercise: Exercise, lesson: Lesson) -> str:
    if not lesson.graded:
        return say("minutes", minutes=exercise.minutes)
    return say("worth", minutes=exercise.minutes, points=f"{exercise.points:g}", n=exercise.points)


def _dealt(exercise: Exercise, lesson: Lesson) -> str:
    dealt = page_deal(lesson)
    lines = [
        say(
            "dealt",
            name=f"<code>deal.{name}</code>",
            value=f'<strong data-dealt="{name}">{escape(str(getattr(dealt, name)))}</strong>',
        )
        for name in sorted(exercise.uses)
    ]
    return "".join(f'<p class="scomm-dealt">{line}</p>' for line in lines)


def _options(exercise: Exercise, load: Load) -> str:
    if not exercise.options:
        return ""
    rows = "".join(
        f"<li><strong>{letter}</strong> {inline_html_of(words, load)}</li>"
        for letter, words in exercise.options.items()
    )
    return f'<ul class="scomm-options">{rows}</ul>'


def _rubric(exercise: Exercise, lesson: Lesson, load: Load) -> str:
    """The levels of a written answer, without their samples."""
    if not exercise.rubric:
        return ""
    rows = "".join(
        f"<tr><th scope='row'>{escape(level.name)}</th>"
        + (f"<td>{level.points:g}</td>" if lesson.graded else "")
        + f"<td>{inline_html_of(level.looks_like, load)}</td></tr>"
        for level in exercise.rubric
    )
    points = f"<th scope='col'>{escape(say('rubric.points'))}</th>" if lesson.graded else ""
    head = f"<tr><th scope='col'>{escape(say('rubric.level'))}</th>{points}<th scope='col'>{escape(say('rubric.looks'))}</th></tr>"
    return (
        f'<table class="scomm-rubric"><caption>{escape(say("rubric.caption"))}</caption>{head}{rows}</table>'
    )


def _hints(exercise: Exercise, load: Load) -> str:
    """The hints of an exercise that is answered elsewhere, each to be opened."""
    of = len(exercise.hints)
    return "".join(
        f"<details><summary>{escape(say('script.hint-numbered', number=number, of=of))}</summary>{html_of(hint, load)}</details>"
        for number, hint in enumerate(exercise.hints, 1)
    )
