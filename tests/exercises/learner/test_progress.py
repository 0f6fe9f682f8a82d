"""Progress is saved and restored: by file, by code, in a fresh folder, over work, in another version; and nothing bad comes in."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonkit.exercises.learner import passport_file, session
from lessonkit.exercises.learner.bringing_back import UNJUDGED
from lessonkit.exercises.learner.passport import Drawing
from lessonkit.exercises.learner.passport_file import LARGEST, to_json
from lessonkit.exercises.learner.progress import say
from tests.exercises import tiny
from tests.exercises.learner.test_passport_file import PASSPORT
from tests.exercises.learner.test_session import CODE, FILE, RIGHT, kept

OTHER = "acorn-zephyr-owl"
ANSWERS = f"""
share_red = {RIGHT}
check("share-red")
which_base = "a"
check("which-base")
guess_red = (50, 60)
check("guess-red")
"""


def in_notebook(id: str) -> str:
    """An exercise as the notebook heads it."""
    number = [one.id for one in tiny.LESSON.exercises].index(id) + 1
    return say("end.exercise", number=number, title=tiny.LESSON.exercise(id).title)


CAME_BACK = [
    in_notebook(one.id) for one in tiny.LESSON.exercises if one.id in ("share-red", "which-base", "guess-red")
]


def answered(notebook, code: str = CODE):
    """A notebook with one right answer, one wrong, and a guess; what it saves."""
    notebook.begin(code=code)
    notebook.run(ANSWERS)
    return session.save_progress()


def thrown_away(here, restart):
    """A new server: the folder is empty, and no lesson is open."""
    for path in here.iterdir():
        path.unlink()
    return restart()


def states() -> dict[str, str]:
    return {id: entry.state for id, entry in session.open_notebook().passport.entries.items()}


@pytest.fixture(params=["text", "code"])
def way(request):
    """The file or the short code of what was saved."""
    return request.param


def test_after_the_server_is_gone_all_comes_back_and_is_judged_once_more(notebook, here, restart, way):
    saved = answered(notebook)
    assert saved.file == FILE
    fresh = thrown_away(here, restart)
    fresh.begin(code="")
    restored = session.restore_progress(getattr(saved, way))
    assert restored.changed
    assert restored.notice.heading == say("restore.done")
    assert say("restore.taken", n=3, done=2, exercises=CAME_BACK) in restored.notice.lines
    assert (say("restore.by-code") in restored.notice.lines) == (way == "code")
    assert states() == {"share-red": "right", "which-base": "not-yet", "guess-red": "recorded"}
    assert kept(here).learner == CODE
    assert kept(here).predictions["guess-red"].guess == 50
    fresh.begin(code="")
    assert fresh.run('check("share-red")').state == "right"


def test_the_notebook_deals_as_before_once_its_first_cell_runs_again(notebook, here, restart, way):
    saved = answered(notebook, OTHER)
    dealt = session.open_notebook().deal
    fresh = thrown_away(here, restart)
    fresh.begin(code="")
    lines = session.restore_progress(getattr(saved, way)).notice.lines
    assert say("restore.code", code=OTHER) in lines
    assert fresh.begin(code="") == dealt


def test_the_cells_of_short_answers_come_back_as_code(notebook, here, restart, way):
    saved = answered(notebook)
    thrown_away(here, restart).begin(code="")
    cells = session.restore_progress(getattr(saved, way)).cells
    assert {id: eval(code) for id, code in cells.items()} == {
        "share-red": pytest.approx(RIGHT), "which-base": "a", "guess-red": (50, 60)}  # fmt: skip


def test_what_no_line_can_give_back_is_told_by_name(notebook, here, restart):
    notebook.begin()
    notebook.run('def percent(part, whole):\n    return 100 * part / whole\ncheck("percent")')
    saved = session.save_progress()
    thrown_away(here, restart).begin(code="")
    restored = session.restore_progress(saved.text)
    assert restored.cells == {}
    assert restored.not_in_cells == say("restore.not-in-cells", n=1, exercises=[in_notebook("percent")])
    assert restored._repr_json_()["not_in_cells"] == restored.not_in_cells


def test_a_guess_whose_data_were_shown_stands_after_it_came_back(notebook, here, restart, way):
    answered(notebook)
    session.hold_back("guess-red")
    saved = session.save_progress()
    fresh = thrown_away(here, restart)
    fresh.begin(code="")
    session.restore_progress(getattr(saved, way))
    fresh.run('guess_red = (99, 99)\ncheck("guess-red")')
    assert kept(here).predictions["guess-red"].guess == 50


def test_what_does_not_fit_into_a_code_is_counted(notebook):
    notebook.begin()
    notebook.run('def percent(part, whole):\n    return 100 * part / whole\ncheck("percent")')
    saved = session.save_progress()
    assert saved.as_lines() == (say("save.code", n=0), say("save.not-in-code", n=1))


def test_with_nothing_answered_there_is_nothing_to_save_and_that_is_said(notebook):
    notebook.begin()
    assert session.save_progress().as_lines() == (say("save.nothing"),)


# over work that is here


def test_over_existing_work_the_better_answer_stays_and_the_older_file_is_kept(notebook, here, restart, way):
    saved = answered(notebook)
    fresh = thrown_away(here, restart)
    fresh.begin()
    fresh.run('which_base = "b"\ncheck("which-base")\nshare_red = 1\ncheck("share-red")')
    before = (here / FILE).read_bytes()
    lines = session.restore_progress(getattr(saved, way)).notice.lines
    assert states() == {"which-base": "right", "share-red": "right", "guess-red": "recorded"}
    assert say("restore.stayed", n=1, exercises=[in_notebook("which-base")]) in lines
    (aside,) = here.glob("*.before-*.json")
    assert aside.read_bytes() == before
    assert say("restore.aside", file=aside.name) in lines


def test_a_guess_that_is_here_stands_unless_only_the_other_ones_data_were_shown(notebook, here, restart, way):
    saved = answered(notebook)
    session.hold_back("guess-red")
    shown = session.save_progress()
    fresh = thrown_away(here, restart)
    fresh.begin()
    fresh.run('guess_red = (10, 20)\ncheck("guess-red")')
    session.restore_progress(getattr(saved, way))
    assert kept(here).predictions["guess-red"].guess == 10
    session.restore_progress(getattr(shown, way))
    assert kept(here).predictions["guess-red"].guess == 50
    assert kept(here).entries["guess-red"].answer.value == [50, 60]


def test_the_same_progress_twice_changes_nothing_and_says_so(notebook, here, way):
    saved = answered(notebook)
    before = (here / FILE).read_bytes()
    restored = session.restore_progress(getattr(saved, way))
    assert not restored.changed
    assert restored.notice.heading == say("restore.nothing-new")
    assert (here / FILE).read_bytes() == before
    assert [path.name for path in here.glob("passport*")] == [FILE]


def test_work_under_another_code_keeps_its_code_and_that_is_said(notebook, here, restart, way):
    saved = answered(notebook, OTHER)
    fresh = thrown_away(here, restart)
    answered(fresh)
    lines = session.restore_progress(getattr(saved, way)).notice.lines
    assert say("restore.other-code", code=OTHER, here=CODE) in lines
    assert session.open_notebook().code == CODE


# no mark is believed


def forged(text: str, **changes) -> str:
    data = json.loads(text)
    for entry in data["exercises"].values():
        entry.update(changes)
    return json.dumps(data)


def test_a_file_that_claims_marks_gets_those_that_its_answers_earn(notebook, here, restart):
    text = answered(notebook).text
    thrown_away(here, restart).begin()
    session.restore_progress(forged(text, state="right", score=1000, points=1000))
    entry = kept(here).entries["which-base"]
    assert (entry.state, entry.score, entry.points) == ("not-yet", 0, 1)


def test_answers_of_an_older_version_are_judged_by_this_one_when_the_lesson_opens(notebook, here, restart):
    answered(notebook)
    passport = kept(here)
    entries = {id: replace(one, state="right", score=9) for id, one in passport.entries.items()}
    passport_file.write(replace(passport, version="0.9", entries=entries), here / FILE)
    restart().begin()
    assert states() == {"share-red": "right", "which-base": "not-yet", "guess-red": "recorded"}


def test_an_exercise_that_is_gone_is_named_kept_and_counts_for_nothing(notebook, here, restart):
    text = answered(notebook).text.replace('"which-base"', '"which-roof"')
    thrown_away(here, restart).begin()
    lines = session.restore_progress(forged(text, state="right", score=5)).notice.lines
    assert say("restore.unknown", names=["which-roof"], n=1) in lines
    entry = kept(here).entries["which-roof"]
    assert (entry.state, entry.score, entry.answer.value) == (UNJUDGED, 0, "a")


def test_an_answer_of_a_code_that_no_exercise_takes_is_counted(notebook, here, restart):
    answered(notebook)
    strange = session.open_notebook()
    entries = {**strange.passport.entries, "gone": strange.passport.entries["which-base"]}
    strange.passport = replace(strange.passport, entries=entries)
    code = session.save_progress().code
    thrown_away(here, restart).begin()
    assert say("restore.nameless", n=1) in session.restore_progress(code).notice.lines


# damaged, foreign, hostile


def of_another_lesson(text: str) -> str:
    return text.replace('"90-tiny"', '"01-other"')


DAMAGED = {
    "nothing": lambda text: "  \n",
    "a list": lambda text: "[]",
    "another file": lambda text: '{"cells": []}',
    "cut off": lambda text: text[: len(text) // 2],
    "another lesson": of_another_lesson,
    "too large": lambda text: text + " " * LARGEST,
    "deeply nested": lambda text: "[" * 200_000,
    "deeply nested in an answer": lambda text: text.replace('"a"', "[" * 5000 + "]" * 5000),
    "a number that is none": lambda text: text.replace('"score": 1', '"score": NaN'),
    "names by the thousand": lambda text: json.dumps(
        {**json.loads(text), "hints": {f"x-{n}": 1 for n in range(9000)}}
    ),
    "a letter to a friend": lambda text: "Dear friend, here is my code.",
    "a wrong form": lambda text: text.replace('"passport": 1', '"passport": 2'),
    "no text": lambda text: "\x00\ud800",
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_restored_is_told_in_one_line_and_nothing_changes(notebook, here, damage):
    text = answered(notebook).text
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    passport = session.open_notebook().passport
    restored = session.restore_progress(damage(text))
    assert not restored.changed
    assert restored.notice.heading == say("restore.not")
    (line,) = restored.notice.lines
    assert "\n" not in line
    assert say("restore.allowed", lesson="90-tiny") in line
    assert session.open_notebook().passport is passport
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_no_html_comes_into_the_page(notebook, here, restart):
    text = answered(notebook).text.replace("90-tiny", "<img src=x onerror=alert(1)>")
    shown = session.restore_progress(text)
    assert "<img" not in shown._repr_html_()
    assert "<img" in shown.notice.lines[0]
    named = forged(answered(notebook).text).replace("which-base", "<b>x</b>").replace(CODE, "<i>code</i>")
    thrown_away(here, restart).begin()
    assert "<" not in "".join(session.restore_progress(named).notice.lines)
    assert "<" not in "".join((*kept(here).entries, kept(here).learner))


SLOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SLOW
@given(PASSPORT)
def test_any_passport_is_restored_or_refused_and_earns_what_its_answers_earn(notebook, here, made):
    names = [exercise.id for exercise in tiny.LESSON.exercises]
    entries = dict(zip(names, made.entries.values(), strict=False))
    text = to_json(replace(made, lesson="90-tiny", entries={**made.entries, **entries}))
    notebook.begin()
    session.restore_progress(text)
    opened = session.open_notebook()
    for id, entry in opened.passport.entries.items():
        if id not in opened.lesson.ids:
            assert (entry.score, entry.points) == (0, 0)
            continue
        verdict = opened.lesson.reply(opened.lesson.exercise(id), entry.answer, opened.deal)
        assert (entry.state, entry.score, entry.points) == (verdict.state, verdict.score, verdict.points)
    assert all(not guess.truth for guess in opened.passport.predictions.values())
    for path in here.glob("passport*"):
        path.unlink()


def broken(text: str, at: int, bit: int, cut: int) -> str:
    """The text with one bit turned and its end cut off."""
    data = bytearray(text.encode())
    data[at % len(data)] ^= 1 << bit
    return bytes(data[: len(data) - cut % len(data)]).decode(errors="replace")


@SLOW
@given(st.integers(0, 10**6), st.integers(0, 7), st.just(0) | st.integers(0, 10**6), st.booleans())
@example(0, 0, 0, True)
def test_a_turned_bit_or_a_lost_end_raises_nothing_and_brings_no_mark(notebook, here, at, bit, cut, as_code):
    saved = answered(notebook)
    for path in here.glob("passport*"):
        path.unlink()
    notebook.begin(code=CODE)
    restored = session.restore_progress(broken(saved.code if as_code else saved.text, at, bit, cut))
    assert all("\n" not in line for line in restored.notice.lines)
    passport = session.open_notebook().passport
    assert sum(entry.score for entry in passport.entries.values()) <= 3
    if not restored.changed:
        assert not passport.entries
        assert not (here / FILE).exists()
    for path in here.glob("passport*"):
        path.unlink()


# taken in by the first page of the course


def test_a_passport_that_the_first_page_took_in_is_restored_by_the_first_cell(
    notebook, here, restart, capsys
):
    text = forged(answered(notebook).text, state="right", score=7)
    fresh = thrown_away(here, restart)
    (here / "passport-90-tiny.brought-back.json").write_text(text)
    capsys.readouterr()
    fresh.begin(code="")
    shown = capsys.readouterr().out
    assert say("restore.taken", n=3, done=2, exercises=CAME_BACK) in shown
    assert say("restore.look") in shown
    assert states()["which-base"] == "not-yet"
    assert sorted(path.name for path in here.iterdir()) == ["passport-90-tiny.before-1.json", FILE]


def test_a_damaged_one_that_the_first_page_took_in_is_told_and_stands_in_no_way(notebook, here, capsys):
    (here / "passport-90-tiny.brought-back.json").write_text("[")
    notebook.begin()
    assert say("restore.not") in capsys.readouterr().out
    notebook.run(ANSWERS)
    assert kept(here).entries["share-red"].state == "right"


def test_a_drawing_comes_back_and_one_that_is_here_stays(notebook, here, restart):
    drawing = Drawing({"2014": 1.0}, {"2014": 2.0}, "1 too low", "2026-01-01")
    answered(notebook)
    session.keep_drawing("an-explorer", drawing.guesses, drawing.truth, drawing.gap)
    text = session.save_progress().text
    thrown_away(here, restart).begin()
    session.restore_progress(text)
    assert kept(here).drawings["an-explorer"].gap == "1 too low"
