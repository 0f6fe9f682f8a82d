"""Whose row each is: a platform's people and the learners of a course, matched in the order in which the platform's importer asks.

The platform's own number comes first, then logins, then the name. Who has a number on both sides is never matched by a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lessonkit.grading.platforms.sheet import Row


@dataclass(frozen=True)
class Learner:
    """One learner of the course: the key of them that the platform gave when their work was collected, if it did; other
    logins, and names."""

    learner: str
    key: str = ""
    logins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubled:
    """Rows and learners of whom nobody can say which belongs to which."""

    rows: tuple[Row, ...]
    learners: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """The row of each learner; who has none; rows of nobody; and what could be several."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    strangers: tuple[Row, ...] = ()
    doubled: tuple[Doubled, ...] = ()


def match(rows: Sequence[Row], learners: Sequence[Learner]) -> Matched:
    """The rows of learners. Each step of the importer is taken for all rows before the next one, so that a number goes before a name.

    >>> bob = Row(3, (("key", "17"), ("name", "Smith, Bob")), "")
    >>> list(match([bob], [Learner("smithbob-17", key="17"), Learner("bob smith", key="18")]).rows)
    ['smithbob-17']
    """
    left_rows = {row.at: row for row in rows}
    left = {one.learner: one for one in learners}
    found: dict[str, Row] = {}
    doubled: list[Doubled] = []
    for step in range(max((len(row.identity) for row in rows), default=0)):
        for some_rows, some in _together(left_rows.values(), left.values(), step):
            if len(some_rows) == len(some) == 1:
                found[some[0].learner] = some_rows[0]
            else:
                doubled.append(Doubled(tuple(some_rows), tuple(one.learner for one in some)))
            for row in some_rows:
                del left_rows[row.at]
            for one in some:
                del left[one.learner]
    return Matched(found, tuple(left), tuple(left_rows.values()), tuple(doubled))


def _together(
    rows: Iterable[Row], learners: Iterable[Learner], step: int
) -> Iterator[tuple[list[Row], list[Learner]]]:
    """Rows and learners that one step of the importer brings together, each of both in one group alone."""
    edges: list[tuple[Row, Learner]] = []
    learners = list(learners)
    by_name: dict[tuple[str, str], list[Learner]] = {}
    for one in learners:
        for called in _called(one):
            by_name.setdefault(called, []).append(one)
    for row in rows:
        if step < len(row.identity):
            seen = {one.learner: one for called in _sought(row, step) for one in by_name.get(called, ())}
            edges += [(row, one) for one in seen.values() if not _another(row, one)]
    while edges:
        some_rows, some = {edges[0][0].at}, {edges[0][1].learner}
        grown = True
        while grown:
            grown = False
            for row, one in edges:
                if (row.at in some_rows) != (one.learner in some):
                    some_rows.add(row.at)
                    some.add(one.learner)
                    grown = True
        inside = [edge for edge in edges if edge[0].at in some_rows]
        edges = [edge for edge in edges if edge[0].at not in some_rows]
        yield (
            list({row.at: row for row, _ in inside}.values()),
            list({one.learner: one for _, one in inside}.values()),
        )


def _another(row: Row, one: Learner) -> bool:
    """True where the platform has a key for the row and gave another one for the learner: they are two people."""
    key = next((value for kind, value in row.identity if kind == "key"), "")
    return bool(key and one.key) and _plain(key) != _plain(one.key)


def _sought(row: Row, step: int) -> set[tuple[str, str]]:
    kind, value = row.identity[step]
    if not value:
        return set()
    if kind == "name":
        return {("name", form) for form in name_forms(value)}
    return {(kind, _plain(value))}


def _called(one: Learner) -> set[tuple[str, str]]:
    """Everything that a learner may be found by."""
    found = {("name", form) for name in one.names for form in name_forms(name)}
    found |= {
        (kind, _plain(login)) for kind in ("login", "key") for login in one.logins if login and not one.key
    }
    found |= {("login", _plain(login)) for login in one.logins if login}
    return found | ({("key", _plain(one.key))} if one.key else set())


def name_forms(name: str) -> set[str]:
    """The ways in which a name may stand in a list: as it is, and turned where a comma says that the last name comes first.

    >>> sorted(name_forms("Adams, Anna Maria")), sorted(name_forms("anna.adams"))
    (['adams anna maria', 'anna maria adams'], ['anna adams'])
    """
    last, comma, first = name.partition(",")
    forms = {_words(name), _words(f"{first} {last}") if comma else _words(name)}
    return {form for form in forms if form}


def _words(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold()
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", plain))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()
