"""A lesson's exercises in another language: the same logic, with the words of a file beside it.

The file is `words-es.json` in the lesson's folder of `solutions/`; `lessonkit build --lang es` makes it from the catalogue of
the lesson. It never reaches learners of a graded course, because it holds the replies. What it lacks stays English, with a mark.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from lessonkit.exercises.spec import Exercise, Lesson, Level
from lessonkit.exercises.writing.words_in_code import code_in
from lessonkit.language.in_force import ENGLISH, marked, spoken

Words = Mapping[str, str]


def words_file(folder: Path, language: str) -> Path:
    """Where a lesson's words in another language stand."""
    return folder / f"words-{language}.json"


def words_of(folder: Path) -> Words:
    """A lesson's words in the language in force, by their ids without the lesson's; none for English."""
    if spoken() == ENGLISH:
        return {}
    path = words_file(folder, spoken())
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> Words:
    found: Words = json.loads(path.read_text(encoding="utf-8"))
    return found


def in_language(lesson: Lesson, words: Words) -> Lesson:
    """The lesson with its exercises in other words; an id is `EXERCISE/FIELD`, as `lessonkit words` lists it."""
    return replace(lesson, exercises=tuple(_exercise(one, words) for one in lesson.exercises))


def _exercise(one: Exercise, words: Words) -> Exercise:
    def said(field: str, english: str) -> str:
        if not english.strip():
            return english
        found = words.get(f"{one.id}/{field}")
        return marked(english) if found is None else found

    number = count(1)
    properties = replace(
        one.properties,
        type=said("type", one.properties.type),
        places=tuple(said(f"place {n}", text) for n, text in enumerate(one.properties.places or (), 1))
        if one.properties.places
        else one.properties.places,
    )
    about = one.about
    if about is not None and about.called:
        about = replace(
            about, called={name: said(f"called {name}", text) for name, text in about.called.items()}
        )
    return replace(
        one,
        title=said("title", one.title),
        prompt=said("prompt", one.prompt),
        properties=properties,
        unit=said("unit", one.unit),
        options={letter: said(f"option {letter}", text) for letter, text in one.options.items()},
        starter=code_in(one.starter, lambda english: words.get(f"{one.id}/starter {next(number)}", english)),
        hints=tuple(said(f"hint {n}", text) for n, text in enumerate(one.hints, 1)),
        mistakes=tuple(replace(m, reply=said(f"reply {m.name}", m.reply)) for m in one.mistakes),
        explain=said("explain", one.explain),
        explains={case: said(f"explain when {case}", text) for case, text in one.explains.items()},
        rubric=tuple(_level(level, said) for level in one.rubric),
        about=about,
    )


def _level(level: Level, said: Callable[[str, str], str]) -> Level:
    start = f"level {level.points:g}"
    return replace(
        level,
        name=said(start, level.name),
        looks_like=said(f"{start} looks like", level.looks_like),
        sample=said(f"{start} sample", level.sample),
        counterpart=said(f"{start} counterpart", level.counterpart),
    )
