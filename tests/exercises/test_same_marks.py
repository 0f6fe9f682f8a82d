"""Self-study and grading agree: what `check` says of a notebook run from the top is what grading gives.

Each notebook runs twice in a real IPython shell. A learner's run calls `check`. Grading's run has the stand-in
for each check cell that grading runs, takes the message out of its output, through JSON, and judges it outside.
"""

from __future__ import annotations

import json
import textwrap
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.data import load
from lessonkit.exercises import Exercise, Lesson, Verdict
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.key.proof_of_mistakes import tells
from lessonkit.exercises.learner import opening, session
from lessonkit.exercises.learner.handover import MIME
from lessonkit.exercises.learner.lent import lend
from lessonkit.exercises.locate import GRADING, load_lesson
from lessonkit.exercises.wire import Plain
from lessonkit.grading.checkcell import hand_over_source

SOLUTIONS = Path(__file__).parents[2] / "solutions"
NAMES = sorted(path.parent.name for path in SOLUTIONS.glob("*/exercises.py"))
CODE = "otter-maple-river"
FAILS = "1 / 0"

Cell = tuple[str, str]
"""What an exercise's id is checked by, "" for a cell that is no check, and the cell's source."""


@cache
def lesson_of(name: str) -> Lesson:
    return load_lesson(SOLUTIONS / name)


@cache
def in_full(name: str) -> LessonInFull:
    """One for all runs, so that each key is computed once."""
    return LessonInFull(lesson_of(name), load)


# --- one notebook, run twice


class Runs:
    """Runs a notebook's cells from the top, in a new shell and in a folder without a passport."""

    def __init__(self, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.lesson, self.folder, self.monkeypatch = name, lesson_of(name), folder, monkeypatch
        self.deal = deal_for(CODE, self.lesson.pools)
        self.names: dict[str, Any] = {}
        self.runs = 0
        (folder / "lent").mkdir()
        lend(CODE, self.lesson).write(folder / "lent")

    def shell(self) -> InteractiveShell:
        self.runs += 1
        (self.folder / str(self.runs)).mkdir()
        self.monkeypatch.chdir(self.folder / str(self.runs))
        session.close()
        InteractiveShell.clear_instance()
        shell = InteractiveShell.instance()
        shell.history_manager.enabled = False
        shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None  # to draw it takes the longest
        shell.user_ns.update(self.names)
        first = ["from scomm import begin, check, load", f"deal = begin({self.name!r}, {CODE!r})"]
        with capture_output():
            for source in first:
                assert shell.run_cell(source).success, source
            given = textwrap.dedent(self.lesson.given)
            assert shell.run_cell(given, cell_id=f"{self.name}-given-1").success, given
        return shell

    def of_a_learner(self, cells: list[Cell]) -> list[Verdict]:
        found = []
        shell = self.shell()
        for id, source in cells:
            with capture_output():
                result = shell.run_cell(source or f"verdict = check({id!r})")
            if id:
                found.append(shell.user_ns["verdict"])
                assert result.success
        self.left = shell.user_ns
        return found

    def of_grading(self, cells: list[Cell]) -> list[Verdict]:
        found = []
        self.monkeypatch.setenv(GRADING, str(self.folder / "lent"))
        shell = self.shell()
        for id, source in cells:
            exercise = self.lesson.exercise(id) if id else None
            asked = hand_over_source(exercise, in_full(self.name).probes(id)) if exercise else source
            with capture_output() as shown:
                shell.run_cell(asked)
            if exercise:
                (message,) = (output.data[MIME] for output in shown.outputs if MIME in output.data)
                plain = Plain.from_json(json.loads(json.dumps(message))["answer"])
                found.append(in_full(self.name).reply(exercise, plain, self.deal))
        self.monkeypatch.delenv(GRADING)
        return found

    def agree(self, cells: list[Cell]) -> list[Verdict]:
        """Both runs give the same state, marks and words for each check, in order; what they gave."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            learner, graded = self.of_a_learner(cells), self.of_grading(cells)
        assert len(learner) == len(graded) == sum(1 for id, _ in cells if id)
        for verdict, wanted in zip(learner, graded, strict=True):
            if not self.lesson.graded:
                wanted = wanted.without_points()
            assert (verdict.state, verdict.score, verdict.reply, verdict.mistake) == (
                wanted.state,
                wanted.score,
                wanted.reply,
                wanted.mistake,
            )
            assert set(wanted.notes) <= set(verdict.notes)
            assert wanted.quotes == ()
        return learner


@pytest.fixture(scope="module")
def keys() -> Iterator[None]:
    """Each key is computed once, by the kit's own code: each `begin` would compute it anew."""
    patch = pytest.MonkeyPatch()
    patch.setattr(opening, "LessonInFull", lambda lesson, load_: in_full(lesson.id))
    yield
    patch.undo()


@pytest.fixture
def run(request, keys, tmp_path, monkeypatch) -> Iterator[Runs]:
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(SOLUTIONS))
    monkeypatch.delenv(GRADING, raising=False)
    yield Runs(request.param, tmp_path, monkeypatch)
    session.close()
    InteractiveShell.clear_instance()


