"""An edition of the lessons in another language: `lessons/LANGUAGE/NAME.ipynb`, made with its catalogues.

The exercises, their ids and their answers are those of the English lesson, so passports and grading go on as before.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from lessonkit.authoring.build import lesson_folder, lesson_ids
from lessonkit.authoring.compile import compile_cited, notebook_bytes
from lessonkit.authoring.finding import Finding, LintError
from lessonkit.authoring.generate import LEFT_BEHIND, run_nbgrader
from lessonkit.authoring.keeping import place_lesson
from lessonkit.authoring.source import where
from lessonkit.authoring.translation import catalogues
from lessonkit.authoring.translation.catalogues import INTERFACE, NUMBERS, Entries
from lessonkit.authoring.translation.lesson_text import spoken_text
from lessonkit.authoring.word_list import word_list
from lessonkit.course import course
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.writing.in_language import words_file
from lessonkit.language.in_force import ENGLISH, catalogue_files, forget_catalogues, speaking
from lessonkit.language.sentences import of_the_engine
from lessonkit.wholefile import place_file


class Made(Struct, frozen=True):
    """One lesson of an edition: its notebook, and how many of its sentences are in that language."""

    lesson: str
    notebook: Path
    translated: int
    sentences: int


def prepare(root: Path, language: str) -> dict[str, Entries]:
    """The catalogues of a language, none of them behind the kit's words; the files that a notebook reads are written from them.

    A `KitError` with one line where there is no catalogue, where it is behind, or where a translation lost a placeholder.
    """
    found = checked(root, language)
    for path, words in package_words(found, language).items():
        path.parent.mkdir(exist_ok=True)
        place_file(path, as_json(words))
    forget_catalogues()
    for lesson in lesson_ids(root):
        path = words_file(root / "solutions" / lesson, language)
        if words := of_lesson(lesson, found[lesson]):
            place_file(path, as_json(words))
        else:
            path.unlink(missing_ok=True)
    return found


def checked(root: Path, language: str) -> dict[str, Entries]:
    """The catalogues of a language by name, each as the kit's words are now."""
    if language == ENGLISH:
        raise KitError("English is what the lessons are written in.", do="Build it without --lang.")
    lessons, words = lesson_ids(root), word_list(root)
    found: dict[str, Entries] = {}
    for name in [INTERFACE, NUMBERS, *lessons]:
        path = catalogues.file_of(root, language, name)
        entries = catalogues.read(path)
        wanted = {id: text for id, text in words.items() if catalogues.catalogue_of(id, lessons) == name}
        if {id: one.english for id, one in entries.items()} != wanted:
            raise KitError(
                f"{path.relative_to(root)} is not as the kit's words are now.",
                do=f"Run {course().command} words --po {language}, and look at what it marks fuzzy.",
            )
        catalogues.must_keep_placeholders(entries, name)
        found[name] = entries
    return found


def build_edition(root: Path, language: str, lesson: str, entries: Entries) -> Made:
    """Write one lesson of an edition in place; work that somebody did in the notebook there is kept beside it."""
    with tempfile.TemporaryDirectory(prefix="scomm-edition-", ignore_cleanup_errors=True) as name:
        finished = edition_into(root, language, lesson, Path(name))
        place_lesson(finished.parent, root / "lessons" / language)
    done, of = catalogues.how_much(entries)
    return Made(lesson, root / "lessons" / language / finished.name, done, of)


def edition_into(root: Path, language: str, lesson: str, temporary: Path, *, proved: bool = True) -> Path:
    """Make one lesson's notebook for learners in another language, in a folder of its own; its path."""
    folder = lesson_folder(lesson, root)
    copy = temporary / "solutions" / lesson
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    with speaking(language):
        place_file(copy / f"{lesson}.ipynb", source_in(folder, language, proved=proved))
        made = run_nbgrader(lesson, root, temporary) / f"{lesson}.ipynb"
    return made


def source_in(folder: Path, language: str, *, proved: bool = True) -> bytes:
    """The source notebook of a lesson in the language in force; a `LintError` if its exercises are not proved in it."""
    text, lesson = spoken_text(folder), load_lesson(folder)
    if proved and (faults := prove(lesson, load)):
        raise LintError(
            Finding(where(folder / "exercises.py", None), "proof", f"{language}: {fault}") for fault in faults
        )
    notebook = compile_cited(text, lesson, load)
    notebook.metadata["scomm"] |= {"language": language, "title": text.front.title}
    return notebook_bytes(notebook)


def edition_drift(root: Path, language: str) -> Iterator[str]:
    """One line for each file of an edition that a fresh build would make otherwise; the kit is left as it is."""
    found = checked(root, language)
    for path, words in package_words(found, language).items():
        yield from _stale(root, path, as_json(words))
    for lesson in lesson_ids(root):
        path = words_file(root / "solutions" / lesson, language)
        words = of_lesson(lesson, found[lesson])
        if words:
            yield from _stale(root, path, as_json(words))
        elif path.is_file():
            yield f"{path.relative_to(root)} has no translation behind it"
    for lesson in begun(found):
        with tempfile.TemporaryDirectory(prefix="scomm-drift-", ignore_cleanup_errors=True) as name:
            made = edition_into(root, language, lesson, Path(name))
            yield from _stale(root, root / "lessons" / language / made.name, made.read_bytes())


def _stale(root: Path, path: Path, content: bytes) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.relative_to(root)} is missing"
    elif path.read_bytes() != content:
        yield f"{path.relative_to(root)} is not what its catalogue makes"


def begun(found: Mapping[str, Entries]) -> list[str]:
    """The lessons of which somebody has translated something."""
    return [
        name
        for name, entries in found.items()
        if name not in (INTERFACE, NUMBERS) and catalogues.how_much(entries)[0]
    ]


def package_words(found: Mapping[str, Entries], language: str) -> dict[Path, dict[str, str]]:
    """The files in which engine and course keep what they say by themselves, with its words: the interface, claims and datasets."""
    engine, own = catalogue_files(language)
    words = {**catalogues.translations(found[INTERFACE]), **catalogues.translations(found[NUMBERS])}
    places = of_the_engine()
    of_engine = {id: said for id, said in words.items() if id.rpartition("/")[0] in places}
    return {engine: of_engine, own: {id: said for id, said in words.items() if id not in of_engine}}


def of_lesson(lesson: str, entries: Entries) -> dict[str, str]:
    """The words of one lesson by their ids without the lesson's."""
    return {id.removeprefix(f"{lesson}/"): said for id, said in catalogues.translations(entries).items()}


def as_json(words: Mapping[str, str]) -> bytes:
    """Words as the bytes of a file that needs no library to be read."""
    return (json.dumps(words, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n").encode()
