"""The first page and the controls share a window: no class of one takes a rule of the other's stylesheet."""

from __future__ import annotations

import re

import pytest

from lessonkit.jupyterlab.words import WORDS

STATIC = WORDS.parent
PAGE, CONTROLS = ("welcome", "welcome_page", "welcome_question"), ("panel", "controls", "guess", "answers")


def classes_of(scripts: tuple[str, ...]) -> set[str]:
    text = "".join((STATIC / f"{script}.js").read_text("utf-8") for script in scripts)
    given = re.findall(r'(?:class: |addClass\()[`"]([^`"]*)', text)
    return set(re.findall(r"scomm-[a-z-]+", " ".join(given)))


def styled_anywhere(stylesheet: str) -> set[str]:
    """The classes that stand alone at the front of a rule, so that the rule reaches wherever the class is."""
    rules = re.sub(r"/\*.*?\*/", "", (STATIC / stylesheet).read_text("utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[}{,])\s*([^{}]+?)\s*(?=\{)", rules)
    return {
        found[1]
        for one in selectors
        for part in one.split(",")
        if (found := re.match(r"\s*\.(scomm-[a-z-]+)", part))
    }


@pytest.mark.parametrize(
    ("scripts", "stylesheet"), [(PAGE, "answers.css"), (CONTROLS, "welcome.css")], ids=["page", "controls"]
)
def test_no_class_takes_a_rule_of_the_other_stylesheet(scripts: tuple[str, ...], stylesheet: str) -> None:
    assert len(classes_of(scripts)) > 5
    assert classes_of(scripts) & styled_anywhere(stylesheet) == set()
