"""What changed between two states, in a sentence."""

from __future__ import annotations

from scomm.explorers.frame.spec import Explorer, State


def changed(explorer: Explorer, before: State, after: State) -> str:
    """Which controls moved, from where to where; empty if none did."""
    old, new = explorer.checked(before), explorer.checked(after)
    moved = [
        f"{control.label}: from {control.said(old[control.name])} to {control.said(new[control.name])}."
        for control in explorer.controls
        if old[control.name] != new[control.name]
    ]
    return " ".join(["Changed.", *moved]) if moved else ""


def told(explorer: Explorer, shown: State, chosen: State) -> tuple[str, ...]:
    """The paragraphs for a learner who sees `shown` and chooses `chosen`.

    Where the chosen state exists: what changed, and the sentences of its view. Where it does
    not: the reason, and what the figure still shows.
    """
    reason = explorer.reason(chosen)
    if reason:
        return (f"Not published: {reason}", f"The figure still shows: {explorer.said(shown)}.")
    change = changed(explorer, shown, chosen)
    return (*([change] if change else []), *explorer.view(chosen).sentence.splitlines())
