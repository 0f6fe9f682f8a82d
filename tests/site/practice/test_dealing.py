"""Three words are dealt the same in a page as in a notebook."""

from __future__ import annotations

import random

import pytest

from lessonkit.authoring.key import CODE
from lessonkit.errors import KitError
from lessonkit.exercises.deal import WORDS, deal_for, read_code
from lessonkit.site.practice import PAGE_CODE
from tests.site.practice.pages import SOLUTIONS, lesson_of

pytestmark = pytest.mark.browser

LESSONS = sorted(folder.name for folder in SOLUTIONS.glob("0*"))


def test_a_page_deals_what_instructors_keys_are_written_for():
    assert PAGE_CODE == CODE


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_pool_is_dealt_alike(run, lesson):
    pools = lesson_of(lesson).pools
    chance = random.Random(lesson)
    codes = [PAGE_CODE, *("-".join(chance.choices(WORDS, k=3)) for _ in range(200))]
    given = {"codes": codes, "pools": {name: [str(one) for one in values] for name, values in pools.items()}}
    there = run("(kit, { codes, pools }) => codes.map(code => kit.dealtTo(code, pools))", given)
    here = [{name: str(one) for name, one in vars(deal_for(code, pools)).items()} for code in codes]
    assert there == here


@pytest.mark.parametrize(
    "text",
    [
        "otter-maple-river",
        " Otter – maple_river ",
        "otter maple",
        "otter-maple-rivers",
        "",
        "a-b-c",
        "otter,maple.river",
    ],
)
def test_a_code_is_read_alike(run, text):
    try:
        here = read_code(text)
    except KitError:
        here = ""
    assert run("(kit, text) => kit.codeIn(text)", text) == here
