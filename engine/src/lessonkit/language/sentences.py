"""Every sentence by its id: what the kit says stands in `words.toml` files beside the code that says it.

A file's tables nest to ids: `[told]` with `half = "..."` is `told.half`, and in full
`explorers/activation-curves/told.half`. A template is Python's format syntax with the kit's own ways of
writing: `{n:count}`, `{x:number}`, `{change:signed}`, `{share:percent}`, `{when:day}`, `{when:day in full}`, `{when:month}`, `{when:month in short}`,
`{names:list}`, and `{n:city|cities}` for the word that goes with a number. In another language (`in_force.py`) the
sentence comes from its catalogue, by the same id in full.
"""

from __future__ import annotations

import contextlib
import os
import string
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from lessonkit.course import Course, course, course_while_loading
from lessonkit.errors import KitError
from lessonkit.language.in_force import in_every_language, translated
from lessonkit.language.words import (
    count,
    day,
    day_in_full,
    joined,
    month,
    month_in_short,
    nearest,
    number,
    percent,
    plural,
    signed,
)

FILE = "words.toml"
OTHER_WORDS = "SCOMM_WORDS"
"""Names a folder with other words: its files replace those of the same place in the package, id by id."""
COURSE_WORDS = "words"
"""The same of a course: how it says what the engine says of anything. Before their ids stands this word, so each language has both."""

COMMAND = "{command}"
"""Stands in a sentence for the command of the course, such as `lessonkit`."""

_PACKAGE = Path(__file__).parents[1]
_WAYS: Mapping[str, Callable[[Any], str]] = {
    "count": count,
    "number": number,
    "signed": signed,
    "percent": percent,
    "day": day,
    "day in full": day_in_full,
    "month": month,
    "month in short": month_in_short,
    "list": joined,
}


class _Ways(string.Formatter):
    """Python's format syntax, and the kit's own ways of writing numbers, days, lists and plurals."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            return plural(value, *format_spec.split("|"))
        way = _WAYS.get(format_spec)
        return str(super().format_field(value, format_spec)) if way is None else way(value)


@dataclass(frozen=True)
class Sentences:
    """The sentences of one folder of the package: `place` names it, `templates` holds each by its id; `of_course` are the ids of
    those that a course says in its own words."""

    place: str
    templates: Mapping[str, str]
    of_course: frozenset[str] = frozenset()

    def __call__(self, id: str, /, **values: Any) -> str:
        """The sentence with this id, its fields filled; a `KitError` if there is none or a field is missing.

        >>> Sentences("here", {"half": "{n:count} {n:day|days} later"})("half", n=1200)
        '1,200 days later'
        """
        if id not in self.templates:
            raise KitError(
                f"There is no sentence {id!r} in {self.place}/{FILE}.",
                do=nearest(id, self.templates) or "Write it there.",
            )
        template = self._spoken(id)
        return filled(template, self._in_full(id), **values) if values else template

    def group(self, id: str) -> dict[str, str]:
        """All sentences below an id, by the rest of theirs, such as the labels of a control.

        >>> Sentences("here", {"by.people": "people", "by.counties": "counties"}).group("by")
        {'people': 'people', 'counties': 'counties'}
        """
        start = f"{id}."
        return {key[len(start) :]: self._spoken(key) for key in self.templates if key.startswith(start)}

    def later(self, id: str) -> dict[str, Callable[[], str]]:
        """All sentences below an id, each to be called when it is said: for what is made before the language is known.

        >>> Sentences("here", {"by.people": "people"}).later("by")["people"]()
        'people'
        """
        start = f"{id}."
        return {
            key[len(start) :]: partial(self._spoken, key) for key in self.templates if key.startswith(start)
        }

    def spoken(self) -> dict[str, str]:
        """Every sentence by its id, in the language in force, its fields open: what scripts fill themselves."""
        return {id: self._spoken(id) for id in self.templates}

    def in_every_language(self, id: str) -> tuple[str, ...]:
        """The sentence in English and in each language that has it, its fields open."""
        return in_every_language(self._in_full(id), self.templates[id])

    def _spoken(self, id: str) -> str:
        said = translated(self._in_full(id), self.templates[id])
        return said.replace(COMMAND, course_while_loading().command) if COMMAND in said else said

    def _in_full(self, id: str) -> str:
        full = f"{self.place}/{id}"
        return f"{COURSE_WORDS}/{full}" if id in self.of_course else full


def filled(template: str, id: str, /, **values: Any) -> str:
    """A sentence with its fields filled; a `KitError` that names its id if a field is missing.

    >>> filled("{n:count} {n:day|days} later", "half", n=1200)
    '1,200 days later'
    """
    try:
        return _Ways().vformat(template, (), values)
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise KitError(
            f"The sentence {id} can't be filled: {error}.",
            allowed=sorted(values),
            do=f"Mend its fields in {FILE}.",
        ) from None


def sentences_beside(file: str) -> Sentences:
    """The sentences of the `words.toml` beside a module; call it as `say = sentences_beside(__file__)`."""
    return _read(Path(file).parent, _words_of(course_while_loading()), os.environ.get(OTHER_WORDS, ""))


def of_the_course() -> Sentences:
    """What the course says of itself in its `course.toml`: `title`, `lead`, `care`, its question, and what it calls things."""
    own = course_while_loading()
    said = {"title": own.title, "lead": own.lead, "care": own.care}
    if own.question:
        said |= {f"question.{name}": getattr(own.question, name) for name in ("prompt", "told", "note")}
    for name in ("counts", "dealt", "labels"):
        said |= {f"{name}.{id}": words for id, words in getattr(own, name).items()}
    return Sentences("course", said)


def of_the_engine() -> frozenset[str]:
    """The places of the engine's own sentences: each id begins with one of them, if it is not the course's."""
    return frozenset(_read(path.parent).place for path in _PACKAGE.rglob(FILE))


def every_sentence() -> Iterator[tuple[str, str]]:
    """The id and the template of every sentence of the package and of the course that has a word, in the order of the files' names."""
    own = course()
    roots = filter(None, (_PACKAGE, own.code or own.part("explorers"), own.part(COURSE_WORDS)))
    folders = {path.parent: None for root in roots for path in sorted(root.rglob(FILE))}
    for found in (of_the_course(), *map(_read, folders)):
        yield from ((f"{found.place}/{id}", text) for id, text in found.templates.items() if text)


