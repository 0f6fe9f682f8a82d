"""IPython's own signs in a cell (`%time`, `!ls`, `name?`): IPython looks for them word by word, which most cells can be spared."""

from __future__ import annotations

import re

from IPython.core.inputtransformer2 import TransformerManager

_MAY_HAVE_SIGNS = re.compile(
    r"\A(?:\s|\Z)|[%!?]|>>>|In \[|\.\.\.:|^\s*[,;/]|^[ \t]+$|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]",
    re.MULTILINE,
)
"""Signs of IPython's, prompts that came along with pasted code, empty space that IPython tidies, and odd ends of lines."""


class Transformer(TransformerManager):
    """Does what IPython does, and at once where nothing in a cell can be a sign. A notebook that adds its own steps has them run."""

    def __init__(self) -> None:
        super().__init__()
        self._as_made = self._steps()

    def transform_cell(self, cell: str) -> str:
        """A cell as plain Python."""
        if _MAY_HAVE_SIGNS.search(cell) or self._steps() != self._as_made:
            return super().transform_cell(cell)
        return cell if cell.endswith("\n") else f"{cell}\n"

    def _steps(self) -> tuple[list[object], ...]:
        return list(self.cleanup_transforms), list(self.line_transforms), list(self.token_transformers)
