"""A lesson of three exercises in a temporary folder, written in its two files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WORDS = """\
---
title: Boxes
---

```{code-cell} ipython3
:given:

total = 16    # boxes
```

::::{exercise} which-base
# Name the base
What is the base
of *red of all*?

```python
## not a section
```

## option a
the red boxes

## reply the-part
The red boxes
are the part.

## option b
all boxes

## hint
Divide.

## hint
Read the words after “of”.

## explain
A share has a base.
::::

::::{exercise} share-red
# Compute the share

Give a fraction.

## type
a fraction

## unit
of all boxes

## starter
```python
# red, then all
share_red = ...
```

## reply percent
Divide by 100.
::::

::::{exercise} left-out
# What is left out?
Write.

## level 2: Both things
Names two.
### sample
The share hides how many there are.

It hides how large they are.
### counterpart
It hides the color.

## level 0.5: Nothing yet
Repeats the number.
### sample
Seven.
::::
"""

LOGIC = """\
from lessonkit.exercises.writing import choice, half, lesson, number, written

LESSON = lesson("1.2", pools={"boxes": (2, 3)})

BASE = choice("which-base", right="b", wrong={"a": "the-part"}, minutes=3)


def share_red(total, deal):
    \"\"\"Not a part of the cell.\"\"\"
    # nor is the last line
    red = 7
    share_red = red / total
    return share_red


SHARE = number(
    "share-red",
    answer=7 / 16,
    mistakes={"percent": half(lambda deal: 100 * 7 / 16 + 0 * deal.boxes)},
    solution=share_red,
    range=(0, 1),
    mutants={"for times": ("/", "*")},
    uses=("boxes",),
    minutes=5,
)

LEFT_OUT = written("left-out", words=(5, 80), points=2, minutes=5)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the lesson."""
    folder = tmp_path / "90-boxes"
    folder.mkdir()
    (folder / "lesson.md").write_text(WORDS, encoding="utf-8")
    (folder / "exercises.py").write_text(LOGIC, encoding="utf-8")
    return folder


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Change one passage of one of the two files; fails if it is not there."""

    def apply(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply
