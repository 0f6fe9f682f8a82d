"""The language in force: one for a process, said by a notebook, with English marked where no other word is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from lessonkit.errors import KitError
from lessonkit.language import count, day, day_in_full, joined, percent
from lessonkit.language.in_force import (
    NAMES,
    SET_OUTSIDE,
    catalogue,
    catalogue_files,
    forget_catalogues,
    marked,
    speak,
    speaking,
    spoken,
    translated,
)
from lessonkit.language.sentences import Sentences
from lessonkit.language.words import month, month_in_short

LOADED_BEFORE_A_NOTEBOOK_SAYS_ITS_LANGUAGE = (
    "lessonkit.exercises.learner.session",
    "lessonkit.exercises.learner.coaching",
    "lessonkit.exercises.learner.while_graded",
    "lessonkit.exercises.learner.progress_form",
    "lessonkit.exercises.key.practice",
    "lessonkit.exercises.kinds.chart",
    "lessonkit.exercises.kinds.function",
    "lessonkit.exercises.kinds.table",
    "lessonkit.charts.of_learners",
    "lessonkit.claims",
    "lessonkit.data",
    "lessonkit.authoring.build",
    "lessonkit.authoring.commands",
)


@pytest.fixture
def spanish() -> Iterator[None]:
    with speaking("es"):
        yield


def test_a_process_speaks_english_until_somebody_says_otherwise() -> None:
    assert spoken() == "en"
    with speaking("es"):
        assert spoken() == "es"
    assert spoken() == "en"


def test_a_language_that_the_kit_does_not_speak_is_told_with_those_that_it_does() -> None:
    with pytest.raises(KitError, match=r"does not speak 'eo'.*es \(Español\)"):
        speak("eo")


def test_the_environment_can_set_it() -> None:
    code = "from lessonkit.language.in_force import spoken; print(spoken())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, SET_OUTSIDE: "es"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "es"


def test_nothing_is_said_while_a_kernel_loads_what_comes_before_the_language() -> None:
    code = (
        "import importlib, sys, lessonkit.language.in_force as one\n"
        "said = []\n"
        "import lessonkit.language.sentences as two\n"
        "two.translated = lambda id, english: said.append(id) or english\n"
        f"for name in {LOADED_BEFORE_A_NOTEBOOK_SAYS_ITS_LANGUAGE!r}: importlib.import_module(name)\n"
        "print(said)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_sentence_is_said_in_the_language_in_force_and_filled_in_its_ways(
    spanish: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"here/a": "{l:list}: {n:count} {n:condado|condados}"}
    monkeypatch.setattr("lessonkit.language.in_force._read", lambda language: words)
    say = Sentences("here", {"a": "{n:count} {n:county|counties} in {l:list}", "b": "Still English"})
    assert say("a", n=1200, l=["Ohio", "Illinois"]) == "Ohio e Illinois: 1,200 condados"
    assert say("b") == "[EN] Still English"
    assert say.spoken() == {"a": words["here/a"], "b": "[EN] Still English"}


def test_days_and_months_are_spanish_and_numbers_are_as_in_the_united_states(spanish: None) -> None:
    assert (day("2010-09-30"), day_in_full("2014-04-11")) == ("30 sep 2010", "11 de abril de 2014")
    assert (month("2010-01-30"), month_in_short("2010-01-30")) == ("enero de 2010", "ene 2010")
    assert (count(57020), percent(0.399)) == ("57,020", "39.9%")


@pytest.mark.parametrize(
    ("words", "last", "said"),
    [
        (["Texas"], "and", "Texas"),
        (["Iowa", "Texas"], "and", "Iowa y Texas"),
        (["Texas", "Iowa"], "and", "Texas e Iowa"),
        (["padres", "hijos"], "and", "padres e hijos"),
        (["agua", "hielo"], "and", "agua y hielo"),
        (["uno", "otro"], "or", "uno u otro"),
        (["Texas", "Ohio"], "or", "Texas u Ohio"),
        (["7", "8"], "or", "7 u 8"),
        (["10", "11"], "or", "10 u 11"),
        (["Texas", "Iowa", "Utah"], "or", "Texas, Iowa o Utah"),
    ],
)
def test_the_word_before_the_last_one_follows_its_sound(
    spanish: None, words: list[str], last: str, said: str
) -> None:
    assert joined(words, last) == said


def test_lists_that_code_reads_and_what_has_no_word_bear_no_mark() -> None:
    assert [marked(one) for one in ("–", "{n:count}", "%", "a day | a week")] == [
        "–",
        "{n:count}",
        "%",
        "a day | a week",
    ]


def test_the_language_of_a_page_is_never_marked(spanish: None) -> None:
    assert translated("site/page.language", "en") == "es"


@pytest.mark.parametrize("language", [tag for tag in NAMES if tag != "en"])
def test_the_package_brings_a_catalogue_that_needs_no_library(language: str) -> None:
    engine, own = (json.loads(path.read_text("utf-8")) for path in catalogue_files(language))
    assert engine | own == catalogue(language)
    assert not engine.keys() & own.keys()
    assert catalogue(language)
    forget_catalogues()
    assert catalogue("en") == {}
