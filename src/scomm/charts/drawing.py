"""A picture that a small script draws, such as a map: it has the words and the table of every chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scomm.charts.described import Described
from scomm.language import Format

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Drawing(Described):
    """What no Plotly figure shows well, with everything that a reader needs to trust it.

    `script` is the file of a module that draws with `render({model, el})`, in a notebook as in a page
    without a kernel. It reads `fixed` once, which is the same in every state, and `shown` at each change.
    Both hold plain JSON values. `follows` names the slider whose steps the script can draw by itself, so
    that nothing waits for the kernel. Raises `ScommError` when a part is empty.
    """

    finding: str
    script: Path
    fixed: Mapping[str, Any]
    shown: Mapping[str, Any]
    units: str
    source: str
    alt: str
    table: pd.DataFrame
    follows: str = ""
    formats: Mapping[str, Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._refuse_missing_words()

    def marked(self, told: str, shown: Mapping[str, Any]) -> Drawing:
        """The same drawing with a reader's own marks: `shown` is added for the script, and `told` after its description."""
        return replace(self, shown={**self.shown, **shown}, alt=f"{self.alt} {told}")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/html": self.as_html(), "text/plain": self.as_text()}
