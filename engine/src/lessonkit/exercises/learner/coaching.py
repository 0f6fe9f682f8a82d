"""The coach in a notebook: its words above an error, Python's own message folded below them.

The error stays one: the cell has failed, and whatever waits for cells to succeed stops. The coach says nothing
where no lesson is open, and nothing while a notebook is graded; where it fails itself, Python's message stands.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import sys
import textwrap
from codeop import PyCF_ALLOW_INCOMPLETE_INPUT  # type: ignore[attr-defined]
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from lessonkit.exercises.learner.coach.coach import advice_on
from lessonkit.exercises.learner.coach.scene import Advice, is_sentence
from lessonkit.exercises.locate import being_graded
from lessonkit.exercises.spec import KIT_NAMES
from lessonkit.language.sentences import sentences_beside
from lessonkit.tokens import BESIDE

say = sentences_beside(__file__)

_BOX = f"border-left:4px solid {BESIDE};padding:.5em .9em;max-width:46em;line-height:1.5"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CODE = re.compile(r"`([^`]+)`")
_OF_A_LESSON = re.compile(r"\d\d-[a-z0-9-]+-(?:answer|check|code|given|hint|explore)(?:-.*)?")
"""The id of a cell that a lesson was handed out with."""


class ErrorWords:
    """The coach's words beside Python's own, as a notebook shows them."""

    def __init__(self, advice: Advice, message: str) -> None:
        """`message` is what Python says, whole."""
        self.advice, self.message = advice, message

    def __repr__(self) -> str:
        return "\n".join([*self.advice.lines, "", self.message])

    def _repr_html_(self) -> str:
        first, *others = (_CODE.sub(r"<code>\1</code>", escape(line)) for line in self.advice.lines)
        below = "".join(f"<p style='margin:.3em 0 0'>{line}</p>" for line in others)
        return (
            f"<div role='status' class='scomm-coach' style='{_BOX}'><strong>{first}</strong>{below}"
            f"<details style='margin:.4em 0 0'><summary style='cursor:pointer'>{escape(say('coach.folded'))}</summary>"
            f"<pre style='overflow-x:auto;font-size:.85em'>{escape(self.message)}</pre></details></div>"
        )


class Coach:
    """Stands between one IPython shell and its way of showing errors."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.given: frozenset[str] = frozenset()
        self.answers: frozenset[str] = frozenset()
        self.places: frozenset[str] = frozenset()
        self.instructions: frozenset[str] = frozenset()
        self.lesson_open = False
        self._cells: list[Any] = []
        self._last: tuple[BaseException | None, Advice | None] = (None, None)
        self._showing = False

    def start(self) -> None:
        """From now on."""
        says_what_is_wrong(self.shell)
        self.shell.events.register("pre_run_cell", self._began)
        self.shell.events.register("post_run_cell", self._ended)
        for name in ("showtraceback", "showsyntaxerror"):
            setattr(self.shell, name, self._instead_of(getattr(self.shell, name)))

    def knows(self, given: str, answers: frozenset[str], starters: Iterable[str] = ()) -> None:
        """A lesson is open: the code of its given cells, the names that its answers have, its answer cells as handed out."""
        self.given, self.answers, self.lesson_open = _names_in(given), answers, True
        starters = tuple(starters)
        self.places = frozenset().union(*map(places_in, starters)) - self.given - answers
        self.instructions = frozenset().union(*map(instructions_in, starters))

    def forgets(self) -> None:
        """No lesson is open."""
        self.given, self.answers, self.lesson_open = frozenset(), frozenset(), False
        self.places = self.instructions = frozenset()

    def running(self, info: Any) -> None:
        """This cell runs already: the coach came while it was about to."""
        self._cells.append(info)

    def advice(self, error: BaseException | None, source: str) -> Advice | None:
        """What to say of an error in a cell; None where there is nothing to add."""
        if error is None or not isinstance(error, Exception) or hasattr(error, "_render_traceback_"):
            return None
        if self._last[0] is not error:
            found = None
            with contextlib.suppress(Exception):  # a coach that stumbles says nothing
                found = advice_on(
                    error,
                    source,
                    self.shell.user_ns,
                    given=self.given,
                    answers=self.answers,
                    lesson_open=self.lesson_open,
                    places=self.places,
                    instructions=self.instructions,
                )
            self._last = (error, found)
        return self._last[1]

    def _began(self, info: Any) -> None:
        self._cells.append(info)

    def _ended(self, result: Any) -> None:
        if self._cells:
            self._cells.pop()

    def _instead_of(self, shows: Callable[..., None]) -> Callable[..., None]:
        """Show an error as before, or with words above it and Python's message folded."""

        def show(*arguments: Any, **named: Any) -> None:
            error = sys.exc_info()[1]
            advice = None
            if not self._showing and self._cells and not being_graded() and self._concerns_a_lesson(error):
                advice = self.advice(error, self._cells[-1].raw_cell or "")
            if advice is None:
                shows(*arguments, **named)
                return
            with self._held_back() as held:
                shows(*arguments, **named)
            for kind, value, lines in held:
                self._show(advice, kind, value, lines)

        return show

    @contextlib.contextmanager
    def _held_back(self) -> Iterator[list[tuple[Any, Any, list[str]]]]:
        """What the shell would show meanwhile, in place of showing it."""
        held: list[tuple[Any, Any, list[str]]] = []
        own = "_showtraceback" in vars(self.shell)
        before = self.shell._showtraceback
        self.shell._showtraceback = lambda kind, value, lines: held.append((kind, value, list(lines)))
        self._showing = True
        try:
            yield held
        finally:
            self._showing = False
            if own:
                self.shell._showtraceback = before
            else:
                del self.shell._showtraceback

    def _show(self, advice: Advice, kind: Any, value: Any, lines: list[str]) -> None:
        shown = lines
        with contextlib.suppress(Exception):
            from IPython.display import display

            message = _COLOUR.sub("", "\n".join(lines)).strip("\n")
            display(ErrorWords(advice, message), metadata={"scomm": {"coached": advice.rule}})
            shown = [message.splitlines()[-1]]
        self.shell._showtraceback(kind, value, shown)

    def _concerns_a_lesson(self, error: BaseException | None) -> bool:
        """True with a lesson open, and before that in a lesson's own cells and where a name of the kit is missing."""
        if self.lesson_open:
            return True
        if _OF_A_LESSON.fullmatch(str(getattr(self._cells[-1], "cell_id", None) or "")):
            return True
        return isinstance(error, NameError) and error.name in KIT_NAMES