every_lesson = pytest.mark.parametrize(
    "run",
    # one lesson in each run of the suite, all of them in `make prove`
    [pytest.param(name, marks=() if name.startswith("01-") else pytest.mark.proof) for name in NAMES],
    indirect=True,
)
_RIGHT: dict[str, dict[str, Any]] = {}


def right_values(run: Runs) -> dict[str, Any]:
    """What the reference code of each exercise sets, run once a lesson."""
    if run.name not in _RIGHT:
        run.agree([cell for one in run.lesson.exercises for cell in (("", answer_of(one)), (one.id, ""))])
        _RIGHT[run.name] = {one.id: run.left[one.variable] for one in run.lesson.exercises}
    return _RIGHT[run.name]


def answer_of(exercise: Exercise) -> str:
    return textwrap.dedent(exercise.starter) + "\n" + textwrap.dedent(exercise.reference)


# --- whole notebooks


@every_lesson
def test_the_reference_is_right_in_both_and_an_untouched_cell_is_not_attempted(run):
    cells = [
        cell
        for one in run.lesson.exercises
        for cell in (("", textwrap.dedent(one.starter)), (one.id, ""), ("", answer_of(one)), (one.id, ""))
    ]
    states = [verdict.state for verdict in run.agree(cells)]
    assert set(states[::2]) == {"not-attempted"}
    assert set(states[1::2]) <= {"right", "recorded"}


@every_lesson
def test_every_named_mistake_gets_the_same_marks_in_both(run):
    mistakes = {
        one.id: {mistake.name: mistake.value(load, run.deal) for mistake in one.mistakes}
        for one in run.lesson.exercises
    }
    run.names = {"mistakes": mistakes}
    cells, made = [], []
    for one in run.lesson.exercises:
        for mistake in one.mistakes:
            cells += [("", f"{one.variable} = mistakes[{one.id!r}][{mistake.name!r}]"), (one.id, "")]
            made.append(mistake)
    verdicts = run.agree(cells)
    assert [
        mistake.name
        for verdict, mistake in zip(verdicts, made, strict=True)
        if not tells(verdict, mistake)  # two that leave one number for this deal are told together
    ] == []


# --- one answer in many forms

# What counts as blank stands first: once an answer was checked, a blank cell is answered from the passport,
# and the learner is told to write it into the cell before handing in.
FORMS = {
    "number": [
        "np.float16({})",
        "np.float32({})",
        "np.float64({})",
        "int({})",
        "round({}, 2)",
        "Decimal(str({}))",
        "Fraction({})",
        "[{}]",
        "({},)",
        "{{{}}}",
        "np.array({})",
        "np.array([{}])",
        "pd.Series([{}])",
        "pd.Series([{}]).iloc[0]",
        "pd.Series([{}], dtype='Float64').sum()",
        "str({})",
        "f'{{{}:,.0f}}'",
        "{} / 100",
        "{} > 0",
        "lambda: {}",
        "float('nan') * {}",
        "complex({})",
        "print({})",
        "pd.NA if {} else 0",
    ],
    "choice": [
        "{}",
        "list({})",
        "tuple({})",
        "set({})",
        "''.join({})",
        "', '.join({})",
        "' > '.join({})",
        "'-'.join({})",
        "'/'.join({})",
        "', '.join({}).upper()",
        "'(' + '), ('.join({}) + ')'",
        "[chr(ord(letter) + 0xFEE0) for letter in {}]",
        "np.array(list({}))",
        "pd.Series(list({}))",
        "ord({}[0])",
        "dict.fromkeys({})",
        "'zzz' + {}[0]",
    ],
    "table": [
        "{}.copy()",
        "{}.iloc[::-1]",
        "{}[sorted({})]",
        "{}.reset_index()",
        "{}.set_index({}.columns[0])",
        "{}.convert_dtypes()",
        "{}.astype(object)",
        "{}.astype(str)",
        "{}.to_dict('list')",
        "{}.iloc[:, 0]",
        "{}.head(1)",
        "{}.to_numpy()",
        "{}.rename(columns=str.upper)",
        "{}.assign(mine=[[1]] * len({}))",
        "{}.groupby({}.columns[0])",
    ],
    "chart": [
        "go.Figure({})",
        "go.Figure({}.data)",
        "{}.to_dict()",
        "{}.data[0]",
        "{}.update_layout(title_text='')",
        "{}.update_traces(name=None)",
        "{}.update_traces(visible='legendonly')",
        "go.Figure()",
        "{}.show",
    ],
    "function": [
        "(lambda f: lambda *arguments: None)({})",
        "(lambda f: lambda *arguments: f(*arguments))({})",
        "(lambda f: lambda *arguments, **named: f(*arguments, **named))({})",
        "functools.wraps({})((lambda f: lambda *arguments: f(*arguments))({}))",
        "functools.partial({})",
        "functools.cache({})",
        "(lambda f: lambda *arguments: [f(*arguments)])({})",
        "(lambda f: lambda *arguments: str(f(*arguments)))({})",
        "(lambda f: lambda: f)({})",
        "(lambda f: lambda *arguments: 1 / 0)({})",
        "{}.__code__",
        "type('Called', (), {{'__call__': staticmethod({})}})()",
    ],
    "prediction": [
        "(..., 60) if {} else 0",
        "list({})",
        "np.array({})",
        "tuple(np.float32(n) for n in {})",
        "tuple(str(n) for n in {})",
        "tuple(n / 100 for n in {})",
        "{}[0]",
        "{} + (1,)",
    ],
    "written": [
        "'\\n\\n' if {} else 0",
        "{} * 2",
        "{}.split()",
        "'It hides much. ' * 20 + {}",
        "{}.encode()",
        "{}[:5]",
    ],
}
IMPORTS = (
    "import copy, functools\nfrom decimal import Decimal\nfrom fractions import Fraction\n"
    "import numpy as np\nimport pandas as pd\nimport plotly.graph_objects as go"
)


