"""What a lesson in full knows of an exercise and tells only afterwards: a way to do it, the value, the reasons."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Solved(Struct, frozen=True):
    """The reference code, the right answer as plain data, why it is right, and each named mistake with its reply."""

    code: str
    right: Any
    explain: str
    wrong: tuple[tuple[Any, str], ...] = ()
