"""The lesson linter: everything to mend in a lesson before it can be built."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from scomm.authoring.finding import Draft, Finding
from scomm.authoring.lint_exercises import exercise_rules
from scomm.authoring.lint_text import text_rules
from scomm.authoring.rubric import load_with_rubric
from scomm.authoring.source import read_text


def lint(folder: Path) -> tuple[Finding, ...]:
    """Every finding in the lesson in `folder` (`solutions/<lesson>`), in the order of its files."""
    return lint_draft(Draft.of(read_text(folder / "lesson.md"), load_with_rubric(folder)), explorer_ids())


def lint_draft(draft: Draft, explorers: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every finding in a draft, each once; `explorers` None leaves their ids unchecked."""
    return tuple(dict.fromkeys([*text_rules(draft), *exercise_rules(draft, explorers)]))


def explorer_ids() -> frozenset[str] | None:
    """The ids that `explore` knows; None where no explorers are installed."""
    return None