def says_what_is_wrong(shell: Any) -> None:
    """Of a cell without an end Python says what is missing; IPython lets it say no more than that the cell is incomplete."""
    shell.compile.flags &= ~PyCF_ALLOW_INCOMPLETE_INPUT


def _names_in(code: str) -> frozenset[str]:
    """The names that a piece of code sets, those that it imports too."""
    try:
        tree = ast.parse(textwrap.dedent(code))
    except SyntaxError:
        return frozenset()
    nodes = list(ast.walk(tree))
    imported = (one for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for one in node.names)
    return frozenset(
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ) | {(one.asname or one.name).split(".")[0] for one in imported}


def places_in(starter: str) -> frozenset[str]:
    """The names in an answer cell as it was handed out, behind a # or not, that nothing in it sets.

    >>> sorted(places_in("shares = ...\\n# shares.plot(x=years)    # once for each line"))
    ['years']
    """
    used: set[str] = set()
    made: set[str] = set()
    for line in starter.splitlines():
        step = line.strip().removeprefix("#").strip()
        try:
            tree = ast.parse(f"{step} pass" if step.endswith(":") else step)
        except SyntaxError:  # words, or a piece of a longer line
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                (made if isinstance(node.ctx, ast.Store) else used).add(node.id)
            elif isinstance(node, ast.arg):
                made.add(node.arg)
    return frozenset(used - made - set(vars(builtins)) - set(KIT_NAMES))


def instructions_in(starter: str) -> frozenset[str]:
    r"""The sentences behind a # in an answer cell as it was handed out, as they read without it.

    >>> sorted(instructions_in("# Fill in the blanks (____), take the # away, then run this cell.\nshares = ...\n# shares = table[____]"))
    ['Fill in the blanks (____), take the # away, then run this cell.']
    """
    comments = (line.strip() for line in starter.splitlines() if line.strip().startswith("#"))
    return frozenset(text for line in comments if is_sentence(text := line.lstrip("#").strip()))


_coach: Coach | None = None


def coach_of(shell: Any) -> Coach:
    """The coach of a shell, which begins to listen if it did not yet."""
    global _coach
    if _coach is None or _coach.shell is not shell:
        _coach = Coach(shell)
        _coach.start()
    return _coach


def dismiss() -> None:
    """No lesson is open any more."""
    if _coach is not None:
        _coach.forgets()
