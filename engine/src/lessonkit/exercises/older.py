"""Answers as earlier versions of the kit wrote them: their sentences become rules, and nothing else is kept.

An earlier version wrote what it had said of an answer as free text, in passports and in `practice.json`.
"""

from __future__ import annotations

from typing import Any

from lessonkit.exercises.wire import Plain, refused

_ERROR = {"rule": "function-error", "facts": {"error": "Exception"}}
_OTHER = {"rule": "result-kept", "facts": {}}


def kept_answer(data: dict[str, Any]) -> Plain:
    """A remembered answer of this version or an earlier one.

    >>> kept_answer({"state": "refused", "value": None, "reply": "Full marks are due."}).rule
    'kept-unread'
    """
    if data.get("state") == "refused" and "rule" not in data:
        return refused("kept-unread")
    return Plain.from_json({**data, "value": upgraded(data.get("value"))})


def upgraded(value: Any) -> Any:
    """The plain value of an answer; where a function's result was told in free text, by its rule."""
    return [_result(item) for item in value] if isinstance(value, list) else value


def _result(item: Any) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("value"), str):
        return item
    if item.get("type") == "error":
        return {**item, "value": _ERROR}
    return {**item, "value": _OTHER} if item.get("type") == "other" else item
