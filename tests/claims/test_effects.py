"""A claim on an effect: its base, the words of its finding, and its error, in the ledger and in all that cites it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.authoring.word_list import word_list
from lessonkit.claims import ledger, say
from lessonkit.claims.claim import Claim, Effect
from lessonkit.claims.effects import off_base, unquoted
from lessonkit.claims.format import full_sentence
from lessonkit.claims.linter import lint
from lessonkit.claims.measures.intervals import Estimate, IntervalEnd
from lessonkit.claims.unprinted import cited_by_lessons
from lessonkit.teaching.workshop.spoken import workshop_words
from tests.claims.test_claim import a_claim

KIT = Path(__file__).parents[2]
ALL = {one.id: one for one in ledger()}
EFFECTS = {id: one.effect for id, one in ALL.items() if one.effect is not None}
ON_A_ROW = [id for id, effect in EFFECTS.items() if effect.row]
ROWS = data.load("published-effects").set_index("id")

SAYS_A_CHANGE = re.compile(
    r"\b(fell|rose|rises?|falls?|cut|prevented|changed?|down|likely|driven|effect|more|fewer|less)\b"
)
NO_EFFECT_OF_A_POLICY = {
    **dict.fromkeys(
        ("less-likely-to-call-all", "less-likely-to-call-unauthorized", "less-likely-to-call-us-born"),
        "a share of people asked at one time",
    ),
    "us-v-texas-justices": "a count of justices",
    "policies-on-or-before": "a count of policies",
    "worry-difference-margin": "a margin",
    "places-kept-their-money-later": "a count of places",
}
"""Claims of lessons 5 to 7 whose sentences hold such a word and that are no effect, each with what it is."""


def bases(text: str, effects: dict[str, Effect] = EFFECTS) -> list[str]:
    return [wrong for _, wrong, _ in off_base(text, effects)]


@pytest.mark.parametrize(
    "text",
    [
        "After that, {claim}`hispanic-reporting-fell` fewer Hispanic victims reported, and others did not.",
        "After that {claim}`hispanic-victims-rose` more Hispanics became victims.",
        "In Dallas Hispanics were {claim}`dallas-reports-rose` more likely to report.",
        "By {claim}`hispanic-reporting-fell` the calls to the police went.",
        "The share reported was {claim}`reporting-after-amnesty` more.",
        "Limits cut the share of deportations by {claim}`hausman-deportations`.",
    ],
)
def test_a_number_among_words_of_another_base_is_found(text: str) -> None:
    assert len(bases(text)) == 1
    assert "off-base" in [one.rule for one in lint({"lesson.md": text})]


@pytest.mark.parametrize(
    "text",
    [
        "Hispanic victims were {claim}`hispanic-reporting-fell` less likely to report, and fewer came.",
        "They were {claim}`hispanic-victims-rose` more likely to become victims.",
        "Hispanics in Dallas reported {claim}`dallas-reports-rose` more crimes, and were more likely to call.",
        "The share that was reported rose by {claim}`reporting-after-amnesty` points.",
    ],
)
def test_words_of_its_own_base_are_fine_whatever_the_next_clause_says(text: str) -> None:
    assert bases(text) == []


@pytest.mark.parametrize("id", EFFECTS)
def test_the_sentence_of_each_effect_keeps_its_base(id: str) -> None:
    sentence = ALL[id].sentence.replace("{value}", f"{{claim}}`{id}`")
    assert bases(sentence) == []


def test_all_that_cites_an_effect_keeps_its_base_and_quotes_its_finding() -> None:
    words = {id: text for id, text in word_list(KIT, workshop_words()).items() if "{claim}" in text}
    assert len(words) > 100
    wrong = {id: bases(text) + [said for _, said, _ in unquoted(text, EFFECTS)] for id, text in words.items()}
    assert {id: found for id, found in wrong.items() if found} == {}


def test_every_claim_of_an_effect_in_lessons_5_to_7_says_what_its_number_is_a_part_of() -> None:
    cited = cited_by_lessons(KIT / "solutions")
    ids = {id for lesson, found in cited.items() if lesson[:2] in ("05", "06", "07") for id in found}
    ends = {id for effect in EFFECTS.values() for id in effect.interval}
    without = [
        id
        for id in sorted(ids - set(EFFECTS) - ends - set(NO_EFFECT_OF_A_POLICY))
        if SAYS_A_CHANGE.search(ALL[id].sentence)
    ]
    assert without == []
    sized = [id for id, effect in EFFECTS.items() if not effect.base and ALL[id].prints != "finding"]
    assert [id for id in sized if not EFFECTS[id].quotes] == []


@pytest.mark.parametrize("id", ON_A_ROW)
def test_a_claim_on_a_row_of_the_table_quotes_its_result(id: str) -> None:
    """What it prints are words of the result; or it computes the row's estimate; or its sentence holds the words."""
    one, effect = ALL[id], EFFECTS[id]
    result = ROWS.loc[effect.row, "result"]
    if isinstance(one.compute, Estimate):
        assert one.compute.id == effect.row
    elif effect.quotes:
        assert effect.quotes in result
        assert effect.quotes in full_sentence(one, data.load)
    else:
        assert say(one, data.load) in result


