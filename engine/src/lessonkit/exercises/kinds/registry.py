"""Every kind of exercise by its name, read from the files of this folder."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lessonkit.errors import KitError
from lessonkit.exercises import kinds as room

if TYPE_CHECKING:
    from lessonkit.exercises.kinds.kind import Kind


@functools.cache
def every_kind() -> Mapping[str, Kind]:
    """The kinds by name: the `KIND` of each module here that has one."""
    modules = [
        importlib.import_module(f"{room.__name__}.{found.name}")
        for found in pkgutil.iter_modules(room.__path__)
    ]
    kinds: list[Kind] = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in kinds}


def kind_of(name: str) -> Kind:
    """The kind of this name; a `KitError` that lists the others if there is none.

    >>> kind_of("number").same(56.31, 56.3, 0.05)
    True
    """
    kinds = every_kind()
    if not isinstance(name, str) or name not in kinds:
        raise KitError(f"There is no kind of exercise {name!r:.60}.", allowed=kinds)
    return kinds[name]
