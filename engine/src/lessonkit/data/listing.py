"""The list of tables in `datasets/README.md`, made from the descriptions."""

from __future__ import annotations

import json
from typing import Any

from lessonkit.data.registry import root
from lessonkit.errors import KitError

README = "README.md"
BEGIN = "<!-- The list is made by `data docs`, from the descriptions. -->"
END = "<!-- End of the list. -->"


def with_list(readme: str) -> str:
    """The text of `datasets/README.md` with its list of tables made anew; a `KitError` without the two marks.

    >>> with_list("No list.")
    Traceback (most recent call last):
        ...
    lessonkit.errors.KitError: The README of the datasets has no place for the list. Put <!-- The list is made by `data docs`, from the descriptions. --> and <!-- End of the list. --> into it.
    """
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise KitError(
            "The README of the datasets has no place for the list.", do=f"Put {BEGIN} and {END} into it."
        )
    before, rest = readme.split(BEGIN)
    return "\n".join([before + BEGIN, "", *_lines(), "", END + rest.split(END)[1]])


def _lines() -> list[str]:
    packages = {
        path.parent.name: json.loads(path.read_text("utf-8"))
        for path in sorted(root().glob("*/datapackage.json"))
    }
    rows = [
        _line(folder, resource)
        for folder, package in packages.items()
        for resource in package["resources"]
        if "schema" in resource
    ]
    return ["| table | one row is | years | for | folder |", "|---|---|---|---|---|", *rows]


def _line(folder: str, resource: dict[str, Any]) -> str:
    row = resource["description"].removeprefix("One row is ").split(". ")[0].rstrip(".")
    whom = "readers" if resource.get("forReaders") else "lessons"
    return f"| `{resource['name']}` | {row} | {resource.get('covers', '')} | {whom} | [{folder}]({folder}/README.md) |"
