"""A page's progress is a passport: what it writes Python writes letter for letter, what it takes Python takes, and what a check leaves is the same."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lessonkit.exercises.learner.passport import Drawing, Entry, Passport, Prediction
from lessonkit.exercises.learner.passport_file import Damaged, from_json, to_json
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import answer, refused

pytestmark = pytest.mark.browser

IN_TURN = settings(deadline=None, max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
WRITTEN_AGAIN = "(kit, texts) => texts.map(kit.fromText).map(one => one && kit.toText(one))"

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBER = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
COUNT = st.integers(0, 999)
VALUE = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
PLAIN = st.builds(answer, VALUE) | st.sampled_from(
    [refused("number-text"), refused("letters-open", count=2), refused("none")]
)
ENTRY = st.builds(Entry, PLAIN, TEXT, NUMBER, NUMBER, COUNT, TEXT, TEXT, st.none() | PLAIN)
GUESS = st.builds(Prediction, NUMBER, NUMBER, TEXT, TEXT, st.lists(NUMBER, max_size=2).map(tuple))
NUMBERS = st.dictionaries(TEXT, NUMBER, max_size=2)
PASSPORT = st.builds(
    Passport,
    TEXT,
    TEXT,
    TEXT,
    st.dictionaries(TEXT, ENTRY, max_size=2),
    st.dictionaries(TEXT, GUESS, max_size=2),
    st.dictionaries(TEXT, COUNT, max_size=2),
    st.dictionaries(TEXT, st.builds(Drawing, NUMBERS, NUMBERS, TEXT, TEXT), max_size=2),
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FULL = to_json(
    Passport(
        "90-tiny",
        "1.0",
        "otter-maple-river",
        {"base": Entry(answer("b"), "right", 1, 1, 2, "2026-01-01T00:00:00+00:00", "", answer("c"))},
        {"guess": Prediction(50, 60.5, "2026-01-01T00:00:00+00:00", "x", (56.3,))},
        {"base": 1},
        {"explorer: up": Drawing({"2014": 50}, {"2014": 60.5}, "met", "x")},
    )
)


def taken(text):
    """The passport that Python reads in a text; None where it reads none."""
    try:
        return from_json(text)
    except Damaged:
        return None


@IN_TURN
@given(passports=st.lists(PASSPORT, min_size=20, max_size=20))
def test_a_passport_goes_through_a_page_unchanged_and_is_written_as_python_writes_it(run, passports):
    texts = [to_json(one) for one in passports]
    for before, text in zip(passports, run(WRITTEN_AGAIN, texts), strict=True):
        assert text is not None
        assert from_json(text) == from_json(to_json(before))
        assert to_json(from_json(text)).splitlines() == text.splitlines()


@IN_TURN
@given(values=st.lists(ANY_JSON, min_size=30, max_size=30))
def test_any_json_is_refused(run, values):
    assert run(WRITTEN_AGAIN, [json.dumps(one) for one in values]) == [None] * len(values)


@IN_TURN
@given(texts=st.lists(st.text(max_size=80), min_size=30, max_size=30))
def test_any_text_is_refused(run, texts):
    assert run(WRITTEN_AGAIN, texts) == [None] * len(texts)


def places(value, path=()):
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[key], (*path, key))


PLACES = [path for path in places(json.loads(FULL)) if path]


@IN_TURN
@given(
    changes=st.lists(st.tuples(st.sampled_from(PLACES), ANY_JSON | st.just(...)), min_size=40, max_size=40)
)
def test_a_passport_damaged_at_one_place_is_refused_or_python_takes_what_the_page_writes(run, changes):
    texts = []
    for path, new in changes:
        data = json.loads(FULL)
        at = data
        for key in path[:-1]:
            at = at[key]
        if new is ...:
            del at[path[-1]]
        else:
            at[path[-1]] = new
        texts.append(json.dumps(data))
    for text, again in zip(texts, run(WRITTEN_AGAIN, texts), strict=True):
        assert again is None or taken(again) is not None, text
        if again is not None:
            # only NaN and whole numbers too large to be kept whole are read by one alone
            assert taken(text) is None or msgspec.to_builtins(taken(again).hints) == msgspec.to_builtins(
                taken(text).hints
            )
        elif taken(text) is not None:
            assert "NaN" in text or "Infinity" in text or max(map(len, text.split())) > 16, text


def test_a_passport_cut_anywhere_is_refused(run):
    cut = [FULL[:at] for at in range(len(FULL) - 1)]
    assert run(WRITTEN_AGAIN, cut) == [None] * len(cut)


STEP = st.one_of(
    st.tuples(
        st.sampled_from(["right", "partly", "not-yet", "recorded", "practice"]),
        st.sampled_from([0, 0.5, 1]),
        st.sampled_from(["a", "b", 3, 4.5]),
    ),
    st.tuples(st.just("unreadable"), st.just(0), st.just(None)),
)


@IN_TURN
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_checks_one_after_another_leave_what_they_leave_in_a_notebook(run, steps):
    here = Passport("90-tiny", "1.0", "otter-maple-river")
    given_steps = []
    for state, score, value in steps:
        plain = refused("number-text") if value is None else answer(value)
        here = here.with_check("base", plain, Verdict("base", state, score, 1, ""))
        given_steps.append({"state": state, "score": score, "given": plain.to_json()})
    there = run(
        """(kit, steps) => kit.toText(steps.reduce((passport, step) => kit.withCheck(passport, "base", step, 1),
            kit.empty("90-tiny", "1.0", "otter-maple-river")))""",
        given_steps,
    )
    assert timeless(from_json(there)) == timeless(here)


def timeless(passport):
    return json.loads(
        to_json(passport), object_hook=lambda part: {key: one for key, one in part.items() if key != "at"}
    )


def test_the_first_guess_stands_and_hints_are_counted(run):
    text = run(
        """kit => {
            let one = kit.empty("90-tiny", "1.0", "otter-maple-river");
            for (const guess of [[50, 60], [70, 80]]) one = kit.withGuess(one, "guess", guess, [56.3]);
            return kit.toText(kit.withHint(kit.withHint(one, "base"), "base"));
        }"""
    )
    passport = from_json(text)
    kept = passport.predictions["guess"]
    assert (kept.guess, kept.confidence, kept.truth, bool(kept.seen)) == (50, 60, (56.3,), True)
    assert passport.hints == {"base": 2}


@IN_TURN
@given(numbers=st.lists(NUMBER, min_size=100, max_size=100))
def test_numbers_are_written_as_python_writes_them(run, numbers):
    from lessonkit.exercises.kinds.number import counted, in_figures

    there = run(
        "(kit, xs) => xs.map(x => [kit.figures.counted(x), kit.figures.inFigures(x), kit.figures.short(x)])",
        numbers,
    )
    for number, (one, two, three) in zip(numbers, there, strict=True):
        assert (counted(number), in_figures(number), f"{number:g}") == (one, two, three)


@IN_TURN
@given(
    numbers=st.lists(
        st.floats(-1e6, 1e6) | st.integers(-4000, 4000).map(lambda n: n / 8), min_size=100, max_size=100
    )
)
def test_tenths_are_rounded_as_python_rounds_them(run, numbers):
    assert run("(kit, xs) => xs.map(kit.figures.toTenths)", numbers) == [
        round(number, 1) for number in numbers
    ]
