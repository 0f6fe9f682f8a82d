"""docs/fairness.md names every dispute of the lessons with its sides, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from lessonkit.claims.disputes import sides

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


CHANGE = re.compile(r"^\| (\d+ \w+ \d{4}) \| (\d|packs) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)


def words_of(place: str) -> str:
    """The text of a lesson, or of the packs, with its breaks of lines taken out."""
    packs = KIT / "src/scomm/workshop/deliberations.toml"
    paths = [packs] if place == "packs" else list(KIT.glob(f"solutions/0{place}-*/lesson.md"))
    return " ".join(" ".join(path.read_text(encoding="utf-8") for path in paths).split())


def test_what_was_changed_stands_in_the_lesson_and_what_it_replaced_does_not() -> None:
    log = PAGE.split("## Changes")[1]
    rows = CHANGE.findall(log)
    assert len(rows) == log.count("| 27 November 2026 |") == 10
    for _, place, before, now, why in rows:
        assert now == "nothing" or now.strip("“”") in words_of(place), now
        assert before == "nothing" or before.strip("“”") not in words_of(place), before
        assert why.strip()


def test_both_readings_say_what_became_of_each_finding() -> None:
    readings = PAGE.split("## Readings")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (must cooperate|must not cooperate) \| [^|]+ \| [^|]+ \| (\w+)", readings, re.M)
    assert {stance for stance, _ in rows} == {"must cooperate", "must not cooperate"}
    assert {done for _, done in rows} <= {"mended", "answered", "open"}
    assert "made inside the team" in readings
    assert "Readings by people outside are still wanted" in readings
