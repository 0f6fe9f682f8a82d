"""An explorer as a page that needs no Python, made once for all tests of this process: a map's page takes a second."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from lessonkit.explorers import explorer, render
from lessonkit.explorers.frame.seen import seen
from lessonkit.explorers.frame.standalone import page


def page_of(id: str, marks: Mapping[str, Any] | None = None, **state: Any) -> str:
    """The page of the explorer with this id, at its start but for `state`."""
    return _page(id, json.dumps(state), json.dumps(marks or {}))


@cache
def _page(id: str, state: str, marks: str) -> str:
    found = explorer(id)
    page: str = render(found, {**found.start, **json.loads(state)}, "standalone", json.loads(marks))
    return page


def page_at(id: str, **state: Any) -> str:
    """The same page without any other state: for what is looked at and not moved. It takes hundredths of a second.
    A state that is refused has the picture of the start."""
    found = explorer(id)
    here = found.checked({**found.start, **state})
    view = found.view(found.start if found.reason(here) else here)
    return page(found, here, view, [seen(found, here, view)])
