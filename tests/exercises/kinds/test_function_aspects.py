"""What goes wrong with a function is told apart, however much goes wrong at once, and one example is shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lessonkit.exercises import Deal
from lessonkit.exercises.example import Grid, example_as_html, example_as_text
from lessonkit.exercises.key.judge import judge, key_for, packed_probes
from lessonkit.exercises.kinds.calls import pack
from lessonkit.exercises.kinds.function_aspects import say
from lessonkit.exercises.kinds.function_results import named
from lessonkit.exercises.learner.own_words import quotes_for
from lessonkit.exercises.prices import PRICES
from tests.exercises import tiny
from tests.exercises.kinds.test_function import TABLE

TOP = Deal(shelf="top")
KEY = key_for(tiny.PERCENT, TOP, tiny.load)


def judged(function):
    given = tiny.PERCENT.answer_kind.take(function, packed_probes(tiny.PERCENT, tiny.load))
    return given, judge(tiny.PERCENT, given, TOP, tiny.load, KEY)


def fraction_without_the_edge(part, whole):
    return 0 if whole == 0 else part / whole


def test_a_fraction_and_a_forgotten_edge_case_are_named_both():
    verdict = judged(fraction_without_the_edge)[1]
    assert verdict.reply == say(
        "function.two", first=tiny.PERCENT.mistakes[0].reply, second=say("function.zero-for-missing")
    )
    assert (verdict.state, verdict.score, verdict.mistake) == ("not-yet", 0, "as-fraction")


def test_a_missing_value_that_may_come_of_a_named_mistake_is_no_second_diagnosis():
    """As where a filter that keeps too many rows lets in a blank."""
    verdict = judged(lambda part, whole: part / whole if whole not in (0, 3) else float("nan"))[1]
    assert verdict.reply == f"{tiny.PERCENT.mistakes[0].reply} {say('function.and-more', n=1)}"
    assert verdict.mistake == "as-fraction"


@pytest.mark.parametrize(
    ("function", "id"),
    [
        (lambda part, whole: 10_000 * part / whole if whole else float("nan"), "too-large"),
        (lambda part, whole: -100 * part / whole if whole else float("nan"), "negative"),
        (lambda part, whole: float(round(100 * part / whole)) if whole else float("nan"), "rounded-whole"),
    ],
)
def test_a_slip_of_form_of_any_function_has_its_price(function, id):
    verdict = judged(function)[1]
    assert verdict.score == PRICES["form"] * verdict.points
    assert say(f"function.{id}") in verdict.reply


@pytest.mark.parametrize(
    ("function", "id"),
    [
        (lambda part, whole: 100.0 if whole else float("nan"), ""),
        (lambda part, whole: 5, "always-the-same"),
        (lambda part, whole: 100 * part / whole if whole else 0, "zero-for-missing"),
        (lambda part, whole: float("nan") if part else 0, "missing-for-number"),
        (lambda part, whole: 100 * part / whole if whole else "nan", "text.missing"),
        (lambda part, whole: 100 * part / whole if whole else None, "text.none"),
        (lambda part, whole: f"{part} percent", "text.unit"),
        (lambda part, whole: str(part), "text.number"),
        (lambda part, whole: "much", "text.words"),
    ],
)
def test_what_can_go_wrong_with_any_function_is_named_by_rule(function, id):
    verdict = judged(function)[1]
    assert verdict.score == 0
    assert verdict.example is not None
    assert (
        (say(f"function.{id}") in verdict.reply) if id else verdict.reply.startswith("This is not the answer")
    )


def test_an_example_shows_the_input_the_kits_result_and_as_a_quote_the_learners():
    given, verdict = judged(lambda part, whole: 100 * part / whole if whole else 0)
    assert [(one.name, one.shown) for one in verdict.example.inputs] == [("part", "2"), ("whole", "0")]
    assert verdict.example.expected.shown == say("function.result.missing")
    assert verdict.quotes == ()
    assert [quote.words for quote in quotes_for(tiny.PERCENT, given, verdict)] == ["0"]
    assert "whole: 0" in verdict.as_text()


def test_an_error_stands_beside_the_input_on_which_it_came():
    given, verdict = judged(lambda part, whole: 100 * part / whole)
    assert say("function.error-means.ZeroDivisionError") in verdict.reply
    assert [one.shown for one in verdict.example.inputs] == ["2", "0"]
    assert [quote.words for quote in quotes_for(tiny.PERCENT, given, verdict)] == [
        "ZeroDivisionError: division by zero"
    ]


def test_a_mistake_that_would_show_where_all_is_right_is_not_named():
    """One result is that of a known mistake by chance; the others speak against it."""
    right = tiny.right_percent
    verdict = judged(lambda part, whole: 100 / 3 / 100 if whole == 3 else right(part, whole))[1]
    assert verdict.mistake is None
    assert tiny.PERCENT.mistakes[0].reply not in verdict.reply


def test_a_table_in_an_example_scrolls_in_itself_and_is_read_by_its_heads():
    _, verdict = judged(lambda part, whole: 5)
    (packed,) = pack([TABLE])
    table = named("df", packed)
    assert isinstance(table.shown, Grid)
    example = type(verdict.example)(0, (table,), verdict.example.expected)
    page = example_as_html(example)
    assert page.count("scope='col'") == len(TABLE.columns)
    assert "overflow-x:auto" in page
    assert "tabindex='0' aria-label='df'" in page
    assert "people" in "\n".join(example_as_text(example))


def test_a_table_of_one_cell_and_a_text_in_capitals_are_read():
    from lessonkit.exercises.kinds.function_results import same_result

    cell = {"type": "table", "value": {"columns": ["a"], "rows": [[3]]}}
    assert same_result(cell, {"type": "number", "value": 3}, 0)
    assert same_result({"type": "text", "value": "HOLD "}, {"type": "text", "value": "hold"}, 0)
    assert not same_result({"type": "text", "value": "held"}, {"type": "text", "value": "hold"}, 0)


IN_WORDS = replace(
    tiny.PERCENT,
    mistakes=(),
    answer=lambda load, deal: lambda part, whole: "all" if part == whole else "some",
)
"""The same exercise, with a text for its answer."""

A_TABLE = replace(
    tiny.PERCENT, mistakes=(), answer=lambda load, deal: lambda part, whole: TABLE.assign(part=part)
)


@pytest.mark.parametrize(
    ("exercise", "function", "id", "gives"),
    [
        (IN_WORDS, lambda part, whole: ("all", "some"), "several.text", ""),
        (IN_WORDS, lambda part, whole: ["all", part], "several.text", ""),
        (IN_WORDS, lambda part, whole: {"all", "some"}, "several.text", ""),
        (IN_WORDS, lambda part, whole: {"all": part}, "several.text", ""),
        (IN_WORDS, lambda part, whole: object(), "kind.text", "other"),
        (IN_WORDS, lambda part, whole: part, "kind.text", "number"),
        (A_TABLE, lambda part, whole: (part, whole), "several.table", ""),
        (A_TABLE, lambda part, whole: part, "kind.table", ""),
    ],
)
def test_where_a_text_or_a_table_is_wanted_no_reply_asks_for_a_number(exercise, function, id, gives):
    given = exercise.answer_kind.take(function, packed_probes(exercise, tiny.load))
    reply = judge(exercise, given, TOP, tiny.load, key_for(exercise, TOP, tiny.load)).reply
    assert reply == say(f"function.{id}", gives=say(f"function.given.{gives}") if gives else "")
    assert "number is wanted" not in reply
