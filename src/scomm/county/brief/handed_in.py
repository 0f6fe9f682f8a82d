"""The briefs in what was handed in, a notebook or a text, made into pages again: for whoever grades them."""

from __future__ import annotations

import ast
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.json_limits import NOTEBOOK, read_json
from lessonkit.wholefile import place_file
from scomm.county.brief.making import made
from scomm.county.brief.page import as_page
from scomm.county.brief.parts import Brief
from scomm.county.brief.reading import read_brief


def page_of(file: Path, folder: Path) -> Path:
    """Write the page of the brief in a file; a `KitError` in one line where there is none. No code of the file runs."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise KitError(
            f"{file.name} can't be read: {error.strerror}.", do="Give a notebook, or a text, that is there."
        ) from None
    found = brief_in(text) if file.suffix == ".ipynb" else read_brief(text)
    if not found.county:
        raise KitError(
            f"{file.name} has no brief.",
            do="Give a notebook or a text with a line 'county: Travis County, TX'.",
        )
    return place_file(folder / f"{file.stem}-brief.html", as_page(made(found)).encode("utf-8", "replace"))


def brief_in(notebook: str) -> Brief:
    """The last brief that a code cell of a notebook sets as a plain text; an empty one where there is none."""
    found = Brief()
    try:
        cells = read_json(notebook, NOTEBOOK)["cells"]
        sources = ["".join(one["source"]) for one in cells if one["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return found
    for source in sources:
        try:
            statements = ast.parse(source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for one in statements:
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant):
                brief = read_brief(one.value.value)
                found = brief if brief.county and any(claim.words for claim in brief.claims) else found
    return found
