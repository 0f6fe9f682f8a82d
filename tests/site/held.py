"""What a page of the edition holds of each explorer, read as its script reads it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from bs4 import BeautifulSoup

from tests.site.editions import html


@cache
def soup(name: str) -> BeautifulSoup:
    """A page of the edition, parsed once."""
    return BeautifulSoup(html(name), "html.parser")


@cache
def held(name: str) -> dict[str, Any]:
    """What a page holds of each explorer, by its id."""
    return {
        one["id"].removeprefix("data-"): json.loads(one.string)
        for one in soup(name).select("script[id^=data-]")
    }


def put_back(value: Any, parts: list[Any]) -> Any:
    """A value with its long parts in their places, as the page's script does it."""
    if isinstance(value, list):
        return [put_back(one, parts) for one in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["held"]:
        return put_back(parts[value["held"]], parts)
    return {key: put_back(one, parts) for key, one in value.items()}


def as_sent(value: Any) -> Any:
    """A value as it comes out of a message."""
    return json.loads(json.dumps(value))