@lru_cache(maxsize=128)
def _read(folder: Path, words: Path | None = None, others: str = "") -> Sentences:
    """The sentences of a folder, some in the words of the course's folder `words`, and some in those of the folder `others`."""
    inside = _inside(folder)
    if not (folder / FILE).is_file():
        raise KitError(f"There is no {folder / FILE}.", do="Write it: it holds what the code beside it says.")
    try:
        templates = flat(folder / FILE)
    except tomllib.TOMLDecodeError as error:
        raise KitError(f"{inside.as_posix()}/{FILE} can't be read: {error}.", do="Mend it.") from None
    own, other = (_replacing(root, inside, templates) for root in (words, Path(others) if others else None))
    place = inside.as_posix().replace("_", "-")
    return Sentences(
        "course" if place == "." else place,
        {**templates, **own, **other},
        frozenset(own.keys() - other.keys()),
    )


def _replacing(root: Path | None, inside: Path, templates: Mapping[str, str]) -> dict[str, str]:
    """What a folder of other words says instead of the templates of a place."""
    path = root / inside / FILE if root else None
    return {id: text for id, text in flat(path).items() if id in templates} if path and path.is_file() else {}


def _inside(folder: Path) -> Path:
    """What names a folder of sentences: its place in its package, or in a course that has none."""
    if root := _package_of(folder):
        return folder.relative_to(root)
    words = _words_of(course_while_loading())
    if words and folder.is_relative_to(words):
        return COURSE_WORDS / folder.relative_to(words)
    return Path(*folder.parts[-2:])


def _words_of(own: Course) -> Path | None:
    """Where a course says what the engine says; None where its package is not there to look."""
    with contextlib.suppress(KitError):
        return own.part(COURSE_WORDS)
    return None


def _package_of(folder: Path) -> Path | None:
    """The folder of the package to which a folder belongs; None for one of no package."""
    inside = [one for one in (folder, *folder.parents) if (one / "__init__.py").is_file()]
    return inside[-1] if inside else None


def flat(path: Path) -> dict[str, str]:
    """The sentences of a file by their ids, its tables one below the other; a `KitError` for one that is no text."""

    def below(start: str, value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                yield from below(f"{start}.{key}" if start else key, inner)
        elif isinstance(value, str):
            yield start, value
        else:
            raise KitError(f"{path.name}: {start} is no text.", do="Write it in quotes.")

    return dict(below("", tomllib.loads(path.read_text(encoding="utf-8"))))
