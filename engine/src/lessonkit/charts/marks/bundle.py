"""Several scripts made one: a widget is sent a single text, and so is a page that opens from a disk.

It is read where the package is built too, so it imports nothing of the package.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\.\.?/(?:[\w./]*/)?(\w+)\.js";\n', re.MULTILINE)
_PATH = re.compile(r'^import \{[^}]*\} from "(\.[\w./]*\.js)";\n', re.MULTILINE)
_FOR_READERS = re.compile(r"^[ \t]*//.*\n|^[ \t]+", re.MULTILINE)
"""Remarks and indents are for whoever reads a script, and not for who is sent it; no text of a script goes over several lines."""
_EXPORT = re.compile(r"^export (const|function) (\w+)", re.MULTILINE)


def bundled(files: Sequence[Path]) -> str:
    """The scripts as one, in this order: each becomes an object of what it exports, under the name of its file after a `$`.

    A script imports by name, `import { make } from "./dom.js"`, and only from scripts before it.
    """
    return "\n".join(_wrapped(path.stem, path.read_text(encoding="utf-8")) for path in files)


def imported(file: Path) -> list[Path]:
    """The scripts from which a script imports, in its order."""
    return [(file.parent / path).resolve() for path in _PATH.findall(file.read_text(encoding="utf-8"))]


def _wrapped(name: str, text: str) -> str:
    """
    >>> print(_wrapped("two", '// Two.\\nimport { one } from "./first.js";\\nexport const two = one + 1;\\n'))
    const $two = (() => {
    const { one } = $first;
    const two = one + 1;
    return { two };
    })();
    """
    exported = ", ".join(found for _, found in _EXPORT.findall(text))
    bare = _FOR_READERS.sub("", text)
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const {\1} = $\2;\n", bare)).rstrip("\n")
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def kinds() -> tuple[str, ...]:
    """Every kind of mark, in the order of the alphabet: the scripts that a module of Python stands beside."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.js") if path.with_suffix(".py").exists()))


@cache
def scripts(kinds: tuple[str, ...]) -> str:
    """The scripts of these kinds as one script, with `marks`, an object of their functions by name."""
    made = bundled(_in_order([_FOLDER / f"{name}.js" for name in kinds]))
    return f"{made}\nconst marks = {{ {', '.join(f'{one}: ${one}.{one}' for one in kinds)} }};\n"


def _in_order(files: list[Path]) -> list[Path]:
    """These scripts and all that they import, each after what it imports."""
    found: list[Path] = []
    for file in files:
        found += [one for one in (*_in_order(imported(file)), file) if one not in found]
    return found


STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.css")))
"""How the marks look."""
