"""The learner code of a notebook as it was handed in: one code, read from the file and not from a kernel.

The first cell that opens the lesson says it. Where it was left empty, the kit printed the code that it
took below that cell; else the passport has it. A code that is mistyped is said to be mistyped, never absent.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from lessonkit.errors import KitError
from lessonkit.exercises.deal import WORDS, read_code, words_of
from lessonkit.exercises.learner.passport import Passport
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import joined

say = sentences_beside(__file__)

CODE_NAME = "learner_code"

_MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)
_OPENS = re.compile(r"^[^#\n]*\bbegin[ \t]*\(", re.MULTILINE)
_SETS = re.compile(r"^[ \t]*learner_code[ \t]*=[ \t]*(.*)$", re.MULTILINE)
_QUOTES = "\"'“”„‘’«» \t"

_UNKNOWN: Final = object()
"""Stands for a value that is worked out while the cell runs."""


@dataclass(frozen=True)
class FoundCode:
    """The learner code of a notebook: empty if there is none, or none that can be read.

    `mistyped` is what the first cell says in place of a code, in the learner's words; `nearest` are words of
    the kit's list that are like the wrong ones. `passport_says` is the passport's code where it is another one.
    """

    code: str
    where: Literal["first cell", "saved output", "passport", "none"]
    mistyped: str = ""
    nearest: tuple[str, ...] = ()
    passport_says: str = ""

    @property
    def problem(self) -> str:
        """What keeps a dealt exercise from being graded and what to do, in the kit's words; empty if nothing."""
        if self.code:
            return ""
        if not self.mistyped:
            return say("code.none")
        if not self.nearest:
            return say("code.mistyped")
        return say("code.mistyped-like", like=joined(self.nearest))


def find_code(cells: Sequence[Mapping[str, Any]], passport: Passport | None) -> FoundCode:
    """The learner code of a notebook's cells as they were handed in, with the outputs saved in them.

    `passport` is the one that was handed in beside the notebook, if any.
    """
    kept = _tidied(passport.learner) if passport is not None else ""
    code_cells = [cell for cell in cells if cell.get("cell_type") == "code"]
    sources = [_joined(cell.get("source", "")) for cell in code_cells]
    first = next((number for number, source in enumerate(sources) if opens_a_lesson(source)), None)
    said = _said(sources, first)
    if said is not None and said.strip():
        code = _tidied(said)
        other = kept if kept != code else ""
        if code:
            return FoundCode(code, "first cell", passport_says=other)
        return FoundCode("", "none", said.strip(), nearest_words(said), other)
    printed = code_in_outputs(code_cells[first].get("outputs", ())) if first is not None else None
    if printed:
        return FoundCode(printed, "saved output", passport_says=kept if kept != printed else "")
    return FoundCode(kept, "passport" if kept else "none")


def _said(sources: Sequence[str], first: int | None) -> str | None:
    """What the first cell says, with names that cells above it set; without such a cell, what any cell sets."""
    if first is None:
        return next((said for said in map(code_in_source, sources) if said is not None), None)
    above = [source for source in sources[:first] if _parsed(source) is not None]
    return code_in_source("\n".join([*above, sources[first]]))


def opens_a_lesson(source: str) -> bool:
    """True if a cell calls `begin(...)`, or seems to where it is no valid Python.

    >>> opens_a_lesson('begin("04-who-is-deported")'), opens_a_lesson("# begin()")
    (True, False)
    """
    tree = _parsed(source)
    return bool(_OPENS.search(source)) if tree is None else _call_of_begin(tree) is not None


def code_in_source(source: str) -> str | None:
    """What the code of a first cell passes to `begin` or sets as `learner_code`; None if neither can be told.

    It is given as it stands there: it may be empty, or no learner code.

    >>> code_in_source('learner_code = "Otter maple river"\\ndeal = begin("04-who-is-deported", learner_code)')
    'Otter maple river'
    >>> code_in_source('begin("04-who-is-deported", code="")')
    ''
    """
    tree = _parsed(source)
    if tree is None:
        written = _SETS.findall(source)
        return written[-1].split("#")[0].strip(_QUOTES) if written else None
    call = _call_of_begin(tree)
    set_to = _texts_set(tree, before=(call or tree.body[-1]).lineno if tree.body else 0)
    passed = _code_passed(call) if call is not None else None
    value = set_to.get(CODE_NAME) if passed is None else _text(passed, set_to)
    return None if value is None or value is _UNKNOWN else str(value)


def code_in_outputs(outputs: Sequence[Mapping[str, Any]]) -> str | None:
    """The learner code that the kit printed below the first cell; None if it printed none.

    >>> code_in_outputs([{"output_type": "stream", "text": "Learner code: otter-maple-river."}])
    'otter-maple-river'
    """
    for text in _texts_shown(outputs):
        for found in _printed().findall(html.unescape(re.sub(r"<[^>]*>", "", text))):
            if code := _tidied(found):
                return code
    return None


@cache
def _printed() -> re.Pattern[str]:
    """What a first cell prints before a learner code, in every language of the kit."""
    told = [*say.in_every_language("welcome.code"), *say.in_every_language("code.taken")]
    before = (
        re.split(r"[,:] ?(?=[^,:]*$)", one.split("{code}")[0])[-1] or one.split("{code}")[0] for one in told
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, before))})([a-z]+-[a-z]+-[a-z]+)\.")


def nearest_words(text: str) -> tuple[str, ...]:
    """Words of the kit's list that are like the wrong words of a mistyped code.

    >>> nearest_words("otter-mapel-rivr")
    ('maple', 'river')
    """
    wrong = [word[:40] for word in words_of(text)[:6] if word not in WORDS]
    return tuple(near for word in wrong for near in difflib.get_close_matches(word, WORDS, n=1))


def _tidied(text: str) -> str:
    try:
        return read_code(text)
    except KitError:
        return ""


def _parsed(source: str) -> ast.Module | None:
    """The tree of a cell, without the lines that only IPython reads; None if it is no Python."""
    for tried in (source, _MAGIC.sub(r"\1pass", source)):
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.parse(tried)
    return None


def _call_of_begin(tree: ast.Module) -> ast.Call | None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name == "begin":
                return node
    return None


def _code_passed(call: ast.Call) -> ast.expr | None:
    """The second argument of `begin(lesson, code)`, or the one called `code`."""
    named = next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)
    return named if named is not None else call.args[1] if len(call.args) > 1 else None


def _texts_set(tree: ast.Module, before: int) -> dict[str, Any]:
    """What each name is set to up to this line, where it is written out in the code."""
    found: dict[str, Any] = {}
    for statement in tree.body:
        if statement.lineno > before:
            break
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        for target in targets:
            if isinstance(target, ast.Name):
                found[target.id] = _text(statement.value, found)  # type: ignore[attr-defined]
    return found


def _text(value: ast.expr, names: Mapping[str, Any]) -> Any:
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else repr(value.value)
    if isinstance(value, ast.Name):
        return names.get(value.id, _UNKNOWN)
    if isinstance(value, ast.NamedExpr):
        return _text(value.value, names)
    return _UNKNOWN


def _texts_shown(outputs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for output in outputs:
        yield _joined(output.get("text", ""))
        data = output.get("data")
        if isinstance(data, Mapping):
            yield from (_joined(data.get(kind, "")) for kind in ("text/html", "text/plain"))


def _joined(text: Any) -> str:
    """The lines of a notebook's text, which its file may keep as a list."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
