"""What the code of a lesson shows, run once as the pages are made: tables, charts, printed lines, explorers."""

from __future__ import annotations

import ast
import contextlib
import io
import linecache
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import Lesson, Load
from lessonkit.explorers import explorer
from lessonkit.site.practice import page_deal

IN_A_NOTEBOOK = frozenset(
    {
        "brief_form",
        "brief_lines",
        "check",
        "hint",
        "my_guesses",
        "save_brief",
        "show_brief",
        "survey_again",
        "the_end",
    }
)
"""What asks the open notebook or a learner's passport: a page has neither."""


@dataclass(frozen=True)
class Explored:
    """An explorer that a lesson opens: at a state, perhaps only after a guess, and a title where a part of the kit is missing."""

    id: str
    start: Mapping[str, Any]
    after: str = ""


@dataclass(frozen=True, eq=False)
class Revealed:
    """A table or a chart that a lesson shows only after a guess; None where the guess is answered alone."""

    after: str
    shown: Any = None


@dataclass(frozen=True, eq=False)
class Ran:
    """What a cell did: `printed` lines, what it `shown`, and `own` where it waits for an answer of the learner's."""

    printed: str = ""
    shown: tuple[Any, ...] = ()
    own: bool = False


@dataclass(eq=False)
class Run:
    """The cells of a lesson, run from the top in one namespace, with `begin`, `explore` and `reveal` as a page has them."""

    lesson: Lesson
    load: Load
    deal: Deal = field(init=False)
    _names: dict[str, Any] = field(init=False, repr=False)
    _answers: frozenset[str] = field(init=False, repr=False)
    _shown: list[Any] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.deal = page_deal(self.lesson)
        self._answers = frozenset(one.variable for one in self.lesson.exercises)
        self._names = {
            "__name__": "__main__",
            "begin": lambda lesson, code="", language="": self.deal,
            "explore": self._explore,
            "reveal": self._reveal,
            "load": self.load,
        }

    @property
    def marks(self) -> dict[str, Any]:
        """What an explorer may mark: what was dealt."""
        return vars(self.deal)

    def cell(self, code: str, place: str) -> Ran:
        """Run a cell; `place` names it where it fails, with a `KitError`."""
        tree = ast.parse(code)
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if used & (self._answers | IN_A_NOTEBOOK):
            return Ran(own=True)
        tree.body = [node for node in tree.body if not _is_the_door(node)]
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        self._shown, value, printed = [], None, io.StringIO()
        file = f"<{place}>"
        linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(tree, file, "exec"), self._names)
                if isinstance(last, ast.Expr):
                    value = eval(compile(ast.Expression(last.value), file, "eval"), self._names)
        except KitError:
            raise
        except Exception as error:
            raise KitError(
                f"{place} does not run on a page: {type(error).__name__}: {error}.",
                do="A cell of a lesson's text must run without an answer.",
            ) from error
        shown = [*self._shown, *([] if value is None or value in self._shown_ids() else [value])]
        return Ran(printed.getvalue(), tuple(shown))

    def _shown_ids(self) -> _ByIdentity:
        return _ByIdentity(self._shown)

    def _explore(self, id: str, *, after: str = "", **start: str | int) -> Explored:
        explorer(id)
        return self._keep(Explored(id, start, after))

    def _reveal(self, after: str, shown: Any = None) -> Revealed:
        return self._keep(Revealed(after, shown))

    def _keep(self, one: Any) -> Any:
        self._shown.append(one)
        return one


class _ByIdentity:
    """Whether a thing is one of these, whatever it thinks of `==`: a table compares cell by cell."""

    def __init__(self, things: list[Any]) -> None:
        self._ids = {id(one) for one in things}

    def __contains__(self, thing: object) -> bool:
        return id(thing) in self._ids


def _is_the_door(node: ast.stmt) -> bool:
    """True for `from PACKAGE import ...` of the course: a page has a door of its own."""
    return isinstance(node, ast.ImportFrom) and node.module in ("lessonkit", course().door)


@contextlib.contextmanager
def own_options() -> Iterator[None]:
    """Whatever a lesson sets for its tables goes back when it ends."""
    width = pd.options.display.max_colwidth
    try:
        yield
    finally:
        pd.options.display.max_colwidth = width
