"""The explorers of the course by their id: each is a folder that holds an `explorer.py`, read only when it is asked for.

They lie in the course's folder `explorers/`, or in that of its package.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType

from lessonkit.course import course, in_words
from lessonkit.errors import KitError
from lessonkit.explorers.frame.spec import Explorer
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def folder() -> Path:
    """The folder in which the course's explorers lie."""
    return course().part("explorers")


def ids() -> tuple[str, ...]:
    """The ids of all explorers, in the order of the alphabet: their folders' names, with hyphens."""
    return _ids(folder())


def title_of(id: str) -> str:
    """The title of an explorer, by the words beside it: importing one reads its tables, and a title needs none of them."""
    return sentences_beside(str(folder() / _module(id) / "explorer.py"))("title")


@lru_cache(maxsize=8)
def _ids(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name.replace("_", "-") for path in folder.glob("*/explorer.py")))


def explorer(id: str) -> Explorer:
    """The explorer with this id; a `KitError` where there is none.

    >>> explorer("denominator-machine").title
    'Denominator machine'
    """
    if id not in ids():
        raise KitError(say("refused.explorer", explorer=id), allowed=ids(), do=say("do.spelling"))
    try:
        made: Explorer = import_module(f"{_package(folder())}.{_module(id)}.explorer").EXPLORER
    except Exception as error:  # a course's own code
        raise KitError(say("refused.broken", explorer=id, why=in_words(error))) from error
    return made


def _module(id: str) -> str:
    return id.replace("-", "_")


def _package(folder: Path) -> str:
    """The name of the package that a folder of explorers is: one for each folder, so that two courses don't meet."""
    if (code := course().code) and folder == code / "explorers":
        return f"{course().package}.explorers"
    name = f"explorers_of_{sha256(str(folder).encode()).hexdigest()[:12]}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name
