"""The sentences of the extension as JavaScript reads them: `words.json`, made of the `words.toml` beside this file.

`python -m scomm.jupyterlab.words` writes it anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from scomm.language.sentences import sentences_beside
from scomm.wholefile import write_whole

say = sentences_beside(__file__)

WORDS = Path(__file__).parent / "scomm-lab" / "static" / "words.json"


def as_json() -> str:
    """Every sentence of the extension by its id, as one JSON object."""
    return json.dumps(dict(say.templates), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write_whole(WORDS, as_json().encode())
