"""A picture of marks: what scripts draw, with the words and the table of every chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lessonkit.charts.described import Described
from lessonkit.charts.marks import Mark
from lessonkit.language import Format

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Picture(Described):
    """Marks, from the top to the bottom, with everything that a reader needs to trust them.

    `finding` is one sentence that names the thing and the number, `of` says of whom, in which unit and of which years;
    `spoken` is what a screen reader says after a change, in at most 15 words, and is the finding where there is none. `readout` stands
    below the marks; where it is not given, the first line of the view's words does, and "" is none.
    Raises `KitError` when a part is empty.
    """

    finding: str
    of: str
    marks: tuple[Mark, ...]
    units: str
    source: str
    alt: str
    table: pd.DataFrame
    spoken: str = ""
    readout: str | None = None
    formats: Mapping[str, Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._refuse_missing_words()

    def fixed(self) -> list[dict[str, Any]]:
        """For each mark its kind and what is the same in every state."""
        return [
            {
                "kind": one.kind,
                "follows": one.follows,
                "holds": list(one.holds),
                "wide": one.wide,
                "fold": one.fold,
                **one.fixed(),
            }
            for one in self.marks
        ]

    def shown(self) -> list[dict[str, Any]]:
        """For each mark what this state shows."""
        return [one.shown() for one in self.marks]

    def marked(self, told: str, *marks: Mark) -> Picture:
        """The same picture with a reader's own in its marks, and `told` after its description."""
        return replace(self, marks=marks or self.marks, alt=f"{self.alt} {told}")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/html": self.as_html(), "text/plain": self.as_text()}
