"""What SECURITY.md and docs/grading-a-class.md promise is shown by tests: `promises.toml` names them, by words of each sentence.

A sentence and a row of a table must hold the words of at least one entry, or be said to ask or to explain.
"""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

KIT = Path(__file__).parents[2]
PAGES = tomllib.loads((Path(__file__).parent / "promises.toml").read_text(encoding="utf-8"))
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LEADS = re.compile(r"\|( [^|]+ \|)*( \[[^|]+\]\(#[^|]+\)(, \[[^|]+\]\(#[^|]+\))* \|)")
"""A row that only leads to a part of its page."""
ENDS = re.compile(r"(?<=[.?!])\*{0,2}\s+(?=[A-Z`*“(\[])")
BOLD_HEAD = re.compile(r"(- )?\*\*[^*]+|So:|Then:|\d+\.")
SHOWN = [(page, words) for page, told in PAGES.items() for words in told["shown"]]


@cache
def parts_of(page: str) -> tuple[str, ...]:
    """The paragraphs, points and rows of a page, each on one line, without what heads a table or leads elsewhere."""
    parts: list[str] = []
    begins = True
    for line in FENCE.sub("\n", (KIT / page).read_text(encoding="utf-8")).splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            begins = True
        elif re.fullmatch(r"[|:\- ]+", text):  # what stands above it heads the table
            parts.pop()
            begins = True
        elif begins or text.startswith("|") or re.match(r"(- |\d+\. )", text):
            parts.append(text)
            begins = text.startswith("|")
        else:
            parts[-1] += f" {text}"
    return tuple(part for part in parts if not LEADS.fullmatch(part))


@cache
def sentences_of(page: str) -> tuple[str, ...]:
    """What the page says, sentence by sentence; a row of a table is one, and what stands bold at its head alone is none.

    Of a part that only asks or explains, the first words tell so for all of it.
    """
    found: list[str] = []
    for part in parts_of(page):
        whole = part.startswith(("|", *PAGES[page]["asks"]))
        sentences = [part] if whole else ENDS.split(part)
        found += [one for one in sentences if whole or not BOLD_HEAD.fullmatch(one)]
    return tuple(found)


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file below `tests/`."""
    tree = ast.parse((KIT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_a_promise_stands_on_its_page_and_the_tests_that_show_it_are_there() -> None:
    for page, words in SHOWN:
        assert any(words in part for part in parts_of(page)), f"{page} does not say any more: {words}"
        assert PAGES[page]["shown"][words], words
        for test in PAGES[page]["shown"][words]:
            file, name = test.split("::")
            assert name in names_in(file), f"{test} is gone"


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_a_page_is_shown_by_a_test_or_asks_something_of_its_reader(page: str) -> None:
    told = PAGES[page]
    known = (*told["shown"], *told["asks"])
    left = [one for one in sentences_of(page) if not any(words in one for words in known)]
    assert left == []


@pytest.mark.parametrize("page", PAGES)
def test_what_asks_or_explains_stands_there(page: str) -> None:
    gone = [w for w in PAGES[page]["asks"] if not any(w in one for one in sentences_of(page))]
    assert gone == []
