"""What the kit says of an answer that it can't read: one table from a rule's id to its sentence.

A learner's kernel sends the id of a rule and its facts, never a sentence. The facts come from closed
lists (the kit's own words for things, names of Python's errors, whole numbers), so that no sentence of
the kit can hold a learner's words.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from scomm.exercises.things import THINGS

Role = Literal["refused", "blank", "answer", "error", "other"]
"""Where a rule may stand: on an answer as a whole (the first three), or on one result of a function."""

LARGEST_COUNT = 10**9

STRANGE_CELLS: Final = {
    "a number": "an infinite number, or one far too large",
    "text": "a very long text",
}
"""Why a cell of a common kind has no place in a table."""

ERRORS: Final = frozenset(
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__name__ == name
)
"""The names of Python's own errors."""


def _one_of(words: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in words


_LISTS: Mapping[str, Callable[[Any], bool]] = {
    "thing": _one_of(THINGS),
    "cell": _one_of(THINGS | frozenset(STRANGE_CELLS.values())),
    "error": _one_of(ERRORS),
    "count": lambda value: type(value) is int and 0 <= value <= LARGEST_COUNT,
}
"""What each fact may be, by its name."""


@dataclass(frozen=True)
class Rule:
    """A sentence with places for facts, the names of its facts, and where it may stand."""

    sentence: str
    facts: tuple[str, ...] = ()
    roles: tuple[Role, ...] = field(default=("refused",))


_NUMBER_RULES: Mapping[str, Rule] = {
    "number-text": Rule(
        "This is text. Write a number, without quotes and without a unit, such as 56.3.",
    ),
    "number-several": Rule(
        "These are several values with commas between them. One number is wanted. "
        "A large number takes no comma: 12500, not 12,500.",
    ),
    "number-many": Rule(
        "This is {thing}, which can hold many values. One number is wanted: "
        "add them up with .sum(), or pick one.",
        ("thing",),
    ),
    "number-not-called": Rule("This is a function that was not called. Put () behind it."),
    "number-not-called-with": Rule(
        "This is a function that was not called. Put () behind it with what it needs between them."
    ),
    "number-missing": Rule("This is a missing value. Did you read a blank cell, or leave something out?"),
    "number-too-large": Rule("This number is far too large."),
    "number-nan": Rule("This is NaN, a missing value. Did you read a blank cell, or divide 0 by 0?"),
    "number-infinite": Rule("This number is infinite. Did you divide by 0?"),
    "number-true": Rule("This is {thing}. A number is wanted.", ("thing",)),
    "number-other": Rule("This is {thing}. One number is wanted, such as 56.3.", ("thing",)),
}

_TABLE_RULES: Mapping[str, Rule] = {
    "table-series": Rule(
        "This is one column (a Series). A table is wanted: try .to_frame() or .reset_index()."
    ),
    "table-other": Rule("This is {thing}. A table (a DataFrame) is wanted.", ("thing",)),
    "table-rows": Rule("This table has {count:,} rows, far more than the exercise needs.", ("count",)),
    "table-names": Rule("The column names must be plain text. Several header rows? Flatten them first."),
    "table-cell": Rule(
        "Column {count:,} of the table holds {cell}. A cell may hold a number, a text, a date, or nothing.",
        ("count", "cell"),
    ),
}


def _also_in_results(rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """A function may give back one number or table, so what is said of an answer is said of a result too."""
    return {id: replace(rule, roles=("refused", "other")) for id, rule in rules.items()}


def _in_a_pair(part: str) -> dict[str, Rule]:
    """The rules for a number, said of one of the two numbers of a prediction."""
    return {
        f"{part}/{id}": replace(rule, sentence=f"Look at your {part}. {rule.sentence}")
        for id, rule in _NUMBER_RULES.items()
    }


RULES: Final[Mapping[str, Rule]] = {
    "nothing-came": Rule(
        "No answer came out of the notebook: an error or a cell that never ended may have stopped it."
    ),
    "cell-failed": Rule(
        "Your answer cell ended in an error the last time it ran, so this check could see only an older answer, "
        "or none. Read the error's last line, mend the cell, run it, then run this check."
    ),
    "set-then-failed": Rule(
        "Your answer cell ended in an error after it had set this answer, so the answer counts as it stands. "
        "Read the error's last line: if the answer should have become another one, mend the cell and run it again.",
        roles=("answer",),
    ),
    "kept-unread": Rule(
        "The answer in your passport could not be read when it was checked. Write it in the answer cell once more."
    ),
    "none": Rule(
        "This is None, which means nothing. The last step of your cell gave nothing back: "
        "print(...), .show() and inplace=True do that."
    ),
    "breaks": Rule("This is {thing}, and it could not be read.", ("thing",)),
    "letters-set": Rule(
        "This is a set, which has no order. Give a letter in quotes, such as "
        '"b", or letters in order, such as ("b", "a", "c").'
    ),
    "letters-other": Rule(
        "This is {thing}. Give a letter in quotes, such as "
        '"b", or letters in order, such as ("b", "a", "c").',
        ("thing",),
    ),
    "text-other": Rule("This is {thing}. Write your answer as text between the three quotes.", ("thing",)),
    "text-long": Rule("This text has {count:,} characters, far more than the exercise needs.", ("count",)),
    "pair": Rule("Give two numbers in brackets: your guess and your confidence, such as (50, 60)."),
    "chart-other": Rule(
        "This is {thing}. A Plotly figure is wanted, such as go.Figure() or px.line(...).", ("thing",)
    ),
    "chart-no-values": Rule("Series {count} has no x or no y values.", ("count",)),
    "chart-points": Rule("This chart has far more points than the exercise needs."),
    "chart-cell": Rule(
        "Series {count} holds something that is neither a number, a text nor a date.", ("count",)
    ),
    "function-other": Rule("This is {thing}. A function is wanted: start the cell with def.", ("thing",)),
    "function-unfinished": Rule(
        "Your function gives nothing back yet. Write its body and end it with return.", roles=("blank",)
    ),
    "result-true": Rule(
        "It gives back True or False. The exercise says what it should give back.", roles=("other",)
    ),
    "result-kept": Rule("It is not what the exercise asks for.", roles=("other",)),
    "function-error": Rule("{error}.", ("error",), roles=("error",)),
    **_also_in_results(_NUMBER_RULES),
    **_also_in_results(_TABLE_RULES),
    **_in_a_pair("guess"),
    **_in_a_pair("confidence"),
}


def fits(role: str, rule: object, facts: object) -> bool:
    """True if a rule of this id may stand here and these are its facts, whoever sent them.

    >>> fits("refused", "number-other", {"thing": "a Decimal"})
    True
    >>> fits("refused", "number-other", {"thing": "full marks are due"})
    False
    """
    if not isinstance(rule, str) or rule not in RULES or not isinstance(facts, dict):
        return False
    known = RULES[rule]
    return (
        role in known.roles
        and facts.keys() == set(known.facts)
        and all(_LISTS[name](value) for name, value in facts.items())
    )


def sentence(rule: str, facts: Mapping[str, Any]) -> str:
    """What a rule says of an answer with these facts.

    >>> sentence("text-long", {"count": 20_001})
    'This text has 20,001 characters, far more than the exercise needs.'
    """
    return RULES[rule].sentence.format(**facts)
