"""The name of a learner's folder: one that nbgrader can take, the same each time, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST = 80
"""Characters of a learner's folder name."""

_UNFIT = re.compile(
    r'[\x00-\x1f\x7f-\x9f/\\\[\]*?+=,:;"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+'
)
_FIRST = " .-@"


@dataclass(frozen=True)
class Person:
    """Somebody whose work came in: the key of their files, and the name and number that the platform gives."""

    key: str
    name: str
    id: str = ""
    always_numbered: bool = False


def fit(name: str) -> str:
    """A name with what nbgrader, a gradebook file or a command line can't take made `-`.

    nbgrader reads `[ ] * ?` as patterns, passes hidden folders over, splits exchange names at `+`, and
    writes a comma into its CSV unquoted.

    >>> fit("a[1]b"), fit("..hidden"), fit("zoë 🦊 o'brien"), fit("Smith, Bob")
    ('a-1-b', 'hidden', "zoë 🦊 o'brien", 'Smith Bob')
    """
    plain = _UNFIT.sub("-", unicodedata.normalize("NFC", name).replace(", ", " "))
    return plain.lstrip(_FIRST).rstrip(" .-")[:LONGEST].rstrip(" .-") or "learner"


def printable(text: str) -> str:
    """A text that can't steer a terminal: what does not print becomes `\ufffd`."""
    bad = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return "".join(
        "\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") or sign in bad else sign for sign in text
    )


def folder_names(
    people: Iterable[Person], known: Mapping[str, str], taken_before: Iterable[str] = ()
) -> dict[str, str]:
    """The folder of each person by key; `known` has those of earlier collections, which stay.

    `taken_before` are further names that are somebody else's.

    Canvas's number stands behind each name, Moodle's only where two people share one.
    """
    people = sorted(people, key=lambda person: (fit(person.name) != person.name, person.name, person.key))
    wanted = {
        person.key: _numbered(person) if person.always_numbered and person.id else fit(person.name)
        for person in people
    }
    taken = {name.casefold() for name in (*known.values(), *taken_before)}
    sharing: dict[str, int] = {}
    for person in people:
        if person.key not in known:
            name = wanted[person.key].casefold()
            sharing[name] = sharing.get(name, 0) + 1
    names: dict[str, str] = {}
    for person in people:
        if person.key in known:
            names[person.key] = known[person.key]
            continue
        name = wanted[person.key]
        if person.id and (sharing[name.casefold()] > 1 or name.casefold() in taken):
            name = _numbered(person)
        names[person.key] = _free(name, taken)
        taken.add(names[person.key].casefold())
    return names


def _numbered(person: Person) -> str:
    return fit(f"{fit(person.name)[: LONGEST - 25]}-{person.id}")


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name[: LONGEST - 6]}-{number}"
    return free
