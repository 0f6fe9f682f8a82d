"""The rule that every explorer of a lesson draws: as the lesson opens it, and with each control changed alone."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.authoring.code_names import openings
from lessonkit.authoring.finding import Draft, Finding
from lessonkit.course import in_words
from lessonkit.errors import KitError
from lessonkit.explorers.frame.seen import fixed, seen
from lessonkit.explorers.frame.spec import Explorer, State
from lessonkit.explorers.registry import explorer

FEW = 24
"""So many choices are all tried; of an explorer that has more, one other choice of each control."""


def drawing_rules(draft: Draft) -> Iterator[Finding]:
    """Each explorer of a draft that fails, with the first state that does; one whose optional part is not installed is left out."""
    tried: set[str] = set()
    for block in draft.text.blocks:
        for id, given in openings(block.text) if block.kind == "code" else ():
            if why := _why_not(id, given, alone=id in tried):
                yield Finding(draft.at(block.line), "explorer-draws", f"explore({id!r}): {why}")
            tried.add(id)


def changed_alone(explorer: Explorer) -> Iterator[State]:
    """The first state, and those that exist with one control changed: to each of its values, or to one where they are many."""
    start = explorer.checked(explorer.start)
    yield start
    many = sum(len(control.values) - 1 for control in explorer.controls) > FEW
    for control in explorer.controls:
        others = (explorer.chosen(start, control.name, value) for value in control.values)
        there = [one for one in others if one != start and not explorer.reason(one)]
        yield from there[-1:] if many else there


def _why_not(id: str, given: State, *, alone: bool) -> str:
    """What fails first in the state that a lesson opens, and, unless that is looked at `alone`, in those near the first; empty if nothing does."""
    try:
        found = explorer(id)
        if found.lacking():
            return ""
        _draw(found, {**found.start, **given})
        for state in () if alone else changed_alone(found):
            _draw(found, state)
    except KitError as error:
        return str(error)
    return ""


def _draw(explorer: Explorer, state: State) -> None:
    """Draw a state and all that a page shows of it; a `KitError` that names the state if something fails."""
    here = explorer.checked(state)
    try:
        view = explorer.view(here)
        fixed(explorer, view)
        seen(explorer, here, view)
    except Exception as error:
        why = in_words(error.__cause__ if isinstance(error.__cause__, Exception) else error)
        raise KitError(f"It can't be drawn at {explorer.said(here)}: {why}.") from None
