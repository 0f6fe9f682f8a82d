"""What a live explorer says when a control has moved: what changed and what it shows now, or why it can't."""

from __future__ import annotations

from scomm.explorers.frame.spec import Explorer, State, View
from scomm.language import sentences_beside

say = sentences_beside(__file__)


def changed(explorer: Explorer, before: State, after: State) -> str:
    """Which controls moved, from where to where; empty if none did."""
    old, new = explorer.checked(before), explorer.checked(after)
    moves = [
        say(
            "changed.one",
            label=control.label,
            before=control.said(old[control.name]),
            after=control.said(new[control.name]),
        )
        for control in explorer.controls
        if old[control.name] != new[control.name]
    ]
    return say("changed.all", moves=" ".join(moves)) if moves else ""


def announcement(explorer: Explorer, before: State, after: State, view: View) -> tuple[str, ...]:
    """The paragraphs for a learner who saw `before` and sees `view` of `after`: what changed, and its sentences."""
    change = changed(explorer, before, after)
    return (*([change] if change else []), *view.sentence.splitlines())


def refusal(explorer: Explorer, shown: State, reason: str) -> tuple[str, ...]:
    """The paragraphs for a choice that does not exist: the reason, and what the figure still shows."""
    return (say("not_published", reason=reason), say("still_shown", state=explorer.said(shown)))
