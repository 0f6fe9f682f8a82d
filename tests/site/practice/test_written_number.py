"""The page reads a number in a text as the notebook does: the same number, the same unit, the same reason where it reads none."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lessonkit.exercises.things import legible
from lessonkit.exercises.written_number import BEFORE, CHANGES, UNSETTLES, written_number
from lessonkit.exercises.written_share import COUNTS, LEADS, PARTS, POWERS
from lessonkit.exercises.written_spanish import words
from lessonkit.exercises.written_units import unit_of, units
from lessonkit.jupyterlab import numbers_read
from lessonkit.jupyterlab.words import words_file
from lessonkit.language.in_force import speaking
from tests.exercises.test_written_spanish import ENGLISH, LEFT_OPEN
from tests.exercises.test_written_spanish import READ as READ_IN_SPANISH

pytestmark = pytest.mark.browser

READ = """(kit, { texts, lists }) => texts.map(text => kit.writtenNumber(text, lists))
    .map(({ value = 0, unit = '', why = '', thousands = 0, direction = 0 }) => [value, unit, why, thousands, direction])"""

with speaking("es"):
    SPANISH = tuple(words())
WORDS = sorted({*unit_of(), *units(), *BEFORE, *CHANGES, *UNSETTLES, *COUNTS, *LEADS, *PARTS, *POWERS})
FIGURES = st.one_of(
    st.integers(-(10**6), 10**18).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}"),
    st.floats(-(10**6), 10**6).map(repr),
    st.floats(0, 10**6).map(lambda number: f"{number:.2f}".replace(".", ",")),
    st.floats(0, 10**7).map(lambda number: f"{number:,.1f}"),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", ".")),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", "\u202f")),
    st.sampled_from(
        [
            "1e3",
            "1.000",
            "12.500",
            ".5",
            "5.",
            "1_000",
            "1'234",
            "2014-05-06",
            "fy2014",
            "'08",
            "٣٤",
            "１２",
            "1e400",
            "-0",
            "½",
            "²",
            "IV",
        ]
    ),
)
SIGNS = st.sampled_from(
    [
        *"%$€£×+-−–—/*()[]{}\"'“”’.,:;=~≈→±!?<> \t\n\u00a0\u2003#&@_ßſKéλ中",
        "±",
        "+/-",
        " of ",
        " out of ",
        " in ",
        " per ",
        " per cent",
        " in a hundred",
        " for every thousand",
        " out of every ",
        "two thirds",
        "half",
        "1,000",
        "100",
    ]
)
LIKE_ANSWERS = st.lists(st.one_of(FIGURES, st.sampled_from(WORDS), SIGNS, st.just(" ")), max_size=7).map(
    "".join
)
SPANISH_WORDS = st.one_of([st.from_regex(pattern, fullmatch=True) for pattern in SPANISH])
LIKE_SPANISH_ANSWERS = st.lists(
    st.one_of(FIGURES, SPANISH_WORDS, SPANISH_WORDS, st.sampled_from(WORDS), SIGNS, st.just(" ")), max_size=7
)
SPACED = st.lists(st.one_of(FIGURES, st.sampled_from(WORDS), SIGNS), max_size=6).map(" ".join)
ANY = st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=("Cs", "Cn")), max_size=12)


def both(run, texts, lists=None):
    here = [written_number(legible(text)) for text in texts]
    there = run(READ, {"texts": texts, "lists": lists})
    for text, mine, (number, unit, *others) in zip(texts, here, there, strict=True):
        assert (mine.unit, mine.why, mine.thousands, mine.direction) == (unit, *others), repr(text)
        assert mine.value == number, repr(text)


@settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(texts=st.lists(st.one_of(LIKE_ANSWERS, SPACED, ANY), min_size=60, max_size=60))
def test_any_text_is_read_alike(run, texts):
    both(run, texts)


def test_every_word_of_the_lists_beside_a_number_is_read_alike(run):
    both(
        run,
        [
            f"{text}"
            for word in WORDS
            for text in (
                f"5 {word}",
                f"{word} 5",
                f"5{word}",
                f"5 (or 6 {word})",
                f"-3 {word} per 1,000 people",
                f"5 in {word}",
                f"5 per {word} people",
                f"{word} in 7",
                f"{word} 3 of every ten {word}",
                f"two {word}",
                f"{word} by forty-seven points",
                f"5 % {word} than before",
                f"a {word} of the people",
            )
        ],
    )


def test_spanish_is_read_alike_with_the_lists_of_that_language(run):
    words = [word.replace("(?:", "").replace(")", "").replace("?", "") for word in SPANISH]
    texts = [*READ_IN_SPANISH, *LEFT_OPEN, *ENGLISH]
    texts += [
        text
        for word in words
        for one in word.split("|")
        for text in (f"5 {one}", f"{one} 5", f"un {one} de 7")
    ]
    with speaking("es"):
        both(run, texts, numbers_read.with_course())


def test_long_and_strange_texts_are_read_alike(run):
    both(
        run,
        [
            "1" * 40,
            "1" * 39,
            "a" * 201,
            "5 " * 100,
            "5 " + "x " * 8,
            "5 " + "x " * 9,
            "",
            " ",
            "(5)",
            "5 (of 100)",
            "constructor 5",
            "5 toString",
            "\ud800 5",
        ],
    )


@settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    texts=st.lists(
        st.one_of(LIKE_SPANISH_ANSWERS.map(" ".join), LIKE_SPANISH_ANSWERS.map("".join), ANY),
        min_size=60,
        max_size=60,
    )
)
def test_any_text_is_read_alike_in_spanish(run_in_spanish, texts):
    with speaking("es"):
        both(run_in_spanish, texts)


TOLD = {
    "54 por ciento": (54, "percent", ""),
    "54 porciento": (54, "percent", ""),
    "5.7 %": (5.7, "percent", ""),
    "5,7%": (5.7, "percent", ""),
    "unas 12,500 personas": (12500, "people", ""),
    "14.1 de cada mil": (14.1, "per thousand", ""),
    "54 de cada cien": (54, "percent", ""),
    "más o menos 3 condados": (3, "counties", ""),
    "-5 puntos porcentuales": (-5, "percentage points", ""),
    "26,324 órdenes de retención": (26324, "detainers", ""),
    "MÁS O MENOS 1,000 PERSONAS": (1000, "people", ""),
    "cerca del 7 %": (7, "percent", ""),
    "creo que eran como 300": (300, "", ""),
    "solo 12": (12, "", ""),
    "uno de cada tres": (1 / 3, "part of one", ""),
    "más de 1000": (0, "", "words"),
    "12 mil": (12000, "", ""),
    "entre 3 y 4": (0, "", "several"),
    "estadounidenses 5": (0, "", "words"),
    "about 12 people": (12, "people", ""),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_people_write_in_spanish_is_read_on_a_page_as_in_a_notebook(run_in_spanish, text):
    with speaking("es"):
        assert (lambda read: (read.value, read.unit, read.why))(written_number(text)) == TOLD[text]
        both(run_in_spanish, [text])


def test_an_english_page_takes_spanish_for_words_that_say_what_is_counted(run):
    assert run(READ, {"texts": ["54 por ciento"], "lists": None}) == [[54, "", "", 0, 0]]


def test_a_spanish_page_names_the_unit_that_it_read_in_spanish(run, run_in_spanish):
    named, known = "(kit, units) => units.map(unit => kit.lists.unitWords[unit])", list(units())
    assert run(named, known) == known
    spanish = dict(zip(known, run_in_spanish(named, known), strict=True))
    assert (spanish["percent"], spanish["people"], spanish["detainers"]) == (
        "por ciento",
        "personas",
        "órdenes de retención",
    )
    assert not set(spanish.values()) & set(known)


WITH_COURSE = """(kit, { source, lists, own }) =>
    new Function(`${source.replace(/^import .*$/gm, "").replace(/^export /gm, "")}; return withCourse`)()(lists, own)"""


@pytest.mark.parametrize("language", ["en", "es"])
def test_jupyterlab_joins_its_lists_and_a_notebooks_as_a_page_has_them(run, language):
    source = words_file(language).with_name("numbers.js").read_text("utf-8")
    with speaking(language):
        given = {"source": source, "lists": numbers_read.lists(), "own": numbers_read.of_course()}
        whole = numbers_read.with_course()
    joined = run(WITH_COURSE, given)
    assert joined == json.loads(json.dumps(whole))
    assert joined["unitOf"]["county"] == "counties"
    given["own"] = {**given["own"], "inEnglish": [["(a+)+$", "counties"], ["condado", "counties"]]}
    assert run(WITH_COURSE, given)["inEnglish"][0] == ["condado", "counties"]  # a pattern is no word
    assert run(WITH_COURSE, {**given, "own": None}) == json.loads(json.dumps(given["lists"]))


def test_every_spanish_word_beside_a_number_is_read_alike(run_in_spanish):
    words = [word for word in _spelled() for word in (word, word.upper())]
    with speaking("es"):
        both(
            run_in_spanish,
            [
                text
                for word in words
                for text in (
                    f"5 {word}",
                    f"{word} 5",
                    f"5{word}",
                    f"5 (o 6 {word})",
                    f"5 x{word}",
                    f"5 {word}x",
                )
            ],
        )


def _spelled():
    """Each way that the list spells a word, by its patterns."""
    for pattern in SPANISH:
        for one in re.split(r"\|(?![^(]*\))", pattern):
            for end in re.findall(r"\(\?:(.*?)\)", one)[:1] or [""]:
                for ending in end.split("|"):
                    yield (
                        re.sub(r"\(\?:.*?\)\??", ending, one, count=1).replace("[,.]?", ",").replace("?", "")
                    )
