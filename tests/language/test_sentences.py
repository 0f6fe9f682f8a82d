"""Sentences by id: read from the package, filled in the kit's ways, replaced without touching code."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.guesses.truths import truths
from lessonkit.language.sentences import (
    COURSE_WORDS,
    FILE,
    OTHER_WORDS,
    Sentences,
    _read,
    flat,
    sentences_beside,
)
from tests.packages import PACKAGES

SPOKEN = {
    path.parent: path.parent.relative_to(package)
    for package in PACKAGES
    for path in sorted(package.rglob(FILE))
    if COURSE_WORDS not in path.relative_to(package).parts[:-1]
}
"""Each folder with sentences, and its place in its package; what a course says in its own words is said by the engine."""


def test_a_field_is_written_in_the_kits_own_ways() -> None:
    say = Sentences("here", {"a": "{n:count} {n:county|counties}, {s:percent}, {d:day}, {l:list}, {x:.2f}"})
    told = say("a", n=1, s=0.5, d="2010-09-30", l=["Iowa", "Texas"], x=2)
    assert told == "1 county, 50.0%, 30 Sep 2010, Iowa and Texas, 2.00"


def test_a_sentence_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(KitError, match=r"Did you mean 'half'"):
        Sentences("here", {"half": "x"})("halv")


def test_a_field_that_nobody_filled_is_told() -> None:
    with pytest.raises(KitError, match="can't be filled"):
        Sentences("here", {"half": "{a} {b}"})("half", a=1)


def test_other_words_replace_those_of_the_same_id(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder, place in SPOKEN.items():
        id, template = next(iter(flat(folder / FILE).items()))
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        keys = id.split(".")
        (tmp_path / place / FILE).write_text(f"{'.'.join(keys)} = {'otras palabras'!r}\n", "utf-8")
        monkeypatch.setenv(OTHER_WORDS, str(tmp_path))
        assert sentences_beside(str(folder / "any.py"))(id) == "otras palabras", place
        monkeypatch.delenv(OTHER_WORDS)
        assert sentences_beside(str(folder / "any.py")).templates[id] == template


@pytest.mark.parametrize("folder", SPOKEN, ids=lambda folder: SPOKEN[folder].as_posix())
def test_every_sentence_is_said_and_every_field_is_filled(folder: Path) -> None:
    templates = _read(folder, "").templates
    said = {
        id for page in own(folder, "*.j2") for id in re.findall(r'say\("([^"]+)"', page.read_text("utf-8"))
    }
    said |= said_by_scripts(folder, set(templates))
    assert said <= set(templates), f"a page says {sorted(said - set(templates))}, which {FILE} does not have"
    for script in own(folder, "*.js"):  # a script may choose between two ids before it says one
        said |= {id for id in re.findall(r'"([a-z][\w.-]+)"', script.read_text("utf-8")) if id in templates}
    for module in sorted(folder.glob("*.py")):
        for id, whole, fields in _calls(module):
            meant = {key for key in templates if key == id or (not whole and key.startswith(id))}
            assert meant, f"{module.name} says {id!r}, which {FILE} does not have"
            said |= meant
            if fields is not None:
                for key in meant:
                    wanted = {name for _, name, _, _ in string.Formatter().parse(templates[key]) if name}
                    wanted = {name.split(".")[0].split("[")[0] for name in wanted} - {"command"}
                    if whole:
                        assert wanted <= fields, f"{module.name}: {key} wants {sorted(wanted - fields)}"
    if folder == PACKAGES[1]:  # truths.py names a truth, and the engine says what it counts and who says so
        said |= {f"{what}.{name}" for what in ("what", "source") for name in truths()}
    assert sorted(set(templates) - said) == [], f"sentences of {folder.name} that nobody says"


def said_by_scripts(folder: Path, known: set[str]) -> set[str]:
    """The ids that a folder's scripts say: its own, those of its group `script`, or JupyterLab's, whose controls they use."""
    found = {
        id for page in own(folder, "*.js") for id in re.findall(r'say\("([^"]+)"', page.read_text("utf-8"))
    }
    grouped = {id: f"script.{id}" for id in found if f"script.{id}" in known}
    lent = set(_read(PACKAGES[0] / "jupyterlab", "").templates) if grouped else set()
    return {grouped.get(id, id) for id in found if id in grouped or id not in lent}


def own(folder: Path, pattern: str) -> Iterator[Path]:
    """The files below a folder that say its sentences: those below another folder with words of its own say that one's."""
    for path in folder.rglob(pattern):
        if next(above for above in path.parents if (above / FILE).is_file()) == folder:
            yield path


def _calls(module: Path) -> Iterator[tuple[str, bool, set[str] | None]]:
    """Each id that a module says: the id or its start, whether it is whole, and the fields that it fills."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "sentences_beside"
        for target in node.targets
        if isinstance(target, ast.Name)
    } | {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "say"
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        asked = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        grouped = asked in ("group", "later")
        called = node.func.value if grouped or asked == "in_every_language" else node.func  # type: ignore[attr-defined]
        if not (isinstance(called, ast.Name) and called.id in names):
            continue
        first = node.args[0]
        fields = (
            None
            if asked or any(word.arg is None for word in node.keywords)
            else {w.arg or "" for w in node.keywords}
        )
        for one in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
            if isinstance(one, ast.Constant):
                yield (f"{one.value}.", False, None) if grouped else (one.value, True, fields)
            elif isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant):
                yield one.values[0].value, False, None
            elif isinstance(one, ast.Name) and one.id == "id":
                continue  # handed on from a page, whose ids are read there
            else:
                raise AssertionError(
                    f"{module.name}:{one.lineno}: write the id, or at least its start, as a text"
                )
