"""How large, how deep and how many: what a JSON text from elsewhere may hold, counted on its bytes before anything reads it.

Python's own reader tells depth by a RecursionError, whose limit is another in each version, and tells nothing of how many values come.
Here all three are counted, in time that grows with the text and no faster, whatever stands in it: a text that is no JSON as well.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

What = Literal["size", "depth", "values"]

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""A text with its quotes, also one that is never closed: whatever it begins with is looked at once."""
_OPENS, _CLOSES = b"[{", b"]}"
_NO_BRACKETS = bytes(set(range(256)) - {*_OPENS, *_CLOSES})


@dataclass(frozen=True)
class Limits:
    """What one text may hold: `size` in bytes, `depth` in lists and objects inside one another, `values` with the names of objects."""

    size: int
    depth: int = 100
    values: int = 1_000_000


NOTEBOOK = Limits(100_000_000, depth=300, values=5_000_000)
"""What a notebook may hold, and so what comes out of one while it runs."""


class TooMuch(ValueError):
    """A text holds more than its limits allow of `what`."""

    def __init__(self, what: What, most: int) -> None:
        super().__init__(f"more than {most:,} ({what})")
        self.what, self.most = what, most


def check(text: str | bytes, limits: Limits) -> None:
    """Return if a JSON text keeps its limits, else raise `TooMuch`; whether it is JSON at all is for its reader to say.

    What stands in quotes is no bracket. An empty list counts as one value more than it has.

    >>> check('{"a": ["[[[[", 1]}', Limits(size=20, depth=2, values=6))
    >>> check("[[[]]]", Limits(size=20, depth=2))
    Traceback (most recent call last):
    lessonkit.json_limits.TooMuch: more than 2 (depth)
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > limits.size:
        raise TooMuch("size", limits.size)
    outside, texts = _STRING.subn(b"", data, limits.values + 1)
    if max(texts, 1 + sum(map(outside.count, (b",", b":", b"[", b"{")))) > limits.values:
        raise TooMuch("values", limits.values)
    depth = 0
    for bracket in outside.translate(None, _NO_BRACKETS):
        depth += 1 if bracket in _OPENS else -1
        if depth > limits.depth:
            raise TooMuch("depth", limits.depth)
        if depth < 0:  # no JSON from here on: every reader stops here
            return


def read_json(text: str | bytes, limits: Limits, **how: Any) -> Any:
    """The value of a JSON text that keeps its limits; `TooMuch` or another ValueError where there is none.

    Bytes are UTF-8: `json.loads` would take other encodings too, in which other bytes are quotes and brackets than were counted.
    `how` goes to `json.loads`.
    """
    check(text, limits)
    return json.loads(text.decode("utf-8-sig", "surrogatepass") if isinstance(text, bytes) else text, **how)


def write_json(value: Any, limits: Limits, **how: Any) -> str:
    """Plain data as a JSON text that keeps its limits; `TooMuch`, another ValueError or a TypeError where there is none.

    `how` goes to `json.dumps`.
    """
    try:
        text = json.dumps(value, **how)
    except RecursionError as error:  # deeper than this Python writes, and so than any limit
        raise TooMuch("depth", limits.depth) from error
    check(text, limits)
    return text
