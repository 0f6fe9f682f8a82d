"""A folder of other words, such as a translation, looked through: what it says that nobody would ever read."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.language.sentences import FILE, every_sentence, flat
from lessonkit.language.words import nearest


def slips(folder: Path) -> Iterator[str]:
    """One line for each sentence of the folder that replaces none, or has a field that is never filled; none is right.

    A `KitError` if the folder is not there or has no words: then nothing would be replaced.
    """
    files = sorted(folder.rglob(FILE))
    if not files:
        raise KitError(
            f"There is no {FILE} below {folder}.",
            do=f"Give it the folders of the package, such as charts/{FILE}.",
        )
    known = dict(every_sentence())
    for path in files:
        place = path.parent.relative_to(folder).as_posix()
        try:
            found = flat(path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KitError) as error:
            yield f"{place}/{FILE}: {error}"
            continue
        for id, text in found.items():
            if told := _slip(f"{place.replace('_', '-')}/{id}", text, known):
                yield f"{place}/{FILE}: {id}: {told}"


def _slip(id: str, text: str, known: Mapping[str, str]) -> str:
    if id not in known:
        return f"there is no such sentence. {nearest(id, known)}".strip()
    try:
        strange = sorted(_fields(text) - _fields(known[id]))
    except ValueError as error:
        return f"its braces are not right: {error}."
    return f"nobody fills {{{strange[0]}}}. The sentence is: {known[id]}" if strange else ""


def _fields(text: str) -> set[str]:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {name.split("[")[0].split(".")[0] for name in names}
