"""Values that don't go together: text and numbers, a tool without brackets, the wrong thing asked."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import Any

import pandas as pd

from lessonkit.course import is_of_the_kit
from lessonkit.exercises.learner.coach.columns import on_table_as_key
from lessonkit.exercises.learner.coach.names import misspelt
from lessonkit.exercises.learner.coach.scene import Scene
from lessonkit.exercises.things import what_is

Found = tuple[str, dict[str, Any]]

_OPERANDS = re.compile(r"unsupported operand type\(s\) for (.+?): '(\w+)' and '(\w+)'")
_COMPARED = re.compile(
    r"not supported between instances of '([\w.]+)' and '([\w.]+)'|Invalid comparison between dtype=(\w+).* and (\w+)"
)
_DAY = re.compile(r"\b(\d{4})(?:-|, ?)(\d{1,2})(?:-|, ?)(\d{1,2})\b")
_NUMBERS = re.compile(r"u?int\d*|float\d*|numpy\.ndarray", re.IGNORECASE)
_COLUMNS_OF_TEXT = {"object": "str", "string": "str"}
_TOOLS = ("method", "function", "builtin_function_or_method")
_TEXT_TOOLS = frozenset(name for name in dir(str) if not name.startswith("_")) - {"index", "count", "replace"}
_DATE_TOOLS = frozenset({"year", "month", "day", "days", "dayofweek", "date", "quarter"})


_BY_WORDS = (
    (r"only list-like objects .* isin\(\)", "list-in-isin"),
    (r"object of type '(?P<thing>\w+)' has no len\(\)", "no-length"),
    (r"list indices must be integers", "list-by-name"),
    (r"string indices must be integers", "text-by-name"),
    (r"cannot be interpreted as an integer", "whole-number-wanted"),
    (r"cannot convert the series to|(?:float|int)\(\) argument must be .*, not '(?:Series|DataFrame|list|tuple)'", "column-as-number"),
    (r"doesn't define __round__|bad operand type for (?:abs\(\)|unary [-+]): 'str'|must be real number, not str", "text-as-number"),
    (r"subtraction of integers and integer-arrays with Timestamp", "days-as-number"),
)  # fmt: skip
"""What Python says of other values that don't go together, each with its rule."""

_SIGNS = {"sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**"}
"""The signs that pandas calls by their names."""


