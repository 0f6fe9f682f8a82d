"""Where JupyterLab's page is missing, widgets save and restore."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime

import pytest

from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.progress import say
from lessonkit.exercises.learner.progress_form import progress_form
from tests.exercises.learner.test_progress import answered, thrown_away
from tests.exercises.learner.test_session import FILE, kept


class Form:
    """The form of the open notebook, used by its parts."""

    def __init__(self) -> None:
        box = progress_form(session.open_notebook())
        (self.save,), self.given, self.what, self.typed, self.row, self.told = (
            box.children[0].children, *box.children[1:])  # fmt: skip
        self.chosen, self.restore = self.row.children

    def choose(self, content: bytes) -> None:
        self.chosen.value = (
            {"name": FILE, "type": "application/json", "size": len(content), "content": memoryview(content),
             "last_modified": datetime.now(UTC)},
        )  # fmt: skip


def test_save_gives_a_link_to_the_file_and_the_code(notebook):
    saved = answered(notebook)
    form = Form()
    form.save.click()
    data = re.search(r"href='data:application/json;base64,([^']+)'", form.given.value)
    assert base64.b64decode(data[1]).decode() == saved.text
    assert f"download='{FILE}'" in form.given.value
    assert saved.code in form.given.value


def test_with_nothing_answered_there_is_no_link(notebook):
    notebook.begin()
    form = Form()
    form.save.click()
    assert say("save.nothing") in form.given.value
    assert "<a" not in form.given.value


@pytest.mark.parametrize("way", ["file", "typed"])
def test_restore_takes_a_file_or_what_was_typed(notebook, here, restart, way):
    saved = answered(notebook)
    thrown_away(here, restart).begin(code="")
    form = Form()
    if way == "file":
        form.choose(saved.text.encode())
    else:
        form.typed.value = saved.code
    form.restore.click()
    assert say("form.what") in form.what.value
    assert say("restore.done") in form.told.value
    assert say("restore.look") in form.told.value
    assert say("restore.again") in form.told.value
    assert kept(here).entries["share-red"].state == "right"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\x89PNG\r\n", b"<img src=x>", b" " * 5_000_100])
def test_a_file_that_is_no_passport_is_told_and_brings_no_html(notebook, here, content):
    answered(notebook)
    before = (here / FILE).read_bytes()
    form = Form()
    form.choose(content)
    form.restore.click()
    assert say("restore.not") in form.told.value
    assert "<img" not in form.told.value
    assert (here / FILE).read_bytes() == before


def test_outside_a_notebook_progress_gives_the_code_and_takes_one(notebook, here, restart):
    answered(notebook)
    saved = notebook.run("from scomm import progress\nprogress()")
    fresh = thrown_away(here, restart)
    fresh.begin(code="")
    assert fresh.run(f"from scomm import progress\nprogress({saved.code!r})").changed
