"""What a dataset is, in words: read from its `datapackage.json`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from lessonkit.course import course
from lessonkit.data.misspelt import misspelt
from lessonkit.data.registry import BUILD_ANEW, RESTORE, entry, root
from lessonkit.errors import KitError


class Field(Struct, frozen=True):
    """One column: its type (a Table Schema type), unit and meaning."""

    name: str
    type: str
    unit: str
    description: str


class Source(Struct, frozen=True):
    """Where the numbers come from; `intermediary` is who passed the files on."""

    title: str
    publisher: str
    address: str
    intermediary: str


class Dataset(Struct, frozen=True):
    """One table with what a reader must know about it; `row` says what one row is, `covers` of which years they are."""

    name: str
    title: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[Source, ...]
    licence: str
    path: Path
    covers: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the table."""
        return tuple(field.name for field in self.fields)


def describe(name: str) -> Dataset:
    """What the dataset `name` holds, who published it and how its columns are typed.

    >>> describe("dhs-annual").columns
    ('universe', 'split', 'category', 'fiscal_year', 'months', 'people', 'why_missing')
    """
    path = root() / entry(name).path
    descriptor = path.with_name("datapackage.json")
    try:
        return _read(name, path, descriptor, descriptor.stat().st_mtime_ns)
    except FileNotFoundError:
        raise KitError(
            f"The description of {name!r} is missing: {descriptor}.",
            do=RESTORE if course().package else BUILD_ANEW,
        ) from None
    except (ValueError, KeyError, TypeError, StopIteration):
        raise KitError(
            f"The description of {name!r} is damaged: {descriptor}.",
            do=RESTORE if course().package else BUILD_ANEW,
        ) from None


@lru_cache(maxsize=64)
def _read(name: str, path: Path, descriptor: Path, mtime_ns: int) -> Dataset:
    package = json.loads(descriptor.read_text("utf-8"))
    if isinstance(package, dict) and (slip := misspelt(package)):
        raise KitError(f"{descriptor}: {slip}.", do="Mend it there.")
    resource = next(one for one in package["resources"] if one["name"] == name)
    schema = resource["schema"]
    key = schema.get("primaryKey", [])
    return Dataset(
        name=name,
        title=resource["title"],
        row=resource["description"],
        fields=tuple(_field(one) for one in schema["fields"]),
        key=(key,) if isinstance(key, str) else tuple(key),
        missing=tuple(schema["missingValues"]),
        sources=tuple(_source(one) for one in resource.get("sources", package["sources"])),
        licence="; ".join(one["title"] for one in package["licenses"]),
        path=path,
        covers=resource.get("covers", ""),
    )


def _field(one: dict[str, Any]) -> Field:
    return Field(one["name"], one["type"], one.get("unit", ""), one["description"])


def _source(one: dict[str, Any]) -> Source:
    return Source(one["title"], one["publisher"], one["path"], one.get("intermediary", ""))