def on_type(error: TypeError, scene: Scene) -> Found | None:
    """A value of a type that can't be used so."""
    if as_key := on_table_as_key(error, scene):
        return as_key
    said = str(error)
    if "ellipsis" in said or "Ellipsis" in said:
        if "not callable" in said and (call := re.search(r"^\s*(\w+)\s*\(", scene.failing)):
            return "no-equals-sign", {"name": call[1]}
        return "dots-left", {}
    if "^" in scene.failing and re.search(r"for \^:|ufunc 'bitwise_xor'|\br?xor\b", said):
        return "power-sign", {}
    if re.search(r"operand type\(s\) for [&|]: 'str' and 'str'", said):
        return "texts-joined", {"sign": "&" if "for &" in said else "|"}
    if re.search(r"\br?(and|or)_|for [&|]:|operand type\(s\) for [&|]", said):
        return "brackets-around-conditions", {}
    if found := _COMPARED.search(said):
        return _of_compared((found[1] or found[3], found[2] or found[4]), scene)
    if found := _OPERANDS.search(said):
        kinds = {found[2], found[3]}
        if kinds & set(_TOOLS):
            return "tool-without-brackets", {}
        if "NoneType" in kinds:
            return "nothing-used", {}
        if "str" in kinds:
            return "text-and-number", {"sign": found[1].split(" ")[0]}
        if kinds & {"tuple", "list"}:
            return "comma-made-a-list", {"sign": found[1].split(" ")[0]}
        return _of_operands(found[1].split(" ")[0], found[2], found[3])
    if "can't multiply sequence by non-int" in said:
        listed = re.search(r"\[[^\]]*\]\s*\*|\*\s*\[", scene.failing)
        return ("comma-made-a-list" if listed else "text-and-number"), {"sign": "*"}
    if "can only concatenate" in said or "must be str, not" in said:
        return "text-and-number", {"sign": "+"}
    if found := re.search(r"'(\w+)' object is not callable", said):
        if found[1] in ("DataFrame", "Series"):
            return "table-called", {}
        return "called", {"thing": found[1]}
    if found := re.search(r"(\w+)\(\) missing \d+ required [\w-]+ arguments?: (.+)", said):
        if found[2].startswith("'self'"):
            return "class-not-made", {"name": found[1]}
        return "argument-missing", {"name": found[1], "missing": found[2].replace("'", "")}
    if found := re.search(r"(\w+)\(\) takes .*positional arguments?.* (?:was|were) given", said):
        return "arguments-too-many", {"name": found[1]}
    if found := re.search(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", said):
        return "argument-unknown", {"name": found[1], "argument": found[2]}
    if re.search(r"'(method|function|builtin_function_or_method|type)' object is not subscriptable", said):
        return "square-for-round", {}
    if "'NoneType' object is not" in said:
        return "nothing-used", {}
    if found := re.search(r"'(\w+)' object is not (subscriptable|iterable)", said):
        return ("tool-without-brackets" if found[1] in _TOOLS else "one-thing-only"), {}
    if "agg function failed" in said or "to numeric" in said or "does not support reduction" in said:
        return "sum-of-text", {}
    if re.search(r"does not support operation '(?:sum|mean|prod|std|var)'", said):
        return "sum-of-text", {}
    if "does not support operation" in said or "operation '" in said:
        found = re.search(r"operation '(?:__)?r?(\w+?)(?:__)?'", said)
        return "text-and-number", {"sign": _SIGNS.get(found[1] if found else "", "+")}
    for words, rule in _BY_WORDS:
        if found := re.search(words, said):
            return rule, {name: _in_words(one) for name, one in found.groupdict().items()}
    return None


def _of_compared(named: tuple[str, str], scene: Scene) -> Found:
    """What is said of two things that were compared and are not of one kind, by the names of their classes."""
    kinds = {"int" if _NUMBERS.fullmatch(one) else _COLUMNS_OF_TEXT.get(one, one) for one in named}
    dated = {kind for kind in kinds if kind.startswith(("datetime64", "Timestamp", "DatetimeArray", "date"))}
    if dated and (other := kinds - dated):
        kind = other.pop()
        day = no_such_day(scene.failing)
        return ("no-such-day", {"day": day}) if day else ("compared-with-date", {"thing": _in_words(kind)})
    if kinds & set(_TOOLS):
        return "tool-without-brackets", {}
    if "NoneType" in kinds:
        return "nothing-used", {}
    strange = kinds - {"str", "int"}
    return (
        ("compared-unlike", {"thing": _in_words(min(strange))})
        if strange
        else ("compared-text-and-number", {})
    )


def no_such_day(code: str) -> str:
    """A day in a line of code that the calendar does not have; empty if there is none.

    >>> no_such_day('rows["day"] <= "2009-11-31"'), no_such_day('rows["day"] <= "2009-11-30"')
    ('2009-11-31', '')
    """
    for year, month, day in _DAY.findall(code):
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return f"{year}-{month:0>2}-{day:0>2}"
    return ""


def _of_operands(sign: str, *kinds: str) -> Found:
    """What is said of two values that a sign can't put together: a result of the kit's, groups, or another thing."""
    for kind in kinds:
        if fields := _fields_of(kind):
            field = "value" if "value" in fields else fields[0]
            return "whole-result", {"sign": sign, "field": field}
    if any(kind.endswith("GroupBy") for kind in kinds):
        return "groups-alone", {"sign": sign}
    strange = next((kind for kind in kinds if kind not in ("int", "float")), kinds[0])
    return "not-numbers", {"sign": sign, "thing": _in_words(strange)}


def _fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a result that the kit's own functions give back, by the name of its class; none for another thing."""
    for name, module in list(sys.modules.items()):
        made = getattr(module, kind, None) if is_of_the_kit(name) else None
        if isinstance(made, type) and is_of_the_kit(made.__module__):
            return tuple(
                getattr(made, "__struct_fields__", None) or getattr(made, "__dataclass_fields__", None) or ()
            )
    return ()


_THINGS = {
    "int": 0, "float": 0.0, "str": "", "dict": {}, "set": set(), "list": [], "tuple": (), "bool": True, "date": pd.Timestamp(0).date(),
    "Timestamp": pd.Timestamp(0), "Timedelta": pd.Timedelta(0), "DataFrame": pd.DataFrame(), "Series": pd.Series(dtype=float),
}  # fmt: skip
"""One of each kind that Python's messages name."""


def _in_words(kind: str) -> str:
    """A thing by the name of its class, in words of the kit's own list where it has some."""
    return what_is(_THINGS[kind]) if kind in _THINGS else f"a {kind}"


def on_attribute(error: AttributeError, scene: Scene) -> Found | None:
    """Something was asked of a thing that does not have it."""
    name, asked = getattr(error, "name", None) or "", getattr(error, "obj", None)
    if found := re.search(r"has no attribute '(\w+)'", str(error)):
        name = name or found[1]
    if not name:
        return None
    if not name.strip("_"):
        return "blank-left", {"line": max(scene.line, 1)}
    if "'NoneType' object" in str(error):
        return "nothing-asked", {"name": name}
    if "'ellipsis' object" in str(error):
        return "dots-left", {}
    if "Can only use .str accessor" in str(error):
        return "no-text-column", {}
    if isinstance(asked, pd.Series | pd.DataFrame):
        return _of_a_table(name, asked)
    if asked is None:
        return None
    public = [one for one in dir(asked) if not one.startswith("_")]
    if near := misspelt(name, public):
        return "near-tool", {"name": name, "near": near}
    if isinstance(asked, int | float | str | list | tuple | dict) or hasattr(asked, "dtype"):
        return "wrong-thing", {"name": name, "thing": what_is(asked)}
    if type(asked).__name__ in ("function", "method", "builtin_function_or_method"):
        return "tool-without-brackets", {}
    return "no-such-tool", {"name": name}


def _of_a_table(name: str, asked: pd.Series | pd.DataFrame) -> Found:
    if isinstance(asked, pd.Series) and name in _TEXT_TOOLS:
        return "text-tool", {"name": name}
    if isinstance(asked, pd.Series) and name in _DATE_TOOLS:
        return "date-tool", {"name": name}
    public = [one for one in dir(type(asked)) if not one.startswith("_")]
    columns = [str(one) for one in asked.columns] if isinstance(asked, pd.DataFrame) else []
    if near := misspelt(name, columns):
        return "near-column-by-dot", {"name": name, "near": near}
    if near := misspelt(name, public):
        return "near-tool", {"name": name, "near": near}
    if columns:
        return "no-column-by-dot", {"name": name, "columns": ", ".join(columns[:14])}
    if isinstance(asked, pd.Series) and hasattr(pd.DataFrame, name):
        return "one-column-only", {"name": name}
    return "no-such-tool", {"name": name}


def on_value(error: ValueError, scene: Scene) -> Found | None:
    """A value of the right type that can't be used so."""
    if as_key := on_table_as_key(error, scene):
        return as_key
    said = str(error)
    if "truth value of" in said:
        if re.search(r"\b(and|or|not)\b", scene.failing):
            return "and-for-ampersand", {}
        joined = re.search(r"[&|]", scene.failing) or re.search(r"[&|]", scene.source)
        return ("brackets-around-conditions" if joined else "many-truths"), {}
    if "can only convert an array of size 1" in said:
        for held in scene.held("self"):
            if isinstance(held, pd.Series | pd.Index):
                return ("rows-not-one", {"n": len(held)}) if len(held) else ("no-row-left", {})
        return "rows-not-one-unknown", {}
    if "duplicate entries, cannot reshape" in said:
        return "rows-for-one-place", {}
    if "must be of the same length" in said or "does not match length of index" in said:
        return "lengths-differ", {}
    if "trying to merge on" in said:
        return "merge-text-and-number", {}
    if "must be in" in said or "day is out of range" in said:
        day = no_such_day(scene.failing) or no_such_day(said)
        return ("no-such-day", {"day": day}) if day else None
    if found := re.search(
        r"could not convert string to float: (.+)|invalid literal for int\(\).*?: (.+)", said
    ):
        return "text-no-number", {"text": (found[1] or found[2])[:60]}
    if "identically-labeled" in said:
        return "rows-not-alike", {}
    if "values to unpack" in said:
        return "unpacked", {}
    if "numeric_only accepts only Boolean" in said:
        return "column-in-the-brackets", {}
    if "convert non-finite values" in said or "NaN to integer" in said:
        return "blank-no-whole-number", {}
    return None