@every_lesson
def test_an_answer_in_another_form_gets_the_same_marks_in_both(run):
    run.names = {"right": right_values(run)}
    cells = [("", IMPORTS)]
    for one in run.lesson.exercises:
        right = f"right[{one.id!r}]"
        if one.kind == "chart":
            right = f"go.Figure({right})"
        for form in FORMS[one.kind]:
            cells += [("", f"{one.variable} = {form.format(*[right] * form.count('{}'))}"), (one.id, "")]
    states = {verdict.state for verdict in run.agree(cells)}
    assert {"right", "not-yet", "unreadable"} <= states


# --- how cells end, and where they stand

OLDER = "{variable} = right[{id!r}]"
ANSWER = "{variable} = copy.copy(right[{id!r}])"
"""Of a table another object than the older one; of a number the same."""

ENDINGS = {
    f"{ANSWER}\n{FAILS}": "counts",
    f"{ANSWER}; {FAILS}": "counts",
    f"{ANSWER}\nraise KeyboardInterrupt": "counts",
    f"{ANSWER}\nraise SystemExit": "counts",
    f"{ANSWER}\nreturn": "counts",
    f"if deal:\n    {ANSWER}\n    {FAILS}": "counts",
    f"{ANSWER}\ndef unfinished():\n    return {FAILS}\nunfinished()": "counts",
    f"{FAILS}\n{ANSWER}": "refused",
    f"raise KeyboardInterrupt\n{ANSWER}": "refused",
    f"{ANSWER}\ntwo boxes": "refused",
    f"{{variable}} = {FAILS}": "refused",
    f"for number in [0]:\n    {{variable}} = {FAILS}": "refused",
    FAILS: "right",
    "print({variable}) / 0": "right",
    ANSWER: "right",
}


@every_lesson
def test_how_an_answer_cell_ends_counts_the_same_in_both(run):
    """After an older, right answer, and once after nothing."""
    run.names = {"right": right_values(run)}
    cells, expected = [("", IMPORTS)], []
    for one in run.lesson.exercises:
        for first in (OLDER, "{variable} = ..."):
            for cell, comes_to in ENDINGS.items():
                if first is not OLDER and comes_to == "right":
                    continue
                written = [source.format(variable=one.variable, id=one.id) for source in (first, cell)]
                cells += [*(("", source) for source in written), (one.id, "")]
                expected.append(comes_to)
    for verdict, comes_to in zip(run.agree(cells), expected, strict=True):
        told = any("ended in an error after" in note for note in verdict.notes)
        assert told == (comes_to == "counts")
        if comes_to == "refused":
            assert verdict.state == "unreadable"
            assert verdict.reply.startswith("Your answer cell ended in an error the last time it ran")
        else:
            assert verdict.state in ("right", "recorded")


@every_lesson
def test_the_order_of_cells_counts_the_same_in_both(run):
    """A check above its answer sees none; a copy below a check comes too late; of two copies the last one counts."""
    run.names = {"right": right_values(run)}
    cells = [("", IMPORTS)]
    for one in run.lesson.exercises:
        answer, fails = (
            source.format(variable=one.variable, id=one.id) for source in (ANSWER, f"{{variable}} = {FAILS}")
        )
        cells += [(one.id, ""), ("", fails), ("", answer), (one.id, ""), ("", fails), (one.id, "")]
    states = [verdict.state for verdict in run.agree(cells)]
    assert set(states[0::3]) == {"not-attempted"}
    assert set(states[1::3]) <= {"right", "recorded"}
    assert set(states[2::3]) == {"unreadable"}
