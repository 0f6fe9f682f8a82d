"""A class of 25 as Canvas packs it, with the odd ones that a real class has."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import nbformat

from tests.grading.course import KIT, LESSON, fill_code

OTHER = "06-opting-out"


def notebook(lesson: str = LESSON, code: str = "", said: str = "") -> nbformat.NotebookNode:
    """The notebook of a lesson as it is handed out, with a learner code and a line of the learner's."""
    made = nbformat.read(KIT / "lessons" / lesson / f"{lesson}.ipynb", 4)
    if code:
        fill_code(made, code)
    if said:
        made.cells.append(nbformat.v4.new_raw_cell(said, id="said"))
    return made


def packed(made: nbformat.NotebookNode) -> bytes:
    return nbformat.writes(made).encode("utf-8")


def passport(lesson: str = LESSON) -> bytes:
    return json.dumps({"passport": 1, "lesson": lesson}).encode()


def zip_of(path: Path, files: dict[str, bytes]) -> Path:
    """A zip with these files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


NAMES = [
    "adamsanna",
    "bakerben",
    "cruzcarla",
    "davisdan",
    "evanseva",
    "foxfinn",
    "graygina",
    "hillhugo",
    "itoines",
    "jonesjack",
    "kayakim",
    "langleo",
    "mossmia",
    "o_brienzoë",
    "nashnina",
    "orromar",
    "parkpia",
    "quistquin",
    "ruizrosa",
    "stonesam",
    "tranTom",
    "udeuma",
    "vogtvera",
    "wuwill",
    "xuxena",
]


def canvas_class() -> dict[str, bytes]:
    """The files of 25 learners in a download from Canvas."""
    old = nbformat.convert(notebook(said="jonesjack"), 3)
    odd: dict[str, Any] = {
        "hillhugo": {f"{LESSON} (1).ipynb": packed(notebook(said="hugo"))},
        "itoines": {f"{LESSON}.ipynb": packed(notebook(OTHER, said="ines"))},
        "jonesjack": {f"{LESSON}.ipynb": nbformat.writes(old, version=3).encode()},
        "kayakim": {
            f"{LESSON}.ipynb": b"\xef\xbb\xbf" + packed(notebook(said="kim")).replace(b"\n", b"\r\n")
        },
        "langleo": {f"{LESSON}.ipynb": packed(notebook(said="leo"))[:20_000]},
        "mossmia": {f"{LESSON}.ipynb": b""},
        "nashnina": {
            f"{LESSON}.ipynb": packed(notebook(said="nina")),
            "my_tools.py": b"def half(x): return x / 2\n",
        },
        "bakerben": {f"{LESSON}-1.ipynb": packed(notebook(said="ben, again"))},
        "parkpia": {
            f"{LESSON}.ipynb": packed(notebook(said="pia")),
            f"passport-{OTHER}.json": passport(OTHER),
        },
        "quistquin": {
            f"{LESSON}.ipynb": packed(notebook(said="quin")),
            "scratch.ipynb": packed(
                nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1", id="a")])
            ),
        },
        "udeuma": {
            f"{LESSON}.ipynb": packed(notebook(said="uma")),
            "my answers.ipynb": packed(notebook(said="uma 2")),
        },
    }
    files = {}
    for number, name in enumerate(NAMES, start=1):
        mine = odd.get(name, {f"{LESSON}.ipynb": packed(notebook(said=name))})
        if number % 3 == 1:
            mine = mine | {f"passport-{LESSON}.json": passport()}
        late = "LATE_" if name == "xuxena" else ""
        for place, (file, content) in enumerate(mine.items()):
            files[f"{name}_{late}{340900 + number}_{208490000 + 10 * number + place}_{file}"] = content
    return files
