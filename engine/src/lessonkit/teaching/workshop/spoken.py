"""The words of a course's workshop, by ids, for whoever translates: titles of cuts, role cards, questions to deliberate."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from lessonkit.course import course

SPOKEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "cuts": {"cut": ("title",)},
    "board": {"": ("title", "motion", "scene"), "role": ("name", "who", "want", "facts", "against", "ask")},
    "deliberations": {"question": ("question", "decides", "yes", "no")},
}
"""By file and by table: the fields that somebody reads. The others name something of the kit, and are the same in every language."""


def workshop_words() -> Iterator[tuple[str, str]]:
    """Each sentence with its id, such as `teaching/workshop/board/mayor/want`; facts are counted from 1."""
    for file, tables in SPOKEN.items():
        path = course().part(f"workshop/{file}.toml")
        if not path.is_file():  # a course may have no workshop
            continue
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        for table, fields in tables.items():
            for one in given[table] if table else (given,):
                place = "/".join(part for part in (f"teaching/workshop/{file}", one.get("id")) if part)
                for field in fields:
                    yield from _words(f"{place}/{field}", one[field])


def _words(id: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        yield from ((f"{id} {number}", words) for number, words in enumerate(value, 1))
    else:  # a side's words are the lesson's own, but for its title
        yield id, value["title"] if isinstance(value, dict) else value
