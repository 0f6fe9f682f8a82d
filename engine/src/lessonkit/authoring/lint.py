"""The lesson linter: everything to mend in a lesson before it can be built."""

from __future__ import annotations

from pathlib import Path

from lessonkit.authoring.finding import Draft, Finding
from lessonkit.authoring.lint_access import access_rules
from lessonkit.authoring.lint_claims import claim_rules
from lessonkit.authoring.lint_exercises import exercise_rules
from lessonkit.authoring.lint_explorers import explorer_rules
from lessonkit.authoring.lint_overclaims import overclaim_rules
from lessonkit.authoring.lint_sides import side_rules
from lessonkit.authoring.lint_terms import term_rules
from lessonkit.authoring.lint_text import text_rules, time_rules
from lessonkit.authoring.source import read_text
from lessonkit.authoring.terms import glossary
from lessonkit.data import load as load_dataset
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Load
from lessonkit.explorers.registry import ids, title_of


def lint(folder: Path, load: Load = load_dataset) -> tuple[Finding, ...]:
    """Every finding in the lesson in `folder` (`solutions/<lesson>`)."""
    return lint_draft(Draft(read_text(folder / "lesson.md"), load_lesson(folder)), load)


def lint_draft(draft: Draft, load: Load) -> tuple[Finding, ...]:
    """Every finding in a draft, each once: text, access, terms, exercises and code, phrases that say too much, then claims."""
    titles = {id: title_of(id) for id in ids()}
    rules = [
        text_rules(draft),
        access_rules(draft),
        term_rules(draft, glossary(load)),
        exercise_rules(draft, ids()),
        explorer_rules(draft, titles),
        side_rules(draft),
        overclaim_rules(draft),
    ]
    found = dict.fromkeys([*(one for rule in rules for one in rule), *claim_rules(draft, load)])
    return tuple(found or time_rules(draft))
