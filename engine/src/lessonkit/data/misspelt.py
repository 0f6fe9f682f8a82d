"""A misspelt or missing field of a `datapackage.json`, told by its place: the format allows fields of any name."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

KNOWN: Mapping[str, tuple[str, ...]] = {
    "package": ("name", "title", "description", "licenses", "sources", "resources", "takesMinutes"),
    "resource": ("name", "title", "description", "path", "bytes", "hash", "schema", "sources", "covers", "encoding", "format",
                 "mediatype", "type", "forReaders", "leavesOut", "smallCells"),
    "schema": ("fields", "missingValues", "primaryKey", "foreignKeys"),
    "field": ("name", "type", "unit", "description", "constraints", "reference"),
    "source": ("title", "publisher", "path", "files", "intermediary"),
    "licence": ("name", "path", "title"),
}  # fmt: skip
"""What the kit reads, or writes, in each part of a description."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "package": ("licenses", "resources"),
    "resource": ("name", "title", "description", "path"),
    "schema": ("fields", "missingValues"),
    "field": ("name", "type", "description"),
    "source": ("title", "publisher", "path"),
    "licence": ("title",),
}
NEAR = 0.8
"""How like a known name an unknown one is, of 0 to 1, to be taken for a slip: others are an author's own."""


def misspelt(package: Mapping[str, Any]) -> str:
    """The first slip in the names of a description's fields, in a few words; empty if there is none.

    >>> misspelt({"name": "cats", "licences": [], "resources": []})
    "the package has the unknown field 'licences': write 'licenses'"
    """
    for kind, place, part in _parts(package):
        for name in (one for one in part if one not in KNOWN[kind]):
            if meant := difflib.get_close_matches(
                name, [one for one in KNOWN[kind] if one not in part], 1, NEAR
            ):
                return f"{place} has the unknown field {name!r}: write {meant[0]!r}"
        for name in NEEDED[kind]:
            if name not in part:
                return f"{place} has no {name!r}"
    return ""


def _parts(package: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Each part of a description, with its kind and how it is called; a part that is none is left to whoever reads it."""
    yield "package", "the package", package
    yield from _owned(package, "of the package")
    for resource in _listed(package, "resources"):
        called = f"of {resource.get('name', 'a table')!r}"
        yield "resource", f"the resource {called}", resource
        yield from _owned(resource, called)
        schema = resource.get("schema")
        if isinstance(schema, dict):
            yield "schema", f"the schema {called}", schema
            for field in _listed(schema, "fields"):
                yield "field", f"the field {field.get('name', '')!r} {called}", field


def _owned(owner: Mapping[str, Any], called: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for source in _listed(owner, "sources"):
        yield "source", f"a source {called}", source
    for licence in _listed(owner, "licenses"):
        yield "licence", f"a licence {called}", licence


def _listed(owner: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = owner.get(name, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
