"""A guess is answered where its data open, with those of lesson 0, and the passport keeps guess and truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from msgspec.structs import replace

from lessonkit.exercises.guesses.answered import say
from lessonkit.exercises.guesses.truths import LESSON_0, what_is_asked
from lessonkit.exercises.key.practice import to_practice
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.passport import Passport, Prediction
from lessonkit.exercises.learner.session import say as say_of_learner
from lessonkit.exercises.locate import GRADING
from tests.exercises import tiny

GUESS = replace(tiny.GUESS, truth="convicted-of-removed-2014", earlier=("convicted-of-removed-2023",))
LESSON = replace(
    tiny.LESSON,
    exercises=tuple(GUESS if one.id == GUESS.id else one for one in tiny.LESSON.exercises),
)
"""The tiny lesson, its guess with a truth."""

FILE = "passport-90-tiny.json"
RECORD = "guess_red = (80, 70)\ncheck('guess-red')"
TRUE = 100 * 177_960 / 315_940
SAID = say("compared", guess=80, truth="56.3")


@pytest.fixture
def kit(kit: Path) -> Path:
    (kit / "solutions" / "90-tiny" / "exercises.py").write_text(
        "from tests.exercises.learner.test_guesses import LESSON\n"
    )
    return kit


@pytest.fixture
def in_lesson_0(kit: Path) -> Path:
    """Lesson 0's passport beside the lesson, with two guesses."""
    folder = kit / "lessons" / LESSON_0
    folder.mkdir()
    guesses = {
        "guess-convicted": Prediction(15, 90, "2026-11-01"),
        "guess-call": Prediction(5, 50, "2026-11-01"),
    }
    path = passports.path_for(LESSON_0, folder)
    passports.write(Passport(LESSON_0, "1", "otter-maple-river", predictions=guesses), path)
    return path


@pytest.fixture
def shell(kit: Path) -> Iterator[InteractiveShell]:
    """The same as JupyterLab runs it: each cell has its id."""
    session.close()
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    yield shell
    session.close()
    InteractiveShell.clear_instance()


def opened(notebook, capsys) -> str:
    capsys.readouterr()
    assert notebook.run("from scomm import reveal\nreveal('guess-red', 31)") == 31
    return capsys.readouterr().out


def kept(here: Path) -> dict[str, Prediction]:
    return passports.read(here / FILE).predictions


def test_nothing_is_answered_before_the_guess_is_recorded(notebook, capsys, here):
    notebook.begin()
    capsys.readouterr()
    notebook.run("from scomm import reveal")
    assert notebook.run("reveal('guess-red', 31)") != 31
    assert notebook.run("reveal('guess-red')") is None
    assert (
        say_of_learner(
            "guess.first", number=1, title="Guess the share", variable="guess_red", exercise="guess-red"
        )
        in capsys.readouterr().out
    )
    assert not (here / FILE).exists() or not kept(here)


def test_a_guess_is_answered_where_its_data_open_and_again_when_the_cell_runs_again(notebook, capsys):
    notebook.begin()
    notebook.run(RECORD)
    assert SAID in opened(notebook, capsys)
    assert SAID in opened(notebook, capsys)


def test_another_cell_with_the_same_data_does_not_answer_a_second_time(notebook, capsys):
    notebook.begin()
    notebook.run(RECORD)
    assert SAID in opened(notebook, capsys)
    notebook.run("explore('denominator-machine', after='guess-red')")
    assert SAID not in capsys.readouterr().out


def test_a_later_cell_with_the_same_explorer_does_not_answer_a_second_time(shell):
    def answers(id: str) -> bool:
        with capture_output() as shown:
            shell.run_cell("explore('denominator-machine', after='guess-red');", cell_id=id)
        return any(SAID in one.data["text/plain"] for one in shown.outputs)

    for cell in ("from scomm import begin, check, explore", "deal = begin('90-tiny')", *RECORD.splitlines()):
        with capture_output():
            shell.run_cell(cell)
    assert [answers(id) for id in ("machine", "machine-2", "machine")] == [True, False, True]


def test_a_guess_that_is_asked_for_alone_is_answered_wherever_that_is(notebook, capsys):
    notebook.begin()
    notebook.run(RECORD)
    opened(notebook, capsys)
    notebook.run("explore('denominator-machine', after='guess-red')")
    capsys.readouterr()
    notebook.run("reveal('guess-red')")
    assert SAID in capsys.readouterr().out


def test_an_explorer_answers_above_itself(notebook, capsys):
    notebook.begin()
    notebook.run(RECORD)
    notebook.run("explore('denominator-machine', after='guess-red')")
    assert SAID in capsys.readouterr().out


