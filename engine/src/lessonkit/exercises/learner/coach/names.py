"""Names that Python does not know: a word without quotes, a misspelt name, a cell that has not run."""

from __future__ import annotations

import ast
import builtins
import difflib
import re
from typing import Any

import pandas as pd

from lessonkit.course import course
from lessonkit.exercises.learner.coach.columns import on_column
from lessonkit.exercises.learner.coach.scene import Scene
from lessonkit.exercises.spec import KIT_NAMES

Found = tuple[str, dict[str, Any]]

_IMPORTS = {
    "pd": "import pandas as pd",
    "np": "import numpy as np",
    "go": "import plotly.graph_objects as go",
    "px": "import plotly.express as px",
    **{name: f"import {name}" for name in ("math", "statistics", "datetime", "random", "re", "itertools")},
    **{name: f"from math import {name}" for name in ("sqrt", "ceil", "floor", "exp", "log", "comb")},
    **{name: f"from statistics import {name}" for name in ("mean", "median")},
    **{name: f"from datetime import {name}" for name in ("timedelta", "date")},
}
"""The lines that load what people call by these names."""
_FIRST_CELLS = frozenset({"pd"})
"""What the first cells of every lesson load."""
_OF_OTHER_LANGUAGES = {"true": "True", "false": "False", "none": "None", "null": "None", "nil": "None"}
_MISSING = ("nan", "NaN", "NAN", "NA")
_KNOWN_LIBRARIES = ("pandas", "numpy", "plotly", "math", "statistics", "datetime", "holidays")
_TOOLS = frozenset(dir(pd.DataFrame)) | frozenset(vars(builtins))
"""Names that are spelled right, though not of anything here."""
_QUOTED = re.compile(r"name '([^']+)'|variable '([^']+)'")


def on_name(error: NameError, scene: Scene) -> Found | None:
    """A name that is not defined, in the cell, in a function, or in the text of a query."""
    found = _QUOTED.search(str(error))
    name = getattr(error, "name", None) or (found and (found[1] or found[2])) or ""
    if not name:
        return None
    if type(error).__name__ == "UndefinedVariableError":
        return _in_query(name, scene)
    if isinstance(error, UnboundLocalError):
        return "used-before-set", {"name": name}
    if not name.strip("_"):
        return "blank-left", {"line": _line_with(scene, name)}
    if re.search(r"\blearner_code\s*=\s*[^\"'\s]*" + re.escape(name), scene.source):
        return "code-without-quotes", {}
    if name in scene.answers:
        return _an_answer(name, scene)
    if name in _IMPORTS and name not in scene.names and not _is_column(name, scene):
        loaded = name in scene.given | _FIRST_CELLS
        return (
            ("library-not-loaded", {"name": name})
            if loaded
            else ("library-to-load", {"name": name, "line": _IMPORTS[name]})
        )
    if name in KIT_NAMES or name == "begin":
        return "kit-not-open", {"name": name}
    if name in scene.given:
        return "given-not-run", {"name": name}
    if name in scene.places:
        return "template-name", {"name": name}
    if name in _OF_OTHER_LANGUAGES:
        return "other-spelling", {"name": name, "right": _OF_OTHER_LANGUAGES[name]}
    if name in _MISSING:
        return "other-spelling", {"name": name, "right": 'float("nan")'}
    return _unknown(name, scene)


def _is_column(name: str, scene: Scene) -> bool:
    """True for the name of a column of one of the notebook's tables."""
    tables = (scene.names[one] for one in scene.own_names())
    return any(type(table) is pd.DataFrame and name in table.columns for table in tables)


def _unknown(name: str, scene: Scene) -> Found:
    """Neither the kit's nor the lesson's: a letter, a near miss, a column, or a word without quotes."""
    if len(name) == 1 and name.isalpha():
        return "letter-without-quotes", {"name": name}
    if not scene.lesson_open:
        return "nothing-has-run", {"name": name}
    column = on_column(name, scene)
    if column and column[0] == "column-without-quotes":
        return column
    if (dealt := scene.names.get("deal")) is not None and name in getattr(dealt, "__dict__", {}):
        return "in-the-deal", {"name": name}
    known = {*scene.own_names(), *scene.given, *(one for one in vars(builtins) if not one.startswith("_"))}
    called = re.search(rf"(?<![\w.]){re.escape(name)}\s*\(", scene.failing or scene.source)
    if called:  # what holds a text or a table is no misspelt function
        known = {one for one in known if callable(scene.names.get(one, vars(builtins).get(one, print)))}
    if near := misspelt(name, known):
        return ("near-not-run" if near in scene.given and near not in scene.names else "near-name"), {
            "name": name,
            "near": near,
        }
    compared = re.search(rf"[=!<>]=\s*\(?{re.escape(name)}\b", scene.failing or scene.source)
    if column:
        return column
    if called:
        return "no-function", {"name": name}
    return ("word-without-quotes" if compared else "unknown-name"), {"name": name}


