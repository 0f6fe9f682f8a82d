"""*Save my progress* and *Restore* as widgets, for places where JupyterLab's page with the kit's buttons is missing."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Any

from lessonkit.exercises.learner import passport_file
from lessonkit.exercises.learner.at_work import NotebookAtWork
from lessonkit.exercises.learner.progress import Saved, restore, saved
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def progress_form(notebook: NotebookAtWork) -> Any:
    """A box of widgets: a button that gives a link to the file and the short code; a field, a file and a button that restore."""
    import ipywidgets as widgets

    save = widgets.Button(description=say("form.save"), layout={"width": "auto"})
    given = widgets.HTML()
    what = widgets.HTML(f"<p style='max-width:46em'>{escape(say('form.what'))}</p>")
    typed = widgets.Textarea(placeholder=say("form.paste"), layout={"width": "40em", "max_width": "95%"})
    chosen = widgets.FileUpload(
        accept=".json", multiple=False, description=say("form.choose"), layout={"width": "auto"}
    )
    bring = widgets.Button(description=say("form.restore"), layout={"width": "auto"})
    told = widgets.HTML()

    def give(_: object) -> None:
        given.value = saved_html(saved(notebook))

    def take(_: object) -> None:
        told.value = _status(restore(notebook, _text_of(chosen.value, typed.value))._repr_html_())

    save.on_click(give)
    bring.on_click(take)
    row = widgets.HBox([chosen, bring], layout={"flex_flow": "row wrap"})
    return widgets.VBox([widgets.HBox([save]), given, what, typed, row, told])


def saved_html(progress: Saved) -> str:
    """A link that downloads the passport, the short code, and what each holds; or that there is nothing yet."""
    if not progress.answers:
        return _status("".join(f"<p>{escape(line)}</p>" for line in progress.as_lines()))
    data = b64encode(progress.text.encode()).decode()
    file = escape(progress.file, quote=True)
    link = f"<a download='{file}' href='data:application/json;base64,{data}'>{file}</a>"
    lines = "".join(f"<p>{escape(line)}</p>" for line in progress.as_lines())
    code = f"<p><code style='overflow-wrap:anywhere'>{escape(progress.code)}</code></p>"
    return _status(f"<p>{link}</p>{code}{lines}")


def _text_of(files: Any, typed: str) -> str:
    """The text of the file that was chosen, else what was typed; a file that is no text becomes one that is no passport."""
    if not files:
        return typed
    content = bytes(files[0]["content"][: passport_file.LARGEST + 1])
    return content.decode("utf-8-sig", errors="replace")


def _status(html: str) -> str:
    return f"<div role='status'>{html}</div>"
