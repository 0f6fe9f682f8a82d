"""What makes a start quicker and changes nothing else."""

from __future__ import annotations

import sys


def leave_out_grammar() -> None:
    """Let jsonschema do without the grammar of a format that no notebook has: to build it takes most of a second.

    nbformat asks for jsonschema, and Plotly for nbformat, when the first chart of a notebook is shown.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
