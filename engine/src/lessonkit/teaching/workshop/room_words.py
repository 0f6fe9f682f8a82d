"""An exercise's question as a room reads it on a slide: what is dealt stands in it, and no cell or line of code is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lessonkit.authoring.said_in import said_in

_DEALT = re.compile(r"`deal\.(\w+)`")
_IN_CODE = re.compile(
    r"\s*\(In\s+code\b[^()]*\)"
    r"|[;,]\s+(?:and\s+)?a\s+few\s+lines\s+of\s+code(?:\s+with\s+`\w+`)?\s+do\s+too"
    r"|,\s+or\s+use\s+the\s+table\s+`\w+`\s+in\s+code"
)
_ABOVE = re.compile(r"\b(machine|explorer|map)\s+above\b")


def for_a_room(prompt: str, dealt: Mapping[str, Any]) -> str:
    """The question for people without notebooks; what an explorer shows comes on the next slide, so nothing is "above".

    >>> for_a_room("Take **your year** (`deal.year`)[[: the reply of the first cell names it|]]. Set the map above; a few lines of code with `annual` do too.", {"year": 2019})
    'Take **your year** (2019). Set the map.'
    """
    prompt = _ABOVE.sub(r"\1", _IN_CODE.sub("", said_in("slide", prompt)))
    return _DEALT.sub(lambda found: str(dealt[found[1]]), prompt)