def _an_answer(name: str, scene: Scene) -> Found:
    """The name of an answer that nothing has set yet."""
    if re.search(rf"^\s*{re.escape(name)}\s*==", scene.source, re.MULTILINE):
        return "two-equals-signs", {"name": name}
    if re.search(rf"^\s*{re.escape(name)}\s*[(\[\"']", scene.source, re.MULTILINE):
        return "no-equals-sign", {"name": name}
    if re.search(rf"^\s*{re.escape(name)}\s*=[^=].*\b{re.escape(name)}\b", scene.source, re.MULTILINE):
        return "answer-of-itself", {"name": name}
    return "answer-not-run", {"name": name}


def near_name(name: str, known: Any) -> str:
    """The known name that is most like a misspelt one; empty if none is. Another number in a name is no misspelling.

    >>> near_name("peopel", ["people", "rows"]), near_name("judge", ["people"]), near_name("in_2010", ["in_2011"])
    ('people', '', '')
    """
    bare = {one.lower().replace("_", ""): one for one in known}
    if same := bare.get(name.lower().replace("_", "")):
        return same
    longer = [one for one in known if len(name) >= 4 and one.lower().startswith(f"{name.lower()}_")]
    if len(longer) == 1:
        return longer[0]
    same_but_for_numbers = re.sub(r"\d", "0", name)
    others = sorted(one for one in known if re.sub(r"\d", "0", one) != same_but_for_numbers)
    near = difflib.get_close_matches(name, others, n=1, cutoff=0.78)
    return near[0] if near and abs(len(near[0]) - len(name)) <= 3 else ""


def misspelt(name: str, known: Any) -> str:
    """The known name that somebody meant who misspelt it; empty where the name is spelled as a tool of Python or pandas is, such as count.

    >>> misspelt("tabel", ["table"]), misspelt("count", ["country"]), misspelt("count", ["Count"])
    ('table', '', 'Count')
    """
    near = near_name(name, known)
    return near if near.casefold() == name or name not in _TOOLS else ""


def _in_query(name: str, scene: Scene) -> Found:
    if not name.strip("_"):
        return "blank-left", {"line": _line_with(scene, name)}
    if name in scene.names:
        return "query-needs-at", {"name": name}
    columns = [
        column for table in scene.held("self") if type(table) is pd.DataFrame for column in table.columns
    ]
    near = misspelt(name, [str(column) for column in columns]) if columns else ""
    return ("query-near-column", {"name": name, "near": near}) if near else ("query-word", {"name": name})


def on_import(error: ImportError, scene: Scene) -> Found | None:
    """A library, or something in it, that is not there."""
    if not isinstance(error, ModuleNotFoundError):
        return "not-in-library", {"name": getattr(error, "name", None) or "?"}
    name = (error.name or "?").split(".")[0]
    near = difflib.get_close_matches(name, (*_KNOWN_LIBRARIES, course().door), n=1)
    return ("near-library", {"name": name, "near": near[0]}) if near else ("no-such-library", {"name": name})


def _line_with(scene: Scene, text: str) -> int:
    if text in scene.failing:
        return scene.line
    lines = [n for n, line in enumerate(scene.source.splitlines(), 1) if text in line.split("#")[0]]
    return lines[0] if lines else max(scene.line, 1)


def quoted_name(scene: Scene) -> str:
    """What the cell has in quotes though the notebook keeps a value under it, such as "deal.city"; empty if there is none."""
    try:
        texts = [node.value for node in ast.walk(ast.parse(scene.source)) if isinstance(node, ast.Constant)]
    except SyntaxError:
        return ""
    for text in texts:
        owner, _, own = text.partition(".") if isinstance(text, str) else ("", "", "")
        if own.isidentifier() and own in getattr(scene.names.get(owner), "__dict__", {}):
            return str(text)
    return ""
