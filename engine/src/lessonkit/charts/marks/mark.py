"""What a mark is: one way of drawing, as plain data for a script beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


class Mark:
    """One way of drawing. Its `kind` names the script beside it, which draws it in a notebook and without a kernel.

    A script `kind.js` exports a function of that name: it takes an element and tools, and gives an object
    with `show(shown)` and, where it has any, `step(index)`, `chosen()` and `gone()`. A mark that is a control itself
    sets itself anew in `chosen`, which is called whenever what is chosen has changed.

    A mark with an axis says in what it draws where things should be, and a test compares that with where they are: on
    each tick `data-tick="x"` (or `y`, or both) beside its value, and of what stands by the axis the value at its middle
    (`data-x`, `data-y`) or at an edge (`data-left`, `data-right`, `data-top`, `data-bottom`). A second axis in one mark
    stands with what belongs to it in an element with `data-scale`.
    """

    kind: ClassVar[str]
    follows: str = ""
    """The control whose steps the script draws by itself, before Python has answered."""
    holds: tuple[str, ...] = ()
    """Controls that stand inside the mark, such as a range below a histogram: the script asks `tools.held(name)` for them."""
    wide: bool = True
    """Whether it takes the whole width; marks that do not stand side by side where there is room."""
    fold: str = ""
    """Words under which it is folded, with the others of the same words: the second picture of a finding."""

    def fixed(self) -> dict[str, Any]:
        """What is the same in every state, as plain JSON values; it is sent once."""
        return {}

    def shown(self) -> dict[str, Any]:
        """What this state shows, as plain JSON values."""
        raise NotImplementedError