def test_the_passport_keeps_guess_confidence_truth_and_day(notebook, capsys, here, restart):
    notebook.begin()
    notebook.run(RECORD)
    assert kept(here)["guess-red"].truth == ()
    opened(notebook, capsys)
    found = kept(here)["guess-red"]
    assert (found.guess, found.confidence, found.truth) == (80, 70, (TRUE,))
    assert found.seen
    again = restart()
    again.begin()
    assert SAID in opened(again, capsys)
    assert kept(here)["guess-red"] == found


def test_what_was_guessed_in_lesson_0_is_answered_by_the_lesson_that_has_the_data(
    notebook, capsys, here, in_lesson_0
):
    before = in_lesson_0.read_bytes()
    notebook.begin()
    notebook.run(RECORD)
    shown = opened(notebook, capsys)
    assert say("title.earlier", what=what_is_asked("convicted-of-removed-2023")) in shown
    assert say("compared", guess=15, truth="40") in shown
    assert what_is_asked("less-likely-to-call") not in shown
    assert kept(here)[f"{LESSON_0}/guess-convicted"].guess == 15
    assert in_lesson_0.read_bytes() == before


def test_a_guess_of_lesson_0_that_an_exercise_asks_for_waits_until_it_is_asked_for_alone(
    notebook, capsys, here, in_lesson_0, kit
):
    (kit / "solutions" / "90-tiny" / "exercises.py").write_text(
        "from msgspec.structs import replace\nfrom tests.exercises.learner.test_guesses import GUESS, LESSON as WHOLE\n"
        "waits = replace(GUESS, answered_alone=GUESS.earlier)\n"
        "LESSON = replace(WHOLE, exercises=tuple(waits if one.id == GUESS.id else one for one in WHOLE.exercises))\n"
    )
    earlier = say("title.earlier", what=what_is_asked("convicted-of-removed-2023"))
    notebook.begin()
    notebook.run(RECORD)
    shown = opened(notebook, capsys)
    assert SAID in shown
    assert earlier not in shown
    assert f"{LESSON_0}/guess-convicted" not in kept(here)
    notebook.run("reveal('guess-red')")
    shown = capsys.readouterr().out
    assert SAID in shown
    assert earlier in shown
    notebook.run("from scomm import the_end\nthe_end()")
    assert kept(here)[f"{LESSON_0}/guess-convicted"].guess == 15


def test_a_guess_of_lesson_0_stays_as_it_was_when_it_was_answered(notebook, capsys, in_lesson_0):
    notebook.begin()
    notebook.run(RECORD)
    opened(notebook, capsys)
    changed = in_lesson_0.read_text("utf-8").replace('"guess": 15', '"guess": 40')
    in_lesson_0.write_text(changed, "utf-8")
    assert say("compared", guess=15, truth="40") in opened(notebook, capsys)


@pytest.mark.parametrize("text", ["", "{", '{"passport": 99}'])
def test_a_passport_of_lesson_0_that_cannot_be_read_is_passed_over(notebook, capsys, in_lesson_0, text):
    in_lesson_0.write_text(text)
    notebook.begin()
    notebook.run(RECORD)
    assert SAID in opened(notebook, capsys)


def test_a_graded_course_answers_a_guess_from_public_data(notebook, capsys, here, kit):
    (kit / "solutions" / "90-tiny" / "exercises.py").unlink()
    (here / "practice.json").write_text(json.dumps(to_practice(LESSON, tiny.load)), "utf-8")
    notebook.begin()
    notebook.run(RECORD)
    assert SAID in opened(notebook, capsys)


def test_a_truth_that_this_kit_does_not_know_stops_nothing(notebook, capsys, here, kit):
    (kit / "solutions" / "90-tiny" / "exercises.py").unlink()
    bundle = json.dumps(to_practice(LESSON, tiny.load)).replace("convicted-of-removed-20", "of-tomorrow-20")
    (here / "practice.json").write_text(bundle, "utf-8")
    notebook.begin()
    notebook.run(RECORD)
    assert opened(notebook, capsys) == ""


def test_a_guess_without_a_truth_is_not_answered(notebook, capsys, kit):
    (kit / "solutions" / "90-tiny" / "exercises.py").write_text("from tests.exercises.tiny import LESSON\n")
    notebook.begin()
    notebook.run(RECORD)
    assert opened(notebook, capsys) == ""


def test_nothing_is_answered_while_a_notebook_is_graded(notebook, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv(GRADING, str(tmp_path))
    notebook.begin()
    assert opened(notebook, capsys) == ""
    assert session.marks() == {}


def test_what_was_dealt_may_be_marked_at_once_and_a_guess_once_it_is_answered(notebook, capsys, in_lesson_0):
    assert session.marks() == {}
    deal = notebook.begin()
    notebook.run(RECORD)
    assert session.marks() == {**vars(deal), "solved": ()}
    opened(notebook, capsys)
    assert session.marks() == {
        **vars(deal),
        "convicted-of-removed-2014": 80,
        "convicted-of-removed-2023": 15,
        "solved": (),
    }
