"""Each Python that a test starts leaves out a grammar of international addresses (Python runs this at start).

`jsonschema` builds it when it is imported, and every program of Jupyter imports that: nearly a second of each start,
for a format that no schema of a notebook asks for. Where it is not installed `jsonschema` does without, and so here.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
