"""What a judge is asked: plain data goes in, plain data comes out. Each task reads what one learner wrote, and nothing of another's."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from nbformat import NotebookNode, from_dict

from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.deal import WORDS, Deal, deal_for, read_code
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner import passport_file
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.wire import Plain
from lessonkit.grading import judged
from lessonkit.grading.attempts import Attempts
from lessonkit.grading.batch.kept_runs import Kept
from lessonkit.grading.batch.rejudging import Rejudging
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.keys import KeyShelf
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.restore import restore_and_note
from lessonkit.grading.run_and_judge import Prepared, judge_ran, read_notebook
from lessonkit.grading.safe_outputs import PLOTLY
from lessonkit.grading.sealed.job import Job, Limits, Ran

SHOWN: list[Any] = [
    {"output_type": "stream", "name": "stdout", "text": "1"},
    {"output_type": "display_data", "data": {"text/html": "<table><tr><td>1</td></tr></table>"}},
    {"output_type": "display_data", "data": {"text/markdown": "*1*"}},
    {"output_type": "display_data", "data": {PLOTLY: {"data": [{"type": "bar", "x": ["a"], "y": [1]}]}}},
]
"""An output of each kind that cleaning knows."""

MOST_DEALT = 500
"""Keys of dealt exercises that are kept: each fork has the less memory the more its judge holds."""
Asked = Mapping[str, Any]
Answer = tuple[dict[str, Any], bytes]
"""Plain data, and beside it a long text that needs no second encoding."""


@dataclass(frozen=True)
class Tasks:
    """The tasks of one lesson: `folder` holds its key, `released` the cells that were handed out."""

    lesson_id: str
    folder: Path
    released: tuple[ReleasedCell, ...] = ()
    kernelspec: Any = None

    @cached_property
    def shelf(self) -> KeyShelf:
        """The key, read once."""
        return KeyShelf(self.folder, load_dataset)

    @property
    def key(self) -> LessonInFull | None:
        """The lesson with its key; None where there is none that can be read."""
        return self.shelf.in_full(self.lesson_id) if self.lesson_id else None

    @property
    def lesson(self) -> LessonInFull:
        """The lesson with its key, without which nothing is judged."""
        if (found := self.key) is None:
            raise KitError("no key")
        return found

    def load(self) -> None:
        """Read the key, and judge the lesson's own notebook once: a fork finds what that loads and computes, and needs the same."""
        if not self.lesson_id:  # no key: pages are made, and passports read
            from lessonkit.grading import feedback_export  # noqa: F401

            return
        lesson, notebook = self.key, self.shelf.notebook(self.lesson_id)
        if lesson is not None and notebook is not None:
            with contextlib.suppress(
                Exception
            ):  # a key with a fault: whoever is judged by it meets that, and it is told
                self._rehearse(lesson, notebook)

    def _rehearse(self, lesson: LessonInFull, notebook: NotebookNode) -> None:
        prepared, _ = self.prepare({"notebook": notebook}, b"")
        code = "-".join(sorted(WORDS)[:3])
        right = {id: lesson.key(id, deal_for(code, lesson.pools)).right for id in lesson.ids}
        messages = {
            index: [{"answer": Plain("answer", right[id][0]).to_json(), "learner": code}]
            for index, cell in enumerate(prepared["notebook"].cells)
            if (id := checked_id(cell)) in right and right[id]
        }
        answers = (
            index
            for index, cell in enumerate(prepared["notebook"].cells)
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
        )  # a chart of the lesson's own code would not be drawn
        ran = Ran({next(answers, 0): SHOWN}, messages, ending="done")
        asked = {"notebook": prepared["notebook"], "code": vars(FoundCode(code, "first cell"))}
        self.judge({**asked, "limits": asdict(Limits())}, ran.to_bytes())

    def warm(self) -> Iterator[None]:
        """Compute, part by part, what wrong answers are compared with, for all deals alike: to be done while nobody asks."""
        if (lesson := self.key) is None:
            return
        for exercise in lesson.exercises:
            for part in ("mistakes", "neighbours", "explanation") if not exercise.uses else ():
                with contextlib.suppress(Exception):  # as above
                    getattr(lesson.key(exercise.id, Deal()), part)
                yield

    def expect(self, code: Any) -> None:
        """Compute what right answers to the deal of a learner code are compared with, once for all who are dealt the same; of anything
        but a code, nothing."""
        if (lesson := self.key) is None or not isinstance(code, str):
            return
        with contextlib.suppress(Exception):  # no code; or a key with a fault, as above
            deal = deal_for(read_code(code), lesson.pools)
            for exercise in lesson.exercises:
                if exercise.uses:
                    key = lesson.key(exercise.id, deal)
                    _ = key.right, key.explanation
            lesson.forget_deals(MOST_DEALT)

    def do(self, name: str, asked: Asked, body: bytes) -> Answer:
        """One task by its name."""
        return TASKS[name](self, asked, body)

    def prepare(self, asked: Asked, body: bytes) -> Answer:
        """A notebook restored where it is known what was handed out, with its code and what is asked at its checks; the body is the passport beside it, if any."""
        nb = from_dict(asked["notebook"])
        if self.released:
            restore_and_note(nb, self.released, self.shelf.opening(self.lesson_id))
            for cell in nb.cells:
                if cell.cell_type == "code":
                    cell.outputs, cell.execution_count = [], None
            if self.kernelspec:
                nb.metadata["kernelspec"] = self.kernelspec
        return {"notebook": nb, **read_notebook(nb, _passport(body), self.lesson)}, b""

    def judge(self, asked: Asked, body: bytes) -> Answer:
        """The verdicts on a run, which is the body: the notebook clean, and the journal's entry without its learner."""
        code = FoundCode(**{**asked["code"], "nearest": tuple(asked["code"]["nearest"])})
        of = Prepared(
            self.lesson_id, from_dict(asked["notebook"]), code, Job((), limits=Limits(**asked["limits"]))
        )
        ran = Ran.from_bytes(body)
        nb, judgement = judge_ran(of, ran, self.lesson, self.shelf.handed_out(self.lesson_id))
        entry = replace(judged.graded("", "", judgement), fence=ran.fence)
        return {"notebook": nb, "entry": asdict(entry)}, b""

    def judge_again(self, asked: Asked, body: bytes) -> Answer:
        """A kept run under this key beside the graded notebook, which is the body."""
        rejudging = Rejudging(self.lesson, self.released)
        return asdict(rejudging.one(Kept(**asked["kept"]), judged.entry_of(asked["before"]), body)), b""

    def passport(self, asked: Asked, body: bytes) -> Answer:
        """A passport's file as the kit itself writes it, empty where none can be read; the body is what a learner handed in."""
        found = _passport(body)
        return {}, passport_file.to_json(found).encode() if found else b""

    def page(self, asked: Asked, body: bytes) -> Answer:
        """The feedback page of a graded notebook."""
        from lessonkit.grading.feedback_export import render
        from lessonkit.grading.feedback_grades import Grades
        from lessonkit.grading.feedback_page import page_of

        grades = msgspec.convert(asked["grades"], Grades)
        attempts = msgspec.convert(asked["attempts"], Attempts | None)
        page = page_of(from_dict(asked["notebook"]), grades, asked["learner"], asked["lesson"], attempts)
        return {}, render(page).encode("utf-8", "replace")


def _passport(body: bytes) -> Passport | None:
    """The passport in a file's bytes; None where there is none that can be read."""
    with contextlib.suppress(passport_file.Damaged, UnicodeDecodeError):
        return passport_file.from_json(body.decode("utf-8-sig")) if body else None
    return None


TASKS: Mapping[str, Callable[[Tasks, Asked, bytes], Answer]] = {
    "prepare": Tasks.prepare,
    "judge": Tasks.judge,
    "judge again": Tasks.judge_again,
    "passport": Tasks.passport,
    "page": Tasks.page,
}