def test_every_claim_whose_source_is_that_of_a_row_names_the_row_or_states_no_effect() -> None:
    """A claim may take a count or a date from a study's page; what it says of an effect is a row's."""

    def address(url: str) -> str:
        return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")

    pages = {address(url) for url in ROWS["source_url"]}
    ends = {id for effect in EFFECTS.values() for id in effect.interval}
    loose = [
        id
        for id, one in ALL.items()
        if address(one.source.url) in pages
        and id not in {*EFFECTS, *ends}
        and SAYS_A_CHANGE.search(one.sentence)
    ]
    assert loose == []


@pytest.mark.parametrize("id", ON_A_ROW)
def test_an_error_that_the_table_has_is_cited_and_none_is_made_up(id: str) -> None:
    effect = EFFECTS[id]
    assert bool(effect.interval) == bool(pd.notna(ROWS.loc[effect.row, "std_error"]))
    for end in effect.interval:
        measure = ALL[end].compute
        assert isinstance(measure, IntervalEnd)
        assert measure.id == effect.row


def an_effect(effect: Effect) -> dict[str, Claim]:
    return {"boxes-fell": a_claim(id="boxes-fell", sentence="Red boxes fell by {value}.", effect=effect)}


def rules(text: str, effect: Effect) -> list[str]:
    return [one.rule for one in lint({"lesson.md": text}, claims=an_effect(effect).values())]


def test_an_effect_stands_with_its_interval_or_with_the_words_that_none_was_seen() -> None:
    text = "Red boxes fell by {claim}`boxes-fell`."
    assert rules(text, Effect("number")) == ["effect-without-error"]
    assert rules(text.replace(".", " (error not seen)."), Effect("number")) == []
    assert rules(f"{text}\n\nErrors not seen.", Effect("number")) == ["effect-without-error"]
    assert rules(text.replace(".", " (error not seen)."), Effect("number", counted=True)) == []
    assert rules(text, Effect("number", interval=("low", "high"))) == ["effect-without-error"]


def test_the_effects_of_one_side_share_the_words_where_they_are_not_folded_away() -> None:
    cards = (
        "::::{sides} boxes\n:::{side} one: The first\n\nRed boxes fell by {claim}`boxes-fell`.\n\n- A figure.\n\n"
        "More.\n:::\n:::{side} two: The second\n\nNone.\n:::\n::::\n"
    )
    for place, found in (("nowhere", True), ("A figure.", False), ("More.", True), ("None.", True)):
        told = cards.replace(place, "Errors not seen.")
        assert ("effect-without-error" in rules(told, Effect("number"))) == found, place


def test_a_finding_without_a_number_is_quoted_where_it_is_told() -> None:
    effect = Effect(row="a-row", quotes="no observable effect on boxes")
    told = "In {claim}`boxes-fell` rooms they see that nothing fell (error not seen)."
    assert rules(told, effect) == ["unquoted-finding"]
    assert rules(told.replace("that nothing fell", "no observable\neffect on boxes"), effect) == []
