"""docs/fairness.md names every dispute of the lessons with its sides, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from scomm.claims.disputes import sides

KIT = Path(__file__).parents[1]
PAGE = (KIT / "docs/fairness.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| `(?P<dispute>[a-z0-9-]+)` \| (?P<lesson>\d) \| [^|]+ \| (?P<one>[^|]+) \| (?P<other>[^|]+) \|$",
    re.M,
)


def in_the_lessons() -> set[tuple[str, int, frozenset[str]]]:
    """Each dispute with the number of its lesson and the names of its sides."""
    found: dict[tuple[str, int], set[str]] = {}
    for path in sorted(KIT.glob("solutions/*/lesson.md")):
        number = int(path.parent.name.split("-")[0])
        for side in sides(path.read_text(encoding="utf-8")):
            found.setdefault((side.dispute, number), set()).add(side.name)
    return {(dispute, number, frozenset(names)) for (dispute, number), names in found.items()}


def test_the_page_lists_every_dispute_with_its_lesson_and_both_sides() -> None:
    listed = {
        (row["dispute"], int(row["lesson"]), frozenset((row["one"], row["other"])))
        for row in ROW.finditer(PAGE)
    }
    assert listed == in_the_lessons()


def test_the_form_has_ten_questions_and_each_says_where_to_look() -> None:
    form = PAGE.split("## A form for reviewers")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| ([^|]+\?) \| ([^|]+) \|$", form, re.M)
    assert [int(number) for number, _, _ in rows] == list(range(1, 11))
    assert all(where.strip() for _, _, where in rows)
