"""Several scripts made one: a widget is sent a single text, and so is a page that opens from a disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

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
