"""What a check says where the answer cell ran and left no answer: what stands in the cell, in true words."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent

import pandas as pd

from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.learner.coach.names import near_name
from lessonkit.exercises.learner.last_runs import LastRun, asks_or_notes
from lessonkit.exercises.learner.seen_in_code import (
    told_of_code,
    told_of_division,
    told_of_filling,
    told_of_inputs,
    told_of_rounding,
)
from lessonkit.exercises.learner.setting import parsed, top_names
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.spec import Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

SUMMARIES = ("sum", "mean", "median")
FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Told:
    """What happened, by its rule, in the kit's words; the learner's own stand in quotes."""

    rule: str
    reply: str
    quotes: tuple[Quote, ...] = ()


def is_starter(source: str, starter: str) -> bool:
    """True if a cell stands as it was handed out, but for blank lines and blanks at the end of a line."""
    return _bare(source) == _bare(starter)


def told_of_slip(
    verdict: Verdict, question: Question, value: object, run: LastRun, names: Mapping[str, object], given: str
) -> str:
    """What the cell itself shows of an answer that is not right, which speaks before all that is known of its value; empty if nothing.

    `given` is the code that sets the lesson's tables.
    """
    if verdict.state not in ("not-yet", "partly", "unreadable"):
        return ""
    starter = getattr(question, "starter", "")  # a course's practice file has none
    if told := told_of_code(run.source, names) or told_of_inputs(run.source, question.variable, starter):
        return told
    if verdict.mistake is None and (told := told_of_filling(run.source)):
        return told
    if not is_number(value) or verdict.mistake not in (None, "nearly-zero"):
        return ""
    if told := told_of_rounding(run.source):
        return told
    if verdict.state != "not-yet" or verdict.mistake is not None:
        return ""
    if told := told_of_division(run.source):
        return told
    used = {
        node.id for node in ast.walk(parsed(run.source) or ast.Module([], [])) if isinstance(node, ast.Name)
    }
    return told_of_a_column(value, {name: names.get(name) for name in top_names(given) & used})  # type: ignore[arg-type]


def told_of_a_column(value: float, tables: Mapping[str, object]) -> str:
    """What to say of a number that is the sum, the mean or another summary of a whole column of the lesson's tables; empty if it is none.

    A number of few digits may be anything.
    """
    if len(f"{abs(value):.6g}".replace(".", "").strip("0")) < FEWEST_DIGITS:
        return ""
    for name, table in tables.items():
        numbers = table.select_dtypes("number") if type(table) is pd.DataFrame else pd.DataFrame()
        for how in SUMMARIES:
            found = numbers.agg(how) if len(numbers.columns) else pd.Series(dtype=float)
            for column, summary in found.items():
                if not pd.isna(summary) and abs(summary - value) <= 1e-9 * abs(value):
                    words = say(f"told.summary.{how}")
                    return say("told.whole-column", summary=words, column=column, table=name)
    return ""


def told_of_not_run(name: str) -> Told:
    """The answer cell was filled in and has not run."""
    return _told("not-run", name)


def told_of_unset(name: str, run: LastRun, answers: frozenset[str]) -> Told:
    """Why a cell that ran did not set its answer.

    >>> told_of_unset("one_year", LastRun("One_year = 3", True, False), frozenset()).rule
    'near-name'
    """
    source = run.source
    if how := asks_or_notes(source, name):
        return _told(how, name)
    others = top_names(source) - {name}
    if near := near_name(name, others - answers):
        return _told("near-name", name, Quote(say("told.the-name"), near))
    if taken := sorted(others & answers):
        return _told("another-answer", name, Quote(say("told.the-name"), taken[0]))
    if others:
        return _told("other-names", name, Quote(say("told.the-names"), ", ".join(sorted(others))))
    tree = parsed(source)
    statements = tree.body if tree is not None else []
    if any(_is_print(statement) for statement in statements):
        return _told("prints", name)
    if statements:
        return _told("shows", name)
    return _told("comments" if _comments(source) else "empty", name)


def told_of_dots(name: str, run: LastRun, starter: str) -> Told | None:
    """Why a cell that ran left its answer at `...`; None if nothing was written into it.

    Without a starter (a graded course ships none) only what stands as code is seen.
    """
    source = run.source
    tree = parsed(source)
    if tree is None or is_starter(source, starter):
        return None
    dots = [statement for statement in tree.body if _sets_dots(statement, name)]
    if not dots:  # another step has taken the answer away
        return None
    last = dots[-1]
    before = [statement for statement in tree.body if statement.lineno < last.lineno]
    after = [statement for statement in tree.body if statement.lineno > last.lineno]
    if any(name in top_names(ast.unparse(statement)) for statement in before if statement not in dots):
        return _told("undone", name, line=last.lineno)
    if any(isinstance(one, ast.Expr) and not _is_print(one) for one in after) and not any(
        top_names(ast.unparse(one)) for one in after
    ):
        return _told("shown-below-dots", name, line=last.lineno)
    waiting = [at for at, text in _comments(source).items() if name in top_names(text.lstrip("# "))]
    if after and waiting:
        return _told("last-step-behind-hash", name, line=waiting[0])
    if before or after:
        return _told("work-but-dots", name, line=last.lineno)
    if not starter:
        return None
    return _told_of_comments(name, source, starter, last.lineno)


def told_of_function(name: str, run: LastRun, starter: str) -> Told | None:
    """That a function was written and gives nothing back; None if its body was left.

    One that prints its result is known by what it did on the examples (`kinds/function_aspects.py`).
    """
    if is_starter(run.source, starter):
        return None
    tree = parsed(run.source)
    nodes = list(ast.walk(tree)) if tree is not None else []
    body = next((one.body for one in nodes if isinstance(one, ast.FunctionDef) and one.name == name), [])
    if all(
        isinstance(one, ast.Pass) or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        for one in body
    ):
        return None
    if starter and _code(run.source) == _code(starter):
        return None
    return _told("function-nothing", name)


def _told_of_comments(name: str, source: str, starter: str, line: int) -> Told | None:
    """What was written behind # does not run."""
    handed_out = set(_comments(starter).values())
    new = {at: text for at, text in _comments(source).items() if text not in handed_out and text.strip("# ")}
    if not new:
        return None
    return _told("behind-dots" if line in new else "behind-hash", name, line=min(new))


def _told(rule: str, name: str, *quotes: Quote, line: int = 0) -> Told:
    return Told(rule, say(f"told.why.{rule}", name=name, line=line), quotes)


def _bare(source: str) -> list[str]:
    return [line.rstrip() for line in dedent(source).splitlines() if line.strip()]


def _code(source: str) -> str:
    tree = parsed(dedent(source))
    return ast.unparse(tree) if tree is not None else source


def _comments(source: str) -> dict[int, str]:
    """The comments of a cell by their lines."""
    found = {}
    try:
        for token in tokenize.generate_tokens(io.StringIO(dedent(source)).readline):
            if token.type == tokenize.COMMENT:
                found[token.start[0]] = re.sub(r"\s+", " ", token.string)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return found
    return found


def _sets_dots(statement: ast.stmt, name: str) -> bool:
    value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    return (
        isinstance(value, ast.Constant) and value.value is ... and name in top_names(ast.unparse(statement))
    )


def _is_print(statement: ast.stmt) -> bool:
    called = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(called, ast.Call) and getattr(called.func, "id", "") in ("print", "display")
