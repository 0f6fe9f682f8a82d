"""The explorers by their id: each is a folder that holds an `explorer.py`, read only when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from scomm.errors import ScommError
from scomm.explorers.frame.spec import Explorer
from scomm.language import sentences_beside

say = sentences_beside(__file__)

_FOLDER = Path(__file__).parent


@cache
def ids() -> tuple[str, ...]:
    """The ids of all explorers, in the order of the alphabet: their folders' names, with hyphens."""
    return tuple(sorted(path.parent.name.replace("_", "-") for path in _FOLDER.glob("*/explorer.py")))


def explorer(id: str) -> Explorer:
    """The explorer with this id; a `ScommError` where there is none.

    >>> explorer("denominator-machine").title
    'Denominator machine'
    """
    if id not in ids():
        raise ScommError(say("refused.explorer", explorer=id), allowed=ids(), do=say("do.spelling"))
    made: Explorer = import_module(f"{__package__}.{id.replace('-', '_')}.explorer").EXPLORER
    return made
