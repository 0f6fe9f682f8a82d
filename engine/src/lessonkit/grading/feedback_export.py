"""Writing the feedback page: one file, without scripts, that asks nothing of any server."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from traitlets import default

from lessonkit.exercises.things import legible
from lessonkit.grading.cleaning import OWN_WORDS
from lessonkit.grading.feedback_grades import GRADES, Grades
from lessonkit.grading.feedback_page import page_of, words_in
from lessonkit.grading.judge.judge import Judge, NotJudged
from lessonkit.grading.safe_html import plain_text, released_markdown, safe_html, safe_markdown
from lessonkit.grading.safe_outputs import Room, clean_outputs
from lessonkit.grading.safe_pictures import FORMATS
from lessonkit.language import sentences_beside
from lessonkit.pages.templates import as_html, templates

say = sentences_beside(__file__)

ATTEMPTS = "scomm_attempts"
"""Under this name in `resources` stand the attempts of the learner."""

LONGEST_COLORED = 20_000
"""Characters of code that are colored; coloring takes time, and what is longer no person reads."""
LONGEST_SHOWN = 60_000
LONGEST_ANSWER = 3_000
"""Characters of an answer that stand beside its reply; the notebook below has all of it."""
_HEADING = re.compile(r"<(/?)h([1-6])\b")


class FeedbackExporter(Exporter):
    """Makes the page that `nbgrader generate_feedback` writes; set as `GenerateFeedback.exporter_class`."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **words: Any
    ) -> tuple[str, Any]:
        """The page and what nbconvert hands on."""
        nb, resources = super().from_notebook_node(nb, resources, **words)
        asked = resources["nbgrader"]
        grades, attempts = resources.get(GRADES, Grades()), resources.get(ATTEMPTS)
        learner, lesson = asked["student"], asked["assignment"]
        judge: Judge | None = getattr(self.parent, "judge", None)
        if judge is None:
            return render(page_of(nb, grades, learner, lesson, attempts)), resources
        try:
            return judge.page(nb, grades, learner, lesson, attempts), resources
        except NotJudged as error:
            self.log.error("%s: %s", learner, error.reason)
            return not_made(learner, lesson), resources


def not_made(learner: str, lesson: str) -> str:
    """The page of whose page could not be made: it says so, and nothing of the notebook."""
    words = (say("page.not-made"), say("page.not-made-do"))
    told = Markup("").join(Markup("<p>{}</p>").format(one) for one in words)
    return Markup(
        '<!doctype html><html lang="{}"><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>{}</title><h1>{}</h1>{}</html>'
    ).format(
        say("page.language"),
        say("page.tab", title=lesson, learner=learner),
        say("page.for", learner=learner),
        told,
    )


def render(page: Any) -> str:
    """A page's HTML. All that is not HTML made by the kit, or cleaned by it, is escaped by the template."""
    room = Room()
    filters: dict[str, Callable[..., Any]] = {
        "prose": _prose,
        "own": _own,
        "code": _code,
        "answer": _answer,
        "comment": _comment,
        "outputs": lambda cell: _outputs(cell, room),
        "reply": _reply,
    }

    def is_own(cell: NotebookNode) -> bool:
        return bool(cell.source.startswith(OWN_WORDS))

    pages = templates(
        "lessonkit.grading", filters, is_own=is_own, words_in=words_in, say=as_html(say), bdi=_apart
    )
    return legible(pages.get_template("feedback.html.j2").render(page=page))


def _apart(text: object) -> Markup:
    """A text that is read in its own direction, whatever stands around it."""
    return Markup("<bdi>{}</bdi>").format(text)


def _prose(cell: NotebookNode) -> Markup:
    """A lesson's own prose, its headings below the page's."""
    return Markup(_lower(released_markdown(cell.source[:LONGEST_SHOWN]), 1))


def _own(cell: NotebookNode) -> Markup:
    """A learner's prose, which grading has made HTML; it is cleaned once more."""
    return Markup(_lower(safe_html(cell.source), 2))


def _comment(text: str) -> Markup:
    return Markup(_lower(safe_markdown(text[:LONGEST_SHOWN]), 3))


def _code(source: str) -> Markup:
    source = plain_text(source[:LONGEST_SHOWN])
    if len(source) > LONGEST_COLORED:
        return escape(source)
    return Markup(highlight(source, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)))


def _answer(source: str) -> Markup:
    """An answer's code, the beginning of one that is very long."""
    if len(source) <= LONGEST_ANSWER:
        return _code(source)
    return _code(source[:LONGEST_ANSWER]) + Markup("\n") + escape(say("left-out.rest"))


def _outputs(cell: NotebookNode, room: Room) -> list[Markup]:
    """A cell's outputs, each as HTML; they are cleaned once more, for a notebook that was graded before."""
    return [_output(output) for output in clean_outputs(cell.get("outputs"), room)]


def _reply(output: Markup) -> Markup:
    """A check's reply without its first line, which the page says itself, with the points that count now."""
    start = output.find("<p")
    return Markup(safe_html(output[start:])) if start > 0 and "</strong>" in output[:start] else output


def _output(output: NotebookNode) -> Markup:
    if output.output_type == "stream":
        return _text(output.text)
    if output.output_type == "error":
        return _text("\n".join(output.traceback) or f"{output.ename}: {output.evalue}")
    if "text/html" in output.data:
        return Markup(_lower(output.data["text/html"], 2))
    for mime in FORMATS:
        if mime in output.data:
            return Markup('<img src="data:{};base64,{}" alt="{}">').format(
                mime,
                output.data[mime],
                output.data.get("text/plain", "")[:200] or say("page.picture"),
            )
    return _text(output.data.get("text/plain", ""))


def _text(text: str) -> Markup:
    return Markup("<pre>{}</pre>").format(text)


def _lower(html: str, steps: int) -> str:
    """Headings that many steps lower; within cleaned HTML a sign like this opens nothing but a tag."""
    return _HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + steps)}", html)
